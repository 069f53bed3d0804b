from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.library import index as index_module
from reader.model.errors import WorkCancelledError
from reader.model.work import Progress
from tests.builders import write_files
from tests.fakes.world import World

TEXTS = {
    f"{number}.txt": f"Report {number}\n\nThe ferry sailed for the {number}th time from Port Wessel.\n"
    for number in range(3)
}


def ignore(_: Progress) -> None:
    pass


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return write_files(tmp_path / "inbox", TEXTS)


def test_what_is_imported_can_be_searched_at_once(world: World, inbox: Path):
    report = world.library.sources.import_paths([str(inbox)], ignore)

    assert (report.added, report.was_cancelled) == (3, False)
    assert world.library.index.not_yet_indexed() == 0
    assert sorted(world.index.texts) == sorted(report.added_numbers)


def test_a_folder_is_looked_through_again_by_its_real_path_and_a_file_is_not(world: World, inbox: Path, monkeypatch):
    monkeypatch.chdir(inbox.parent)
    single = write_files(inbox.parent / "other", {"single.txt": "A single text."})
    world.library.sources.import_paths(["inbox", str(single / "single.txt")], ignore, source="The Wessel Courier")
    assert world.library.sources.folders() == (str(inbox),)
    write_files(inbox, {"new.txt": "New text\n\nThe ferry is new here.\n"})
    write_files(single, {"more.txt": "More text."})
    monkeypatch.chdir("/")

    report = world.library.sources.rescan(ignore)

    assert (report.added, report.unchanged) == (1, 3)
    (number,) = report.added_numbers
    assert world.store.articles.get(number).source == "The Wessel Courier"


def test_problems_are_reported_by_name(world: World, inbox: Path):
    write_files(inbox, {"empty.txt": ""})
    (inbox / "dangling.txt").symlink_to("nowhere")

    report = world.library.sources.import_paths([str(inbox), str(inbox / "missing.txt")], ignore)

    assert report.added == 3
    assert [(Path(each.subject).name, each.reason) for each in report.problems] == [
        ("dangling.txt", "a link that leads nowhere"),
        ("empty.txt", "empty"),
        ("missing.txt", "no such file"),
    ]


def test_a_folder_whose_name_is_no_text_is_imported_and_says_that_it_is_not_remembered(world: World, tmp_path: Path):
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")
    write_files(Path(folder), TEXTS)

    report = world.library.sources.import_paths([folder], ignore)

    assert report.added == 3
    assert ["not looked through again" in each.reason for each in report.problems] == [True]
    assert world.library.sources.folders() == ()


def test_a_cancelled_import_keeps_what_was_done(world: World, inbox: Path):
    def cancel(progress: Progress) -> None:
        if progress.done == 2:
            raise WorkCancelledError("the import")

    report = world.library.sources.import_paths([str(inbox), str(inbox)], cancel)

    assert (report.added, report.was_cancelled) == (2, True)
    assert world.store.articles.count() == 2
    assert world.library.sources.rescan(ignore).added == 1
    assert world.library.index.not_yet_indexed() == 0


def test_cancelling_while_indexing_keeps_the_import(world: World, inbox: Path):
    def cancel(progress: Progress) -> None:
        if progress.what == "Indexing":
            raise WorkCancelledError("the import")

    report = world.library.sources.import_paths([str(inbox)], cancel)

    assert (report.added, report.was_cancelled) == (3, True)
    assert world.library.index.not_yet_indexed() == 3


def test_an_interrupted_import_leaves_a_library_that_goes_on(world: World, inbox: Path):
    def interrupt(progress: Progress) -> None:
        if progress.done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        world.library.sources.import_paths([str(inbox)], interrupt)

    assert world.store.articles.count() == 1
    assert world.library.sources.import_paths([str(inbox)], ignore).added == 2


def test_an_index_that_another_process_writes_to_is_a_problem_and_loses_nothing(world: World, inbox: Path, monkeypatch):
    monkeypatch.setattr(index_module, "SECONDS_TO_WAIT_FOR_LOCK", 0.0)
    monkeypatch.setattr(index_module, "SECONDS_BETWEEN_TRIES", 0.0)
    world.index.locked_times = 1_000

    report = world.library.sources.import_paths([str(inbox)], ignore)

    assert report.added == 3
    assert [each.reason for each in report.problems] == ["another process writes to it"]


def test_cleaning_again_touches_what_a_query_finds_and_indexes_it(world: World, inbox: Path):
    world.library.sources.import_paths([str(inbox)], ignore)
    with world.store.database.writing() as connection:
        connection.execute("UPDATE article_text SET clean = replace(clean, 'sailed', 'flew')")

    assert world.library.sources.reclean("title:report AND 1", ignore) >= 1
    assert world.library.sources.reclean("", ignore) == 3 - 1
    assert world.library.sources.reclean("", ignore) == 0

    assert world.library.index.not_yet_indexed() == 0
    assert all("sailed" in text.body[0] for text in world.index.texts.values())


def test_cancelling_when_nothing_runs_does_nothing(world: World):
    world.library.sources.cancel()
