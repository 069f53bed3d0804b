"""Hits of a query in a text, and the snippet that shows them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import DEK, TITLE
from reader.model.search import Mark
from reader.query import read_query
from reader.text.marks import make_snippet, mark_blocks
from reader.text.tokens import tokenise

TODAY = date(2025, 7, 24)


def tree_of(query: str):
    return read_query(query, TODAY, typing=False).tree


def marks_in(text: str, query: str, surfaces: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    """What is marked where the text is a paragraph, and where it is the title."""
    marks = mark_blocks([(0, text), (TITLE, text)], tree_of(query), "en", surfaces)
    return sorted({(mark.start, mark.end) for mark in marks})


def marked(text: str, query: str, surfaces: tuple[str, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in marks_in(text, query, surfaces)]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("The talks: talking of a talk.", "talk", ["talks", "talking", "talk"]),
        ("Russia’s team and RUSSIA", "russia", ["Russia", "RUSSIA"]),
        ("the U.S. team told us", "US", ["U.S", "us"]),
        ("Møller met Moller", "moller", ["Møller", "Moller"]),
        ("some 1,000 or 1000", "1,000", ["1,000", "1000"]),
        ("peace talks and talks of peace", '"peace talk"', ["peace talks"]),
        ("a 30-day truce of 30 days; day 30", "30-day", ["30-day", "30 days"]),
        ("peace peace talks", '"peace talks" peace', ["peace", "peace talks"]),
        ("Zelenko, zeal and Zebra", "zel*", ["Zelenko"]),
        ("the governemnt of governors", "government~", ["governemnt"]),
        ("war and peace", "war -peace", ["war"]),
        ("war and peace", "NOT (war peace)", []),
        ("war and peace", "war OR peace^3", ["war", "peace"]),
        ("war and peace", "date:2025 is:unread person:war", []),
        ("war and peace", "title:war body:peace", ["war", "peace"]),
        ("", "war", []),
    ],
)
def test_marks(text: str, query: str, expected: list[str]) -> None:
    assert marked(text, query) == expected


def test_surfaces_are_marked_as_spelled() -> None:
    text = "Ana Novák spoke; Novak nodded. Anas Novaks did not."
    assert marked(text, "person:Novak", ("Ana Novak", "Novak")) == ["Ana Novák", "Novak"]


def test_blocks_are_marked_by_their_field() -> None:
    blocks = [(TITLE, "Peace at last"), (DEK, "A peace"), (0, "Peace and war"), (1, "war")]
    assert mark_blocks(blocks, tree_of("title:peace body:war"), "en") == (
        Mark(TITLE, 0, 5), Mark(0, 10, 13), Mark(1, 0, 3),
    )  # fmt: skip
    assert {mark.block for mark in mark_blocks(blocks, tree_of("peace"), "en")} == {TITLE, DEK, 0}


def test_no_phrase_crosses_blocks() -> None:
    blocks = [(0, "they made peace"), (1, "talks went on")]
    assert mark_blocks(blocks, tree_of('"peace talks"'), "en") == ()


LONG = [
    (TITLE, "Harbour"),
    (0, "Nothing of note was said on the first morning, and the crowd went home early in the rain."),
    (1, "On the second day the ferry inquiry heard that the harbour pilot had slept, and that no alarm rang."),
    (2, "The pilot denied it. The harbour office said nothing about the alarm, the ferry or the inquiry."),
]


def shown(query: str, width: int) -> tuple[str, list[str]]:
    snippet, marks = make_snippet(LONG, tree_of(query), "en", width)
    return snippet, [snippet[start:end] for start, end in marks]


def test_a_snippet_shows_most_terms_early() -> None:
    snippet, words = shown("harbour pilot alarm", 60)
    assert words == ["harbour", "pilot", "alarm"] or set(words) == {"harbour", "pilot", "alarm"}
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert len(snippet) <= 60


def test_an_early_hit_is_shown_from_the_beginning() -> None:
    snippet, words = shown("crowd", 80)
    assert snippet.startswith("Nothing of note")
    assert words == ["crowd"]


def test_without_a_hit_in_the_body_it_is_the_beginning() -> None:
    assert shown("title:harbour", 30) == ("Nothing of note was said on…", [])
    assert shown("purple", 30) == ("Nothing of note was said on…", [])


def test_a_short_text_is_shown_whole() -> None:
    assert make_snippet([(0, "All of it.")], tree_of("all"), "en", 80) == ("All of it.", ((0, 3),))
    assert make_snippet([], tree_of("all"), "en", 80) == ("", ())


WORDS = st.sampled_from(["peace", "talk", "talks", "war", "Møller", "30-day", "x" * 50, "it.", "“so”"])
TEXTS = st.lists(st.lists(WORDS, max_size=30).map(" ".join), max_size=4).map(lambda texts: list(enumerate(texts)))
SOME_QUERIES = st.sampled_from(["peace", "war talk", '"peace talks"', "x*", "mol*", "tolks~", "-war", "it OR so"])


@given(TEXTS, SOME_QUERIES, st.integers(-2, 120))
def test_snippets_keep_their_width_and_their_marks_hit(blocks: list[tuple[int, str]], query: str, width: int) -> None:
    snippet, marks = make_snippet(blocks, tree_of(query), "en", width)
    assert len(snippet) <= max(width, 0)
    end = 0
    for mark in marks:
        assert end <= mark[0] < mark[1] <= len(snippet)
        end = mark[1]
    body = " ".join(text for _, text in blocks)
    assert snippet.strip("…") in body
    if width > 60:
        has_hit = any(marks_in(text, query) for _, text in blocks)
        assert bool(marks) == has_hit


@given(st.text(), SOME_QUERIES)
def test_marks_are_whole_words(text: str, query: str) -> None:
    starts = {token.start for token in tokenise(text, "en")}
    ends = {token.end for token in tokenise(text, "en")}
    for start, end in marks_in(text, query):
        assert start in starts
        assert end in ends
