from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.data.gazetteer import load_gazetteer
from reader.understanding.names_reach import connects, find_reaches
from reader.understanding.names_text import split_words

GAZETTEER = load_gazetteer()
HEADS = GAZETTEER.words["org_heads"]


def reaches(text: str) -> list[str]:
    words = split_words(text, GAZETTEER)
    return [text[words[start].start : words[end - 1].end] for start, end in find_reaches(words, HEADS).items()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Reed and Willow Cutters' Union (RWCU) met", "Reed and Willow Cutters' Union"),
        ("In Velt the Office for the Protection of Trees (OPT) met", "Office for the Protection of Trees"),
        ("the Ministry of Defence (MOD) said", "Ministry of Defence"),
        ("the Rail, Sea and Air Union (RSA) said", "Rail, Sea and Air Union"),
        ("the Anglo-Veltian Boat Club (AVBC) said", "Anglo-Veltian Boat Club"),
        ("the Anglo-Veltian Boat Club (ABC) said", "Anglo-Veltian Boat Club"),
    ],
)
def test_initials_in_brackets_tell_where_a_name_begins(text: str, name: str) -> None:
    assert reaches(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "the Boat Club (BC) met",
        "the reed and Willow Union (RWU) met",
        "the Boat Club (XYZ) met",
        "The Boat. Quay Union (BQU) met",
        "(BQU)",
        "the Boat Quay Union, BQU, met",
    ],
)
def test_what_does_not_fit_letter_by_letter_reaches_nowhere(text: str) -> None:
    assert reaches(text) == []


@given(st.text("AbcU (),.'&of -", max_size=60))
def test_what_is_reached_begins_with_a_capital_and_ends_before_brackets(text: str) -> None:
    words = split_words(text, GAZETTEER)
    for start, end in find_reaches(words, HEADS).items():
        assert words[start].is_capital
        assert start < end < len(words)
        assert "(" in words[end].gap


@pytest.mark.parametrize(
    ("text", "is_joined"),
    [
        ("Ministry of Velt", True),
        ("Commission on Elections", True),
        ("Commission on Velt", False),
        ("Velt on Elections", False),
        ("Velt of Elections", False),
    ],
)
def test_small_words_join_head_words_to_what_follows(text: str, is_joined: bool) -> None:
    assert connects(split_words(text, GAZETTEER), 0, 1, GAZETTEER) is is_joined
