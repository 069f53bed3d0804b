"""The list by stories: its rows, catching up, and what the keys of the list mean there."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from reader.model.desk import Trail, TrailEntry
from reader.model.lists import ViewChoice
from reader.tui.app import NewsreaderApp
from reader.tui.bridge.first_page import read_first_page
from reader.tui.widgets.article_list import StoryLine
from tests.fakes.library import FakeLibrary, make_settings
from tests.fakes.stories import FERRIES, VOTES
from tests.tui.harness import Session, choose_view, command, keys_of, running, select

UNREAD_OF_FERRIES = [12, 13, 16, 17, 19, 20]
"""Oldest first; 18 is a copy of 16."""
LONE = [15, 14, 11, 10, 9, 8, 7]


@asynccontextmanager
async def by_story(folder: Path, size: tuple[int, int] = (120, 30)) -> AsyncIterator[Session]:
    library = FakeLibrary(make_settings(folder))
    library.state.choice = ViewChoice("stories")
    async with running(folder, size=size, library=library) as app:
        await app.until(lambda: app.main.parts.listing.view == "stories" and app.main.parts.listing.rows.current)
        yield app


def story_under_cursor(app: Session) -> StoryLine:
    line = app.main.parts.listing.rows.current
    assert isinstance(line, StoryLine)
    return line


async def test_v_shows_stories_among_articles_that_are_in_none_and_is_kept(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await choose_view(app, "enter")
        await app.until(lambda: app.main.parts.listing.view == "stories")
        assert keys_of(app) == [-FERRIES, *LONE, -VOTES, 4, 3, 2, 1]
        assert app.main.widgets.header.place == "Stories · 2"
        await app.until(lambda: app.state.choice.view == "stories")
        await choose_view(app, "a")
        await app.until(lambda: app.main.parts.listing.view == "articles")
        await app.until(lambda: app.state.choice.view == "articles")
        assert app.main.widgets.header.place == "All articles · 20"


async def test_the_view_of_the_last_time_is_shown_at_the_start(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        assert story_under_cursor(app).row.name == "Vellin ferry talks"


async def test_the_first_frame_shows_stories_where_these_are_to_be_listed(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    library.state.choice = ViewChoice("stories")
    app = NewsreaderApp(library, read_first_page(library), lambda: None)  # type: ignore[arg-type]
    async with app.run_test(size=(120, 30)) as pilot:
        screen = Session(app, pilot, library).main
        first = screen.widgets.list.row_at(0)
        assert isinstance(first, StoryLine)
        assert first.row.name == "Vellin ferry talks"
        assert screen.widgets.header.place.startswith("Stories")
        await Session(app, pilot, library).until(lambda: screen.widgets.header.place == "Stories · 2")


async def test_a_search_before_the_stories_are_there_lies_over_them(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    library.state.choice = ViewChoice("stories")
    list_keys, gate = library.stories.list_keys, threading.Event()

    def wait_and_list() -> Sequence[int]:
        gate.wait(10)
        return list_keys()

    library.stories.list_keys = wait_and_list  # type: ignore[method-assign]
    app = NewsreaderApp(library, read_first_page(library), lambda: None)  # type: ignore[arg-type]
    async with app.run_test(size=(120, 30)) as pilot:
        session = Session(app, pilot, library)
        await session.until(lambda: app.screen.is_mounted)
        await session.press("slash", *"prisoners")
        await session.until(lambda: session.result_text == "prisoners")
        gate.set()
        await session.until(lambda: session.main.parts.listing.view == "stories")
        assert keys_of(session) == [20, 16, 12, 8, 4]
        await session.press("escape")
        await session.until(lambda: -VOTES in keys_of(session))


async def test_a_restart_shows_the_last_article_beside_the_list_by_stories(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    library.state.choice = ViewChoice("stories")
    library.state.trail = Trail((TrailEntry("article", "id0000000017", 900),), 0)
    async with running(tmp_path, library=library) as app:
        await app.until(lambda: app.main.parts.listing.view == "stories" and app.shown == 17)
        await app.pilot.pause(0.2)
        assert app.shown == 17
        await app.press("j")
        await app.until(lambda: app.shown == 15)
        await app.press("k")
        await app.until(lambda: app.main.parts.reading.story is not None)


async def test_the_cursor_goes_to_the_story_of_an_article_and_to_the_newest_article_of_a_story(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await select(app, 6)
        await choose_view(app, "s")
        await app.until(lambda: app.main.parts.listing.view == "stories")
        assert app.main.parts.listing.rows.key_at(app.cursor) == -VOTES
        await app.press("j")
        await choose_view(app, "a")
        await app.until(lambda: app.main.parts.listing.view == "articles")
        assert app.main.parts.listing.rows.key_at(app.cursor) == 4
        await select(app, 5)
        await choose_view(app, "s")
        await app.until(lambda: app.main.parts.listing.view == "stories")
        await choose_view(app, "a")
        await app.until(lambda: app.main.parts.listing.view == "articles")
        assert app.main.parts.listing.rows.key_at(app.cursor) == 6


async def test_enter_on_a_story_opens_its_unread_articles_oldest_first(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        app.state.read.add(13)
        await app.press("enter")
        await app.until(lambda: app.shown == 12 and 12 in app.state.read)
        assert keys_of(app) == [12, 16, 17, 19, 20]
        assert app.at == "reader"
        await app.until(lambda: app.main.widgets.header.place == "Vellin ferry talks · 4 to catch up")
        await app.press("J")
        await app.until(lambda: app.shown == 16)
        await app.until(lambda: app.main.widgets.header.place == "Vellin ferry talks · 3 to catch up")
        await app.press("J", "J", "J")
        await app.until(lambda: app.shown == 20 and 20 in app.state.read)
        await app.press("J")
        await app.until(lambda: app.status.startswith("That is all that was unread in Vellin ferry talks"))
        await app.press("K")
        await app.until(lambda: app.shown == 19)


async def test_space_reads_on_through_a_story_and_says_its_end(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        app.state.read.update({12, 13, 16, 17})
        await app.press("space")
        await app.until(lambda: app.shown == 19 and 19 in app.state.read)
        while app.shown == 19:
            await app.press("space")
        await app.until(lambda: app.shown == 20 and 20 in app.state.read)
        while not app.status.startswith("That is all"):
            await app.press("space")
        assert keys_of(app) == [19, 20]


async def test_a_story_with_nothing_unread_opens_its_page(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        app.state.read.update(app.state.articles)
        await app.press("enter")
        await app.until(lambda: app.main.parts.reading.story is not None and app.at == "reader")
        assert -FERRIES in keys_of(app)
        await app.press("m")
        await app.until(lambda: app.status == "Nothing changed")
        await app.press("s")
        await app.until(lambda: app.state.stories[FERRIES].is_followed)


async def test_the_cursor_previews_a_story_and_marks_nothing(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        await app.press("j")
        await app.until(lambda: app.shown == 15)
        await app.press("k")
        await app.until(lambda: (story := app.main.parts.reading.story) is not None and story.row.number == FERRIES)
        assert app.at == "list"
        assert not app.state.read
        assert not app.state.trail.entries
        assert story_under_cursor(app).row.new_count == 3


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (110, 40)])
async def test_catching_up_where_one_pane_is_to_be_seen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with by_story(tmp_path, size) as app:
        await app.press("space")
        await app.until(lambda: app.shown == 12 and 12 in app.state.read)
        assert app.main.parts.panes.is_visible("reader")
        await app.press("escape", "escape")
        await app.until(lambda: -FERRIES in keys_of(app))
        assert app.at == "list"


async def test_escape_leads_from_a_story_back_to_its_row(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        await select(app, -VOTES)
        await app.press("enter")
        await app.until(lambda: app.shown == 5 and 5 in app.state.read)
        await app.press("escape")
        assert app.at == "list"
        assert keys_of(app) == [5, 6]
        await app.press("escape")
        await app.until(lambda: -VOTES in keys_of(app))
        assert app.main.parts.listing.rows.key_at(app.cursor) == -VOTES
        await app.until(lambda: story_under_cursor(app).row.unread_count == 1)
        assert app.main.widgets.header.place == "Stories · 2"


async def test_catching_up_counts_as_having_looked_at_the_story(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        assert story_under_cursor(app).row.new_count == 3
        await app.press("enter")
        await app.until(lambda: app.shown == 12)
        await app.press("escape", "escape")
        await app.until(lambda: -FERRIES in keys_of(app) and story_under_cursor(app).row.new_count == 0)


async def test_m_marks_a_whole_story_read_in_one_step(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        await app.press("m")
        await app.until(lambda: app.status == "7 marked read · u undoes")
        assert app.state.read == {*UNREAD_OF_FERRIES, 18}
        await app.until(lambda: story_under_cursor(app).row.unread_count == 0)
        await app.press("m")
        await app.until(lambda: app.status == "Nothing changed")
        await app.press("u")
        await app.until(lambda: not app.state.read and story_under_cursor(app).row.unread_count == 7)


async def test_s_follows_a_story_and_the_header_counts_it(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        await app.until(lambda: app.main.widgets.header.counts == "3 new · 20 unread · 2 stories")
        await app.press("s")
        await app.until(lambda: app.status == "“Vellin ferry talks” followed · u undoes")
        await app.until(lambda: story_under_cursor(app).row.is_followed)
        await app.until(lambda: app.main.widgets.header.counts == "3 new · 20 unread · 2 stories · 1 followed")
        await app.press("s")
        await app.until(lambda: not story_under_cursor(app).row.is_followed)


async def test_all_read_means_the_articles_of_every_listed_story_too(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        await app.press("A")
        await app.until(lambda: app.status == "20 marked read · u undoes")
        await app.until(lambda: story_under_cursor(app).row.unread_count == 0)
        await app.press("u")
        await app.until(lambda: not app.state.read)


async def test_the_next_unread_row_may_be_a_story(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        app.state.read.update(LONE)
        await app.press("full_stop")
        await app.until(lambda: app.shown == 5)
        assert keys_of(app) == [5, 6]


async def test_c_drops_stories_that_have_nothing_unread(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        app.state.read.update({5, 6, *LONE})
        await app.press("c")
        await app.until(lambda: keys_of(app) == [-FERRIES, 4, 3, 2, 1])
        await app.press("enter")
        await app.until(lambda: app.shown == 12)
        await app.press("escape", "escape")
        await app.until(lambda: keys_of(app) == [-FERRIES, 4, 3, 2, 1])
        await app.press("escape")
        await app.until(lambda: -VOTES in keys_of(app))


async def test_a_search_shows_articles_and_closing_it_the_same_row(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        await select(app, -VOTES)
        await app.search("prisoners")
        assert keys_of(app) == [20, 16, 12, 8, 4]
        await app.press("escape")
        await app.until(lambda: -VOTES in keys_of(app))
        assert app.main.parts.listing.rows.key_at(app.cursor) == -VOTES


async def test_what_is_new_waits_above_and_the_cursor_stays(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        await select(app, 9)
        app.state.arriving = [21, 22]
        app.state.stories[VOTES].episodes[-1].append(22)
        app.state.stories[VOTES].episodes = [[5, 6]]
        await app.press("R")
        await app.until(lambda: app.main.parts.listing.waiting_count == 2)
        app.state.stories[VOTES].episodes = [[5, 6, 22]]
        await app.press("R")
        await app.until(lambda: app.main.parts.listing.waiting_count == 2)
        assert app.main.parts.listing.rows.key_at(app.cursor) == 9
        await app.press("g")
        await app.until(lambda: keys_of(app)[:2] == [22, 21])
        assert app.cursor == 0


async def test_a_story_that_became_part_of_another_leaves_the_list_at_once(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        await select(app, 9)
        gone = app.state.stories.pop(VOTES)
        app.state.stories[FERRIES].episodes.append(gone.articles)
        app.state.arriving = [21]
        await app.press("R")
        await app.until(lambda: -VOTES not in keys_of(app))
        assert app.main.parts.listing.rows.key_at(app.cursor) == 9
        assert app.main.parts.listing.waiting_count == 1


async def test_an_article_read_by_itself_counts_in_the_row_of_its_story(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        await select(app, 15)
        await app.press("enter")
        await app.until(lambda: app.shown == 15)
        await app.press("1")
        await app.until(lambda: app.shown == 14)
        await app.press("1")
        await app.until(lambda: app.shown == 13)
        await app.press("j")
        await app.until(lambda: 13 in app.state.read)
        await select(app, -FERRIES)
        await app.until(lambda: story_under_cursor(app).row.unread_count == 6)


async def test_a_muted_story_leaves_the_list_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        await command(app, "mute")
        await app.until(lambda: -FERRIES not in keys_of(app))
        assert app.status == "“Vellin ferry talks” muted · u undoes"
        assert app.main.parts.listing.rows.key_at(app.cursor) == 15
        await app.press("u")
        await app.until(lambda: -FERRIES in keys_of(app))
        assert app.main.parts.listing.rows.key_at(app.cursor) == 15


async def test_a_story_is_merged_with_another_and_an_article_moved(tmp_path: Path) -> None:
    async with by_story(tmp_path) as app:
        await select(app, -VOTES)
        await command(app, "merge this story")
        await app.press(*"fer", "enter")
        await app.until(lambda: VOTES not in app.state.stories)
        await app.until(lambda: -VOTES not in keys_of(app))
        await app.press("u")
        await app.until(lambda: -VOTES in keys_of(app))
        await select(app, 9)
        await command(app, "move this article")
        await app.press(*"vote", "enter")
        await app.until(lambda: 9 in app.state.stories[VOTES].articles)
        await app.until(lambda: 9 not in keys_of(app))
