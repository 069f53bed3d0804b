from dataclasses import replace

from reader.model.article import CHANGE_NOTE, DEK, TITLE, Removed
from reader.model.search import Mark
from reader.model.story import StoryPlace
from reader.tui.pages.article import Beside, compose_article
from tests.tui.builders import (
    EVIL,
    TODAY,
    has_controls,
    make_article,
    make_name,
    make_opened,
    make_row,
    make_story_row,
    make_text,
)


def texts_of(page, kind):
    return [page.text[span.start : span.end] for span in page.spans_of(kind)]


def test_the_head_stands_above_the_paragraphs():
    page = compose_article(make_opened(related_count=0), (), TODAY)
    assert page.text.split("\n")[:8] == [
        "Harbour talks resume",
        "Northern Ledger · 22 Jul · 1,204 words",
        "",
        "A second round",
        "",
        "Oret Halvane came to Velmora.",
        "",
        "Halvane left again.",
    ]
    assert texts_of(page, "title") == ["Harbour talks resume"]
    assert texts_of(page, "dek") == ["A second round"]


def test_mentions_and_marks_move_from_blocks_to_the_page():
    marks = [Mark(TITLE, 0, 7), Mark(DEK, 2, 8), Mark(0, 21, 28), Mark(7, 0, 3)]
    page = compose_article(make_opened(), marks, TODAY)
    assert texts_of(page, "hit") == ["Harbour", "second", "Velmora"]
    names = [(page.text[span.start : span.end], span.target) for span in page.spans_of("name")]
    assert names == [("Oret Halvane", "entity:halvane"), ("Halvane", "entity:halvane")]


def test_marks_change_no_letter():
    opened = make_opened()
    assert compose_article(opened, [Mark(0, 0, 4)], TODAY).text == compose_article(opened, (), TODAY).text


def test_related_articles_are_numbered_and_say_why():
    page = compose_article(make_opened(), (), TODAY)
    assert [span.target for span in page.spans_of("related")] == ["article:10", "article:11"]
    lines = page.text.split("\n")
    first = lines.index("1  Related story 0")
    assert lines[first + 1 : first + 3] == ["   Velmora Post · 22 Jul", "   same day, shares Halvane"]
    assert "2  Related story 1" in lines


def test_what_was_removed_is_counted_by_kind():
    removed = (Removed("appeal", "a\nb", ""), Removed("caption", "c", ""), Removed("appeal", "d", ""))
    opened = make_opened(make_article(make_text(removed=removed)))
    assert texts_of(compose_article(opened, (), TODAY), "removed") == ["Removed: appeal, 3 lines · caption, 1 line · i"]


def test_without_a_title_the_derived_one_is_shown_and_marked():
    opened = make_opened(make_article(make_text(title=None, dek=None)))
    page = compose_article(opened, [Mark(TITLE, 2, 6), Mark(0, 0, 4)], TODAY)
    assert page.text.startswith("A line of the lead\n")
    assert texts_of(page, "hit") == ["line", "Oret"]


def test_a_starred_article_says_so():
    opened = replace(make_opened(), row=make_row(is_starred=True))
    assert "★" in compose_article(opened, (), TODAY).text.split("\n")[1]


def test_a_hostile_article_keeps_every_offset_and_loses_every_control():
    text = make_text(title=EVIL, dek=EVIL, body=(EVIL, EVIL), removed=())
    opened = make_opened(make_article(text, source=EVIL), names=(make_name("n", EVIL, ((1, 0, 5),)),))
    page = compose_article(opened, [Mark(1, len(EVIL) - 4, len(EVIL))], TODAY)
    assert not has_controls(page.text.replace("\n", ""))
    assert texts_of(page, "hit") == ["[red"]


def test_the_story_is_named_in_one_line_that_leads_to_it():
    page = compose_article(make_opened(story=StoryPlace(make_story_row(), "e2", None)), (), TODAY)
    assert "Story: Velmora harbour talks · 5 articles, 3 sources · t" in page.text.split("\n")
    assert [span.target for span in page.spans_of("link")] == ["story:st0ry"]
    assert "Story:" not in compose_article(make_opened(), (), TODAY).text


def test_what_was_corrected_stands_below_the_story():
    text = make_text(removed=(Removed("residue", "Correction: an earlier version named the wrong pier.", CHANGE_NOTE),))
    lines = compose_article(make_opened(make_article(text)), (), TODAY).text.split("\n")
    assert lines[-3:] == [
        "Correction: an earlier version named the wrong pier.",
        "",
        "Removed: page furniture, 1 line · i",
    ]


def test_a_copy_leads_to_the_article_whose_text_it_has():
    page = compose_article(make_opened(), (), TODAY, Beside(make_row(5, "Talks resume", source="Bay Wire")))
    assert page.text.split("\n")[1:4] == [
        "Northern Ledger · 22 Jul · 1,204 words",
        "Same text as: Talks resume (Bay Wire)",
        "",
    ]
    assert [span.target for span in page.spans_of("link")] == ["article:5"]


def test_a_quoted_stretch_is_pointed_out_and_moves_nothing():
    page = compose_article(make_opened(), (), TODAY, stretch=Mark(1, 0, 19))
    assert texts_of(page, "stretch") == ["Halvane left again."]
    assert page.text == compose_article(make_opened(), (), TODAY).text
    assert texts_of(compose_article(make_opened(), (), TODAY, stretch=Mark(9, 0, 4)), "stretch") == []
