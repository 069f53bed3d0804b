from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from reader.cli.terminal_checks import check_terminal
from reader.model.work import Check
from tests.builders import write_files
from tests.cli.conftest import Run


@pytest.fixture
def library(run: Run, tmp_path: Path) -> Path:
    """A library of its own, to be damaged."""
    write_files(tmp_path / "in", {"a.txt": "The bridge is closed.", "b.txt": "The ferry sank."})
    run("import", str(tmp_path / "in"), library=tmp_path / "library")
    (tmp_path / "library").chmod(0o700)
    return tmp_path / "library"


def examine(run: Run, library: Path, *words: str) -> dict[str, Check]:
    """What is found that is not well, by name; the last of a name counts."""
    outcome = run(*words, "doctor", "--json", library=library)
    found = json.loads(outcome.out)
    assert outcome.status == (1 if found["problems"] else 0)
    return {
        each["name"]: Check(each["name"], each["state"], each["finding"], each["remedy"] or "")
        for each in found["checks"]
        if each["state"] != "ok"
    }


def states_of(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(file): (file.stat().st_mtime_ns, file.read_bytes() if file.is_file() else b"")
        for file in [folder, *folder.rglob("*")]
    }


def test_a_healthy_library_is_told_so_and_left_alone(run: Run, library: Path) -> None:
    before = states_of(library)
    assert examine(run, library) == {}
    assert states_of(library) == before
    outcome = run("doctor", library=library)
    assert outcome.err == "0 problems, 0 warnings\n"
    assert all(line.startswith("ok\t") for line in outcome.lines)
    assert "database\t2 articles, whole" in outcome.out


def test_a_person_reads_one_line_a_check(run_on_screen: Run, library: Path) -> None:
    library.chmod(0o755)
    lines = run_on_screen("doctor", library=library).lines
    (place,) = [number for number, line in enumerate(lines) if line.startswith("warning  library")]
    assert lines[place + 1].strip() == f"-> chmod 700 '{library}'"


def test_a_library_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    found = examine(run, tmp_path / "none")
    assert {name: check.state for name, check in found.items()} == {"library": "warning", "database": "warning"}
    assert not (tmp_path / "none").exists()


def test_a_damaged_database_is_a_problem(run: Run, library: Path) -> None:
    file = library / "library.sqlite3"
    data = bytearray(file.read_bytes())
    for place in range(8192, len(data), 4096):
        data[place : place + 64] = b"\xff" * 64
    file.write_bytes(data)
    assert examine(run, library)["database"].state == "problem"
    assert bytes(data) == file.read_bytes()


def test_what_is_no_library_is_a_problem(run: Run, tmp_path: Path) -> None:
    (tmp_path / "library.sqlite3").write_bytes(b"this is no database at all, and never was" * 100)
    assert examine(run, tmp_path)["database"].state == "problem"
    (tmp_path / "library.sqlite3").unlink()
    with sqlite3.connect(tmp_path / "library.sqlite3") as connection:
        connection.execute("CREATE TABLE mine (x)")
    assert "another program's" in examine(run, tmp_path)["database"].finding


def test_a_newer_library_is_a_warning(run: Run, library: Path) -> None:
    with sqlite3.connect(library / "library.sqlite3") as connection:
        connection.execute("PRAGMA user_version = 999")
    assert "newer version" in examine(run, library)["database"].finding


def test_rows_that_point_to_nothing_are_a_problem(run: Run, library: Path) -> None:
    with sqlite3.connect(library / "library.sqlite3") as connection:
        connection.execute("INSERT INTO state (article) VALUES (999)")
    assert "rows of state" in examine(run, library)["database"].finding


def test_states_of_the_index_are_told_in_words(run: Run, library: Path, tmp_path: Path) -> None:
    shutil.copytree(library, tmp_path / "copied")
    found = examine(run, tmp_path / "copied")["search index"]
    assert "not made here by you" in found.finding
    (library / "index" / "current").unlink()
    assert "there is none yet" in examine(run, library)["search index"].finding


