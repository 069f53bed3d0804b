"""`newsreader import` and `newsreader reclean`: bringing articles in, and cleaning them again.

Knows no file format and no rule of cleaning.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.cli.arguments import FAILED, INTERRUPTED, Command, join_query, unprotect
from reader.cli.libraries import complain_of_names, opened_library, say_if_remade
from reader.cli.output import complain, write_json
from reader.cli.work import follow_work
from reader.model.work import describe_left_out
from reader.tui.pages.page import count

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model.work import ImportReport
    from reader.settings import Settings


def add_import_arguments(parser: ArgumentParser) -> None:
    """What may follow `import`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=".txt or .md file, folder, or - for standard input")
    parser.add_argument("--source", metavar="NAME", help="who published all of it")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run_import(arguments: Namespace, settings: Settings) -> int:
    """Import what is named."""
    paths = [unprotect(path) for path in arguments.paths]
    with opened_library(settings) as library:
        report = import_paths(library, paths, arguments.source)
        if arguments.json:
            from reader.library.export import report_to_object

            ids = [row.id for row in library.articles.rows(report.added_numbers)]
            write_json(report_to_object(report, ids))
    return status_of(report)


def import_paths(library: Library, paths: list[str], source: str | None = None) -> ImportReport:
    """Import with progress, and say on standard error what came of it."""
    say_if_remade(library)
    with follow_work() as tell:
        report = library.sources.import_paths(paths, tell, source)
    for problem in report.problems:
        complain(str(problem))
    complain_of_names(library)
    if report.left_out:
        complain(describe_left_out(report.left_out))
    complain(describe_report(report))
    return report


def describe_report(report: ImportReport) -> str:
    """The sums of an import in one line: "5 new, 0 changed, 2 unchanged, 1 problem"."""
    sums = (
        f"{report.added:,} new, {report.revised:,} changed, {report.unchanged:,} unchanged, "
        f"{count(len(report.problems), 'problem')}"
    )
    return f"Stopped: {sums}; what was done is kept, import again to go on" if report.was_cancelled else sums


def status_of(report: ImportReport) -> int:
    """The exit status that an import's report asks for."""
    if report.was_cancelled:
        return INTERRUPTED
    return FAILED if report.problems else 0


def add_reclean_arguments(parser: ArgumentParser) -> None:
    """What may follow `reclean`."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="only the articles that this finds")


def run_reclean(arguments: Namespace, settings: Settings) -> int:
    """Clean stored articles again by today's rules."""
    with opened_library(settings) as library, follow_work() as tell:
        changed = library.sources.reclean(join_query(arguments.query), tell)
    complain(f"{count(changed, 'article')} came out differently")
    return 0


IMPORT = Command(
    name="import",
    summary="Bring in files, folders with all below them, or standard input",
    examples=(
        "newsreader import ~/articles",
        "newsreader import a.txt b.md --source 'The Example Courier'",
        "pdftotext report.pdf - | newsreader import -",
    ),
    add_arguments=add_import_arguments,
    run=run_import,
)

RECLEAN = Command(
    name="reclean",
    summary="Clean articles again by the rules of this version",
    examples=("newsreader reclean", "newsreader reclean source:courier date:2025-07"),
    add_arguments=add_reclean_arguments,
    run=run_reclean,
    takes_query=True,
)
