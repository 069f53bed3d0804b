"""What a user has done and where they are: trail, counts, journal.

Knows neither how it is kept nor which keys led to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Marking = Literal["read", "unread", "star", "unstar"]
"""What `newsreader mark` can make of articles."""

TrailKind = Literal["article", "search", "name", "story"]


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One stop of the reading trail."""

    kind: TrailKind
    target: str
    """Article id, query text, entity id or story id."""
    offset: int = 0
    """Where the reader's first visible line began: a code point of the page's text; for a search the row."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The stops of one window and which of them is shown; `position` is -1 where there are none."""

    entries: tuple[TrailEntry, ...] = ()
    position: int = -1


OthersDid = Literal["nothing", "work", "deeds"]
"""What other windows and programs did meanwhile: `work` brings articles in or sorts them, `deeds` are a user's."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the header says about the library."""

    article_count: int
    unread_count: int
    new_count: int
    starred_count: int


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag, how many articles have it, and how many of them are unread."""

    tag: str
    article_count: int
    unread_count: int


@dataclass(frozen=True, slots=True)
class Step:
    """A user action that was done, undone or redone."""

    label: str
    """A past participle with its object: "120 marked read", "starred"."""
    numbers: tuple[int, ...]
    """Articles that look different now."""
