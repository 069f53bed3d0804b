import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.understanding.only_here import find_only_here
from reader.understanding.reports import MOST_BLOCKS
from tests.understanding.reported import report

SENTENCES = (
    "[Nils Berg|P berg] met [Kari Moen|P moen] in [Oslo|L oslo].",
    "The [Norwegian|D norway] team paid $1.2bn.",
    "Some 426 drones and 24 missiles came.",
    "[Norsk Sild|O sild] has 1,200 boats.",
    "It rained.",
)


def only(*reports) -> dict[int, list[str]]:
    return {number: [each.text for each in found] for number, found in find_only_here(reports).items()}


def test_names_that_one_report_has_persons_first_and_numbers_with_what_they_count():
    found = only(
        report(1, "In [Oslo|L oslo] [Norsk Sild|O sild] lost 426 drones.", "“No,” said [Nils Berg|P berg] at 10 a.m."),
        report(2, "In [Oslo|L oslo] it rained."),
    )

    assert found == {1: ["Nils Berg", "Norsk Sild", "426 drones"], 2: []}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[Nils Berg|P berg] spoke.", "Mr Berg spoke."),
        ("[Norsk Sild|O sild] closed.", "norsk sild closed."),
        ("[Norway|L norway] agreed.", "The [Norwegian|D norway] side agreed."),
        ("The [Norwegian|D norway] side agreed.", "They agreed."),
        ("Two dozen boats sank.", "24 boats sank."),
        ("$1.2bn was paid.", "They paid 1.2 billion dollars."),
        ("More than 400 drones came.", "426 drones came."),
        ("It happened on 4 March 2025 at 17.30.", "It happened."),
        ("A 43-year-old, the 24th victim, waited for 50 days.", "A man waited."),
        ("Both sides met for three rounds with two partners.", "They met."),
    ],
)
def test_what_another_report_has_in_other_words_is_not_only_here(one: str, other: str):
    assert only(report(1, one), report(2, other))[1] == []


def test_a_single_report_has_nothing_alone():
    assert find_only_here([report(1, *SENTENCES)]) == {}


def test_the_quote_stands_below_the_headline_and_has_the_longest_name():
    (found,) = find_only_here(
        [
            report(1, "[Berg|P berg] came.", "[Nils Berg|P berg] left.", title="[Nils Berg|P berg] in town"),
            report(2, "Rain."),
        ]
    )[1]

    assert (found.text, found.quote.block, found.quote.text, found.entity_id) == (
        "Nils Berg",
        1,
        "Nils Berg left.",
        "berg",
    )


@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1), min_size=2, max_size=4))
def test_what_is_only_here_stands_here_and_in_no_other_text(bodies: list[list[str]]):
    reports = [report(number, *body) for number, body in enumerate(bodies)]

    for number, found in find_only_here(reports).items():
        for each in found:
            assert each.quote.article == number
            assert each.text in each.quote.text
            others = [" ".join(other.text.body) for other in reports if other.number != number]
            assert not any(each.text in other for other in others)


def test_a_name_that_stands_only_behind_the_blocks_that_are_read_is_left_out():
    long = ["It rained."] * MOST_BLOCKS

    assert only(report(1, *long, "[Nils Berg|P berg] spoke."), report(2, "It rained.")) == {1: [], 2: []}
