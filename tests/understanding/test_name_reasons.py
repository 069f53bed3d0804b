from __future__ import annotations

import pytest

from reader.model.entity import EntityType
from reader.understanding.aliases import name_key
from reader.understanding.name_reasons import compare_names, compare_types


@pytest.mark.parametrize(
    ("one", "other", "kind", "reasons"),
    [
        ("José Grümel", "JOSE GRUMEL", "person", ["both are spelled the same, but for capitals and accents"]),
        ("Mr Vole", "Vole", "person", ["the surname is the same: Vole"]),
        ("Zelensky", "Zelenskyy", "person", ["the surnames are spellings of one: Zelensky, Zelenskyy"]),
        (
            "Dmitri Peskov",
            "Dmitry Peskov",
            "person",
            ["the surname is the same: Peskov", "the given names are forms of one: Dmitri / Dmitry"],
        ),
        (
            "Oleg Ivanov",
            "Osric Ivanov",
            "person",
            ["the surname is the same: Ivanov", "the given names differ: Oleg / Osric"],
        ),
        ("Vole", "Tamsin Vole", "person", ["“Vole” alone may be meant for Tamsin Vole"]),
        (
            "T. Vole",
            "Tamsin Vole",
            "person",
            ["the surname is the same: Vole", "the initial fits: T. / Tamsin; it counts within one article only"],
        ),
        (
            "John Vole",
            "John Vole Jr.",
            "person",
            [
                "the surname is the same: Vole",
                "the given names are the same: John",
                "one of them has “Jr.” after the name",
            ],
        ),
        ("Putin", "Medinsky", "person", ["the surnames differ: Putin / Medinsky"]),
        ("Iran", "Iraq", "place", ["no table of places ties them; a place is never tied by similar spelling"]),
        ("Kiev", "Kyiv", "place", ["the table of places and words like “region” make them one place"]),
        (
            "WBHS",
            "Wessel Bureau of Harbour Safety",
            "org",
            ["WBHS are the initials of Wessel Bureau of Harbour Safety"],
        ),
        (
            "Wessel Port Ltd",
            "The Wessel Port",
            "org",
            ["they are the same without legal endings, spelling variants and known abbreviations"],
        ),
        ("Storm Ada", "Storm Bea", "event", ["the words differ; an event is tied by the same words only"]),
    ],
)
def test_reasons_in_plain_words(one: str, other: str, kind: EntityType, reasons: list[str]):
    assert list(compare_names(one, other, kind)) == reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [("Dmitri Peskov", "Dmitry Peskov"), ("Vladimir Putin", "Volodymyr Putin"), ("Xi Jinping", "Xi Jin-ping")],
)
def test_two_of_one_key_are_never_told_to_differ(one: str, other: str):
    is_one = name_key(one, "person") == name_key(other, "person")

    assert is_one != any("differ" in reason for reason in compare_names(one, other, "person"))


def test_two_types_are_never_tied():
    assert compare_types("Vole", "person", "Vole", "place") == (
        "the types differ: Vole is a person, Vole a place; no rule ties names of two types",
    )
