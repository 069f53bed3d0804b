"""Opening the library for one command, and making its searches complete.

Knows no command.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.cli.output import complain
from reader.cli.work import follow_work
from reader.model.errors import IndexBrokenError, IndexUnavailableError

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model.search import SearchResult, Sort
    from reader.settings import Settings


@contextmanager
def opened_library(settings: Settings) -> Iterator[Library]:
    """The library, open for this command alone; what was decided about names by hand holds."""
    from reader.bootstrap import open_for_command

    library = open_for_command(settings)
    try:
        if library.read_only is not None:
            complain(str(library.read_only))
        library.names.catch_up()
        yield library
    finally:
        library.close()


def catch_up(library: Library) -> None:
    """Index what waits; where another newsreader holds the index for too long, say so and go on without."""
    say_if_remade(library)
    try:
        with follow_work() as report:
            library.index.drain(report)
    except IndexUnavailableError as error:
        complain(str(error))


def say_if_remade(library: Library) -> None:
    """Tell the user why what comes next takes longer: the index is not to be used, and is made anew."""
    status = library.index.status()
    if status.reason:
        complain(f"the search index {status.reason}; making it anew")


def ask(library: Library, query: str, sort: Sort = "best") -> SearchResult:
    """Answer a query; an index that turns out to be damaged is made anew first."""
    try:
        return library.search.ask(query, sort)
    except IndexBrokenError:
        catch_up(library)
        return library.search.ask(query, sort)


def complain_of_names(library: Library) -> None:
    """Tell the user which lines of their decisions about names have no meaning."""
    for problem in library.names.problems():
        complain(str(problem))


def say_if_empty(library: Library) -> None:
    """Tell a user who finds nothing that there is nothing yet."""
    count, _ = library.articles.first_page(0)
    if count == 0:
        complain(f"{library.settings.library_folder}: this library is empty; fill it with newsreader import PATH...")
