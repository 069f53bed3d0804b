"""`newsreader keys`: the keys in force with what they do, or the defaults as a table for config.toml.

Knows no screen: the table of actions and the spelling of keys need none.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.cli.arguments import FAILED, Command
from reader.cli.output import complain, is_terminal, write_columns, write_fields, write_line

if TYPE_CHECKING:
    from reader.settings import Settings
    from reader.tui.keymap import Keymap

WIDTH_OF_DEFAULTS = 72
"""Columns before what an action does: the longest list of keys is shorter."""


def add_keys_arguments(parser: ArgumentParser) -> None:
    """What may follow `keys`."""
    parser.add_argument("--default", action="store_true", help="print the defaults as [keys], ready for config.toml")


def run_keys(arguments: Namespace, settings: Settings) -> int:
    """Print every action with its keys."""
    from reader.tui.keymap import resolve_keys

    if arguments.default:
        _print_defaults()
        return 0
    keymap = resolve_keys(settings.keys, settings.locate)
    for problem in keymap.problems:
        complain(problem)
    if is_terminal(sys.stdout):
        _print_groups(keymap)
    else:
        _print_lines(keymap)
    return FAILED if keymap.problems or settings.problems else 0


def _print_groups(keymap: Keymap) -> None:
    from reader.tui.actions import ACTIONS
    from reader.tui.keymap import show_key

    shown = {action.id: " ".join(map(show_key, keymap.keys[action.id])) for action in ACTIONS}
    widths = max(map(len, shown)), max(map(len, shown.values()))
    group = ""
    for action in ACTIONS:
        if action.group != group:
            if group:
                write_line("")
            group = action.group
            write_line(group)
        write_columns((action.id, widths[0]), (shown[action.id], widths[1]), (action.help, 0), indent=2)


def _print_lines(keymap: Keymap) -> None:
    from reader.tui.actions import ACTIONS

    for action in ACTIONS:
        write_fields(action.id, " ".join(keymap.keys[action.id]), action.help)


def _print_defaults() -> None:
    from reader.tui.actions import ACTIONS

    write_line("[keys]")
    group = ""
    for action in ACTIONS:
        if action.is_fixed:  # the settings cannot change it
            continue
        if action.group != group:
            group = action.group
            write_line("")
            write_line(f"# {group}")
        keys = json.dumps(action.keys[0] if len(action.keys) == 1 else action.keys, ensure_ascii=False)
        line = f"{action.id} = {keys}"
        write_columns((line if action.keys else f"# {line}", WIDTH_OF_DEFAULTS), (f"# {action.help}", 0))


KEYS = Command(
    name="keys",
    summary="Print the keys in force with what they do",
    examples=("newsreader keys", "newsreader keys --default"),
    add_arguments=add_keys_arguments,
    run=run_keys,
)
