"""Whether a text is a news agency's own, or names one it is from: its copies without that were printed after it.

Reads the dateline of the first paragraph and the credits that cleaning removed; knows no agency by name.
"""

from __future__ import annotations

import re
from typing import Literal

from reader.model.article import CleanText
from reader.text.tokens import fold_words

AgencyCredit = Literal["own", "named", "none"]
"""A text that its agency published itself; one that names its agency or the agency's desk; any other."""

_DATELINE = re.compile(
    r"[^\W\d_][^\d()\n]{1,60}(?:,?\s[^()\n]{1,30})?\s"
    r"\((?P<agency>[^\W\d_][^()\n]{1,40})\)\s[-\N{EN DASH}\N{EM DASH}]{1,2}\s"
)
_FEWEST_CAPITALS = 2
"""Of the place before the first comma or bracket: it stands in capitals."""
_DESK = re.compile(r"\b(?:reporting|writing) by\b.*\bediting by\b", re.IGNORECASE | re.DOTALL)


def find_agency_credit(text: CleanText, source: str) -> AgencyCredit:
    """How a text names its agency: "OSLO, Dec 2 (Agency) -" or "(Reporting by ...; Editing by ...)"."""
    match = _DATELINE.match(text.body[0]) if text.body else None
    if match is not None and _is_in_capitals(re.split(r"[,(]", match[0])[0]):
        return "own" if fold_words(match["agency"]) == fold_words(source) else "named"
    is_signed = any(_DESK.search(removed.text) for removed in text.removed if removed.kind == "credit")
    return "named" if is_signed else "none"


def _is_in_capitals(written: str) -> bool:
    place = re.sub(r"\s\w+\s?\d.*", "", written)
    return place.isupper() and sum(map(str.isupper, place)) >= _FEWEST_CAPITALS
