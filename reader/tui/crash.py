"""What happens when a mistake of ours comes up: a short message, and a log that holds no article text.

Knows no screen.
"""

from __future__ import annotations

import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path


def log_crash(error: BaseException, log_file: Path) -> None:
    """Append which code failed where; messages and values are left out, they may quote an article."""
    with suppress(OSError):  # where nothing can be written, the user is told all the same
        log_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with log_file.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {describe_crash(error)}\n")


def describe_crash(error: BaseException) -> str:
    """Return the kind of the error and the lines of code that led to it, its causes included."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [type(error).__name__, *(f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)]
    cause = error.__cause__ or error.__context__
    if cause is not None:
        lines.append(f"caused by {describe_crash(cause)}")
    return "\n".join(lines)
