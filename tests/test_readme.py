"""What the README says is so: its keys, queries, commands, map and lines for the shell."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import reader
from reader.cli.entry import COMMANDS
from reader.model.query import Everything
from reader.query import read_query
from reader.tui.keymap import resolve_keys
from tests.written import TABLES, read_table

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAP_LESS = {"__main__"}


def between(begin: str, end: str) -> str:
    return README.split(begin, 1)[1].split(end, 1)[0].strip()


@pytest.mark.parametrize(("file", "begin", "end", "draw"), TABLES)
def test_tables_are_those_of_the_reader(file: str, begin: str, end: str, draw: Callable[[], str]) -> None:
    assert read_table(file, begin, end) == draw(), "python -m tests.written"


def test_keys_in_the_settings_example_can_be_had() -> None:
    example = tomllib.loads(between("```toml", "```"))
    wishes = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in example["keys"].items()}
    assert resolve_keys(wishes).problems == ()


QUERIES = re.findall(
    "`([^`]+)`", "\n".join(row.split(" | ")[0] for row in between("<!-- queries -->", "<!-- end").split("\n"))
)


@pytest.mark.parametrize("query", QUERIES)
def test_queries_are_read_as_something(query: str) -> None:
    read = read_query(query, date(2024, 6, 15), False)
    assert not isinstance(read.tree, Everything)
    # read again, what the reader says it read means the same
    assert read_query(read.read_as, date(2024, 6, 15), False).tree == read.tree


def test_there_are_enough_queries() -> None:
    assert len(QUERIES) >= 8


def test_every_command_is_named() -> None:
    for name in COMMANDS:
        assert re.search(rf"^\| `newsreader {name}[ `]", README, re.MULTILINE), name


def map_of(text: str) -> list[str]:
    found = re.search(r"^ *cli  .*\n(?:.*\n)*?^ *model .*$", text, re.MULTILINE)
    assert found
    return [line.strip() for line in found[0].splitlines()]


def test_the_map_is_that_of_the_package() -> None:
    assert map_of(README) == map_of(reader.__doc__ or "")


def test_the_map_is_the_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    drawn = [re.split("  +", line)[0] for line in map_of(README)]
    assert drawn == [layer for layer in layers if layer not in MAP_LESS]


def test_both_lines_for_a_fresh_machine_are_one_line() -> None:
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert len(lines) == 2
    for line in lines:
        assert shlex.split(line)
    assert lines[0].endswith(".venv/bin/newsreader")
    assert between("<!-- test line -->\n```sh", "```") == lines[1]


def test_files_it_names_are_there() -> None:
    for name in ("NOTICE", "LICENSE", ".ci/run", "tests/contract/schemas", "reader/tui/actions.py"):
        assert (ROOT / name).exists(), name
