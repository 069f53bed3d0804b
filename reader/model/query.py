"""The query tree: what a search means, in every engine and in the library.

Knows neither how a query is typed nor how it is answered.  `Named`, `FromSource`, `OfStory`, `Tagged`, `InState`
and `Added` are resolved by the library to `Among` before an engine sees the tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reader.model.article import ArticleNumber
from reader.model.entity import EntityType

TextField = Literal["any", "title", "body"]
"""`title` is the shown title; `body` is dek, subtitle and paragraphs; `any` is both."""

State = Literal["unread", "read", "starred", "new"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms: matched by its stem."""

    text: str
    field: TextField = "any"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words whose stems stand at consecutive positions of one block."""

    words: tuple[str, ...]
    field: TextField = "any"


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins with these letters, unstemmed."""

    text: str
    field: TextField = "any"


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words nearly spelled like this, unstemmed: 1 edit from four letters, 2 from eight, same first letter."""

    text: str
    field: TextField = "any"


@dataclass(frozen=True, slots=True)
class And:
    """All parts match."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part matches."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not match."""

    part: Tree


@dataclass(frozen=True, slots=True)
class Boost:
    """The part counts `factor` times in the score; what matches is unchanged."""

    part: Tree
    factor: float


@dataclass(frozen=True, slots=True)
class DateWithin:
    """The publication range lies wholly inside earliest..latest; undated articles never match."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class DateSince:
    """The publication range begins on or after this day."""

    day: date


@dataclass(frozen=True, slots=True)
class DateUntil:
    """The publication range ends on or before this day."""

    day: date


@dataclass(frozen=True, slots=True)
class Added:
    """Imported on a day of earliest..latest, local time."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Named:
    """An entity by any of its spellings; `type` None means any type."""

    name: str
    type: EntityType | None = None


@dataclass(frozen=True, slots=True)
class FromSource:
    """Published by a source whose name holds these words in this order."""

    name: str


@dataclass(frozen=True, slots=True)
class OfStory:
    """Part of a story whose id begins like this, or whose name or headlines hold these words in this order."""

    name: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """The user put this tag on it, or one that begins like this."""

    tag: str
    """Folded."""
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class InState:
    """What the user has done with the article."""

    state: State


@dataclass(frozen=True, slots=True)
class Among:
    """One of these articles."""

    numbers: frozenset[ArticleNumber]


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No article."""


Tree = (
    Word
    | Phrase
    | Prefix
    | Fuzzy
    | And
    | Or
    | Not
    | Boost
    | DateWithin
    | DateSince
    | DateUntil
    | Added
    | Named
    | FromSource
    | OfStory
    | Tagged
    | InState
    | Among
    | Everything
    | Nothing
)


@dataclass(frozen=True, slots=True)
class ReadQuery:
    """A query as it was understood."""

    text: str
    tree: Tree
    read_as: str
    """The tree spelled out in the query language, for the user to check."""
    remarks: tuple[str, ...] = ()
    """What was left out or taken for something else, one short line each: "2025-13 is no month"."""
