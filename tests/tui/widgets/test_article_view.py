from __future__ import annotations

from textual.geometry import Offset
from textual.selection import Selection

from reader.tui.cursor import find_cursor
from reader.tui.pages.page import EMPTY_PAGE, Page, PageBuilder, Span
from reader.tui.widgets.article_view import MARGIN, MAX_COLUMN, OVERLAP, ArticleView, hit_position
from tests.tui.widgets.harness import WidgetApp, lines_of, press, settle

WORDS = "Negotiators met again in the old customs house and agreed on a list. "


def make_page(paragraphs: int = 30, hits: tuple[int, ...] = (3, 10, 20)) -> Page:
    """Paragraph k begins with "k."; some hold a hit, all hold a name, the last leads to an article."""
    builder = PageBuilder()
    builder.add("A title", "title")
    builder.end_line(2)
    for number in range(paragraphs):
        builder.add(f"{number}. ")
        builder.add("Halvane", "name", f"entity:{number}")
        builder.add(" " + WORDS)
        if number in hits:
            builder.add("exchange", "hit")
        builder.end_line(2)
    builder.add("Related", "heading")
    builder.end_line(2)
    builder.add("1  ", "dim")
    builder.add("Ferry strike", "related", "article:7")
    return builder.build()


def make_app(page: Page | None = None) -> tuple[WidgetApp, ArticleView]:
    view = ArticleView()
    shown = make_page() if page is None else page
    return WidgetApp(view, prepare=lambda: view.show(shown)), view


async def test_the_text_stands_in_a_column_with_margins():
    app, view = make_app()
    async with app.run_test(size=(60, 12)) as pilot:
        lines = lines_of(view)
        assert lines[:3] == ["", "   A title", ""]
        assert all(len(line) <= view.size.width - MARGIN for line in lines)
        await pilot.resize_terminal(200, 12)
        await settle(pilot)
        widest = max(len(line.strip()) for line in lines_of(view))
        assert MAX_COLUMN - 12 < widest <= MAX_COLUMN


async def test_scroll_keys_and_what_they_say():
    app, view = make_app()
    async with app.run_test(size=(60, 12)) as pilot:
        await settle(pilot)
        before = app.layouts
        await press(pilot, "j", "pagedown")
        assert view.scroll_offset.y == 1 + 12 - OVERLAP
        assert len(app.seen_of(ArticleView.Scrolled)) == 2
        await press(pilot, "G")
        assert view.at_end
        await press(pilot, "g")
        assert (view.scroll_offset.y, view.at_end) == (0, False)
        assert app.layouts == before


async def test_paging_says_when_there_is_no_further():
    app, view = make_app()
    async with app.run_test(size=(60, 12)):
        assert not view.turn_page(-1)
        pages = 0
        while view.turn_page(1):
            pages += 1
        assert pages > 3
        assert view.at_end
        assert view.turn_page(-1)


async def test_a_short_page_is_at_its_end_at_once():
    app, view = make_app(Page("short"))
    async with app.run_test(size=(60, 12)):
        assert view.at_end
        assert not view.turn_page(1)


async def test_showing_and_resizing_keep_the_place_and_tell_nobody():
    app, view = make_app()
    async with app.run_test(size=(80, 12)) as pilot:
        page = make_page()
        offset = page.text.index("12. Halvane")
        view.show(page, offset)
        assert view.first_visible_offset == offset
        for width in (40, 60, 33, 80):
            await pilot.resize_terminal(width, 12)
            await settle(pilot)
            start, end = view.first_visible_offset, page.text.index("13. ")
            assert start <= offset < end
        assert view.first_visible_offset == offset
        assert app.seen_of(ArticleView.Scrolled) == []


async def test_other_hits_on_the_same_text_keep_the_lines():
    app, view = make_app()
    async with app.run_test(size=(60, 12)):
        column = view._column
        view.show(make_page(hits=(3, 10, 20)), 500)
        assert view._column is column
        assert hit_position(view) == (0, 3)
        view.show(Page(view.page.text, (Span(0, 1, "hit"),), view.page.hanging), view.first_visible_offset)
        assert view._column is column
        assert hit_position(view) == (0, 1)


