"""`newsreader doctor`: what is wrong, and what helps, one line a check; changes nothing.

Knows no rule of the library's health.
"""

from __future__ import annotations

import os
import platform
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from importlib import metadata
from typing import TYPE_CHECKING

from reader import __version__
from reader.cli.arguments import FAILED, Command
from reader.cli.output import complain, is_terminal, write_columns, write_fields, write_json, write_line
from reader.cli.terminal_checks import check_terminal
from reader.model.work import Check
from reader.tui.pages.page import count

if TYPE_CHECKING:
    from reader.settings import Settings

DISTRIBUTIONS = ("textual", "whoosh3")
NAMESAKE = "reader"
"""A feed library on the package index whose modules are called as ours are."""


def add_doctor_arguments(parser: ArgumentParser) -> None:
    """What may follow `doctor`."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run_doctor(arguments: Namespace, settings: Settings) -> int:
    """Look at everything, and tell."""
    checks = (*_check_versions(), *_check_config(settings), *_examine(settings))
    problem_count = sum(check.state == "problem" for check in checks)
    warning_count = sum(check.state == "warning" for check in checks)
    if arguments.json:
        write_json(
            {
                "problems": problem_count,
                "warnings": warning_count,
                "checks": [
                    {"name": each.name, "state": each.state, "finding": each.finding, "remedy": each.remedy or None}
                    for each in checks
                ],
            }
        )
    else:
        _print_checks(checks)
        complain(f"{count(problem_count, 'problem')}, {count(warning_count, 'warning')}")
    return FAILED if problem_count else 0


def _examine(settings: Settings) -> Iterator[Check]:
    from reader.bootstrap import examine

    yield from examine(settings)
    is_screen = all(map(is_terminal, (sys.stdin, sys.stdout, sys.stderr)))
    yield from check_terminal(os.environ, is_terminal=is_screen, encoding=sys.stdout.encoding or "none")


def _check_versions() -> Iterator[Check]:
    yield Check("newsreader", "ok", f"{__version__}, Python {platform.python_version()}")
    for name in DISTRIBUTIONS:
        try:
            yield Check(name, "ok", metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Check(name, "problem", "not installed", "install newsreader again")
    try:
        finding = f"the feed library of that name, version {metadata.version(NAMESAKE)}, is installed here, too"
        yield Check(NAMESAKE, "problem", finding, "give newsreader an environment of its own")
    except metadata.PackageNotFoundError:
        return


def _check_config(settings: Settings) -> Iterator[Check]:
    from reader.tui.keymap import resolve_keys

    lines = (*map(str, settings.problems), *resolve_keys(settings.keys, settings.locate).problems)
    for line in lines:
        yield Check("config.toml", "problem", *line.split("; ", 1))
    if not lines:
        there = settings.config_file.exists()
        yield Check("config.toml", "ok", str(settings.config_file) if there else "none; every setting has its default")


def _print_checks(checks: tuple[Check, ...]) -> None:
    if not is_terminal(sys.stdout):
        for each in checks:
            write_fields(each.state, each.name, each.finding, each.remedy)
        return
    width = max(len(each.name) for each in checks)
    for each in checks:
        write_columns((each.state, 7), (each.name, width), (each.finding, 0))
        if each.remedy:
            write_line(f"-> {each.remedy}", indent=width + 11)


DOCTOR = Command(
    name="doctor",
    summary="Look for what is wrong with library, settings and terminal, and say what helps",
    examples=("newsreader doctor", "newsreader doctor --json"),
    add_arguments=add_doctor_arguments,
    run=run_doctor,
    examines_settings=True,
)
