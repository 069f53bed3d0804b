"""Which segments a commit merges: enough that few remain, so few that a commit stays short.

Whoosh calls the policy; merging one document costs about as much as indexing it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import log
from typing import Any

from whoosh.reading import SegmentReader

SEGMENTS_PER_TIER = 6
"""So many segments of about one size become one; a document then moves once a tier."""
MOST_MOVED = 800
"""Documents that one commit moves at most: 5 seconds of work."""


def merge_tiers(writer: Any, segments: list[Any]) -> list[Any]:
    """Merge what should be merged into the writer's new segment; return the segments that stay."""
    merged = {id(segment) for segment in choose_segments(segments)}
    staying = []
    for segment in segments:
        if id(segment) not in merged:
            staying.append(segment)
        elif _live_count(segment):
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
    return staying


def choose_segments(segments: Iterable[Any]) -> list[Any]:
    """Return the segments to merge: emptied ones, full tiers, then those that are mostly deleted."""
    chosen, room = [], MOST_MOVED
    tiers: dict[int, list[Any]] = defaultdict(list)
    wasteful = []
    for segment in segments:
        live = _live_count(segment)
        if live == 0:
            chosen.append(segment)
        elif live < segment.deleted_count():
            wasteful.append(segment)
        else:
            tiers[int(log(live, SEGMENTS_PER_TIER))].append(segment)
    full = [sorted(tiers[tier], key=_live_count)[:SEGMENTS_PER_TIER] for tier in sorted(tiers)]
    groups = [group for group in full if len(group) == SEGMENTS_PER_TIER]
    for group in [*groups, *([segment] for segment in wasteful)]:
        moving = sum(map(_live_count, group))
        if moving <= room:
            chosen += group
            room -= moving
    return chosen


def _live_count(segment: Any) -> int:
    count: int = segment.doc_count_all() - segment.deleted_count()
    return count
