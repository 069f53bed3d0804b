"""One filled library for all tests of the commands, and a way to run a command in this process."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.cli import main
from reader.settings import find_shared_folder

SAMPLES = ("01-*.txt", "03-*.txt", "04-*.txt", "11-*.txt", "13-*.txt", "15-*.txt")


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Outcome]


class Screen(io.TextIOWrapper):
    """A standard stream that takes itself for a terminal."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")

    def isatty(self) -> bool:
        return True

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli-home")


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with some of the sample articles."""
    folder = tmp_path_factory.mktemp("inbox")
    for pattern in SAMPLES:
        (file,) = find_shared_folder("seeds").glob(pattern)
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


@pytest.fixture(scope="session")
def filled(home: Path, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds the samples; tests only read it."""
    library = tmp_path_factory.mktemp("filled") / "library"
    with pytest.MonkeyPatch.context() as patch:
        _move_home(patch, home)
        assert main(["--library", str(library), "import", str(samples)]) == 0
    return library


@pytest.fixture(autouse=True)
def private_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One home for all of these tests: the key that stamps the library's index lies there."""
    _move_home(monkeypatch, home)
    return home


def _move_home(patch: pytest.MonkeyPatch, home: Path) -> None:
    patch.setenv("HOME", str(home))
    patch.setenv("XDG_DATA_HOME", str(home / "data"))
    patch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    patch.delenv("NEWSREADER_LIBRARY", raising=False)


@pytest.fixture
def run(filled: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the filled library, or on another one."""

    def run_command(*words: str, library: Path = filled) -> Outcome:
        capsys.readouterr()
        status = main(["--library", str(library), *words])
        out, err = capsys.readouterr()
        return Outcome(status, out, err)

    return run_command


@pytest.fixture
def run_on_screen(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command whose standard output is a terminal."""

    def run_command(*words: str, library: Path = filled) -> Outcome:
        out, err = Screen(), io.StringIO()
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("COLUMNS", "80")
        status = main(["--library", str(library), *words])
        return Outcome(status, out.text(), err.getvalue())

    return run_command


@pytest.fixture
def some_id(run: Run) -> str:
    """The id of the article about the west bank."""
    return run("search", "ferry", "bakery", "--ids").lines[0]
