from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.desk import Counts
from reader.model.story import StoryCounts
from reader.tui.parts.heading import describe_counts
from reader.tui.parts.view_names import describe_view
from tests.fakes.library import make_settings


@pytest.mark.parametrize(
    ("new", "stories", "followed", "shown"),
    [
        (120, 34, 4, "120 new · 1,204 unread · 34 stories · 4 followed"),
        (3, 1, 0, "3 new · 1,204 unread · 1 story"),
        (3, 0, 0, "3 new · 1,204 unread"),
        (0, 2, 1, "1,204 unread"),
    ],
)
def test_the_header_counts_news_the_most_important_first(new: int, stories: int, followed: int, shown: str) -> None:
    assert describe_counts(Counts(2_000, 1_204, new, 0), StoryCounts(stories, followed)) == shown


def test_where_all_is_read_it_says_so() -> None:
    assert describe_counts(Counts(5, 0, 0, 0), StoryCounts(0, 0)) == "all read"


def test_the_sample_archive_says_what_it_is_by_story_too(tmp_path: Path) -> None:
    settings = make_settings(tmp_path)
    assert describe_view(settings, "stories", "newest", 12) == "Stories · 12"
    sample = make_settings(tmp_path, library_folder=settings.sample_library_folder)
    assert describe_view(sample, "stories", "newest", 12) == "Sample archive by story · 12"


def test_an_order_that_is_not_the_usual_one_is_said(tmp_path: Path) -> None:
    settings = make_settings(tmp_path)
    assert describe_view(settings, "articles", "newest", 1_200) == "All articles · 1,200"
    assert describe_view(settings, "articles", "oldest", 12) == "All articles · 12 · oldest first"
    assert describe_view(settings, "sources", "oldest", None) == "Sources"
