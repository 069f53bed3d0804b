"""Filtering the list, in the whole app over the library in memory."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList

from reader.model.errors import StoreError
from reader.model.facet import Facet, Filter
from reader.tui.dialogs.pick import PickScreen
from reader.tui.parts.filtering import LABEL_WIDTH, list_choices
from tests.tui.harness import Session, choose_view, running

COAST_WIRE = [20 - 1, 16, 13, 10, 7, 4, 1]
"""Its articles, newest first."""


async def filter_by(app: Session, typed: str) -> None:
    """Open the picker, type, take the first choice."""
    await open_picker(app)
    await app.press(*("space" if letter == " " else letter for letter in typed))
    await app.until(lambda: is_answered(app, typed))
    await app.press("enter")
    await app.until(lambda: not isinstance(app.app.screen, PickScreen) and not app.main.parts.filtering.is_waiting)


async def open_picker(app: Session) -> None:
    await app.press("f")
    await app.until(lambda: isinstance(app.app.screen, PickScreen) and rows_of_picker(app))


def is_answered(app: Session, typed: str) -> bool:
    return bool(isinstance(app.app.screen, PickScreen) and app.app.screen._answered == typed and rows_of_picker(app))


def rows_of_picker(app: Session) -> list[str]:
    options = app.app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(index).prompt) for index in range(options.option_count)]


def listed(app: Session) -> list[int]:
    return list(app.main.parts.listing.rows.layer.keys)


async def test_the_picker_counts_what_the_list_shares_kind_by_kind(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await open_picker(app)
        rows = rows_of_picker(app)
        assert rows[0].split() == ["Source", "7", "Coast", "Wire"]
        assert any(row.split() == ["Month", "18", "July", "2025"] for row in rows)
        assert any(row.split() == ["Person", "10", "Mara", "Quill"] for row in rows)
        await app.press("escape")
        assert len(listed(app)) == 20


async def test_a_choice_narrows_the_list_and_the_header_says_so(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await filter_by(app, "coast")
        assert listed(app) == COAST_WIRE
        assert app.main.widgets.header.place == "filter: Coast Wire"
        assert app.main.widgets.header.counts == "7 listed"
        await app.until(lambda: app.shown == COAST_WIRE[0])
        assert not app.state.read


async def test_several_filters_must_all_be_met_and_each_can_be_taken_out(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await filter_by(app, "coast")
        await filter_by(app, "odd")
        odd = [number for number in COAST_WIRE if number % 2]
        assert listed(app) == odd
        assert app.main.widgets.header.place == "filter: Coast Wire · Odd Lindgard"
        await open_picker(app)
        assert rows_of_picker(app)[0].split()[:4] == ["In", "use", "Coast", "Wire"]
        assert app.app.screen.query_one(OptionList).highlighted == 2
        await app.press("up", "up", "enter")
        await app.until(lambda: app.main.widgets.header.place == "filter: Odd Lindgard")
        assert listed(app) == [number for number in range(20, 0, -1) if number % 2]


async def test_capital_f_clears_and_the_cursor_stays_on_its_article(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await filter_by(app, "coast")
        await app.press("j", "j")
        await app.press("F")
        await app.until(lambda: len(listed(app)) == 20)
        assert listed(app)[app.cursor] == COAST_WIRE[2]
        assert app.main.widgets.header.place == "All articles · 20"
        await app.press("F")
        assert app.status == "The list is not filtered"


async def test_the_filter_stays_while_searches_come_and_go_and_escape_takes_it_last(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await filter_by(app, "coast")
        await app.search("prisoners")
        assert listed(app) == [number for number in COAST_WIRE if number % 4 == 0]
        assert app.main.widgets.header.place == "/ prisoners · filter: Coast Wire"
        assert app.main.widgets.header.counts == "2 found · filtered"
        await app.press("escape")
        assert listed(app) == COAST_WIRE
        await app.press("escape")
        await app.until(lambda: len(listed(app)) == 20)


async def test_a_filter_over_a_search_narrows_it_and_the_list_below(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.search("prisoners")
        await open_picker(app)
        assert rows_of_picker(app)[0].split() == ["Source", "2", "Coast", "Wire"]
        await app.press("escape")
        await filter_by(app, "coast")
        await app.until(lambda: listed(app) == [16, 4])
        await app.press("F")
        await app.until(lambda: listed(app) == [20, 16, 12, 8, 4])
        await filter_by(app, "coast")
        await app.until(lambda: listed(app) == [16, 4])
        await app.press("escape")
        assert listed(app) == COAST_WIRE


async def test_keys_pressed_at_once_mean_the_filtered_list(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await open_picker(app)
        await app.press(*"coast")
        await app.until(lambda: is_answered(app, "coast"))
        await app.press("enter", "A")
        await app.until(lambda: app.state.read)
        assert app.state.read == set(COAST_WIRE)
        await app.press("u")
        await app.until(lambda: not app.state.read)


async def test_next_article_and_dropping_read_ones_stay_in_the_filter(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await filter_by(app, "coast")
        await app.press("enter", "J")
        await app.until(lambda: app.state.read == set(COAST_WIRE[:2]))
        await app.press("c")
        await app.until(lambda: listed(app) == COAST_WIRE[2:])
        assert app.main.widgets.header.place == "filter: Coast Wire · unread only"
        await app.press("escape", "escape")
        await app.until(lambda: listed(app) == COAST_WIRE)
        await app.press("escape")
        await app.until(lambda: len(listed(app)) == 20)


async def test_over_stories_the_filter_lists_articles(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await choose_view(app, "s")
        await app.until(lambda: app.main.parts.listing.view == "stories")
        stories = listed(app)
        await filter_by(app, "coast")
        assert listed(app) == COAST_WIRE
        await app.press("F")
        await app.until(lambda: listed(app) == stories)


async def test_another_order_sorts_what_is_left_and_another_list_ends_the_filter(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await filter_by(app, "coast")
        await choose_view(app, "l")
        await app.until(lambda: listed(app) == sorted(COAST_WIRE))
        assert app.main.widgets.header.place == "filter: Coast Wire"
        await choose_view(app, "s")
        await app.until(lambda: app.main.widgets.header.place.startswith("Stories"))
        assert app.status == "The filter is cleared: it narrows articles"


async def test_a_search_of_the_trail_comes_back_under_the_filter(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.search("prisoners")
        await app.press("G", "enter")
        await app.until(lambda: app.shown == 4 and 4 in app.state.read)
        await app.press("escape", "escape")
        await filter_by(app, "coast")
        await app.press("left_square_bracket")
        await app.until(lambda: app.shown == 4)
        await app.press("left_square_bracket")
        await app.until(lambda: app.result_text == "prisoners")
        assert listed(app) == [16, 4]


async def test_a_library_that_fails_leaves_the_list_as_it_is(tmp_path: Path) -> None:
    async with running(tmp_path) as app:

        def fail(_: Filter) -> list[int]:
            raise StoreError("library", "the disk cannot be read", "check the disk")

        app.library.search.facets.articles = fail  # type: ignore[method-assign,assignment]
        await filter_by(app, "coast")
        assert len(listed(app)) == 20
        await app.press("F")
        assert app.status == "The list is not filtered"


def test_labels_say_each_kind_once_and_counts_stand_in_a_column() -> None:
    facets = [Facet("source", "a", "A", 1_200), Facet("source", "b", "B", 9), Facet("person", "c", "C", 10)]
    choices = list_choices((Facet("month", "2025-05", "May 2025", 3),), facets)
    assert [choice.label[:LABEL_WIDTH].strip() for choice in choices] == ["In use", "Source", "", "Person"]
    assert [choice.label[LABEL_WIDTH:] for choice in choices[1:]] == ["1,200  ", "    9  ", "   10  "]
    assert [choice.is_in_use for choice in choices] == [True, False, False, False]
    assert len({len(choice.label) for choice in choices}) == 1
