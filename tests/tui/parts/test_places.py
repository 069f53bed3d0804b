"""Places: going there, saved searches, the start view."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import OptionList

from reader.model.places import Destination, PlaceId, PlaceKind, PlaceRow, SavedSearch
from reader.tui.dialogs.ask_line import AskLineScreen
from reader.tui.dialogs.place_picker import HEADINGS, MAX_SHOWN, PlacePickerScreen, arrange, describe_count
from tests.fakes.stories import FERRIES
from tests.tui.harness import Session, command, keys_of, running

KINDS: tuple[PlaceKind, ...] = ("source", "all", "tag", "search", "unread")


async def open_places(app: Session, letters: str = "") -> PlacePickerScreen:
    await app.press("p")
    await app.until(lambda: isinstance(app.app.screen, PlacePickerScreen))
    picker = app.app.screen
    assert isinstance(picker, PlacePickerScreen)
    await app.until(lambda: picker.query_one(OptionList).option_count)
    await app.press(*letters)
    return picker


def texts(picker: PlacePickerScreen) -> list[str]:
    return [str(option.prompt) for option in picker.query_one(OptionList).options]


async def go(app: Session, letters: str) -> None:
    await open_places(app, letters)
    await app.press("enter")
    await app.until(lambda: app.app.screen is app.main)


async def test_a_place_is_a_search_over_the_list_and_escape_leaves_it(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.starred.update({4, 9})
        await go(app, "starr")
        await app.until(lambda: keys_of(app) == [9, 4])
        assert app.main.widgets.header.place == "/ is:starred · newest first"
        assert app.at == "list"
        await app.press("escape")
        await app.until(lambda: len(keys_of(app)) == 20)


async def test_the_trail_leads_back_to_a_place(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.starred.update({4, 9})
        await go(app, "starr")
        await app.until(lambda: keys_of(app) == [9, 4])
        await app.press("enter")
        await app.until(lambda: app.shown == 9)
        await app.press("escape", "escape")
        await app.until(lambda: len(keys_of(app)) == 20)
        await app.press("left_square_bracket")
        await app.until(lambda: app.shown == 9)
        await app.press("left_square_bracket")
        await app.until(lambda: app.main.parts.listing.result is not None and keys_of(app) == [9, 4])


async def test_a_place_may_be_a_list(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.stories[FERRIES].is_followed = True
        await app.search("prisoners")
        await go(app, "follow")
        await app.until(lambda: keys_of(app) == [-FERRIES])
        assert app.main.widgets.header.place == "Followed stories · 1"
        await go(app, "all")
        await app.until(lambda: len(keys_of(app)) == 20)


async def test_a_muted_story_is_found_again_and_shown_again(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.stories[FERRIES].is_muted = True
        await go(app, "muted")
        await app.until(lambda: keys_of(app) == [-FERRIES])
        assert app.main.widgets.header.place == "Muted stories · 1"

        await app.press("colon", *"mutethis", "enter")

        await app.until(lambda: not app.state.stories[FERRIES].is_muted)
        await app.until(lambda: keys_of(app) == [])


async def test_sources_are_places_with_what_is_unread(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.read.add(18)
        picker = await open_places(app)
        assert any(text.startswith("The Vellin Post") and text.endswith("5 unread") for text in texts(picker))
        await app.press(*"vellin", "enter")
        await app.until(lambda: app.main.parts.listing.result is not None)
        assert keys_of(app) == [18, 15, 12, 9, 6, 3]


async def test_a_search_is_saved_under_a_name_from_the_box(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("slash", *"prisoners", "ctrl+s")
        await app.until(lambda: isinstance(app.app.screen, AskLineScreen))
        await app.press(*"Ours", "enter")
        await app.until(lambda: app.status == "Search “Ours” saved · u undoes")
        assert app.state.saved_searches == {"Ours": SavedSearch("Ours", "prisoners", "best")}
        assert app.at == "box"


async def test_the_query_itself_is_the_name_that_is_offered(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.search("prisoners")
        await app.press("ctrl+s")
        await app.until(lambda: isinstance(app.app.screen, AskLineScreen))
        await app.press("enter")
        await app.until(lambda: "prisoners" in app.state.saved_searches)
        await app.press("u")
        await app.until(lambda: not app.state.saved_searches)


async def test_without_a_search_there_is_nothing_to_save(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("ctrl+s")
        await app.until(lambda: app.status.startswith("Nothing is searched"))


async def test_saved_searches_count_what_is_unread_while_it_changes(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.saved_searches["Ours"] = SavedSearch("Ours", "prisoners", "best")
        picker = await open_places(app)
        await app.until(lambda: any(text.startswith("Ours") and text.endswith("5 unread") for text in texts(picker)))
        app.state.read.update({4, 8})
        picker._look_again()
        await app.until(lambda: any(text.startswith("Ours") and text.endswith("3 unread") for text in texts(picker)))


async def test_a_saved_search_is_renamed_made_the_start_and_deleted(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.saved_searches["Ours"] = SavedSearch("Ours", "prisoners", "best")
        picker = await open_places(app, "ours")
        await app.press("ctrl+r")
        await app.until(lambda: isinstance(app.app.screen, AskLineScreen))
        await app.press(*"Mine", "enter")
        await app.until(lambda: list(app.state.saved_searches) == ["Mine"])
        await app.press("ctrl+u", *"mine")
        await app.until(lambda: texts(picker) and texts(picker)[0].startswith("Mine"))
        await app.press("ctrl+s")
        await app.until(lambda: app.state.start == PlaceId("search", "Mine") and "start view" in texts(picker)[0])
        await app.press("ctrl+d")
        await app.until(lambda: not app.state.saved_searches and not texts(picker))
        await app.press("escape", "u")
        await app.until(lambda: list(app.state.saved_searches) == ["Mine"])


async def test_what_is_no_saved_search_is_not_deleted(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await open_places(app, "starred")
        await app.press("ctrl+d")
        await app.until(lambda: any("Only saved searches" in note.message for note in app.app._notifications))


async def test_a_command_starts_with_what_is_listed(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await command(app, "start the reader with")
        await app.until(lambda: app.state.start == PlaceId("all"))
        await app.search("prisoners")
        await command(app, "start the reader with")
        await app.until(lambda: app.status.startswith("This search has no name yet"))
        app.state.saved_searches["Ours"] = SavedSearch("Ours", "prisoners", "best")
        await command(app, "start the reader with")
        await app.until(lambda: app.state.start == PlaceId("search", "Ours"))


async def test_nothing_that_fits_is_said_and_enter_does_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        picker = await open_places(app, "zzzz")
        await app.press("enter")
        assert texts(picker) == []
        assert app.app.screen is picker


def make_place(kind: PlaceKind, number: int) -> PlaceRow:
    return PlaceRow(PlaceId(kind, str(number)), f"{kind} {number}", Destination(query="x"))


@given(st.lists(st.sampled_from(KINDS), max_size=40), st.booleans())
def test_places_stand_by_kind_each_once_under_its_heading(kinds: list[PlaceKind], with_headings: bool) -> None:
    places = [make_place(kind, number) for number, kind in enumerate(kinds)]
    arranged = arrange(places, with_headings=with_headings)
    shown = [place for place in arranged if place is not None]
    assert sorted(shown, key=places.index) == places
    assert arranged.count(None) == (len(set(kinds) & set(HEADINGS)) if with_headings else 0)
    assert all(arranged[index + 1] is not None for index, place in enumerate(arranged) if place is None)


def test_no_kind_fills_the_list() -> None:
    assert len(arrange([make_place("source", number) for number in range(500)], with_headings=False)) == MAX_SHOWN


def test_counts_are_said_as_far_as_they_are_known() -> None:
    search = make_place("search", 1)
    assert [describe_count(search, count) for count in (None, 0, 1_200)] == ["", "all read", "1,200 unread"]
    assert describe_count(PlaceRow(PlaceId("new"), "New", Destination(), 7), None) == "7"
