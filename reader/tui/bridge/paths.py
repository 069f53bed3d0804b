"""How a half-typed path could go on; looks at folders only.

Knows no library.
"""

from __future__ import annotations

import os
from pathlib import Path

MAX_PATHS = 200


def complete_path(typed: str) -> tuple[str, ...]:
    """Return the folders and files that begin as typed, folders first and with a slash; none where nothing can be read."""
    head, _, tail = typed.rpartition("/")
    folder = Path(f"{head}/").expanduser() if "/" in typed else Path()
    try:
        with os.scandir(folder) as entries:
            found = [
                (not entry.is_dir(), entry.name)
                for entry in entries
                if entry.name.startswith(tail) and (tail or not entry.name.startswith("."))
            ]
    except OSError:
        return ()
    prefix = f"{head}/" if "/" in typed else ""
    return tuple(f"{prefix}{name}{'' if is_file else '/'}" for is_file, name in sorted(found)[:MAX_PATHS])


def common_start(paths: tuple[str, ...]) -> str:
    """Return what all paths begin with."""
    return os.path.commonprefix(list(paths))
