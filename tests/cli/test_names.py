from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import write_files
from tests.cli.conftest import Run


def test_names_come_with_type_count_and_spellings(run: Run) -> None:
    outcome = run("names")
    assert outcome.status == 0
    counts = []
    for line in outcome.lines:
        id_, type_, count, name, aliases = line.split("\t")
        assert id_
        assert type_ in ("person", "org", "place", "event")
        assert name
        assert aliases
        counts.append(int(count))
    assert len(counts) > 5
    assert counts == sorted(counts, reverse=True)


def test_a_type_narrows_the_list(run: Run) -> None:
    places = json.loads(run("names", "--type", "place", "--json").out)
    every = json.loads(run("names", "--json").out)
    assert places
    assert places == [each for each in every if each["type"] == "place"]


def test_the_names_of_one_article_are_those_of_its_export(run: Run, some_id: str) -> None:
    names = json.loads(run("names", some_id, "--json").out)
    exported = json.loads(run("show", some_id, "--json").out)["entities"]
    assert names
    assert [each["id"] for each in names] == [each["id"] for each in exported]


def test_on_a_terminal_names_stand_in_a_table(run_on_screen: Run) -> None:
    out = run_on_screen("names", "--type", "person").out
    assert "Articles" in out
    assert "\t" not in out


def test_why_tells_its_reasons_a_line_each(run: Run) -> None:
    first, second = (line.split("\t") for line in run("names", "--type", "person").lines[:2])

    outcome = run("names", "--why", first[3], second[0])

    assert outcome.status == 0
    assert outcome.lines[0].startswith("two: ")
    assert len(outcome.lines) > 1


def test_why_of_a_name_that_no_article_has_fails_with_one_line(run: Run) -> None:
    outcome = run("names", "--why", "Xyzzy Plugh", "Plugh")

    assert outcome.status == 1
    assert outcome.out == ""
    assert outcome.err.splitlines() == ["Xyzzy Plugh: no article has this name; newsreader names lists them"]


@pytest.fixture
def library(run: Run, tmp_path: Path) -> Path:
    """A library that a test may change."""
    text = (
        "Odalys Brenk opened the new ferry hall in Port Wessel on 3 March 2024.\n\nBrenk said it had cost nine million."
    )
    write_files(tmp_path / "in", {"a.txt": text})
    run("import", str(tmp_path / "in"), library=tmp_path / "library")
    return tmp_path / "library"


def test_broken_lines_of_the_file_are_told_with_their_number(run: Run, library: Path) -> None:
    (library / "entities.toml").write_text('[[hide]]\nnam = "Nobody"\n', encoding="utf-8")

    outcome = run("names", library=library)

    assert outcome.status == 0
    assert outcome.err.startswith("entities.toml:2: 'nam' says nothing here; write name = ")
    assert "entities.toml:2: " in run("import", str(library.parent / "in"), library=library).err


def test_what_was_decided_by_hand_holds_in_the_next_command(run: Run, library: Path) -> None:
    assert run("names", "--type", "person", library=library).lines[0].split("\t")[3] == "Odalys Brenk"
    (library / "entities.toml").write_text(
        '[[rename]]\nname = "Odalys Brenk"\nto = "Somebody Else"\n', encoding="utf-8"
    )

    assert run("names", "--type", "person", library=library).lines[0].split("\t")[3] == "Somebody Else"
    assert run("search", "--count", 'person:"Somebody Else"', library=library).out == "1\n"
    assert run("search", "--count", "person:brenk", library=library).out == "1\n"
