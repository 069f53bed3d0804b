from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import CleanText
from reader.model.ports import EntityExtractor
from reader.understanding.extractor import RuleExtractor
from tests.understanding.marked import read_marked, score

EXTRACTOR: EntityExtractor = RuleExtractor()


def names_in(*blocks: str, title: str | None = None) -> list[tuple[str, str]]:
    """(text, type) in reading order; a demonym's type is "demonym"."""
    mentions = EXTRACTOR.extract(CleanText(title, None, None, blocks))
    return [(mention.text, "demonym" if mention.is_demonym else mention.type) for mention in mentions]


def test_articles_that_the_rules_were_written_with() -> None:
    result = score(EXTRACTOR, read_marked("tuned-*.txt"))
    assert result.f1 >= 0.98, result


def test_articles_that_the_rules_have_not_seen() -> None:
    result = score(EXTRACTOR, read_marked("aside-*.txt"))
    assert result.precision >= 0.97, result
    assert result.recall >= 0.92, result


def test_title_role_the_and_possessive_are_left_out() -> None:
    assert names_in("Danish Prime Minister Anna Lindqvist’s aide met Gen. Musa Danladi in the Netherlands.") == [
        ("Danish", "demonym"),
        ("Anna Lindqvist", "person"),
        ("Musa Danladi", "person"),
        ("Netherlands", "place"),
    ]


def test_the_longest_name_wins() -> None:
    assert names_in("The Turkish Foreign Ministry and the Russian Union of Painters met Ukrainian guests.") == [
        ("Turkish Foreign Ministry", "org"),
        ("Russian Union of Painters", "org"),
        ("Ukrainian", "demonym"),
    ]


@pytest.mark.parametrize("left_quote", ["'", "’", "‘"])
def test_a_wrong_quote_ends_a_name_as_a_right_one_does(left_quote: str) -> None:
    assert names_in(f"President Olena Zabuzhko{left_quote}s plan failed.") == [("Olena Zabuzhko", "person")]


def test_sentences_glued_together_are_two() -> None:
    assert names_in("It ended the long discussion.Russia held the line.Ukraine’s guns fired.") == [
        ("Russia", "place"),
        ("Ukraine", "place"),
    ]


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    assert names_in("“Never,” said Chebet Ndiwa, a farmer.", "Later Ndiwa wept. Ndiwa’s cows were gone.") == [
        ("Chebet Ndiwa", "person"),
        ("Ndiwa", "person"),
        ("Ndiwa", "person"),
    ]


def test_two_capitalised_words_are_no_person_by_default() -> None:
    assert names_in("They spoke of the Grey Veil and of Blue Harvest all evening.") == []


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("The operator Gorna Velta stopped all trains.", "Gorna Velta", "org"),
        ("Shares of Velta Norra fell.", "Velta Norra", "org"),
        ("He wrote to the Harbour Renewal Mutual (HRM) about it.", "Harbour Renewal Mutual", "org"),
        ("Analysts asked Brightveil's chief executive about it.", "Brightveil", "org"),
        ("He lives in Nagyvelt with two dogs.", "Nagyvelt", "place"),
        ("The village of Nagyvelt was flooded.", "Nagyvelt", "place"),
        ("Her lawyer, Xandor Ptell, declined to comment.", "Xandor Ptell", "person"),
        ("Xandor Ptell, 61, was found alive.", "Xandor Ptell", "person"),
        ("The Ptell administration fell.", "Ptell", "person"),
        ("She read it in The Velten Gazette.", "The Velten Gazette", "org"),
        ("Rescuers ended Operation Nightjar on Sunday.", "Operation Nightjar", "event"),
    ],
)
def test_words_around_a_name_type_it(sentence: str, name: str, kind: str) -> None:
    assert (name, kind) in names_in(sentence)


@pytest.mark.parametrize(
    ("sentences", "names"),
    [
        (
            "VELT — Mayor Olena Brand opened the schools of Upper Velt. Velt slept.",
            [("VELT", "place"), ("Olena Brand", "person"), ("Upper Velt", "place"), ("Velt", "place")],
        ),
        (
            "The Reed and Willow Cutters' Union (RWCU) met.",
            [("Reed and Willow Cutters' Union", "org"), ("RWCU", "org")],
        ),
        (
            "The Office for the Protection of Velt (OPV) and the Bread, Cake and Tea Union (BCT) met.",
            [
                ("Office for the Protection of Velt", "org"),
                ("OPV", "org"),
                ("Bread, Cake and Tea Union", "org"),
                ("BCT", "org"),
            ],
        ),
        ("Ellen Line diverted six ships, and Ellen Line said it would pay.", [("Ellen Line", "org")] * 2),
        ("Jasper City beat Ptell Rovers.", [("Jasper City", "org"), ("Ptell Rovers", "org")]),
        ("Ptell Rovers lost 2-0 to Jasper City.", [("Ptell Rovers", "org"), ("Jasper City", "org")]),
        ("They live in Jasper City.", [("Jasper City", "place")]),
        ("The Commission on Elections met.", [("Commission on Elections", "org")]),
        ("A fire damaged the Customs House and the Café.", []),
        ("<p>Wind park</p> plans failed. Wind parks are loud.", []),
        ("In the market, Ptellan said no.", []),
        ("Mayor of Velt Olena Ptell spoke.", [("Olena Ptell", "person")]),
        ("The minister Slim Ben Ptellan, 51, left.", [("Slim Ben Ptellan", "person")]),
        ("The singer left the Town Hall.", []),
        ("Depositors who lost everything wept.", []),
        ("The town of Orlva sued Hidro Orlva. They met in Orlva.", [("Orlva", "place")] * 2),
    ],
)
def test_names_are_whole_or_none(sentences: str, names: list[tuple[str, str]]) -> None:
    assert names_in(sentences) == names


