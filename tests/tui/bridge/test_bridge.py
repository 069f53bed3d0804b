"""In which order the library is asked to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.library import FakeLibrary, make_settings
from tests.tui.harness import running


async def test_the_window_is_open_before_anything_is_counted_done_or_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = FakeLibrary(make_settings(tmp_path), range(1, 21))
    calls: list[str] = []
    for name in ("open_window", "counts", "undo", "toggle_star"):

        def record(*arguments: object, name: str = name, call: object = getattr(library.desk, name)) -> object:
            calls.append(name)
            return call(*arguments)  # type: ignore[operator]

        monkeypatch.setattr(library.desk, name, record)
    async with running(tmp_path, library=library) as app:
        await app.press("u", "s")
        await app.until(lambda: "toggle_star" in calls)
    assert calls[0] == "open_window"
    assert calls.count("open_window") == 1
