"""What may follow each command, read off its own parser: for completions and the man page.

Knows neither a shell nor a page format.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.cli.arguments import Command, make_parser

Value = Literal["none", "folder", "path", "choice", "other"]
"""What stands behind an option, or as a word of its own; a `path` is a file or a folder."""

_PLACES: dict[str, Value] = {"DIR": "folder", "FILE": "path", "PATH": "path"}


@dataclass(frozen=True, slots=True)
class Word:
    """An option, or a word that stands for itself."""

    names: tuple[str, ...]
    """"--library"; none for a word that stands for itself."""
    shown: str
    """What stands for its value: "DIR", "best|newest"; empty where it takes none."""
    help: str
    value: Value
    choices: tuple[str, ...]
    is_required: bool
    is_repeatable: bool


@dataclass(frozen=True, slots=True)
class Syntax:
    """All that may follow one command."""

    command: Command
    options: tuple[Word, ...]
    words: tuple[Word, ...]


def describe(command: Command) -> Syntax:
    """Read off a command's parser what may follow it."""
    actions = [action for action in make_parser(command)._actions if action.help != argparse.SUPPRESS]
    options = tuple(_describe(action) for action in actions if action.option_strings)
    # how the parser itself adds --help and how we add the library come first and last; the rest is the command's
    own = tuple(word for word in options if "--help" not in word.names)
    shared = tuple(word for word in options if "--help" in word.names)
    return Syntax(command, own + shared, tuple(_describe(action) for action in actions if not action.option_strings))


def _describe(action: argparse.Action) -> Word:
    choices = tuple(map(str, action.choices or ()))
    takes_value = not action.option_strings or action.nargs != 0
    metavar = " ".join([action.metavar] if isinstance(action.metavar, str) else action.metavar or [action.dest.upper()])
    return Word(
        names=tuple(action.option_strings),
        shown=("|".join(choices) or metavar) if takes_value else "",
        help=(action.help or "") % {"default": action.default, "prog": "newsreader"},
        value="none" if not takes_value else "choice" if choices else _PLACES.get(metavar, "other"),
        choices=choices,
        is_required=not action.option_strings and action.nargs not in ("?", "*"),
        is_repeatable=action.nargs in ("*", "+"),
    )


def outline(syntax: Syntax) -> str:
    """The command in one line: "search QUERY... [--sort best|newest] [--json]"."""
    parts: Sequence[str] = [
        *([syntax.command.name] if syntax.command.name else []),
        *(_outline(word) for word in syntax.words),
        *(_outline(word) for word in syntax.options if not {"--help", "--library", "--config"} & set(word.names)),
    ]
    return " ".join(parts)


def _outline(word: Word) -> str:
    dots = "..." if word.is_repeatable else ""
    shown = " ".join(part for part in (word.names[-1] if word.names else "", word.shown) if part) + dots
    return shown if word.is_required else f"[{shown}]"