def test_what_waits_is_counted(run: Run, library: Path) -> None:
    with sqlite3.connect(library / "library.sqlite3") as connection:
        (number,) = connection.execute("SELECT min(number) FROM article").fetchone()
        connection.execute("INSERT OR REPLACE INTO change (article) VALUES (?)", (number,))
        connection.execute("INSERT INTO unsorted (article) VALUES (?)", (number,))
        connection.execute("UPDATE article_text SET is_stale = 1")
    found = examine(run, library)
    assert found["search index"].finding == "1 not yet indexed"
    assert found["stories"].finding.startswith("1 articles wait")
    assert found["cleaning"].finding.startswith("2 articles hold")
    assert all(check.state == "warning" and check.remedy for check in found.values())


def test_articles_read_by_older_rules_are_counted_until_they_are_read_again(run: Run, library: Path) -> None:
    with sqlite3.connect(library / "library.sqlite3") as connection:
        connection.execute("UPDATE article_text SET extractor = 'rules/1'")
    found = examine(run, library)
    assert found["rules"].finding.startswith("2 articles were read")
    assert found["rules"].remedy == "newsreader reclean reads them again"
    run("reclean", library=library)
    assert examine(run, library) == {}


def test_an_index_of_other_articles_is_a_problem(run: Run, library: Path) -> None:
    with sqlite3.connect(library / "library.sqlite3") as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for table in ("state", "change", "identity", "block", "article_term", "mention", "entity_article", "sketch"):
            connection.execute(f"DELETE FROM {table} WHERE article = 1")
        connection.execute("DELETE FROM article_text WHERE article = 1")
        connection.execute("DELETE FROM article WHERE number = 1")
    assert examine(run, library)["search index"].finding == "holds 2 articles, the library 1"


def test_a_folder_that_is_gone_and_lines_without_meaning_are_told(run: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "in").rename(tmp_path / "elsewhere")
    (library / "entities.toml").write_text('[[hide]]\nname = "Ferry"\n[[hode]]\nname = "x"\n')
    found = examine(run, library)
    assert found["folders"].finding == f"{tmp_path / 'in'} is gone"
    assert "3" in found["entities.toml"].finding
    assert found["entities.toml"].state == "problem"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('mark_read = "sometimes"', "line 1: mark_read: 'sometimes' is not a choice"),
        ('[keys]\nstar = "m"', "line 2: keys.star: m already means toggle_read"),
        ("mark_read = ", "not valid TOML"),
    ],
)
def test_problems_of_the_settings_are_found_even_where_nothing_of_them_can_be_read(
    run: Run, library: Path, tmp_path: Path, text: str, said: str
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(text)
    found = examine(run, library, "--config", str(config))["config.toml"]
    assert found.state == "problem"
    assert said in found.finding
    assert str(config) in found.finding
    assert found.remedy


def states(environment: dict[str, str], *, is_terminal: bool = True, encoding: str = "utf-8") -> dict[str, Check]:
    return {each.name: each for each in check_terminal(environment, is_terminal=is_terminal, encoding=encoding)}


GOOD = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": "80", "LINES": "24"}


def test_a_good_terminal_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    assert {each.state for each in states(GOOD).values()} == {"ok"}
    assert "NO_COLOR" in states({**GOOD, "NO_COLOR": "1"})["terminal"].finding


@pytest.mark.parametrize(
    ("environment", "name", "state"),
    [
        ({"TERM": "dumb"}, "terminal", "problem"),
        ({}, "terminal", "problem"),
        ({"TERM": "vt100"}, "terminal", "warning"),
        ({**GOOD, "TERM_PROGRAM": "Apple_Terminal"}, "clipboard", "warning"),
    ],
)
def test_poor_terminals_are_told(environment: dict[str, str], name: str, state: str) -> None:
    check = states(environment)[name]
    assert check.state == state
    assert check.remedy


def test_small_terminals_and_other_letters_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "24")
    assert states(GOOD)["size"].state == "warning"
    assert states(GOOD, encoding="ANSI_X3.4-1968")["letters"].state == "warning"


@pytest.mark.parametrize(("delay", "clipboard", "state"), [("500", "external", "warning"), ("10", "on", "ok")])
def test_tmux_is_asked(monkeypatch: pytest.MonkeyPatch, delay: str, clipboard: str, state: str) -> None:
    answers = {"escape-time": delay, "set-clipboard": clipboard}
    monkeypatch.setattr("reader.cli.terminal_checks.ask_tmux", answers.__getitem__)
    found = states({**GOOD, "TMUX": "/tmp/tmux,1,0"})
    assert (found["tmux"].state, found["clipboard"].state) == (state, state)
