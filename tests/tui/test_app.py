"""What the app costs: what is in its first frame, and what a key sets off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.screen import Screen
from textual.widgets import Input

from reader.tui.app import NewsreaderApp
from reader.tui.bridge.first_page import read_first_page
from reader.tui.dialogs.ask_line import AskLineScreen
from reader.tui.dialogs.help import HelpScreen
from reader.tui.screens.main import MainScreen
from reader.tui.screens.manual import ManualLeft, ManualScreen
from tests.fakes.library import FakeLibrary, make_settings
from tests.tui.harness import running, until


class FrameKeeper(NewsreaderApp):
    """Keeps its first frame."""

    first_frame = ""
    had_parts = True
    classes_then: frozenset[str] = frozenset()

    def post_display_hook(self) -> None:
        if not self.first_frame:
            strips = self.screen._compositor.render_strips()
            self.first_frame = "\n".join(strip.text for strip in strips)
            self.had_parts = "parts" in vars(self.screen)
            self.classes_then = self.screen.classes


@pytest.mark.parametrize(
    ("size", "classes"),
    [((140, 40), {"-three", "-tall"}), ((100, 30), {"-two", "-tall"}), ((60, 20), {"-one", "-short"})],
)
async def test_the_first_frame_is_whole_and_made_without_the_parts(
    tmp_path: Path, size: tuple[int, int], classes: set[str]
) -> None:
    library = FakeLibrary(make_settings(tmp_path), range(1, 21))
    calls: list[str] = []
    app = FrameKeeper(library, read_first_page(library), lambda: calls.append("first frame"))  # type: ignore[arg-type]
    async with app.run_test(size=size):
        await until(lambda: calls)
        assert isinstance(app.screen, MainScreen)
        assert library.articles.first_page(1)[1][0].display_title[:20] in app.first_frame
        assert "All articles · 20" in app.first_frame
        assert "Enter open" in app.first_frame
        assert not app.had_parts
        assert app.classes_then >= classes
        assert calls == ["first frame"]


async def test_keys_that_move_the_cursor_lay_nothing_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(tmp_path) as app:
        layouts = []
        lay_out = Screen._refresh_layout

        def count(screen: Screen[Any], *arguments: Any, **more: Any) -> None:
            layouts.append(screen)
            lay_out(screen, *arguments, **more)

        monkeypatch.setattr(Screen, "_refresh_layout", count)
        await app.press("j", "j", "k", "G", "g", "pagedown", "ctrl+d")
        await app.until(lambda: app.cursor > 0)
        assert not layouts


@pytest.mark.parametrize(
    "keys",
    [
        "slash f e r r y enter Q",
        "slash enter Q",
        "slash a escape Q",
        "slash f e r tab Q Q escape Q",
        "i escape Q",
        "i i q Q",
        "v Q",
        "plus x enter enter escape Q",
        "question_mark q q",
        "colon q escape Q",
    ],
)
async def test_every_key_of_one_burst_is_dealt_with(tmp_path: Path, keys: str) -> None:
    async with running(tmp_path) as session:
        for key in keys.split():
            session.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(lambda: session.app._exit)


@pytest.mark.parametrize(
    "lose",
    [
        lambda app: app.screen.set_focus(None),  # as Textual does at a mouse report from beside the screen
        lambda app: app.post_message(events.AppBlur()),
    ],
)
async def test_a_dialog_that_lost_its_focus_takes_keys(tmp_path: Path, lose: Callable[[NewsreaderApp], object]) -> None:
    async with running(tmp_path) as session:
        await session.press("plus")
        await until(lambda: isinstance(session.app.focused, Input))
        lose(session.app)
        await until(lambda: session.app.focused is None)
        await session.press("a", "b", "c")
        await until(lambda: isinstance(session.app.focused, Input) and session.app.focused.value == "abc")
        await session.press("escape", "question_mark")
        await until(lambda: isinstance(session.app.screen, HelpScreen))


async def test_a_dialog_that_is_closed_twice_closes_nothing_else(tmp_path: Path) -> None:
    async with running(tmp_path) as session:
        below, above = AskLineScreen("A", "does", ""), AskLineScreen("B", "does", "")
        answers: list[str | None] = []
        for dialog in (below, above):
            await session.app.push_screen(dialog, answers.append)
        above.dismiss("one")
        above.dismiss("two")
        await until(lambda: session.app.screen is below)
        assert answers == ["one"]
        below.dismiss("three")
        below.dismiss("four")
        await until(lambda: session.app.screen is session.main)
        assert answers == ["one", "three"]


async def test_the_manual_is_left_once(tmp_path: Path) -> None:
    async with running(tmp_path) as session:
        await session.press("colon", *"manual", "enter")
        await until(lambda: isinstance(session.app.screen, ManualScreen))
        manual = session.app.screen
        assert isinstance(manual, ManualScreen)
        for _ in range(2):
            manual.post_message(ManualLeft(manual, manual._library))
        await until(lambda: session.app.screen is session.main)
        await session.press("question_mark")
        await until(lambda: isinstance(session.app.screen, HelpScreen))
