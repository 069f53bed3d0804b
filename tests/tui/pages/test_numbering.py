from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.model.story import Copy
from reader.tui.pages.numbering import Numbering, number_sources
from tests.tui.builders import make_row, make_story

NUMBERING = Numbering({10: 1, 20: 2, 30: 3, 40: 4, 50: 5}, {20: ("copy", 10), 40: ("rewrite", 30), 50: ("rewrite", 40)})


def test_what_repeats_another_is_no_witness_of_its_own() -> None:
    assert NUMBERING.refer([10, 30]) == "[1] [3]"
    assert NUMBERING.refer([30, 10, 20]) == "[3] [1] (also in its copy [2])"
    assert NUMBERING.refer([30, 40, 50]) == "[3] (also in its rewrite [4], its rewrite [5])"
    assert NUMBERING.refer([40, 30, 50]) == "[4] (also in its original [3], another rewrite [5])"
    assert NUMBERING.refer([20]) == "[2]"


def test_a_source_says_what_it_repeats() -> None:
    assert NUMBERING.describe_origin(20) == "copy of [1]"
    assert NUMBERING.describe_origin(50) == "rewrite of [4]"
    assert NUMBERING.describe_origin(10) == ""


@given(st.lists(st.sampled_from([10, 20, 30, 40, 50, 60])))
def test_every_source_is_named_once(articles: list[int]) -> None:
    named = NUMBERING.refer(articles)
    assert sorted(named.count(f"[{number}]") for number in range(1, 6)) == sorted(
        int(article in articles) for article in NUMBERING.numbers
    )


def test_stories_say_what_is_a_copy_of_what() -> None:
    page = make_story()
    assert number_sources([1, 2, 3, 6, 4, 5], [page]).originals == {6: ("copy", 3)}
    assert number_sources([6, 1, 2], [page]).originals == {}
    episode = page.episodes[0]
    rewritten = replace(episode.reports[0], copies=(Copy(make_row(2), "rewrite", 1),))
    page = replace(page, episodes=(replace(episode, reports=(rewritten, *episode.reports[1:])),))
    assert number_sources([1, 2], [page]).originals == {2: ("rewrite", 1)}
