"""One evil string through every widget: nothing of it is obeyed, by the terminal or as markup."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from textual.widget import Widget

from reader.model.article import ArticleDetails, Removed
from reader.model.entity import Companion, Entity, EntityPage
from reader.tui.pages.article import compose_article
from reader.tui.pages.aside import AsideRow, compose_article_aside, compose_story_aside
from reader.tui.pages.details import compose_details
from reader.tui.pages.name import compose_name
from reader.tui.pages.page import Page, Span
from reader.tui.pages.reasons import compose_reasons
from reader.tui.pages.story import News, compose_story
from reader.tui.widgets.article_list import ArticleList, ListLine
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.key_bar import KeyBar
from reader.tui.widgets.one_line import OneLine
from reader.tui.widgets.search_box import SearchBox
from reader.tui.widgets.sidebar import Sidebar
from tests.tui.builders import (
    EVIL,
    TODAY,
    has_controls,
    make_article,
    make_evil_story,
    make_name,
    make_opened,
    make_row,
    make_text,
)
from tests.tui.widgets.harness import WidgetApp, settle

SINCE = datetime(2025, 7, 29, 18, 4, tzinfo=UTC)
TEXT = make_text(
    title=EVIL, dek=EVIL, subtitle=EVIL, body=(EVIL,), author=EVIL, removed=(Removed("residue", EVIL, EVIL),)
)
ARTICLE = make_article(TEXT, source=EVIL, path=EVIL, url=EVIL)
OPENED = make_opened(ARTICLE, names=(make_name("n", EVIL, ((0, 0, 9),)),))
ENTITY = Entity("n", EVIL, "person", 1, (EVIL, EVIL + "x"))
NAME_PAGE = EntityPage(ENTITY, (make_row(1, EVIL, source=EVIL),), (Companion(ENTITY, 1),))


def fill_list(**attributes: bool) -> tuple[Widget, Callable[[], object]]:
    articles = ArticleList()
    lines = [ListLine(make_row(1, EVIL, source=EVIL), ((0, 5),), EVIL, ((3, 9),))] * 3

    def prepare() -> None:
        for name, value in attributes.items():
            setattr(articles, name, value)
        articles.set_rows(len(lines), lines)

    return articles, prepare


def fill_view(page: Page) -> tuple[Widget, Callable[[], object]]:
    view = ArticleView()
    return view, lambda: view.show(page)


def fill_sidebar(*rows: AsideRow) -> tuple[Widget, Callable[[], object]]:
    sidebar = Sidebar()
    return sidebar, lambda: sidebar.show(rows)


def fill_one_line() -> tuple[Widget, Callable[[], object]]:
    line = OneLine()
    return line, lambda: setattr(line, "text", EVIL)


def fill_key_bar() -> tuple[Widget, Callable[[], object]]:
    bar = KeyBar()
    return bar, lambda: setattr(bar, "status", EVIL)


def fill_search_box() -> tuple[Widget, Callable[[], object]]:
    box = SearchBox()
    return box, lambda: box.set_query(EVIL)


@pytest.mark.parametrize(
    "fill",
    [
        lambda: fill_list(),
        lambda: fill_list(is_short=True),
        lambda: fill_list(shows_snippets=True),
        lambda: fill_view(compose_article(OPENED, (), TODAY)),
        lambda: fill_view(compose_details(ArticleDetails(ARTICLE, (), ""))),
        lambda: fill_view(compose_name(NAME_PAGE, TODAY)),
        lambda: fill_view(compose_story(make_evil_story(), News(frozenset({1}), SINCE), TODAY)),
        lambda: fill_view(compose_reasons(EVIL, (EVIL,))),
        lambda: fill_sidebar(*compose_story_aside(make_evil_story(), TODAY)),
        lambda: fill_view(Page(EVIL, (Span(0, len(EVIL), "title"),))),
        lambda: fill_sidebar(*compose_article_aside(OPENED, TODAY)),
        lambda: fill_sidebar(AsideRow("heading", EVIL, (EVIL,)), AsideRow("name", EVIL, (EVIL,), "entity:x")),
        fill_one_line,
        fill_key_bar,
        fill_search_box,
    ],
)
async def test_nothing_in_a_widget_is_obeyed(fill):
    widget, prepare = fill()
    app = WidgetApp(widget, prepare=prepare)
    async with app.run_test(size=(200, 40)) as pilot:
        await settle(pilot)
        for y in range(widget.size.height):
            strip = widget.render_line(y)
            assert not has_controls(strip.text)
            assert not any(segment.control for segment in strip)
            assert not any("@click" in (segment.style.meta if segment.style else {}) for segment in strip)
        drawn = "".join(widget.render_line(y).text for y in range(widget.size.height)).replace(" ", "")
        assert any(letters in drawn for letters in ("[@click=app.quit]", "[bold]"))
        await pilot.click(widget, offset=(100, 0))
        assert app.is_running
