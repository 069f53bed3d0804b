"""Completion scripts, run by the shells they are for."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from reader.cli.entry import COMMANDS, READER, find_command, list_commands
from reader.cli.syntax import describe, outline
from tests.cli.conftest import Run


def has(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"needs {shell}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the shell stands: two files and a folder."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "a file *.txt").touch()
    (tmp_path / "zebra.txt").touch()
    return tmp_path


def complete(run: Run, folder: Path, *words: str) -> set[str]:
    """What bash offers for the last word."""
    (folder / "script").write_text(run("completions", "bash").out)
    asked = f"COMP_WORDS=({shlex.join(['newsreader', *words])}); COMP_CWORD={len(words)}; _newsreader"
    show = 'for each in "${COMPREPLY[@]}"; do printf "%s\\n" "$each"; done'
    program = f". ./script; rm script; {asked}; {show}"
    done = subprocess.run(
        ["bash", "--norc", "-c", program], cwd=folder, capture_output=True, text=True, check=True, timeout=20
    )
    assert done.stderr == ""
    return set(done.stdout.splitlines())


FILES = {"articles", "a file *.txt", "zebra.txt"}


@has("bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ([""], {*COMMANDS, *FILES}),
        (["se"], {"search"}),
        (["z"], {"zebra.txt"}),
        (["--l"], {"--library"}),
        (["--library", ""], {"articles"}),
        (["--library", "articles", "expo"], {"export"}),
        (["import", ""], FILES),
        (["import", "zebra.txt", "a f"], {"a file *.txt"}),
        (["search", ""], set()),
        (["search", "ferry", "--so"], {"--sort"}),
        (["search", "--sort", ""], {"best", "newest", "oldest", "arrived"}),
        (["search", "--limit", ""], set()),
        (["export", "--format", "n"], {"note"}),
        (["export", "--output", ""], {"articles"}),
        (["mark", ""], {"read", "unread", "star", "unstar"}),
        (["mark", "read", ""], set()),
        (["index", "re"], {"rebuild"}),
        (["backup", "z"], {"zebra.txt"}),
        (["completions", ""], {"bash", "zsh", "fish"}),
        (["names", "--type", "p"], {"person", "place"}),
        (["zebra.txt", "a"], {"articles", "a file *.txt"}),
        (["keys", "--"], {"--default", "--library", "--config", "--help"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bash_offers(run: Run, folder: Path, words: list[str], offered: set[str]) -> None:
    assert complete(run, folder, *words) == offered


@has("zsh")
def test_zsh_reads_its_script(run: Run, tmp_path: Path) -> None:
    (tmp_path / "_newsreader").write_text(run("completions", "zsh").out)
    program = f"autoload -U compinit; fpath=({tmp_path} $fpath); compinit -u -d {tmp_path / 'dump'}; source _newsreader"
    done = subprocess.run(["zsh", "-f", "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stderr) == (0, "")


@has("fish")
@pytest.mark.parametrize(
    ("line", "offered"),
    [("newsreader se", {"search"}), ("newsreader mark un", {"unread", "unstar"}), ("newsreader index r", {"rebuild"})],
)
def test_fish_offers(run: Run, tmp_path: Path, line: str, offered: set[str]) -> None:
    (tmp_path / "script").write_text(run("completions", "fish").out)
    program = f"source script; complete -C {shlex.quote(line)}"
    done = subprocess.run(
        ["fish", "--no-config", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=20
    )
    assert {each.split("\t")[0] for each in done.stdout.splitlines()} == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_and_option_is_in_each_script(run: Run, shell: str) -> None:
    script = run("completions", shell).out
    for command in list_commands():
        assert command.name in script
        for option in describe(command).options:
            for name in option.names:
                assert (f"-l {name[2:]}" if shell == "fish" and name.startswith("--") else name[1:]) in script


def test_quotes_and_brackets_of_the_help_are_parted_from_the_script(run: Run) -> None:
    for line in run("completions", "zsh").lines:
        if line.strip().startswith("'") and "&&" not in line:
            assert len(shlex.split(line.strip().removesuffix("\\"))) == 1


def test_a_command_in_one_line() -> None:
    outlines = {command.name: outline(describe(command)) for command in list_commands()}
    assert outlines["mark"] == "mark read|unread|star|unstar QUERY | ID..."
    assert outlines["show"] == "show ID [--raw] [--json] [--output FILE]"
    assert outlines["index"] == "index status|rebuild"
    assert outline(describe(find_command(READER))) == "[PATH...]"
