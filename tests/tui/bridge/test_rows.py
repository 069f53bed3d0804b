"""Rows of lists that hold stories among articles, against plain readings of the library in memory."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.story import StoryRow
from reader.tui.bridge import rows
from tests.fakes.library import FakeLibrary, make_settings
from tests.fakes.stories import FERRIES, VOTES

LIBRARY = FakeLibrary(make_settings(Path(mkdtemp())))
KEYS = (-FERRIES, 15, 14, 11, 10, -VOTES, 4, 3)


def is_unread(key: int, read: set[int]) -> bool:
    return any(number not in read for number in (LIBRARY.state.stories[-key].articles if key < 0 else [key]))


@given(st.sets(st.integers(1, 20)), st.integers(-1, len(KEYS)), st.sampled_from((-1, 1)), st.integers(1, 9))
@settings(deadline=None)
def test_the_next_unread_row_is_the_nearest_with_something_unread(
    read: set[int], start: int, step: int, at_once: int
) -> None:
    LIBRARY.state.read = read
    indexes = range(start + 1, len(KEYS)) if step > 0 else range(start - 1, -1, -1)
    nearest = next((index for index in indexes if is_unread(KEYS[index], read)), None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "KEYS_AT_ONCE", at_once)
        assert rows.find_next_unread(LIBRARY, KEYS, start, step) == nearest  # type: ignore[arg-type]
        assert rows.find_unread(LIBRARY, KEYS) == [key for key in KEYS if is_unread(key, read)]  # type: ignore[arg-type]


def test_every_key_has_its_row_and_a_story_that_is_gone_none() -> None:
    LIBRARY.state.read = set()
    found = rows.read_rows(LIBRARY, (4, -99, -VOTES, 3))  # type: ignore[arg-type]
    assert [row and row.number for row in found] == [4, None, VOTES, 3]
    assert isinstance(found[2], StoryRow)


def test_what_is_unread_is_found_without_reading_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the list: rows hold titles, dates, counts that nobody asked for."""

    def read(_: object) -> None:
        raise AssertionError("a row was read")

    LIBRARY.state.read = {14, 11}
    monkeypatch.setattr(LIBRARY.articles, "rows", read)
    monkeypatch.setattr(LIBRARY.stories, "rows", read)
    assert 15 in rows.find_unread(LIBRARY, KEYS)  # type: ignore[arg-type]
