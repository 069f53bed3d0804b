import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.parse import parse_text
from reader.text.wrapping import find_paragraphs

STORY = [
    "A ferry with 212 people on board drifted for nine hours off Cape Sorrow before a tug reached it at dawn, and its "
    "engines had stopped after a fire in the switch room.",
    "“We sang,” said Maud Illery, a passenger. “Then we stopped singing, because somebody was sick.” The company will "
    "pay for new tickets, and it did not say for anything else when it was asked.",
    "The harbour office has begun an inquiry. Its last one, into the loss of a lightship, took eleven years and found "
    "that nobody had been at fault, which the families of the crew have never believed.",
]


@pytest.mark.parametrize("width", [50, 65, 72, 80])
@pytest.mark.parametrize("between", ["\n\n", "\n\n\n"])
def test_wrapped_paragraphs_are_joined(width: int, between: str):
    raw = between.join(["Ferry breaks down\nBy Ann Lee", *(textwrap.fill(text, width) for text in STORY)])
    lines = [line for line in parse_text(raw, "text/plain").lines if line]
    assert lines == ["Ferry breaks down", "By Ann Lee", *STORY]


@pytest.mark.parametrize(
    "lines",
    [
        STORY,
        [line for text in STORY for line in (text, "")],
        ["Short lines", "of a poem stay", "as they are", "in every verse", "that was written"] * 5,
        ["Read more", "Ferry fails inspection", "Harbour to close for repairs", "Tug crew honoured", ""] * 5,
    ],
)
def test_other_texts_keep_their_lines(lines: list[str]):
    assert find_paragraphs(lines) == [range(number, number + 1) for number in range(len(lines))]


@given(st.lists(st.text("ab ", max_size=90).map(str.strip), max_size=40))
def test_every_line_is_in_one_paragraph_in_order(lines: list[str]):
    assert [number for paragraph in find_paragraphs(lines) for number in paragraph] == list(range(len(lines)))


def test_short_lines_of_the_head_and_of_a_list_do_not_hide_that_paragraphs_are_wrapped():
    head, links = (
        ["Havnebladet", "20 Nov 2026", "Anna Keller", ""],
        ["", "Also read", "The boat that sank", "Why gulls shout"],
    )
    paragraph = [
        "The woman who wants to own the old tram depot has seen it from the",
        "inside three times, and on two of them it rained through the roof and",
        "into the pits, which the council had promised to close before winter",
        "and which it did not close, as she found when she looked for her hat",
        "there, with a lamp that the caretaker had lent her for the afternoon,",
        "and with his dog.",
    ]
    found = find_paragraphs([*head, *paragraph, *links])
    assert [list(each) for each in found if len(each) > 1] == [list(range(4, 10))]
