from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from reader.model.plan import CountableBlock
from reader.store import Store
from reader.store.sources import Folder
from tests.builders import NOON, add_article

TAIL = CountableBlock("tail", False)


def lead(name: str) -> CountableBlock:
    return CountableBlock(name, True)


def test_a_line_is_repeated_once_three_other_texts_of_its_place_hold_it(store: Store):
    for count in range(2):
        add_article(store, f"Text {count}.", blocks=[TAIL, lead(f"lead {count}")])
    assert store.sources.repeated_blocks("inbox", [TAIL, lead("mine")], None) == frozenset()

    third = add_article(store, "Text 3.", blocks=[TAIL, lead("lead 3")])

    assert store.sources.repeated_blocks("inbox", [TAIL, lead("mine")], None) == {"tail"}
    assert store.sources.repeated_blocks("elsewhere", [TAIL, lead("mine")], None) == frozenset()
    assert store.sources.repeated_blocks("inbox", [TAIL, lead("lead 3")], third) == frozenset()
    assert store.sources.repeated_blocks("inbox", [], None) == frozenset()


def test_copies_of_one_text_prove_nothing(store: Store):
    for count in range(6):
        add_article(store, f"Copy {count}.", blocks=[TAIL, lead("the same beginning")])

    assert store.sources.repeated_blocks("inbox", [TAIL, lead("the same beginning")], None) == frozenset()
    assert store.sources.repeated_blocks("inbox", [TAIL, lead("another")], None) == frozenset()


def test_a_copy_of_one_of_three_holders_is_no_fourth(store: Store):
    for name in ("one", "two", "three"):
        add_article(store, f"Text {name}.", blocks=[TAIL, lead(name)])

    assert store.sources.repeated_blocks("inbox", [TAIL, lead("three")], None) == frozenset()
    assert store.sources.repeated_blocks("inbox", [TAIL, lead("four")], None) == {"tail"}


def test_texts_without_a_long_beginning_count_each(store: Store):
    for count in range(3):
        add_article(store, f"Note {count}.", blocks=[TAIL])

    assert store.sources.repeated_blocks("inbox", [TAIL], None) == {"tail"}


def test_furniture_stays_known_and_makes_its_holders_stale_once(store: Store):
    holders = [add_article(store, f"Text {count}.", blocks=[TAIL]) for count in range(3)]
    add_article(store, "Without it.")
    assert store.sources.stale_articles() == ()

    holders.append(add_article(store, "Text 3.", blocks=[TAIL]))

    assert store.sources.stale_articles() == tuple(holders)
    with store.database.writing() as connection:
        connection.execute("UPDATE article_text SET is_stale = 0")
        connection.execute("DELETE FROM block")
    assert store.sources.repeated_blocks("inbox", [TAIL], None) == {"tail"}
    add_article(store, "Text 4.", blocks=[TAIL])
    assert store.sources.stale_articles() == ()


def test_texts_that_are_not_stored_yet_hold_their_lines_too(store: Store):
    for name in ("one", "two"):
        add_article(store, f"Text {name}.", blocks=[TAIL, lead(name)])
    lines = [TAIL, lead("mine")]

    assert store.sources.repeated_blocks("inbox", lines, None, [("tail", "three")]) == {"tail"}
    for no_other in ("one", "mine"):
        assert store.sources.repeated_blocks("inbox", lines, None, [("tail", no_other)]) == frozenset()


def test_a_folder_is_remembered_once_and_keeps_its_name_unless_given_another(store: Store):
    store.sources.add_folder(Folder("/in/b", "Courier"), NOON)
    store.sources.add_folder(Folder("/in/a", None), NOON)
    store.sources.add_folder(Folder("/in/b", None), NOON)
    assert store.sources.folders() == (Folder("/in/a", None), Folder("/in/b", "Courier"))

    store.sources.add_folder(Folder("/in/b", "Herald"), NOON)

    assert store.sources.folders()[1] == Folder("/in/b", "Herald")


def test_articles_by_the_moment_they_came_whatever_the_time_zone(store: Store):
    late = add_article(store, "Late.", now=datetime(2025, 7, 31, 22, 30, tzinfo=UTC))
    early = add_article(store, "Early.", now=datetime(2025, 7, 31, 21, 30, tzinfo=UTC))
    east = timezone(timedelta(hours=2))
    midnight = datetime(2025, 8, 1, tzinfo=east)

    assert store.sources.articles_added(midnight, midnight + timedelta(days=1)) == {late}
    assert store.sources.articles_added(midnight - timedelta(days=1), midnight) == {early}


def test_articles_by_source(store: Store):
    number = add_article(store, "One.")
    ((source, name),) = store.sources.names()

    assert name == "The Wessel Courier"
    assert store.sources.articles_from([source]) == {number}
    assert store.sources.articles_from([]) == frozenset()
