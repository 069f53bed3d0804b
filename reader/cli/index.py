"""`newsreader index`: how far the full-text index is, and making it anew.

Knows no engine.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.cli.arguments import Command
from reader.cli.libraries import opened_library
from reader.cli.output import complain, is_terminal, write_fields, write_line
from reader.cli.work import follow_work
from reader.tui.pages.page import count

if TYPE_CHECKING:
    from reader.library import Library
    from reader.settings import Settings


def add_index_arguments(parser: ArgumentParser) -> None:
    """What may follow `index`."""
    parser.add_argument("action", choices=("status", "rebuild"), help="say how far it is, or make it anew")


def run_index(arguments: Namespace, settings: Settings) -> int:
    """Show the index's state or rebuild it."""
    with opened_library(settings) as library:
        if arguments.action == "status":
            _print_status(library)
        else:
            with follow_work() as tell:
                article_count = library.index.rebuild(tell)
            complain(f"{count(article_count, 'article')} indexed")
    return 0


def _print_status(library: Library) -> None:
    status = library.index.status()
    fields = (
        ("engine", status.engine),
        ("state", status.state),
        ("generation", status.generation),
        ("articles", str(status.article_count)),
        ("not yet indexed", str(library.index.not_yet_indexed())),
    )
    for name, value in fields:
        if is_terminal(sys.stdout):
            write_line(f"{name}: {value}")
        else:
            write_fields(name, value)


INDEX = Command(
    name="index",
    summary="Show the state of the full-text index, or rebuild it",
    examples=("newsreader index status", "newsreader index rebuild"),
    add_arguments=add_index_arguments,
    run=run_index,
)
