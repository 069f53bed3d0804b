"""Opening the library for one command, and making its searches complete.

Knows no command.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.cli.output import complain
from reader.cli.work import follow_work
from reader.model.errors import IndexUnavailableError

if TYPE_CHECKING:
    from reader.library import Library
    from reader.settings import Settings


@contextmanager
def opened_library(settings: Settings) -> Iterator[Library]:
    """The library, open for this command alone; what was decided about names by hand holds."""
    from reader.bootstrap import open_for_command

    library = open_for_command(settings)
    try:
        library.names.catch_up()
        yield library
    finally:
        library.close()


def catch_up(library: Library) -> None:
    """Index what waits; where another newsreader holds the index for too long, say so and go on without."""
    try:
        with follow_work() as report:
            library.index.drain(report)
    except IndexUnavailableError as error:
        complain(str(error))


def complain_of_names(library: Library) -> None:
    """Tell the user which lines of their decisions about names have no meaning."""
    for problem in library.names.problems():
        complain(str(problem))


def say_if_empty(library: Library) -> None:
    """Tell a user who finds nothing that there is nothing yet."""
    count, _ = library.articles.first_page(0)
    if count == 0:
        complain(f"{library.settings.library_folder}: this library is empty; fill it with newsreader import PATH...")
