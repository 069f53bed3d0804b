"""The reading trail as values: the stops, and the way back and forward along them.

Knows no widgets.
"""

from __future__ import annotations

from dataclasses import replace

from reader.model.desk import Trail, TrailEntry

MAX_ENTRIES = 200


def visit(trail: Trail, entry: TrailEntry) -> Trail:
    """Stand on a new stop: what lay ahead is gone; the stop one already stands on is not added twice."""
    kept = trail.entries[: trail.position + 1]
    if kept and is_same_stop(kept[-1], entry):
        kept = kept[:-1]
    entries = (*kept, entry)[-MAX_ENTRIES:]
    return Trail(entries, len(entries) - 1)


def step(trail: Trail, by: int) -> Trail:
    """Go along the trail, as far as it reaches."""
    last = len(trail.entries) - 1
    return Trail(trail.entries, max(min(trail.position + by, last), min(0, last)))


def note_offset(trail: Trail, offset: int) -> Trail:
    """Remember the line at the current stop."""
    here = current(trail)
    if here is None or here.offset == offset:
        return trail
    entries = list(trail.entries)
    entries[trail.position] = replace(here, offset=offset)
    return Trail(tuple(entries), trail.position)


def rename(trail: Trail, target: str) -> Trail:
    """Give the current stop another target, at the same line."""
    here = current(trail)
    if here is None or here.target == target:
        return trail
    entries = list(trail.entries)
    entries[trail.position] = replace(here, target=target)
    return Trail(tuple(entries), trail.position)


def current(trail: Trail) -> TrailEntry | None:
    """Return the stop one stands on."""
    return trail.entries[trail.position] if 0 <= trail.position < len(trail.entries) else None


def is_same_stop(first: TrailEntry, second: TrailEntry) -> bool:
    """Whether two stops lead to the same place, at whatever line."""
    return (first.kind, first.target) == (second.kind, second.target)
