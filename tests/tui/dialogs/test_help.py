from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from reader.tui.actions import ACTIONS
from reader.tui.dialogs.help import HelpScreen, arrange, list_sections
from reader.tui.keymap import resolve_keys, show_key
from tests.tui.harness import running

KEYS = resolve_keys({}).keys


@pytest.mark.parametrize(("columns", "width"), [(3, 124), (2, 92), (2, 72), (1, 72), (1, 52)])
def test_nothing_is_cut_at_the_widths_that_have_these_columns(columns: int, width: int) -> None:
    text = arrange(list_sections(ACTIONS, KEYS), columns, width).plain
    said = Counter(text.split())
    for action in ACTIONS:
        if action.keys and not action.digit and action.group != "Welcome":
            assert not Counter(action.help.split()) - said
    assert all(len(line) <= width for line in text.split("\n"))


def test_every_key_of_the_panes_is_there() -> None:
    text = arrange(list_sections(ACTIONS, KEYS), 1, 72).plain
    for action in ACTIONS:
        if action.keys and not action.digit and action.group != "Welcome":
            assert all(show_key(key) in text for key in action.keys)
            assert action.help in text
    assert "1-9" in text


async def test_at_140_by_40_nothing_has_to_be_scrolled(tmp_path: Path) -> None:
    async with running(tmp_path, size=(140, 40)) as app:
        await app.press("question_mark")
        await app.until(lambda: isinstance(app.app.screen, HelpScreen))
        panel = app.app.screen.query_one(VerticalScroll)
        await app.until(lambda: panel.size.height > 10)
        assert panel.max_scroll_y == 0


async def test_where_it_does_not_fit_it_scrolls(tmp_path: Path) -> None:
    async with running(tmp_path, size=(60, 20)) as app:
        await app.press("question_mark")
        await app.until(lambda: isinstance(app.app.screen, HelpScreen))
        panel = app.app.screen.query_one(VerticalScroll)
        await app.until(lambda: panel.max_scroll_y > 0)
        await app.press("down", "pagedown")
        await app.until(lambda: panel.scroll_offset.y > 1)
        before = panel.scroll_offset.y
        await app.press("space")
        await app.until(lambda: panel.scroll_offset.y > before)
        await app.press("b")
        await app.until(lambda: panel.scroll_offset.y == before)
