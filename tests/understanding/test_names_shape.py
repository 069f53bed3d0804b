from __future__ import annotations

from collections import Counter

import pytest

from reader.data.gazetteer import load_gazetteer
from reader.understanding.names_shape import shape_clues
from reader.understanding.names_text import split_words
from reader.understanding.names_typing import LEAD

GAZETTEER = load_gazetteer()


def best_by_shape(name: str) -> str:
    points: Counter[str] = Counter()
    for kind, value in shape_clues(split_words(name, GAZETTEER), GAZETTEER):
        points[kind] += value
    return max(points, key=lambda kind: points[kind], default="")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kwabena Velt", "person"),
        ("Xandor Veltenko", "person"),
        ("Bae Xor-min", "person"),
        ("Velt Robotics Inc.", "org"),
        ("Velten Borough Council", "org"),
        ("VeltCo", "org"),
        ("Velt & Brand", "org"),
        ("Café Velt", "org"),
        ("2nd Velt Regiment", "org"),
        ("Lough Velt", "place"),
        ("Velt Mosque", "place"),
        ("Veltplatz", "place"),
        ("Velt Min-seo", "person"),
        ("Baltic Velt Festival", "event"),
        ("Operation Velt", "event"),
        ("Velt Peninsula", "place"),
        ("San Velto", "place"),
        ("Velt", ""),
        ("Ellen Line", "org"),
        ("Velt Crystal", "org"),
        ("Velt Biologics", "org"),
        ("Operation White Line", "event"),
        ("River Velt", "place"),
        ("Upper Velt", "place"),
        ("Grand Isle", "place"),
        ("Le Velt", ""),
        ("Le Thi Hoa", "person"),
    ],
)
def test_the_shape_of_a_name(name: str, kind: str) -> None:
    assert best_by_shape(name) == kind


@pytest.mark.parametrize("name", ["Customs House", "Action Line", "Velt City", "Ellen Glass"])
def test_a_shape_that_says_two_things_or_nothing_decides_nothing(name: str) -> None:
    points: Counter[str] = Counter()
    for kind, value in shape_clues(split_words(name, GAZETTEER), GAZETTEER):
        points[kind] += value
    first, second, *_ = [*sorted(points.values(), reverse=True), 0.0, 0.0]
    assert first <= 0 or first - second < LEAD
