"""Rows that take the place of others: nothing is drawn where it does not belong, the cursor stays on what it was on."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.tui.parts.listing import _place_after
from reader.tui.parts.rows import Layer, page_start, replace_keys
from reader.tui.widgets.article_list import ListLine
from tests.tui.builders import make_row

KEYS = st.lists(st.integers(-200, 200).filter(bool), unique=True, min_size=1, max_size=300)


@given(KEYS, KEYS, st.data())
@settings(deadline=None, max_examples=60)
def test_known_rows_are_drawn_where_they_stand_now(old: list[int], new: list[int], data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(old) - 1))
    start = page_start(cursor)
    page = tuple(ListLine(make_row(key)) for key in old[start : start + 64])
    there = _place_after(old, cursor, new)
    layer = replace_keys(Layer("stories", old, cursor=cursor, page=page), new, there)
    assert layer.cursor == there < len(new)
    for key, line in zip(new[page_start(there) :], layer.page, strict=False):
        assert line is None or (isinstance(line, ListLine) and line.row.number == key)
        assert line is not None or key not in old[start : start + 64]


@given(KEYS, KEYS, st.data())
@settings(deadline=None, max_examples=60)
def test_the_cursor_stays_on_its_row_or_the_next_one(old: list[int], new: list[int], data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(old) - 1))
    kept = [key for key in old[cursor:] if key in new]
    place = _place_after(old, cursor, new)
    assert place == (new.index(kept[0]) if kept else len(new) - 1)