async def test_hits_are_walked_to_the_end_and_back():
    app, view = make_app()
    async with app.run_test(size=(60, 12)):
        places = []
        while view.step_span("hit", 1):
            places.append(hit_position(view))
            span = view.current_span
            assert view.page.text[span.start : span.end] == "exchange"
            line = view._column.line_of(span.start)
            assert view.scroll_offset.y <= line < view.scroll_offset.y + view.size.height
        assert places == [(1, 3), (2, 3), (3, 3)]
        assert view.step_span("hit", -1)
        assert view.step_span("hit", -1)
        assert not view.step_span("hit", -1)
        assert hit_position(view) == (1, 3)


async def test_names_are_counted_from_the_first_visible_line():
    app, view = make_app()
    async with app.run_test(size=(60, 12)):
        assert view.step_span("name", 1)
        assert view.current_target == "entity:0"
        view.scroll_to_offset(view.page.text.index("15. "))
        assert view.step_span("name", 1)
        assert view.current_target == "entity:15"
        view.step_span("name", 1)
        view.step_span("name", -1)
        assert view.current_target == "entity:15"
        view.scroll_to_offset(view.page.text.index("9. "))
        assert view.step_span("name", -1)
        assert view.current_target == "entity:8"


async def test_a_name_above_the_current_hit_is_not_passed_over():
    app, view = make_app()
    async with app.run_test(size=(60, 12)):
        view.step_span("hit", 1)
        view.step_span("name", 1)
        first = view.current_span
        assert first.start < view.page.text.index("exchange")
        assert view.step_span("hit", 1)
        assert hit_position(view) == (1, 3)


async def test_every_link_is_walked_and_headings_are_none():
    spans = (Span(0, 3, "heading", "heading:a"), Span(4, 7, "name", "entity:x"), Span(8, 13, "link", "story:y"))
    app, view = make_app(Page("one two three", spans))
    async with app.run_test(size=(60, 12)) as pilot:
        assert view.step_span(None, 1)
        assert view.current_target == "entity:x"
        assert view.step_span(None, 1)
        assert view.current_target == "story:y"
        assert not view.step_span(None, 1)
        view.select_span(spans[0])
        assert view.current_target == ""
        await pilot.click(view, offset=(MARGIN + 1, 1))
        assert app.seen_of(ArticleView.Followed) == []


async def test_a_pointed_out_stretch_shows_without_colour():
    app, view = make_app(Page("one two", (Span(0, 3, "stretch"), Span(4, 7, "value"))))
    async with app.run_test(size=(60, 12)):
        styles = {segment.text: segment.style for segment in view.render_line(1)}
        assert styles["one"].bold
        assert styles["two"].bold


async def test_the_current_span_is_reversed_and_only_it():
    app, view = make_app()
    async with app.run_test(size=(60, 12)):
        view.step_span("name", 1)
        first = [segment for segment in view.render_line(3) if segment.text == "Halvane"]
        assert first[0].style.reverse
        view.step_span("name", 1)
        first = [segment for segment in view.render_line(3) if segment.text == "Halvane"]
        assert not first[0].style.reverse
        assert first[0].style.underline


async def test_hits_and_names_show_without_colour():
    app, view = make_app(Page("one two", (Span(0, 3, "hit"), Span(4, 7, "name", "entity:x"))))
    async with app.run_test(size=(60, 12)):
        styles = {segment.text: segment.style for segment in view.render_line(1)}
        assert (styles["one"].bold, styles["one"].underline) == (True, True)
        assert styles["two"].underline


