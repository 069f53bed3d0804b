"""The page of what a command printed.

Knows no widths and no widgets.
"""

from __future__ import annotations

from signal import SIGINT

from reader.model.command import CommandEnd
from reader.tui.pages.page import Page, PageBuilder


def compose_output(end: CommandEnd) -> Page:
    """Compose the lines of its output, and what is missing of it."""
    builder = PageBuilder()
    if not end.output:
        builder.add("It printed nothing", "dim")
    for line in end.output.split("\n"):
        builder.add(line)
        builder.end_line()
    if end.is_cut:
        builder.end_line()
        builder.add("Only the first million bytes are shown", "dim")
    return builder.build()


def describe_end(end: CommandEnd) -> str:
    """Return "Cancelled", "Exit status 3", "Ended by signal 9", or nothing where all went well."""
    return "Cancelled" if end.was_cancelled else describe_status(end.status)


def describe_status(status: int) -> str:
    """Return "Exit status 3" or "Ended by signal 9"; nothing for 0 and for what Ctrl-c ended."""
    if status < 0:
        return f"Ended by signal {-status}" if status != -SIGINT else ""
    return f"Exit status {status}" if status else ""
