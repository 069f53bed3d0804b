from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import write_files
from tests.cli.conftest import Run

TEXTS = {
    "a.txt": "The bridge at Port Wessel is closed.\n\nIt will stay so.",
    "b.txt": "The ferry at Port Wessel goes again.\n\nIt is full.",
    "c.txt": "Storms damage orchards.\n\nNobody was hurt.",
}


@pytest.fixture
def library(run: Run, tmp_path: Path) -> Path:
    run("import", str(write_files(tmp_path / "in", TEXTS)), library=tmp_path / "library")
    return tmp_path / "library"


def count(run: Run, query: str, library: Path) -> int:
    return int(run("search", query, "--count", library=library).out)


def test_what_a_query_finds_is_marked_and_how_many_is_said(run: Run, library: Path) -> None:
    outcome = run("mark", "read", "wessel", library=library)
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "2 marked read\n")
    assert (count(run, "is:read", library), count(run, "is:unread", library)) == (2, 1)
    assert run("mark", "read", "port", "OR", "storms", library=library).err == (
        "1 marked read; 2 of 3 found were so already\n"
    )
    assert run("mark", "unread", "is:read", library=library).err == "3 marked unread\n"
    assert count(run, "is:read", library) == 0


def test_stars_come_and_go_by_id(run: Run, library: Path) -> None:
    ids = run("search", "wessel", "--ids", library=library).lines
    assert run("mark", "star", ids[0][:8], ids[1], library=library).err == "2 starred\n"
    assert count(run, "is:starred", library) == 2
    assert run("mark", "unstar", ids[0], library=library).err == "1 unstarred\n"
    assert run("search", "is:starred", "--ids", library=library).lines == [ids[1]]


def test_a_query_with_a_dash_is_no_option(run: Run, library: Path) -> None:
    assert run("mark", "read", "wessel", "-ferry", library=library).err == "1 marked read\n"


def test_nothing_found_is_well(run: Run, library: Path) -> None:
    assert run("mark", "read", "xylophonistically", library=library).err == "0 marked read\n"
    assert run("mark", "read", "xylophonistically", library=library).status == 0


def test_without_a_desktop_the_address_is_printed(
    run: Run, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    (id_,) = run("search", "ferry", "--ids", library=library).lines
    monkeypatch.chdir("/")
    outcome = run("open", id_[:7], library=library)
    assert outcome.status == 0
    assert outcome.out == f"{tmp_path / 'in' / 'b.txt'}\n"
    assert len(outcome.err.splitlines()) == 1


def test_with_a_desktop_its_opener_is_called(
    run: Run, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[list[str]] = []
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr("reader.library.original.shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("reader.library.original.subprocess.Popen", lambda words, **_: opened.append(words))
    (id_,) = run("search", "ferry", "--ids", library=library).lines
    outcome = run("open", id_, library=library)
    file = str(tmp_path / "in" / "b.txt")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", f"Opened {file}\n")
    assert opened[0][1:] == [file]


def test_an_original_that_is_gone_is_an_error(run: Run, library: Path, tmp_path: Path) -> None:
    (id_,) = run("search", "ferry", "--ids", library=library).lines
    (tmp_path / "in" / "b.txt").unlink()
    outcome = run("open", id_, library=library)
    assert (outcome.status, len(outcome.err.splitlines())) == (1, 1)
