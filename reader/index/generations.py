"""The folders of an index: numbered generations, and `current`, which names the one that serves.

Knows nothing of what an engine keeps in them beside the stamp and the record.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from reader.index.files import write_atomically
from reader.model.errors import IndexUnavailableError
from reader.model.search import IndexRecord

CURRENT_NAME = "current"
RECORD_NAME = "record.json"


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

    def start(self) -> Path:
        """Make a new empty folder with the next free number; it does not serve yet."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
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

    def _numbered(self) -> dict[int, Path]:
        return {self._number(path): path for path in self.folder.iterdir() if self._pattern.fullmatch(path.name)}

    def _number(self, path: Path) -> int:
        match = self._pattern.fullmatch(path.name)
        return int(match[1]) if match else 0


def write_record(generation: Path, record: IndexRecord) -> None:
    """Note beside an index how far it has come; raises OSError."""
    values = {"applied_sequence": record.applied_sequence, "unfilled_below": record.unfilled_below}
    write_atomically(generation / RECORD_NAME, json.dumps(values))


def read_record(generation: Path) -> IndexRecord:
    """Return how far an index has come; raises IndexUnavailableError where that cannot be read."""
    try:
        values = json.loads((generation / RECORD_NAME).read_text(encoding="utf-8"))
        return IndexRecord(int(values["applied_sequence"]), int(values["unfilled_below"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexUnavailableError(f"search index {generation}", "its record cannot be read") from error
