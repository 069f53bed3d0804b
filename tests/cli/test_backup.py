from __future__ import annotations

import zipfile
from pathlib import Path

from tests.cli.conftest import Run


def test_a_restored_backup_answers_as_the_library_does(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    outcome = run("backup", str(file))
    assert (outcome.status, outcome.out) == (0, "")
    said, how = outcome.err.splitlines()
    assert said.startswith(f"{file}: library.sqlite3; ")
    assert "--library FOLDER" in how
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path / "restored")
    for words in (("export",), ("search", "bridge", "--json"), ("names", "--json"), ("stories", "--json")):
        restored, original = run(*words, library=tmp_path / "restored"), run(*words)
        assert restored.status == 0
        if words[0] != "search":
            assert restored.out == original.out
        else:
            assert restored.out.split('"hits"')[1] == original.out.split('"hits"')[1]


def test_a_backup_is_not_overwritten_by_chance(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    file.write_text("dear")
    outcome = run("backup", str(file))
    assert (outcome.status, outcome.err) == (
        1,
        f"{file}: is there already; name another file, or replace it with --force\n",
    )
    assert run("backup", str(file), "--force").status == 0
    assert zipfile.is_zipfile(file)


def test_a_folder_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    outcome = run("backup", str(tmp_path / "missing" / "backup.zip"))
    assert (outcome.status, len(outcome.err.splitlines())) == (1, 1)
    assert not (tmp_path / "missing").exists()
