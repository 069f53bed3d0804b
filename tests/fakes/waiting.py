"""Waiting for a condition, so that no test sleeps for a guess."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

SECONDS_BETWEEN_LOOKS = 0.005
SECONDS_UNTIL_FAILURE = 30.0


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Return once the condition holds; fail when it does not come."""
    deadline = time.monotonic() + SECONDS_UNTIL_FAILURE
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"never came: {what}")
        time.sleep(SECONDS_BETWEEN_LOOKS)


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that ended and waits to be collected does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
