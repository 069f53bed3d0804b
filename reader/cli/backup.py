"""`newsreader backup`: the whole library in one file.

Knows no archive format.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.arguments import Command, unprotect
from reader.cli.libraries import opened_library
from reader.cli.output import complain
from reader.cli.work import follow_work

if TYPE_CHECKING:
    from reader.settings import Settings

UNITS = ("bytes", "kB", "MB", "GB", "TB")


def add_backup_arguments(parser: ArgumentParser) -> None:
    """What may follow `backup`."""
    parser.add_argument("file", metavar="FILE", help="the zip file to write")
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")


def run_backup(arguments: Namespace, settings: Settings) -> int:
    """Write a backup, and say how to come back to it."""
    target = Path(unprotect(arguments.file)).expanduser().absolute()
    with opened_library(settings) as library, follow_work() as tell:
        backup = library.commands.write_backup(target, tell, is_forced=arguments.force)
    complain(f"{target}: {', '.join(backup.names)}; {describe_size(backup.size)}, checked")
    complain("to restore, unzip it into an empty folder and open that: newsreader --library FOLDER")
    return 0


def describe_size(byte_count: int) -> str:
    """A size for a person: "999 bytes", "1.2 MB"."""
    size, unit = float(byte_count), 0
    while size >= 1000 and unit < len(UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:.1f} {UNITS[unit]}" if unit else f"{byte_count} {UNITS[0]}"


BACKUP = Command(
    name="backup",
    summary="Write the library into one zip file, also while the reader is open",
    examples=("newsreader backup ~/newsreader.zip", "newsreader backup ~/newsreader.zip --force"),
    add_arguments=add_backup_arguments,
    run=run_backup,
)
