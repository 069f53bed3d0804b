"""Stories: articles about one chain of events, split into episodes, with what their texts say beside each other.

Everything said about the news is a quote: a stretch of an article that a screen shows and leads to.  Knows neither how
stories are found nor how they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from reader.model.article import ArticleNumber, ArticleRow
from reader.model.dates import Grade

StoryNumber = int
"""The store's own row number of a story: small, local, never shown."""

ListKey = int
"""A row of the list: an article's number, the negative of a story's; `model.lists` has those of sources."""

CopyKind = Literal["copy", "same text", "rewrite"]
"""A copy; one of equal texts of which nothing tells which was first; a text that shares half of its words."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """What one row of the list by stories shows."""

    number: StoryNumber
    id: str
    name: str
    article_count: int
    source_count: int
    unread_count: int
    new_count: int
    """Unread articles that came since the story was last looked at; all unread ones where it never was."""
    seen: datetime | None
    """When the user last looked at it; aware, UTC."""
    latest: date | None
    """Latest day on which one of its articles was published."""
    is_followed: bool
    is_muted: bool
    latest_grade: Grade | None = None
    """How sure that day is: the surest of the articles published on it."""
    newest_title: str = ""
    """Headline of its last article, copies aside."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of one block of one article, as printed."""

    article: ArticleNumber
    block: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """A day, week, month or year that articles speak of, with the sentence that says most about it."""

    earliest: date
    latest: date
    quote: Quote
    article_count: int
    """How many articles of the episode speak of it."""


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """A name or a number that one report of an episode has and no other."""

    kind: Literal["name", "number"]
    text: str
    quote: Quote
    """The sentence it stands in."""
    entity_id: str | None = None
    """Of a name."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One of the values that reports of an episode give."""

    value: str
    """As printed."""
    quote: Quote
    """The sentence that gives it."""
    articles: tuple[ArticleNumber, ...]
    """Every report that gives this value, the quoted one first."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A role, number or side of a body for which reports of one episode give several values; nobody is said right."""

    id: str
    """The same whenever the same texts are compared: what a rejection is kept under."""
    kind: Literal["role", "number", "side"]
    subject: str
    """Printed words of the first claim's sentence that name what differs: "leads the Ukrainian delegation"."""
    claims: tuple[Claim, ...]
    """Two or more, most often reported first."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article with (nearly) the same text as a report, folded under it."""

    row: ArticleRow
    kind: CopyKind
    added_sentence_count: int
    """Sentences that the report it is folded under does not have."""


@dataclass(frozen=True, slots=True)
class Report:
    """One article of an episode, its copies folded under it."""

    row: ArticleRow
    copies: tuple[Copy, ...]
    only_here: tuple[OnlyHere, ...]


@dataclass(frozen=True, slots=True)
class Episode:
    """One stage of a story."""

    id: str
    first_day: date | None
    """None where none of its articles has a date."""
    last_day: date | None
    reports: tuple[Report, ...]
    """Earliest first."""
    days: tuple[TimelineDay, ...]
    """In order of time."""
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """All that the story screen shows."""

    row: StoryRow
    episodes: tuple[Episode, ...]
    """Earliest first: each is the one before's later stage."""
    neighbours: tuple[StoryRow, ...] = ()
    """Stories that may be one with this one, but were both looked at before that showed: the user decides."""


@dataclass(frozen=True, slots=True)
class StoryPlace:
    """Where an article stands among stories, for the sidebar and for `export`."""

    story: StoryRow
    episode_id: str
    duplicate_of: str | None
    """Id of the article whose copy it is."""


@dataclass(frozen=True, slots=True)
class StoryCounts:
    """What the header says about stories."""

    story_count: int
    """Stories that have new articles, muted ones left out."""
    followed_count: int
    """Those of them that the user follows."""
