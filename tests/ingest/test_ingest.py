"""The pipeline on real files: who is who, whatever comes in whatever order."""

from __future__ import annotations

import itertools
import multiprocessing
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.ingest import Workshop, import_paths, mint_id, reread
from reader.ingest.sorting import sort_articles
from reader.library.relations import find_related
from reader.model.errors import WorkCancelledError
from reader.model.work import Progress
from reader.store import Store, open_store
from reader.store.migrations import MIGRATIONS
from tests.builders import write_files
from tests.ingest.conftest import bring, ignore, make_workshop

FERRY = """Ferry runs aground off Port Wessel

The ferry Saint Orla ran aground off Port Wessel on Monday night with 212 people on board, the Harbour Board said.

Odalys Brenk, who leads the Harbour Board of Wessel, said that nobody was hurt and that the ship would be refloated.

"We will know by Wednesday what went wrong," Brenk said, and promised a report before the summer ends.
"""
CORRECTED = FERRY.replace("212 people", "221 people")
INQUIRY = """Inquiry into ferry begins

PORT WESSEL, July 30, 2025 - An inquiry into the grounding of the ferry Saint Orla opened on Wednesday in Port Wessel.

Tamsin Vole, a lawyer, asked why Odalys Brenk and the Harbour Board of Wessel had let the ferry sail in the storm.
"""
TAIL = "Write to the desk of this paper with what you saw at the quay."


def story(number: int) -> str:
    """A short text of its own, with the tail that its folder repeats."""
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    words = ("bakery", "bridge", "library", "tram line", "swimming pool", "orchard")
    word = words[number % 6]
    return (
        f"Council of Wessel argues about the {word}\n\n"
        f"The council of Port Wessel spent its {days[number % 6]} session on the {word}; {number + 3} members want"
        f" to close it before winter.\n\nTamsin Vole said that the {word} had served the town for"
        f" {number + 20} years and would be missed by all who live near it.\n\n{TAIL}\n"
    )


@pytest.fixture
def workshop(store: Store) -> Workshop:
    return make_workshop(store)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return write_files(tmp_path / "inbox", {"ferry.txt": FERRY, "inquiry.txt": INQUIRY})


def contents(store: Store) -> list[str]:
    """The whole database, for telling whether anything changed."""
    return list(store.database.connection().iterdump())


def only_article(store: Store) -> Any:
    (number,) = store.articles.numbers()
    return store.articles.get(number)


def test_a_file_goes_all_the_way(workshop: Workshop, inbox: Path):
    report = bring(workshop, inbox)

    assert (report.added, report.revised, report.unchanged, report.problems) == (2, 0, 0, ())
    inquiry = workshop.store.articles.get(report.added_numbers[1])
    assert inquiry.text.title == "Inquiry into ferry begins"
    assert inquiry.published is not None
    assert inquiry.published.value == "2025-07-30"
    assert (inquiry.language, inquiry.source, inquiry.path) == ("en", "inbox", str(inbox / "inquiry.txt"))
    names = {each.entity.name: each.entity.type for each in workshop.store.entities.in_article(inquiry.number)}
    assert names["Odalys Brenk"] == "person"
    assert [each.row.display_title for each in find_related(workshop.store, inquiry.number)] == [
        "Ferry runs aground off Port Wessel"
    ]


def test_importing_twice_changes_nothing(workshop: Workshop, inbox: Path):
    bring(workshop, inbox)
    before = contents(workshop.store)

    report = bring(workshop, inbox)

    assert (report.added, report.revised, report.unchanged) == (0, 0, 2)
    assert contents(workshop.store) == before


def test_the_same_text_under_two_paths_is_one_article(workshop: Workshop, tmp_path: Path):
    in_utf8 = write_files(tmp_path / "a", {"ferry.txt": FERRY})
    in_utf16 = write_files(tmp_path / "b", {"copy.txt": FERRY.encode("utf-16")})

    report = bring(workshop, in_utf8, in_utf16, in_utf8)

    assert (report.added, report.unchanged) == (1, 2)
    assert only_article(workshop.store).revision_count == 1


