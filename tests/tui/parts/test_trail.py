from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.model.desk import Trail, TrailEntry
from reader.tui.parts.trail import MAX_ENTRIES, current, is_same_stop, note_offset, rename, step, visit

ENTRIES = st.builds(
    TrailEntry, st.sampled_from(["article", "search", "name", "story"]), st.sampled_from("abc"), st.integers(0, 9)
)
MOVES = st.lists(st.one_of(ENTRIES, st.sampled_from([-1, 1])), max_size=30)


def walk(moves: list[TrailEntry | int]) -> Trail:
    trail = Trail()
    for move in moves:
        trail = step(trail, move) if isinstance(move, int) else visit(trail, move)
    return trail


@given(MOVES)
def test_one_always_stands_on_a_stop_once_there_is_one(moves: list[TrailEntry | int]) -> None:
    trail = walk(moves)
    if trail.entries:
        assert current(trail) is not None
    else:
        assert trail.position == -1


@given(MOVES, ENTRIES)
def test_a_visited_stop_is_where_one_stands_and_nothing_lies_ahead(
    moves: list[TrailEntry | int], entry: TrailEntry
) -> None:
    trail = visit(walk(moves), entry)
    assert current(trail) == entry
    assert trail.position == len(trail.entries) - 1


@given(MOVES)
def test_no_stop_follows_itself(moves: list[TrailEntry | int]) -> None:
    entries = walk(moves).entries
    assert not any(is_same_stop(first, second) for first, second in pairwise(entries))


@given(MOVES, ENTRIES, ENTRIES)
def test_back_and_forward_lead_to_the_same_stop(
    moves: list[TrailEntry | int], first: TrailEntry, second: TrailEntry
) -> None:
    trail = visit(visit(walk(moves), first), second)
    if not is_same_stop(first, second):
        assert current(step(trail, -1)) == first
        assert step(step(trail, -1), 1) == trail


@given(MOVES, st.integers(0, 99))
def test_noting_a_line_changes_the_current_stop_only(moves: list[TrailEntry | int], offset: int) -> None:
    trail = walk(moves)
    noted = note_offset(trail, offset)
    here = current(noted)
    if here is not None:
        assert here.offset == offset
    others = [entry for place, entry in enumerate(trail.entries) if place != trail.position]
    assert [entry for place, entry in enumerate(noted.entries) if place != noted.position] == others


@given(MOVES)
def test_a_stop_renamed_keeps_its_kind_and_line(moves: list[TrailEntry | int]) -> None:
    trail = walk(moves)
    renamed, here = rename(trail, "other"), current(trail)
    assert current(renamed) == (here and TrailEntry(here.kind, "other", here.offset))
    assert (renamed.position, len(renamed.entries)) == (trail.position, len(trail.entries))


def test_the_trail_forgets_its_oldest_stops() -> None:
    trail = walk([TrailEntry("article", str(number)) for number in range(MAX_ENTRIES + 5)])
    assert len(trail.entries) == MAX_ENTRIES
    assert trail.entries[0].target == "5"
