from __future__ import annotations

import pytest

from reader.tui.parts import reading


@pytest.fixture(autouse=True)
def nothing_is_read_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in view for long counts as read: on a slow machine that would be anything."""
    monkeypatch.setattr(reading, "READ_AFTER_S", 3_600.0)