def test_another_text_under_the_same_path_is_a_revision(workshop: Workshop, inbox: Path):
    first, _ = bring(workshop, inbox).added_numbers
    id_ = workshop.store.articles.get(first).id
    write_files(inbox, {"ferry.txt": CORRECTED})

    report = bring(workshop, inbox)

    assert (report.added, report.revised, report.unchanged) == (0, 1, 1)
    article = workshop.store.articles.get(first)
    assert (article.id, article.revision_count) == (id_, 2)
    assert "221 people" in article.text.body[0]
    assert "212 people" in workshop.store.articles.details(first).revisions[0].raw_text


def test_a_text_that_goes_back_is_a_revision_too(workshop: Workshop, tmp_path: Path):
    for text in (FERRY, CORRECTED, FERRY, FERRY):
        bring(workshop, write_files(tmp_path / "in", {"ferry.txt": text}))

    article = only_article(workshop.store)

    assert article.revision_count == 3
    assert "212 people" in article.text.body[0]


def test_copies_that_part_are_revisions_once_and_then_stay_as_they_are(workshop: Workshop, tmp_path: Path):
    folder = write_files(tmp_path / "in", {"a.txt": FERRY, "b.txt": FERRY})
    bring(workshop, folder)
    write_files(folder, {"b.txt": CORRECTED})

    reports = [bring(workshop, folder) for _ in range(3)]

    assert [report.revised for report in reports] == [1, 0, 0]
    assert "221 people" in only_article(workshop.store).text.body[0]


def test_the_text_of_an_earlier_revision_elsewhere_is_still_the_same_article(workshop: Workshop, tmp_path: Path):
    bring(workshop, write_files(tmp_path / "in", {"ferry.txt": FERRY}))
    bring(workshop, write_files(tmp_path / "in", {"ferry.txt": CORRECTED}))

    report = bring(workshop, write_files(tmp_path / "old", {"ferry.txt": FERRY}))

    assert report.unchanged == 1
    assert "221 people" in only_article(workshop.store).text.body[0]


def test_an_id_comes_of_the_first_text_alone():
    assert mint_id("00" * 32) == "aaaaaaaaaaaa"
    assert mint_id("ff" * 32) == "777777777777"


def test_a_source_is_named_by_the_import_else_by_the_text_else_by_the_place(workshop: Workshop, tmp_path: Path):
    folder = write_files(tmp_path / "evil\x1b[31m  folder", {"a.txt": FERRY, "b.txt": INQUIRY})

    bring(workshop, folder / "a.txt", source="The \x1b[1mWessel\n Courier")
    bring(workshop, folder / "b.txt")

    assert [name for _, name in workshop.store.sources.names()] == ["The Wessel Courier", "evil folder"]


def test_bad_documents_are_lines_of_the_report_and_stop_nothing(workshop: Workshop, tmp_path: Path):
    folder = write_files(
        tmp_path / "in",
        {"a.txt": b"\x89PNG\r\n" + bytes(range(32)) * 9, "b.txt": "\u200b\u202e\n\u2060", "c.txt": "", "d.txt": FERRY},
    )

    report = bring(workshop, folder, tmp_path / "missing.txt")

    assert report.added == 1
    assert [Path(each.subject).name for each in report.problems] == ["a.txt", "b.txt", "c.txt", "missing.txt"]
    assert [each.reason for each in report.problems] == [
        "not a text file",
        "holds no readable text",
        "empty",
        "no such file",
    ]


def test_progress_names_each_file_and_ends_at_the_total(workshop: Workshop, inbox: Path):
    told: list[Progress] = []

    import_paths(workshop, [str(inbox)], None, told.append)

    assert [(each.done, each.total) for each in told] == [(0, 2), (1, 2), (2, 2)]
    assert [Path(each.item).name for each in told] == ["ferry.txt", "inquiry.txt", ""]


@pytest.mark.parametrize("interruption", [WorkCancelledError("the import"), KeyboardInterrupt()])
def test_what_was_done_before_an_interruption_stays_done(workshop: Workshop, inbox: Path, interruption: BaseException):
    def interrupt(progress: Progress) -> None:
        if progress.done == 1:
            raise interruption

    if isinstance(interruption, KeyboardInterrupt):
        with pytest.raises(KeyboardInterrupt):
            import_paths(workshop, [str(inbox)], None, interrupt)
    else:
        report = import_paths(workshop, [str(inbox)], None, interrupt)
        assert report.was_cancelled
        assert (report.added, len(report.added_numbers)) == (1, 1)

    assert only_article(workshop.store).text.title == "Ferry runs aground off Port Wessel"
    assert bring(workshop, inbox).added == 1


