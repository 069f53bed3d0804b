from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.pages.article import compose_article
from reader.tui.pages.quoting import find_paragraph, show_beginning
from tests.tui.builders import EVIL, TODAY, make_article, make_opened, make_text

BODY = ("Oret Halvane came to Velmora.", "Halvane left again.", "The quay was empty.", "Halvane left again.")
ARTICLE = make_article(make_text(subtitle="What is known", body=BODY))
PAGE = compose_article(make_opened(ARTICLE), (), TODAY)
END = len(PAGE.text)


def place(text: str) -> int:
    return PAGE.text.index(text)


def find(current: int | None, first: int, last: int) -> str | None:
    found = find_paragraph(PAGE, ARTICLE, current, first, last)
    if found is not None:
        assert PAGE.text[found.start : found.end] == found.text
    return found.text if found is not None else None


def test_the_first_paragraph_wholly_in_view_is_meant():
    assert find(None, 0, END) == "A second round"
    assert find(None, place("Halvane left"), END) == "Halvane left again."
    assert find(None, place("came to"), END) == "Halvane left again."


def test_of_one_longer_than_the_view_its_part_will_do():
    assert find(None, place("came to"), place("came to") + 5) == BODY[0]


def test_the_paragraph_of_a_current_link_comes_first_while_it_is_in_view():
    assert find(place("quay"), 0, END) == "The quay was empty."
    assert find(place("quay"), 0, place("quay") - 10) == "A second round"


def test_headings_title_and_what_follows_the_text_are_no_paragraphs():
    assert find(place("What is known"), place("What is known"), place("What is known") + 5) is None
    assert find(None, place("Related story 0"), END) is None


def test_paragraphs_that_read_the_same_are_told_apart():
    second = PAGE.text.rindex("Halvane left again.")
    found = find_paragraph(PAGE, ARTICLE, second, second, END)
    assert found is not None
    assert found.start == second


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The quay.", "“The quay.”"),
        ("The ferry left the quay at nine and never came back.", "“The ferry left the quay at nine…”"),
        ("x" * 60, f"“{'x' * 32}…”"),
        ("one\n\ntwo", "“one two”"),
    ],
)
def test_a_quotation_is_told_by_its_beginning(text: str, told: str):
    assert show_beginning(text) == told


@given(st.integers(-5, END + 5), st.integers(0, END), st.integers(0, END))
def test_whatever_is_in_view_the_answer_is_a_block_of_the_article(current: int, first: int, last: int):
    assert find(current, first, last) in {None, "A second round", *BODY}


def test_a_text_that_was_made_harmless_is_found_all_the_same():
    article = make_article(make_text(dek=None, body=(EVIL,)))
    found = find_paragraph(compose_article(make_opened(article), (), TODAY), article, None, 0, 10_000)
    assert found is not None
    assert found.text == EVIL
