from __future__ import annotations

from pathlib import Path

from reader.settings import MANUAL, find_shared_folder
from reader.text.chapters import read_chapter
from tests.cli.conftest import Run


def test_off_a_terminal_all_of_it_is_printed_and_no_library_made(run: Run, tmp_path: Path) -> None:
    outcome = run("manual", library=tmp_path / "library")
    assert (outcome.status, outcome.err) == (0, "")
    for file in sorted(find_shared_folder(MANUAL).glob("*.md")):
        chapter = read_chapter(file.read_text(encoding="utf-8"))
        assert f"{chapter.title}\n=" in outcome.out
        for block in chapter.body:
            assert block in outcome.out
    assert not (tmp_path / "library").exists()
