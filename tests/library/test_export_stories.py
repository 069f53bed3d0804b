from __future__ import annotations

from datetime import date

from reader.library.export_stories import story_page_to_object, story_to_object
from reader.model.article import TITLE, ArticleRow
from reader.model.story import (
    Claim,
    Copy,
    Difference,
    Episode,
    OnlyHere,
    Quote,
    Report,
    StoryPage,
    StoryRow,
    TimelineDay,
)
from tests.builders import make_date

DAY = date(2025, 7, 1)
ROW = StoryRow(1, "abcdefghijkl", "Port Wessel: ferry", 2, 1, 1, 1, None, DAY, True, False)
NEIGHBOUR = StoryRow(2, "mnopqrstuvwx", "Halbeck", 2, 1, 1, 1, None, None, False, False)


def article(number: int, id_: str) -> ArticleRow:
    return ArticleRow(number, id_, "The ferry", "The Wessel Courier", make_date(DAY), 9, False, False, False)


ORIGINAL, COPY = article(1, "aaaaaaaaaaaa"), article(2, "bbbbbbbbbbbb")
IN_TITLE = Quote(1, TITLE, 0, 9, "The ferry")
IN_COPY = Quote(2, 3, 4, 9, "ferry")
PAGE = StoryPage(
    ROW,
    (
        Episode(
            "cccccccccccc",
            DAY,
            None,
            (Report(ORIGINAL, (Copy(COPY, "copy", 2),), (OnlyHere("number", "212 people", IN_TITLE),)),),
            (TimelineDay(DAY, DAY, IN_TITLE, 2),),
            (Difference("d1", "role", "leads", (Claim("Brenk", IN_TITLE, (1, 2)), Claim("Vole", IN_COPY, (2,)))),),
        ),
    ),
    (NEIGHBOUR,),
)


def test_a_row_has_every_key():
    assert story_to_object(ROW) == {
        "id": "abcdefghijkl",
        "name": "Port Wessel: ferry",
        "articles": 2,
        "sources": 1,
        "unread": 1,
        "latest": "2025-07-01",
        "followed": True,
        "muted": False,
    }
    assert story_to_object(NEIGHBOUR)["latest"] is None


def test_a_page_names_articles_by_their_ids():
    page = story_page_to_object(PAGE)

    assert page["perhaps_one_with"] == ["mnopqrstuvwx"]
    (episode,) = page["episodes"]
    assert (episode["id"], episode["first_day"], episode["last_day"]) == ("cccccccccccc", "2025-07-01", None)
    (report,) = episode["reports"]
    assert report["copies"] == [{"id": "bbbbbbbbbbbb", "kind": "copy", "added_sentences": 2}]
    assert report["only_here"] == [{"kind": "number", "text": "212 people", "entity": None}]
    (difference,) = episode["differences"]
    assert [claim["articles"] for claim in difference["claims"]] == [["aaaaaaaaaaaa", "bbbbbbbbbbbb"], ["bbbbbbbbbbbb"]]
    assert difference["claims"][1]["quote"] == {
        "article": "bbbbbbbbbbbb",
        "paragraph": 3,
        "start": 4,
        "end": 9,
        "text": "ferry",
    }
    assert episode["days"][0]["quote"]["paragraph"] == "title"