def test_a_word_that_only_opens_sentences_is_no_person() -> None:
    body = "A copyist told a court on Monday that he painted it."
    assert names_in(body, title="Copyist tells court he painted it") == []
    assert names_in("Nothing was said.", title="Lamplighter tells children he misses the dark") == []
    assert names_in("Ptellan, who heads the board, left.") == [("Ptellan", "person")]


def test_names_in_a_list_share_their_type() -> None:
    assert names_in("Roads were cut in Oslo, Brandveil and Ossigau.") == [
        ("Oslo", "place"),
        ("Brandveil", "place"),
        ("Ossigau", "place"),
    ]


def test_particles_in_small_letters_begin_a_surname() -> None:
    assert ("de la Veltra", "person") in names_in("Ana Ruiz de la Veltra won.", '"Never," de la Veltra said. "Never."')


def test_a_given_name_alone_is_the_person_it_began() -> None:
    assert names_in("Xandeep Kulvarni, 41, died.", "It was a plan that only Xandeep knew.")[-1] == ("Xandeep", "person")


def test_a_town_is_not_the_short_form_of_its_institutions() -> None:
    found = names_in("The Belvelt Hydrological Instruments said so.", "Snow fell in Belvelt all day. Belvelt slept.")
    assert [kind for name, kind in found if name == "Belvelt"] == ["place", "place"]


def test_a_lone_head_word_is_no_name() -> None:
    assert names_in("The Institute said so, and the Institute's director agreed.") == []


def test_a_company_named_like_a_word_needs_more_than_a_capital_where_a_sentence_begins() -> None:
    assert names_in("Apple shares rose.") == [("Apple", "org")]
    assert names_in("Apple pie was served.") == []


def test_months_and_days_are_no_names_but_may_be_given_names() -> None:
    assert names_in("In May Thornbury fell ill.", "The designer May Thornbury left on Monday, 4 March.") == [
        ("Thornbury", "person"),
        ("May Thornbury", "person"),
    ]


def test_a_country_may_be_a_given_name() -> None:
    assert names_in("Its founder, Jordan Whitmarsh, was born in Jordan.") == [
        ("Jordan Whitmarsh", "person"),
        ("Jordan", "place"),
    ]


def test_accents_do_not_hide_a_place() -> None:
    assert names_in("Lorries left Łódź and Izmir for Malmö.") == [
        ("Łódź", "place"),
        ("Izmir", "place"),
        ("Malmö", "place"),
    ]


@pytest.mark.parametrize("title", ["Velten Mutual Buys Bank In Kenya", "VELTEN MUTUAL BUYS BANK IN KENYA"])
def test_a_headline_in_capitals_gets_names_of_the_body_and_the_gazetteer_only(title: str) -> None:
    found = names_in("The insurer Velten Mutual bought a bank.", title=title)
    assert [(name.casefold(), kind) for name, kind in found] == [
        ("velten mutual", "org"),
        ("kenya", "place"),
        ("velten mutual", "org"),
    ]


def test_a_pronoun_in_capitals_is_no_country() -> None:
    assert names_in("JUDGES WARN US ABOUT THE FUTURE OF COURTS") == []


def test_the_us_is_a_country_in_sentences() -> None:
    assert names_in("He gave the US and the U.S. Senate a list.") == [
        ("US", "place"),
        ("U.S.", "place"),
    ]


@pytest.mark.parametrize("text", ["", " ", "...", "A", "The", "’s", "The The The", "Of The Of"])
def test_texts_without_names(text: str) -> None:
    assert names_in(text) == []


WORDS = st.sampled_from(
    [
        "the",
        "of",
        "and",
        "for",
        "said",
        "in",
        "Anna",
        "Velten",
        "Kowalska",
        "Bank",
        "Ministry",
        "Turkish",
        "Kenya",
        "U.S.",
        "US",
        "May",
        "Monday",
        "President",
        "Mr.",
        "al-Marri",
        "bin",
        "(NAB)",
        "NAB",
        "The",
        "Times",
        "Operation",
        ",",
        ".",
        "’s",
        "“",
        "”",
        ":",
        "Jordan",
        "&",
        "42",
        "-",
        "New",
        "York’s",
    ]
)


@given(st.lists(st.lists(WORDS, max_size=25).map(" ".join), max_size=4), st.lists(WORDS, max_size=8).map(" ".join))
def test_mentions_are_ordered_disjoint_stretches_of_their_blocks(blocks: list[str], title: str) -> None:
    text = CleanText(title or None, None, None, tuple(blocks))
    content = dict(text.blocks())
    mentions = EXTRACTOR.extract(text)
    assert all(content[m.block][m.start : m.end] == m.text for m in mentions)
    for one, other in pairwise(mentions):
        assert (one.block, one.end) <= (other.block, other.start) or one.block < other.block


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for mention in EXTRACTOR.extract(CleanText(None, None, None, (text,))):
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip()


@given(st.permutations(read_marked("tuned-[12].txt")[0].text.body))
def test_the_types_do_not_depend_on_the_order_of_paragraphs(body: list[str]) -> None:
    kinds = dict(names_in(*body))
    assert kinds["Bosphorus Freight"] == "org"
    assert kinds["Karadeniz"] == "person"


def test_genres_and_sections_are_no_places() -> None:
    names = names_in(
        "EXPLAINER: How does a court in Lagos work?", "Culture", "They met at the National Palace of Culture."
    )
    assert {"EXPLAINER", "Culture"}.isdisjoint(name for name, _ in names)
    assert ("Lagos", "place") in names
