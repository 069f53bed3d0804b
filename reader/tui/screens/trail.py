"""The reading trail: where the user has been, and the way back and forward along it.

Pure values but for `TrailKeeper`, which saves what changes; knows no widgets.
"""

from __future__ import annotations

from collections.abc import Callable
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
    return Trail(trail.entries, max(min(trail.position + by, len(trail.entries) - 1), min(0, len(trail.entries) - 1)))


def note_offset(trail: Trail, offset: int) -> Trail:
    """Remember the line at the current stop."""
    here = current(trail)
    if here is None or here.offset == offset:
        return trail
    entries = list(trail.entries)
    entries[trail.position] = replace(here, offset=offset)
    return Trail(tuple(entries), trail.position)


def current(trail: Trail) -> TrailEntry | None:
    """Return the stop one stands on."""
    return trail.entries[trail.position] if 0 <= trail.position < len(trail.entries) else None


def is_same_stop(first: TrailEntry, second: TrailEntry) -> bool:
    """Whether two stops lead to the same place, at whatever line."""
    return (first.kind, first.target) == (second.kind, second.target)


class TrailKeeper:
    """The trail of this window; `save` is called with every change."""

    def __init__(self, save: Callable[[Trail], None]) -> None:
        self._save = save
        self.trail = Trail()
        self.is_away = False
        """True while something is shown that is no stop, such as a preview: the way back leads to the current stop."""

    def load(self, trail: Trail) -> None:
        """Take over what an earlier window left."""
        self.trail = trail
        self.is_away = True

    def visit(self, entry: TrailEntry) -> None:
        """Stand on a new stop."""
        self.is_away = False
        self._keep(visit(self.trail, entry))

    def note_offset(self, offset: int) -> None:
        """Remember the line at the current stop, unless something else is shown."""
        if not self.is_away:
            self._keep(note_offset(self.trail, offset))

    def go(self, by: int) -> TrailEntry | None:
        """Go back (-1) or forward (1); None at the end of the trail."""
        if self.is_away and by < 0:
            self.is_away = False
            return current(self.trail)
        gone = step(self.trail, by)
        if gone.position == self.trail.position:
            return None
        self.is_away = False
        self._keep(gone)
        return current(gone)

    def _keep(self, trail: Trail) -> None:
        if trail != self.trail:
            self.trail = trail
            self._save(trail)
