from __future__ import annotations

from collections.abc import Sequence

from reader.tui.cursor import find_cursor
from reader.tui.pages.aside import AsideRow, compose_article_aside
from reader.tui.widgets.sidebar import NAMES_SHOWN, Sidebar
from tests.tui.builders import TODAY, make_name, make_opened
from tests.tui.widgets.harness import WidgetApp, lines_of, press, settle


def make_app(rows: Sequence[AsideRow] | None = None) -> tuple[WidgetApp, Sidebar]:
    sidebar = Sidebar()
    shown = compose_article_aside(make_opened(), TODAY) if rows is None else rows
    return WidgetApp(sidebar, prepare=lambda: sidebar.show(shown)), sidebar


def many_names() -> tuple[AsideRow, ...]:
    names = tuple(make_name(str(number), f"Name {number}") for number in range(30))
    return compose_article_aside(make_opened(names=names), TODAY)


async def test_sections_with_counts_numbers_and_reasons():
    app, sidebar = make_app()
    async with app.run_test(size=(30, 16)):
        lines = [line[1:].rstrip() for line in lines_of(sidebar)]
        assert lines[:10] == [
            "",
            " Names                    2",
            " Oret Halvane             2",
            " Velmora                  0",
            "",
            " Related                  2",
            " 1 Related story 0",
            "   22 Jul · Velmora Post",
            "   same day, shares Halvane",
            "",
        ]


async def test_the_cursor_goes_from_row_to_row_and_over_headings():
    app, sidebar = make_app()
    async with app.run_test(size=(30, 16)) as pilot:
        assert sidebar.current_target == "entity:halvane"
        await press(pilot, "j", "j")
        assert sidebar.current_target == "article:10"
        await press(pilot, "k", "k", "k", "k")
        assert sidebar.current_target == "entity:halvane"
        await press(pilot, "G")
        assert sidebar.current_target == "article:11"
        await press(pilot, "g")
        assert sidebar.current_target == "entity:halvane"


async def test_enter_and_click_choose():
    app, sidebar = make_app()
    async with app.run_test(size=(30, 16)) as pilot:
        await press(pilot, "j", "enter")
        await pilot.click(sidebar, offset=(4, 7))
        await pilot.click(sidebar, offset=(4, 1))
        assert [message.target for message in app.seen_of(Sidebar.Chosen)] == ["entity:velmora", "article:10"]


async def test_names_beyond_the_first_are_behind_one_row():
    app, sidebar = make_app(many_names())
    async with app.run_test(size=(30, 16)) as pilot:
        assert f"{30 - NAMES_SHOWN} more" in "".join(lines_of(sidebar))
        await press(pilot, *"j" * NAMES_SHOWN, "enter")
        assert app.seen_of(Sidebar.Chosen) == []
        assert sidebar.current_target == f"entity:{NAMES_SHOWN}"


async def test_the_cursor_stays_in_view_and_brings_its_heading_back():
    app, sidebar = make_app(many_names())
    async with app.run_test(size=(30, 8)) as pilot:
        await press(pilot, "G")
        assert "Related story 1" in "".join(lines_of(sidebar))
        await press(pilot, "pageup", "pageup", "pageup", "g")
        assert "Names" in "".join(lines_of(sidebar))
        assert find_cursor(app.focused).y == 1


async def test_nothing_to_show():
    app, sidebar = make_app(())
    async with app.run_test(size=(30, 8)) as pilot:
        await press(pilot, "j", "pagedown", "enter", "G")
        assert (sidebar.current_row, sidebar.current_target) == (None, "")
        assert lines_of(sidebar) == [""] * 8


async def test_moving_lays_nothing_out():
    app, sidebar = make_app(many_names())
    async with app.run_test(size=(30, 8)) as pilot:
        await settle(pilot)
        before = app.layouts
        await press(pilot, "j", "G", "pageup")
        sidebar.show(many_names())
        await settle(pilot)
        assert app.layouts == before


async def test_rows_that_look_different_now_leave_the_cursor_where_it_is():
    app, sidebar = make_app(many_names())
    async with app.run_test(size=(30, 30)) as pilot:
        await press(pilot, *"j" * NAMES_SHOWN, "enter")
        await press(pilot, "j")
        assert sidebar.current_target == f"entity:{NAMES_SHOWN + 1}"
        sidebar.update([row for row in many_names() if row.target != f"entity:{NAMES_SHOWN + 1}"])
        assert sidebar.current_target == f"entity:{NAMES_SHOWN + 2}"
        await press(pilot, "G")
        sidebar.update(many_names()[:3])
        assert sidebar.current_target == "entity:1"
        sidebar.update(())
        assert sidebar.current_row is None


async def test_a_story_and_its_reports_take_several_lines_and_no_number():
    rows = (AsideRow("heading", "Story", ("5",)), AsideRow("story", "Harbour talks", ("3 sources", "new"), "story:s"))
    report = AsideRow("report", "Talks end", ("22 Jul",), "article:5")
    app, sidebar = make_app((*rows, report, AsideRow("heading", "More"), AsideRow("place", "May", ("2",), "heading:e")))
    async with app.run_test(size=(30, 16)) as pilot:
        assert [line[1:].rstrip() for line in lines_of(sidebar)][:12] == [
            "",
            " Story                    5",
            "   Harbour talks",
            "   3 sources",
            "   new",
            "",
            "   Talks end",
            "   22 Jul",
            "",
            " More",
            " May                      2",
            "",
        ]
        await press(pilot, "G", "enter")
        assert [message.target for message in app.seen_of(Sidebar.Chosen)] == ["heading:e"]
