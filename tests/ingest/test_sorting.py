"""Sorting into stories: whatever comes in whatever order, is interrupted or decided, the same stories come out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.ingest import reread, sorting
from reader.ingest.sorting import sort_articles
from reader.model.errors import WorkCancelledError
from reader.model.work import Progress
from reader.store import DATABASE_NAME, Store, open_store
from reader.store.connection import Database
from reader.store.migrations import APPLICATION_ID
from reader.store.terms import CANDIDATES
from reader.understanding.terms import MOST_TERMS
from tests.builders import NOON, add_on_topics, write_files
from tests.ingest.archive import ARCHIVE, FERRY_STORY, LANTERN_STORY
from tests.ingest.conftest import bring, bring_and_sort, ignore, make_workshop, sort_again

DAY = date(2025, 7, 1)
DUMPS = Path(__file__).parents[1] / "store" / "dumps"


@dataclass(frozen=True)
class Picture:
    """What a library says of its articles' stories, by the names of their files."""

    stories: frozenset[frozenset[str]]
    episodes: frozenset[frozenset[str]]
    days: dict[frozenset[str], tuple[date | None, date | None]]
    copies: dict[str, str]
    published: dict[str, str | None]


def picture(store: Store) -> Picture:
    articles = {number: store.articles.get(number) for number in store.articles.numbers()}
    names = {number: Path(article.path or article.text.body[0]).stem for number, article in articles.items()}
    by_id = {article.id: names[number] for number, article in articles.items()}
    stories = [-key for key in store.stories.list_keys() if key < 0]
    episodes = [episode for story in stories for episode in store.stories.episodes(story)]
    places = {name: store.stories.place_of(number) for number, name in names.items()}
    return Picture(
        frozenset(frozenset(names[number] for number in store.stories.articles_of(story)) for story in stories),
        frozenset(frozenset(names[number] for number in episode.articles) for episode in episodes),
        {frozenset(names[number] for number in each.articles): (each.first_day, each.last_day) for each in episodes},
        {name: by_id[place.original_id] for name, place in places.items() if place.original_id},
        {names[number]: article.published.value if article.published else None for number, article in articles.items()},
    )


@contextmanager
def opened(template: Path | None = None) -> Iterator[Store]:
    """A store of its own: empty, or a copy of another one."""
    with TemporaryDirectory() as folder:
        if template is not None:
            copytree(template, folder, dirs_exist_ok=True)
        store = open_store(Path(folder))
        yield store
        store.close()


def sort_in_parts(files: dict[str, Path], parts: Sequence[Sequence[str]]) -> Picture:
    with opened() as store:
        for part in parts:
            bring_and_sort(store, *(files[name] for name in part))
        assert store.sorting.count() == 0
        return picture(store)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = write_files(tmp_path_factory.mktemp("archive"), ARCHIVE)
    return {name.removesuffix(".txt"): folder / name for name in ARCHIVE}


