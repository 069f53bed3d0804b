"""What README, manual and man page say of keys, actions, settings and commands, drawn from the tables themselves.

`python -m tests.written` writes all of it anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

from reader.cli.entry import list_commands
from reader.cli.manpage import write_manpage
from reader.cli.syntax import describe, outline
from reader.model.work import Problem
from reader.settings import Settings
from reader.text.escaping import escape_markdown
from reader.tui.actions import ACTIONS
from reader.tui.dialogs.help import list_sections
from reader.tui.keymap import resolve_keys, show_key

ROOT = Path(__file__).parents[1]
MANPAGE = ROOT / "docs" / "newsreader.1"
NOT_IN_THE_FILE = {"library_folder", "data_folder", "config_file", "problems", "lines"}
"""Fields of the settings that no line of config.toml sets."""


def draw_keys() -> str:
    rows = ["| keys | action |", "|---|---|"]
    *sections, _language = list_sections(ACTIONS, resolve_keys({}).keys)
    for group, actions in sections:
        rows.append(f"| **{group}** | |")
        rows += [
            # a bar would end the cell, in code as well
            f"| {' '.join(f'`{key}`' for key in keys.split())} | {help_} |".replace("`|`", r"`\|`")
            for keys, help_ in actions
        ]
    return "\n".join(rows)


def draw_settings() -> str:
    hints = get_type_hints(Settings, localns={"Problem": Problem})
    rows = ["| setting | values |", "|---|---|"]
    for field in fields(Settings):
        if field.name not in NOT_IN_THE_FILE:
            choices = get_args(hints[field.name]) if get_origin(hints[field.name]) is Literal else ()
            values = ", ".join(sorted(choices, key=lambda choice: choice != field.default))
            rows.append(f"| {field.name} | {values or 'a table: the name of an action, and its key or keys'} |")
    return "\n".join(rows)


def draw_actions() -> str:
    rows = ["| action | keys and meaning |", "|---|---|"]
    for action in ACTIONS:
        if not action.is_fixed:
            keys = " ".join(map(show_key, action.keys)) or "no key"
            rows.append(f"| {action.id} | {escape_cell(keys)}: {escape_cell(action.help)} |")
    return "\n".join(rows)


def escape_cell(text: str) -> str:
    """A bar would end the cell."""
    return escape_markdown(text).replace("|", "\\|")


def draw_commands() -> str:
    rows = ["| command | does |", "|---|---|"]
    for command in list_commands():
        what = outline(describe(command)).split(" [--", 1)[0]
        rows.append(f"| {escape_cell(what)} | {escape_cell(command.summary)} |")
    return "\n".join(rows)


TABLES: tuple[tuple[str, str, str, Callable[[], str]], ...] = (
    ("README.md", "own table -->\n", "\n<!-- end of keys -->", draw_keys),
    ("docs/manual/08-settings.md", "<!-- settings -->\n", "\n<!-- end of settings -->", draw_settings),
    ("docs/manual/08-settings.md", "<!-- actions -->\n", "\n<!-- end of actions -->", draw_actions),
    ("docs/manual/09-commands.md", "<!-- commands -->\n", "\n<!-- end of commands -->", draw_commands),
)
"""File, what stands before the table and behind it, and what draws it."""


def read_table(file: str, begin: str, end: str) -> str:
    text = (ROOT / file).read_text(encoding="utf-8")
    return text.split(begin, 1)[1].split(end, 1)[0]


def write_all() -> None:
    for file, begin, end, draw in TABLES:
        text = (ROOT / file).read_text(encoding="utf-8")
        before, rest = text.split(begin, 1)
        _, after = rest.split(end, 1)
        (ROOT / file).write_text(f"{before}{begin}{draw()}{end}{after}", encoding="utf-8")
    MANPAGE.write_text(write_manpage(), encoding="utf-8")


if __name__ == "__main__":
    write_all()
