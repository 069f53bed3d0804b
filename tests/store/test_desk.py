"""The desk against a model of plain Python: state, journal, undo and redo, whatever is done in whatever order."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.model.desk import Counts
from reader.store import Store, open_store
from reader.store.desk import Change, remember_start
from tests.builders import NOON, add_article, redo, undo

ARTICLE_COUNT = 4
WINDOW = "mine"


class Desk(RuleBasedStateMachine):
    """One window acts, undoes and redoes; another restarts in between and takes over."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.store = open_store(Path(self.folder.name))
        self.numbers = [add_article(self.store, f"Text {count}.") for count in range(ARTICLE_COUNT)]
        self.window = "window 0"
        self.restarts = 0
        self.sets: dict[str, set[int]] = {"is_read": set(), "is_starred": set()}
        self.done: list[tuple[str, bool, tuple[int, ...]]] = []
        self.undone: list[tuple[str, bool, tuple[int, ...]]] = []
        self.restart()

    def apply(self, field: str, value: bool, numbers: tuple[int, ...]) -> None:
        if value:
            self.sets[field].update(numbers)
        else:
            self.sets[field].difference_update(numbers)

    @rule()
    def restart(self) -> None:
        self.restarts += 1
        self.window = f"window {self.restarts}"
        now = NOON + timedelta(minutes=self.restarts)
        self.store.windows.open_window(self.window, "a process", now, lambda _: False)

    @rule(
        field=st.sampled_from(["is_read", "is_starred"]),
        value=st.booleans(),
        chosen=st.lists(st.integers(0, ARTICLE_COUNT - 1), max_size=5),
    )
    def act(self, field: str, value: bool, chosen: list[int]) -> None:
        numbers = tuple(self.numbers[each] for each in chosen)
        wanted = tuple(each for each in dict.fromkeys(numbers) if (each in self.sets[field]) != value)

        changed = self.store.desk.do(self.window, Change("did", field, value, numbers))

        assert changed == wanted
        if wanted:
            self.apply(field, value, wanted)
            self.done.append((field, value, wanted))
            self.undone.clear()

    @rule()
    def undo(self) -> None:
        step = undo(self.store, self.window)
        assert (step is None) == (not self.done)
        if step is not None:
            field, value, numbers = self.done.pop()
            assert step.numbers == numbers
            self.apply(field, not value, numbers)
            self.undone.append((field, value, numbers))

    @rule()
    def redo(self) -> None:
        step = redo(self.store, self.window)
        assert (step is None) == (not self.undone)
        if step is not None:
            field, value, numbers = self.undone.pop()
            assert step.numbers == numbers
            self.apply(field, value, numbers)
            self.done.append((field, value, numbers))

    @rule(chosen=st.integers(0, ARTICLE_COUNT - 1))
    def read_quietly(self, chosen: int) -> None:
        self.store.desk.open_quietly(self.numbers[chosen], is_read=True)
        self.sets["is_read"].add(self.numbers[chosen])

    @invariant()
    def state_is_as_the_model_has_it(self) -> None:
        desk, numbers = self.store.desk, set(self.numbers)
        assert desk.in_state("read") == self.sets["is_read"]
        assert desk.in_state("unread") == numbers - self.sets["is_read"]
        assert desk.in_state("starred") == self.sets["is_starred"]
        counts = desk.counts()
        assert counts.unread_count == len(numbers - self.sets["is_read"])
        assert counts.starred_count == len(self.sets["is_starred"])
        for row in self.store.articles.rows(self.numbers):
            assert row.is_read == (row.number in self.sets["is_read"])
            assert row.is_starred == (row.number in self.sets["is_starred"]) == desk.is_starred(row.number)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


Desk.TestCase.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
TestDesk = Desk.TestCase


def test_automatic_reads_are_no_steps(store: Store):
    number = add_article(store)

    store.desk.open_quietly(number, is_read=True)

    assert store.desk.in_state("read") == {number}
    assert undo(store, WINDOW) is None


def test_opening_without_reading_keeps_what_was_read(store: Store):
    number = add_article(store)
    store.desk.open_quietly(number, is_read=True)

    store.desk.open_quietly(number, is_read=False)

    assert store.desk.in_state("read") == {number}


def test_a_whole_library_is_marked_read_and_unread_as_one_step(store: Store):
    numbers = tuple(add_article(store, f"Text {count}.") for count in range(700))

    changed = store.desk.do(WINDOW, Change("marked read", "is_read", True, numbers))

    assert changed == numbers
    assert store.desk.counts() == Counts(700, 0, 700, 0)
    step = undo(store, WINDOW)
    assert step is not None
    assert step.numbers == numbers
    assert store.desk.counts().unread_count == 700


def test_new_is_what_came_since_the_start_before_this_one_and_was_not_opened(store: Store):
    # the clock is set back twice meanwhile
    old = add_article(store, "Before any start.", now=NOON)
    remember_start(store.database)
    assert store.desk.in_state("new") == {old}  # nobody has seen it yet
    between = add_article(store, "Between two starts.", now=NOON - timedelta(days=400))
    remember_start(store.database)
    during = add_article(store, "While it runs.", now=NOON - timedelta(days=500))

    assert store.desk.in_state("new") == {between, during}
    assert [row.is_new for row in store.articles.rows([old, between, during])] == [False, True, True]
    store.desk.open_quietly(between, is_read=False)
    assert store.desk.in_state("new") == {during}
    assert store.desk.counts() == Counts(3, 3, 1, 0)

    remember_start(store.database)
    assert store.desk.in_state("new") == {during}
    remember_start(store.database)
    assert store.desk.in_state("new") == frozenset()
