"""Measures the bounds of list, opening and start-up, one figure a line, and writes them to figures.json.

    python -m tests.bench.run [--rows N]

Everything is compared in one interleaved run and given as a ratio of CPU times of all processes: the machine may be
busy with other things.  `--rows` is the size that stands for the large archive; the small one has a hundredth of it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from reader.store import open_store
from tests.bench.archive import fill_library
from tests.terminal import Terminal

ROUNDS = 9
KEYS_PER_ROUND = 8
"""So few that the cursor stays on the screen."""
SCROLL_KEYS = {"large": "\x04", "small": "\x04", "floor": "j"}
SECONDS_BETWEEN_KEYS = 0.03
"""Shorter than the cursor must rest before the reader previews an article: the preview is not counted."""
QUIET_SECONDS = 0.4
LONG_ARTICLE_WORDS = 50_000
FIGURES_FILE = Path(__file__).with_name("figures.json")
FLOOR = [sys.executable, "-m", "tests.bench.floor"]
READER = [str(Path(sys.executable).with_name("newsreader")), "--library"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured ratio and the bound it must hold."""

    what: str
    value: float
    bound: float

    @property
    def holds(self) -> bool:
        """Whether the figure is within its bound."""
        return self.value <= self.bound

    def __str__(self) -> str:
        return f"{'ok  ' if self.holds else 'OVER'} {self.value:6.2f} <= {self.bound:5.2f}  {self.what}"


def start_seconds(command: list[str], marker: bytes) -> float:
    """CPU time until the marker is on the screen."""
    with Terminal(command) as terminal:
        terminal.wait_for_bytes(marker)
        return terminal.cpu_seconds()


def key_seconds(app: Terminal, keys: str, way_back: str) -> float:
    """CPU time a key, over keys that follow each other quickly; `way_back` undoes them and counts as well."""
    app.read_until_quiet(QUIET_SECONDS)
    typed = keys * KEYS_PER_ROUND + way_back * KEYS_PER_ROUND
    before = app.cpu_seconds()
    for key in typed:
        app.type(key)
        app.read_until_quiet(SECONDS_BETWEEN_KEYS)
    return (app.cpu_seconds() - before) / len(typed)


def open_seconds(command: list[str], marker: bytes, keys: str) -> float:
    """CPU time from the first key until the opened text stands still."""
    with Terminal(command) as terminal:
        terminal.wait_for_bytes(marker)
        terminal.read_until_quiet(2 * QUIET_SECONDS)
        before = terminal.cpu_seconds()
        terminal.type(keys)
        terminal.read_until_quiet(QUIET_SECONDS)
        return terminal.cpu_seconds() - before


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
            f"first frame with row 1, {rows:,} articles / bare Textual app", medians["large"] / medians["bare"], 1.5
        ),
        Figure(f"first frame, {rows:,} articles / 5 articles", medians["large"] / medians["small"], 1.1),
    ]


def measure_keys(large: Path, small: Path, rows: int) -> list[Figure]:
    """From a key to the repainted list: while the cursor stays on the screen, and where every key scrolls."""
    apps = {
        "large": Terminal([*READER, str(large)]),
        "small": Terminal([*READER, str(small)]),
        "floor": Terminal([*FLOOR, "cursor"]),
    }
    try:
        cursor = interleave(
            {name: partial(key_seconds, app, "j", "k" * (name != "floor")) for name, app in apps.items()}
        )
        scroll = interleave({name: partial(key_seconds, app, SCROLL_KEYS[name], "") for name, app in apps.items()})
    finally:
        for app in apps.values():
            app.close()
    return [
        Figure(f"key to repaint, {rows:,} rows / {rows // 100:,} rows", cursor["large"] / cursor["small"], 1.2),
        Figure(f"key that scrolls, {rows:,} rows / {rows // 100:,} rows", scroll["large"] / scroll["small"], 1.2),
        Figure("key that moves the cursor / floor app", cursor["large"] / cursor["floor"], 3),
        Figure("key that scrolls / floor app", scroll["large"] / scroll["floor"], 6),
    ]


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
    return [Figure(what, medians["reader"] / medians["textarea"], 1)]


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
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as name:
        large, small, five = (Path(name, size) for size in ("large", "small", "five"))
        fill_library(large, rows)
        fill_library(small, rows // 100)
        fill_library(five, 5)
        figures = [
            *measure_start(large, five, rows),
            *measure_keys(large, small, rows),
            *measure_opening(Path(name, "long")),
        ]
    for figure in figures:
        print(figure)
    FIGURES_FILE.write_text(json.dumps(describe_run(figures), indent=1) + "\n", encoding="utf-8")
    return 0 if all(figure.holds for figure in figures) else 1


def describe_run(figures: list[Figure]) -> dict[str, object]:
    """The figures with what they were measured on."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True)
    return {
        "commit": commit.stdout.strip(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("textual", "rich", "whoosh3")},
        "figures": [asdict(figure) for figure in figures],
    }


if __name__ == "__main__":
    sys.exit(main())
