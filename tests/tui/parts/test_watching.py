"""What other windows and programs do comes into view, and nothing moves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.tui.bridge.watching import OthersWrote
from reader.tui.parts.watching import LOOKS_BETWEEN_NEWS, Watching
from tests.fakes.library import make_article
from tests.tui.harness import running


async def test_what_others_bring_waits_above_and_what_they_mark_is_shown(tmp_path: Path):
    async with running(tmp_path) as session:
        await session.press("j", "j")
        state, before = session.state, session.cursor
        number = session.main.parts.listing.rows.key_at(before)
        state.articles = {99: make_article(99), **state.articles}
        state.new.add(99)
        assert number is not None
        state.read.add(number)
        state.others_did = "work"

        session.main.bridge.watch.look()

        await session.until(lambda: "1 new above" in session.status)
        await session.until(lambda: session.main.widgets.list.current_row.row.is_read)
        assert session.cursor == before
        await session.press("g")
        await session.until(lambda: session.main.parts.listing.rows.key_at(0) == 99)


async def test_what_others_decide_is_shown_in_the_reader(tmp_path: Path):
    async with running(tmp_path) as session:
        await session.open(3)
        opened = session.main.parts.reading.opened
        session.state.others_did = "deeds"

        session.main.bridge.watch.look()

        await session.until(lambda: session.main.parts.reading.opened is not opened)
        assert session.shown == 3


async def test_nothing_is_read_again_where_others_did_nothing(tmp_path: Path):
    async with running(tmp_path) as session:
        generation, opened = session.main.parts.listing.rows.generation, session.main.parts.reading.opened
        session.main.bridge.watch.look()
        session.main.bridge.desk.mark_opened(3)
        await session.until(lambda: 3 not in session.state.new)

        assert session.main.parts.listing.rows.generation == generation
        assert session.main.parts.reading.opened is opened


class Recorder:
    """Stands for every part that is told to read something again."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.rows = self.watch = self.desk = self.search = self
        self.result = None

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_: self.told.append(name)


def test_while_others_work_on_news_is_read_seldom_and_none_is_lost():
    parts = Recorder()
    watching = Watching(parts, parts, parts, parts)  # type: ignore[arg-type]
    watching.take(OthersWrote(are_deeds=False))
    assert parts.told.count("look_for_news") == 1
    watching.take(OthersWrote(are_deeds=False))
    for _ in range(LOOKS_BETWEEN_NEWS - 1):
        watching.look()
    assert parts.told.count("look_for_news") == 1

    watching.look()
    assert parts.told.count("look_for_news") == 2
    for _ in range(2 * LOOKS_BETWEEN_NEWS):
        watching.look()
    assert parts.told.count("look_for_news") == 2


def test_what_a_user_did_elsewhere_does_not_wait():
    parts = Recorder()
    watching = Watching(parts, parts, parts, parts)  # type: ignore[arg-type]
    watching.take(OthersWrote(are_deeds=False))
    watching.take(OthersWrote(are_deeds=True))
    assert parts.told.count("reload") == 2
    assert parts.told.count("ask_again") == 1
