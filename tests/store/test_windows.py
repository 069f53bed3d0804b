from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader.model.desk import Trail, TrailEntry
from reader.store import Store
from reader.store.desk import Change
from reader.store.windows import SEARCHES_KEPT
from tests.builders import NOON, add_article, kept_trail, redo, undo

TRAIL = Trail((TrailEntry("search", "harbour"), TrailEntry("article", "abc222222222", 40)), 1)


def open_window(store: Store, window: str, running: set[str], minutes: int = 0) -> Trail:
    return store.windows.open_window(
        window, f"process of {window}", NOON + timedelta(minutes=minutes), running.__contains__
    )


def star(store: Store, window: str, number: int) -> None:
    store.desk.do(window, Change("starred", "is_starred", True, (number,)))


def test_a_window_takes_over_the_trail_and_the_journal_of_a_dead_one(store: Store):
    number = add_article(store)
    open_window(store, "old", set())
    store.windows.save_trail("old", TRAIL)
    star(store, "old", number)

    trail = open_window(store, "new", set(), minutes=1)

    assert trail == kept_trail(store, "new") == TRAIL
    assert kept_trail(store, "old") == Trail()
    assert undo(store, "new") is not None
    assert not store.desk.is_starred(number)


def test_a_window_leaves_a_running_one_alone(store: Store):
    number = add_article(store)
    open_window(store, "old", set())
    store.windows.save_trail("old", TRAIL)
    star(store, "old", number)

    trail = open_window(store, "new", {"process of old"}, minutes=1)

    assert trail == Trail()
    assert undo(store, "new") is None
    assert kept_trail(store, "old") == TRAIL
    assert undo(store, "old") is not None


def test_the_latest_dead_windows_trail_is_the_one_taken(store: Store):
    running = {"process of first", "process of second"}
    open_window(store, "first", running)
    open_window(store, "second", running, minutes=1)
    store.windows.save_trail("second", TRAIL)

    assert open_window(store, "third", set(), minutes=2) == TRAIL


def test_what_two_dead_windows_undid_does_not_come_between_undo_and_redo(store: Store):
    one, two, three = (add_article(store, f"Text {count}.") for count in range(3))
    running = {"process of first", "process of second"}
    open_window(store, "first", running)
    open_window(store, "second", running, minutes=1)
    star(store, "first", one)
    star(store, "second", two)
    star(store, "first", three)
    undo(store, "second")

    open_window(store, "third", set(), minutes=2)

    undone = undo(store, "third")
    assert undone is not None
    assert undone.numbers == (three,)
    assert redo(store, "third") == undone
    assert redo(store, "third") is None


def test_what_was_undone_last_can_be_redone_after_a_restart(store: Store):
    one, two = (add_article(store, f"Text {count}.") for count in range(2))
    open_window(store, "old", set())
    star(store, "old", one)
    star(store, "old", two)
    undo(store, "old")

    open_window(store, "new", set(), minutes=1)

    redone = redo(store, "new")
    assert redone is not None
    assert redone.numbers == (two,)


@given(
    entries=st.lists(
        st.builds(TrailEntry, st.sampled_from(["article", "search", "name"]), st.text(), st.integers(0, 9))
    )
)
def test_a_trail_is_read_as_it_was_saved(store: Store, entries: list[TrailEntry]):
    trail = Trail(tuple(entries), len(entries) - 1)
    if kept_trail(store, "mine") == Trail():
        with store.database.writing() as connection:
            connection.execute("DELETE FROM window")
        open_window(store, "mine", set())

    store.windows.save_trail("mine", trail)

    assert kept_trail(store, "mine") == trail


def test_a_reading_position_is_remembered(store: Store):
    number = add_article(store)
    assert store.windows.position(number) == 0

    store.windows.remember_position(number, 120)
    store.windows.remember_position(number, 80)

    assert store.windows.position(number) == 80


def test_searches_come_back_newest_first_each_once(store: Store):
    for minutes, text in enumerate(["ferry", "harbour", "ferry"]):
        store.windows.remember_search(text, NOON + timedelta(minutes=minutes))

    assert store.windows.searches() == ("ferry", "harbour")


def test_searches_of_one_moment_keep_their_order(store: Store):
    for text in ("one", "two", "three"):
        store.windows.remember_search(text, NOON)

    assert store.windows.searches() == ("three", "two", "one")


def test_the_oldest_searches_are_forgotten(store: Store):
    for count in range(SEARCHES_KEPT + 3):
        store.windows.remember_search(f"query {count}", NOON + timedelta(minutes=count))

    searches = store.windows.searches()

    assert len(searches) == SEARCHES_KEPT
    assert searches[0] == f"query {SEARCHES_KEPT + 2}"
    assert searches[-1] == "query 3"


def test_the_windows_that_run_are_those_whose_processes_do(store: Store):
    for window in ("mine", "yours"):
        store.windows.open_window(window, f"process of {window}", NOON, lambda _: True)

    assert store.windows.running(lambda process: process == "process of yours") == ("yours",)


def test_a_new_window_takes_over_the_trail_that_was_kept_last(store: Store):
    other = Trail((TrailEntry("search", "lighthouse"),), 0)
    open_window(store, "first", set())
    open_window(store, "second", {"process of first"}, minutes=1)
    store.windows.save_trail("second", other)
    store.windows.save_trail("first", TRAIL)
    open_window(store, "command", {"process of first", "process of second"}, minutes=2)  # leaves no trail

    assert open_window(store, "new", set(), minutes=3) == TRAIL


def test_a_running_window_keeps_its_trail(store: Store):
    open_window(store, "first", set())
    store.windows.save_trail("first", TRAIL)

    assert open_window(store, "second", {"process of first"}, minutes=1) == Trail()
    assert kept_trail(store, "first") == TRAIL


def test_two_windows_take_back_each_its_own_of_one_article(store: Store):
    number = add_article(store)
    open_window(store, "first", set())
    open_window(store, "second", {"process of first"}, minutes=1)
    star(store, "first", number)
    store.desk.do("second", Change("marked read", "is_read", True, (number,)))
    store.desk.do("second", Change("unstarred", "is_starred", False, (number,)))

    assert undo(store, "second") is not None
    assert store.desk.is_starred(number)  # as the first one left it
    assert undo(store, "first") is not None
    assert not store.desk.is_starred(number)
    assert undo(store, "first") is None
    assert store.desk.in_state("read") == {number}
    assert undo(store, "second") is not None
    assert store.desk.in_state("read") == frozenset()
