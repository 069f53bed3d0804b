"""Lines for people and programs: results to standard output, everything else to standard error.

All text that leaves here passed the sanitiser.  Knows no command and no library.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

from reader.model.errors import ReaderError
from reader.text.sanitise import sanitise, sanitise_line

if TYPE_CHECKING:
    from rich.console import Console

WIDEST_TEXT = 88
"""Columns of running text on a terminal; longer lines are hard to read."""


def prepare_streams() -> None:
    """Make sure that all three standard streams exist and take any letter.

    A closed descriptor would go to the next file that is opened, and what is printed into that file.
    """
    for descriptor, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_RDWR), descriptor)
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  # lives as long as the process
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at this stream."""
    return stream.isatty()


def complain(message: str) -> None:
    """One line for the user on standard error."""
    # where even that is closed or full, nobody can be told
    with contextlib.suppress(OSError):
        print(sanitise_line(message), file=sys.stderr, flush=True)


def write_line(text: str, indent: int = 0) -> None:
    """One line of results, so many columns in."""
    _write(" " * indent + sanitise_line(text) + "\n")


def write_fields(*fields: str) -> None:
    """One line of results as tab-separated fields."""
    _write("\t".join(map(sanitise_line, fields)) + "\n")


def write_columns(*cells: tuple[str, int], indent: int = 0) -> None:
    """One line of results for a person: each text padded to its width, two spaces between them."""
    line = "  ".join(sanitise_line(text).ljust(width) for text, width in cells)
    _write(" " * indent + line.rstrip() + "\n")


def write_text(text: str) -> None:
    """Results of several lines."""
    _write(sanitise(text).rstrip("\n") + "\n")


def write_script(text: str) -> None:
    """A text of our own for another program, letter by letter."""
    _write(text)


def write_json(value: Any) -> None:
    """One JSON document on one line; control bytes and everything beyond ASCII are written as escapes."""
    _write(json.dumps(value) + "\n")


def make_console() -> Console:
    """A console on standard output for a terminal, which takes foreign text for text and never for markup."""
    from rich.console import Console

    return Console(file=sys.stdout, markup=False, emoji=False, highlight=False, soft_wrap=False)


def flush_output() -> None:
    """Send what is still held back; raises ReaderError, and BrokenPipeError when nobody reads on."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        raise _unwritable(error) from error


def discard_output() -> None:
    """Let what is still held back go nowhere, so that the end of the process does not fail over it."""
    with contextlib.suppress(OSError, io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        raise _unwritable(error) from error


def _unwritable(error: OSError) -> ReaderError:
    return ReaderError("standard output", error.strerror or "cannot be written")
