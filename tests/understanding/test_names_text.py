from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.data.gazetteer import load_gazetteer
from reader.understanding.names_text import Word, is_headline_case, skip_label, split_words


def split(text: str) -> list[Word]:
    return split_words(text, load_gazetteer())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the U.S. and Mr. Li", ["the", "U.S.", "and", "Mr.", "Li"]),
        ("Dmitri S. Velt spoke.", ["Dmitri", "S.", "Velt", "spoke"]),
        ("Russia’s O'Velt, Velt‘s", ["Russia", "O'Velt", "Velt"]),
        ("Hendricks' view", ["Hendricks", "view"]),
        ("Russian-occupied Tae-hyun", ["Russian", "occupied", "Tae-hyun"]),
        ("anti-Kremlin mid-July", ["anti", "Kremlin", "mid", "July"]),
        ("AT&T and Jean-Baptiste", ["AT&T", "and", "Jean-Baptiste"]),
        ("discussion.Russia held", ["discussion", "Russia", "held"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [word.text for word in split(text)] == words


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("One two. Three", ["One", "Three"]),
        ("line.Ukraine fights", ["line", "Ukraine"]),
        ("He said: “Never.”", ["He", "Never"]),
        ("He said, “We know.”", ["He", "We"]),
        ("A “Grand Plan” of Mr. Velt", ["A"]),
        ("“Never,” Velt said", ["Never"]),
        ("the U.S. President", ["the"]),
    ],
)
def test_capitals_say_nothing_where_a_sentence_begins(text: str, opening: list[str]) -> None:
    assert [word.text for word in split(text) if word.opens] == opening


@pytest.mark.parametrize(
    ("text", "is_headline"),
    [
        ("Velten Mutual Buys Bank In Kenya", True),
        ("VELTEN MUTUAL BUYS BANK", True),
        ("Velten Mutual buys bank in Kenya", False),
        ("Prime Minister Anna Velten met President Otto Brand in Paris.", False),
        ("Anna Velten", False),
    ],
)
def test_headlines_in_capitals(text: str, is_headline: bool) -> None:
    assert is_headline_case(text, split(text)) is is_headline


@given(st.text(max_size=80))
def test_words_and_gaps_make_up_the_text(text: str) -> None:
    words = split(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(text[one.end : other.start] == other.gap for one, other in pairwise(words))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("EXPLAINER: Why the court sat", "Why the court sat"),
        ("Fact check | Did it rain?", "Did it rain?"),
        ("LIVE - Velten holds", "Velten holds"),
        ("GALERİ: 12 fotoğraf", "12 fotoğraf"),
        ("Culture", ""),
        ("Culture Minister: no money", "Culture Minister no money"),
        ("Reviews of the law began", "Reviews of the law began"),
        ("Velten: analysis", "Velten analysis"),
    ],
)
def test_the_genre_that_a_line_begins_with_is_no_part_of_it(text: str, rest: str) -> None:
    words = skip_label(split(text), text, load_gazetteer())
    assert " ".join(word.text for word in words) == rest.replace("?", "")
