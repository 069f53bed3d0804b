"""`newsreader manual`: the manual, to read and search in the reader, or as plain text where no terminal is.

Knows no chapter.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.cli.arguments import Command
from reader.cli.output import is_terminal, write_script

if TYPE_CHECKING:
    from reader.settings import Settings


def add_manual_arguments(parser: ArgumentParser) -> None:
    """Nothing of its own may follow `manual`."""
    del parser


def run_manual(_: Namespace, settings: Settings) -> int:
    """Open the manual as a library of its own; print it off a terminal."""
    if not all(map(is_terminal, (sys.stdin, sys.stdout, sys.stderr))):
        _print()
        return 0
    from reader.bootstrap import open_manual_for_screen
    from reader.tui.app import run_app

    library = open_manual_for_screen(settings)
    try:
        return run_app(library)
    finally:
        library.close()


def _print() -> None:
    from reader.library.manual import chapter_as_text, read_chapters
    from reader.settings import MANUAL, find_shared_folder

    for number, (_, text) in enumerate(read_chapters(find_shared_folder(MANUAL))):
        write_script(("\n\n" if number else "") + chapter_as_text(text))


MANUAL_COMMAND = Command(
    name="manual",
    summary="Show the manual in the reader, where it can be searched",
    examples=("newsreader manual", "newsreader manual | less"),
    add_arguments=add_manual_arguments,
    run=run_manual,
)
