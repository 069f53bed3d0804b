"""`newsreader export`: articles for other programs and for keeping, one at a time, however many there are.

Knows neither the objects' keys nor Markdown.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.arguments import Command
from reader.cli.choosing import choose
from reader.cli.libraries import catch_up, opened_library, say_if_empty
from reader.cli.output import complain, is_terminal, write_json, write_text
from reader.cli.work import follow_work
from reader.model.errors import ReaderError
from reader.model.work import Progress
from reader.tui.pages.page import count

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model.article import ArticleNumber
    from reader.model.entity import OpenedArticle
    from reader.model.ports import ReportProgress
    from reader.settings import Settings

JSONL_NAME = "articles.jsonl"
NOTE_NAME = "note.md"
BETWEEN_DOCUMENTS = "\n---\n"


def add_export_arguments(parser: ArgumentParser) -> None:
    """What may follow `export`."""
    parser.add_argument(
        "what",
        nargs="*",
        metavar="QUERY | ID",
        help="which articles: ids if each word is one (or the unique beginning of one), else all of it is a query; "
        "nothing means every article",
    )
    parser.add_argument(
        "--format",
        choices=("jsonl", "markdown", "note"),
        default="jsonl",
        help="one object a line (jsonl), a document an article, or one note with quotes and numbered sources",
    )
    parser.add_argument(
        "--output", metavar="DIR", help=f"into this folder: {JSONL_NAME}, a .md file an article, or {NOTE_NAME}"
    )


def run_export(arguments: Namespace, settings: Settings) -> int:
    """Write articles in list order."""
    with opened_library(settings) as library:
        catch_up(library)
        numbers = choose(library, arguments.what)
        if not numbers:
            say_if_empty(library)
            if arguments.format == "note":
                complain("nothing found: no note is made")
                return 0
        folder = None if arguments.output is None else _make_folder(arguments.output)
        with follow_work(can_show=folder is not None or not is_terminal(sys.stdout)) as tell:
            if arguments.format == "note":
                from reader.cli.note import make_note

                _write_note(make_note(library, numbers, arguments.what, tell), folder)
            elif folder is not None:
                _write_files(folder, arguments.format, _read(library, numbers, tell))
            elif arguments.format == "jsonl":
                _print_objects(_read(library, numbers, tell))
            else:
                _print_documents(_read(library, numbers, tell))
    if folder is not None:
        complain(f"{count(len(numbers), 'article')} written to {folder}")
    return 0


def _read(library: Library, numbers: Sequence[ArticleNumber], tell: ReportProgress) -> Iterator[OpenedArticle]:
    for done, number in enumerate(numbers):
        tell(Progress("Exporting", done, len(numbers)))
        yield library.articles.open(number)


def _print_objects(articles: Iterator[OpenedArticle]) -> None:
    from reader.library.export import article_to_object

    for opened in articles:
        write_json(article_to_object(opened))


def _print_documents(articles: Iterator[OpenedArticle]) -> None:
    from reader.library.export_markdown import article_to_markdown

    for number, opened in enumerate(articles):
        if number:
            write_text(BETWEEN_DOCUMENTS + "\n")
        write_text(article_to_markdown(opened))


def _write_note(note: str, folder: Path | None) -> None:
    if folder is None:
        write_text(note)
        return
    try:
        (folder / NOTE_NAME).write_text(note, encoding="utf-8")
    except OSError as error:
        raise ReaderError(str(folder), error.strerror or "cannot be written", "free some space there") from error


def _make_folder(name: str) -> Path:
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReaderError(name, error.strerror or "cannot be made", "name another folder with --output") from error
    return folder


def _write_files(folder: Path, form: str, articles: Iterator[OpenedArticle]) -> None:
    import json

    from reader.library.export import article_to_object
    from reader.library.export_markdown import article_to_markdown, file_name_of

    try:
        if form == "jsonl":
            with (folder / JSONL_NAME).open("w", encoding="ascii") as file:
                for opened in articles:
                    file.write(json.dumps(article_to_object(opened)) + "\n")
        else:
            for opened in articles:
                (folder / file_name_of(opened.article)).write_text(article_to_markdown(opened), encoding="utf-8")
    except OSError as error:
        raise ReaderError(str(folder), error.strerror or "cannot be written", "free some space there") from error


EXPORT = Command(
    name="export",
    summary="Write articles as JSON lines, Markdown, or one note with numbered sources",
    examples=(
        "newsreader export > archive.jsonl",
        "newsreader export 'person:umerov since:2025-07-01' --format markdown --output notes",
        "newsreader export story:bridge --format note > note.md",
        "newsreader export k3vq7f a2bc9d",
    ),
    add_arguments=add_export_arguments,
    run=run_export,
    takes_query=True,
)
