"""`newsreader mark` and `newsreader open`: what a reader does with a key, from the shell.

Knows neither how state is kept nor how an original is opened.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args

from reader.cli.arguments import Command
from reader.cli.choosing import choose
from reader.cli.libraries import catch_up, opened_library, say_if_empty
from reader.cli.output import complain, write_line
from reader.model.desk import Marking
from reader.model.errors import NoDesktopError

if TYPE_CHECKING:
    from reader.settings import Settings


def add_mark_arguments(parser: ArgumentParser) -> None:
    """What may follow `mark`."""
    parser.add_argument("marking", choices=get_args(Marking), help="what becomes of them")
    parser.add_argument(
        "what",
        nargs="+",
        metavar="QUERY | ID",
        help="which articles: ids if each word is one (or the unique beginning of one), else all of it is a query",
    )


def run_mark(arguments: Namespace, settings: Settings) -> int:
    """Mark what is found, and say how many articles changed."""
    with opened_library(settings) as library:
        catch_up(library)
        numbers = choose(library, arguments.what)
        if not numbers:
            say_if_empty(library)
        step = library.commands.mark(arguments.marking, numbers, datetime.now(UTC))
    so_already = len(numbers) - len(step.numbers)
    told = step.label if len(step.numbers) != 1 else f"1 {step.label}"
    complain(f"{told}; {so_already:,} of {len(numbers):,} found were so already" if so_already else told)
    return 0


def add_open_arguments(parser: ArgumentParser) -> None:
    """What may follow `open`."""
    parser.add_argument("id", metavar="ID", help="an article's id, or enough of its beginning")


def run_open(arguments: Namespace, settings: Settings) -> int:
    """Open an article's original on the desktop; print its address where there is none."""
    with opened_library(settings) as library:
        try:
            complain(library.articles.open_original(library.articles.find(arguments.id)))
        except NoDesktopError as error:
            complain(str(error))
            write_line(error.subject)
    return 0


MARK = Command(
    name="mark",
    summary="Mark articles read, unread or starred; u in the reader undoes it",
    examples=(
        "newsreader mark read 'until:\"2 weeks ago\"'",
        "newsreader mark star k3vq7f a2bc9d",
        "newsreader mark unread person:umerov is:read",
    ),
    add_arguments=add_mark_arguments,
    run=run_mark,
    takes_query=True,
)

OPEN = Command(
    name="open",
    summary="Open an article's original in the browser or its program, or print where it is",
    examples=("newsreader open k3vq",),
    add_arguments=add_open_arguments,
    run=run_open,
)
