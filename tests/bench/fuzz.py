"""Hostile documents through the whole program: import, sort, index, every command, every pane.

    python -m tests.bench.fuzz --documents 10000 --seed 1

Prints one figure a line and each kind of finding once; writes fuzz.json; ends with 1 where anything was found.
`--keep` names a folder for the documents that made something fail.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice
from pathlib import Path

from reader.cli import main as run_newsreader
from tests.bench.figures import write_trial
from tests.hostile.documents import make_documents
from tests.hostile.rounds import CPU_SECONDS_ALLOWED, SIZES, Finding, Round

DOCUMENTS_PER_ROUND = 50


@dataclass(slots=True)
class Sum:
    """What all rounds together came to."""

    documents: int = 0
    articles: int = 0
    screens: int = 0
    slowest_seconds: float = 0.0
    findings: list[Finding] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """One figure a name; all but the first four have the bound 0."""
        kinds = Counter(finding.kind for finding in self.findings)
        return {
            "documents": self.documents,
            "articles that came of them": self.articles,
            "visits to the screen": self.screens,
            "CPU seconds of the slowest document": round(self.slowest_seconds, 2),
            "crashes": kinds["crash"],
            f"documents over {CPU_SECONDS_ALLOWED:g} s of CPU": kinds["slow"],
            "control characters that came out": kinds["control"],
        }


def run_rounds(
    count: int, seed: int, *, screen_every: int | None, per_round: int = DOCUMENTS_PER_ROUND
) -> Iterator[Sum]:
    """Yield the sum after each round; every so many rounds, or never, visit the screen."""
    total = Sum()
    documents = make_documents(count, seed)
    _warm_up()
    number = 0
    while batch := list(islice(documents, per_round)):
        with tempfile.TemporaryDirectory() as name:
            os.environ["HOME"] = name
            os.environ["XDG_DATA_HOME"], os.environ["XDG_CONFIG_HOME"] = f"{name}/data", f"{name}/config"
            one = Round(number, Path(name), batch)
            with_screen = screen_every is not None and number % screen_every == 0
            one.run(with_screen=with_screen, size=SIZES[number % len(SIZES)])
        number += 1
        total.documents += len(batch)
        total.articles += one.imported
        total.screens += with_screen
        total.slowest_seconds = max(total.slowest_seconds, one.slowest_seconds)
        total.findings += one.findings
        yield total


def _warm_up() -> None:
    """Load what is loaded once in a process: no document is to pay for it."""
    with tempfile.TemporaryDirectory() as name, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = name
        file = Path(name, "a.md")
        file.write_text("# Votes\n\nAnna Berg said in Oslo on 3 March 2024: Ã¤Ã¶\n", encoding="utf-8")
        run_newsreader(["--library", f"{name}/library", "import", str(file)])


def show_kinds(findings: list[Finding]) -> Iterator[str]:
    """Each kind of finding once, with how often it came."""
    counts = Counter((finding.kind, finding.where, finding.what) for finding in findings)
    for (kind, where, what), times in counts.most_common():
        yield f"{kind:8} {times:5} x  {where}: {what}"


def keep_documents(findings: list[Finding], folder: Path) -> None:
    """Write the documents of the findings into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, finding in enumerate(findings):
        if finding.document is not None:
            Path(folder, f"{number:04}-{finding.kind}").write_bytes(finding.document.data)


def main() -> int:
    """Run the rounds; 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--screen-every", type=int, default=5, help="rounds from one visit to the screen to the next")
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    begin = time.monotonic()
    total, told = Sum(), 0
    for total in run_rounds(arguments.documents, arguments.seed, screen_every=arguments.screen_every):
        for line in show_kinds(total.findings[told:]):
            print(f"\r{line}", file=sys.stderr)
        told = len(total.findings)
        print(f"\r{total.documents} documents, {told} findings", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    figures = {**total.figures(), "seconds": round(time.monotonic() - begin)}
    for name, value in figures.items():
        print(f"{value:>10} {name}")
    for line in show_kinds(total.findings):
        print(line)
    write_trial("fuzz", arguments.seed, figures)
    if arguments.keep:
        keep_documents(total.findings, arguments.keep)
    return 1 if total.findings else 0


if __name__ == "__main__":
    sys.exit(main())