@pytest.fixture(scope="module")
def imported(files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library into which all files were brought, and not yet sorted."""
    folder = tmp_path_factory.mktemp("imported")
    store = open_store(folder)
    bring(make_workshop(store), *files.values())
    store.close()
    return folder


@pytest.fixture(scope="module")
def all_at_once(files: dict[str, Path]) -> Picture:
    return sort_in_parts(files, [sorted(files)])


def test_the_archive_has_two_stories(all_at_once: Picture):
    assert all_at_once.stories == {FERRY_STORY, LANTERN_STORY}
    assert all_at_once.episodes == {
        frozenset({"grounding", "salvage", "passengers"}),
        frozenset({"inquiry", "reprinted"}),
        LANTERN_STORY,
    }
    assert all_at_once.copies == {"reprinted": "inquiry"}


def test_a_copy_printed_later_does_not_stretch_its_episode(all_at_once: Picture):
    assert all_at_once.days[frozenset({"inquiry", "reprinted"})] == (date(2025, 7, 12), date(2025, 7, 12))


@st.composite
def partitions(draw: st.DrawFn) -> list[list[str]]:
    """All files in some order, cut into imports."""
    order = draw(st.permutations([name.removesuffix(".txt") for name in ARCHIVE]))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1))))
    return [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@given(parts=partitions())
@example(parts=[[name.removesuffix(".txt")] for name in ARCHIVE])
@example(parts=[[name.removesuffix(".txt")] for name in reversed(ARCHIVE)])
@settings(max_examples=15)
def test_the_order_of_importing_changes_nothing(files, all_at_once, parts: list[list[str]]):
    assert sort_in_parts(files, parts) == all_at_once


@given(parts=partitions(), again=st.lists(st.sampled_from(sorted(ARCHIVE)), max_size=3))
@settings(max_examples=8)
def test_cleaning_again_changes_nothing(files, all_at_once, parts: list[list[str]], again: list[str]):
    with opened() as store:
        for part in parts:
            bring_and_sort(store, *(files[name] for name in part))
        by_path = {Path(store.articles.get(number).path or "").name: number for number in store.articles.numbers()}
        reread(make_workshop(store), [by_path[name] for name in again], ignore)
        sort_articles(store, ignore)

        assert picture(store) == all_at_once


def test_what_was_a_copy_of_a_text_that_changed_is_one_no_longer(store: Store, tmp_path: Path):
    folder = write_files(tmp_path / "in", ARCHIVE)
    bring_and_sort(store, folder)
    write_files(
        folder, {"inquiry.txt": "Rain ends\n\nORRINGTON, July 12, 2025 - It will be dry tomorrow, and colder.\n"}
    )

    bring_and_sort(store, folder)

    assert picture(store).copies == {}  # what was its copy is one no longer, and stands where its own date says
    assert picture(store).days[frozenset({"reprinted"})] == (date(2025, 7, 28), date(2025, 7, 28))


AGENCY = """Dockers walk out over pay

BRACKWATER, Nov 16 (Northline) - About 2,100 dockers walked out in Brackwater on Monday over pay, their union said.

Talks with the port authority had broken down on Sunday night, and pickets would stand at all gates, the union said.

(Reporting by Ana Lund; Editing by Piet Holm)
"""
PAPER = "Dockers walk out over pay\n\n16 November 2026\n\n" + AGENCY.partition(" - ")[2].partition("(Rep")[0]


@pytest.mark.parametrize("order", [("agency", "paper"), ("paper", "agency")])
def test_a_paper_copies_the_agency_whoever_came_first(store: Store, tmp_path: Path, order: tuple[str, str]):
    texts = {"agency": AGENCY, "paper": PAPER}
    for name in order:
        bring_and_sort(store, write_files(tmp_path / name, {f"{name}.txt": texts[name]}))

    by_name = {Path(store.articles.get(number).path or "").stem: number for number in store.articles.numbers()}
    agency, paper = (store.stories.place_of(by_name[name]) for name in ("agency", "paper"))
    assert (agency.original_id, paper.original_id) == (None, store.articles.get(by_name["agency"]).id)


def test_a_library_of_the_first_version_is_sorted_by_the_next_who_sorts(tmp_path: Path):
    others = [[f"word{number}", 0.01] for number in range(MOST_TERMS - 1)]
    terms = {stem: json.dumps([[stem, 0.9], *others]) for stem in ("ferri", "mill")}
    with sqlite3.connect(tmp_path / DATABASE_NAME) as connection:
        connection.executescript((DUMPS / "1.sql").read_text(encoding="utf-8"))
        for number, stem in ((3, "ferri"), (4, "ferri"), (5, "mill")):
            connection.execute(
                "INSERT INTO article SELECT ?, ?, display_title, source, url, NULL, language, own_date, published,"
                " earliest, latest, words, added, list_day FROM article WHERE number = 1",
                (number, f"article{'abcdef'[number]}"),
            )
            connection.execute(
                "INSERT INTO article_text SELECT ?, clean, ?, place, extractor, media_type, raw_hash, raw, is_stale"
                " FROM article_text WHERE article = 1",
                (number, terms[stem]),
            )
            connection.execute(
                "INSERT INTO article_term SELECT number, ?, 0.9 FROM term WHERE stem = ?", (number, stem)
            )
        connection.execute("UPDATE term SET article_count = 2 WHERE stem = 'ferri'")
        connection.execute("PRAGMA user_version = 1")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.close()
    store = open_store(tmp_path)
    assert store.sorting.count() == store.articles.count() == 5

    sort(store)

    assert [story_of(store, number) for number in (1, 2, 5)] == [None] * 3
    assert story_of(store, 3) == story_of(store, 4) is not None
    assert store.stories.place_of(4).episode_id
    store.close()


class Interruption:
    """Ends the work at its nth chance."""

    def __init__(self, at: int, error: BaseException) -> None:
        self.left = at
        self.error = error

    def __call__(self, _: object = None) -> None:
        self.left -= 1
        if self.left < 0:
            raise self.error


def test_sorting_that_was_cancelled_anywhere_is_made_up_for(imported: Path, all_at_once: Picture):
    for at in range(len(ARCHIVE)):
        with opened(imported) as store:
            with pytest.raises(WorkCancelledError):
                sort_articles(store, Interruption(at, WorkCancelledError("sorting")))
            assert store.sorting.count() == len(ARCHIVE)

            sort_articles(store, ignore)

            assert picture(store) == all_at_once
            assert store.sorting.count() == 0


class Killed(BaseException):
    """The process ends here."""


def kill_at_transaction(patch: pytest.MonkeyPatch, at: int) -> Callable[[], None]:
    """Let so many transactions through; returns what brings the database back to life."""
    writing, interrupt = Database.writing, Interruption(at, Killed())

    def write_or_die(database: Database) -> Any:
        interrupt()
        return writing(database)

    patch.setattr(Database, "writing", write_or_die)
    return lambda: patch.setattr(Database, "writing", writing)


def test_sorting_that_was_killed_between_any_two_transactions_is_made_up_for(imported: Path, all_at_once: Picture):
    at, was_killed = 0, True
    while was_killed:
        with opened(imported) as store, pytest.MonkeyPatch.context() as patch:
            patch.setattr(sorting, "SORTED_AT_ONCE", 2)
            revive = kill_at_transaction(patch, at)
            try:
                sort_articles(store, ignore)
                was_killed = False
            except Killed:
                revive()
                assert_nothing_is_half_sorted(store)
                sort_articles(store, ignore)
            revive()
            assert picture(store) == all_at_once
            assert store.sorting.count() == 0
        at += 1
    assert at > 3


def assert_nothing_is_half_sorted(store: Store) -> None:
    keys = [-key for key in store.stories.list_keys() if key < 0]
    assert all(row.name for row in store.stories.rows(keys))
    places = [store.stories.place_of(number) for number in store.articles.numbers()]
    assert all((place.story is None) == (place.episode_id is None) for place in places)


def test_a_text_that_changes_while_it_is_compared_waits_on(store: Store, files):
    bring(make_workshop(store), *files.values())
    inquiry = files["inquiry"].read_text(encoding="utf-8")
    was_changed = False

    def change_once(_: Progress) -> None:
        nonlocal was_changed
        if not was_changed:
            was_changed = True
            other = Store(Database(store.database.file))
            files["inquiry"].write_text("Rain ends\n\nIt will be dry tomorrow, and colder.\n", encoding="utf-8")
            bring(make_workshop(other), files["inquiry"])
            other.close()

    try:
        assert sort_articles(store, change_once) == len(ARCHIVE) + 1
    finally:
        files["inquiry"].write_text(inquiry, encoding="utf-8")

    assert store.sorting.count() == 0
    assert picture(store).copies == {}
    assert picture(store).stories == {FERRY_STORY - {"inquiry"}, LANTERN_STORY}


def test_sorting_in_several_batches_is_sorting(files, all_at_once, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sorting, "SORTED_AT_ONCE", 2)

    assert sort_in_parts(files, [sorted(files)]) == all_at_once


def test_progress_grows_to_its_total(store: Store, files):
    bring(make_workshop(store), *files.values())
    told: list[Progress] = []

    assert sort_articles(store, told.append) == len(ARCHIVE)

    assert [(each.done, each.total) for each in told] == [(done, len(ARCHIVE)) for done in range(len(ARCHIVE))]
    assert sort_articles(store, told.append) == 0


def sort(store: Store) -> None:
    sort_articles(store, ignore)
    assert store.sorting.count() == 0


def story_of(store: Store, article: int) -> int | None:
    return store.stories.place_of(article).story


@pytest.fixture
def two_stories(store: Store) -> list[int]:
    """Two articles on the ferry, two on the bridge."""
    articles = [add_on_topics(store, f"{topic} {count}.", topic) for topic in ("ferry", "bridge") for count in range(2)]
    sort(store)
    assert story_of(store, articles[0]) == story_of(store, articles[1]) is not None
    assert story_of(store, articles[2]) == story_of(store, articles[3]) is not None
    assert story_of(store, articles[0]) != story_of(store, articles[2])
    return articles


def test_two_stories_that_nobody_looked_at_become_one_by_a_bridge(store: Store, two_stories: list[int]):
    old_numbers = {story_of(store, article) for article in two_stories}
    old_ids = {store.stories.place_of(article).story_id or "" for article in two_stories}

    bridge = add_on_topics(store, "The ferry struck the bridge.", "ferry", "bridge")
    sort(store)

    (story,) = {story_of(store, article) for article in (*two_stories, bridge)}
    assert story is not None
    assert {store.stories.find(id_) for id_ in old_ids} == {story}
    assert {store.stories.row(number).number for number in old_numbers if number} == {story}


def test_two_stories_that_were_looked_at_stay_two_and_become_neighbours(store: Store, two_stories: list[int]):
    before = [story_of(store, article) for article in two_stories]
    ferry, bridge = before[0], before[2]
    assert ferry is not None
    assert bridge is not None
    store.stories.mark_seen(ferry, NOON)
    store.desk.open_quietly(two_stories[2], is_read=False)  # reading one of its articles is looking at it, too

    between = add_on_topics(store, "The ferry struck the bridge.", "ferry", "bridge")
    sort(store)

    assert [story_of(store, article) for article in two_stories] == before
    assert story_of(store, between) in (ferry, bridge)
    assert store.stories.neighbours(ferry) == (bridge,)
    assert store.stories.neighbours(bridge) == (ferry,)


def test_of_two_stories_that_become_one_the_one_that_was_looked_at_lives_on(store: Store, two_stories: list[int]):
    bridge = story_of(store, two_stories[2])
    assert bridge is not None
    store.stories.mark_seen(bridge, NOON)
    add_on_topics(store, "Ferry 3.", "ferry")
    sort(store)

    add_on_topics(store, "The ferry struck the bridge.", "ferry", "bridge")
    sort(store)

    assert {story_of(store, article) for article in two_stories} == {bridge}


def test_an_article_that_is_sorted_again_stays_in_its_story(store: Store, two_stories: list[int]):
    """Not even a larger story of closer kin draws it out of one that the user has looked at."""
    ferry, bridge = story_of(store, two_stories[0]), story_of(store, two_stories[2])
    assert ferry is not None
    assert bridge is not None
    store.stories.mark_seen(ferry, NOON)
    store.stories.mark_seen(bridge, NOON)
    between = add_on_topics(store, "The ferry struck the bridge.", "ferry", "bridge")
    sort(store)
    other = ({ferry, bridge} - {story_of(store, between)}).pop()
    topic = "ferry" if other == ferry else "bridge"
    for count in range(4):
        add_on_topics(store, f"More of the {topic} {count}.", topic)
    sort(store)
    home = story_of(store, between)
    assert home != other

    sort_again(store, between)

    assert story_of(store, between) == home


def test_an_article_without_kin_belongs_to_no_story(store: Store):
    article = add_on_topics(store, "Alone.", "alone")
    sort(store)

    assert story_of(store, article) is None
    assert list(store.stories.list_keys()) == [article]


def test_a_small_story_is_named_anew_until_it_is_looked_at(store: Store):
    first = [add_on_topics(store, f"The old mill burns {count}.", "mill") for count in range(2)]
    sort(store)
    story = story_of(store, first[0])
    assert story is not None
    assert store.stories.row(story).name

    def name_after_one_more(text: str) -> str:
        with store.database.writing() as connection:
            connection.execute("UPDATE story SET name = 'called so' WHERE number = ?", (story,))
        add_on_topics(store, text, "mill")
        sort(store)
        assert story is not None
        return store.stories.row(story).name

    assert name_after_one_more("The mill again.") != "called so"
    store.stories.mark_seen(story, NOON)
    assert name_after_one_more("And again the mill.") == "called so"


def test_a_grown_story_keeps_its_name(store: Store):
    articles = [
        add_on_topics(store, f"The old mill burns {count}.", "mill") for count in range(sorting.NAMED_UP_TO + 1)
    ]
    sort(store)
    story = story_of(store, articles[0])
    assert story is not None
    name = store.stories.row(story).name
    assert name

    with store.database.writing() as connection:
        connection.execute("UPDATE story SET name = 'called so' WHERE number = ?", (story,))
    add_on_topics(store, "One more on the mill.", "mill")
    sort(store)

    assert store.stories.row(story).name == "called so"


def count_steps(store: Store, work: Callable[[], object]) -> int:
    """How many hundreds of steps SQLite's machine takes for this work."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection = store.database.connection()
    connection.set_progress_handler(count, 100)
    work()
    connection.set_progress_handler(None, 0)
    return steps


def test_the_cost_of_one_more_article_does_not_grow_with_the_archive(store: Store):
    def add_archive(first: int, last: int) -> None:
        for number in range(first, last):
            topic, day = f"topic {number // 3}", DAY + timedelta(days=number % 40)
            add_on_topics(store, f"{print_text(topic)} As told {number} times.", topic, day=day)
        sort(store)

    def print_text(topic: str) -> str:
        """What all articles on a topic print: they are copies."""
        return " ".join(f"{topic} word {count}." for count in range(9))

    def sort_one_more(topic: str) -> int:
        add_on_topics(store, f"{print_text(topic)} One more.", topic)
        return count_steps(store, lambda: sort_articles(store, ignore))

    add_archive(0, 60)
    small = sort_one_more("topic 3")
    add_archive(60, 600)
    large = sort_one_more("topic 4")

    assert small > 10
    assert large <= 1.5 * small


def test_an_article_that_is_sorted_again_keeps_the_pairs_by_which_others_found_it(store: Store):
    articles = [add_on_topics(store, f"The old mill burns {count}.", "mill") for count in range(60)]
    sort(store)
    pairs = {number: {each.other for each in store.likeness.of(number)} for number in articles}
    hub = max(articles, key=lambda number: len(pairs[number]))
    assert len(pairs[hub]) > CANDIDATES

    sort_again(store, hub)

    assert {each.other for each in store.likeness.of(hub)} == pairs[hub]
