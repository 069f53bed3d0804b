from hypothesis import given
from hypothesis import strategies as st

from reader.tui.pages.page import (
    PageBuilder,
    Span,
    article_of,
    article_target,
    difference_of,
    entity_of,
    entity_target,
    quote_of,
    quote_target,
    story_of,
    story_target,
)
from tests.tui.builders import EVIL, has_controls, make_quote


def test_targets_lead_back_to_what_they_name():
    assert entity_of(entity_target("ab:c")) == "ab:c"
    assert article_of(article_target(12)) == 12
    assert entity_of(article_target(12)) is None
    assert article_of(entity_target("x")) is None
    assert article_of("") is None
    assert story_of(story_target("a:b")) == "a:b"
    assert story_of(entity_target("x")) is None


@given(st.text())
def test_a_quote_leads_to_its_place_and_its_difference(difference_id: str):
    target = quote_target(make_quote(12, -1, "abc"), difference_id)
    assert quote_of(target) == (12, -1, 4, 7)
    assert difference_of(target) == difference_id
    assert (article_of(target), entity_of(target), story_of(target)) == (None, None, None)
    assert (quote_of(article_target(12)), difference_of(article_target(12))) == (None, "")


def test_spans_are_sorted_and_stand_on_their_text():
    builder = PageBuilder()
    builder.add("one ")
    start = builder.add("two", "name", "entity:2")
    builder.end_line()
    builder.mark(0, 3, "hit")
    page = builder.build()
    assert page.text == "one two"
    assert page.spans == (Span(0, 3, "hit"), Span(start, 7, "name", "entity:2"))
    assert [page.text[span.start : span.end] for span in page.spans_of("name")] == ["two"]


def test_an_empty_span_is_left_out():
    builder = PageBuilder()
    builder.add("", "title")
    assert builder.build().spans == ()


@given(st.lists(st.text(), max_size=5))
def test_every_piece_keeps_its_length_and_its_line(pieces):
    builder = PageBuilder()
    for piece in pieces:
        start = builder.add(piece)
        assert builder.length == start + len(piece)
        builder.end_line()
    builder.add("end")
    assert builder.build().text.count("\n") == len(pieces)


def test_foreign_text_is_made_harmless_and_starts_no_line():
    builder = PageBuilder()
    builder.add(EVIL, "title")
    assert not has_controls(builder.build().text)
