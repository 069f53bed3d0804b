"""Deeds in order, each window its own."""

from __future__ import annotations

from reader.store import Store
from reader.store.journal import Intent


def record(store: Store, window: str, *labels: str) -> None:
    for label in labels:
        store.journal.note(Intent(window, label, "kind", {"label": label}))


def last(store: Store, window: str) -> tuple[str | None, str | None]:
    """(what undo takes back, what redo does again)."""
    done, undone = store.journal.last_done(window), store.journal.last_undone(window)
    return done.label if done else None, undone.label if undone else None


def mark_last(store: Store, window: str, *, is_undone: bool) -> None:
    deed = store.journal.last_done(window) if is_undone else store.journal.last_undone(window)
    assert deed is not None
    store.journal.note(Intent(window, deed.label, deed.kind, deed.content, is_undone, deed.number))


def test_deeds_are_taken_back_last_first_and_done_again_first_first(store: Store):
    record(store, "mine", "one", "two", "three")

    mark_last(store, "mine", is_undone=True)
    mark_last(store, "mine", is_undone=True)

    assert last(store, "mine") == ("one", "two")
    mark_last(store, "mine", is_undone=False)
    assert last(store, "mine") == ("two", "three")


def test_a_new_deed_ends_what_could_be_done_again(store: Store):
    record(store, "mine", "one", "two")
    mark_last(store, "mine", is_undone=True)

    record(store, "mine", "three")

    assert last(store, "mine") == ("three", None)


def test_windows_do_not_see_each_others_deeds(store: Store):
    record(store, "mine", "one")
    record(store, "yours", "two")
    mark_last(store, "yours", is_undone=True)
    record(store, "mine", "three")

    assert last(store, "mine") == ("three", None)
    assert last(store, "yours") == (None, "two")
    assert last(store, "nobody's") == (None, None)


def test_a_deeds_content_comes_back_as_it_was(store: Store):
    store.journal.note(Intent("mine", "said", "kind", {"a": [1, None, "ä"], "b": {"c": True}}))

    deed = store.journal.last_done("mine")

    assert deed is not None
    assert (deed.kind, deed.content) == ("kind", {"a": [1, None, "ä"], "b": {"c": True}})


def test_what_a_window_intends_is_kept_until_it_is_dropped(store: Store):
    mine, yours = Intent("mine", "one", "kind", {"a": 1}), Intent("yours", "two", "kind", {}, True, 3)
    store.journal.intend(Intent("mine", "earlier", "kind", {}))
    store.journal.intend(mine)
    store.journal.intend(yours)
    assert store.journal.intents() == (mine, yours)

    assert store.journal.drop_intent("mine")
    assert not store.journal.drop_intent("mine")

    assert store.journal.intents() == (yours,)
    assert last(store, "mine") == (None, None)
