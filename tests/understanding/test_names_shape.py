from __future__ import annotations

from collections import Counter

import pytest

from reader.data.gazetteer import load_gazetteer
from reader.understanding.names_shape import shape_clues
from reader.understanding.names_text import split_words

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
    ],
)
def test_the_shape_of_a_name(name: str, kind: str) -> None:
    assert best_by_shape(name) == kind
