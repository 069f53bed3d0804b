"""Words as search reads them: folded, stemmed, placed in the original text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.tokens import LONGEST_WORD, allowed_edits, fold, is_near, read_words, tokenise


def words(text: str) -> list[str]:
    return [token.word for token in tokenise(text, None)]


def stems(text: str) -> list[str]:
    return [token.stem for token in tokenise(text, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peace Talks", ["peace", "talks"]),
        ("Russia's Russia’s Russia‘s Russiaʼs RUSSIA'S", ["russia"] * 5),
        ("the 1990's", ["the", "1990"]),
        ("soldiers' families", ["soldiers", "families"]),
        ("O'Brien didn’t", ["o", "brien", "didn", "t"]),
        ("U.S. US U.S u.s.", ["us"] * 4),
        ("the U.N.’s D.C.-based", ["the", "un", "dc", "based"]),
        ("J.K. Rowling", ["jk", "rowling"]),
        ("1,000 1,234,567 12,34 1,0000", ["1000", "1234567", "12", "34", "1", "0000"]),
        ("30-day cease-fire", ["30", "day", "cease", "fire"]),
        ("3.5 23.07.2025 10:30 2025-07-23", ["3", "5", "23", "07", "2025", "10", "30", "2025", "07", "23"]),
        ("over.The next_line", ["over", "the", "next", "line"]),
        (
            "Łódź Ærø Þór Straße Đoković ıİ œuvre Ðula",
            ["lodz", "aero", "thor", "strasse", "dokovic", "ii", "oeuvre", "dula"],
        ),
        ("e\u0301te\u0301 sol\u00addier", ["ete", "soldier"]),
        ("Ёлка Άνθρωπος", ["елка", "ανθρωποσ"]),
        ("हिन्दी 日本語", ["हिन्दी", "日本語"]),
        ("… — & _ \u0301", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_forms_of_a_word_share_a_stem() -> None:
    assert len(set(stems("talk talks talked talking Talk's"))) == 1
    assert stems("exchange") != stems("change")


def test_stop_words_count_as_positions() -> None:
    assert [(token.word, token.position) for token in tokenise("the end of it", None)] == [
        ("the", 0), ("end", 1), ("of", 2), ("it", 3),
    ]  # fmt: skip


def test_a_language_without_a_stemmer_is_read_as_english() -> None:
    assert list(tokenise("talking points", "xx")) == list(tokenise("talking points", None))


@given(st.text())
def test_tokens_stand_in_the_text_in_order(text: str) -> None:
    end = 0
    for position, token in enumerate(tokenise(text, None)):
        assert end <= token.start < token.end <= len(text)
        assert token.position == position
        assert token.word
        assert token.stem
        end = token.end


@given(st.text())
def test_a_folded_word_is_read_as_itself(text: str) -> None:
    for token in tokenise(text, None):
        (again,) = tokenise(token.word, None)
        assert (again.word, again.stem) == (token.word, token.stem)


@given(st.text(alphabet=st.characters(categories=["L", "M", "N"]), min_size=1))
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)


def test_latin_letters_fold_to_ascii() -> None:
    latin = [chr(code) for code in range(0xC0, 0x250) if chr(code).isalpha()]
    assert [letter for letter in latin if not fold(letter).isascii()] == []


def test_an_endless_word_is_cut() -> None:
    (token,) = tokenise("x" * 100_000, None)
    assert (len(token.word), token.end) == (LONGEST_WORD, 100_000)


@pytest.mark.parametrize(
    ("word", "wanted", "expected"),
    [
        ("war", "wat", False),
        ("talks", "tlaks", True),
        ("talks", "talk", True),
        ("walks", "talks", False),
        ("goverment", "government", True),
        ("govrment", "government", True),
        ("govment", "government", False),
        ("istnbul", "istanbul", True),
    ],
)
def test_is_near(word: str, wanted: str, expected: bool) -> None:
    assert is_near(word, wanted) is expected


def test_allowed_edits() -> None:
    assert [allowed_edits("x" * length) for length in (3, 4, 7, 8)] == [0, 1, 1, 2]


@given(st.text(alphabet="aZé1,.'’ʼ_- \u0301न्中\u200dß", max_size=40))
def test_words_without_places_are_those_with_places(text: str):
    assert read_words(text, "en") == [(token.word, token.stem) for token in tokenise(text, "en")]
