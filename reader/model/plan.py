"""What ingest decided about one raw item: everything the store must write, in one value.

Knows neither how the decision was reached nor how it is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader.model.article import ArticleNumber, CleanText, MediaType
from reader.model.dates import PublicationDate
from reader.model.entity import NamedMention

IdentityKind = Literal["path", "raw"]


@dataclass(frozen=True, slots=True)
class IdentityKey:
    """One way to recognise an article that comes again."""

    kind: IdentityKind
    key: str


@dataclass(frozen=True, slots=True)
class CountableBlock:
    """A line whose repetition within one place may show that it is furniture."""

    hash: str
    is_lead: bool
    """A long line of the beginning: documents that share it are copies, and count once."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one text."""

    text: CleanText
    display_title: str
    language: str | None
    own_date: PublicationDate | None
    words: int
    mentions: tuple[NamedMention, ...]
    terms: tuple[tuple[str, float], ...]
    """Stems with the weight this document alone gives them."""
    sketch: tuple[int, ...]
    """The lowest hashes of its runs of words."""
    countable_blocks: tuple[CountableBlock, ...]
    extractor: str
    """Version of the rules that found the names."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a text came from and how it is recognised."""

    keys: tuple[IdentityKey, ...]
    raw_hash: str
    raw: bytes
    """As it came, byte for byte."""
    media_type: MediaType
    path: str | None
    place: str
    """Name of the folder or stream it came from."""
    source: str
    """Who published it: named by the text, else the place."""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """Plan: keep this text as a new article."""

    id: str
    arrival: Arrival
    reading: Reading


@dataclass(frozen=True, slots=True)
class NewRevision:
    """Plan: this is another text of an article that is kept already."""

    number: ArticleNumber
    arrival: Arrival
    reading: Reading


@dataclass(frozen=True, slots=True)
class SameArticle:
    """Plan: nothing new, but it may be recognised by further keys from now on."""

    number: ArticleNumber
    keys: tuple[IdentityKey, ...]


Plan = NewArticle | NewRevision | SameArticle
