from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from reader.tui.widgets.search_box import MAX_LENGTH, SearchBox
from tests.tui.builders import EVIL, has_controls
from tests.tui.widgets.harness import WidgetApp, press, settle


def make_app() -> tuple[WidgetApp, SearchBox]:
    box = SearchBox()
    return WidgetApp(box, prepare=lambda: box.set_history(["newest", "older"])), box


def changes_of(app: WidgetApp) -> list[str]:
    return [message.value for message in app.seen_of(Input.Changed)]


async def test_typing_lays_nothing_out():
    app, box = make_app()
    async with app.run_test(size=(12, 5)) as pilot:
        await settle(pilot)
        before = app.layouts
        await press(pilot, *"prison", "backspace", "left", "ctrl+w")
        await press(pilot, *"scrolls out")
        assert app.layouts == before
        assert changes_of(app)[:3] == ["p", "pr", "pri"]
        assert box.value.endswith("scrolls outo")


@pytest.mark.parametrize(("key", "value"), [("x", "x"), ("backspace", ""), ("right", "talks")])
async def test_a_whole_query_is_replaced_by_what_is_typed_and_kept_by_an_arrow(key: str, value: str):
    app, box = make_app()
    async with app.run_test(size=(40, 5)) as pilot:
        box.set_query("talks")
        box.select_all()
        await press(pilot, key)
        assert box.value == value


async def test_what_is_pasted_takes_the_place_of_what_is_selected():
    app, box = make_app()
    async with app.run_test(size=(40, 5)) as pilot:
        box.set_query("talks")
        box.select_all()
        box.post_message(events.Paste("peace\nnow"))
        await settle(pilot)
        assert box.value == "peace now"


async def test_alt_letters_go_by_words_as_in_a_shell():
    app, box = make_app()
    async with app.run_test(size=(40, 5)) as pilot:
        await press(pilot, *"two words", "alt+b")
        assert box.cursor_position == len("two ")
        await press(pilot, "alt+f")
        assert box.cursor_position == len("two words")


async def test_enter_submits():
    app, _ = make_app()
    async with app.run_test(size=(40, 5)) as pilot:
        await press(pilot, "a", "enter")
        assert [message.value for message in app.seen_of(Input.Submitted)] == ["a"]


async def test_arrows_walk_the_results():
    app, box = make_app()
    async with app.run_test(size=(40, 5)) as pilot:
        box.results_at_top = False
        await press(pilot, "down", "up")
        assert [message.by for message in app.seen_of(SearchBox.Walk)] == [1, -1]


async def test_up_at_the_top_goes_through_the_history_and_back():
    app, box = make_app()
    async with app.run_test(size=(40, 5)) as pilot:
        await press(pilot, "x")
        values = []
        for key in ("up", "up", "up", "down", "down"):
            await press(pilot, key)
            values.append(box.value)
        assert values == ["newest", "older", "older", "newest", "x"]
        assert app.seen_of(SearchBox.Walk) == []
        await press(pilot, "down")
        assert [message.by for message in app.seen_of(SearchBox.Walk)] == [1]


async def test_typing_ends_the_walk_through_the_history():
    app, box = make_app()
    async with app.run_test(size=(40, 5)) as pilot:
        await press(pilot, "up", "s", "down")
        assert box.value == "newests"
        assert [message.by for message in app.seen_of(SearchBox.Walk)] == [1]


async def test_escape_and_backspace_in_the_empty_box_close():
    app, box = make_app()
    async with app.run_test(size=(40, 5)) as pilot:
        await press(pilot, "a", "backspace")
        assert box.value == ""
        assert app.seen_of(SearchBox.Closed) == []
        await press(pilot, "backspace")
        await press(pilot, "a", "escape")
        assert len(app.seen_of(SearchBox.Closed)) == 2


async def test_pasted_text_is_one_harmless_line():
    app, box = make_app()
    async with app.run_test(size=(40, 5)) as pilot:
        box.post_message(events.Paste("first\r\nsecond " + EVIL))
        await settle(pilot)
        assert box.value.startswith("first second")
        assert not has_controls(box.value)


async def test_an_endless_paste_is_cut():
    app, box = make_app()
    async with app.run_test(size=(40, 5)) as pilot:
        box.post_message(events.Paste("x" * 50_000))
        await settle(pilot)
        assert len(box.value) == MAX_LENGTH


async def test_tab_takes_the_suggestion_and_is_left_to_others_without_one():
    app, box = make_app()
    async with app.run_test(size=(40, 5)) as pilot:
        await press(pilot, *"pris")
        box.offer("prisoners")
        box.offer("other")
        await press(pilot, "tab")
        assert box.value == "prisoners"
        assert box.has_focus


async def test_setting_the_query_tells_once_and_only_when_it_differs():
    app, box = make_app()
    async with app.run_test(size=(40, 5)) as pilot:
        box.set_query("talks")
        box.set_query("talks")
        await settle(pilot)
        assert changes_of(app) == ["talks"]
        assert box.cursor_position == 5
