"""Measures the bounds of start-up, list, opening, import and everyday use, one figure a line; writes the files of them.

    python -m tests.bench.run [--rows N] [--library FOLDER]

Everything is compared in one interleaved run and given as a ratio: the machine may be busy with other things.
`--rows` is the size that stands for the large archive.  `--library` names one of that size that `tests.bench.archive`
generated before: a copy of it is used, for 100,000 articles take five minutes to generate.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reader.store import open_store
from tests.bench.archive import copy_library, fill_library, fill_rows
from tests.bench.everyday import measure_everyday
from tests.bench.figures import Figure, describe_run, write
from tests.bench.indexing import measure_index_step, measure_memory
from tests.bench.intake import SMALL_LIBRARY, measure_growth, measure_intake
from tests.bench.keystrokes import measure_search
from tests.bench.made import make_articles
from tests.bench.used import use_library
from tests.terminal import Terminal

ROUNDS = 9
KEYS_PER_ROUND = 8
"""So few that the cursor stays on the screen."""
CURSOR_BAR = "▌".encode()
DOWN, UP, HALF_PAGE_DOWN, HALF_PAGE_UP = "j", "k", "\x04", "\x15"
SECONDS_BETWEEN_KEYS = 0.03
"""Shorter than the cursor must rest before the reader previews an article: the preview is not counted."""
QUIET_SECONDS = 0.4
LONG_ARTICLE_WORDS = 50_000
FILES_TO_IMPORT = 3_000
"""So many that the import outlasts the keys."""
MANY_ROWS, FEWER_ROWS = 1_000_000, 10_000
FLOOR = [sys.executable, "-m", "tests.bench.floor"]
READER = [str(Path(sys.executable).with_name("newsreader")), "--library"]


def start_seconds(command: list[str], marker: bytes) -> float:
    """CPU time until the marker is on the screen."""
    with Terminal(command) as terminal:
        terminal.wait_for_bytes(marker)
        return terminal.cpu_seconds()


def key_seconds(app: Terminal, keys: str) -> float:
    """CPU time a key, over keys that follow each other quickly."""
    app.read_until_quiet(QUIET_SECONDS)
    before = app.cpu_seconds()
    for key in keys:
        app.type(key)
        app.read_until_quiet(SECONDS_BETWEEN_KEYS)
    return (app.cpu_seconds() - before) / len(keys)


def repaint_seconds(app: Terminal, key: str) -> float:
    """Wall time from a key to the list's cursor drawn anew."""
    app.read_until_quiet(SECONDS_BETWEEN_KEYS)
    begin, so_far = time.perf_counter(), len(app.output)
    app.type(key)
    app.wait_for_bytes(CURSOR_BAR, so_far)
    return time.perf_counter() - begin


def open_seconds(command: list[str], marker: bytes, keys: str) -> float:
    """CPU time from the first key until the opened text stands still."""
    with Terminal(command) as terminal:
        terminal.wait_for_bytes(marker)
        terminal.read_until_quiet(QUIET_SECONDS)
        wait_until_idle(terminal)
        before = terminal.cpu_seconds()
        terminal.type(keys)
        terminal.read_until_quiet(QUIET_SECONDS)
        return terminal.cpu_seconds() - before


def wait_until_idle(terminal: Terminal) -> None:
    """Wait for what a program does after its first frame: loading what answers searches, counting, a preview."""
    before = -1.0
    while terminal.cpu_seconds() - before > QUIET_SECONDS / 50:
        before = terminal.cpu_seconds()
        terminal.read_until_quiet(QUIET_SECONDS)
        time.sleep(QUIET_SECONDS)


