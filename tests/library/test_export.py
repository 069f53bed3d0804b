from __future__ import annotations

import json
from datetime import UTC, date, datetime

from reader.library.export import (
    article_to_object,
    date_to_object,
    name_to_object,
    related_to_object,
    report_to_object,
    search_to_object,
)
from reader.model.article import DEK, TITLE, Article, ArticleRow, CleanText, Related, Removed
from reader.model.dates import PublicationDate
from reader.model.entity import Entity, EntityInArticle, Mention, OpenedArticle
from reader.model.query import Word
from reader.model.search import SearchHit, SearchResult
from reader.model.work import ImportReport, Problem

JULY = PublicationDate("2025-07", date(2025, 7, 1), date(2025, 7, 31), "month", "inferred", ("last month",))
TEXT = CleanText(None, "A dek.", None, ("Odalys Brenk came.",), (Removed("share", "Share\nTweet", "share words"),))
ARTICLE = Article(
    1, "abcdefghijkl", TEXT, "Odalys Brenk came", "The Wessel Courier", None, "in/a.txt", "en", None, JULY, 3,
    datetime(2025, 8, 1, tzinfo=UTC),
)  # fmt: skip
ROW = ArticleRow(2, "mnopqrstuvwx", "The ferry", "Northern Wire", None, 9, False, False, True)
BRENK = Entity("person-1", "Odalys Brenk", "person", 4, ("Odalys Brenk", "Brenk"))
WESSEL = Entity("place-1", "Wessel", "place", 1, ("Wessel",))
OPENED = OpenedArticle(
    ARTICLE,
    ROW,
    (
        EntityInArticle(BRENK, (Mention(DEK, 0, 1, "A", "person"), Mention(0, 0, 12, "Odalys Brenk", "person"))),
        EntityInArticle(WESSEL, (Mention(TITLE, 0, 9, "Wesselian", "place", is_demonym=True),)),
    ),
    (Related(ROW, 0.123456, ("same day",)),),
)


def test_an_article_has_every_key() -> None:
    assert article_to_object(OPENED) == {
        "id": "abcdefghijkl",
        "title": None,
        "display_title": "Odalys Brenk came",
        "dek": "A dek.",
        "subtitle": None,
        "source": "The Wessel Courier",
        "path": "in/a.txt",
        "url": None,
        "author": None,
        "language": "en",
        "published": {
            "date": "2025-07",
            "earliest": "2025-07-01",
            "latest": "2025-07-31",
            "precision": "month",
            "grade": "inferred",
            "evidence": ["last month"],
        },
        "body": ["Odalys Brenk came."],
        "removed": [{"kind": "share", "text": "Share\nTweet", "reason": "share words"}],
        "entities": [
            {
                "id": "person-1",
                "name": "Odalys Brenk",
                "type": "person",
                "mentions": [
                    {"text": "A", "paragraph": "dek", "start": 0, "end": 1},
                    {"text": "Odalys Brenk", "paragraph": 0, "start": 0, "end": 12},
                ],
            }
        ],
        "related": [{"id": "mnopqrstuvwx", "score": 0.1235, "reasons": ["same day"]}],
        "story": None,
        "episode": None,
        "duplicate_of": None,
        "words": 3,
    }


def test_an_unknown_date_is_null() -> None:
    assert date_to_object(None) is None


def test_a_search_keeps_its_notes_beside_how_it_was_read() -> None:
    result = SearchResult(
        "fer*", "fer*", Word("fer"), "best", (1, 2), (2.0, 1.0), 1.26, "whoosh", 0, ("cut to 64 words",)
    )
    hit = SearchHit(ROW, 2.00004, (), "the ferry", ((4, 9),))
    found = search_to_object(result, [(hit, ARTICLE)], None)
    assert (found["read_as"], found["total"], found["took_ms"]) == ("fer*; cut to 64 words", 2, 1.3)
    assert (found["facets"], found["did_you_mean"]) == (None, None)
    assert found["hits"][0]["marks"] == [[4, 9]]
    assert found["hits"][0]["title"] is None
    json.dumps(found)


def test_names_related_articles_and_reports() -> None:
    assert name_to_object(BRENK) == {
        "id": "person-1",
        "name": "Odalys Brenk",
        "type": "person",
        "articles": 4,
        "aliases": ["Odalys Brenk", "Brenk"],
    }
    assert related_to_object(OPENED.related[0])["published"] is None
    report = ImportReport(1, 2, 3, (Problem("a.txt", "empty"),), True, (7,), ((".eml", 2),))
    assert report_to_object(report, ["abcdefghijkl"]) == {
        "new": 1,
        "changed": 2,
        "unchanged": 3,
        "problems": [{"subject": "a.txt", "reason": "empty", "remedy": None}],
        "left_out": {".eml": 2},
        "stopped": True,
        "new_ids": ["abcdefghijkl"],
    }