def removed_texts(store: Store) -> list[bool]:
    """For each article in order of arrival, whether the tail was taken out of it."""
    articles = [store.articles.get(number) for number in sorted(store.articles.numbers())]
    for article in articles:
        assert (TAIL in article.text.body) != any(TAIL in removed.text for removed in article.text.removed)
    return [TAIL not in article.text.body for article in articles]


def test_a_line_that_a_folder_repeats_is_taken_out_of_the_earlier_texts_as_well(workshop: Workshop, tmp_path: Path):
    folder = write_files(tmp_path / "in", {f"{number}.txt": story(number) for number in range(5)})

    bring(workshop, *(folder / f"{number}.txt" for number in range(3)))
    assert removed_texts(workshop.store) == [False] * 3
    bring(workshop, folder / "3.txt")
    assert removed_texts(workshop.store) == [True] * 4
    before = workshop.store.changes.last_sequence()
    bring(workshop, folder / "4.txt")

    assert removed_texts(workshop.store) == [True] * 5
    assert workshop.store.changes.last_sequence() == before + 1  # the earlier four were left in peace


def test_a_line_that_was_no_story_anyway_only_gets_another_reason(workshop: Workshop, tmp_path: Path):
    texts = {f"{number}.txt": story(number).replace(TAIL, "Tags: ferries, harbours") for number in range(4)}
    folder = write_files(tmp_path / "in", texts)
    earlier = bring(workshop, *(folder / f"{number}.txt" for number in range(3))).added_numbers
    before = [workshop.store.articles.get(number) for number in earlier]
    sort_articles(workshop.store, ignore)

    bring(workshop, folder / "3.txt")

    after = [workshop.store.articles.get(number) for number in earlier]
    assert [each.text.body for each in after] == [each.text.body for each in before]
    assert {each.text.removed[-1].reason for each in before} == {"keywords"}
    assert {each.text.removed[-1].reason for each in after} == {"this source repeats it"}
    assert workshop.store.sorting.count() == 1  # the new one: the others say what they said


def test_figures_and_background_that_recur_stay_and_so_does_a_headline(workshop: Workshop, tmp_path: Path):
    background = "The fever is carried by ticks and kills one patient in five."
    texts = {
        f"{number}.txt": "\n\n".join(
            [
                "Morning briefing",
                *story(number).split("\n\n")[1:3],
                f"At least {13 + 3 * number} people have died.",
                background,
            ]
        )
        for number in range(5)
    }
    numbers = bring(workshop, write_files(tmp_path / "in", texts)).added_numbers

    for count, number in enumerate(numbers):
        text = workshop.store.articles.get(number).text
        assert text.title == "Morning briefing"
        assert text.body[2:] == (f"At least {13 + 3 * count} people have died.", background)
        assert not text.removed


def test_copies_of_one_text_do_not_count_as_repetition(workshop: Workshop, tmp_path: Path):
    original = story(0)
    copies = [original.replace("20 years", f"{20 + number} good years") for number in range(6)]
    folder = write_files(tmp_path / "in", {f"{number}.txt": text for number, text in enumerate(copies)})

    bring(workshop, folder)

    assert removed_texts(workshop.store) == [False] * 6


def test_cleaning_again_that_was_interrupted_is_made_up_for(workshop: Workshop, tmp_path: Path):
    folder = write_files(tmp_path / "in", {f"{number}.txt": story(number) for number in range(4)})

    def interrupt(progress: Progress) -> None:
        if progress.what == "Cleaning again":
            raise WorkCancelledError("the import")

    report = import_paths(workshop, [str(folder)], None, interrupt)
    assert report.was_cancelled
    assert removed_texts(workshop.store) == [False, False, False, True]

    bring(workshop, folder)

    assert removed_texts(workshop.store) == [True] * 4


def test_reading_again_by_the_same_rules_changes_nothing_that_is_shown(workshop: Workshop, inbox: Path):
    numbers = bring(workshop, inbox).added_numbers
    before = [workshop.store.articles.get(number) for number in numbers]

    queue = workshop.store.changes.after(0, 9)

    assert reread(workshop, numbers, ignore) == 0

    assert workshop.store.changes.after(0, 9) == queue
    assert [workshop.store.articles.get(number) for number in numbers] == before
    assert [each.revision_count for each in before] == [1, 1]


