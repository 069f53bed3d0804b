"""Dates as ranges with a grade: how sure, and resting on which words.

Knows no text and no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["minute", "day", "month", "year"]
Grade = Literal["stated", "inferred", "guessed"]

GRADE_MARKS: dict[Grade, str] = {"stated": "", "inferred": "~", "guessed": "?"}


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When a text was published, as far as it is known."""

    value: str
    """ISO 8601, as long as the precision is: 2025-07-23T14:05, 2025-07-23, 2025-07 or 2025."""
    earliest: date
    latest: date
    precision: Precision
    grade: Grade
    evidence: tuple[str, ...]
    """The words of the text that the date rests on."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """One stretch of text that names a time, resolved against a reference day."""

    start: int
    end: int
    text: str
    earliest: date
    latest: date
    precision: Literal["day", "week", "month", "year"]
