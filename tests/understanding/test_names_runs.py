from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.data.gazetteer import load_gazetteer
from reader.understanding.names_runs import RunReader
from reader.understanding.names_text import split_words

READER = RunReader(load_gazetteer())


def pieces(text: str) -> list[tuple[str, str]]:
    """(words, what is known of them) of every piece."""
    words = split_words(text, load_gazetteer())
    found = []
    for piece in READER.read(words):
        kind = "demonym" if piece.is_demonym else piece.type or ("titled" if piece.is_titled else "?")
        found.append((text[words[piece.first].start : words[piece.last - 1].end], kind))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Russian President Ivan Velt", [("Russian", "demonym"), ("Ivan Velt", "titled")]),
        ("then Ukraine President Ivan Velt", [("Ukraine", "place"), ("Ivan Velt", "titled")]),
        ("former Defense Minister Ivan Velt", [("Ivan Velt", "titled")]),
        ("Trump's Ukraine envoy", [("Trump", "?"), ("Ukraine", "place")]),
        ("the Turkish Foreign Ministry", [("Turkish Foreign Ministry", "?")]),
        ("the National Security and Defense Council", [("National Security and Defense Council", "?")]),
        ("the Ministry of Transport and Roads", [("Ministry of Transport and Roads", "?")]),
        ("the Velt Farmers' Union", [("Velt Farmers' Union", "?")]),
        ("at St Velt's Hospital", [("St Velt's Hospital", "?")]),
        ("Norway's Velt Union", [("Norway", "place"), ("Velt Union", "?")]),
        ("the All Velt Congress", [("All Velt Congress", "?")]),
        ("the 2nd Velt Regiment", [("2nd Velt Regiment", "?")]),
        ("on the 2nd Velt wept", [("Velt", "?")]),
        ('Otto "Red" Velt Jr. left', [('Otto "Red" Velt Jr.', "?")]),
        ("Rivals Velt Robotics left", [("Velt Robotics", "?")]),
        ("Chief A. O. Velt left", [("A. O. Velt", "titled")]),
        ("Heinrich von und zu Velt", [("Heinrich von und zu Velt", "?")]),
        ("at Moody's and Law and Justice", [("Moody's", "org"), ("Law and Justice", "org")]),
        ("Anna Velt and Otto Brand", [("Anna Velt", "?"), ("Otto Brand", "?")]),
        (
            "Khalid bin Saif al-Marri and Ursula von der Velt",
            [("Khalid bin Saif al-Marri", "?"), ("Ursula von der Velt", "?")],
        ),
        ("from Bank of England Governor Ann Velt", [("Bank of England", "org"), ("Ann Velt", "titled")]),
        ("of The Economist and the Economist", [("The Economist", "org")]),
        ("in May and on Monday", []),
        ("to Passenger Detlef Velt", [("Detlef Velt", "titled")]),
        ("by Velten & Brand", [("Velten & Brand", "?")]),
        ("with the US and with us", [("US", "place")]),
        ("However, Yesterday Velt", [("Velt", "?")]),
    ],
)
def test_stretches_are_cut_into_pieces(text: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(text) == expected


def test_the_longest_known_name_is_found() -> None:
    words = split_words("New York Times", load_gazetteer())
    assert READER.match_known(words, 0, 3) == 3
    assert READER.match_known(words, 0, 2) == 2
    assert READER.match_known(words, 2, 3) == 2


WORDS = st.sampled_from(["the", "of", "and", "Bank", "Velt", "Anna", "President", "May", "US", "al-Marri", "The", "&"])


@given(st.lists(WORDS, max_size=15).map(" ".join))
def test_pieces_follow_each_other_and_are_never_empty(text: str) -> None:
    words = split_words(text, load_gazetteer())
    position = 0
    for piece in READER.read(words):
        assert position <= piece.first < piece.last <= len(words)
        position = piece.last
