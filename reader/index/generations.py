"""The folders of an index: numbered generations, and `current`, which names the one that serves.

Who makes one, or writes a small file beside it, holds the lock: what its next holder finds half made was left by a
process that was killed.  Knows nothing of what an engine keeps in them.
"""

from __future__ import annotations

import fcntl
import math
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.index.files import write_atomically

CURRENT_NAME, LOCK_NAME = "current", "lock"


class Generations:
    """The generations of one engine below one folder."""

    def __init__(self, folder: Path, engine_name: str) -> None:
        self.folder = folder
        self._engine_name = engine_name
        self._pattern = re.compile(rf"{re.escape(engine_name)}-(\d+)")

    def serving(self) -> Path | None:
        """Return the folder that `current` names, None where it names none of this engine."""
        try:
            name = (self.folder / CURRENT_NAME).read_text(encoding="utf-8").strip()
        except (OSError, ValueError):  # unreadable is as good as not there: the index is made again
            return None
        return self.folder / name if self._pattern.fullmatch(name) else None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from making what others could take for leavings, and remove those; raises OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(self.folder / LOCK_NAME, "a", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for left in self._find_left():
                if left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink(missing_ok=True)
            yield

    def tidy(self) -> None:
        """Remove what a killed process left; what cannot be removed stays."""
        if self._find_left():
            with suppress(OSError), self.locked():
                pass

    def start(self) -> Path:
        """Make a new empty folder with the next free number; it does not serve yet."""
        number = max(self._numbered(), default=0)
        while True:
            number += 1
            path = self.folder / f"{self._engine_name}-{number}"
            try:
                path.mkdir(mode=0o700)
            except FileExistsError:  # another process starts one as well
                continue
            return path

    def serve(self, path: Path) -> None:
        """Let a folder serve from now on, and remove those before it as far as they are not in use."""
        write_atomically(self.folder / CURRENT_NAME, f"{path.name}\n")
        for number, older in self._numbered().items():
            if number < self._number(path):
                shutil.rmtree(older, ignore_errors=True)

    def _find_left(self) -> list[Path]:
        """Drafts of small files, and generations that were begun and never served."""
        serving = self.serving()
        newest = self._number(serving) if serving is not None else math.inf
        begun = [path for number, path in self._numbered().items() if number > newest] if self.folder.is_dir() else []
        return [*begun, *self.folder.glob(".*"), *self.folder.glob(f"{self._engine_name}-*/.*")]

    def _numbered(self) -> dict[int, Path]:
        return {self._number(path): path for path in self.folder.iterdir() if self._pattern.fullmatch(path.name)}

    def _number(self, path: Path) -> int:
        match = self._pattern.fullmatch(path.name)
        return int(match[1]) if match else 0
