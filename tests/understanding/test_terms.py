from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import CleanText
from reader.text.tokens import read_blocks
from reader.understanding.terms import (
    MOST_TERMS,
    MOST_WORDS_READ,
    Phrase,
    best_terms,
    find_phrases,
    is_telling,
    title_stems,
)

FERRY = CleanText(
    "Ferry runs aground near Port Wessel",
    None,
    None,
    (
        "A ferry ran aground on Monday, the coast guard said. Two ferries turned back.",
        "The coast guard said that the lighthouse had been dark. Prisoners were on board for a prisoner exchange.",
        "A prisoner exchange had been agreed.",
    ),
)


def test_what_the_article_is_about_comes_first() -> None:
    stems = [stem for stem, _ in best_terms(read_blocks(FERRY, "en"), "en")]
    assert set(stems[:3]) == {"ferri", "aground", "wessel"}
    assert {"prison", "lighthous"} <= set(stems)


def test_words_of_every_report_are_no_terms() -> None:
    stems = {stem for stem, _ in best_terms(read_blocks(FERRY, "en"), "en")}
    assert not stems & {"said", "monday", "the", "two", "had"}


def test_function_words_of_the_article_s_language_are_no_terms() -> None:
    text = CleanText(None, None, None, ("Die Fähre hat nach dem Sturm nicht mehr angelegt, und der Hafen ist leer.",))
    assert not {"nach", "dem", "nicht", "und"} & {stem for stem, _ in best_terms(read_blocks(text, "de"), "de")}


def test_an_empty_text_has_no_terms() -> None:
    assert best_terms((), None) == ()


WORDS = st.lists(
    st.sampled_from(
        ["ferry", "storm", "harbour", "mayor", "Wessel", "exchange", "prisoner", "the", "said", "2024", "été"]
    )
)


@given(st.lists(WORDS.map(" ".join), max_size=5), WORDS.map(" ".join))
def test_terms_are_few_sorted_and_of_length_one(blocks: list[str], title: str) -> None:
    terms = best_terms(read_blocks(CleanText(title or None, None, None, tuple(blocks)), "en"), "en")
    weights = [weight for _, weight in terms]
    assert len(terms) <= MOST_TERMS
    assert weights == sorted(weights, reverse=True)
    assert len({stem for stem, _ in terms}) == len(terms)
    assert not terms or math.isclose(sum(weight * weight for weight in weights), 1)


def test_no_more_than_the_best_terms_are_kept() -> None:
    many = " ".join(f"word{letter}{second}" for letter in "abcdefgh" for second in "abcdefgh")
    assert len(best_terms(read_blocks(CleanText(None, None, None, (many,)), "en"), "en")) == MOST_TERMS


@pytest.mark.parametrize("title", [None, "", "The of and"])
def test_titles_without_telling_words(title: str | None) -> None:
    assert title_stems(title, "en") == frozenset()


def test_stems_of_a_title() -> None:
    assert title_stems("Ferries run aground", "en") == {"ferri", "run", "aground"}


def test_phrases_are_printed_words_whose_stems_were_asked_for() -> None:
    phrases = find_phrases(FERRY, "en", {"prison", "exchang", "coast", "wessel"})
    assert phrases[0] == Phrase("prisoner exchange", frozenset({"prison", "exchang"}))
    assert {phrase.text for phrase in phrases[1:]} == {"prisoner", "exchange", "coast"}


def test_phrases_of_a_very_long_text_are_those_of_its_beginning() -> None:
    text = CleanText("Title", None, None, ("a prisoner exchange", "word " * MOST_WORDS_READ, "the desert coast"))
    stems = {"prison", "exchang", "coast", "desert"}
    assert {phrase.text for phrase in find_phrases(text, "en", stems)} == {"prisoner exchange", "prisoner", "exchange"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("prisoner exchange", True), ("desalination", True), ("council", False), ("reef", False), ("talks failed", False)],
)
def test_what_tells_a_reader_something(text: str, expected: bool) -> None:
    assert is_telling(Phrase(text, frozenset(text.split()))) is expected
