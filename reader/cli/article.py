"""`newsreader show` and `newsreader related`: one article, and those that have to do with it.

Knows no rule of cleaning and none of relatedness.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.arguments import WRONG_USAGE, Command
from reader.cli.libraries import opened_library
from reader.cli.output import (
    WIDEST_TEXT,
    complain,
    is_terminal,
    make_console,
    write_fields,
    write_json,
    write_line,
    write_text,
)
from reader.cli.search import describe_date, describe_row
from reader.model.errors import ReaderError
from reader.text.sanitise import sanitise_line
from reader.tui.pages.page import count

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model.article import Article, Related
    from reader.settings import Settings


def add_show_arguments(parser: ArgumentParser) -> None:
    """What may follow `show`."""
    parser.add_argument("id", metavar="ID", help="an article's id, or enough of its beginning")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--raw", action="store_true", help="the text as it came, before cleaning")
    form.add_argument("--json", action="store_true", help="print one JSON object, as export does")
    parser.add_argument("--output", metavar="FILE", help="with --raw: the exact bytes into this file")


def run_show(arguments: Namespace, settings: Settings) -> int:
    """Print one article."""
    if arguments.output is not None and not arguments.raw:
        complain("newsreader show: --output goes with --raw; see newsreader show --help")
        return WRONG_USAGE
    with opened_library(settings) as library:
        number = library.articles.find(arguments.id)
        if arguments.output is not None:
            _write_bytes(arguments.output, library.articles.raw_item(number).data)
        elif arguments.raw:
            write_text(library.articles.details(number).raw_text)
        elif arguments.json:
            from reader.library.export import article_to_object

            write_json(article_to_object(library.articles.open(number)))
        else:
            _print_article(library.articles.get(number))
    return 0


def _write_bytes(file: str, data: bytes) -> None:
    try:
        Path(file).write_bytes(data)
    except OSError as error:
        raise ReaderError(file, error.strerror or "cannot be written", "name another file with --output") from error


def _print_article(article: Article) -> None:
    text = article.text
    blocks = [article.display_title, describe_article(article)]
    blocks += [block for block in (text.dek, text.subtitle) if block is not None]
    blocks += text.body
    if text.removed:
        blocks.append(f"{describe_removed(article)} · newsreader show {article.id} --raw")
    if is_terminal(sys.stdout):
        _print_wrapped(blocks)
        return
    for number, block in enumerate(blocks):
        if number:
            write_line("")
        write_line(block)


def _print_wrapped(blocks: list[str]) -> None:
    from rich.text import Text

    console = make_console()
    width = min(console.width, WIDEST_TEXT)
    for number, block in enumerate(blocks):
        if number > 1:
            console.print()
        console.print(Text(sanitise_line(block), "bold" if number == 0 else ""), width=width)


def describe_article(article: Article) -> str:
    """The line under the title: source, date and grade, words, id, path."""
    date = describe_date(article.published)
    if article.published is not None and article.published.grade != "stated":
        date += f" ({article.published.grade})"
    parts = [article.source, date, count(article.words, "word"), article.id, article.url or article.path or ""]
    return " · ".join(part for part in parts if part)


def describe_removed(article: Article) -> str:
    """What cleaning took out: "Removed: appeal, 7 lines; share, 1 line"."""
    lines: Counter[str] = Counter()
    for removed in article.text.removed:
        lines[removed.kind_name] += len(removed.text.split("\n"))
    return "Removed: " + "; ".join(f"{kind}, {count(line_count, 'line')}" for kind, line_count in lines.items())


def add_related_arguments(parser: ArgumentParser) -> None:
    """What may follow `related`."""
    parser.add_argument("id", metavar="ID", help="an article's id, or enough of its beginning")
    parser.add_argument("--json", action="store_true", help="print a JSON list")


def run_related(arguments: Namespace, settings: Settings) -> int:
    """Print the articles that have most to do with one."""
    with opened_library(settings) as library:
        related = _find_related(library, arguments.id)
    if arguments.json:
        from reader.library.export import related_to_object

        write_json([related_to_object(each) for each in related])
    elif is_terminal(sys.stdout):
        _print_related(related)
    else:
        for each in related:
            row = each.row
            date = describe_date(row.published) if row.published else ""
            write_fields(row.id, f"{each.score:.3f}", date, row.source, row.display_title, "; ".join(each.reasons))
    return 0


def _find_related(library: Library, id_prefix: str) -> tuple[Related, ...]:
    return library.articles.related(library.articles.find(id_prefix))


def _print_related(related: tuple[Related, ...]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console = make_console()
    width = min(console.width, WIDEST_TEXT)
    for number, each in enumerate(related, start=1):
        console.print(Text(sanitise_line(f"{number} {each.row.display_title}"), "bold"), width=width)
        for line in (describe_row(each.row), "; ".join(each.reasons)):
            console.print(Padding(Text(sanitise_line(line), "dim"), (0, 0, 0, 2)), width=width)


SHOW = Command(
    name="show",
    summary="Print one article",
    examples=(
        "newsreader show k3vq",
        "newsreader show k3vq --raw",
        "newsreader show k3vq --raw --output as-it-came.txt",
        "newsreader show k3vq --json",
    ),
    add_arguments=add_show_arguments,
    run=run_show,
)

RELATED = Command(
    name="related",
    summary="Print the articles that have most to do with one, and why",
    examples=("newsreader related k3vq", "newsreader related k3vq --json"),
    add_arguments=add_related_arguments,
    run=run_related,
)
