"""A clock that stands still until it is told to go on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Aware and in UTC, like the real one."""

    def __init__(self, now: datetime = datetime(2025, 8, 1, 9, 30, tzinfo=UTC)) -> None:
        self.time = now

    def __call__(self) -> datetime:
        return self.time

    def advance(self, **span: float) -> datetime:
        self.time += timedelta(**span)
        return self.time
