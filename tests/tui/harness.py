"""Runs the whole app over the library in memory, presses keys, waits for conditions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from reader.tui.app import NewsreaderApp
from reader.tui.bridge.first_page import read_first_page
from reader.tui.dialogs.menu import MenuScreen
from reader.tui.screens.main import MainScreen
from tests.fakes.library import FakeLibrary, FakeState, make_settings

SECONDS_TO_WAIT = 10.0
TURNS_PER_KEY = 40
"""Turns of the event loop: a key goes to the app, the focused widget, all above it, and what they post goes on."""


@dataclass
class Session:
    """The running app and shortcuts to what tests look at."""

    app: NewsreaderApp
    pilot: Pilot[None]
    library: FakeLibrary

    @property
    def state(self) -> FakeState:
        return self.library.state

    @property
    def main(self) -> MainScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, MainScreen))

    @property
    def shown(self) -> int | None:
        """The article in the reader."""
        return self.main.parts.reading.number

    @property
    def at(self) -> str:
        return self.main.parts.panes.at

    @property
    def status(self) -> str:
        return self.main.widgets.key_bar.status

    @property
    def cursor(self) -> int:
        return self.main.widgets.list.cursor

    @property
    def offset(self) -> int:
        return self.main.widgets.view.first_visible_offset

    async def press(self, *keys: str) -> None:
        """Press keys and let each be dealt with; `pilot.press` waits far longer, for the processor to rest."""
        for key in keys:
            self.app.post_message(events.Key(key, " " if key == "space" else None))
            for _ in range(TURNS_PER_KEY):
                await asyncio.sleep(0)

    async def until(self, condition: Callable[[], object]) -> None:
        await until(condition)

    async def open(self, number: int) -> None:
        """Put the list's cursor on an article and press Enter."""
        self.main.parts.listing.rows.go_to(number)
        await self.press("enter")
        await self.until(lambda: self.shown == number and number in self.state.read)

    async def search(self, text: str) -> None:
        """Type a query and stay on the results."""
        await self.press("slash", *("space" if letter == " " else letter for letter in text), "enter")
        await self.until(lambda: self.at == "list" and self.result_text == text)

    @property
    def result_text(self) -> str | None:
        result = self.main.parts.listing.result
        return result.text if result is not None else None


async def until(condition: Callable[[], object]) -> None:
    """Let the app run until the condition holds."""
    deadline = asyncio.get_running_loop().time() + SECONDS_TO_WAIT
    while not condition():
        assert asyncio.get_running_loop().time() < deadline, "the condition never came true"
        await asyncio.sleep(0.002)
    for _ in range(TURNS_PER_KEY):
        await asyncio.sleep(0)


def keys_of(app: Session) -> list[int]:
    """What the list holds, row by row."""
    return list(app.main.parts.listing.rows.layer.keys)


async def select(app: Session, key: int) -> None:
    """Put the list's cursor on a row, without opening it."""
    app.main.parts.listing.rows.go_to(key)
    await app.until(lambda: app.main.parts.listing.rows.current)


async def choose_view(app: Session, key: str) -> None:
    """Press a key in the menu of views."""
    await app.press("v")
    await app.until(lambda: isinstance(app.app.screen, MenuScreen))
    await app.press(key)
    await app.until(lambda: app.app.screen is app.main)


async def command(app: Session, letters: str) -> None:
    """Choose a command by name."""
    await app.press("colon")
    await app.until(lambda: app.app.screen is not app.main)
    await app.press(*("space" if letter == " " else letter for letter in letters))
    await app.pilot.pause()
    await app.press("enter")


@asynccontextmanager
async def running(
    folder: Path,
    size: tuple[int, int] = (120, 30),
    numbers: Sequence[int] = range(1, 21),
    library: FakeLibrary | None = None,
    **settings: object,
) -> AsyncIterator[Session]:
    """Run the app until it has shown its first article, or the welcome screen."""
    if library is None:
        library = FakeLibrary(make_settings(folder, **settings), numbers)
    app = NewsreaderApp(library, read_first_page(library), lambda: None)  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        session = Session(app, pilot, library)
        await until(lambda: app.screen.is_mounted)
        if library.state.articles:
            reading = session.main.parts.reading
            await session.until(lambda: reading.opened or reading.name or reading.story or reading.source)
        yield session
