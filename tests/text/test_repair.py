import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.repair import repair


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("He left town.Nobody saw him.", "He left town. Nobody saw him."),
        ("“We stay”, outlining topics.Russia has not", "“We stay”, outlining topics. Russia has not"),
        ("“It is over.”The crowd left.", "“It is over.” The crowd left."),
        ("It cost 40%.Then it rose.", "It cost 40%. Then it rose."),
        ("Who knows?Nobody does.", "Who knows? Nobody does."),
        ("Он ушёл.Никто не видел.", "Он ушёл. Никто не видел."),
    ],
)
def test_glued_sentences_are_parted(glued: str, parted: str):
    text, repairs = repair(glued, 3)
    assert text == parted
    assert [(found.kind, found.block) for found in repairs] == [("missing_space", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S.Navy and J.K.Rowling",
        "Write to a.lee@Example.Org or see https://example.org/a.B",
        "Node.Js and Report.Pdf",
        "It rose 1.5km and 3.Then",
        "e.g.This",
        "Mr.Smith went to St.Ives",
        "an ellipsis...And",
    ],
)
def test_other_stops_stay(text: str):
    assert repair(text, 0) == (text, ())


def test_a_wrong_apostrophe_keeps_its_letter():
    text, repairs = repair("The mayor‘s deputy said ‘so’ and left", 0)
    assert text == "The mayor‘s deputy said ‘so’ and left"
    assert [(found.kind, found.text) for found in repairs] == [("wrong_apostrophe", "The mayor‘s deputy sai")]


@given(st.text() | st.text("aB.!? ”“‘s"))
def test_only_spaces_are_added_and_once(text: str):
    once, _ = repair(text, 0)
    assert once.replace(" ", "") == text.replace(" ", "")
    assert repair(once, 0)[0] == once
