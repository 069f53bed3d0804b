from __future__ import annotations

import pytest

from reader.tui.widgets.header import Header
from reader.tui.widgets.one_line import OneLine
from tests.tui.widgets.harness import WidgetApp, settle


def shown(header: Header) -> str:
    return "".join(part.render_line(0).text for part in header.children if part.display)


async def test_place_and_counts_stand_at_either_end():
    header = Header()
    header.place, header.counts = "All articles", "120 new"
    async with WidgetApp(header).run_test(size=(60, 5)):
        assert shown(header).startswith("All articles ")
        assert shown(header).endswith(" 120 new")


async def test_new_texts_lay_nothing_out():
    header = Header()
    app = WidgetApp(header)
    async with app.run_test(size=(60, 5)) as pilot:
        await settle(pilot)
        before = app.layouts
        header.place, header.counts = "Starred", "a much longer text than before"
        await settle(pilot)
        assert app.layouts == before
        assert "Starred" in shown(header)
        assert "longer text" in shown(header)


async def test_the_box_takes_the_place_of_the_place():
    header = Header()
    header.place = "All articles"
    async with WidgetApp(header).run_test(size=(60, 5)) as pilot:
        assert not header.search_box.display
        header.is_searching = True
        await settle(pilot)
        assert header.search_box.display
        assert "All articles" not in shown(header)
        assert shown(header).startswith("/ ")


async def test_a_text_too_long_is_cut():
    line = OneLine("right")
    async with WidgetApp(line).run_test(size=(10, 5)):
        line.text = "[b]Northern Ledger[/b]"
        assert line.render_line(0).text == "[b]Northe…"
        line.text = "日本"
        assert line.render_line(0).text == "      日本"


@pytest.mark.parametrize(
    ("width", "counts"), [(140, "120 new · 34 stories · 4 followed"), (60, "120 new · 34 stories"), (30, "120 new")]
)
async def test_counts_that_do_not_fit_go_the_least_important_first(width, counts):
    header = Header()
    async with WidgetApp(header).run_test(size=(width, 5)) as pilot:
        header.counts = "120 new · 34 stories · 4 followed"
        await settle(pilot)
        assert shown(header).rstrip().endswith(counts)
