from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.tags import LONGEST_TAG, fold_tag, read_tags


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("Budget", "budget"),
        ("#Budget", "budget"),
        ("eu/ferries", "eu/ferries"),
        ("v1.2_b-c", "v1.2_b-c"),
        ("ÉTÉ", "été"),
        ("e\u0301te\u0301", "été"),
        ("Выборы", "выборы"),
        ("हिंदी", "हिंदी"),
        ("選挙", "選挙"),
        ("x" * LONGEST_TAG, "x" * LONGEST_TAG),
    ],
)
def test_a_tag_is_letters_and_digits_of_any_script_in_lower_case(typed: str, tag: str):
    assert fold_tag(typed) == tag


@pytest.mark.parametrize(
    "typed",
    ["", "#", "-", "./", "two words", "a:b", "a*", "a\x1b[31m", "a\u202eb", "a\u200bb", "x" * (LONGEST_TAG + 1)],
)
def test_what_holds_anything_else_or_no_letter_is_no_tag(typed: str):
    assert fold_tag(typed) is None


def test_several_are_read_at_once_each_once_and_the_wrong_ones_told():
    assert read_tags("Budget, ferry  #budget a:b,,wessel ?") == (("budget", "ferry", "wessel"), ("a:b", "?"))
    assert read_tags(" , ") == ((), ())


@given(st.text(max_size=LONGEST_TAG))
def test_a_folded_tag_stays_as_it_is(typed: str):
    tag = fold_tag(typed)

    assert tag is None or fold_tag(tag) == tag
