import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.display_title import LONGEST_TITLE_CHARACTERS, derive_title


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        (
            "Miners and owners could meet for a third round of talks later this week, local media reported on Monday.",
            "Miners and owners could meet for a third round of talks",
        ),
        ("Olena Marsh, the former harbour minister, said on Friday she would stand.", None),
        (
            "The council has dropped its plan to sell the field on Tuesday. It voted 5-2.",
            "The council has dropped its plan to sell the field",
        ),
        ("PORT TAMBA, Aug. 3 (Norlan Press) — Thousands left their homes on Sunday.", "Thousands left their homes"),
        (
            "With talks planned for Wednesday, officials from both towns will meet, yet hopes are low.",
            "With talks planned for Wednesday, officials from both towns will meet",
        ),
        (
            "The U.S. Senate passed the bill after a long debate. It was close.",
            "The U.S. Senate passed the bill after a long debate",
        ),
        (
            "A barn burned down near Upper Kessel in the night to Tuesday. Nobody was hurt.",
            "A barn burned down near Upper Kessel in the night to Tuesday",
        ),
        (
            "The strike at the port has gone on since last Friday, the union said.",
            "The strike at the port has gone on since last Friday",
        ),
        ("Who won the vote? Nobody knows.", "Who won the vote?"),
        ("", ""),
    ],
)
def test_takes_the_first_main_clause(lead: str, title: str | None):
    derived = derive_title(lead)
    assert derived == (title if title is not None else lead.rstrip("."))


def test_a_long_clause_is_cut_between_words():
    title = derive_title("A court has ordered the release of three fishermen who had been held for eleven months " * 3)
    assert title.endswith("…")
    assert len(title) <= LONGEST_TITLE_CHARACTERS
    assert not title[:-1].endswith(" ")


@given(
    st.text()
    | st.lists(st.sampled_from(["The", "mayor,", "said", "on", "Monday.", "but", "—", "U.S.", "…", "?"])).map(" ".join)
)
def test_every_letter_stands_in_the_lead(lead: str):
    title = derive_title(lead)
    assert title.removesuffix("…") in " ".join(lead.split())
    assert len(title) <= LONGEST_TITLE_CHARACTERS
