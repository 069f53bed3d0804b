"""Articles on their way in, and articles as they are kept.

Knows nothing of how a text is cleaned, where it is stored or how it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Literal

from reader.model.dates import PublicationDate

ArticleNumber = int
"""The store's own row number of an article: small, local, never shown."""

MediaType = Literal["text/plain", "text/markdown"]

RemovedKind = Literal[
    "headline_copy",
    "paragraph_copy",
    "appeal",
    "consent",
    "share",
    "caption",
    "credit",
    "links",
    "promo",
    "residue",
]

CHANGE_NOTE = "note on how the text was changed"
"""Why a note that says no more than that the text was changed is removed: no part of the story, but shown below it."""

TITLE, DEK, SUBTITLE = -3, -2, -1
"""Block numbers of the head; the body's paragraphs count up from 0."""

HEAD_BLOCK_NAMES = {TITLE: "title", DEK: "dek", SUBTITLE: "subtitle"}


@dataclass(frozen=True, slots=True)
class RawItem:
    """What a fetcher found: bytes, and where they came from."""

    data: bytes
    path: str | None
    """As the user gave it; None for standard input."""
    absolute_path: str | None
    media_type: MediaType
    place: str
    """Name of the folder or stream it came from: the source, where the text names no other."""


@dataclass(frozen=True, slots=True)
class Document:
    """One decoded, sanitised text as stripped lines, blank ones included."""

    lines: tuple[str, ...]
    headline: str | None = None
    """A headline that the format itself marks (Markdown's first heading)."""
    mended_lines: frozenset[int] = frozenset()
    """Numbers of the lines whose letters were set right after a wrong decoding."""


@dataclass(frozen=True, slots=True)
class Removed:
    """Neighbouring lines that cleaning took out of the story, joined by newlines, and why."""

    kind: RemovedKind
    text: str
    reason: str

    @property
    def kind_name(self) -> str:
        """The kind as a reader understands it: "page furniture"."""
        return "page furniture" if self.kind == "residue" else self.kind.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Repair:
    """A change to the letters of one block; a wrong apostrophe keeps its letter and is only read as the right one."""

    kind: Literal["missing_space", "wrong_apostrophe", "mojibake"]
    block: int
    text: str
    """The repaired place with a few letters around it."""


@dataclass(frozen=True, slots=True)
class CleanText:
    """The parts of one document; together with `removed` they cover its lines."""

    title: str | None
    dek: str | None
    subtitle: str | None
    body: tuple[str, ...]
    removed: tuple[Removed, ...] = ()
    repairs: tuple[Repair, ...] = ()
    author: str | None = None
    source: str | None = None
    """The publisher, where the text itself names it."""

    def blocks(self) -> Iterator[tuple[int, str]]:
        """Yield (block number, text) in reading order, absent head blocks left out."""
        for number, text in ((TITLE, self.title), (DEK, self.dek), (SUBTITLE, self.subtitle)):
            if text is not None:
                yield number, text
        yield from enumerate(self.body)


@dataclass(frozen=True, slots=True)
class Article:
    """One cleaned report as the store keeps it."""

    number: ArticleNumber
    id: str
    text: CleanText
    display_title: str
    """The title, or a line derived from the lead where the text has none."""
    source: str
    url: str | None
    path: str | None
    language: str | None
    own_date: PublicationDate | None
    published: PublicationDate | None
    words: int
    added: datetime
    revision_count: int = 1

    @property
    def is_source_a_folder(self) -> bool:
        """Whether nobody says who published it, so that its source is only where its file lay."""
        return self.text.source is None and self.source in PurePath(self.path or "").parts[:-1]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What one row of the list shows of an article."""

    number: ArticleNumber
    id: str
    display_title: str
    source: str
    published: PublicationDate | None
    words: int
    is_read: bool
    is_starred: bool
    is_new: bool
    tags: tuple[str, ...] = ()
    """The user's, in alphabetical order."""


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier or the current text of an article."""

    number: int
    added: datetime
    raw_text: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Related:
    """Another article that has to do with this one, and why, in words a person can read."""

    row: ArticleRow
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleDetails:
    """All that is known about an article beside its text."""

    article: Article
    revisions: tuple[Revision, ...]
    raw_text: str
    tags: tuple[str, ...] = ()