def interleave(measures: dict[str, Callable[[], float]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median of each measure, taken in turn."""
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(rounds):
        for name, measure in measures.items():
            taken[name].append(measure())
    return {name: statistics.median(values) for name, values in taken.items()}


def measure_start(large: Path, small: Path, rows: int) -> list[Figure]:
    """The first frame that holds row 1."""
    medians = interleave(
        {
            "bare": lambda: start_seconds([*FLOOR, "bare"], b"READY"),
            "large": lambda: start_seconds([*READER, str(large)], first_title(large)),
            "small": lambda: start_seconds([*READER, str(small)], first_title(small)),
        }
    )
    return [
        Figure(
            f"first frame with row 1, {rows:,} articles / bare Textual app",
            medians["large"] / medians["bare"],
            1.5,
            "from the start of the process, with bytecode as after an installation, until the title of the first row "
            "came out of the terminal; the bare app shows one line of text.",
        ),
        Figure(
            f"first frame, {rows:,} articles / 5 articles",
            medians["large"] / medians["small"],
            1.1,
            "the same, on a large and on a tiny archive.",
        ),
    ]


def measure_keys(large: Path, small: Path) -> list[Figure]:
    """From a key to the repainted list: while the cursor stays on the screen, and where keys scroll."""
    there_and_back = {
        "cursor": (DOWN + UP) * (KEYS_PER_ROUND // 2),
        "scroll": HALF_PAGE_DOWN * KEYS_PER_ROUND + HALF_PAGE_UP * KEYS_PER_ROUND,
    }
    apps = {"large": Terminal([*READER, str(large)]), "small": Terminal([*READER, str(small)])}
    floor = Terminal([*FLOOR, "cursor"])
    try:
        for app in apps.values():
            wait_until_idle(app)
        same = {
            what: interleave({name: partial(key_seconds, app, keys) for name, app in apps.items()})
            for what, keys in there_and_back.items()
        }
        medians = interleave(
            {
                "cursor": partial(key_seconds, apps["large"], there_and_back["cursor"]),
                "scroll": partial(key_seconds, apps["large"], HALF_PAGE_DOWN * KEYS_PER_ROUND),
                "floor": partial(key_seconds, floor, DOWN * KEYS_PER_ROUND),
            }
        )
    finally:
        for app in (*apps.values(), floor):
            app.close()
    sizes = f"{MANY_ROWS:,} rows / {FEWER_ROWS:,} rows"
    return [
        Figure(f"key to repaint, {sizes}", _divide(same["cursor"]), 1.2, "the cursor goes a row down or up."),
        Figure(
            f"key that scrolls, {sizes}",
            _divide(same["scroll"]),
            1.2,
            "half pages down, and as many up again.",
        ),
        Figure(
            "key that moves the cursor / floor app",
            medians["cursor"] / medians["floor"],
            3,
            "the floor is the cheapest app in which a key moves a reversed line.",
        ),
        Figure(
            "key that scrolls / floor app",
            medians["scroll"] / medians["floor"],
            6,
            "half a page down, through rows that were never drawn before.",
        ),
    ]


def _divide(medians: dict[str, float]) -> float:
    return medians["large"] / medians["small"]


def measure_work(small: Path, folder: Path) -> list[Figure]:
    """Keys while the same program imports, against keys while nothing runs."""
    inbox = folder / "inbox"
    inbox.mkdir(parents=True)
    for number, made in enumerate(make_articles(FILES_TO_IMPORT)):
        (inbox / f"{number}.txt").write_text("\n\n".join((made.text.title or "", *made.text.body)), encoding="utf-8")
    fill_library(folder / "library", 100)
    idle, busy = Terminal([*READER, str(small)]), Terminal([*READER, str(folder / "library")])
    try:
        for app in (idle, busy):
            wait_until_idle(app)
        busy.type(f"a{inbox}\r")
        busy.wait_for("Importing")
        taken: dict[str, list[float]] = {"idle": [], "busy": []}
        for key in (DOWN + UP) * 10 * ROUNDS:
            taken["idle"].append(repaint_seconds(idle, key))
            taken["busy"].append(repaint_seconds(busy, key))
        still_at_it = "Importing" in busy.text()
    finally:
        idle.close()
        busy.close()
    if not still_at_it:
        raise AssertionError("the import ended before the last key: FILES_TO_IMPORT must be more")
    slow, usual = (statistics.quantiles(taken[name], n=20)[-1] for name in ("busy", "idle"))
    meaning = "wall time until the list's cursor is drawn anew, the slowest of twenty, in two programs side by side."
    return [Figure("key to repaint while an import runs / idle, p95", slow / usual, 2, meaning)]


def measure_opening(folder: Path) -> list[Figure]:
    """Opening a long article, against a read-only TextArea that takes in the same text."""
    fill_library(folder, 2, LONG_ARTICLE_WORDS)
    store = open_store(folder)
    number = store.articles.numbers()[1]
    text_file = folder / "long.txt"
    text_file.write_text("\n\n".join(store.articles.get(number).text.body), encoding="utf-8")
    store.close()
    medians = interleave(
        {
            "reader": lambda: open_seconds([*READER, str(folder)], first_title(folder), "j\r"),
            "textarea": lambda: open_seconds([*FLOOR, "text", str(text_file)], b"EADY", "o"),
        }
    )
    what = f"open a {LONG_ARTICLE_WORDS:,}-word article / read-only TextArea with the same text"
    meaning = "with its names and related articles, until nothing is drawn any more; the TextArea has the text alone."
    return [Figure(what, medians["reader"] / medians["textarea"], 1, meaning)]


def first_title(folder: Path) -> bytes:
    """How the first row's title begins."""
    store = open_store(folder)
    (row,) = store.articles.first_rows(1)
    store.close()
    return row.display_title[:12].encode()


def main() -> int:
    """Measure everything; 1 where a bound does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--library", type=Path)
    asked = parser.parse_args()
    rows: int = asked.rows
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = str(Path(name, "home"))
        # pip compiles what it installs: a program that is run from its source must not compile itself at each start
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(name, "bytecode"))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        large, small, five, many, fewer = (Path(name, size) for size in ("large", "small", "five", "many", "fewer"))
        if asked.library is not None:
            copy_library(asked.library, large)
        else:
            fill_library(large, rows)
        fill_library(small, 100)
        fill_library(five, 5)
        fill_rows(many, MANY_ROWS)
        fill_rows(fewer, FEWER_ROWS)
        fill_library(Path(name, "thousand"), SMALL_LIBRARY)
        figures = [
            *measure_start(large, five, rows),
            measure_memory([*READER, str(large)], rows, first_title(large)),
            *measure_keys(many, fewer),
            *measure_opening(Path(name, "long")),
            *measure_work(small, Path(name, "work")),
            measure_search(Path(name, "searched"), READER),
            measure_intake(Path(name, "intake")),
            measure_index_step(Path(name, "indexes")),
            measure_growth(large, rows, Path(name, "thousand")),
        ]
        use_library(large)
        figures += measure_everyday(large, rows)
    for figure in figures:
        print(figure)
    write(describe_run(figures, rows, ROUNDS))
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
