"""From the shell's words to an exit status: finds the command, runs it, and says in one line what failed.

Knows no command's meaning.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from reader import __version__
from reader.cli.arguments import (
    FAILED,
    INTERRUPTED,
    PIPE_CLOSED,
    Command,
    make_parser,
    make_top_parser,
    parse,
)
from reader.cli.output import complain, discard_output, flush_output, prepare_streams
from reader.model.errors import ReaderError, SettingsError, WorkCancelledError, explain_refusal

if TYPE_CHECKING:
    from reader.settings import Settings

READER = "screen.READER"
COMMANDS: dict[str, str] = {
    "import": "intake.IMPORT",
    "search": "search.SEARCH",
    "show": "article.SHOW",
    "related": "article.RELATED",
    "names": "names.NAMES",
    "stories": "stories.STORIES",
    "export": "export.EXPORT",
    "mark": "mark.MARK",
    "open": "mark.OPEN",
    "reclean": "intake.RECLEAN",
    "index": "index.INDEX",
    "backup": "backup.BACKUP",
    "doctor": "doctor.DOCTOR",
    "keys": "keys.KEYS",
    "manual": "manual.MANUAL_COMMAND",
    "completions": "completions.COMPLETIONS",
}
"""Command -> module and constant that hold it: only what is asked for is imported, the reader starts with none."""


def find_command(place: str) -> Command:
    """Import the command that lies at this place."""
    module, _, constant = place.partition(".")
    command: Command = getattr(import_module(f"reader.cli.{module}"), constant)
    return command


def list_commands() -> tuple[Command, ...]:
    """Every command but the reader, in the order of the help."""
    return tuple(map(find_command, COMMANDS.values()))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    0 done, also when nothing was found; 1 something could not be done; 2 wrong usage; 130 interrupted (Ctrl-C);
    141 the reader of standard output went away.
    """
    prepare_streams()
    status = _guard(sys.argv[1:] if argv is None else list(argv))
    try:
        flush_output()
    except BrokenPipeError:
        status = PIPE_CLOSED
    except ReaderError as error:
        complain(str(error))
        status = FAILED
    if status == PIPE_CLOSED:
        discard_output()
    return status


def _guard(words: list[str]) -> int:
    try:
        return _run(words)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except BrokenPipeError:
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except WorkCancelledError as error:
        complain(str(error))
        return INTERRUPTED
    except ReaderError as error:
        complain(str(error))
        return FAILED
    except OSError as error:
        complain(str(explain_refusal(error)))
        return FAILED


def _run(words: list[str]) -> int:
    top = make_top_parser(list_commands, __version__)
    before = top.parse_args(words)
    rest: list[str] = before.rest
    place = READER
    if rest and rest[0] in COMMANDS:
        place, rest = COMMANDS[rest[0]], rest[1:]
    elif rest and rest[0] != "--" and not os.path.lexists(rest[0]):
        top.error(_describe_unknown(rest[0]))
    command = find_command(place)
    arguments = parse(make_parser(command), command, rest)
    settings = _load_settings(command, arguments.library or before.library, arguments.config or before.config)
    if place != READER and not command.examines_settings:  # those two show them themselves
        for problem in settings.problems:
            complain(str(problem))
    return command.run(arguments, settings)


def _load_settings(command: Command, library: str | None, config: str | None) -> Settings:
    from reader.settings import load_settings

    try:
        return load_settings(library, config, os.environ)
    except SettingsError as error:
        if not command.examines_settings:
            raise
        from reader.model.work import Problem

        problem = Problem(error.subject, error.reason, error.remedy)
        return replace(load_settings(library, os.devnull, os.environ), problems=(problem,))


def _describe_unknown(word: str) -> str:
    import difflib

    likely = difflib.get_close_matches(word, COMMANDS, 1)
    question = f" (did you mean {likely[0]}?)" if likely else ""
    return f"{word} is no command{question}, no file and no folder"
