"""How a half-typed path could go on; looks at folders only.

Knows no library.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from textual.dom import DOMNode
from textual.message import Message

from reader.tui.bridge.threads import Threads

MAX_PATHS = 200


class PathsCompleted(Message):
    """How a half-typed path could go on."""

    def __init__(self, typed: str, paths: Sequence[str]) -> None:
        super().__init__()
        self.typed = typed
        self.paths = paths


class PathBridge:
    """Completes paths beside the screen: a folder may lie on a slow disk."""

    def __init__(self, node: DOMNode) -> None:
        self._threads = Threads(node)

    def complete(self, typed: str) -> None:
        """Answered by PathsCompleted."""
        self._threads.ask("paths", lambda: PathsCompleted(typed, complete_path(typed)))


def complete_path(typed: str) -> tuple[str, ...]:
    """Return what begins as typed, folders first and with a slash; names that cannot be shown are left out."""
    head, _, tail = typed.rpartition("/")
    folder = Path(f"{head}/").expanduser() if "/" in typed else Path()
    try:
        with os.scandir(folder) as entries:
            found = [
                (not entry.is_dir(), entry.name)
                for entry in entries
                if entry.name.startswith(tail) and (tail or not entry.name.startswith(".")) and entry.name.isprintable()
            ]
    except OSError:
        return ()
    prefix = f"{head}/" if "/" in typed else ""
    return tuple(f"{prefix}{name}{'' if is_file else '/'}" for is_file, name in sorted(found)[:MAX_PATHS])


def common_start(paths: Sequence[str]) -> str:
    """Return what all paths begin with, letter by letter."""
    first, last = min(paths, default=""), max(paths, default="")
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(letter for letter, _ in same)
