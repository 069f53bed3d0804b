from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.data.gazetteer import load_gazetteer
from reader.understanding.names_blocks import Block, find_lists, name_of
from reader.understanding.names_runs import RunReader
from reader.understanding.names_text import split_words

GAZETTEER = load_gazetteer()
READER = RunReader(GAZETTEER)


def lists_in(text: str) -> list[tuple[str, list[str]]]:
    """(word before, names) of each list."""
    words = split_words(text, GAZETTEER)
    block = Block(0, text, words, False, READER.read(words))
    return [(found.before, [" ".join(name) for name in found.names]) for found in find_lists([block])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("roads in Velt, Brandow and Ossig were cut", [("in", ["velt", "brandow", "ossig"])]),
        ("roads in Velt, Brandow, and Ossig", [("in", ["velt", "brandow", "ossig"])]),
        ("neither Velt or Brandow", [("neither", ["velt", "brandow"])]),
        ("in Velt, Norway, where", []),
        ("Velt said Brandow and the Ossig left", []),
        ("the Danish and Velt teams", []),
        ("Velt. Brandow and Ossig left", [("", ["brandow", "ossig"])]),
    ],
)
def test_lists_are_joined_by_commas_and_one_and(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert lists_in(text) == expected


def test_a_name_is_its_folded_words() -> None:
    assert name_of(split_words("Łódź Velt’s", GAZETTEER)) == ("lodz", "velt")


@given(
    st.lists(st.sampled_from(["Velt", "Brandow", "and", ",", ".", "the", "Danish", "or"]), max_size=20).map(" ".join)
)
def test_every_list_has_two_names_at_least(text: str) -> None:
    assert all(len(names) > 1 for _, names in lists_in(text))
