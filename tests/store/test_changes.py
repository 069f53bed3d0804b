from __future__ import annotations

from dataclasses import replace
from datetime import date

from reader.model.article import CleanText
from reader.model.plan import NewRevision
from reader.model.search import IndexedText
from reader.store import Store
from reader.store.save import save_plan
from tests.builders import NOON, add_article, make_arrival, make_plan, make_reading


def test_an_article_waits_once_at_its_last_change(store: Store):
    first = save_plan(store.database, make_plan(make_reading("First."), path="/in/a"), NOON)
    second = add_article(store, "Second.")
    save_plan(store.database, NewRevision(first, make_arrival("New.", "/in/a"), make_reading("New.")), NOON)

    assert store.changes.after(0, 10) == ((2, second), (3, first))
    assert store.changes.after(2, 10) == ((3, first),)
    assert store.changes.after(0, 1) == ((2, second),)
    assert store.changes.last_sequence() == 3


def test_what_an_index_lacks(store: Store):
    numbers = [add_article(store, f"Text {count}.") for count in range(5)]

    assert store.changes.count_after(0, 0) == 5
    assert store.changes.count_after(5, 0) == 0
    assert store.changes.count_after(4, numbers[2]) == 3  # the newest, and two below the mark
    assert store.changes.below(numbers[3], 2) == (numbers[2], numbers[1])
    assert store.changes.highest_number() == numbers[-1]


def test_an_empty_library_has_no_changes(store: Store):
    assert (store.changes.last_sequence(), store.changes.highest_number(), store.changes.after(0, 9)) == (0, 0, ())


def test_an_index_is_given_the_head_and_body_but_nothing_that_was_removed(store: Store):
    reading = make_reading("Body.", title="Title", day=date(2025, 7, 30))
    text = CleanText("Title", "Dek", None, ("Body.", "More."), author="A. Writer", source="Wire")
    number = save_plan(store.database, make_plan(replace(reading, text=text)), NOON)

    day = date(2025, 7, 30)
    assert store.changes.indexed_texts([number]) == (
        IndexedText(number, "Title", ("Dek", "Body.", "More."), "en", day, day),
    )
