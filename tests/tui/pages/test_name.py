from dataclasses import replace

from reader.tui.pages.name import compose_name
from tests.tui.builders import EVIL, TODAY, has_controls, make_entity_page, make_row


def test_the_page_of_a_name():
    page = compose_name(make_entity_page(), TODAY)
    lines = page.text.split("\n")
    assert lines[:4] == ["Oret Halvane", "Person · 3 articles", "", "Also written Halvane, O. Halvane"]
    assert [span.target for span in page.spans_of("name")] == ["entity:dastane"]
    assert [span.target for span in page.spans_of("related")] == ["article:1", "article:2", "article:3"]
    assert "2  Story 2" in lines


def test_one_article_is_no_articles():
    assert "Person · 1 article\n" in compose_name(make_entity_page(1), TODAY).text


def test_a_hostile_name_loses_every_control():
    page = make_entity_page()
    page = replace(page, entity=replace(page.entity, name=EVIL, aliases=(EVIL, EVIL + "x")))
    assert not has_controls(compose_name(page, TODAY).text.replace("\n", ""))


def test_reports_that_do_not_name_it_stand_below_and_have_no_number():
    page = compose_name(replace(make_entity_page(1), not_named_in=(make_row(9, "A second round"),)), TODAY)
    assert page.text.endswith("Not named in\n\n   A second round\n   Velmora Post · 22 Jul")
    assert [span.target for span in page.spans_of("link")] == ["article:9"]
    assert len(list(page.spans_of("related"))) == 1
    assert "Not named in" not in compose_name(make_entity_page(1), TODAY).text
