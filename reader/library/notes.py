"""notes.md, the user's own file in the library's folder: quotations go to its end, nothing in it is ever changed.

Knows no article: it is handed the text and the citation.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from pathlib import Path

from reader.model.errors import ReaderError
from reader.text.escaping import escape_citation, escape_markdown

NOTES_NAME = "notes.md"


def quote_block(text: str, citation: str) -> str:
    """A Markdown quotation that reads as exactly this text, its citation below, and a blank line."""
    paragraphs = [escape_markdown(line) for line in text.split("\n") if line.strip()]
    return "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs) + f"\n\n{escape_citation(citation)}\n\n"


def append_note(file: Path, note: str) -> None:
    """Put a note behind what is there, whole or not at all; raises ReaderError."""
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _cannot_write(file, error) from error
    try:
        with contextlib.suppress(OSError):  # no locks on this file system: two windows at once are rare
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        _append(descriptor, note)
    except OSError as error:
        raise _cannot_write(file, error) from error
    finally:
        os.close(descriptor)


def _append(descriptor: int, note: str) -> None:
    size = os.fstat(descriptor).st_size
    data = (_gap_after(os.pread(descriptor, 2, max(0, size - 2))) + note).encode("utf-8", "replace")
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except OSError:
        os.ftruncate(descriptor, size)
        raise


def _gap_after(end: bytes) -> str:
    """What parts a note from what the user wrote before it."""
    if not end or end.endswith(b"\n\n"):
        return ""
    return "\n" if end.endswith(b"\n") else "\n\n"


def _cannot_write(file: Path, error: OSError) -> ReaderError:
    return ReaderError(str(file), error.strerror or "cannot be written", "check the file, its folder and the disk")
