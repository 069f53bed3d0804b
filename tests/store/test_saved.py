"""Saved searches and where to start, as they are kept."""

from __future__ import annotations

from reader.model.places import SavedSearch
from reader.store import Store
from reader.store.choices import START
from reader.store.saved import Kept, PlacesChange
from tests.builders import redo, undo

FERRIES = SavedSearch("Ferries", "ferry -port", "newest")
MILLS = SavedSearch("Mills", "mill", "best")


def test_what_is_kept_is_found_in_whatever_case_and_in_its_order(store: Store):
    store.saved.do("w", "saved", PlacesChange(Kept(), Kept(((2, FERRIES), (1, MILLS)))))
    assert store.saved.searches() == (MILLS, FERRIES)
    assert store.saved.find("FERRIES") == (2, FERRIES)
    assert store.saved.find("ports") is None
    assert store.saved.next_position() == 3


def test_a_change_is_undone_and_redone_with_the_start(store: Store):
    before, after = Kept(), Kept(((1, FERRIES),), '["search", "Ferries"]')
    store.saved.do("w", "saved", PlacesChange(before, after))
    step = undo(store, "w")
    assert step is not None
    assert step.label == "saved"
    assert store.saved.searches() == ()
    assert store.choices.get(START) is None
    redo(store, "w")
    assert store.saved.searches() == (FERRIES,)
    assert store.choices.get(START) == '["search", "Ferries"]'
