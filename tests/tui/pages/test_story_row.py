from __future__ import annotations

from datetime import datetime

from reader.tui.pages.story_row import count_new, describe_news, describe_story, show_latest
from tests.tui.builders import TODAY, make_story_row

SEEN = datetime(2025, 7, 29, 18, 4).astimezone()
"""Tuesday, by the clock of whoever runs this."""


def test_what_is_new_comes_first_with_since_when_by_the_clock_of_this_machine():
    row = make_story_row(new_count=3, seen=SEEN, source_count=5, article_count=12)
    assert describe_story(row, TODAY) == ("+3 new since Tue 18:04", "5 sources", "12 articles")


def test_a_story_never_looked_at_has_no_since():
    assert describe_news(make_story_row(new_count=1_204, seen=None), TODAY) == ("+1,204 new",)


def test_nothing_is_said_of_news_where_there_is_none():
    row = make_story_row(new_count=0, unread_count=0, seen=SEEN, source_count=1, article_count=1)
    assert describe_story(row, TODAY) == ("1 source", "1 article")


def test_what_is_unread_beyond_the_news_is_counted():
    row = make_story_row(new_count=0, unread_count=8, seen=SEEN, source_count=4, article_count=9)
    assert describe_story(row, TODAY) == ("8 unread", "4 sources", "9 articles")
    assert count_new(row) == ()


def test_the_latest_day():
    assert show_latest(make_story_row(), TODAY) == "23 Jul"
    assert show_latest(make_story_row(latest=None), TODAY) == "no date"