async def test_enter_follows_the_current_span():
    app, view = make_app()
    async with app.run_test(size=(60, 12)) as pilot:
        await press(pilot, "enter")
        assert app.seen_of(ArticleView.Followed) == []
        view.select_span(next(view.page.spans_of("related")))
        await press(pilot, "enter")
        assert [message.target for message in app.seen_of(ArticleView.Followed)] == ["article:7"]


async def test_a_click_on_a_span_follows_it_and_beside_it_does_not():
    app, view = make_app()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.click(view, offset=(MARGIN + 4, 3))
        await pilot.click(view, offset=(MARGIN + 1, 3))
        await pilot.click(view, offset=(0, 3))
        await pilot.click(view, offset=(MARGIN + 4, 2))
        assert [message.target for message in app.seen_of(ArticleView.Followed)] == ["entity:0"]


async def test_selected_text_is_copied_without_the_ends_of_wrapped_lines():
    app, view = make_app()
    async with app.run_test(size=(40, 12)):
        copied = view.get_selection(Selection(Offset(3, 3), Offset(8, 4)))
        start = view._column[3][0] + 3
        end = view._column[4][0] + 8
        assert copied == (view.page.text[start:end], "\n")
        assert "\n" not in copied[0]
        assert view.get_selection(Selection(None, None)) == (view.page.text, "\n")


async def test_a_drag_selects_and_follows_nothing():
    app, view = make_app()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.mouse_down(view, offset=(MARGIN + 3, 3))
        await pilot.hover(view, offset=(MARGIN + 10, 3))
        await pilot.mouse_up(view, offset=(MARGIN + 10, 3))
        await settle(pilot)
        assert app.screen.get_selected_text() in ("Halvane", "Halvane ")
        assert app.seen_of(ArticleView.Followed) == []


async def test_the_terminals_cursor_stands_on_the_line_or_the_span():
    app, view = make_app()
    async with app.run_test(size=(60, 12)) as pilot:
        await press(pilot, "pagedown")
        assert find_cursor(app.focused).y == 0
        await press(pilot, "g")
        view.step_span("name", 1)
        assert find_cursor(app.focused) == (MARGIN + 3, 3)


async def test_an_empty_page_is_blank_and_nothing_happens_on_it():
    app, view = make_app(EMPTY_PAGE)
    async with app.run_test(size=(60, 12)) as pilot:
        await press(pilot, "j", "G", "enter", "pagedown")
        assert not view.step_span("hit", 1)
        assert (view.current_span, view.current_target, view.first_visible_offset) == (None, "", 0)
        assert lines_of(view) == [""] * 12


async def test_wide_letters_fill_exactly_the_width():
    text = "日本の港湾当局 👩\u200d👩\u200d👧 e\u0301 שלום " * 5
    app, view = make_app(Page(text, (Span(2, 9, "hit"), Span(10, 12, "name", "entity:x"))))
    async with app.run_test(size=(31, 12)):
        for y in range(12):
            assert view.render_line(y).cell_length == 30
        assert "".join(line[1:] for line in lines_of(view)).replace(" ", "") == text.replace(" ", "")


async def test_a_page_shown_while_the_pane_is_hidden_waits_for_its_width():
    app, view = make_app()
    view.display = False
    async with app.run_test(size=(60, 12)) as pilot:
        page = make_page()
        offset = page.text.index("12. Halvane")
        view.show(page, offset)
        assert len(view._column) < 5
        assert (view.first_visible_offset, view.at_end) == (offset, False)
        view.display = True
        await settle(pilot)
        assert view.first_visible_offset == offset
        assert lines_of(view)[0].strip().startswith("12. Halvane")


async def test_what_is_selected_while_the_pane_is_hidden_comes_into_view_with_it():
    app, view = make_app()
    view.display = False
    async with app.run_test(size=(60, 12)) as pilot:
        names = list(view.page.spans_of("name"))
        view.scroll_to_offset(names[12].start)
        view.select_span(names[20])
        assert view.step_span("name", 1)
        view.display = True
        await settle(pilot)
        assert view.current_span == names[21]
        assert any("21. Halvane" in line for line in lines_of(view))
