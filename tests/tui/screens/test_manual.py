from __future__ import annotations

from pathlib import Path

from reader.tui.screens.main import MainScreen
from reader.tui.screens.manual import ManualScreen
from tests.fakes.library import FakeLibrary
from tests.tui.harness import Session, running


def top(app: Session) -> MainScreen:
    screen = app.app.screen
    assert isinstance(screen, MainScreen)
    return screen


async def open_manual(app: Session) -> None:
    app.main.action_act("manual")
    await app.until(lambda: isinstance(app.app.screen, ManualScreen) and app.app.screen.focused is not None)


async def test_the_manual_lies_over_the_list_and_q_comes_back_to_it(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        below = app.main
        await app.press("j", "j")
        await open_manual(app)
        manual = top(app)
        assert manual.widgets.header.place.startswith("Manual")
        (library,) = app.app.opened_libraries
        assert isinstance(library, FakeLibrary)

        await app.press("enter")
        await app.until(lambda: manual.parts.panes.last == "reader")
        await app.press("q")
        assert top(app) is manual  # it closed the reader
        await app.press("q")
        await app.until(lambda: app.app.screen is below)
        await app.until(lambda: library.is_closed)
        assert app.cursor == 2
        assert not app.library.is_closed


async def test_what_would_leave_or_fill_it_says_how_to_go_back(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await open_manual(app)
        manual = top(app)
        for action in ("add_folder", "rescan", "manual"):
            manual.action_act(action)
            await app.until(lambda: "q goes back to your library" in manual.widgets.key_bar.status)
            manual.parts.status.clear()
        await app.press("escape")
        await app.until(lambda: "q goes back" in manual.widgets.key_bar.status)
        assert top(app) is manual
