"""In which order the library is asked to write."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from reader.model.desk import Step, Trail, TrailEntry
from reader.tui.bridge.bridge import Bridge
from tests.tui.harness import running


async def test_the_window_is_open_before_any_step_is_done_or_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as app:
        calls: list[str] = []

        def open_window(_: datetime) -> Trail:
            calls.append("open_window")
            return Trail((TrailEntry("name", "earlier"),))

        def undo() -> Step | None:
            calls.append("undo")
            return None

        monkeypatch.setattr(app.library.desk, "open_window", open_window)
        monkeypatch.setattr(app.library.desk, "undo", undo)
        bridge = Bridge(app.library, app.main)  # type: ignore[arg-type]
        bridge.desk.undo()
        bridge.close()
        assert calls == ["open_window", "undo"]
