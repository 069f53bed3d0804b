"""Questions to a full-text index, its answers, and what the user sees of them.

Knows no engine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from reader.model.article import ArticleNumber, ArticleRow

if TYPE_CHECKING:
    from reader.model.facet import Filter
    from reader.model.query import Tree  # twenty classes that a screen starts without

Sort = Literal["best", "newest", "oldest", "arrived"]


@dataclass(frozen=True, slots=True)
class IndexedText:
    """What an index keeps of one article."""

    number: ArticleNumber
    title: str
    body: tuple[str, ...]
    """Dek, subtitle and paragraphs, each a block that no phrase crosses."""
    language: str | None
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Question:
    """A resolved tree and the order in which its articles are wanted."""

    tree: Tree
    sort: Sort = "best"


@dataclass(frozen=True, slots=True)
class Answer:
    """Every article that matches, in the asked order; `scores` has the same length as `numbers`."""

    numbers: tuple[ArticleNumber, ...]
    scores: tuple[float, ...]
    cuts: tuple[str, ...] = ()
    """One line for each expansion that was cut to its commonest words."""


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """How far an index has come: a rebuild fills it newest first, later changes follow by their sequence.

    It holds every article numbered `unfilled_below` or higher as its changes up to `applied_sequence` made it.
    """

    applied_sequence: int
    unfilled_below: ArticleNumber = 0
    """0 once the rebuild is done."""
    lineage: str = field(default="", compare=False)
    """Names the rebuild that this index stems from; its library knows it."""


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """How far an index has come."""

    engine: str
    generation: str
    """Name of the serving folder, empty where there is none."""
    state: Literal["ready", "building", "missing", "untrusted", "broken"]
    article_count: int
    record: IndexRecord
    reason: str = ""
    """Why it cannot be used and is made anew, as a person reads it after "the search index"; empty where it can."""

    @property
    def is_usable(self) -> bool:
        """Whether searches may be answered from it."""
        return self.state in ("ready", "building")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one block that a search hit."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One row of search results; offsets are code points of `title` and `snippet`."""

    row: ArticleRow
    score: float
    title_marks: tuple[tuple[int, int], ...]
    snippet: str
    snippet_marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class OtherSpellings:
    """Articles that name what was searched for, but spell it otherwise than the words of the query."""

    count: int
    query: str
    """What finds all of them: `person:zelensky`."""

    @property
    def remark(self) -> str:
        """One line that says so."""
        return f"{self.count:,} more under other spellings: {self.query}"


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Everything a search found: all numbers in order, so that pages and neighbours cost no second search."""

    text: str
    read_as: str
    tree: Tree
    """Unresolved, for marking."""
    sort: Sort
    numbers: tuple[ArticleNumber, ...]
    scores: tuple[float, ...]
    took_ms: float
    engine: str
    not_yet_indexed: int
    notes: tuple[str, ...] = ()
    filter: Filter = ()
    """What the articles found have in common beside the query."""
    did_you_mean: str | None = None
    """Where nothing is found: the query in a near spelling that finds something."""
    remarks: tuple[str, ...] = ()
    """What of the query was left out or taken for something else."""
    other_spellings: OtherSpellings | None = None
    """Where the query is a known name and nothing else, what words alone cannot find of it."""

    @property
    def misreading(self) -> str:
        """One line that says how the query was read and why not as it stands; empty where it was."""
        if not self.remarks:
            return ""
        return f"{', '.join(self.remarks)} · read as: {'everything' if self.read_as == '*' else self.read_as}"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """How a query could go on: as shown behind what was typed, and as it then stands in the box."""

    shown: str
    taken: str
