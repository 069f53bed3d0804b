"""The colours: tried on where the cursor stands, kept when chosen, as before when not."""

from __future__ import annotations

from pathlib import Path

from textual.color import Color

from reader.tui.bridge.answer import OwnLibraryWanted
from reader.tui.dialogs.colours import ColoursScreen
from reader.tui.screens.main import MainScreen
from reader.tui.themes import CONTRAST, DARK, LIGHT
from tests.fakes.library import FakeLibrary, make_settings
from tests.tui.harness import Session, running


async def open_colours(app: Session) -> None:
    await app.press("colon", *"high contrast".replace(" ", ""), "enter")
    await app.until(lambda: isinstance(app.app.screen, ColoursScreen))


def background(app: Session) -> Color:
    return app.main.styles.background


async def test_a_theme_is_tried_on_and_kept(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        assert app.app.theme == DARK.name
        await open_colours(app)

        await app.press("j")
        await app.until(lambda: app.app.theme == LIGHT.name)
        await app.press("j", "enter")

        await app.until(lambda: app.state.theme == "contrast")
        assert app.app.theme == CONTRAST.name
        await app.until(lambda: background(app) == Color.parse(str(CONTRAST.background)))


async def test_closing_the_dialog_brings_the_colours_back(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await open_colours(app)
        await app.press("j")
        await app.until(lambda: app.app.theme == LIGHT.name)

        await app.press("escape")

        await app.until(lambda: app.app.theme == DARK.name)
        assert app.state.theme is None


async def test_the_first_frame_has_the_colours_that_were_kept(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path), range(1, 4))
    library.state.theme = "light"
    async with running(tmp_path, library=library) as app:
        assert app.app.theme == LIGHT.name
        assert background(app) == Color.parse(str(LIGHT.background))


async def test_the_dialog_begins_with_the_theme_in_use(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path), range(1, 4))
    library.state.theme = "contrast"
    async with running(tmp_path, library=library) as app:
        await open_colours(app)

        await app.press("enter")

        await app.until(lambda: not isinstance(app.app.screen, ColoursScreen))
        assert app.app.theme == CONTRAST.name


async def test_colours_chosen_in_the_sample_archive_stay_in_the_own_library(tmp_path: Path) -> None:
    async with running(tmp_path, numbers=()) as app:
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, MainScreen))
        await open_colours(app)
        await app.press("j", "enter")
        await app.until(lambda: app.app.theme == LIGHT.name and isinstance(app.app.screen, MainScreen))
        app.state.arriving = [1, 2]

        app.main.post_message(OwnLibraryWanted("/tmp"))

        await app.until(lambda: app.state.theme == "light")
        assert app.app.theme == LIGHT.name
