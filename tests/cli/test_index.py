from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders import write_files
from tests.cli.conftest import Run


@pytest.fixture
def library(run: Run, tmp_path: Path) -> Path:
    write_files(tmp_path / "in", {"a.txt": "The ferry sank.\n\nNobody drowned.", "b.txt": "The ferry was raised."})
    run("import", str(tmp_path / "in"), library=tmp_path / "library")
    return tmp_path / "library"


def test_status_tells_how_far_the_index_is(run: Run, library: Path) -> None:
    fields = dict(line.split("\t") for line in run("index", "status", library=library).lines)
    assert fields["state"] == "ready"
    assert fields["articles"] == "2"
    assert fields["not yet indexed"] == "0"


def test_status_changes_nothing(run: Run, library: Path) -> None:
    shutil.rmtree(library / "index")
    fields = dict(line.split("\t") for line in run("index", "status", library=library).lines)
    assert (fields["state"], fields["not yet indexed"]) == ("missing", "2")
    assert not list(library.glob("index/*"))


def test_rebuild_makes_it_anew(run: Run, library: Path) -> None:
    outcome = run("index", "rebuild", library=library)
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "2 articles indexed\n")


def test_a_missing_index_is_rebuilt_by_the_next_search(run: Run, library: Path) -> None:
    shutil.rmtree(library / "index")
    assert run("search", "ferry", "--count", library=library).out == "2\n"
