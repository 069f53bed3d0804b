"""Whole libraries of concrete parts: in this process for commands, with processes of their own for the screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.bootstrap import open_for_command, open_for_screen
from reader.model.work import Progress
from reader.settings import Settings
from tests.builders import write_files
from tests.fakes.waiting import wait_until


def ignore(_: Progress) -> None:
    pass


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "library", tmp_path / "data", tmp_path / "config.toml")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    texts = {f"{n}.txt": f"Report {n}\n\nThe ferry sailed for the {n}th time from Port Wessel.\n" for n in range(3)}
    return write_files(tmp_path / "inbox", texts)


LATE = ("reader.workers", "reader.ingest", "reader.index", "reader.library.search", "reader.store.desk", "whoosh")


@pytest.mark.parametrize("module", LATE)
def test_opening_a_library_and_reading_its_first_page_imports_nothing_else(settings: Settings, module: str):
    code = (
        "import sys; from reader.bootstrap import open_for_screen; from reader.settings import load_settings;"
        "library = open_for_screen(load_settings(sys.argv[1], None, {})); library.articles.first_page(64);"
        "print(sys.argv[2] in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(settings.library_folder), module]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"


def children() -> set[str]:
    """Command lines of our worker processes."""
    found = set()
    for task in Path("/proc/self/task").iterdir():
        for pid in (task / "children").read_text().split():
            command = Path(f"/proc/{pid}/cmdline").read_text()
            if "serve_tasks" in command:
                found.add(pid)
    return found


def test_a_library_for_a_command_works_in_this_process(settings: Settings, inbox: Path):
    library = open_for_command(settings)

    report = library.sources.import_paths([str(inbox)], ignore)

    assert report.added == 3
    assert len(library.search.ask("ferry").numbers) == 3
    assert children() == set()
    library.close()


def test_a_library_for_the_screen_works_in_processes_that_start_late_and_end(settings: Settings, inbox: Path):
    library = open_for_screen(settings)
    assert library.articles.first_page(10) == (0, ())
    assert children() == set()

    report = library.sources.import_paths([str(inbox)], ignore)
    assert report.added == 3
    result = library.search.ask("ferry")

    assert sorted(result.numbers) == sorted(report.added_numbers)
    assert len(library.search.hits(result, 0, 3)) == 3
    wait_until(lambda: len(children()) == 1, "the end of the process that imported")
    library.close()
    assert children() == set()


@pytest.mark.parametrize("open_library", [open_for_command, open_for_screen])
def test_the_sample_archive_is_a_library_of_its_own_and_filled_once(settings: Settings, open_library):
    library = open_library(settings)

    sample = library.open_sample()

    count, _ = sample.articles.first_page(0)
    assert count > 5
    assert sample.settings.library_folder == settings.sample_library_folder
    assert sample.index.not_yet_indexed() == 0
    assert library.articles.first_page(0) == (0, ())
    sample.close()
    again = library.open_sample()
    assert again.articles.first_page(0)[0] == count
    again.close()
    library.close()


def test_folders_are_closed_to_other_users(settings: Settings, inbox: Path):
    library = open_for_command(settings)
    library.sources.import_paths([str(inbox)], ignore)
    library.close()

    for folder in (settings.library_folder, settings.data_folder, settings.library_folder / "index"):
        assert folder.stat().st_mode & 0o077 == 0, folder
