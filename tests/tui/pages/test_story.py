from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from reader.model.story import StoryPage
from reader.tui.pages.page import Page, SpanKind, quote_target
from reader.tui.pages.story import (
    DAY_WIDTH,
    News,
    compose_story,
    find_news,
    from_lasting_offset,
    list_rows,
    to_lasting_offset,
)
from tests.tui.builders import EVIL, TODAY, has_controls, make_evil_story, make_quote, make_story, make_story_row

SINCE = datetime(2025, 7, 29, 18, 4, tzinfo=UTC)
NO_NEWS = News()
STORY = make_story()


def compose(story: StoryPage = STORY, news: News = NO_NEWS) -> Page:
    return compose_story(story, news, TODAY)


def texts_of(page: Page, kind: SpanKind) -> list[str]:
    return [page.text[span.start : span.end] for span in page.spans_of(kind)]


def test_the_head_says_how_much_there_is():
    assert compose().text.split("\n")[:3] == [
        "Velmora harbour talks",
        "5 articles, 3 sources · 16 May – 23 Jul · followed",
        "",
    ]


def test_episodes_stand_in_order_and_lead_to_each_other():
    page = compose()
    assert texts_of(page, "heading") == ["Episode 1 · 16–17 May", "Episode 2 · 22–23 Jul"]
    lines = page.text.split("\n")
    assert "2 reports · 1 source\N{NO-BREAK SPACE}· later 22–23\N{NO-BREAK SPACE}Jul" in lines
    assert "3 reports · 1 copy · 2 sources\N{NO-BREAK SPACE}· earlier 16–17\N{NO-BREAK SPACE}May" in lines
    targets = [span.target for span in page.spans_of("link") if span.target.startswith("heading:")]
    headings = [span.target for span in page.spans_of("heading")]
    assert targets == headings[::-1]


def test_a_single_episode_is_named_by_its_days():
    page = compose(make_story(episodes=STORY.episodes[1:]))
    assert texts_of(page, "heading") == ["22–23 Jul"]
    assert "earlier" not in page.text


def test_an_undated_episode_says_so():
    episode = replace(STORY.episodes[0], first_day=None, last_day=None)
    page = compose(make_story(episodes=(episode,)))
    assert texts_of(page, "heading") == ["No date"]
    assert page.text.split("\n")[1] == "5 articles, 3 sources · followed"
    both = compose(make_story(episodes=(STORY.episodes[0], episode)))
    assert texts_of(both, "heading")[1] == "Episode 2 · no date"
    assert "later episode\N{NO-BREAK SPACE}2" in both.text


def test_reports_are_numbered_through_and_unread_ones_have_a_dot():
    page = compose()
    assert [span.target for span in page.spans_of("related")] == [f"article:{number}" for number in range(1, 6)]
    lines = page.text.split("\n")
    assert "1    Talks begin" in lines
    assert "4  ● A second round" in lines
    assert "     Bay Wire · ~22 Jul" in lines


def test_a_copy_is_folded_under_its_report():
    lines = compose().text.split("\n")
    at = lines.index("3    Talks resume")
    assert (
        lines[at + 2]
        == "     Copy ● Port talks go on\N{NO-BREAK SPACE}· Bay Wire · 22 Jul\N{NO-BREAK SPACE}· adds 3 sentences"
    )


def test_what_one_report_alone_has_leads_to_its_sentence():
    page = compose()
    assert "     Only here Ferrin\N{NO-BREAK SPACE}· 1,200" in page.text.split("\n")
    targets = {page.text[span.start : span.end]: span.target for span in page.spans_of("link")}
    assert targets["Ferrin"] == quote_target(make_quote(4, 2))
    assert targets["1,200"] == quote_target(make_quote(4, 3))


def test_a_day_has_its_sentence_as_printed_with_source_and_graded_date():
    page = compose()
    lines = page.text.split("\n")
    at = lines.index(f"{'22 Jul':<{DAY_WIDTH}}“They met on Tuesday.”")
    assert lines[at + 1].strip() == "Velmora Post · 22 Jul · 2 articles"
    assert texts_of(page, "subheading")[-3:-1] == ["Days its articles speak of", "Sources differ"]


def test_where_sources_differ_every_value_has_its_sentence_and_its_reports():
    lines = compose().text.split("\n")
    at = lines.index("“leads the port delegation”")
    assert lines[at + 1 : at + 7] == [
        "   Halvane · 2 reports",
        "     “Halvane leads the port delegation.”",
        "     Velmora Post · 22 Jul · also Velmora Post (22 Jul)",
        "   Dastane · 1 report",
        "     “Dastane leads the port delegation.”",
        "     Bay Wire · ~22 Jul",
    ]


def test_a_section_stands_only_where_it_has_something():
    page = compose(make_story(episodes=STORY.episodes[:1]))
    for label in ("New to you", "Only here", "Days its", "Sources differ", "Copy", "Perhaps"):
        assert label not in page.text


def test_stories_that_may_be_the_same_are_offered():
    page = compose(make_story(neighbours=(make_story_row(id="other", name="Port strike"),)))
    assert page.text.endswith("Perhaps the same story\n\n     Port strike · 5 articles, 3 sources")
    assert [span.target for span in page.spans_of("link")][-1] == "story:other"


def test_news_are_the_unread_that_came_last():
    news = find_news(make_story(row=make_story_row(new_count=1)), SINCE)
    assert news == News(frozenset({6}), SINCE)
    lines = compose(news=news).text.split("\n")
    assert lines[3:6] == [
        "New to you since 29 July 2025, 18:04",
        "",
        "   ● Port talks go on\N{NO-BREAK SPACE}· Bay Wire · 22 Jul",
    ]


def test_of_a_story_never_looked_at_nothing_is_called_new():
    assert "New to you" not in compose(news=find_news(STORY, None)).text


@given(st.integers(0, 10))
def test_no_more_is_new_than_is_unread(new_count: int):
    news = find_news(make_story(row=make_story_row(new_count=new_count)), SINCE)
    unread = {row.number for row in list_rows(STORY) if not row.is_read}
    assert news.numbers <= unread
    assert len(news.numbers) == min(new_count, len(unread))


@given(st.integers(0, 3000))
def test_a_kept_place_is_the_same_with_and_without_news(offset: int):
    bare, full = compose(), compose(news=find_news(STORY, SINCE))
    there = from_lasting_offset(full, min(offset, len(bare.text)))
    assert full.text[there:] == bare.text[min(offset, len(bare.text)) :] or there < full.text.index("New to you") + 1
    assert to_lasting_offset(full, there) == min(offset, len(bare.text))
    assert to_lasting_offset(bare, offset) == from_lasting_offset(bare, offset) == offset


@given(st.integers(0, 3000))
def test_a_place_among_the_news_is_kept_as_where_they_begin(offset: int):
    full = compose(news=find_news(STORY, SINCE))
    kept = to_lasting_offset(full, offset)
    assert 0 <= kept <= offset
    assert to_lasting_offset(full, from_lasting_offset(full, kept)) == kept


def test_a_hostile_story_loses_every_control():
    page = compose(make_evil_story(), News(frozenset({1}), SINCE))
    assert "[bold]" in page.text
    assert not has_controls(page.text.replace("\n", ""))
    assert page.text.count("\n") < 100, "line ends of foreign text start no lines"
    assert EVIL not in page.text
