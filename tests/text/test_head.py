import pytest

from reader.model.article import CleanText
from reader.text.clean import clean
from reader.text.parse import parse_text

STORY = (
    "The factory in Carrick that has built lifts, bells and bridges since 1921 will close its gates in the autumn.",
    "Some 400 people work there. Most of them were told by letter, according to the union.",
    "“I opened it at breakfast,” said Owen Hartle, who has worked in the paint shop for thirty years.",
    "The minister for trade promised help. She did not say what kind.",
    "The river, which runs behind the works, will be cleaned at the owner's cost.",
)


def cleaned(head: str, separator: str = "\n") -> CleanText:
    lines = [line.strip() for line in head.strip().split("\n")]
    return clean(parse_text(separator.join([*lines, *STORY]), "text/plain"), frozenset())


@pytest.mark.parametrize("separator", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize(
    ("title", "standfirst", "head"),
    [
        ("Floods cut off Carrick", None, "Home / News / Carrick\nFloods cut off Carrick\nBy Ann Lee"),
        ("Floods cut off Carrick", None, "Home > Metro > Schools\nFloods cut off Carrick\n4 May 2025"),
        ("Floods cut off Carrick", None, "The Carrick Courier\nSUNDAY, 4 MAY 2025\nFloods cut off Carrick"),
        (
            "Floods cut off Carrick again",
            None,
            "The Upper Carrick Lantern\nFloods cut off Carrick again\nPhoto: A. Roe/The Upper Carrick Lantern",
        ),
        (
            "Factory to close its gates in autumn",
            None,
            "Markets\nCompanies\nFactory to close its gates in autumn\nBy Ann Lee",
        ),
        ("Let the old bridge fall", None, "Opinion | Let the old bridge fall\nLet the old bridge fall\nAnn Lee"),
        (
            "Bank knew of fraud for two years",
            None,
            "Bank knew of fraud for two years - Carrick Post\nBank knew of fraud for two years\n4 May 2025",
        ),
        (
            "Three held over theft of bells from a convent in Ostermark",
            "Police say thieves used a crane",
            "{title}\n{standfirst}\n4 May 2025",
        ),
        (
            "School roof fell an hour before lessons",
            "Engineers had warned about the timber, a letter shows, but nobody told the teachers who worked there",
            "{standfirst}\n{title}\nBy Ann Lee",
        ),
        (
            "Last lift leaves Carrick: after a century the town that built lifts shuts the factory that fed it",
            "Four hundred jobs will go",
            "{title}\n{standfirst}",
        ),
        (
            "The grain that nobody will carry",
            "Thousands of tonnes of grain have rotted in the port. Now the ships are leaving.",
            "{standfirst}\n{title}\nAnn Lee\n4 May 2025",
        ),
    ],
)
def test_headline_and_standfirst_are_found(title: str, standfirst: str | None, head: str, separator: str):
    text = cleaned(head.format(title=title, standfirst=standfirst), separator)
    assert (text.title, text.dek or text.subtitle) == (title, standfirst)
    assert text.body == STORY


@pytest.mark.parametrize(
    ("author", "line"),
    [
        ("Ann Lee", "Words: Ann Lee"),
        ("Ann Lee", "Ann Lee"),
        ("Ann Lee", "Ann Lee in Carrick"),
        ("Ann Lee", "Ann Lee, weather reporter"),
        ("Ann Lee", "ANN LEE | Carrick Post"),
        ("Ann Lee", "Ann Lee 04/05/2025 16:10"),
        ("Ann Lee", "Professor Ann Lee teaches ethics at the University of Ellery"),
        (None, "Long read | 8 min"),
        (None, "Our correspondent"),
        (None, "The Carrick Observer"),
        (None, "Port Ellery - 14 May 2025 - 05:40 CEST"),
        (None, "Uppdaterad 14 mars 2024 kl. 16.05"),
        (None, "2025-02-19T06:40:00+09:00"),
        (None, "Leer en español"),
    ],
)
def test_what_stands_between_headline_and_story_is_removed(author: str | None, line: str):
    text = cleaned(f"Lift factory to close\n{line}")
    assert (text.title, text.dek, text.subtitle) == ("Lift factory to close", None, None)
    assert (text.author or "").casefold() == (author or "").casefold()
    assert text.body == STORY


def test_a_section_is_no_headline_although_it_is_a_keyword_below_the_story_too():
    raw = "\n".join(["Science", "Water lost for six years", "By Ann Lee", *STORY, "Science"])
    text = clean(parse_text(raw, "text/plain"), frozenset())
    assert (text.title, text.body) == ("Water lost for six years", STORY)


def test_a_name_that_the_story_tells_of_is_no_byline():
    assert "Owen Hartle" in cleaned("Lift factory to close\nOwen Hartle").body


def test_a_headline_of_two_words_outlives_its_standfirst():
    text = cleaned("Library fines gone\nLate books came back by the wheelbarrow\nPhoto by Lena Trask")
    assert text.title == "Library fines gone"
    assert text.dek == "Late books came back by the wheelbarrow"


def test_a_line_with_no_story_below_it_is_no_headline():
    lead = "Owen Hartle scored as Carrick beat Ellery Rovers 2-1 on Sunday. He headed in a corner."
    text = clean(parse_text(f"{lead}\n\nRadio Carrick, Sunday", "text/plain"), frozenset())
    assert (text.title, text.body[0]) == (None, lead)


def test_lines_without_a_sentence_below_them_are_a_list_and_no_standfirst():
    lines = ["Carrick 2-1 Ellery Rovers", "Port Wessel 0-0 Tarn", "Orrin 3-2 Vellin"]
    text = clean(parse_text("\n".join(["Football: weekend results", "", *lines]), "text/plain"), frozenset())
    assert (text.title, text.dek, text.body) == ("Football: weekend results", None, tuple(lines))


def test_a_paper_of_a_place_is_no_headline():
    text = cleaned(
        "Le Courrier de Carrick\n\nL'usine de Carrick ferme ses portes\n\nPar Anne Weil, publié le 18 novembre 2026"
    )
    assert (text.title, text.source) == ("L'usine de Carrick ferme ses portes", "Le Courrier de Carrick")
    assert text.author == "Anne Weil"


def test_what_is_listed_below_the_headline_is_no_standfirst():
    listed = ["- The bridge will cost 12 million crowns", "- Two schools will close"]
    assert cleaned("\n".join(["Council decides", *listed])).body[:2] == tuple(listed)
