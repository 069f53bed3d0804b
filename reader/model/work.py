"""Long work: how far it is, and what came of it.

Knows no process, thread or screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MOST_ENDINGS_TOLD = 4


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of long work has come."""

    what: str
    """A verb phrase for the user: "Importing", "Indexing"."""
    done: int
    total: int | None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be done: which file or key, why, and the remedy."""

    subject: str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{self.subject}: {self.reason}{remedy}"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that `newsreader doctor` looked at."""

    name: str
    """A word or two: "search index"."""
    state: Literal["ok", "warning", "problem"]
    finding: str
    remedy: str = ""


LeftOut = tuple[tuple[str, int], ...]
"""How many files of which ending are of a kind that is not read, commonest first."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies under some paths, as their names tell."""

    item_count: int
    left_out: LeftOut = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, file by file in sums, and what it could not do."""

    added: int = 0
    revised: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    was_cancelled: bool = False
    added_numbers: tuple[int, ...] = ()
    left_out: LeftOut = ()


def describe_left_out(left_out: LeftOut) -> str:
    """Return "6 files of other kinds left out (3 .html, 2 .eml, 1 .jpg)", empty where there are none."""
    count = sum(each for _, each in left_out)
    if not count:
        return ""
    kinds = ", ".join(f"{each:,} {ending or 'without ending'}" for ending, each in left_out[:MOST_ENDINGS_TOLD])
    more = ", …" if len(left_out) > MOST_ENDINGS_TOLD else ""
    return f"{count:,} {'file' if count == 1 else 'files'} of other kinds left out ({kinds}{more})"
