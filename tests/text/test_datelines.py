import pytest

from reader.model.article import Document
from reader.text.blocks import blocks_of
from reader.text.clean import clean
from reader.text.datelines import is_dateline
from reader.text.parse import parse_text

STORY = [
    "The council voted on Thursday to close the ferry terminal that has served the town since 1931.",
    "Officials said the building would be fenced off from April, and that a quay would be used.",
    "Campaigners who collected 9,000 signatures said they would go to court.",
]
HEADLINE = "Harbour council votes to close the old ferry terminal"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TÓRSHAVN, Dec 2 (Nordvarp) -", True),
        ("PORT ELLERY, Norway, Dec. 2, 2024 (Ellery Wire) —", True),
        ("КИЇВ –", True),
        ("Karrow (Wire) -", False),
        ("PORT ELLERY (Wire)", False),
        ("PORT ELLERY - The council voted", False),
        ("WHAT WE KNOW, and what we do not -", False),
        ("-", False),
        ("2024 -", False),
    ],
)
def test_a_dateline_is_a_place_in_capitals_before_a_dash(line: str, expected: bool):
    assert is_dateline(blocks_of(Document((line,)))[0]) is expected


def test_a_dateline_begins_the_paragraph_below_it_and_stands_for_no_dek():
    stamp = "Dec. 2, 2024, 4:12 PM GMT"
    text = clean(
        parse_text("\n".join([HEADLINE, "TÓRSHAVN, Dec 2 (Nordvarp) -", stamp, *STORY]), "text/plain"), frozenset()
    )
    assert (text.title, text.dek) == (HEADLINE, None)
    assert text.body == (f"TÓRSHAVN, Dec 2 (Nordvarp) - {STORY[0]}", *STORY[1:])
    assert [removed.text for removed in text.removed] == [stamp]
    assert text.source == "Nordvarp"


def test_a_dateline_that_no_paragraph_follows_is_left_where_it_is():
    text = clean(parse_text("\n".join([HEADLINE, *STORY, "OSLO -"]), "text/plain"), frozenset())
    assert text.body[:3] == tuple(STORY)
