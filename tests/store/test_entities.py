from __future__ import annotations

import pytest

from reader.model.entity import NamedMention
from reader.model.errors import NoSuchEntityError
from reader.store import Store
from reader.understanding.aliases import name_key
from tests.builders import add_article, make_mention


def person(name: str, at: int = 0) -> NamedMention:
    named = make_mention(name, at=at)
    return NamedMention(named.mention, name_key(name, "person"))


def place(name: str, at: int = 0, *, is_demonym: bool = False) -> NamedMention:
    return make_mention(name, "place", key="wessel", at=at, is_demonym=is_demonym)


def number_of(store: Store, name: str) -> int:
    (number,) = store.entities.find_spelling(name, None)
    return number


def test_a_bare_surname_stands_for_its_only_bearer(store: Store):
    full = add_article(store, "Full.", mentions=[person("Odalys Brenk")])
    bare = add_article(store, "Bare.", mentions=[person("Brenk")])

    number = number_of(store, "Odalys Brenk")

    assert number_of(store, "Brenk") == number
    assert store.entities.articles_of(number) == {full, bare}
    entity = store.entities.by_number(number)
    assert (entity.name, entity.article_count, entity.aliases) == ("Odalys Brenk", 2, ("Brenk", "Odalys Brenk"))
    assert [each.entity for each in store.entities.in_article(bare)] == [entity]
    assert [each.number for each in store.entities.named_in([bare])[bare]] == [number]


def test_an_acronym_stands_for_the_one_organisation_with_its_initials(store: Store):
    def organisation(name: str) -> NamedMention:
        return NamedMention(make_mention(name, "org").mention, name_key(name, "org"))

    add_article(store, "Full.", mentions=[organisation("Wessel Bureau of Harbour Safety")])
    bare = add_article(store, "Bare.", mentions=[organisation("WBHS")])

    (name,) = store.entities.in_article(bare)

    assert name.entity.name == "Wessel Bureau of Harbour Safety"


def test_an_article_with_the_whole_name_and_the_surname_by_itself_counts_once(store: Store):
    both = add_article(store, "Both.", mentions=[person("Odalys Brenk"), person("Brenk", 30)])
    add_article(store, "Bare.", mentions=[person("Brenk")])

    assert store.entities.by_number(number_of(store, "Brenk")).article_count == 2
    (name,) = store.entities.in_article(both)
    assert len(name.mentions) == 2
    assert len(store.entities.named_in([both])[both]) == 1


def test_a_surname_that_two_bear_alike_stands_for_itself(store: Store):
    add_article(store, "One.", mentions=[person("Odalys Brenk")])
    add_article(store, "Other.", mentions=[person("Osric Brenk")])
    bare = add_article(store, "Bare.", mentions=[person("Brenk")])

    (name,) = store.entities.in_article(bare)

    assert name.entity.name == "Brenk"
    assert len({number_of(store, spelling) for spelling in ("Odalys Brenk", "Osric Brenk", "Brenk")}) == 3


def test_a_second_bearer_takes_the_surname_back(store: Store):
    add_article(store, "One.", mentions=[person("Odalys Brenk")])
    bare = add_article(store, "Bare.", mentions=[person("Brenk")])
    assert store.entities.in_article(bare)[0].entity.name == "Odalys Brenk"

    add_article(store, "Other.", mentions=[person("Osric Brenk")])

    assert store.entities.in_article(bare)[0].entity.name == "Brenk"


def test_names_of_an_article_most_often_named_first_and_demonyms_with_their_place(store: Store):
    article = add_article(
        store,
        "One.",
        mentions=[
            person("Odalys Brenk", 0),
            place("Wesseler", 20, is_demonym=True),
            place("Wesseler", 40, is_demonym=True),
            person("Tamsin Vole", 60),
            person("Tamsin Vole", 80),
        ],
    )

    names = store.entities.in_article(article)

    assert [(each.entity.name, len(each.mentions)) for each in names] == [
        ("Tamsin Vole", 2),
        ("Odalys Brenk", 1),
        ("Wessel", 2),
    ]
    assert names[2].entity.article_count == 0
    assert names[2].mentions[0].is_demonym


def test_an_article_with_a_demonym_alone_is_found_but_not_counted_for_its_place(store: Store):
    named = add_article(store, "Named.", mentions=[place("Wessel")])
    pointed = add_article(store, "Pointed at.", mentions=[place("Wesseler", is_demonym=True)])

    number = number_of(store, "Wesseler")

    assert number == number_of(store, "wessel")
    assert store.entities.articles_of(number) == {named, pointed}
    assert store.entities.latest_articles(number, 9) == (named,)
    assert store.entities.by_number(number).article_count == 1
    assert store.entities.by_number(number).aliases == ("Wessel", "Wesseler")


@pytest.mark.parametrize("spelling", ["José Grümel", "jose grumel", "JOSÉ  GRÜMEL", "Jose\u0301 Grümel"])
def test_a_spelling_is_found_whatever_its_case_and_accents(store: Store, spelling: str):
    add_article(store, "One.", mentions=[person("José Grümel")])

    assert number_of(store, spelling)
    assert store.entities.find_spelling(spelling, "person")
    assert store.entities.find_spelling(spelling, "org") == ()
    assert store.entities.find_spelling("Grümel José", None) == ()


def test_companions_are_those_in_the_same_articles(store: Store):
    for count in range(3):
        add_article(store, f"Together {count}.", mentions=[person("Odalys Brenk"), person("Tamsin Vole", 30)])
    add_article(store, "With the place.", mentions=[person("Odalys Brenk"), place("Wessel", 30)])
    add_article(store, "Without her.", mentions=[place("Wessel")])

    number = number_of(store, "Odalys Brenk")
    companions = store.entities.companions(number, store.entities.latest_articles(number, 9))

    assert [(each.entity.name, each.shared_article_count) for each in companions] == [("Tamsin Vole", 3), ("Wessel", 1)]


def test_the_names_of_most_articles_first_without_bare_surnames_that_have_a_bearer(store: Store):
    add_article(store, "One.", mentions=[person("Odalys Brenk"), place("Wessel", 30)])
    add_article(store, "Two.", mentions=[person("Brenk"), place("Wessel", 30)])
    add_article(store, "Three.", mentions=[place("Wessel", 30)])

    assert [each.name for each in store.entities.listed(None, 9)] == ["Wessel", "Odalys Brenk"]
    assert [each.name for each in store.entities.listed("person", 9)] == ["Odalys Brenk"]
    assert [each.name for each in store.entities.listed(None, 1)] == ["Wessel"]


def test_an_id_leads_to_its_entity_and_an_unknown_one_says_so(store: Store):
    add_article(store, "One.", mentions=[person("Odalys Brenk")])
    add_article(store, "Two.", mentions=[person("Brenk")])
    number = number_of(store, "Odalys Brenk")

    assert store.entities.find_id(store.entities.by_number(number).id) == number
    with pytest.raises(NoSuchEntityError):
        store.entities.find_id("nobody")
