from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from textual.strip import Strip

from reader.tui.cursor import find_cursor
from reader.tui.widgets.virtual_list import MAX_PAGES, PAGE_LENGTH, VirtualList
from tests.tui.widgets.harness import WidgetApp, lines_of, press, settle


class Words(VirtualList[str]):
    def render_row_line(self, row: str, index: int, line: int, width: int) -> Strip:
        text = f"{'>' if index == self.cursor else ' '}{row}/{line}"
        return Strip([Segment(text)]).adjust_cell_length(width)


class PagedApp(WidgetApp):
    """Answers every request for a page, unless told to keep it."""

    keeps_pages = False

    def on_virtual_list_page_wanted(self, message: Words.PageWanted) -> None:
        if not self.keeps_pages:
            self.answer(message)

    def answer(self, message: Words.PageWanted) -> None:
        rows = [f"row {index}" for index in range(message.start, message.start + message.length)]
        message.list.put_page(message.generation, message.page_number, rows)


def make_app(count: int = 1_000, lines: int = 1, first: int = 64) -> tuple[PagedApp, Words]:
    words = Words(lines)
    rows = [f"row {index}" for index in range(min(first, count))]
    return PagedApp(words, prepare=lambda: words.set_rows(count, rows)), words


async def test_first_rows_are_drawn_without_asking():
    app, words = make_app()
    async with app.run_test(size=(30, 10)):
        assert lines_of(words, [0, 9]) == [">row 0/0", " row 9/0"]
        assert app.seen_of(Words.PageWanted) == []


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (["j", "j", "k"], 1),
        (["down", "up", "up"], 0),
        (["G"], 999),
        (["end", "j", "g"], 0),
        (["pagedown"], 10),
        (["ctrl+d", "ctrl+d", "ctrl+u"], 5),
        (["pagedown", "home"], 0),
    ],
)
async def test_keys_move_the_cursor_and_keep_it_in_view(keys, cursor):
    app, words = make_app()
    async with app.run_test(size=(30, 10)) as pilot:
        await press(pilot, *keys)
        assert words.cursor == cursor
        assert words.scroll_offset.y <= cursor < words.scroll_offset.y + words.size.height


async def test_a_cursor_move_tells_and_lays_nothing_out():
    app, _ = make_app()
    async with app.run_test(size=(30, 10)) as pilot:
        await settle(pilot)
        before = app.layouts
        await press(pilot, "j", "j", "pagedown", "G")
        assert app.layouts == before
        assert [message.index for message in app.seen_of(Words.Highlighted)][:3] == [1, 2, 12]


async def test_enter_and_click_choose():
    app, words = make_app(lines=3)
    async with app.run_test(size=(30, 12)) as pilot:
        await press(pilot, "j", "enter")
        await pilot.click(words, offset=(2, 7))
        assert [message.index for message in app.seen_of(Words.Chosen)] == [1, 2]
        assert words.cursor == 2


async def test_a_click_below_the_rows_chooses_nothing():
    app, words = make_app(count=2)
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.click(words, offset=(2, 7))
        assert app.seen_of(Words.Chosen) == []


async def test_an_empty_list_has_no_row():
    app, words = make_app(count=0)
    async with app.run_test(size=(30, 10)) as pilot:
        await press(pilot, "j", "G", "enter", "pagedown")
        assert (words.cursor, words.current_row, [each.index for each in app.seen_of(Words.Chosen)]) == (0, None, [0])


async def test_a_page_is_asked_for_once():
    app, words = make_app()
    app.keeps_pages = True
    async with app.run_test(size=(30, 10)) as pilot:
        await press(pilot, "G", "k", "k", "j")
        wanted = app.seen_of(Words.PageWanted)
        assert [message.page_number for message in wanted] == [15]
        assert (wanted[0].start, wanted[0].length) == (960, 40)
        app.answer(wanted[0])
        await settle(pilot)
        assert words.current_row == "row 998"
        assert app.seen_of(Words.Highlighted)[-1].index == 998


async def test_an_answer_to_an_older_question_is_dropped():
    app, words = make_app()
    app.keeps_pages = True
    async with app.run_test(size=(30, 10)) as pilot:
        await press(pilot, "G")
        words.set_rows(1_000, ["new"], cursor=999)
        app.answer(app.seen_of(Words.PageWanted)[0])
        assert words.current_row is None
        await settle(pilot)
        app.answer(app.seen_of(Words.PageWanted)[-1])
        assert words.current_row == "row 999"


