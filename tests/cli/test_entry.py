from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader import __version__
from reader.cli import main
from reader.cli.entry import COMMANDS, list_commands
from tests.cli.conftest import Run

PROGRAM = [sys.executable, "-m", "reader"]
HEAVY = ("textual", "whoosh", "dateparser", "ftfy", "rich", "sqlite3", "reader.library")


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"newsreader {__version__}\n"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for command in list_commands():
        assert f"  {command.name} " in out
        assert command.summary in out


def test_commands_are_called_as_they_call_themselves() -> None:
    assert [command.name for command in list_commands()] == list(COMMANDS)


@pytest.mark.parametrize("command", list_commands(), ids=lambda command: command.name)
def test_each_command_has_help_with_examples(command: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command.name, "--help"]) == 0  # type: ignore[attr-defined]
    out = capsys.readouterr().out
    assert "examples:" in out
    for example in command.examples:  # type: ignore[attr-defined]
        assert example in out


@pytest.mark.parametrize("command", list_commands(), ids=lambda command: command.name)
def test_examples_are_valid(command: object) -> None:
    import shlex

    from reader.cli.arguments import make_parser, parse

    for example in command.examples:  # type: ignore[attr-defined]
        words = shlex.split(example)
        words = words[words.index("newsreader") + 2 :]
        words = words[: next((i for i, word in enumerate(words) if word in "|>"), len(words))]
        parse(make_parser(command), command, words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    [
        ["serch", "ferry"],
        ["search"],
        ["search", "ferry", "--nonsense"],
        ["search", "ferry", "--limit", "x"],
        ["search", "ferry", "--limit", "-1"],
        ["search", "ferry", "--json", "--count"],
        ["search", "ferry", "--sor", "best"],
        ["show"],
        ["names", "--type", "ship"],
        ["index", "polish"],
        ["--nonsense"],
        ["show", "abc", "--output", "file"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_and_exit_2(words: list[str], run: Run) -> None:
    outcome = run(*words)
    assert (outcome.status, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1
    assert outcome.err.startswith("newsreader")


def test_mistyped_command_is_guessed(run: Run) -> None:
    assert "did you mean search?" in run("serch", "ferry").err


def test_the_library_may_be_named_before_and_after_the_command(filled: Path, run: Run, tmp_path: Path) -> None:
    after = run("search", "ferry", "--count", "--library", str(filled), library=tmp_path / "other")
    assert after.out == run("search", "ferry", "--count").out != "0\n"


def test_the_library_option_beats_the_environment(
    filled: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "empty"))
    assert run("search", "ferry", "--count").out != "0\n"
    assert main(["search", "ferry", "--count"]) == 0
    assert capsys.readouterr().out == "0\n"
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(filled))
    assert main(["search", "ferry", "--count"]) == 0
    assert capsys.readouterr().out != "0\n"


def test_settings_that_cannot_be_used_are_said_once_and_hinder_nothing(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('mark_read = "sometimes"\n')
    outcome = run("--config", str(config), "search", "ferry", "--count")
    assert outcome.status == 0
    assert outcome.err.count("mark_read") == 1
    assert outcome.out != "0\n"


def test_a_named_configuration_that_is_missing_is_an_error(run: Run, tmp_path: Path) -> None:
    outcome = run("--config", str(tmp_path / "none.toml"), "search", "ferry")
    assert outcome.status == 1
    assert "none.toml: no such file" in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_another_programs_database_is_an_error_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "library.sqlite3").write_bytes(b"this is no database at all, and never was" * 100)
    outcome = run("search", "ferry", library=tmp_path)
    assert outcome.status == 1
    assert len(outcome.err.splitlines()) == 1
    assert "library.sqlite3" in outcome.err


def modules_after(words: list[str], library: Path) -> set[str]:
    script = (
        "import sys; from reader.cli import main; status = main(sys.argv[1:]);"
        "sys.stderr.write('\\n'.join(sys.modules)); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "NEWSREADER_LIBRARY": str(library)},
    )
    return set(done.stderr.splitlines())


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["search", "--help"]], ids=" ".join)
def test_version_and_help_load_nothing_heavy(words: list[str], filled: Path) -> None:
    assert modules_after(words, filled).isdisjoint(HEAVY)


def test_no_command_but_the_reader_loads_textual(filled: Path, samples: Path, some_id: str) -> None:
    for words in (
        ["search", "ferry", "--json"],
        ["show", some_id],
        ["import", str(samples)],
        ["export", some_id, "--format", "note"],
        ["keys"],
        ["doctor"],
        ["manual"],
        ["completions", "bash"],
    ):
        loaded = modules_after(words, filled)
        assert "reader.cli.entry" in loaded
        assert not any(name.split(".")[0] == "textual" for name in loaded)


def test_a_closed_pipe_is_quiet(filled: Path) -> None:
    # the pipe's other end is closed before anything is written: every write fails
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PROGRAM, "--library", str(filled), "export"], stdout=writing, stderr=subprocess.PIPE, text=True
    )
    os.close(writing)
    assert done.stderr == ""
    assert done.returncode == 141


def test_head_gets_its_line_and_nobody_complains(filled: Path) -> None:
    command = f"{sys.executable} -m reader --library '{filled}' export | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.startswith('{"id":')
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_do_no_harm(closed: str, filled: Path) -> None:
    command = f"{sys.executable} -m reader --library '{filled}' search ferry {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_behind_standard_output_is_said(filled: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*PROGRAM, "--library", str(filled), "export"], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 1
    assert done.stderr == "standard output: No space left on device\n"


def test_an_interrupt_before_any_work_is_quiet(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    def interrupt(*_: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("reader.settings.load_settings", interrupt)
    outcome = run("search", "ferry")
    assert (outcome.status, outcome.out, outcome.err) == (130, "", "")
