"""What other windows and programs do comes into view, and nothing moves."""

from __future__ import annotations

from pathlib import Path

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
