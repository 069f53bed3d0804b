from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.understanding.aliases_persons import (
    PersonName,
    given_skeleton,
    may_be_same_given,
    skeleton,
    split_person,
    surname_skeleton,
)


@pytest.mark.parametrize(
    ("surface", "given", "surname", "suffix"),
    [
        ("Anna Kowalska", ("anna",), "kowalska", ""),
        ("Gen. Anna M. Kowalska", ("anna", "m."), "kowalska", ""),
        ("Kowalska", (), "kowalska", ""),
        ("Donald Trump Jr.", ("donald",), "trump", "jr"),
        ("Ludwig van der Velt", ("ludwig",), "van der velt", ""),
        ("van der Velt", (), "van der velt", ""),
        ("Kim Tae-hyun", ("taehyun",), "kim", ""),
        ("Nguyen Thi Bich Lan", ("thibichlan",), "nguyen", ""),
        ("Kim Velten", ("kim",), "velten", ""),
        ("Lee J. Velten", ("lee", "j."), "velten", ""),
        ("", (), "", ""),
    ],
)
def test_parts_of_a_name(surface: str, given: tuple[str, ...], surname: str, suffix: str) -> None:
    assert split_person(surface) == PersonName(given, surname, suffix)


@pytest.mark.parametrize(
    "spellings",
    [
        ["zelensky", "zelenskyy", "zelenskiy", "zelenski"],
        ["khalid", "halid"],
        ["alexei", "aleksei"],
        ["assad", "al-assad", "el-asad"],
        ["lavrov", "lawrow"],
        ["yusupov", "iusupov"],
    ],
)
def test_romanisations_share_a_skeleton(spellings: list[str]) -> None:
    assert len(set(map(skeleton, spellings))) == 1


@pytest.mark.parametrize(("one", "other"), [("khamenei", "khomeini"), ("putin", "putyvl"), ("umerov", "omelyan")])
def test_other_names_keep_theirs(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_nicknames_and_single_initials_say_nothing_new() -> None:
    assert given_skeleton(split_person("Joe R. Velten")) == given_skeleton(split_person("Joseph Velten"))
    assert given_skeleton(split_person("George H.W. Velten")) != given_skeleton(split_person("George Velten"))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("A. Kowalska", "Anna Kowalska", True),
        ("B. Kowalska", "Anna Kowalska", False),
        ("Kowalska", "Anna Kowalska", True),
        ("Anna Maria Kowalska", "Anna Kowalska", True),
        ("Anna Kowalska", "Ewa Kowalska", False),
    ],
)
def test_given_names_that_do_not_contradict_each_other(one: str, other: str, agree: bool) -> None:
    assert may_be_same_given(split_person(one), split_person(other)) is agree
    assert may_be_same_given(split_person(other), split_person(one)) is agree


@given(st.text(max_size=30))
@example(",\r0\r0")
def test_case_and_spaces_say_nothing(surface: str) -> None:
    assert split_person(f"  {surface.strip()} ") == split_person(surface.strip())


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_no_letter_stands_twice_in_a_skeleton(word: str) -> None:
    assert not any(one == other for one, other in pairwise(skeleton(word)))


@given(st.text(max_size=30))
def test_every_name_has_a_surname_key_of_its_own_letters(surface: str) -> None:
    name = split_person(surface)
    assert bool(surname_skeleton(name)) is bool(name.surname)
