import pytest

from reader.model.article import Document
from reader.text.blocks import Block, blocks_of
from reader.text.labels import is_label, is_labelled_copy, is_standing


def blocks(*lines: str) -> tuple[Block, ...]:
    return blocks_of(Document(lines))


@pytest.mark.parametrize("line", ["Politics", "Arts & Culture", "The Carrick Courier", "Carrick Post", "ECONOMÍA"])
def test_sections_and_outlets_are_labels_whatever_follows(line: str):
    assert is_standing(blocks(line)[0])


@pytest.mark.parametrize("line", ["Union sues daily post", "Bridge reopens", "Union Sues The Daily Post", "Politics."])
def test_other_short_lines_are_not(line: str):
    assert not is_standing(blocks(line)[0])


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Opinion | Who pays for the bridge?", "Who pays for the bridge?"),
        ("Who pays for the bridge? - Carrick Post", "Who pays for the bridge?"),
    ],
)
def test_the_headline_with_a_name_at_its_side_is_the_headline_again(line: str, title: str):
    assert is_labelled_copy(*blocks(line, title))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Who pays for the bridge? asks the mayor", "Who pays for the bridge?"),
        ("Who pays for the bridge?", "Who pays for the bridge?"),
        ("Nobody knows who pays", "Who pays"),
    ],
)
def test_a_longer_sentence_is_not(line: str, title: str):
    assert not is_labelled_copy(*blocks(line, title))


def test_a_menu_is_no_headline():
    lines = blocks("Markets", "Companies", "Factory to close its gates in autumn")
    assert is_label(lines, [0, 1, 2], ())


def test_what_a_credit_names_is_no_headline():
    lines = blocks("The Upper Carrick Lantern", "Floods cut off Carrick")
    assert is_label(lines, [0, 1], ("photo a roe the upper carrick lantern",))
    assert not is_label(lines, [0, 1], ("photo a roe",))
