"""Whole libraries of concrete parts: in this process for commands, with processes of their own for the screen."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.bootstrap import SAMPLE_FOLDER, open_for_command, open_for_screen
from reader.library import Library
from reader.library.sources import SourcesPart
from reader.model.work import ImportReport, Progress
from reader.settings import Settings, find_shared_folder
from tests.builders import write_files
from tests.fakes.waiting import wait_until

SAMPLES = {file.name: file for file in find_shared_folder("seeds").glob("*.txt")}
EARLIER = {file.name: file for file in (find_shared_folder("seeds") / "earlier").glob("*.txt")}


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

    sample = library.open_sample(ignore)

    count, _ = sample.articles.first_page(0)
    assert count == len(SAMPLES)
    assert sample.settings.library_folder == settings.sample_library_folder
    assert sample.index.not_yet_indexed() == 0
    assert library.articles.first_page(0) == (0, ())
    sample.close()
    again = library.open_sample(ignore)
    assert again.articles.first_page(0)[0] == count
    again.close()
    library.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The sample archive, opened for the first time; no test changes it."""
    home = tmp_path_factory.mktemp("home")
    library = open_for_command(Settings(home / "library", home / "data", home / "config.toml"))
    sample = library.open_sample(ignore)
    yield sample
    sample.close()
    library.close()


def texts_by_file(library: Library) -> dict[str, list[str]]:
    """Every text of every article, the latest last, under its file's name."""
    found = {}
    for number in library.articles.numbers():
        details = library.articles.details(number)
        found[Path(details.article.path or "").name] = [revision.raw_text for revision in details.revisions]
    return found


def test_samples_that_were_corrected_have_their_earlier_text(sample: Library):
    texts = texts_by_file(sample)

    assert texts.keys() == SAMPLES.keys()
    for name, file in SAMPLES.items():
        before = EARLIER.get(name)
        expected = [file] if before is None else [before, file]
        assert [path.read_text("utf-8") for path in expected] == texts[name]
    assert len(EARLIER) >= 3


def test_samples_that_name_no_outlet_come_from_the_sample_archive(sample: Library):
    articles = [sample.articles.get(number) for number in sample.articles.numbers()]
    sources = {article.text.source: article.source for article in articles}

    assert sources.pop(None) == SAMPLE_FOLDER
    assert all(name == source for name, source in sources.items())


def test_a_rescan_of_the_sample_archive_finds_its_folder_as_it_was(sample: Library):
    before = texts_by_file(sample)

    assert [Path(folder).name for folder in sample.sources.folders()] == [SAMPLE_FOLDER]
    report = sample.sources.rescan(ignore)

    assert (report.added, report.revised, report.unchanged) == (0, 0, len(SAMPLES))
    assert texts_by_file(sample) == before


def test_opening_the_sample_archive_again_writes_and_imports_nothing(sample: Library, monkeypatch: pytest.MonkeyPatch):
    folder = sample.settings.sample_library_folder / SAMPLE_FOLDER
    written = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}

    def refuse(*_: object) -> None:
        raise AssertionError("imported again")

    monkeypatch.setattr(SourcesPart, "import_paths", refuse)
    sample.open_sample(ignore).close()

    assert {file.name: file.stat().st_mtime_ns for file in folder.iterdir()} == written


def test_what_an_interrupted_start_left_out_comes_with_the_next(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    def break_off(*_: object) -> ImportReport:
        return ImportReport(was_cancelled=True)

    with monkeypatch.context() as patch:
        patch.setattr(SourcesPart, "import_paths", break_off)
        open_for_command(settings).open_sample(ignore).close()
    sample = open_for_command(settings).open_sample(ignore)

    assert texts_by_file(sample).keys() == SAMPLES.keys()
    sample.close()


def test_folders_are_closed_to_other_users(settings: Settings, inbox: Path):
    library = open_for_command(settings)
    library.sources.import_paths([str(inbox)], ignore)
    library.close()

    for folder in (settings.library_folder, settings.data_folder, settings.library_folder / "index"):
        assert folder.stat().st_mode & 0o077 == 0, folder
