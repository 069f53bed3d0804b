from __future__ import annotations

from reader.tui.widgets.key_bar import KeyBar
from tests.tui.widgets.harness import WidgetApp, settle

KEYS = (("j k", "move"), ("Enter", "open"), ("[", "back"), ("?", "help"))


async def test_keys_on_the_left_and_status_on_the_right():
    bar = KeyBar()
    async with WidgetApp(bar).run_test(size=(70, 5)):
        bar.keys, bar.status = KEYS, "2 not yet indexed"
        text = bar.render_line(0).text
        assert text.startswith(" j k move  Enter open  [ back  ? help  ")
        assert text.endswith(" 2 not yet indexed ")
        assert len(text) == 70


async def test_what_does_not_fit_is_left_out_whole_but_never_the_status():
    bar = KeyBar()
    async with WidgetApp(bar).run_test(size=(40, 5)):
        bar.keys, bar.status = KEYS, "2 not yet indexed"
        assert bar.render_line(0).text.split() == ["j", "k", "move", "2", "not", "yet", "indexed"]


async def test_changing_it_lays_nothing_out():
    bar = KeyBar()
    app = WidgetApp(bar)
    async with app.run_test(size=(40, 5)) as pilot:
        await settle(pilot)
        before = app.layouts
        bar.keys, bar.status = KEYS, "Importing 12 of 40"
        await settle(pilot)
        assert app.layouts == before
