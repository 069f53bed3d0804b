"""`newsreader names`: who and what the articles speak of.

Knows no rule by which names are found or merged.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.arguments import Command
from reader.cli.libraries import complain_of_names, opened_library
from reader.cli.output import is_terminal, make_console, write_fields, write_json, write_line
from reader.model.entity import ENTITY_TYPES
from reader.text.sanitise import sanitise_line

if TYPE_CHECKING:
    from reader.model.entity import Entity
    from reader.settings import Settings

ALL = sys.maxsize


def add_names_arguments(parser: ArgumentParser) -> None:
    """What may follow `names`."""
    parser.add_argument("id", nargs="?", metavar="ID", help="only the names of this article, most often named first")
    parser.add_argument("--type", choices=ENTITY_TYPES, help="only names of this type")
    parser.add_argument("--json", action="store_true", help="print a JSON list")
    parser.add_argument(
        "--why", nargs=2, metavar=("A", "B"), help="say why two names (spellings or ids) are one here, or two"
    )


def run_names(arguments: Namespace, settings: Settings) -> int:
    """Print names, those that most articles mention first, or why two are one or two."""
    with opened_library(settings) as library:
        complain_of_names(library)
        if arguments.why:
            for reason in library.names.why(*arguments.why):
                write_line(reason)
            return 0
        if arguments.id is None:
            entities = library.names.listed(arguments.type, ALL)
        else:
            found = library.names.of_article(library.articles.find(arguments.id))
            entities = tuple(each.entity for each in found if arguments.type in (None, each.entity.type))
    if arguments.json:
        from reader.library.export import name_to_object

        write_json([name_to_object(entity) for entity in entities])
    elif is_terminal(sys.stdout):
        _print_table(entities)
    else:
        for entity in entities:
            write_fields(entity.id, entity.type, str(entity.article_count), entity.name, "; ".join(entity.aliases))
    return 0


def _print_table(entities: Sequence[Entity]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("Name", overflow="fold")
    table.add_column("Type")
    table.add_column("Articles", justify="right")
    table.add_column("Also written", overflow="fold")
    for entity in entities:
        others = ", ".join(alias for alias in entity.aliases if alias != entity.name)
        cells = (entity.name, entity.type, f"{entity.article_count:,}", others)
        table.add_row(*(Text(sanitise_line(cell)) for cell in cells))
    if entities:
        make_console().print(table)


NAMES = Command(
    name="names",
    summary="Print the people, organisations, places and events of the library or of one article",
    examples=(
        "newsreader names",
        "newsreader names --type person",
        "newsreader names k3vq --json",
        "newsreader names --why Peskov 'Dmitry Peskov'",
    ),
    add_arguments=add_names_arguments,
    run=run_names,
)