async def test_replacing_rows_puts_the_cursor_and_posts_nothing():
    app, words = make_app()
    async with app.run_test(size=(30, 10)) as pilot:
        await press(pilot, "G")
        told = len(app.seen_of(Words.Highlighted))
        before = app.layouts
        words.set_rows(3, ["a", "b", "c"], cursor=9)
        await settle(pilot)
        assert words.cursor == 2
        assert lines_of(words, [0, 2, 3]) == [" a/0", ">c/0", ""]
        assert len(app.seen_of(Words.Highlighted)) == told
        assert app.layouts == before


async def test_growing_keeps_cursor_and_place_and_asks_for_what_is_new():
    app, words = make_app(count=70, first=70)
    async with app.run_test(size=(30, 10)) as pilot:
        await press(pilot, "G")
        top = words.scroll_offset.y
        words.grow(90)
        await settle(pilot)
        assert (words.cursor, words.scroll_offset.y) == (69, top)
        await press(pilot, "G")
        await settle(pilot)
        assert words.current_row == "row 89"


async def test_pages_seen_long_ago_are_let_go_and_come_back():
    app, words = make_app(count=PAGE_LENGTH * (MAX_PAGES + 4))
    async with app.run_test(size=(30, 10)) as pilot:
        for page in range(MAX_PAGES + 4):
            words.cursor = page * PAGE_LENGTH
            await settle(pilot)
        assert len(words._pages) <= MAX_PAGES
        words.cursor = 0
        await settle(pilot)
        assert words.current_row == "row 0"


async def test_one_row_changes():
    app, words = make_app()
    async with app.run_test(size=(30, 10)) as pilot:
        words.update_row(1, "changed")
        words.update_row(500, "not held")
        await settle(pilot)
        assert lines_of(words, [1, 2]) == [" changed/0", " row 2/0"]


async def test_reloading_asks_for_what_is_in_view_and_shows_the_answer():
    app, words = make_app()
    app.keeps_pages = True
    async with app.run_test(size=(30, 10)) as pilot:
        words.reload()
        await settle(pilot)
        assert lines_of(words, [0]) == [">row 0/0"]
        (wanted,) = app.seen_of(Words.PageWanted)
        words.put_page(wanted.generation, wanted.page_number, ["other"] * wanted.length)
        assert lines_of(words, [0]) == [">other/0"]


async def test_rows_change_their_height_with_the_cursor_in_view():
    app, words = make_app()
    async with app.run_test(size=(30, 10)) as pilot:
        words.cursor = 500
        await settle(pilot)
        words.set_lines_per_row(4)
        assert words.scroll_offset.y <= 2_000 < 2_004 <= words.scroll_offset.y + 10
        words.set_lines_per_row(1)
        assert words.scroll_offset.y <= 500 < words.scroll_offset.y + 10


async def test_a_smaller_terminal_keeps_the_cursor_in_view():
    app, words = make_app()
    async with app.run_test(size=(30, 20)) as pilot:
        await press(pilot, *"jjjjjjjjjjjjjjj")
        await pilot.resize_terminal(20, 6)
        await settle(pilot)
        assert words.scroll_offset.y <= 15 < words.scroll_offset.y + 6


async def test_the_terminals_cursor_stands_on_the_row():
    app, _ = make_app(lines=2)
    async with app.run_test(size=(30, 10)) as pilot:
        await press(pilot, "j", "j")
        assert find_cursor(app.focused) == (0, 4)
        await press(pilot, "G")
        assert find_cursor(app.focused) == (0, 8)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("cursor"), st.integers(-10, 2_000)),
        st.tuples(st.just("set"), st.integers(0, 500)),
        st.tuples(st.just("grow"), st.integers(0, 300)),
        st.tuples(st.just("lines"), st.integers(1, 5)),
        st.tuples(st.just("move"), st.integers(-80, 80)),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(STEPS)
def test_the_cursor_is_always_on_a_row(steps):
    words = Words(2)
    for what, number in steps:
        if what == "set":
            words.set_rows(number, [], cursor=number * 2)
        elif what == "grow":
            words.grow(words.count + number)
        elif what == "lines":
            words.set_lines_per_row(number)
        elif what == "move":
            words.set_reactive(VirtualList.cursor, words._validate_cursor(words.cursor + number))
        else:
            words.set_reactive(VirtualList.cursor, words._validate_cursor(number))
        assert 0 <= words.cursor < max(1, words.count)
        assert words.virtual_size.height == words.count * words.lines_per_row
