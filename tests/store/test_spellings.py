from __future__ import annotations

from reader.store import Store
from reader.store.applied import AppliedFile
from reader.understanding.aliases import name_key
from reader.understanding.governance import Entry, Spelled, compile_rules
from tests.builders import add_article, printed


def test_an_entity_has_members_with_their_spellings(store: Store):
    add_article(store, "One.", mentions=printed(("Odalys Brenk", "person"), ("Brenk", "person")))
    add_article(store, "Two.", mentions=printed(("Brenk", "person")))
    (number,) = store.entities.find_spelling("Odalys Brenk", None)

    whole, bare = store.spellings.members(number)

    assert [each.text for each in whole.spellings] == ["Brenk", "Odalys Brenk"]
    assert (bare.name, [each.mention_count for each in bare.spellings]) == (name_key("Brenk", "person"), [1])
    assert {(use.shown, use.name, use.mention_count) for use in store.spellings.uses("BRENK")} == {
        (number, whole.name, 1),
        (number, bare.name, 1),
    }
    assert store.spellings.bearers(bare.name) == (("Odalys Brenk", 1),)


def test_what_is_hidden_is_known_but_not_picked(store: Store):
    add_article(store, "One.", mentions=printed(("Odalys Brenk", "person")))
    store.rules.apply(compile_rules([Entry("hide", (Spelled("Odalys Brenk"),))]), AppliedFile())

    assert [use.is_hidden for use in store.spellings.uses("odalys brenk")] == [True]
    assert store.spellings.picked("brenk", 9) == ()


def test_rare_names_are_picked_beside_common_ones(store: Store):
    for number in range(3):
        add_article(store, f"{number}.", mentions=printed(("Odalys Brenk", "person"), (f"Brenk {number}", "org")))

    names = [store.entities.by_number(number).name for number in store.spellings.picked("brenk", 9)]

    assert names == ["Odalys Brenk", "Brenk 0", "Brenk 1", "Brenk 2"]
    assert len(store.spellings.picked("brenk", 2)) == 2
