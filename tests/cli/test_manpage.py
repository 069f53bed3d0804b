from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from reader.cli.entry import list_commands
from reader.cli.manpage import write_manpage
from reader.cli.syntax import describe

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs" / "newsreader.1"


def render(page: Path, *formatter: str) -> tuple[str, str]:
    done = subprocess.run([*formatter, str(page)], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0
    return re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout).replace("‐", "-"), done.stderr


def test_the_page_is_as_the_commands_are() -> None:
    assert FILE.read_text(encoding="utf-8") == write_manpage(), "python -m reader.cli.manpage > docs/newsreader.1"


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")
def test_groff_renders_it_without_a_complaint() -> None:
    shown, complaints = render(FILE, "groff", "-man", "-Tutf8", "-ww", "-rLL=100n")
    assert complaints == ""
    flat = " ".join(shown.split())
    for command in list_commands():
        assert command.summary in flat
        for option in describe(command).options:
            assert option.names[-1] in flat
        for example in command.examples:
            assert " ".join(example.split()) in flat


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="needs mandoc")
def test_mandoc_finds_no_fault() -> None:
    _, complaints = render(FILE, "mandoc", "-Tlint", "-Wwarning")
    assert complaints == ""


def test_a_wheel_brings_it_to_where_man_looks() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"docs/newsreader.1": "share/man/man1/newsreader.1"}
