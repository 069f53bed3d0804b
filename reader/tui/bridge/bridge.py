"""Every call of the library that the screens make, each in a thread, each answered by a message.

Knows no widgets: answers go to the node it was made with.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.dom import DOMNode

from reader.model.article import ArticleNumber
from reader.model.desk import Step, Trail
from reader.model.errors import NoDesktopError, NoSuchEntityError, ReaderError, WorkCancelledError
from reader.model.search import SearchResult
from reader.model.story import ListKey
from reader.model.theme import ThemeChoice
from reader.model.work import ImportReport, Progress
from reader.tui.bridge.answer import LibraryReady, ManualReady
from reader.tui.bridge.answers import (
    ArticleQuestion,
    ArticleRead,
    CitedRead,
    Completed,
    Copied,
    CountsRead,
    DeskRead,
    DetailsRead,
    Found,
    IndexRead,
    NameQuestion,
    NameRead,
    OriginalFound,
    PageQuestion,
    PageRead,
    Progressed,
    RowsRead,
    SearchQuestion,
    StepTaken,
    Told,
    UnreadFound,
    UnreadKept,
    UnreadQuestion,
    WorkEnded,
)
from reader.tui.bridge.filtering import FilteringBridge
from reader.tui.bridge.first_page import FIRST_ROWS, read_first_page
from reader.tui.bridge.lists import ListBridge
from reader.tui.bridge.naming import NameGone, NamingBridge
from reader.tui.bridge.passing_on import PassingOnBridge
from reader.tui.bridge.places import PlacesBridge
from reader.tui.bridge.rows import find_next_unread, find_unread, read_rows
from reader.tui.bridge.stories import StoryBridge, read_beside
from reader.tui.bridge.story_list import StoryListBridge
from reader.tui.bridge.tagging import TagBridge
from reader.tui.bridge.threads import Threads
from reader.tui.bridge.watching import WatchBridge

if TYPE_CHECKING:
    from reader.library import Library

SNIPPET_WIDTH = 64
"""Code points that two lines of the list hold."""
ROWS_WHILE_TYPING = 24
"""Rows of three lines that fill a tall screen; the list asks for more where it shows more.  Snippets are most of what a
keystroke costs."""


class Bridge:
    """The library as the screens see it."""

    def __init__(self, library: Library, node: DOMNode) -> None:
        self._library = library
        self._threads = Threads(node)
        self.articles = ArticleBridge(library, self._threads)
        self.search = SearchBridge(library, self._threads)
        self.desk = DeskBridge(library, self._threads)
        self.lists = ListBridge(library, self._threads)
        self.places = PlacesBridge(library, self._threads)
        self.story_list = StoryListBridge(library, self._threads)
        self.filtering = FilteringBridge(library, self._threads)
        self.naming = NamingBridge(library, self._threads)
        self.work = WorkBridge(library, self._threads, node)
        self.stories = StoryBridge(library, self._threads)
        self.watch = WatchBridge(library, self._threads)
        self.tags = TagBridge(library, self._threads)
        self.passing_on = PassingOnBridge(library, self._threads)

    def close(self) -> None:
        """Cancel long work and wait until everything the user did is written."""
        self.work.cancel()
        self._threads.close()


class ArticleBridge:
    """Rows, articles, names."""

    def __init__(self, library: Library, threads: Threads) -> None:
        self._library = library
        self._threads = threads

    def read_page(self, question: PageQuestion, keys: Sequence[ListKey], with_leads: bool) -> None:
        """Answered by PageRead, where it holds stories after all that was written before; `keys` is the whole list."""
        wanted = keys[question.start : question.start + question.length]
        run = self._threads.write if min(wanted, default=0) < 0 else self._threads.fetch
        run(lambda: self._read_page(question, wanted, with_leads))

    def read_rows(self, numbers: Sequence[ArticleNumber]) -> None:
        """Answered by RowsRead, after all that was written before."""
        self._threads.write(lambda: RowsRead(self._library.articles.rows(numbers)))

    def keep_unread(self, generation: int, keys: Sequence[ListKey]) -> None:
        """Answered by UnreadKept, after all that was written before."""
        self._threads.write(lambda: UnreadKept(generation, find_unread(self._library, keys)))

    def find_unread(self, question: UnreadQuestion, keys: Sequence[ListKey]) -> None:
        """Answered by UnreadFound."""
        self._threads.ask(
            "unread",
            lambda: UnreadFound(question, find_next_unread(self._library, keys, question.start, question.step)),
        )

    def open(self, question: ArticleQuestion, result: SearchResult | None) -> None:
        """Answered by ArticleRead, with the hits of the result."""
        self._threads.ask("reader", lambda: self._open(question, result))

    def open_name(self, question: NameQuestion) -> None:
        """Answered by NameRead, or by NameGone where it is shown already, and hidden by now."""
        self._threads.ask("reader", lambda: self._open_name(question))

    def read_details(self, number: ArticleNumber) -> None:
        """Answered by DetailsRead."""
        self._threads.ask("details", lambda: DetailsRead(self._library.articles.details(number)))

    def read_citation(self, number: ArticleNumber) -> None:
        """Answered by CitedRead."""
        self._threads.ask("citation", lambda: CitedRead(self._library.articles.get(number)))

    def open_original(self, number: ArticleNumber) -> None:
        """Answered by Told, or by OriginalFound where nothing can open it."""
        self._threads.ask("original", lambda: self._open_original(number))

    def _open_original(self, number: ArticleNumber) -> Told | OriginalFound:
        try:
            return Told(self._library.articles.open_original(number))
        except NoDesktopError as error:
            return OriginalFound(error.subject)

    def _read_page(self, question: PageQuestion, keys: Sequence[ListKey], with_leads: bool) -> PageRead:
        leads = self._library.articles.leads([key for key in keys if key > 0]) if with_leads else {}
        return PageRead(question, read_rows(self._library, keys), leads)

    def _open_name(self, question: NameQuestion) -> NameRead | NameGone:
        try:
            return NameRead(question, self._library.names.page(question.entity_id))
        except NoSuchEntityError:
            if question.is_again:
                return NameGone(question)
            raise

    def _open(self, question: ArticleQuestion, result: SearchResult | None) -> ArticleRead:
        number = question.number if question.number is not None else self._library.articles.find(question.article_id)
        opened = self._library.articles.open(number)
        marks = self._library.search.marks(number, result) if result is not None else ()
        beside = read_beside(self._library, opened)
        return ArticleRead(question, opened, beside, marks, self._library.desk.position(number))


class SearchBridge:
    """Searches and their rows."""

    def __init__(self, library: Library, threads: Threads) -> None:
        self._library = library
        self._threads = threads

    def prepare(self) -> None:
        """Begin to load what answers searches; answered by IndexRead."""
        self._threads.fetch(self._prepare, "index")

    def read_index(self) -> None:
        """Answered by IndexRead."""
        self._threads.fetch(self._read_index, "index")

    def ask(self, question: SearchQuestion) -> None:
        """Answered by Found; a newer question cancels an older one."""
        self._threads.ask("search", lambda: self._search(question))

    def read_page(self, question: PageQuestion, result: SearchResult) -> None:
        """Answered by PageRead."""
        self._threads.fetch(
            lambda: PageRead(
                question, self._library.search.hits(result, question.start, question.length, SNIPPET_WIDTH)
            )
        )

    def complete(self, text: str) -> None:
        """Answered by Completed."""
        self._threads.ask("complete", lambda: Completed(text, self._library.search.complete(text)))

    def remember(self, text: str) -> None:
        """Keep a query in the history."""
        self._threads.write(lambda: self._library.search.remember(text))

    def _prepare(self) -> IndexRead:
        self._library.search.prepare()
        return self._read_index()

    def _read_index(self) -> IndexRead:
        state = self._library.index.waiting()
        return IndexRead(state.article_count, state.reason)

    def _search(self, question: SearchQuestion) -> Found:
        result = self._library.search.ask(question.text, question.sort, question.is_typing, question.filter)
        length = ROWS_WHILE_TYPING if question.is_typing else FIRST_ROWS
        return Found(question, result, self._library.search.hits(result, 0, length, SNIPPET_WIDTH))


class DeskBridge:
    """What the user did and where they are; written in the order it happened."""

    def __init__(self, library: Library, threads: Threads) -> None:
        self._library = library
        self._threads = threads
        self._trail = Trail()

    def open_window(self) -> None:
        """Begin the window and take over what earlier ones left: before anything is written, done or undone."""
        self._threads.write(self._open_window)

    def load(self) -> None:
        """Answered by DeskRead."""
        self._threads.write(
            lambda: DeskRead(self._trail, self._library.search.history(), str(self._library.read_only or ""))
        )

    def read_counts(self) -> None:
        """Answered by CountsRead, after all that was written before."""
        self._threads.write(lambda: CountsRead(self._library.desk.counts(), self._library.stories.counts()))

    def mark_opened(self, number: ArticleNumber) -> None:
        """Note that an article is no longer new."""
        self._threads.write(lambda: self._library.desk.mark_opened(number))

    def mark_read_quietly(self, number: ArticleNumber) -> None:
        """Note an automatic read."""
        self._threads.write(lambda: self._library.desk.mark_read_quietly(number))

    def set_read(self, numbers: Sequence[ArticleNumber], is_read: bool) -> None:
        """Answered by StepTaken."""
        self._threads.write(lambda: StepTaken("done", self._set_read(numbers, is_read)))

    def toggle_star(self, number: ArticleNumber) -> None:
        """Answered by StepTaken."""
        self._threads.write(lambda: StepTaken("done", self._library.desk.toggle_star(number)))

    def undo(self) -> None:
        """Answered by StepTaken."""
        self._threads.write(lambda: StepTaken("undone", self._library.desk.undo(), "anything"))

    def redo(self) -> None:
        """Answered by StepTaken."""
        self._threads.write(lambda: StepTaken("redone", self._library.desk.redo(), "anything"))

    def save_trail(self, trail: Trail) -> None:
        """Write the trail."""
        self._threads.write(lambda: self._library.desk.save_trail(trail))

    def remember_position(self, number: ArticleNumber, offset: int) -> None:
        """Write where the user is in an article."""
        self._threads.write(lambda: self._library.desk.remember_position(number, offset))

    def keep_theme(self, theme: ThemeChoice) -> None:
        """Keep the colours for the next start."""
        self._threads.write(lambda: self._library.desk.set_theme(theme))

    def save_copy(self, text: str) -> None:
        """Answered by Copied."""
        self._threads.write(lambda: Copied(text, self._library.desk.save_copy(text)))

    def _open_window(self) -> None:
        self._trail = self._library.desk.open_window(datetime.now(UTC))

    def _set_read(self, numbers: Sequence[ArticleNumber], is_read: bool) -> Step | None:
        step = self._library.desk.set_read(numbers, is_read)
        return step if step.numbers else None


class WorkBridge:
    """Long work, one piece at a time, with progress."""

    def __init__(self, library: Library, threads: Threads, node: DOMNode) -> None:
        self._library = library
        self._threads = threads
        self._node = node
        self._is_cancelled = False

    def import_paths(self, paths: Sequence[str]) -> None:
        """Answered by Progressed and at last WorkEnded."""
        self._start(lambda: self._library.sources.import_paths(paths, self._report))

    def rescan(self) -> None:
        """Answered by Progressed and at last WorkEnded."""
        self._start(lambda: self._library.sources.rescan(self._report))

    def drain_index(self) -> None:
        """Index what an earlier run left over; answered by Progressed and at last WorkEnded."""
        self._start(self._drain)

    def cancel(self) -> None:
        """End the running work; it still answers."""
        self._is_cancelled = True
        self._library.sources.cancel()

    def open_sample(self) -> None:
        """Answered by Progressed and at last LibraryReady."""
        self._is_cancelled = False
        self._threads.ask("sample", self._open_sample)

    def open_manual(self) -> None:
        """Answered by ManualReady."""
        self._threads.ask("manual", self._open_manual)

    def read_first_page(self) -> None:
        """Answered by LibraryReady."""
        self._threads.ask("sample", lambda: LibraryReady(self._library, read_first_page(self._library)))

    def _start(self, work: Callable[[], ImportReport | None]) -> None:
        self._is_cancelled = False
        self._threads.fetch(lambda: self._run(work), "work")

    def _run(self, work: Callable[[], ImportReport | None]) -> WorkEnded:
        try:
            return WorkEnded(work())
        except ReaderError as error:
            return WorkEnded(None, str(error))

    def _drain(self) -> None:
        self._library.index.drain(self._report)

    def _open_sample(self) -> LibraryReady:
        sample = self._library.open_sample(self._report)
        return LibraryReady(sample, read_first_page(sample))

    def _open_manual(self) -> ManualReady:
        manual = self._library.open_manual()
        return ManualReady(manual, read_first_page(manual))

    def _report(self, progress: Progress) -> None:
        if self._is_cancelled:
            raise WorkCancelledError(progress.what)
        self._node.post_message(Progressed(progress))
