"""Whatever a user and the world do to a library, in any order: it agrees with a plain model of itself.

The model is what a person would write down: which texts came, what each says, and each window's deeds.  Index and files
are real; windows that are closed leave their deeds to the next that opens, as those of ended processes do.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reader.fetch.files import FileFetcher
from reader.index.generations import CURRENT_NAME
from reader.index.record import RECORD_NAME
from reader.index.stamp import STAMP_NAME
from reader.index.whoosh_index import WhooshIndex
from reader.ingest import Workshop
from reader.library import Library
from reader.library.workbench import Workbench
from reader.model.errors import IndexBrokenError, ReaderError
from reader.model.work import Progress
from reader.settings import Settings
from reader.store import open_store
from reader.understanding.extractor import RuleExtractor
from reader.workers import InlineRunner
from tests.fakes.clock import FakeClock
from tests.library.conftest import no_sample

WORDS = ("ferry", "harbour", "mill", "lantern", "storm", "bridge")
PEOPLE = ("Mara Quill", "Edda Brenk", "Tomas Okoro")
FILES = ("one.txt", "two.txt", "three.txt", "four.txt", "five.txt")
INDEX_FILES = ("*.toc", "*.pst", "*.trm", "*.col", RECORD_NAME, STAMP_NAME, f"../{CURRENT_NAME}")
ENTRIES = (
    '[[rename]]\nname = "Mara Quill"\nto = "The Pilot"\n',
    '[[same]]\nnames = ["Edda Brenk", "Tomas Okoro"]\n',
    '[[hide]]\nname = "Tomas Okoro"\n',
    "[[same]]\nnames = [broken\n",
)

texts = st.builds(
    lambda words, person, day: compose(words, person, day),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True),
    st.sampled_from(PEOPLE),
    st.integers(1, 28),
)
windows = st.sampled_from((0, 1))
chances = st.integers(0, 1_000)


def compose(words: list[str], person: str, day: int) -> str:
    """A report that says all of these words, and nothing of the others."""
    told = " and the ".join(words)
    return (
        f"News of the {told}\n\n{day} July 2025\n\nThe {told} kept Port Wessel busy, {person} told the council"
        f" on Friday. {person} expects more of it before the summer ends, and asked all who live there to stay away.\n"
    )


def ignore(_: Progress) -> None:
    pass


@dataclass
class Row:
    """One deed in the journal; `field` is empty where it is no change of state."""

    window: int
    field: str = ""
    value: bool = False
    numbers: frozenset[int] = frozenset()
    is_undone: bool = False


@dataclass
class Model:
    """What a person would write down."""

    current: dict[int, str] = field(default_factory=dict)
    """Article -> its text."""
    ids: dict[int, str] = field(default_factory=dict)
    by_path: dict[str, int] = field(default_factory=dict)
    last_text: dict[str, str] = field(default_factory=dict)
    """File -> its text when it was last imported."""
    by_text: dict[str, int] = field(default_factory=dict)
    """Any text that ever came -> the article that it first led to."""
    is_read: set[int] = field(default_factory=set)
    is_starred: set[int] = field(default_factory=set)
    journal: list[Row] = field(default_factory=list)

    def of_window(self, window: int, *, is_undone: bool) -> list[Row]:
        return [row for row in self.journal if row.window == window and row.is_undone == is_undone]

    def do(self, row: Row) -> None:
        self.journal = [each for each in self.journal if each.window != row.window or not each.is_undone]
        self.journal.append(row)
        self.set_state(row, row.value)

    def set_state(self, row: Row, value: bool) -> None:
        if row.field:
            state: set[int] = getattr(self, row.field)
            state.update(row.numbers) if value else state.difference_update(row.numbers)

    def inherit(self, heir: int, dead: set[int]) -> None:
        for row in self.journal:
            row.window = heir if row.window in dead else row.window
        done = [place for place, row in enumerate(self.journal) if row.window == heir and not row.is_undone]
        last = max(done, default=-1)
        self.journal = [
            row for place, row in enumerate(self.journal) if row.window != heir or not row.is_undone or place > last
        ]


class LibraryMachine(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="newsreader-machine-"))
        (self.folder / "inbox").mkdir()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr("reader.library.desk.is_running", lambda process: process in self.running.values())
        self.patch.setattr("reader.library.desk.describe_this_process", lambda: self.next_process)
        self.clock = FakeClock()
        self.model = Model()
        self.running: dict[int, str] = {}
        self.opened = 0
        self.libraries: dict[int, Library] = {}
        self.open_window(0)

    def teardown(self) -> None:
        for library in self.libraries.values():
            library.close()
        self.patch.undo()
        shutil.rmtree(self.folder)

    # Windows

    @precondition(lambda self: len(self.libraries) < 2)
    @rule(window=windows)
    def open_window(self, window: int) -> None:
        if window in self.libraries:
            return
        self.opened += 1
        self.next_process = f"process {self.opened}"
        dead = {row.window for row in self.model.journal} - self.libraries.keys()
        settings_ = Settings(self.folder / "library", self.folder / "data", self.folder / "config.toml")
        store = open_store(settings_.library_folder)
        index = WhooshIndex(settings_.library_folder / "index", settings_.data_folder)
        workshop = Workshop(store, RuleExtractor(), FileFetcher(), self.clock)
        bench = Workbench(store, self.clock, lambda: index, lambda: workshop)
        self.libraries[window] = Library(settings_, bench, lambda: InlineRunner(bench), no_sample, no_sample)
        self.running[window] = self.next_process
        self.libraries[window].desk.open_window(self.clock())
        self.model.inherit(window, dead)

    @precondition(lambda self: len(self.libraries) > 1)
    @rule(window=windows)
    def close_window(self, window: int) -> None:
        self.libraries.pop(window).close()
        del self.running[window]

    @rule(hours=st.sampled_from((-9_000, -1, 1, 9_000)))
    def let_the_clock_jump(self, hours: int) -> None:
        later = self.clock.time + timedelta(hours=hours)
        self.clock.time = later if 2000 < later.year < 2100 else self.clock.time

    def some_library(self) -> Library:
        return next(iter(self.libraries.values()))

    # What comes in

    @rule(name=st.sampled_from(FILES), text=texts, window=windows)
    def import_text(self, name: str, text: str, window: int) -> None:
        self.bring(name, text, window)

    @precondition(lambda self: self.model.last_text)
    @rule(name=st.sampled_from(FILES), chance=chances, window=windows)
    def import_a_known_text(self, name: str, chance: int, window: int) -> None:
        known = sorted(self.model.by_text)
        self.bring(name, known[chance % len(known)], window)

    def bring(self, name: str, text: str, window: int) -> None:
        library = self.libraries.get(window) or self.some_library()
        file = self.folder / "inbox" / name
        file.write_text(text, encoding="utf-8")
        report = library.sources.import_paths([str(file)], ignore)
        model, number = self.model, self.model.by_path.get(name)
        assert report.problems == ()
        if number is not None and text not in (model.current[number], model.last_text[name]):
            assert (report.added, report.revised, report.unchanged) == (0, 1, 0)
            model.current[number] = text
            model.is_read.discard(number)
        elif number is not None or text in model.by_text:
            assert (report.added, report.revised, report.unchanged) == (0, 0, 1)
            number = model.by_text[text] if number is None else number
        else:
            assert (report.added, report.revised, report.unchanged) == (1, 0, 0)
            (number,) = report.added_numbers
            assert number not in model.current
            model.current[number] = text
            model.ids[number] = library.articles.get(number).id
        model.by_path[name], model.last_text[name] = number, text
        model.by_text.setdefault(text, number)

    @rule(window=windows)
    def clean_again(self, window: int) -> None:
        (self.libraries.get(window) or self.some_library()).sources.reclean("", ignore)

    # What the user does

    def pick(self, window: int, chance: int) -> tuple[int, Library, int] | None:
        if window not in self.libraries or not self.model.current:
            return None
        numbers = sorted(self.model.current)
        return window, self.libraries[window], numbers[chance % len(numbers)]

    @rule(window=windows, is_read=st.booleans(), chance=chances)
    def mark(self, window: int, is_read: bool, chance: int) -> None:
        if (picked := self.pick(window, chance)) is not None:
            window, library, number = picked
            wanted = frozenset(each for each in self.model.current if each <= number)
            changed = frozenset(each for each in wanted if (each in self.model.is_read) != is_read)
            assert frozenset(library.desk.set_read(tuple(wanted), is_read).numbers) == changed
            if changed:
                self.model.do(Row(window, "is_read", is_read, changed))

    @rule(window=windows, chance=chances)
    def star(self, window: int, chance: int) -> None:
        if (picked := self.pick(window, chance)) is not None:
            window, library, number = picked
            library.desk.toggle_star(number)
            self.model.do(Row(window, "is_starred", number not in self.model.is_starred, frozenset({number})))

    @rule(window=windows)
    def undo(self, window: int) -> None:
        if window in self.libraries:
            done = self.model.of_window(window, is_undone=False)
            step = self.libraries[window].desk.undo()
            assert (step is not None) == bool(done)
            if done:
                done[-1].is_undone = True
                self.model.set_state(done[-1], not done[-1].value)

    @rule(window=windows)
    def redo(self, window: int) -> None:
        if window in self.libraries:
            undone = self.model.of_window(window, is_undone=True)
            step = self.libraries[window].desk.redo()
            assert (step is not None) == bool(undone)
            if undone:
                undone[0].is_undone = False
                self.model.set_state(undone[0], undone[0].value)

    @rule(window=windows, chance=chances, how=st.sampled_from(("rename", "hide", "merge", "type")))
    def decide_about_a_name(self, window: int, chance: int, how: str) -> None:
        if (picked := self.pick(window, chance)) is not None:
            window, library, _ = picked
            names = library.names.listed(None, 10)
            if names:
                one, other = names[chance % len(names)], names[(chance // 7) % len(names)]
                deeds: dict[str, Any] = {
                    "rename": lambda: library.names.rename(one.id, f"Renamed {chance}"),
                    "hide": lambda: library.names.hide(one.id),
                    "merge": lambda: library.names.merge(one.id, other.id),
                    "type": lambda: library.names.change_type(one.id, "org"),
                }
                self.decide(window, deeds[how])

    @rule(window=windows, chance=chances, how=st.sampled_from(("follow", "mute", "merge", "move", "out")))
    def decide_about_a_story(self, window: int, chance: int, how: str) -> None:
        if (picked := self.pick(window, chance)) is not None:
            window, library, article = picked
            stories = [-key for key in library.stories.list_keys() if key < 0]
            if stories:
                one, other = stories[chance % len(stories)], stories[(chance // 7) % len(stories)]
                deeds: dict[str, Any] = {
                    "follow": lambda: library.decisions.follow(one, True),
                    "mute": lambda: library.decisions.mute(one, True),
                    "merge": lambda: library.decisions.merge(one, other),
                    "move": lambda: library.decisions.move(article, one),
                    "out": lambda: library.decisions.move(article, None),
                }
                self.decide(window, deeds[how])

    def decide(self, window: int, deed: Any) -> None:
        """Do what is no change of state; a deed that is refused, or changes nothing, leaves no step."""
        journal = self.libraries[window]._journal
        before = journal._store.journal.last_done(journal.window)
        with suppress(ReaderError):
            deed()
        after = journal._store.journal.last_done(journal.window)
        if after is not None and (before is None or after.number != before.number):
            self.model.do(Row(window))

    @rule(window=windows, entry=st.sampled_from(ENTRIES), is_replaced=st.booleans())
    def edit_the_names_file(self, window: int, entry: str, is_replaced: bool) -> None:
        file = self.folder / "library" / "entities.toml"
        before = file.read_text(encoding="utf-8") if file.exists() and not is_replaced else ""
        file.write_text(f"{before}\n{entry}", encoding="utf-8")
        (self.libraries.get(window) or self.some_library()).names.catch_up()

    # What happens to the index

    @rule(name=st.sampled_from(INDEX_FILES), share=st.sampled_from((0.0, 0.5, None)))
    def damage_the_index(self, name: str, share: float | None) -> None:
        for library in self.libraries.values():
            library._bench.index.close()  # type: ignore[attr-defined]  # a file that is cut while mapped ends the process
        for file in sorted(self.folder.glob(f"library/index/whoosh-*/{name}"))[:1]:
            if share is None:
                file.unlink()
            else:
                os.truncate(file, int(file.stat().st_size * share))

    @rule(window=windows)
    def drain(self, window: int) -> None:
        library = self.libraries.get(window) or self.some_library()
        library.index.drain(ignore)
        assert library.index.not_yet_indexed() == 0

    @rule()
    def rebuild(self) -> None:
        assert self.some_library().index.rebuild(ignore) == len(self.model.current)

    @rule(window=windows, word=st.sampled_from(WORDS))
    def search(self, window: int, word: str) -> None:
        library = self.libraries.get(window) or self.some_library()
        assert self.ask(library, word) == {n for n, text in self.model.current.items() if word in text}
        assert self.ask(library, "is:starred") == self.model.is_starred
        assert self.ask(library, "is:unread -mill") == {
            n for n, text in self.model.current.items() if n not in self.model.is_read and "mill" not in text
        }

    def ask(self, library: Library, query: str) -> set[int]:
        try:
            result = library.search.ask(query)
        except IndexBrokenError:
            library.index.drain(ignore)
            result = library.search.ask(query)
        assert result.not_yet_indexed == 0
        assert len(result.numbers) == len(set(result.numbers))
        return set(result.numbers)

    # What holds at any time

    @invariant()
    def no_article_is_lost_doubled_or_changed(self) -> None:
        for library in self.libraries.values():
            numbers = list(library.articles.numbers())
            rows = library.articles.rows(numbers)
            assert sorted(numbers) == sorted(self.model.current)
            assert {row.number: row.id for row in rows} == self.model.ids
            assert {row.number for row in rows if row.is_read} == self.model.is_read
            assert {row.number for row in rows if row.is_starred} == self.model.is_starred
            for number, text in self.model.current.items():
                assert library.articles.raw_item(number).data.decode() == text
            counts = library.desk.counts()
            assert counts.article_count == len(numbers)
            assert counts.unread_count == len(numbers) - len(self.model.is_read)

    @invariant()
    def stories_part_the_articles(self) -> None:
        for library in self.libraries.values():
            keys = list(library.stories.list_keys())
            stories = [-key for key in keys if key < 0] + list(library.stories.muted())
            alone = [key for key in keys if key > 0]
            inside = [number for story in stories for number in library.stories.articles_of(story)]
            assert sorted(inside + alone) == sorted(self.model.current)


TestLibrary = LibraryMachine.TestCase
TestLibrary.settings = settings(max_examples=15, stateful_step_count=25)
