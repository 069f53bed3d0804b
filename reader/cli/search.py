"""`newsreader search`: hits as a layout for people, as tab-separated lines or as JSON.

Knows no engine and no rule of the query language.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, get_args

from reader.cli.arguments import PROGRAM, WRONG_USAGE, Command, join_query, whole_number
from reader.cli.libraries import ask, catch_up, opened_library, say_if_empty
from reader.cli.output import WIDEST_TEXT, complain, is_terminal, make_console, write_fields, write_json, write_line
from reader.model.dates import GRADE_MARKS
from reader.model.facet import FACET_KINDS, Facet, FacetKind, Facets
from reader.model.search import Sort
from reader.text.sanitise import SAME_LENGTH

if TYPE_CHECKING:
    from rich.text import Text

    from reader.library import Library
    from reader.model.article import ArticleRow
    from reader.model.dates import PublicationDate
    from reader.model.search import SearchHit, SearchResult
    from reader.settings import Settings

USUAL_LIMIT = 20
HITS_AT_ONCE = 100

FACET_HEADINGS: dict[FacetKind, str] = {
    "source": "Sources",
    "month": "Months",
    "person": "People",
    "org": "Organisations",
    "place": "Places",
}


def add_search_arguments(parser: ArgumentParser) -> None:
    """What may follow `search`."""
    parser.add_argument(
        "query", nargs="+", metavar="QUERY", help='words, "phrases", prefix*, person:name, date:2025-07 ...'
    )
    parser.add_argument("--sort", choices=get_args(Sort), default="best", help="the order of hits (best)")
    parser.add_argument(
        "--limit",
        type=whole_number,
        default=USUAL_LIMIT,
        metavar="N",
        help=f"at most N hits ({USUAL_LIMIT}), 0 for all",
    )
    parser.add_argument("--offset", type=whole_number, default=0, metavar="N", help="leave out the first N hits")
    parser.add_argument(
        "--facets", action="store_true", help="also count the sources, months, people, organisations and places"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object")
    form.add_argument("--ids", action="store_true", help="print ids alone, one a line")
    form.add_argument("--count", action="store_true", help="print how many there are in all")


def run_search(arguments: Namespace, settings: Settings) -> int:
    """Answer a query."""
    if arguments.facets and (arguments.ids or arguments.count):
        option = "--ids" if arguments.ids else "--count"
        complain(f"{PROGRAM} search: --facets: not allowed with {option}; see {PROGRAM} search --help")
        return WRONG_USAGE
    with opened_library(settings) as library:
        catch_up(library)
        result = ask(library, join_query(arguments.query), arguments.sort)
        for note in () if arguments.json else filter(None, (result.misreading, *result.notes)):
            complain(note)
        if result.other_spellings is not None and not arguments.json:
            complain(result.other_spellings.remark)
        if result.not_yet_indexed:
            complain(f"{result.not_yet_indexed:,} not yet indexed")
        if not result.numbers:
            say_if_empty(library)
            if result.did_you_mean is not None and not arguments.json:
                complain(f"nothing found; did you mean {result.did_you_mean}")
        shown = range(len(result.numbers))[arguments.offset :]
        shown = shown[: arguments.limit] if arguments.limit else shown
        facets = library.search.facets.count(result.numbers) if arguments.facets else None
        if arguments.count:
            write_line(str(len(result.numbers)))
        elif arguments.json:
            _write_object(library, result, shown, facets)
        else:
            _write_hits(library, result, shown, ids_only=arguments.ids)
            _write_facets(facets)
    return 0


def _write_object(library: Library, result: SearchResult, shown: range, facets: Facets | None) -> None:
    from reader.library.export import search_to_object

    hits = list(_read_hits(library, result, shown))
    write_json(search_to_object(result, [(hit, library.articles.get(hit.row.number)) for hit in hits], facets))


def _write_hits(library: Library, result: SearchResult, shown: range, *, ids_only: bool) -> None:
    if ids_only:
        for start in range(0, len(shown), HITS_AT_ONCE):
            numbers = [result.numbers[index] for index in shown[start : start + HITS_AT_ONCE]]
            for row in library.articles.rows(numbers):
                write_line(row.id)
    elif is_terminal(sys.stdout):
        _print_layout(result, shown, _read_hits(library, result, shown))
    else:
        for hit in _read_hits(library, result, shown):
            row = hit.row
            date = describe_date(row.published) if row.published else ""
            write_fields(row.id, date, row.source, row.display_title)
    rest = len(result.numbers) - shown.stop
    if rest > 0 and not is_terminal(sys.stdout):
        complain(f"{len(shown):,} of {len(result.numbers):,} shown; --limit 0 shows all")


def _write_facets(facets: Facets | None) -> None:
    """After the hits: off a terminal lines whose first field is no id but `facet`."""
    if facets is None:
        return
    if not is_terminal(sys.stdout):
        for facet in facets.found:
            write_fields("facet", facet.kind, facet.id, facet.name, str(facet.count))
        return
    from rich.text import Text

    console = make_console()
    for kind in FACET_KINDS:
        found = facets.of(kind)
        if found:
            console.print()
            console.print(Text(FACET_HEADINGS[kind], "bold"))
        for facet in found:
            console.print(
                Text(f"  {facet.count:>{_widest(found)},}  {_plain(facet.name)}"), no_wrap=True, overflow="ellipsis"
            )


def _widest(facets: Sequence[Facet]) -> int:
    return max(len(f"{facet.count:,}") for facet in facets)


def _read_hits(library: Library, result: SearchResult, shown: range) -> Iterator[SearchHit]:
    for start in range(shown.start, shown.stop, HITS_AT_ONCE):
        yield from library.search.hits(result, start, min(HITS_AT_ONCE, shown.stop - start))


def _print_layout(result: SearchResult, shown: range, hits: Iterator[SearchHit]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console = make_console()
    width = min(console.width, WIDEST_TEXT)
    console.print(Text(_plain(f"{describe_total(len(result.numbers))} · read as: {result.read_as}"), "dim"))
    for hit in hits:
        console.print()
        console.print(_marked(hit.row.display_title, hit.title_marks, "bold"), width=width)
        console.print(Text(_plain(describe_row(hit.row)), "dim"), width=width)
        if hit.snippet:
            console.print(Padding(_marked(hit.snippet, hit.snippet_marks, ""), (0, 0, 0, 2)), width=width)
    if shown and shown.stop < len(result.numbers):
        console.print()
        console.print(Text(f"{shown.start + 1:,}-{shown.stop:,} shown · --offset {shown.stop} shows more", "dim"))


def describe_total(total: int) -> str:
    """How many articles a search found: "No articles", "1 article", "1,200 articles"."""
    return "No articles" if total == 0 else f"{total:,} article{'s' if total > 1 else ''}"


def describe_row(row: ArticleRow) -> str:
    """The small line under a title: date with its grade, source, id."""
    return " · ".join((describe_date(row.published), row.source, row.id))


def describe_date(published: PublicationDate | None) -> str:
    """A date with the mark of its grade: "~2025-07-22"; "no date" where there is none."""
    return GRADE_MARKS[published.grade] + published.value if published else "no date"


def _marked(text: str, marks: tuple[tuple[int, int], ...], style: str) -> Text:
    from rich.text import Text

    # hits stand out without colour too
    shown = Text(_plain(text), style)
    for start, end in marks:
        shown.stylize("bold underline", start, end)
    return shown


def _plain(text: str) -> str:
    """Harmless, and as long as before: marks stay true."""
    return text.translate(SAME_LENGTH)


SEARCH = Command(
    name="search",
    summary="Find articles and print them, best first",
    examples=(
        "newsreader search prisoner exchange",
        'newsreader search \'"prisoner exchange" -drones since:"last monday"\' --sort newest',
        "newsreader search 'person:umerov date:2025-07' --json",
        "newsreader search ferry --facets",
        "newsreader search istanbul --ids --limit 0 | xargs -n1 newsreader show",
    ),
    add_arguments=add_search_arguments,
    run=run_search,
    takes_query=True,
)
