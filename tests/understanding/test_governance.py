from __future__ import annotations

from reader.model.entity import EntityType, NameKey
from reader.understanding.aliases import name_key, split_key, surname_key
from reader.understanding.governance import Entry, Spelled, Verb, compile_rules, keep_apart
from tests.builders import printed


def person(name: str) -> NameKey:
    return name_key(name, "person")


def entry(verb: Verb, *names: str, value: str = "", kind: EntityType | None = "person") -> Entry:
    return Entry(verb, tuple(Spelled(name, kind) for name in names), value)


def families(*entries: Entry) -> list[set[NameKey]]:
    return [set(family.keys) for family in compile_rules(entries).families]


def keys_of(entries: tuple[Entry, ...], *names: str) -> list[str]:
    """The keys that the names of one article have by these entries."""
    mentions = printed(*((name, "person") for name in names))
    return [named.name.key for named in keep_apart(mentions, compile_rules(entries).apart)]


def test_same_makes_one_of_several_and_grows():
    (family,) = compile_rules(
        [entry("same", "Mara Quill", "Marah Kwill"), entry("same", "Marah Kwill", "M. Kwyl")]
    ).families

    assert family.keys == (person("Mara Quill"), person("Marah Kwill"), person("M. Kwyl"))


def test_a_name_without_a_type_stands_for_every_type():
    (family,) = compile_rules([entry("same", "Vole", "Voles", kind=None)]).families

    assert {key.type for key in family.keys} == {"person", "org", "place", "event"}
    assert len(family.keys) == 8


def test_the_later_of_two_that_contradict_each_other_holds():
    same, different = entry("same", "Mara Quill", "Tamsin Vole"), entry("different", "Mara Quill", "Tamsin Vole")

    assert families(same, different) == []
    assert families(different, same) == [{person("Mara Quill"), person("Tamsin Vole")}]


def test_who_leaves_a_family_leaves_alone():
    joined = entry("same", "Mara Quill", "Tamsin Vole", "Odalys Brenk")

    assert families(joined, entry("different", "Mara Quill", "Tamsin Vole")) == [
        {person("Mara Quill"), person("Odalys Brenk")}
    ]


def test_what_is_said_of_one_name_of_a_family_is_said_of_all():
    rules = compile_rules(
        [
            entry("rename", "Marah Kwill", value="Dr Quill"),
            entry("same", "Mara Quill", "Marah Kwill"),
            entry("hide", "Mara Quill"),
        ]
    )

    (family,) = rules.families
    assert (family.name, family.is_hidden, family.type) == ("Dr Quill", True, None)


def test_the_last_new_name_counts():
    (family,) = compile_rules(
        [entry("rename", "Mara Quill", value="One"), entry("rename", "Mara Quill", value="Two")]
    ).families

    assert family.name == "Two"


def test_another_type_makes_one_with_what_has_the_name_and_that_type():
    (family,) = compile_rules([entry("type", "Vole Harbour", value="place")]).families

    assert family.type == "place"
    assert family.keys == (name_key("Vole Harbour", "place"), person("Vole Harbour"))


def test_nothing_follows_from_keeping_apart_what_never_was_together():
    assert keys_of((entry("different", "Mara Quill", "Tamsin Vole"),), "Mara Quill", "Tamsin Vole") == [
        person("Mara Quill").key,
        person("Tamsin Vole").key,
    ]


def test_of_two_spellings_of_one_key_the_first_keeps_it():
    first, second = keys_of((entry("different", "Ivan Petrov", "Iwan Petrow"),), "Ivan Petrov", "Iwan Petrow")

    assert first == person("Ivan Petrov").key
    assert second == split_key(person("Iwan Petrow"), "iwan petrow").key
    assert surname_key(NameKey("person", second)) == surname_key(person("Ivan Petrov"))


def test_a_short_form_that_an_article_ties_to_another_gets_its_own_key():
    entries = (entry("different", "Ivan Petrov", "I. Petrov"),)

    assert keys_of(entries, "Ivan Petrov", "I. Petrov") == [person("Ivan Petrov").key, person("I. Petrov").key]


def test_short_forms_follow_the_one_full_spelling_of_their_article():
    entries = (entry("different", "Ivan Petrov", "Iwan Petrow"),)

    assert len(set(keys_of(entries, "Iwan Petrow", "Petrow", "I. Petrow"))) == 1
    assert len(set(keys_of(entries, "Ivan Petrov", "Petrov"))) == 1
    assert keys_of(entries, "Ivan Petrov", "Petrov", "Iwan Petrow")[1] == person("Ivan Petrov").key


def test_a_spelling_that_lost_its_key_to_a_later_entry_is_told_from_both():
    entries = (
        entry("different", "Tamsin Vole", "Iwan Petrow"),
        entry("different", "Ivan Petrov", "Iwan Petrow"),
        entry("different", "Iwan Petrow", "Ivann Petrov"),
    )

    assert len(set(keys_of(entries, "Ivan Petrov", "Iwan Petrow"))) == 2


def test_demonyms_move_nowhere():
    rules = compile_rules([entry("different", "Wessel", "Wesseler", kind="place")])
    (named,) = printed(("Wesseler", "place"))

    assert keep_apart([named], rules.apart)[0].name == named.name
