"""Roles, numbers and sides for which the reports of one episode give several values.

A difference that is none costs the reader's trust: whatever may be a change, a rounding, a part or another event is
left out.  Never says who is right.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.story import Difference
from reader.understanding.differences_counts import find_count_differences
from reader.understanding.differences_roles import find_role_differences
from reader.understanding.differences_sides import find_side_differences
from reader.understanding.reports import MOST_REPORTS, StoryReport, read_sentences


def find_differences(reports: Sequence[StoryReport], background: Sequence[StoryReport] = ()) -> tuple[Difference, ...]:
    """What reports of one episode do not agree on; the story's other reports may stand by one of the values.

    Copies must have been folded into one report each.  Of very many reports the first 40 are compared.
    """
    if len(reports) < 2:
        return ()
    read = [read_sentences(report) for report in reports[:MOST_REPORTS]]
    roles = find_role_differences(read, lambda: [read_sentences(report) for report in background[:MOST_REPORTS]])
    return roles + find_count_differences(reports[:MOST_REPORTS]) + find_side_differences(read)
