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
