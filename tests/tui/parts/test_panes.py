"""Which panes are to be seen, in the whole app over the library in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.tui.parts import reading
from tests.tui.harness import running


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_search_box_shows_the_list_where_one_pane_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, size=size) as app:
        widgets = app.main.widgets
        await app.press("enter")
        await app.until(lambda: app.at == "reader" and widgets.view.display and not widgets.list.display)
        await app.press("slash", *"ferry")
        await app.until(lambda: app.result_text == "ferry")
        assert widgets.list.display
        assert not widgets.view.display
        await app.press("escape")
        await app.until(lambda: app.at == "reader" and widgets.view.display and not widgets.list.display)


async def test_the_search_box_ends_the_reader_alone(tmp_path: Path) -> None:
    async with running(tmp_path, size=(140, 40)) as app:
        await app.press("z")
        await app.until(lambda: not app.main.widgets.list.display)
        await app.press("slash")
        await app.until(lambda: app.main.widgets.list.display)


async def test_a_hit_that_nobody_opened_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "READ_AFTER_S", 0.05)
    async with running(tmp_path, size=(80, 24)) as app:
        await app.press("enter")
        await app.until(lambda: app.at == "reader")
        await app.until(lambda: len(app.library.state.read) >= 1)
        before = set(app.library.state.read)
        await app.press("slash", *"the")
        await app.until(lambda: app.result_text == "the")
        await app.press("down")
        await app.until(lambda: app.main.parts.reading.number == app.main.parts.listing.rows.key_at(1))
        await app.pilot.pause(0.3)
        app.main.parts.reading.scrolled()
        await app.pilot.pause()
        assert set(app.library.state.read) == before
        await app.press("enter")
        await app.until(lambda: app.at == "list")
        await app.pilot.pause(0.3)
        assert set(app.library.state.read) == before
