"""Keys pressed in the whole app, over the library in memory; asserted on state."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual import events

from reader.model.article import ArticleRow
from reader.model.desk import Trail, TrailEntry
from reader.model.errors import StoreError
from reader.model.work import Problem
from reader.tui.actions import ACTIONS, ANYWHERE
from reader.tui.dialogs.add_folder import AddFolderScreen
from reader.tui.dialogs.details import DetailsScreen
from reader.tui.dialogs.help import HelpScreen
from reader.tui.widgets.article_view import hit_position
from tests.fakes.library import FakeLibrary, make_settings
from tests.tui.harness import running


async def test_the_first_rows_are_there_before_anything_was_asked(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        assert app.main.parts.listing.rows.key_at(0) == 20
        assert app.at == "list"


async def test_every_action_of_the_panes_has_a_command(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        wanted = {action.id for action in ACTIONS if action.where & {"list", "reader", "sidebar"}}
        assert wanted == set(app.main._commands)


async def test_the_cursor_previews_and_marks_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("j", "j")
        await app.until(lambda: app.shown == 18)
        assert not app.state.read
        assert app.state.trail == Trail()


async def test_enter_opens_marks_read_and_focuses_the_reader(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("j", "enter")
        await app.until(lambda: 19 in app.state.read)
        assert app.at == "reader"
        assert app.shown == 19
        row = app.main.parts.listing.rows.current
        assert row is not None
        assert row.row.is_read
        assert app.main.widgets.header.counts.startswith("2 new")


async def test_moving_keys_move_the_focused_pane(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("G")
        assert app.cursor == 19
        await app.press("g", "j", "down", "k")
        assert app.cursor == 1
        await app.open(18)
        await app.press("j", "j")
        assert app.cursor == 2
        assert app.offset > 0


async def test_tab_reaches_every_pane_and_comes_round(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        seen = [app.at]
        for key in ("tab", "l", "right", "shift+tab", "h", "left"):
            await app.press(key)
            seen.append(app.at)
        assert seen == ["list", "reader", "sidebar", "list", "sidebar", "reader", "list"]


@pytest.mark.parametrize(("size", "visible"), [((140, 40), 3), ((110, 40), 2), ((80, 24), 1), ((60, 20), 1)])
async def test_as_many_panes_as_fit_and_tab_reaches_each(tmp_path: Path, size: tuple[int, int], visible: int) -> None:
    async with running(tmp_path, size=size) as app:
        for place in ("list", "reader", "sidebar"):
            assert app.at == place
            panes = app.main.parts.panes
            assert panes.is_visible(place)
            assert sum(panes.is_visible(each) for each in ("list", "reader", "sidebar")) == visible
            await app.press("tab")
        assert app.main.widgets.list.is_short == (size[1] < 30)


async def test_a_live_resize_changes_the_panes(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.pilot.resize_terminal(80, 24)
        await app.until(lambda: not app.main.parts.panes.is_visible("reader"))
        assert app.main.widgets.list.is_short
        await app.pilot.resize_terminal(140, 40)
        await app.until(lambda: app.main.parts.panes.is_visible("sidebar"))
        assert not app.main.widgets.list.is_short


async def test_z_shows_the_reader_alone(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("z")
        assert not app.main.parts.panes.is_visible("list")
        assert app.at == "reader"
        await app.press("z")
        assert app.main.parts.panes.is_visible("list")


async def test_space_pages_and_at_the_end_opens_the_next_unread(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.read.add(19)
        await app.press("space")
        await app.until(lambda: 20 in app.state.read and app.offset > 0)
        assert app.at == "list"
        while not app.main.widgets.view.at_end:
            await app.press("space")
        await app.press("space", "space", "b", "space")
        await app.until(lambda: app.shown == 18 and app.offset > 0)
        assert app.cursor == 2
        await app.until(lambda: 18 in app.state.read)
        await app.press("b")
        assert app.offset == 0


async def test_space_where_only_the_list_is_in_view_opens_the_article(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as app:
        await app.press("space")
        await app.until(lambda: 20 in app.state.read)
        assert app.at == "reader"


async def test_next_and_previous_article_from_the_reader(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await app.press("J", "J")
        await app.until(lambda: app.shown == 18)
        assert app.cursor == 2
        await app.press("K")
        await app.until(lambda: app.shown == 19)
        await app.press("K", "K")
        await app.until(lambda: app.status == "This is the first article of the list")


async def test_next_unread_skips_what_is_read(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.read.update({19, 18})
        await app.press("full_stop")
        await app.until(lambda: app.shown == 17 and 17 in app.state.read)
        app.state.read.update(app.state.articles)
        await app.press("full_stop")
        await app.until(lambda: app.status == "Nothing unread below")


async def test_without_a_search_n_goes_to_unread_articles(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("n")
        await app.until(lambda: app.shown == 19)
        await app.press("N")
        await app.until(lambda: app.status == "Nothing unread above" or app.shown == 20)


async def test_digits_open_related_articles(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await app.press("1")
        await app.until(lambda: app.shown == 19)
        await app.press("9")
        await app.until(lambda: app.status == "There is no article 9 here")


async def test_digits_first_show_the_list_they_count(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as app:
        await app.open(20)
        await app.until(lambda: app.main.widgets.view.max_scroll_y > 0)
        assert app.offset == 0
        await app.press("1")
        await app.until(lambda: app.offset > 0)
        assert app.shown == 20
        await app.press("1")
        await app.until(lambda: app.shown == 19)


async def test_the_trail_leads_back_to_the_same_line(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await app.press("space")
        offset = app.offset
        assert offset > 0
        await app.press("1")
        await app.until(lambda: app.shown == 19)
        await app.press("left_square_bracket")
        await app.until(lambda: app.shown == 20)
        assert app.offset == offset
        await app.press("right_square_bracket")
        await app.until(lambda: app.shown == 19)
        for key in ("ctrl+o", "alt+right", "backspace", "ctrl+right", "alt+left"):
            before = app.shown
            await app.press(key)
            await app.until(lambda before=before: app.shown != before)  # type: ignore[misc]
        await app.press("left_square_bracket")
        await app.until(lambda: app.status == "This is where the trail begins")


async def test_from_a_preview_back_leads_to_what_was_opened_last(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await app.press("escape", "j", "j")
        await app.until(lambda: app.shown == 18)
        await app.press("left_square_bracket")
        await app.until(lambda: app.shown == 20)


async def test_search_as_you_type(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("slash", *"priso")
        await app.until(lambda: app.result_text == "priso")
        assert app.at == "box"
        assert list(app.main.parts.listing.rows.layer.keys) == [20, 16, 12, 8, 4]
        await app.press("down", "down")
        await app.until(lambda: app.shown == 12)
        assert app.at == "box"
        await app.press(*"ners", "enter")
        await app.until(lambda: app.result_text == "prisoners")
        assert app.at == "list"
        assert app.main.widgets.header.place == "/ prisoners"
        assert app.main.widgets.header.counts == "5 found"
        assert app.state.searches == ["prisoners"]


async def test_walking_the_results_and_enter_keep_the_row(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("slash", *"prisoners", "down", "down", "down", "up")
        await app.until(lambda: app.shown == 12)
        await app.press("enter")
        await app.until(lambda: app.at == "list")
        assert app.main.parts.listing.rows.key_at(app.cursor) == 12


async def test_letters_right_behind_the_slash_go_into_the_box(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        for key in ("slash", *"anna", "enter"):
            app.app.post_message(events.Key(key, None))
        await app.until(lambda: app.result_text == "anna")
        assert app.at == "list"


async def test_a_stale_answer_is_dropped(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        gate = app.state.search_gates["fer"] = threading.Event()
        await app.press("slash", *"fer")
        await app.press(*"ry")
        await app.until(lambda: app.result_text == "ferry")
        gate.set()
        await app.pilot.pause(0.1)
        assert app.result_text == "ferry"


@pytest.mark.parametrize("keys", [("escape",), ("backspace", "backspace", "backspace")])
async def test_closing_the_box_restores_list_place_and_reader(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with running(tmp_path) as app:
        await app.open(17)
        await app.press("space")
        offset = app.offset
        await app.press("slash", *"vo")
        await app.until(lambda: app.result_text == "vo" and app.shown != 17)
        await app.press(*keys)
        await app.until(lambda: app.result_text is None and app.shown == 17)
        assert app.cursor == 3
        assert app.at == "reader"
        assert app.offset == offset
        assert app.main.parts.listing.rows.count == 20


async def test_up_at_the_top_brings_earlier_queries(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.searches = ["bridge", "storm"]
        await app.search("vote")
        await app.press("escape")
        await app.until(lambda: app.result_text is None)
        await app.press("slash", "up")
        await app.until(lambda: app.result_text == "vote")


async def test_hits_are_walked_through_this_article_and_into_the_next(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.search("prisoners")
        await app.press("n")
        await app.until(lambda: app.status == "Hit 1 of 4")
        assert app.at == "reader"
        assert app.shown == 20
        await app.press("n", "n", "n")
        await app.until(lambda: app.status == "Hit 4 of 4")
        await app.press("n")
        await app.until(lambda: app.shown == 16)
        await app.until(lambda: app.status != "Hit 4 of 4")
        assert app.status.startswith("2 of 5 · Ferry talks")
        assert hit_position(app.main.widgets.view) == (1, 4)
        await app.press("N")
        await app.until(lambda: app.shown == 20)
        assert hit_position(app.main.widgets.view) == (4, 4)
        assert app.offset > 0
        assert not app.state.read


async def test_keys_pressed_ahead_wait_for_what_they_are_about(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        gate = app.state.search_gates["prisoners"] = threading.Event()
        await app.press("slash", *"prisoners", "enter", "n", "n", "e", "enter")
        gate.set()
        kinds = ["search", "article", "name"]
        await app.until(lambda: [entry.kind for entry in app.state.trail.entries] == kinds)
        assert not app.state.read


async def test_hopping_over_hits_marks_nothing_at_once_but_a_scroll_does(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.search("prisoners")
        await app.press("n", "n")
        await app.until(lambda: app.status == "Hit 2 of 4")
        assert not app.state.read
        await app.press("j")
        await app.until(lambda: app.state.read == {20})


async def test_the_trail_leads_back_to_a_search_and_its_row(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.search("prisoners")
        await app.press("j", "j", "enter")
        await app.until(lambda: 12 in app.state.read)
        await app.press("escape", "escape")
        await app.until(lambda: app.result_text is None)
        await app.open(19)
        await app.press("left_square_bracket")
        await app.until(lambda: app.shown == 12)
        await app.press("left_square_bracket")
        await app.until(lambda: app.result_text == "prisoners")
        assert app.cursor == 2
        assert app.at == "list"


async def test_names_are_walked_and_open_their_page(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await app.press("e")
        assert app.main.widgets.view.current_target.startswith("entity:")
        name = app.main.widgets.view.current_target
        await app.press("e", "E")
        assert app.main.widgets.view.current_target == name
        await app.press("enter")
        await app.until(lambda: app.main.parts.reading.name is not None)
        assert app.shown is None
        assert "Articles" in app.main.widgets.view.page.text
        await app.press("2")
        await app.until(lambda: app.shown == 19)
        await app.press("left_square_bracket")
        await app.until(lambda: app.main.parts.reading.name is not None)
        await app.press("left_square_bracket")
        await app.until(lambda: app.shown == 20)


async def test_the_sidebar_opens_what_it_lists(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("tab", "tab", "enter")
        await app.until(lambda: app.main.parts.reading.name is not None)
        assert app.at == "reader"


async def test_star_read_and_undo(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("s")
        await app.until(lambda: app.status == "Starred · u undoes")
        assert app.state.starred == {20}
        await app.press("m")
        await app.until(lambda: app.state.read == {20} and app.status == "Marked read · u undoes")
        await app.press("u")
        await app.until(lambda: app.status == "Undone: marked read · U redoes")
        assert not app.state.read
        await app.press("u", "u")
        await app.until(lambda: app.status == "Nothing to undo")
        assert not app.state.starred
        await app.press("U")
        await app.until(lambda: app.status == "Redone: starred · u undoes")
        await app.press("ctrl+r", "ctrl+r")
        await app.until(lambda: app.status == "Nothing to redo")

        def current() -> ArticleRow:
            row = app.main.parts.listing.rows.current
            assert row is not None
            return row.row

        # the rows are read again after the step was told
        await app.until(lambda: current().is_starred and current().is_read)


async def test_an_article_marked_unread_is_not_marked_read_by_a_scroll(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await app.press("m")
        await app.until(lambda: 20 not in app.state.read)
        await app.press("j", "space")
        await app.pilot.pause()
        assert 20 not in app.state.read


async def test_all_read_is_one_step_and_rows_change_at_once(tmp_path: Path) -> None:
    async with running(tmp_path, numbers=range(1, 201)) as app:
        await app.press("A")
        await app.until(lambda: app.status == "200 marked read · u undoes")
        row = app.main.widgets.list
        await app.until(lambda: (line := row.row_at(1)) is not None and line.row.is_read)
        await app.press("u")
        await app.until(lambda: not app.state.read)
        assert app.cursor == 0


async def test_c_drops_read_rows_and_escape_brings_them_back(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.read.update({20, 19, 10})
        await app.press("j", "j", "c")
        await app.until(lambda: app.main.parts.listing.rows.count == 17)
        assert app.main.parts.listing.rows.key_at(app.cursor) == 18
        assert app.status == "3 read dropped · Esc brings them back"
        await app.press("escape")
        await app.until(lambda: app.main.parts.listing.rows.count == 20)
        assert app.main.parts.listing.rows.key_at(app.cursor) == 18


async def test_a_read_article_stays_in_view(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await app.press("J")
        await app.until(lambda: app.shown == 19)
        assert app.main.parts.listing.rows.count == 20


async def test_details_citation_and_original(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("j")
        await app.until(lambda: app.shown == 19)
        await app.press("i")
        await app.until(lambda: isinstance(app.app.screen, DetailsScreen))
        await app.press("escape")
        await app.until(lambda: app.app.screen is app.main)
        await app.press("y")
        await app.until(lambda: app.state.copies)
        assert "[id0000000019]" in app.state.copies[0]
        assert app.app.clipboard == app.state.copies[0]
        await app.press("o")
        await app.until(lambda: app.state.opened_originals == [19])


async def test_new_articles_wait_until_they_are_asked_for(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("j", "j")
        await app.until(lambda: app.shown == 18)
        app.state.arriving = [21, 22]
        await app.press("R")
        await app.until(lambda: app.main.parts.listing.waiting_count == 2)
        assert app.main.parts.listing.rows.count == 20
        assert app.main.parts.listing.rows.key_at(app.cursor) == 18
        await app.press("k")
        await app.until(lambda: "2 new above · g" in app.status)
        await app.press("g")
        await app.until(lambda: app.main.parts.listing.rows.count == 22)
        await app.until(lambda: app.shown == 22)
        assert app.cursor == 0


async def test_long_work_shows_progress_and_is_cancelled(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.is_gated = True
        await app.press("R")
        await app.until(lambda: app.status == "Rescanning 1 of 4")
        await app.press("R")
        await app.until(lambda: app.status.startswith("Still at work · Ctrl-c cancels"))
        await app.press("ctrl+c")
        await app.until(lambda: app.status.startswith("Cancelled: Nothing found"))
        await app.press("ctrl+c")
        await app.until(lambda: app.status == "q quits")


async def test_the_search_is_prepared_once_the_screen_is_there(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.until(lambda: app.state.is_search_prepared)


async def test_what_an_earlier_run_left_is_indexed(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    library.state.not_yet_indexed = 3
    async with running(tmp_path, library=library) as app:
        await app.until(lambda: library.state.not_yet_indexed == 0)
        await app.until(lambda: app.status == "")


async def test_what_could_not_be_read_is_told_once(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    async with running(tmp_path, library=library) as app:
        for names in (["a.txt"], ["a.txt"], ["a.txt", "b.txt"]):
            library.state.problems = [Problem(name, "empty") for name in names]
            await app.press("R")
            await app.until(lambda: f"{len(library.state.problems)} could not be read" in app.status)
            app.main.parts.status.clear()
        assert [note.message for note in app.app._notifications] == ["a.txt: empty", "b.txt: empty"]


async def test_a_folder_is_added(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    async with running(tmp_path) as app:
        await app.press("a")
        await app.until(lambda: isinstance(app.app.screen, AddFolderScreen))
        dialog = app.app.screen
        assert isinstance(dialog, AddFolderScreen)
        for letter in f"{tmp_path}/te":
            await app.press(letter)
        await app.until(lambda: dialog._paths == (f"{tmp_path}/texts/",))
        await app.press("tab", "enter")
        await app.until(lambda: app.library.sources.imported == [f"{tmp_path}/texts/"])
        assert app.app.screen is app.main


async def test_escape_closes_inside_out_and_never_quits(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.search("prisoners")
        await app.press("enter")
        await app.until(lambda: app.at == "reader")
        await app.press("question_mark")
        await app.until(lambda: isinstance(app.app.screen, HelpScreen))
        await app.press("escape")
        await app.until(lambda: app.app.screen is app.main)
        assert app.at == "reader"
        await app.press("escape")
        assert app.at == "list"
        assert app.result_text == "prisoners"
        await app.press("escape")
        await app.until(lambda: app.result_text is None)
        await app.press("escape")
        assert app.status == "q quits"
        assert app.app.is_running


async def test_q_goes_the_same_way_and_then_quits(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.search("prisoners")
        await app.press("enter")
        await app.until(lambda: app.at == "reader")
        await app.press("q", "q")
        await app.until(lambda: app.result_text is None)
        assert app.app._exit is False
        await app.press("q")
        assert app.app._exit is True


async def test_capital_q_quits_from_anywhere(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("question_mark")
        await app.until(lambda: isinstance(app.app.screen, HelpScreen))
        await app.press("Q")
        assert app.app._exit is True


async def test_an_unbound_alt_key_is_escape_and_the_key(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await app.press("alt+j")
        await app.until(lambda: app.at == "list" and app.cursor == 1)
        await app.press("alt+shift+g")
        await app.until(lambda: app.cursor == 19)


async def test_quitting_writes_place_and_trail_first(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await app.press("space")
        offset = app.offset
        await app.press("Q")
    assert app.state.positions[20] == offset
    assert app.state.trail == Trail((TrailEntry("article", "id0000000020", offset),), 0)


async def test_a_restart_shows_the_last_article_at_its_line(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    entries = (TrailEntry("article", "id0000000012", 0), TrailEntry("article", "id0000000017", 900))
    library.state.trail = Trail(entries, 1)
    async with running(tmp_path, library=library) as app:
        await app.until(lambda: app.shown == 17)
        assert 0 < app.offset <= 900
        assert app.cursor == 3
        assert app.at == "list"
        assert not app.state.read
        await app.press("left_square_bracket")
        await app.until(lambda: app.shown == 12)


@pytest.mark.parametrize(("mark_read", "read"), [("never", set()), ("end", set())])
async def test_opening_marks_nothing_where_the_settings_say_so(tmp_path: Path, mark_read: str, read: set[int]) -> None:
    async with running(tmp_path, mark_read=mark_read) as app:
        await app.press("enter")
        await app.until(lambda: app.at == "reader" and app.state.trail.entries)
        await app.press("j", "j")
        assert app.state.read == read
        assert 20 not in app.state.new


async def test_reading_to_the_end_marks_where_the_settings_say_so(tmp_path: Path) -> None:
    async with running(tmp_path, mark_read="end") as app:
        await app.press("enter")
        await app.until(lambda: app.at == "reader")
        await app.press("G")
        await app.until(lambda: app.state.read == {20})


async def test_an_error_of_the_library_is_one_line_and_no_crash(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.failure = StoreError("library.sqlite3", "the disk is full", "make room")
        await app.press("j")
        await app.until(lambda: any("make room" in note.message for note in app.app._notifications))
        await app.press("j")
        await app.until(lambda: app.shown == 18)


async def test_a_mistake_of_ours_is_logged_without_article_text(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.failure = RuntimeError("text of an article")
        await app.press("j")
        log = tmp_path / "data" / "newsreader.log"
        await app.until(lambda: any("newsreader.log" in note.message for note in app.app._notifications))
        assert "RuntimeError" in log.read_text()
        assert "text of an article" not in log.read_text()


async def test_keys_of_the_settings_are_used_and_problems_said(tmp_path: Path) -> None:
    keys = {"star": ("ctrl-t",), "move_down": ("V",), "nonsense": ("x",)}
    async with running(tmp_path, keys=keys) as app:
        await app.press("V")
        assert app.cursor == 1
        await app.press("ctrl+t")
        await app.until(lambda: app.state.starred == {19})
        await app.press("s", "j")
        assert app.cursor == 1
        assert any("keys.nonsense" in note.message for note in app.app._notifications)


async def test_the_key_bar_follows_the_focus(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        bar = app.main.widgets.key_bar
        assert ("Enter", "open") in bar.keys
        await app.press("tab")
        assert ("1-9", "related") in bar.keys
        await app.press("slash")
        assert bar.keys[0] == ("Enter", "keep")


async def test_the_palette_does_what_the_table_lists(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("colon")
        await app.until(lambda: app.app.screen is not app.main)
        await app.press(*"star", "enter")
        await app.until(lambda: app.app.screen is app.main and app.state.starred == {20})


def test_anywhere_means_dialogs_too() -> None:
    assert {"dialog", "welcome", "list"} <= ANYWHERE
