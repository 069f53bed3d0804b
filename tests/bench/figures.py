"""What is measured, its bound, and how both are written down: figures.json, and the README made from it."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

FIGURES_FILE = Path(__file__).with_name("figures.json")
README_FILE = Path(__file__).with_name("README.md")

README = """\
# Measured bounds

Written by `python -m tests.bench.run`: do not edit.  It measures the program that is installed, in a real
pseudo-terminal, on generated archives, and ends with 1 where a bound does not hold.  Other things may run on the
machine: what is compared runs in turn, {rounds} rounds, and each figure is the ratio of two medians.  Unless it says
otherwise a figure is about CPU time, that of the program's own processes and of all below it.  A machine with much to
do makes figures worse: caches are cold, and what a program does after its first frame is counted until it is looked at.

Commit {commit}, {machine}, Python {python}, {versions}; {rows:,} articles stand for the
large archive; load average {load:.1f}.

| figure | value | bound | |
|---|---|---|---|
{table}

{meanings}

# What was tried at random

{trials}
"""
TRIALS = {
    "kills": "Whoever works on a library is killed at a random instant, and the next start is looked at",
    "fuzz": "Hostile documents go through the whole program",
    "keys_at_random": "Random keys, pastes, mouse reports and sizes, in a real pseudo-terminal",
}
"""Program -> what it does.  Each has a bound of its own: nothing found."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured ratio and the bound it must hold."""

    what: str
    value: float
    bound: float
    meaning: str
    """How it was measured."""

    @property
    def holds(self) -> bool:
        """Whether the figure is within its bound."""
        return self.value <= self.bound

    def __str__(self) -> str:
        return f"{'ok  ' if self.holds else 'OVER'} {self.value:6.2f} <= {self.bound:5.2f}  {self.what}"


@dataclass(frozen=True, slots=True)
class Report:
    """The figures with what they were measured on."""

    commit: str
    machine: str
    python: str
    versions: dict[str, str]
    rows: int
    rounds: int
    load: float
    """Programs that wanted a core, averaged over the last minute."""
    figures: tuple[Figure, ...]


def describe_run(figures: Sequence[Figure], rows: int, rounds: int) -> Report:
    """Put down this machine, these versions and this commit beside the figures."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent,
    )
    return Report(
        commit.stdout.strip(),
        f"{platform.machine()}, {os.cpu_count()} cores",
        platform.python_version(),
        {name: version(name) for name in ("textual", "rich", "whoosh3")},
        rows,
        rounds,
        os.getloadavg()[0],
        tuple(figures),
    )


def write(report: Report) -> None:
    """Write figures.json and README.md."""
    FIGURES_FILE.write_text(json.dumps(asdict(report), indent=1) + "\n", encoding="utf-8")
    README_FILE.write_text(draw(report), encoding="utf-8")


def write_trial(program: str, seed: int, figures: Mapping[str, float]) -> None:
    """Write the figures of one of TRIALS, and the README."""
    run = asdict(describe_run((), 0, 0))
    table = {key: run[key] for key in ("commit", "machine", "python", "versions")}
    text = json.dumps({**table, "seed": seed, "figures": dict(figures)}, indent=1)
    _trial_file(program).write_text(f"{text}\n", encoding="utf-8")
    README_FILE.write_text(draw(read()), encoding="utf-8")


def _trial_file(program: str) -> Path:
    return FIGURES_FILE.with_name(f"{program}.json")


def _draw_trial(program: str, what: str) -> str:
    trial = json.loads(_trial_file(program).read_text(encoding="utf-8"))
    lines = "\n".join(f"| {name} | {value:,} |" for name, value in trial["figures"].items())
    head = f"{what}: `python -m tests.bench.{program}`, seed {trial['seed']}, commit {trial['commit']}."
    return f"{head}\n\n| | |\n|---|---|\n{lines}"


def read() -> Report:
    """The report that was written last."""
    table = json.loads(FIGURES_FILE.read_text(encoding="utf-8"))
    return Report(**{**table, "figures": tuple(Figure(**each) for each in table["figures"])})


def draw(report: Report) -> str:
    """The README of a report."""
    rows = [
        f"| {figure.what} | {figure.value:.2f} | {figure.bound:g} | {'' if figure.holds else '**over**'} |"
        for figure in report.figures
    ]
    return README.format(
        rounds=report.rounds,
        commit=report.commit,
        machine=report.machine,
        python=report.python,
        versions=", ".join(f"{name} {number}" for name, number in report.versions.items()),
        rows=report.rows,
        load=report.load,
        table="\n".join(rows),
        meanings="\n".join(f"- **{figure.what}**: {figure.meaning}" for figure in report.figures),
        trials="\n\n".join(_draw_trial(program, what) for program, what in TRIALS.items()),
    )