def test_reading_again_keeps_a_name_that_the_import_gave(workshop: Workshop, inbox: Path):
    (number,) = bring(workshop, inbox / "ferry.txt", source="The Wessel Courier").added_numbers

    reread(workshop, [number], ignore)

    assert workshop.store.articles.get(number).source == "The Wessel Courier"


def picture(store: Store) -> dict[str, Any]:
    """All that a user can see of a library, apart from when and in which order things came."""
    numbers = store.articles.numbers()
    seen = {}
    for number in numbers:
        article = store.articles.get(number)
        names = [(each.entity, each.mentions) for each in store.entities.in_article(number)]
        related = [(each.row.id, each.score, each.reasons) for each in find_related(store, number)]
        shown = (article.text, article.display_title, article.source, article.language, article.own_date, article.words)
        seen[article.id] = (shown, article.published, names, related)
    return seen


def import_in_order(files: Sequence[Path], order: Iterable[int]) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        workshop = make_workshop(store)
        for position in order:
            assert bring(workshop, files[position]).problems == ()
        seen = picture(store)
        store.close()
    return seen


SMALL = {
    "a.txt": FERRY,
    "b.txt": INQUIRY,
    "c.txt": FERRY,  # the same again
    "d.txt": CORRECTED.replace("\n\nOdalys", "\n\nMeanwhile, Odalys"),  # nearly the same
    "e.txt": "Another Brenk speaks\n\nOsric Brenk, a painter and no relation, said on July 29, 2025 he was at sea.\n",
    "f.txt": "Brenk honoured\n\nMr Brenk was given the freedom of Port Wessel by its council on Friday.\n",
    **{f"s{number}.txt": story(number) for number in range(5)},
}


@pytest.fixture(scope="module")
def small_files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = write_files(tmp_path_factory.mktemp("order") / "in", SMALL)
    return [folder / name for name in SMALL]


@pytest.fixture(scope="module")
def small_picture(small_files: list[Path]) -> dict[str, Any]:
    seen = import_in_order(small_files, range(len(SMALL)))
    assert len(seen) == len(SMALL) - 1
    return seen


@given(order=st.permutations(range(len(SMALL))))
@example(order=list(reversed(range(len(SMALL)))))
@settings(max_examples=10)
def test_the_order_of_importing_changes_nothing(small_files, small_picture, order: list[int]):
    assert import_in_order(small_files, order) == small_picture


def bring_in_another_process(library: Path, folder: Path, barrier: Any) -> None:
    store = open_store(library)
    barrier.wait()
    bring(make_workshop(store), folder)
    store.close()


def test_two_processes_that_import_the_same_folder_double_nothing(tmp_path: Path):
    texts = {f"{number}.txt": story(number) + f"\nNumber {number}.\n" for number in range(12)}
    folder = write_files(tmp_path / "in", texts)
    library = tmp_path / "library"
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(2)
    processes = [context.Process(target=bring_in_another_process, args=(library, folder, barrier)) for _ in range(2)]

    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0]
    store = open_store(library)
    assert store.articles.count() == 12
    assert {store.articles.get(number).revision_count for number in store.articles.numbers()} == {1}
    expected = import_in_order([folder / name for name in texts], range(12))
    assert picture(store) == expected
    store.close()


def test_processes_that_make_a_library_at_once_all_open_it(tmp_path: Path):
    context = multiprocessing.get_context("fork")
    for attempt in range(3):
        library = tmp_path / f"library {attempt}"
        barrier = context.Barrier(4)
        processes = [context.Process(target=open_at_once, args=(library, barrier)) for _ in range(4)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        assert [process.exitcode for process in processes] == [0] * 4


def open_at_once(library: Path, barrier: Any) -> None:
    barrier.wait()
    store = open_store(library)
    assert store.database.connection().execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


def test_the_order_of_the_originals_changes_nothing(originals: Path):
    files = sorted(originals.glob("*.txt"))
    orders = list(itertools.permutations(range(len(files))))
    expected = import_in_order(files, orders[0])

    for order in orders[7::40]:
        assert import_in_order(files, order) == expected
