from dataclasses import replace

from reader.model.story import StoryPlace
from reader.tui.pages.aside import compose_article_aside, compose_name_aside, compose_story_aside
from tests.tui.builders import TODAY, make_entity_page, make_opened, make_row, make_story, make_story_row


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


def test_the_story_of_an_article_stands_last_with_its_newest_reports():
    opened = make_opened(story=StoryPlace(make_story_row(), "e2", None))
    rows = compose_article_aside(opened, TODAY, (make_row(5, "Halvane leaves"),))
    assert [(row.kind, row.text, row.details, row.target) for row in rows[-3:]] == [
        ("heading", "Story", ("5",), ""),
        ("story", "Velmora harbour talks", ("3 sources · to 23 Jul", "2 new to you"), "story:st0ry"),
        ("report", "Halvane leaves", ("22 Jul · Velmora Post",), "article:5"),
    ]


def test_reports_that_do_not_name_a_name_have_no_number():
    page = replace(make_entity_page(1), not_named_in=(make_row(9, "A second round"),))
    *_, heading, row = compose_name_aside(page, TODAY)
    assert (heading.text, row.text, row.target, row.number) == ("Not named in", "A second round", "article:9", 0)


def test_beside_a_story_stand_its_episodes_differences_and_reports():
    rows = compose_story_aside(make_story(), TODAY)
    assert [(row.text, row.target) for row in rows] == [
        ("Episodes", ""),
        ("16–17 May", "heading:episode 0"),
        ("22–23 Jul", "heading:episode 1"),
        ("Sources differ", ""),
        ("“leads the port delegation”", "heading:d1"),
        ("Reports", ""),
        ("Talks begin", "article:1"),
        ("Talks end", "article:2"),
        ("Talks resume", "article:3"),
        ("A second round", "article:4"),
        ("Halvane leaves", "article:5"),
    ]
