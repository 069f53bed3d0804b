from __future__ import annotations

from pathlib import Path

from reader.tui.dialogs.add_folder import AddFolderScreen
from reader.tui.screens.main import MainScreen
from reader.tui.screens.welcome import WelcomeScreen
from tests.tui.harness import Session, running


async def test_an_empty_library_welcomes_and_enter_opens_the_sample(tmp_path: Path) -> None:
    async with running(tmp_path, numbers=()) as app:
        assert isinstance(app.app.screen, WelcomeScreen)
        await app.press("enter", "enter")
        await app.until(lambda: isinstance(app.app.screen, MainScreen))
        assert app.main.widgets.header.place.startswith("Sample archive")
        assert len(app.app.opened_libraries) == 1


async def test_a_folder_of_ones_own_fills_the_library(tmp_path: Path) -> None:
    async with running(tmp_path, numbers=()) as app:
        app.state.arriving = [1, 2]
        await app.press("a")
        await app.until(lambda: isinstance(app.app.screen, AddFolderScreen))
        await app.press(*"/tmp", "enter")
        await app.until(lambda: isinstance(app.app.screen, MainScreen))
        assert app.main.parts.listing.rows.count == 2
        assert app.main.widgets.header.place.startswith("All articles")
        assert app.app.opened_libraries == []


async def test_a_folder_added_in_the_sample_archive_goes_into_the_own_library(tmp_path: Path) -> None:
    async with running(tmp_path, numbers=()) as app:
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, MainScreen))
        app.state.arriving = [1, 2]
        await app.press("a")
        await app.until(lambda: isinstance(app.app.screen, AddFolderScreen))
        assert app.app.screen.query_one(".dialog").border_title == "Add a folder to your own library"

        await app.press(*"/tmp", "enter")

        await app.until(lambda: isinstance(app.app.screen, MainScreen) and app.main.parts.listing.rows.count == 2)
        assert app.main.widgets.header.place.startswith("All articles")
        assert app.library.sources.imported == ["/tmp"]
        (sample,) = app.app.opened_libraries
        assert sample.sources.folders() == ()


def list_named(app: Session) -> str:
    return app.app.screen.widgets.header.place if isinstance(app.app.screen, MainScreen) else ""


async def test_the_sample_archive_can_be_visited_and_left_again(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("colon", *"samplearchive", "enter")
        await app.until(lambda: list_named(app).startswith("Sample archive"))

        await app.press("colon", *"samplearchive", "enter")

        await app.until(lambda: list_named(app).startswith("All articles"))
        assert app.app.screen is app.main
        await app.open(20)


async def test_a_folder_without_articles_leaves_the_welcome(tmp_path: Path) -> None:
    async with running(tmp_path, numbers=()) as app:
        await app.press("a")
        await app.until(lambda: isinstance(app.app.screen, AddFolderScreen))
        await app.press(*"/tmp", "enter")
        await app.until(lambda: app.library.sources.imported == ["/tmp"])
        screen = app.app.screen
        assert isinstance(screen, WelcomeScreen)
        await app.until(lambda: "2 unchanged" in screen._bar.status)


async def test_q_quits(tmp_path: Path) -> None:
    async with running(tmp_path, numbers=()) as app:
        await app.press("q")
        assert app.app._exit is True
