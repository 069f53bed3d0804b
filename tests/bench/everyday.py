"""What a reader asks for every day, in an archive that was used for years: lists, places, facets, pages, `A`, commands.

    python -m tests.bench.everyday LIBRARY ROWS     prints these figures alone; LIBRARY is one that `used` made

Asked as the screens ask, but in this process and one after the other, so that CPU time is all that it costs.  The
measure is what every start of the reader does with an archive of 100,000: reading all numbers in list order.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from reader.bootstrap import open_for_command
from reader.model.facet import Filter
from reader.model.story import ListKey
from reader.settings import load_settings
from reader.tui.bridge.answers import PageQuestion
from reader.tui.bridge.bridge import ArticleBridge, DeskBridge
from reader.tui.bridge.filtering import FilteringBridge
from reader.tui.bridge.first_page import FIRST_ROWS
from reader.tui.bridge.lists import ListBridge, ViewQuestion
from reader.tui.bridge.stories import StoryBridge, StoryQuestion
from reader.tui.bridge.threads import Threads
from tests.bench.figures import Figure

ROUNDS = 5
NUMBERS_READ = 100_000
"""What deeds are compared with, however large the archive is: some cost the same in each."""
REPORTS_OF_STORY = range(8, 12)
FEW_FOUND, MANY_FOUND = 1_000, 10_000
NEWSREADER = str(Path(sys.executable).with_name("newsreader"))


class _AtOnce(Threads):
    """Does at once what a screen leaves to threads."""

    def __init__(self) -> None:
        """Without a screen to answer to."""

    def write(self, call: Callable[[], object]) -> None:
        call()

    def fetch(self, call: Callable[[], object], group: str = "fetch") -> None:
        call()

    def ask(self, group: str, call: Callable[[], object]) -> None:
        call()


class _Desk:
    """One opened library, and what its screens hold."""

    def __init__(self, folder: Path) -> None:
        self.library = open_for_command(load_settings(str(folder), None, os.environ))
        threads = _AtOnce()
        self.articles = ArticleBridge(self.library, threads)
        self.desk = DeskBridge(self.library, threads)
        self.lists = ListBridge(self.library, threads)
        self.filtering = FilteringBridge(self.library, threads)
        self.story_pages = StoryBridge(self.library, threads)
        self.numbers = list(self.library.lists.keys("articles", "newest"))
        self.stories = list(self.library.lists.keys("stories", "newest"))

    @cached_property
    def story(self) -> ListKey:
        """The latest story of some reports."""
        groups = [key for key in self.stories if key < 0]
        rows = self.library.stories.rows([-key for key in groups])
        return next(-row.number for row in rows if row.article_count in REPORTS_OF_STORY)

    @cached_property
    def filters(self) -> tuple[Filter, ...]:
        """A source and a person of many articles, and both."""
        found = self.library.search.facets.count(None, "", 1)
        source, person = found.of("source")[0], found.of("person")[0]
        return (source,), (person,), (source, person)

    def show(self, keys: list[ListKey]) -> None:
        """Read the first rows of a list."""
        self.articles.read_page(PageQuestion(0, 0, 0, FIRST_ROWS), keys, False)


def _view_stories(desk: _Desk) -> None:
    desk.lists.read_view(ViewQuestion("stories", near=desk.numbers[500]))
    desk.show(desk.stories)


def _view_sources(desk: _Desk) -> None:
    desk.lists.read_view(ViewQuestion("sources", near=desk.numbers[500]))
    desk.show(list(desk.library.lists.keys("sources", "newest")))


def _view_chosen(desk: _Desk) -> None:
    for keys in (desk.library.lists.keys("followed", "newest"), desk.library.lists.keys("muted", "newest")):
        desk.show(list(keys))


def _filter(desk: _Desk) -> None:
    for wanted in desk.filters:
        desk.filtering.read(wanted, None)


def _mark_all(desk: _Desk) -> None:
    desk.lists.set_read(desk.numbers)
    desk.desk.undo()


def _open_name(desk: _Desk) -> None:
    (most,) = desk.library.names.listed(None, 1)
    desk.library.names.page(most.id)


def _pick_names(desk: _Desk) -> None:
    desk.library.names.listed(None, 200)
    for typed in ("ba", "zoxw"):
        desk.library.names.pick(typed, 50)


DEEDS: tuple[tuple[str, Callable[[_Desk], object], float], ...] = (
    ("counts of the header", lambda desk: desk.desk.read_counts(), 1.5),
    ("`v`: the list by stories with its first rows", _view_stories, 3),
    ("`v`: the list by sources with its first rows", _view_sources, 3),
    ("followed and muted stories", _view_chosen, 1),
    ("`p`: all places with what is unread there", lambda desk: desk.library.places.list_all(), 4),
    ("`f` on the whole list", lambda desk: desk.filtering.count(None, "", 12), 8),
    (f"`f` on {FEW_FOUND:,} articles", lambda desk: desk.filtering.count(desk.numbers[:FEW_FOUND], "", 12), 1.5),
    (f"`f` on {MANY_FOUND:,} articles", lambda desk: desk.filtering.count(desk.numbers[:MANY_FOUND], "", 12), 10),
    ("filtered by a source, by a person, by both", _filter, 4),
    ("`c`: read rows dropped from the list", lambda desk: desk.articles.keep_unread(0, desk.numbers), 6),
    ("`c`: read rows dropped from the list by stories", lambda desk: desk.articles.keep_unread(0, desk.stories), 8),
    ("`A` on the whole list, and its undo", _mark_all, 12),
    ("the page of the commonest name", _open_name, 4),
    ("names listed, and picked by typing", _pick_names, 1),
    ("the page of a story of about ten reports", lambda desk: desk.story_pages.open(StoryQuestion(key=desk.story)), 3),
)  # fmt: skip
"""What is done, how, and how many readings of 100,000 numbers it may cost."""

COMMANDS: tuple[tuple[tuple[str, ...], float], ...] = ((("stories",), 2), (("names",), 2))
"""Commands that print everything, and how many seconds they may take."""


def measure_everyday(used: Path, rows: int) -> list[Figure]:
    """Each deed in turn, in a library that `used` made; what is marked is unmarked again."""
    desk = _Desk(used)
    taken: dict[str, list[float]] = {what: [] for what, _, _ in DEEDS}
    readings: list[float] = []
    for _ in range(ROUNDS):
        for what, do, _bound in DEEDS:
            readings.append(_seconds(lambda: desk.library.articles.numbers()))
            taken[what].append(_seconds(lambda do=do: do(desk)))  # type: ignore[misc]
    desk.library.close()
    reading = statistics.median(readings) * NUMBERS_READ / rows
    against = f"reading {NUMBERS_READ:,} numbers"
    meaning = f"{rows:,} articles, nine of ten read; sources, tags, followed and muted stories as after years."
    return [
        *(
            Figure(f"{what} / {against}", statistics.median(taken[what]) / reading, bound, meaning)
            for what, _, bound in DEEDS
        ),
        *(
            Figure(
                f"seconds: newsreader {' '.join(words)}, {rows:,} articles",
                statistics.median(_command_seconds(used, words) for _ in range(3)),
                bound,
                "the whole command, its output thrown away.",
            )
            for words, bound in COMMANDS
        ),
    ]


def _seconds(do: Callable[[], object]) -> float:
    begin = time.process_time()
    do()
    return time.process_time() - begin


def _command_seconds(library: Path, words: tuple[str, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([NEWSREADER, "--library", str(library), *words], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    for figure in measure_everyday(Path(sys.argv[1]), int(sys.argv[2])):
        print(figure)
