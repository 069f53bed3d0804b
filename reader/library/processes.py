"""Who runs: a process named so that its number, used again by another, is not mistaken for it.

Knows no window.
"""

from __future__ import annotations

import os
from pathlib import Path


def describe_this_process() -> str:
    """This process as "pid start"; the start is empty where the system does not tell it."""
    return f"{os.getpid()} {_start_of(os.getpid())}"


def is_running(description: str) -> bool:
    """Whether the process that was described like this still runs."""
    pid_text, _, start = description.partition(" ")
    if not pid_text.isdigit():
        return False
    pid = int(pid_text)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it runs, under another user
    return not start or _start_of(pid) == start


def _start_of(pid: int) -> str:
    """Clock ticks since boot, and which boot: field 22 of /proc/PID/stat."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
    return f"{boot}:{fields[19]}"
