"""Values for tests of pages and widgets; every name and text is invented."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

from reader.model.article import Article, ArticleRow, CleanText, Related, Removed
from reader.model.dates import Grade, Precision, PublicationDate
from reader.model.entity import Companion, Entity, EntityInArticle, EntityPage, EntityType, Mention, OpenedArticle
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


def make_quote(article: int = 1, block: int = 0, text: str = "Halvane leads the port delegation.") -> Quote:
    return Quote(article, block, 4, 4 + len(text), text)


def make_story_row(**changes: object) -> StoryRow:
    values: dict[str, object] = {
        "number": 7,
        "id": "st0ry",
        "name": "Velmora harbour talks",
        "article_count": 5,
        "source_count": 3,
        "unread_count": 2,
        "new_count": 2,
        "seen": datetime(2025, 7, 29, 18, 4, tzinfo=UTC),
        "latest": date(2025, 7, 23),
        "is_followed": True,
        "is_muted": False,
    }
    return StoryRow(**(values | changes))  # type: ignore[arg-type]


def make_difference(id_: str = "d1") -> Difference:
    claims = (
        Claim("Halvane", make_quote(3), (3, 5)),
        Claim("Dastane", make_quote(4, text="Dastane leads the port delegation."), (4,)),
    )
    return Difference(id_, "role", "leads the port delegation", claims)


def make_story(**changes: object) -> StoryPage:
    """Two episodes: reports 1 and 2; then 3 with a copy, 4 and 5, a day, a difference, a name and a number."""
    read = {"is_read": True}
    only = (OnlyHere("name", "Ferrin", make_quote(4, 2), "ferrin"), OnlyHere("number", "1,200", make_quote(4, 3)))
    copy = Copy(make_row(6, "Port talks go on", source="Bay Wire"), "copy", 3)
    first = Episode(
        "e1",
        date(2025, 5, 16),
        date(2025, 5, 17),
        (Report(make_row(1, "Talks begin", **read), (), ()), Report(make_row(2, "Talks end", **read), (), ())),
        (),
        (),
    )
    second = Episode(
        "e2",
        date(2025, 7, 22),
        date(2025, 7, 23),
        (
            Report(make_row(3, "Talks resume", **read), (copy,), ()),
            Report(make_row(4, "A second round", source="Bay Wire", published=make_date(grade="inferred")), (), only),
            Report(make_row(5, "Halvane leaves", **read), (), ()),
        ),
        (TimelineDay(date(2025, 7, 22), date(2025, 7, 22), make_quote(3, 1, "They met on Tuesday."), 2),),
        (make_difference(),),
    )
    values: dict[str, object] = {"row": make_story_row(), "episodes": (first, second)}
    return StoryPage(**(values | changes))  # type: ignore[arg-type]


def make_evil_story() -> StoryPage:
    """Every text of it is hostile."""
    row, quote = make_row(1, EVIL, source=EVIL), make_quote(text=EVIL)
    report = Report(row, (Copy(row, "rewrite", 1),), (OnlyHere("name", EVIL, quote, EVIL),))
    difference = Difference(EVIL, "number", EVIL, (Claim(EVIL, quote, (1, 1)), Claim(EVIL, quote, (2,))))
    day = TimelineDay(TODAY, TODAY, quote, 2)
    story = make_story_row(name=EVIL, id=EVIL)
    return StoryPage(story, (Episode(EVIL, None, None, (report,), (day,), (difference,)),) * 2, (story,))


def has_controls(text: str) -> bool:
    """Whether a terminal would obey something in this text."""
    return any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} or letter == "\u202e" for letter in text)
