"""As whom entities are shown: what bare surnames mean once a person decided something about them."""

from __future__ import annotations

from reader.model.entity import EntityType
from reader.store import Store
from reader.store.applied import AppliedFile
from reader.understanding.governance import Entry, Spelled, Verb, compile_rules
from tests.builders import add_article, printed

PERSON: EntityType = "person"


def decide(store: Store, *decisions: tuple[Verb, str]) -> None:
    """Carry out decisions; names are separated by a bar."""
    entries = [
        Entry(verb, tuple(Spelled(name, PERSON) for name in names.split("|")), "The Pilot" if verb == "rename" else "")
        for verb, names in decisions
    ]
    store.rules.apply(compile_rules(entries), AppliedFile())


def fill(store: Store, *names: str) -> None:
    """An article for each, with this name alone."""
    for number, name in enumerate(names):
        add_article(store, f"Text {number} {name}.", mentions=printed((name, PERSON)))


def meant(store: Store, spelling: str) -> set[str]:
    return {store.entities.by_number(number).name for number in store.entities.find_spelling(spelling, None)}


def test_a_surname_is_taken_from_its_bearer(store: Store):
    fill(store, "Odalys Brenk", "Brenk")
    assert meant(store, "Brenk") == {"Odalys Brenk"}

    decide(store, ("different", "Odalys Brenk|Brenk"))

    assert meant(store, "Brenk") == {"Brenk"}
    assert [(each.name, each.article_count) for each in store.entities.listed(None, 9)] == [
        ("Brenk", 1),
        ("Odalys Brenk", 1),
    ]


def test_a_surname_is_given_to_one_of_two(store: Store):
    fill(store, "Odalys Brenk", "Osric Brenk", "Brenk")

    decide(store, ("same", "Osric Brenk|Brenk"))

    assert meant(store, "Brenk") == {"Osric Brenk"}
    fill(store, *["Odalys Brenk"] * 9)
    assert meant(store, "Brenk") == {"Osric Brenk"}


def test_bearers_that_are_one_by_decision_count_together(store: Store):
    fill(store, "Odalys Brenk", "Marit Brenk", "Brenk")
    assert meant(store, "Brenk") == {"Brenk"}

    decide(store, ("same", "Odalys Brenk|Marit Brenk"))

    assert len(meant(store, "Brenk")) == 1
    assert [each.article_count for each in store.entities.listed(None, 9)] == [3]


def test_short_initials_are_led_by_an_article_that_has_them_beside_the_name(store: Store):
    whole, short = "Wessel Harbour Authority", "WHA"
    add_article(store, "Bare.", mentions=printed((short, "org")))
    add_article(store, "Whole.", mentions=printed((whole, "org")))
    assert meant(store, short) == {short}

    add_article(store, "Both.", mentions=printed((whole, "org"), (short, "org")))

    assert meant(store, short) == {whole}
    assert [(each.name, each.article_count) for each in store.entities.listed(None, 9)] == [(whole, 3)]


def test_short_initials_that_mostly_stand_alone_are_somebody_elses(store: Store):
    whole, short = "Wessel Harbour Authority", "WHA"
    add_article(store, "Both.", mentions=printed((whole, "org"), (short, "org")))
    for number in range(2):
        add_article(store, f"Bare {number}.", mentions=printed((short, "org")))

    assert meant(store, short) == {whole, short}


def test_two_surnames_that_are_one_share_a_bearer(store: Store):
    fill(store, "Odalys Brenk", "Brenk", "Vole")

    decide(store, ("same", "Brenk|Vole"))

    assert meant(store, "Vole") == {"Odalys Brenk"}


def test_a_hidden_surname_hides_nobody_else(store: Store):
    fill(store, "Odalys Brenk", "Brenk")

    decide(store, ("hide", "Brenk"))

    assert meant(store, "Brenk") == set()
    assert [(each.name, each.article_count) for each in store.entities.listed(None, 9)] == [("Odalys Brenk", 1)]


def test_a_name_that_is_given_to_a_surname_is_that_of_its_bearer(store: Store):
    fill(store, "Odalys Brenk", "Brenk")

    decide(store, ("rename", "Brenk"))

    assert meant(store, "Odalys Brenk") == {"The Pilot"}


def test_the_first_name_that_articles_have_keeps_its_id(store: Store):
    fill(store, "Marit Brenk", "Tamsin Vole")
    ids = {entity.name: entity.id for entity in store.entities.listed(None, 9)}

    decide(store, ("same", "Odalys Quill|Tamsin Vole|Marit Brenk"))

    assert [each.id for each in store.entities.listed(None, 9)] == [ids["Tamsin Vole"]]
    assert store.entities.find_id(ids["Marit Brenk"]) == store.entities.find_id(ids["Tamsin Vole"])
