"""What the library is asked, and the messages that carry its answers; each answer carries its question.

A screen that gets an answer to a question it no longer has drops it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from textual.message import Message

from reader.model.article import Article, ArticleDetails, ArticleNumber, ArticleRow
from reader.model.desk import Counts, Step, Trail
from reader.model.entity import EntityPage, OpenedArticle
from reader.model.facet import Filter
from reader.model.lists import SourceRow
from reader.model.search import Mark, SearchHit, SearchResult, Sort, Suggestion
from reader.model.story import ListKey, StoryCounts, StoryRow
from reader.model.work import ImportReport, Progress
from reader.tui.bridge.answer import Answer
from reader.tui.pages.article import Beside

Manner = Literal["preview", "open", "hit", "related", "trail", "again"]
"""How an article came to be shown; it decides when it counts as read.  `again`: it is shown already, and something of
it may look different."""

Reach = Literal["articles", "stories", "names", "anything"]
"""What a step may have changed beside the articles it names."""


NO_LEADS: Mapping[ArticleNumber, str] = {}


@dataclass(frozen=True, slots=True)
class PageQuestion:
    """Which rows of which list."""

    generation: int
    page_number: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class ArticleQuestion:
    """Which article, by number or else by id, why, and from which line on."""

    number: ArticleNumber | None
    manner: Manner
    article_id: str = ""
    offset: int | None = None
    """None: where the user left it."""
    step_hit: Literal[-1, 0, 1] = 0
    """1: go to the first hit, -1: to the last."""
    stretch: Mark | None = None
    """Go to this place of the text, and point it out."""


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """Which name's page, and from which line on."""

    entity_id: str
    offset: int = 0
    is_new_stop: bool = True
    """False on the way along the trail."""
    is_again: bool = False
    """Whether it is shown already, and something of it may look different."""


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """What was typed, whether typing goes on, the row to stand on, the order of what is found, what it must have."""

    text: str
    is_typing: bool
    row: int = 0
    sort: Sort = "best"
    filter: Filter = ()


@dataclass(frozen=True, slots=True)
class UnreadQuestion:
    """The next row with something unread of which list, from which row, which way."""

    generation: int
    start: int
    step: Literal[-1, 1]


class PageRead(Answer):
    """Rows of the list, None for a story that is no longer there; and what articles begin with, where that is shown."""

    def __init__(
        self,
        question: PageQuestion,
        rows: Sequence[ArticleRow | SearchHit | StoryRow | SourceRow | None],
        leads: Mapping[ArticleNumber, str] = NO_LEADS,
    ) -> None:
        super().__init__()
        self.question = question
        self.rows = rows
        self.leads = leads


class RowsRead(Answer):
    """Rows that may look different now."""

    def __init__(self, rows: Sequence[ArticleRow]) -> None:
        super().__init__()
        self.rows = rows


class UnreadKept(Answer):
    """The rows of a list that have something unread."""

    def __init__(self, generation: int, keys: Sequence[ListKey]) -> None:
        super().__init__()
        self.generation = generation
        self.keys = keys


class UnreadFound(Answer):
    """The next row with something unread, or None."""

    def __init__(self, question: UnreadQuestion, index: int | None) -> None:
        super().__init__()
        self.question = question
        self.index = index


class ArticleRead(Answer):
    """An article to be shown."""

    def __init__(
        self,
        question: ArticleQuestion,
        opened: OpenedArticle,
        beside: Beside,
        marks: Sequence[Mark],
        left_at_offset: int,
    ) -> None:
        super().__init__()
        self.question = question
        self.opened = opened
        self.beside = beside
        self.marks = marks
        self.left_at_offset = left_at_offset


class NameRead(Answer):
    """A name's page to be shown."""

    def __init__(self, question: NameQuestion, page: EntityPage) -> None:
        super().__init__()
        self.question = question
        self.page = page


class DetailsRead(Answer):
    """All that is known of one article."""

    def __init__(self, details: ArticleDetails) -> None:
        super().__init__()
        self.details = details


class CitedRead(Answer):
    """An article that is to be cited."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article


class Found(Answer):
    """What a search found, with its first rows."""

    def __init__(self, question: SearchQuestion, result: SearchResult, first: Sequence[SearchHit]) -> None:
        super().__init__()
        self.question = question
        self.result = result
        self.first = first


class Completed(Answer):
    """How what was typed is likely to go on; None where nothing is likely."""

    def __init__(self, text: str, suggestion: Suggestion | None) -> None:
        super().__init__()
        self.text = text
        self.suggestion = suggestion


class DeskRead(Answer):
    """What the previous window left, and the queries of the past, newest first."""

    def __init__(self, trail: Trail, history: Sequence[str], read_only: str = "") -> None:
        """`read_only` says why nothing can be written, where that is so."""
        super().__init__()
        self.trail = trail
        self.history = history
        self.read_only = read_only


class CountsRead(Answer):
    """What the header says."""

    def __init__(self, counts: Counts, story_counts: StoryCounts) -> None:
        super().__init__()
        self.counts = counts
        self.story_counts = story_counts


class IndexRead(Answer):
    """How many articles a search cannot find yet, and why the index is made anew, where it has to be."""

    def __init__(self, not_yet_indexed: int, reason: str = "") -> None:
        super().__init__()
        self.not_yet_indexed = not_yet_indexed
        self.reason = reason


class StepTaken(Answer):
    """A user action was done, undone or redone; None where there was nothing to do, undo or redo."""

    def __init__(self, how: Literal["done", "undone", "redone"], step: Step | None, reach: Reach = "articles") -> None:
        super().__init__()
        self.how = how
        self.step = step
        self.reach: Reach = reach


class Copied(Answer):
    """The text was also written to this file."""

    def __init__(self, text: str, path: str) -> None:
        super().__init__()
        self.text = text
        self.path = path


class OriginalFound(Answer):
    """Where an original lies that cannot be opened here."""

    def __init__(self, target: str) -> None:
        super().__init__()
        self.target = target


class Told(Answer):
    """One line for the user."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


class Failed(Answer):
    """Something could not be done; the line says what, and what helps, the group which question it was."""

    def __init__(self, line: str, group: str) -> None:
        super().__init__()
        self.line = line
        self.group = group


class Refused(Answer):
    """Nothing can be written here, which was said at the start; the line says why once more."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


class IndexBroke(Answer):
    """A question found the index damaged, or not to be used: it is to be made anew."""

    def __init__(self, line: str, group: str) -> None:
        super().__init__()
        self.line = line
        self.group = group


class Crashed(Answer):
    """A mistake of ours came up in a thread."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error


class Progressed(Answer):
    """How far long work is; only the newest counts."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """A newer one makes a waiting one needless."""
        return isinstance(message, Progressed)


class WorkEnded(Answer):
    """Long work is over; the report is None where nothing was imported, the line says what kept it from its end."""

    def __init__(self, report: ImportReport | None, failure: str = "") -> None:
        super().__init__()
        self.report = report
        self.failure = failure
