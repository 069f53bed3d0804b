"""What can be typed after `newsreader`: commands as values, and parsers made from them.

Knows neither the library nor what a command does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from reader.cli.output import complain

if TYPE_CHECKING:
    from reader.settings import Settings

PROGRAM = "newsreader"

FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
"""Exit statuses; the last two are what a shell reports of a program that ended by SIGINT or SIGPIPE."""

EXIT_STATUSES = """\
exit status: 0 done, also when nothing was found; 1 something could not be done;
2 wrong usage; 130 stopped with Ctrl-C, what was done is kept."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it is called, what may follow it, and what runs it."""

    name: str
    """Empty for the reader itself."""
    summary: str
    examples: tuple[str, ...]
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Settings], int]
    takes_query: bool = False
    """True where a word with one dash is part of a query, not an option."""
    examines_settings: bool = False
    """True where the command itself tells what is wrong with the configuration, all of it even."""


class Parser(argparse.ArgumentParser):
    """A parser that says in one clean line what is wrong, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and where help is, and exit."""
        complain(f"{self.prog}: {message}; see {self.prog} --help")
        sys.exit(WRONG_USAGE)


class TopParser(Parser):
    """The parser of what stands before a command; only its help needs to know the commands."""

    list_commands: Callable[[], Sequence[Command]]

    def format_help(self) -> str:
        """The help, with a line for each command."""
        commands = self.list_commands()
        width = max(len(command.name) for command in commands)
        listed = "\n".join(f"  {command.name:<{width}}  {command.summary}" for command in commands)
        self.epilog = (
            f"commands:\n{listed}\n\n`{PROGRAM} COMMAND --help` shows a command's options and examples.\n"
            f"{EXIT_STATUSES}"
        )
        return super().format_help()


def make_top_parser(list_commands: Callable[[], Sequence[Command]], version: str) -> Parser:
    """The parser of what stands before a command or a PATH."""
    top = TopParser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [--library DIR] [--config FILE] [PATH... | COMMAND ...]",
        description="Read news articles in the terminal.  Imports the files and folders that are\n"
        "named, then opens the reader.  A first word that is no command is a PATH;\n"
        "./search is a PATH too.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.list_commands = list_commands
    _add_place(top)
    top.add_argument("--version", action="version", version=f"{PROGRAM} {version}")
    top.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return top


def make_parser(command: Command) -> Parser:
    """The parser of what stands after a command's name."""
    examples = "\n".join(f"  {example}" for example in command.examples)
    parser = Parser(
        prog=f"{PROGRAM} {command.name}".strip(),
        description=f"{command.summary}.",
        epilog=f"examples:\n{examples}\n\n{EXIT_STATUSES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_arguments(parser)
    _add_place(parser)
    return parser


def parse(parser: Parser, command: Command, words: Sequence[str]) -> argparse.Namespace:
    """Read a command's words: options anywhere; after `--`, or with one dash in a query, a word is no option."""
    options, plain = _split_at_double_dash(words)
    if command.takes_query:
        options = [_protect(word) if _is_query_word(word) else word for word in options]
    return parser.parse_intermixed_args([*options, *map(_protect, plain)])


def unprotect(word: str) -> str:
    """The word as it was typed."""
    return word.removeprefix(" ") if word.startswith(" -") else word


def join_query(words: Sequence[str]) -> str:
    """The words of a query as one text."""
    return " ".join(map(unprotect, words))


def whole_number(text: str) -> int:
    """An option's value that counts something; raises ValueError."""
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


whole_number.__name__ = "whole number"  # argparse shows it: "invalid whole number value"


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--library", metavar="DIR", help="the library's folder (else NEWSREADER_LIBRARY)")
    parser.add_argument("--config", metavar="FILE", help="another configuration file")


def _split_at_double_dash(words: Sequence[str]) -> tuple[list[str], list[str]]:
    if "--" not in words:
        return list(words), []
    place = list(words).index("--")
    return list(words[:place]), list(words[place + 1 :])


def _is_query_word(word: str) -> bool:
    is_option = word.startswith("--") and word[2:3].isalpha()
    return word.startswith("-") and not is_option and word not in ("-", "-h")


def _protect(word: str) -> str:
    """A word that argparse takes for no option: it looks at the first letter alone."""
    return f" {word}" if word.startswith("-") else word
