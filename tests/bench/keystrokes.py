"""Typing in the search box: keys while a search runs, and what a keystroke costs until its first page is there.

    python -m tests.bench.keystrokes LIBRARY [KEYS]     prints what keystrokes cost in a library that is indexed already

An index of 100,000 articles takes minutes to make: the bench types in a smaller archive, this program in any.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase

from reader.bootstrap import open_for_command
from reader.settings import load_settings
from reader.tui.bridge.bridge import ROWS_WHILE_TYPING, SNIPPET_WIDTH
from tests.bench.archive import fill_library
from tests.bench.figures import Figure
from tests.bench.made import make_person, make_word
from tests.terminal import Terminal

SEARCHED_ARTICLES = 5_000
ROUNDS = 40
ECHOED = "λ"
"""The key whose repaint is waited for: a letter that stands nowhere else on the screen."""
BACKSPACE = "\x7f"
SECONDS_UNDER_WAY = 0.01
"""Nothing is drawn for so long once the box stands still and its search, which takes longer, runs."""
QUIET_SECONDS = 0.3
SECONDS_TO_START = 3.0
"""So long nothing is drawn any more once the program has begun, and what answers searches is loaded."""
KEYSTROKES = 300
COMMON_RANK, RAREST_RANK = 20, 8_000


def measure_search(folder: Path, command: list[str]) -> Figure:
    """Keys in the search box while a search runs, against keys while nothing runs."""
    fill_library(folder, SEARCHED_ARTICLES)
    library = open_for_command(load_settings(str(folder), None, os.environ))
    library.index.rebuild(lambda _: None)
    library.close()
    chance = random.Random(1)
    taken: dict[bool, list[float]] = {False: [], True: []}
    with Terminal([*command, str(folder)]) as app:
        app.read_until_quiet(SECONDS_TO_START)
        app.type("/")
        for _ in range(ROUNDS):
            word, letter = make_word(chance.randrange(RAREST_RANK)), chance.choice(ascii_lowercase)
            taken[False].append(_repaint_seconds(app, ""))
            taken[True].append(_repaint_seconds(app, f"{word[:3]}* {letter}"))
    slow, usual = (statistics.quantiles(taken[is_busy], n=20)[-1] for is_busy in (True, False))
    meaning = (
        f"wall time until a letter stands in the search box, the slowest of twenty, {SEARCHED_ARTICLES:,} articles; "
        "the search is for a beginning and a letter, which stand for many words of most articles."
    )
    return Figure("key to repaint while a search runs / idle, p95", slow / usual, 2, meaning)


def _repaint_seconds(app: Terminal, searched: str) -> float:
    """Type a letter into the box while a search for what stands there is under way, or into the empty box."""
    app.read_until_quiet(QUIET_SECONDS)
    if searched:
        app.type(searched)
        app.wait_for_bytes(searched[-1:].encode(), len(app.output))
        app.read_until_quiet(SECONDS_UNDER_WAY)
    begin, so_far = time.perf_counter(), len(app.output)
    app.type(ECHOED)
    app.wait_for_bytes(ECHOED.encode(), so_far)
    seconds = time.perf_counter() - begin
    app.type(BACKSPACE * (len(searched) + 1))
    return seconds


def measure_keystrokes(folder: Path, count: int) -> list[float]:
    """Milliseconds of CPU of each keystroke of some queries, until the rows of a screen are there."""
    library = open_for_command(load_settings(str(folder), None, os.environ))
    library.search.ask("newsreader", "best", True)
    taken: list[float] = []
    for typed in _keystrokes():
        begin = time.process_time()
        result = library.search.ask(typed, "best", True)
        library.search.hits(result, 0, ROWS_WHILE_TYPING, SNIPPET_WIDTH)
        taken.append((time.process_time() - begin) * 1000)
        if len(taken) == count:
            break
    library.close()
    return taken


def _keystrokes() -> Iterator[str]:
    """Yield what stands in the box after each key: words, people, phrases, beginnings; common ones most often."""
    chance = random.Random(1)

    def rank() -> int:
        return min(int(COMMON_RANK * chance.paretovariate(0.6)), RAREST_RANK)

    while True:
        one, other = make_word(rank()), make_word(rank())
        query = chance.choice(
            (one, one, f"{one} {other}", make_person(rank()), f'"{one} {other}"', f"{one[:3]}* {other}")
        )
        yield from (query[:length] for length in range(1, len(query) + 1))


if __name__ == "__main__":
    keystrokes = measure_keystrokes(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else KEYSTROKES)
    *_, p95 = statistics.quantiles(keystrokes, n=20)
    print(
        f"{len(keystrokes)} keystrokes: {statistics.median(keystrokes):.0f} ms of CPU, the slowest of twenty {p95:.0f}"
    )
