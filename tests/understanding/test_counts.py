import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.understanding.counts import find_counts
from reader.understanding.reports import read_sentences
from tests.understanding.reported import report

WORDS = st.sampled_from(
    """
    12; at least; two dozen; people; soldiers; were; killed; dead; $3bn; takeover; 5 percent; stake;
    [Malian|D mali]; [Lyon|L lyon]; in; and; wounding; voted; 88-61; six years; jailed; .; ,; of
    """.strip().split(";")
)


def read(text: str) -> list[tuple[str, str, float]]:
    return [(each.outcome, each.noun, each.number.value) for each in find_counts(read_sentences(report(1, text)))]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A crash killed 14 people.", [("killed", "people", 14)]),
        ("The crash left 14 people dead and 30 injured.", [("killed", "people", 14), ("wounded", "people", 30)]),
        ("The death toll stood at 31.", [("killed", "people", 31)]),
        ("The flood claimed 17 lives.", [("killed", "people", 17)]),
        ("Some 800 residents of [Lyon|L lyon] had to leave their homes.", [("evacuated", "people", 800)]),
        ("The army launched 426 drones.", [("launched", "drone", 426)]),
        ("About 300 homes were destroyed.", [("destroyed", "home", 300)]),
        ("[Orbis|O orbis] agreed to buy [Kelda|O kelda] for $1.2 billion.", [("deal", "", 1.2e9)]),
        ("They must repay 212 million euros.", [("repay", "", 212e6)]),
        ("He bought a 30 percent stake.", [("stake", "", 30)]),
        ("Parliament voted 148-97.", [("votes", "", 148)]),
        ("He was jailed for six years.", [("prison", "", 72)]),
        ("A magnitude 6.4 earthquake struck.", [("magnitude", "", 6.4)]),
        ("One of its 248 steel hangers broke.", [("all", "hanger", 248)]),
        ("Some 2,400 dock workers joined the strike.", [("on strike", "dock", 2400)]),
        ("The union said 2,900 dockers walked out.", [("on strike", "dock", 2900)]),
        ("The gang abducted 17 crew members.", [("abducted", "crew", 17)]),
        ("The 19 sailors kidnapped are well; 19 sailors were kidnapped.", [("abducted", "crew", 19)] * 2),
        ("All 2,900 dockers of the company had joined.", [("on strike", "dock", 2900)]),
        ("Officials put the number of people evacuated at 3,200.", [("evacuated", "people", 3200)]),
        ("It lies at a depth of 2,140 metres.", [("depth", "metre", 2140)]),
    ],
)
def test_what_is_counted_and_what_became_of_it(text: str, claims: list[tuple[str, str, float]]):
    assert read(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "Floods killed 240 people last year.",
        "A flood killed 240 people in 2013.",
        "As many as 12 people are feared dead.",
        "Prosecutors asked for 12 years in prison.",
        "He faces up to 15 years in prison.",
        "An aftershock of magnitude 5.1 followed.",
        "The tower was to be 140 metres high.",
        "It came two hours later.",
    ],
)
def test_what_makes_no_claim(text: str):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The 12 members of the board met.", ("", "member", 12)),
        ("She won by just 214 votes.", ("", "vote", 214)),
        ("The gunmen took 17 crew members with them.", ("", "crew", 17)),
        ("The loaders get 5.6 percent.", ("", "", 5.6)),
        ("The talks lasted nine hours.", ("", "", 9)),
        ("The pond is 12 metres from the road.", ("", "metre", 12)),
    ],
)
def test_a_number_is_kept_where_no_rule_knows_what_became_of_the_counted(text: str, claim: tuple[str, str, float]):
    assert read(text) == [claim]


def test_kinds_of_the_counted_are_kept_apart():
    (claim,) = find_counts(read_sentences(report(1, "The attack killed 12 young [Malian|D mali] soldiers.")))

    assert (claim.noun, claim.qualifiers) == ("soldier", {"young", "mali"})
    assert claim.subject == "killed 12 young Malian soldiers"


@pytest.mark.parametrize(
    ("text", "is_one_of_several"),
    [
        ("The fire destroyed 120 homes.", False),
        ("The fire destroyed 120 homes in [Lyon|L lyon] and 30 in [Brest|L brest].", True),
        ("Another wounded nine in [Lyon|L lyon].", True),
        ("The blast killed three more people.", True),
    ],
)
def test_a_number_with_another_beside_it(text: str, is_one_of_several: bool):
    claims = find_counts(read_sentences(report(1, text)))

    assert [claim.is_one_of_several for claim in claims][:1] == [is_one_of_several]


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_counts_of_any_words_are_quotes(text: str):
    for claim in find_counts(read_sentences(report(1, text))):
        assert claim.subject in claim.sentence.text
        assert claim.clause in claim.sentence.mask
