import pytest

from reader.text.clean import clean
from reader.text.parse import parse_text

STORY = (
    "The council of Carrick voted on Thursday to keep the old tram line, which has run since 1921.",
    "Some 400 people had written letters, and most of them were read aloud.",
    "The last tram leaves the depot at midnight, an official said.",
)


def read(head: str):
    return clean(parse_text("\n".join([*head.split("\n"), "", *STORY]), "text/plain"), frozenset())


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("Title: Tram stays\nSource: Carricker zvon", "Carricker zvon"),
        ("Title: Tram stays\nBy: Ann Lee\nDate: 4 May 2025\nSource: L'Alba dell'Ovest", "L'Alba dell'Ovest"),
        ("Source: Havnebladet, page 3\nDate: 4 May 2025\nTitle: Tram stays", "Havnebladet"),
        ("Titel: Die Tram bleibt\nQuelle: Der Hafenbote\nDatum: 4. Mai 2025", "Der Hafenbote"),
        ("Council keeps tram\nSource: Carricker zvon", "Carricker zvon"),
        ("Title: Tram stays\nSource: Clara Valley Gazette", "Clara Valley Gazette"),
        ("Title: Tram stays\nDate: 4 May 2025\nSource: Own research", None),
        ("Title: Tram stays\nDate: 4 May 2025\nSource: Anna Keller", None),
        ("Title: Tram stays\nDate: 4 May 2025\nSource: documents of the council", None),
        ("Title: Tram stays\nDate: 4 May 2025\nSource: Various agencies", None),
        ("Tram stays\nSource: letters that the council read", None),
    ],
)
def test_a_source_among_other_labels_is_the_outlet(head: str, source: str | None):
    assert read(head).source == source


@pytest.mark.parametrize(
    ("head", "title", "source", "author"),
    [
        (
            "L'Alba di Torrenova\nSunday, 4 May 2025\nVia Maestra in Torrenova dug up again\nAnna Keller",
            "Via Maestra in Torrenova dug up again",
            "L'Alba di Torrenova",
            "Anna Keller",
        ),
        (
            "Cahiers des Trois Vallées\n4 May 2025\n\nA tram for nobody\n\nBy Anna Keller",
            "A tram for nobody",
            "Cahiers des Trois Vallées",
            "Anna Keller",
        ),
        (
            "UPDATE (4 May, 16:00): adds words of the driver\n\nHavnebladet\n4 May 2025\nLast tram stays in its depot",
            "Last tram stays in its depot",
            "Havnebladet",
            None,
        ),
        (
            "Kurier Podgórski\n4 May 2025\nAnna Keller\n\nWho is the tram man?",
            "Who is the tram man?",
            "Kurier Podgórski",
            "Anna Keller",
        ),
        (
            "Old line to keep its tram\nLa Hoja de Otero\n4 May 2025\nAnna Keller",
            "Old line to keep its tram",
            "La Hoja de Otero",
            "Anna Keller",
        ),
        (
            "Old line to keep its tram\n\nAnna Keller\nCarrick Echo\n4 May 2025",
            "Old line to keep its tram",
            "Carrick Echo",
            "Anna Keller",
        ),
    ],
)
def test_an_outlet_alone_above_a_date_is_neither_headline_nor_author(
    head: str, title: str, source: str, author: str | None
):
    text = read(head)
    assert (text.title, text.source, text.author) == (title, source, author)


@pytest.mark.parametrize(
    "head",
    [
        "Tram Stays\n4 May 2025\nCouncil votes after a long night",
        "Tram line saved\n4 May 2025\nCouncil votes after a long night",
        "Storms\n4 May 2025\nCouncil votes after a long night",
        "Politics\n4 May 2025\nCouncil votes after a long night",
        "Berlin\n4 May 2025\nCouncil votes after a long night",
        "Anna Keller\n4 May 2025\nCouncil votes after a long night",
        "Zdislav Vrchoň\n4 May 2025\nCouncil votes after a long night",
        "Council votes after a long night\nZdislav Vrchoň\n4 May 2025",
        "Council votes after a long night\nThe Hague\n4 May 2025",
    ],
)
def test_what_is_no_outlet_above_a_date_is_not_taken_for_one(head: str):
    assert read(head).source is None


def test_a_headline_that_begins_as_a_name_is_no_byline():
    text = read("Old line to keep its tram\nAnna Keller in court again\n4 May 2025")
    assert text.author is None


def test_news_behind_the_word_update_is_a_headline():
    assert (
        read("UPDATE: Tram leaves the rails in Carrick\n4 May 2025").title == "UPDATE: Tram leaves the rails in Carrick"
    )


def test_papers_that_became_one_are_known_by_the_last_part_of_their_name():
    assert (
        read("Old line to keep its tram\nAnna Keller\nCarrick Mirror-Times, 4 May 2025").source
        == "Carrick Mirror-Times"
    )
