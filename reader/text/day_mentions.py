"""The days, weeks, months and years that a text speaks of, counted from its publication.

Knows no article and no clock: the caller says when the text was written.
"""

from __future__ import annotations

from datetime import date

from reader.model.dates import DateMention
from reader.text.day_expressions import find_day_expressions
from reader.text.day_resolution import resolve_within


def find_dates(text: str, reference: date, latest_reference: date | None = None) -> tuple[DateMention, ...]:
    """Return the expressions of a time that have an answer, from left to right.

    The text was written on `reference`, or between it and `latest_reference`: what depends on the very day then spans
    a few days, or is left out.
    """
    found: list[DateMention] = []
    for expression in find_day_expressions(text):
        span = resolve_within(expression, reference, latest_reference or reference)
        if span:
            found.append(DateMention(expression.start, expression.end, expression.text, *span))
    return tuple(found)
