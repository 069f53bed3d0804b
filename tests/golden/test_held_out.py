"""Floors for cleaning and own dates on messy articles that were labelled before any rule saw them."""

from pathlib import Path

import pytest

from tests.golden.score import EXACT, Score, score_folder

HERE = Path(__file__).parent
FLOORS = {
    "held_out": {"title": 12, "standfirst": 12, "author": 12, "first": 12, "last": 12, "count": 12, "date": 12},
    "held_out2": {"title": 15, "standfirst": 15, "author": 15, "first": 15, "last": 15, "count": 14, "date": 14},
}
LEAST_FURNITURE_FOUND = 0.98
LEAST_STORY_KEPT = 1.0


@pytest.fixture(scope="module", params=sorted(FLOORS))
def scored(request: pytest.FixtureRequest) -> tuple[str, Score]:
    return request.param, score_folder(HERE / request.param)


def test_parts_are_exact_as_often_as_before(scored: tuple[str, Score]):
    name, score = scored
    assert score.articles == len(list((HERE / name).glob("*.json")))
    fallen = {part: score.exact[part] for part in EXACT if score.exact[part] < FLOORS[name][part]}
    assert not fallen, score.errors


def test_no_story_is_lost_and_little_furniture_is_left(scored: tuple[str, Score]):
    _, score = scored
    assert score.kept >= LEAST_STORY_KEPT, score.errors
    assert score.recall >= LEAST_FURNITURE_FOUND, score.errors
