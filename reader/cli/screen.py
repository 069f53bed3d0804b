"""`newsreader` itself: imports what is named, then opens the reader.

Knows nothing of what the screens show.
"""

from __future__ import annotations

import gc
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.cli.arguments import WRONG_USAGE, Command, unprotect
from reader.cli.output import complain, is_terminal

if TYPE_CHECKING:
    from reader.settings import Settings


def add_reader_arguments(parser: ArgumentParser) -> None:
    """What may follow `newsreader` where no command does."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders to import first")


def run_reader(arguments: Namespace, settings: Settings) -> int:
    """Import what is named, then open the reader; returns its exit status."""
    paths = [unprotect(path) for path in arguments.paths]
    if not all(map(is_terminal, (sys.stdin, sys.stdout))):
        complain("the reader needs a terminal; elsewhere use newsreader import, search, show ...: newsreader --help")
        return WRONG_USAGE
    gc.disable()  # until the first frame: nothing is garbage yet, and looking for it takes a tenth of the start
    from reader.bootstrap import open_for_screen

    library = open_for_screen(settings)
    try:
        status = 0
        if paths:
            from reader.cli.intake import import_paths, status_of

            report = import_paths(library, paths)
            status = status_of(report)
            if report.was_cancelled:
                return status
        from reader.tui.app import run_app

        return max(status, run_app(library, _collect_garbage))
    finally:
        library.close()


def _collect_garbage() -> None:
    """Look for garbage again, never in what was loaded up to now: that stays."""
    gc.freeze()
    gc.enable()


READER = Command(
    name="",
    summary="Import the files and folders that are named, then open the reader",
    examples=("newsreader", "newsreader ~/articles"),
    add_arguments=add_reader_arguments,
    run=run_reader,
)
