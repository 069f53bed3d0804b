"""What a reading of a query leaves out or takes for something else, in few words for the user.

Knows no tree: whoever reads a part decides how; this says what was wrong with it.
"""

from __future__ import annotations

from datetime import date
from typing import get_args

from reader.model.query import State
from reader.query.days import find_bad_part, read_days, split_range

LONGEST_SHOWN = 30
"""Code points of what was typed that a remark repeats."""

NO_WORD = "no word to look for"

DATE_FIELDS = ("date", "added", "since", "until")


def remark_empty(field: str) -> str:
    """Say that nothing stands behind a field."""
    return f"{field}: is empty"


def remark_unknown(field: str) -> str:
    """Say that a name before a colon is no field."""
    return f"{_shorten(field)}: is no field"


def remark_ending(field: str, ending: str) -> str:
    """Say that a value has an ending that its field does not know."""
    return f"{field}: knows no {ending}"


def remark_value(field: str, value: str, is_range: bool, today: date, is_unfinished: bool) -> str:
    """Say what is wrong with a value; empty where nothing is, or it may still become right as it is typed on."""
    if field in DATE_FIELDS:
        return _remark_days(field, split_range(value) if is_range else (value,), today, is_unfinished)
    if is_unfinished and (field != "is" or can_become_state(value)):
        return ""
    if not any(map(str.isalnum, value)):
        return remark_empty(field)
    if field == "is":
        return "" if can_become_state(value) else f"is: knows no {_shorten(value)}"
    return ""


def can_become_state(value: str) -> bool:
    """Whether a state begins like this."""
    return any(state.startswith(value.lower()) for state in get_args(State))


def _remark_days(field: str, ends: tuple[str, ...], today: date, is_unfinished: bool) -> str:
    typed = [end for end in ends if end]
    for end in typed:
        bad = find_bad_part(end, is_unfinished)
        if bad:
            return bad
        if not is_unfinished and read_days(end, today) is None:
            return f"{_shorten(end)} is no date"
    return "" if typed or is_unfinished else remark_empty(field)


def _shorten(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
