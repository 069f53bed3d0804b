"""`newsreader stories`: chains of events that several articles tell of.

Knows no rule by which stories are found.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reader.cli.arguments import Command
from reader.cli.libraries import opened_library, say_if_empty
from reader.cli.output import is_terminal, make_console, write_fields, write_json, write_line
from reader.cli.work import follow_work
from reader.model.dates import GRADE_MARKS
from reader.model.errors import NoSuchArticleError, NoSuchStoryError
from reader.text.sanitise import sanitise_line

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model.story import Episode, StoryNumber, StoryPage, StoryRow
    from reader.settings import Settings

INDENT = 2
"""Columns."""


def add_stories_arguments(parser: ArgumentParser) -> None:
    """What may follow `stories`."""
    parser.add_argument("id", nargs="?", metavar="ID", help="one story, by its own id or that of one of its articles")
    parser.add_argument("--json", action="store_true", help="print JSON: a list, or one object for one story")


def run_stories(arguments: Namespace, settings: Settings) -> int:
    """Print all stories, newest news first and muted ones last, or one with its episodes."""
    with opened_library(settings) as library:
        with follow_work() as report:
            library.index.sort(report)
        if arguments.id is None:
            numbers = [*(-key for key in library.stories.list_keys() if key < 0), *library.stories.muted()]
            _print_rows(library.stories.rows(numbers), arguments.json)
            say_if_empty(library)
        else:
            page = library.stories.page(_find_story(library, arguments.id))
            if arguments.json:
                from reader.library.export_stories import story_page_to_object

                write_json(story_page_to_object(page))
            else:
                for depth, text in _describe(page):
                    write_line(text, depth * INDENT)
    return 0


def _find_story(library: Library, id_prefix: str) -> StoryNumber:
    """The story with this id, or that of the article with it."""
    try:
        return library.stories.find(id_prefix)
    except NoSuchStoryError:
        try:
            place = library.stories.place_of(library.articles.find(id_prefix))
        except NoSuchArticleError:
            place = None
        if place is None:
            raise
        return place.story.number


def _print_rows(rows: Sequence[StoryRow], as_json: bool) -> None:
    if as_json:
        from reader.library.export_stories import story_to_object

        write_json([story_to_object(row) for row in rows])
    elif is_terminal(sys.stdout):
        _print_table(rows)
    else:
        for row in rows:
            counts = map(str, (row.article_count, row.source_count, row.unread_count))
            write_fields(row.id, *counts, _describe_latest(row), row.name)


def _print_table(rows: Sequence[StoryRow]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("Id", style="dim")
    table.add_column("Story", overflow="fold")
    for heading in ("Articles", "Sources", "Unread"):
        table.add_column(heading, justify="right")
    table.add_column("Latest")
    for row in rows:
        counts = (f"{count:,}" for count in (row.article_count, row.source_count, row.unread_count))
        cells = (row.id, row.name, *counts, _describe_latest(row))
        table.add_row(*(Text(sanitise_line(cell)) for cell in cells))
    if rows:
        make_console().print(table)


def _describe_latest(row: StoryRow) -> str:
    if row.latest is None or row.latest_grade is None:
        return ""
    return GRADE_MARKS[row.latest_grade] + row.latest.isoformat()


def _describe(page: StoryPage) -> Iterator[tuple[int, str]]:
    """A story as (depth, line): labels of ours, everything else quoted."""
    sources = {
        row.number: row.source
        for episode in page.episodes
        for report in episode.reports
        for row in (report.row, *(copy.row for copy in report.copies))
    }
    yield 0, page.row.name
    for episode in page.episodes:
        yield 0, ""
        yield 0, " - ".join(_different_days(episode.first_day, episode.last_day)) or "no date"
        yield from _describe_reports(episode)
        for day in episode.days:
            yield 1, f"{' - '.join(_different_days(day.earliest, day.latest))}: “{day.quote.text}”"
        for difference in episode.differences:
            yield 1, f"sources differ: {difference.subject}"
            for claim in difference.claims:
                yield 2, f"{claim.value}: “{claim.quote.text}” ({sources[claim.quote.article]})"


def _describe_reports(episode: Episode) -> Iterator[tuple[int, str]]:
    for report in episode.reports:
        yield 1, f"{report.row.id} {report.row.display_title} ({report.row.source})"
        for copy in report.copies:
            noun = "sentence" if copy.added_sentence_count == 1 else "sentences"
            added = f", adds {copy.added_sentence_count} {noun}" if copy.added_sentence_count else ""
            yield 2, f"{copy.kind}: {copy.row.id} {copy.row.display_title} ({copy.row.source}){added}"
        if report.only_here:
            yield 2, f"only here: {', '.join(only.text for only in report.only_here)}"


def _different_days(*days: date | None) -> list[str]:
    return list(dict.fromkeys(day.isoformat() for day in days if day))


STORIES = Command(
    name="stories",
    summary="Print the stories of the library, or one with its episodes, quotes and differences",
    examples=(
        "newsreader stories",
        "newsreader stories k3vq",
        "newsreader stories k3vq --json",
    ),
    add_arguments=add_stories_arguments,
    run=run_stories,
)
