"""Long work: how far it is, and what came of it.

Knows no process, thread or screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


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


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, file by file in sums, and what it could not do."""

    added: int = 0
    revised: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    was_cancelled: bool = False
    added_numbers: tuple[int, ...] = ()
