"""`@` and the dialogs that govern a name, over the library in memory."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from reader.model.entity import Entity
from reader.model.work import Problem
from reader.tui.dialogs.ask_line import AskLineScreen
from reader.tui.dialogs.choose import ChooseScreen, TickScreen
from reader.tui.dialogs.palette import PaletteScreen
from reader.tui.dialogs.pick import PickScreen
from tests.fakes.library import FakeLibrary, make_settings
from tests.tui.harness import Session, running

MARA = "e-Mara Quill"


def is_at(app: Session, screen: type) -> Callable[[], bool]:
    return lambda: isinstance(app.app.screen, screen) and app.app.screen.is_mounted


@asynccontextmanager
async def at_name(folder: Path) -> AsyncIterator[Session]:
    """The page of a name is shown."""
    async with running(folder) as app:
        await app.press("at", *"mara", "enter")
        await app.until(lambda: app.main.parts.reading.name is not None)
        yield app


async def choose(app: Session, row: int) -> None:
    """Choose from the menu of the current name."""
    await app.press("x")
    await app.until(is_at(app, ChooseScreen))
    await app.press(*["j"] * row, "enter")


async def test_typing_part_of_a_name_opens_its_page_however_fast(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("at", *"harb", "enter")
        await app.until(lambda: app.main.parts.reading.name is not None)
        assert app.main.parts.reading.name.entity.name == "Harbour Office"  # type: ignore[union-attr]
        assert app.at == "reader"
        assert app.app.screen is app.main


async def test_enter_waits_for_the_names_of_what_was_typed_last(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        pick, gate = app.library.names.pick, threading.Event()

        def wait_and_pick(typed: str, limit: int) -> Sequence[Entity]:
            if typed == "vel":
                gate.wait(10)
            return pick(typed, limit)

        app.library.names.pick = wait_and_pick  # type: ignore[method-assign]
        await app.press("at", *"vel", "enter")
        assert isinstance(app.app.screen, PickScreen)
        gate.set()
        await app.until(lambda: app.main.parts.reading.name is not None)
        assert app.main.parts.reading.name.entity.name == "Vellin"  # type: ignore[union-attr]


async def test_the_names_are_walked_shown_with_type_and_count_and_left_by_escape(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("at")
        await app.until(is_at(app, PickScreen))
        options = app.app.screen.query_one(OptionList)
        await app.until(lambda: options.option_count == 5)
        assert str(options.get_option_at_index(2).prompt) == "Harbour Office  organisation · 20 articles"
        await app.press("down", "down", "up")
        assert options.highlighted == 1
        await app.press(*"zzz")
        await app.until(lambda: options.option_count == 0)
        await app.press("enter")
        assert isinstance(app.app.screen, PickScreen)
        await app.press("escape")
        await app.until(lambda: app.app.screen is app.main)
        assert app.main.parts.reading.name is None


async def test_a_name_is_merged_with_another_and_undone(tmp_path: Path) -> None:
    async with at_name(tmp_path) as app:
        await choose(app, 0)
        await app.until(is_at(app, PickScreen))
        await app.press(*"mara")
        options = app.app.screen.query_one(OptionList)
        await app.until(lambda: options.option_count == 0)
        app.app.screen.query_one(Input).value = ""
        await app.press(*"odd", "enter")
        await app.until(lambda: app.state.name_deeds == [("merge", MARA, "e-Odd Lindgard")])
        await app.until(lambda: app.status == "Mara Quill merged with Odd Lindgard · u undoes")
        await app.press("u")
        await app.until(lambda: not app.state.name_deeds)


async def test_spellings_are_ticked_to_be_split_off(tmp_path: Path) -> None:
    async with at_name(tmp_path) as app:
        await choose(app, 1)
        await app.until(is_at(app, TickScreen))
        options = app.app.screen.query_one(OptionList)
        assert [str(option.prompt) for option in options.options] == ["[ ] Mara Quill  12", "[ ] Quill  11"]
        await app.press("enter", "space", "j", "space", "enter")
        assert isinstance(app.app.screen, TickScreen), "none and all are no answer"
        await app.press("k", "space", "enter")
        await app.until(lambda: app.state.name_deeds == [("split", MARA, "Quill")])
        assert app.app.screen is app.main


async def test_a_name_is_renamed_beginning_from_what_it_is_called(tmp_path: Path) -> None:
    async with at_name(tmp_path) as app:
        await choose(app, 2)
        await app.until(is_at(app, AskLineScreen))
        await app.press("end", *"by", "enter")
        await app.until(lambda: app.state.name_deeds == [("rename", MARA, "Mara Quillby")])
        app.state.name_deeds.clear()
        await choose(app, 2)
        await app.until(is_at(app, AskLineScreen))
        await app.press(*"Nell", "enter")
        await app.until(lambda: app.state.name_deeds == [("rename", MARA, "Nell")])
        await choose(app, 2)
        await app.until(is_at(app, AskLineScreen))
        await app.press("enter")
        await app.until(lambda: app.app.screen is app.main)
        assert len(app.state.name_deeds) == 1, "the same name is no deed"


async def test_a_hidden_name_stays_in_view_so_that_it_can_be_undone(tmp_path: Path) -> None:
    async with at_name(tmp_path) as app:
        await choose(app, 3)
        await app.until(lambda: app.state.hidden_names == {MARA})
        await app.until(lambda: app.status == "Mara Quill hidden · u undoes")
        assert app.main.parts.reading.name is not None
        assert not app.app._notifications
        await app.press("u")
        await app.until(lambda: not app.state.hidden_names)


async def test_the_type_is_one_of_the_other_three(tmp_path: Path) -> None:
    async with at_name(tmp_path) as app:
        await choose(app, 4)
        await app.until(lambda: is_at(app, ChooseScreen)() and app.app.screen.query_one(OptionList).option_count == 3)
        await app.press("j", "enter")
        await app.until(lambda: app.state.name_deeds == [("change_type", MARA, "place")])


async def test_the_name_of_a_row_beside_the_article_is_governed(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("tab", "tab")
        app.main.widgets.sidebar.focus()
        row = app.main.widgets.sidebar.current_row
        assert row is not None
        await choose(app, 3)
        await app.until(lambda: app.state.hidden_names == {row.target.removeprefix("entity:")})


async def test_the_palette_offers_what_can_be_done_with_the_current_name_only(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("colon")
        await app.until(is_at(app, PaletteScreen))
        assert not {"rename_name", "merge_name"} & ids_of(app)
        await app.press("escape", "at", *"mara", "enter")
        await app.until(lambda: app.main.parts.reading.name is not None)
        await app.press("colon")
        await app.until(is_at(app, PaletteScreen))
        assert {"merge_name", "split_name", "rename_name", "hide_name", "change_name_type"} <= ids_of(app)
        await app.press(*"rename", "enter")
        await app.until(is_at(app, AskLineScreen))


def ids_of(app: Session) -> set[str | None]:
    return {option.id for option in app.app.screen.query_one(OptionList).options}


async def test_lines_of_the_users_file_that_cannot_be_used_are_said_once(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    first, second = Problem("entities.toml:3", "no such name"), Problem("entities.toml:9", "no type")
    library.state.name_problems = [first]
    async with running(tmp_path, library=library) as app:
        await app.until(lambda: said(app) == [str(first)])
        library.state.name_problems = [first, second]
        await app.press("s")
        await app.until(lambda: app.state.starred)
        await app.press("at", *"mara", "enter")
        await app.until(lambda: app.main.parts.reading.name is not None)
        await choose(app, 3)
        await app.until(lambda: said(app) == [str(first), str(second)])


def said(app: Session) -> list[str]:
    return [note.message for note in app.app._notifications]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
async def test_the_dialog_fits_and_its_line_is_in_view(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, size=size) as app:
        await app.press("at")
        await app.until(is_at(app, PickScreen))
        line = app.app.screen.query_one(Input)
        await app.until(lambda: line.size.height == 1)
        assert line.region.bottom <= size[1]
        assert app.app.screen.query_one(".dialog").region.height <= size[1]
