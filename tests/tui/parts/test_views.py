"""The menu of views: lists, orders and densities; the list by sources."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import OptionList

from reader.model.lists import Density, ViewChoice, source_key
from reader.model.places import PlaceId, SavedSearch
from reader.tui.app import NewsreaderApp
from reader.tui.bridge.first_page import read_first_page
from reader.tui.dialogs.menu import MenuScreen
from reader.tui.widgets.article_list import SourceLine
from tests.fakes.library import FakeLibrary, make_settings
from tests.fakes.stories import FERRIES
from tests.tui.harness import Session, choose_view, keys_of, running, select

WIRE, HERALD, POST = (source_key(number) for number in (1, 2, 3))
"""Coast Wire has every third article from 1 on, the herald from 2, the post from 3."""
OF_POST = [3, 6, 9, 12, 15, 18]


@asynccontextmanager
async def by_source(folder: Path, size: tuple[int, int] = (120, 30)) -> AsyncIterator[Session]:
    library = FakeLibrary(make_settings(folder))
    library.state.choice = ViewChoice("sources")
    async with running(folder, size=size, library=library) as app:
        await app.until(lambda: not app.main.parts.listing.is_incomplete)
        yield app


def source_under_cursor(app: Session) -> SourceLine:
    line = app.main.parts.listing.rows.current
    assert isinstance(line, SourceLine)
    return line


def place(app: Session) -> str:
    return app.main.widgets.header.place


async def test_v_enter_goes_through_the_views_one_by_one(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        for view in ("stories", "sources", "articles"):
            await choose_view(app, "enter")
            await app.until(lambda view=view: app.main.parts.listing.view == view)
        await app.until(lambda: app.state.choice == ViewChoice("articles"))


async def test_the_menu_is_walked_and_closed(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("v")
        await app.until(lambda: isinstance(app.app.screen, MenuScreen))
        options = app.app.screen.query_one(OptionList)
        option = options.highlighted_option
        assert option is not None
        assert option.id == "view:stories"
        await app.press("j")
        assert options.highlighted_option is not None
        assert options.highlighted_option.id == "view:sources"
        await app.press("escape")
        await app.until(lambda: app.app.screen is app.main)
        assert app.main.parts.listing.view == "articles"


@pytest.mark.parametrize(
    ("letter", "first", "said"),
    [("l", [1, 2, 3], " · oldest first"), ("r", [19, 17, 15], " · last arrived first"), ("n", [20, 19, 18], "")],
)
async def test_articles_are_sorted_with_the_cursor_on_the_same_one(
    tmp_path: Path, letter: str, first: list[int], said: str
) -> None:
    async with running(tmp_path) as app:
        await select(app, 13)
        await choose_view(app, letter)
        await app.until(lambda: keys_of(app)[:3] == first and not app.main.parts.views.is_waiting)
        assert app.main.parts.listing.rows.key_at(app.cursor) == 13
        assert place(app) == f"All articles · 20{said}"


async def test_what_a_search_finds_is_sorted_until_it_is_closed(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.search("prisoners")
        assert keys_of(app) == [20, 16, 12, 8, 4]
        await choose_view(app, "l")
        await app.until(lambda: keys_of(app) == [4, 8, 12, 16, 20])
        assert place(app) == "/ prisoners · oldest first"
        await app.press("escape")
        await app.until(lambda: place(app) == "All articles · 20")
        assert app.state.choice == ViewChoice()
        await app.press("left_square_bracket")


@pytest.mark.parametrize(
    ("letter", "density", "lines"), [("1", "one_line", 1), ("2", "two_lines", 2), ("t", "automatic", 4)]
)
async def test_rows_are_as_dense_as_the_user_wants(tmp_path: Path, letter: str, density: Density, lines: int) -> None:
    async with running(tmp_path, size=(120, 40)) as app:
        await choose_view(app, letter)
        await app.until(lambda: app.state.choice.density == density)
        assert app.main.widgets.list.lines_per_row == lines


async def test_two_lines_show_what_an_article_begins_with_from_the_first_frame_on(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    library.state.choice = ViewChoice(density="two_lines", order="oldest")
    async with running(tmp_path, library=library) as app:
        rows = app.main.widgets.list
        assert "Odd Lindgard leaves" in rows.render_line(1).text
        await choose_view(app, "n")
        await app.until(lambda: keys_of(app)[0] == 20 and "Mara Quill leaves" in rows.render_line(1).text)


async def test_the_first_frame_shows_sources_where_these_are_to_be_listed(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    library.state.choice = ViewChoice("sources")
    app = NewsreaderApp(library, read_first_page(library), lambda: None)  # type: ignore[arg-type]
    async with app.run_test(size=(120, 30)) as pilot:
        screen = Session(app, pilot, library).main
        assert isinstance(screen.widgets.list.row_at(0), SourceLine)
        assert screen.widgets.header.place.startswith("Sources")
        await Session(app, pilot, library).until(lambda: screen.widgets.header.place == "Sources · 3")


async def test_sources_with_something_unread_come_first_and_the_cursor_shows_one(tmp_path: Path) -> None:
    async with by_source(tmp_path) as app:
        assert keys_of(app) == [WIRE, HERALD, POST]
        assert source_under_cursor(app).row.name == "Coast Wire"
        await app.press("j")
        await app.until(lambda: (shown := app.main.parts.reading.source) is not None and shown.name.startswith("Tern"))
        assert not app.state.read


async def test_enter_on_a_source_opens_its_unread_articles_oldest_first_and_escape_leads_back(tmp_path: Path) -> None:
    async with by_source(tmp_path) as app:
        app.state.read.add(6)
        await select(app, POST)
        await app.press("enter")
        await app.until(lambda: app.shown == 3 and 3 in app.state.read)
        assert keys_of(app) == [3, 9, 12, 15, 18]
        await app.until(lambda: place(app) == "The Vellin Post · 4 to catch up")
        await app.press("J")
        await app.until(lambda: app.shown == 9 and place(app) == "The Vellin Post · 3 to catch up")
        await app.press("escape", "escape")
        await app.until(lambda: keys_of(app) == [WIRE, HERALD, POST])
        await app.until(lambda: source_under_cursor(app).row.unread_count == 3)


async def test_a_source_that_is_read_opens_all_its_articles(tmp_path: Path) -> None:
    async with by_source(tmp_path) as app:
        app.state.read.update(OF_POST)
        await select(app, POST)
        await app.press("enter")
        await app.until(lambda: app.shown == 18)
        assert keys_of(app) == OF_POST[::-1]
        assert place(app) == "The Vellin Post · 6"
        app.main.parts.listing.rows.go(5)
        await app.press("J")
        await app.until(lambda: app.status.startswith("That is all of The Vellin Post"))


async def test_m_marks_all_of_a_source_read_and_u_takes_it_back(tmp_path: Path) -> None:
    async with by_source(tmp_path) as app:
        await select(app, POST)
        await app.press("m")
        await app.until(lambda: app.status == "6 marked read · u undoes")
        assert app.state.read == set(OF_POST)
        await app.until(lambda: source_under_cursor(app).row.unread_count == 0)
        await app.press("u")
        await app.until(lambda: not app.state.read and source_under_cursor(app).row.unread_count == 6)


async def test_a_c_and_the_next_unread_mean_the_articles_of_sources(tmp_path: Path) -> None:
    async with by_source(tmp_path) as app:
        app.state.read.update(number for number in app.state.articles if number % 3 == 1)
        await app.press("full_stop")
        await app.until(lambda: app.shown == 2)
        await app.press("escape")
        await app.press("c")
        await app.until(lambda: app.status.endswith("Esc brings them back"))
        await app.press("escape", "escape")
        await app.until(lambda: keys_of(app) == [WIRE, HERALD, POST])
        await app.press("A")
        await app.until(lambda: app.state.read == set(app.state.articles))


async def test_keys_of_stories_say_that_a_source_is_none(tmp_path: Path) -> None:
    async with by_source(tmp_path) as app:
        for key in ("t", "s"):
            await app.press(key)
            await app.until(lambda: app.status == "No article is selected")


async def test_what_is_new_counts_in_the_row_of_its_source(tmp_path: Path) -> None:
    async with by_source(tmp_path) as app:
        app.state.arriving = [21, 22]
        await app.press("R")
        await app.until(lambda: source_under_cursor(app).row.article_count == 8)
        assert app.main.parts.listing.waiting_count == 0
        assert keys_of(app) == [WIRE, HERALD, POST]


async def test_the_cursor_goes_from_an_article_to_its_source_and_from_a_source_to_its_newest(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await select(app, 9)
        await choose_view(app, "o")
        await app.until(lambda: app.main.parts.listing.view == "sources")
        assert app.main.parts.listing.rows.key_at(app.cursor) == POST
        await choose_view(app, "a")
        await app.until(lambda: app.main.parts.listing.view == "articles")
        assert app.main.parts.listing.rows.key_at(app.cursor) == 18


@pytest.mark.parametrize(
    ("start", "view"),
    [(PlaceId("followed"), "followed"), (PlaceId("stories"), "stories"), (PlaceId("all"), "articles")],
)
async def test_the_reader_starts_with_a_list(tmp_path: Path, start: PlaceId, view: str) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    library.state.start, library.state.choice = start, ViewChoice("sources")
    library.state.stories[FERRIES].is_followed = True
    async with running(tmp_path, library=library) as app:
        await app.until(lambda: not app.main.parts.listing.is_incomplete)
        assert app.main.parts.listing.view == view
        assert view != "followed" or keys_of(app) == [-FERRIES]


async def test_the_reader_starts_with_a_saved_search_over_the_list(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    library.state.saved_searches["Ours"] = SavedSearch("Ours", "prisoners", "oldest")
    library.state.start = PlaceId("search", "Ours")
    async with running(tmp_path, library=library) as app:
        await app.until(lambda: keys_of(app) == [4, 8, 12, 16, 20])
        await app.until(lambda: not app.main.parts.listing.is_incomplete)
        await app.press("escape")
        await app.until(lambda: len(keys_of(app)) == 20)
