"""Dialogs open one at a time, however many keys waited for an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.harness import running

DIALOGS = ("view", "places", "pipe", "add_tag", "save", "details", "pick_name", "filter", "palette", "help", "theme")


@pytest.mark.parametrize("action_id", [*DIALOGS, "add_folder"])
async def test_a_dialog_that_is_asked_for_many_times_opens_once(action_id: str, tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        depth = len(app.app.screen_stack)
        for _ in range(9):
            app.main.action_act(action_id)
        await app.until(lambda: app.app.screen is not app.main)
        await app.until(lambda: app.app.screen.is_mounted)
        await app.press("f9", "f9", "f9")
        assert len(app.app.screen_stack) == depth + 1
