from reader.tui.pages.aside import compose_article_aside, compose_name_aside
from tests.tui.builders import TODAY, make_entity_page, make_opened


def test_names_with_counts_and_numbered_related_articles_with_reasons():
    rows = compose_article_aside(make_opened(related_count=11), TODAY)
    assert [(row.kind, row.text, row.details) for row in rows[:4]] == [
        ("heading", "Names", ("2",)),
        ("name", "Oret Halvane", ("2",)),
        ("name", "Velmora", ("0",)),
        ("heading", "Related", ("11",)),
    ]
    related = rows[4:]
    assert [row.number for row in related] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0]
    assert related[0].details == ("22 Jul · Velmora Post", "same day, shares Halvane")
    assert related[0].target == "article:10"


def test_an_empty_section_has_no_heading():
    assert compose_article_aside(make_opened(related_count=0, names=()), TODAY) == ()


def test_beside_a_name_stand_companions_and_articles():
    rows = compose_name_aside(make_entity_page(), TODAY)
    assert [row.target for row in rows if row.target] == ["entity:dastane", "article:1", "article:2", "article:3"]
