"""Values for tests of pages and widgets; every name and text is invented."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

from reader.model.article import Article, ArticleRow, CleanText, Related, Removed
from reader.model.dates import Grade, Precision, PublicationDate
from reader.model.entity import Companion, Entity, EntityInArticle, EntityPage, EntityType, Mention, OpenedArticle

TODAY = date(2025, 7, 30)

EVIL = (
    "a\x1b]52;c;QUJD\x07b\x1b[2Jc\x9b31md\x9d0;pwn\x9ce\u202ef\x00g\x7fh\x1bci\ud800j\r\nk\tl\u2028m"
    " [bold]n[/bold] [@click=app.quit]o[/] [/x] [red"
)
"""Escape sequences, C0, C1, bidi overrides, a lone surrogate, line ends and markup of every kind."""


def make_date(value: str = "2025-07-22", grade: Grade = "stated", precision: Precision = "day") -> PublicationDate:
    day = date.fromisoformat((value + "-01-01")[:10])
    return PublicationDate(value, day, day, precision, grade, ("on Tuesday",))


def make_row(number: int = 1, title: str = "Ferry strike enters third week", **changes: object) -> ArticleRow:
    values: dict[str, object] = {
        "id": f"id{number:010d}",
        "source": "Velmora Post",
        "published": make_date(),
        "words": 700,
        "is_read": False,
        "is_starred": False,
        "is_new": False,
    }
    return ArticleRow(number=number, display_title=title, **(values | changes))  # type: ignore[arg-type]


def make_text(**changes: object) -> CleanText:
    values: dict[str, object] = {
        "title": "Harbour talks resume",
        "dek": "A second round",
        "subtitle": None,
        "body": ("Oret Halvane came to Velmora.", "Halvane left again."),
        "removed": (Removed("appeal", "Give\nus\nmoney", "asks the reader for money"),),
    }
    return CleanText(**(values | changes))  # type: ignore[arg-type]


def make_article(text: CleanText | None = None, **changes: object) -> Article:
    text = text or make_text()
    values: dict[str, object] = {
        "number": 1,
        "id": "k3v9x2mqp7ra",
        "display_title": text.title or "A line of the lead",
        "source": "Northern Ledger",
        "url": None,
        "path": "texts/harbour.txt",
        "language": "en",
        "own_date": make_date(),
        "published": make_date(),
        "words": 1204,
        "added": datetime(2025, 7, 30, 9, 15, tzinfo=UTC),
    }
    return Article(text=text, **(values | changes))  # type: ignore[arg-type]


def make_name(
    id_: str, name: str, mentions: tuple[tuple[int, int, int], ...] = (), type_: EntityType = "person"
) -> EntityInArticle:
    return EntityInArticle(
        Entity(id_, name, type_, 3, (name,)),
        tuple(Mention(block, start, end, name, type_) for block, start, end in mentions),
    )


def make_opened(article: Article | None = None, related_count: int = 2, **changes: object) -> OpenedArticle:
    article = article or make_article()
    related = tuple(
        Related(make_row(10 + index, f"Related story {index}"), 1.0, ("same day", "shares Halvane"))
        for index in range(related_count)
    )
    values: dict[str, object] = {
        "row": make_row(article.number, article.display_title),
        "names": (make_name("halvane", "Oret Halvane", ((0, 0, 12), (1, 0, 7))), make_name("velmora", "Velmora")),
        "related": related,
    }
    return OpenedArticle(article=article, **(values | changes))  # type: ignore[arg-type]


def make_entity_page(article_count: int = 3) -> EntityPage:
    entity = Entity("halvane", "Oret Halvane", "person", article_count, ("Oret Halvane", "Halvane", "O. Halvane"))
    companion = Companion(Entity("dastane", "Mirelle Dastane", "person", 4), 2)
    rows = tuple(make_row(number, f"Story {number}") for number in range(1, article_count + 1))
    return EntityPage(entity, rows, (companion,))


def has_controls(text: str) -> bool:
    """Whether a terminal would obey something in this text."""
    return any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} or letter == "\u202e" for letter in text)
