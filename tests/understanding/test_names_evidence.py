from __future__ import annotations

from collections import Counter

import pytest

from reader.data.gazetteer import load_gazetteer
from reader.understanding.names_evidence import POINTS_FOR_DATELINE, context_clues
from reader.understanding.names_runs import Piece
from reader.understanding.names_text import split_words

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("spokesman Velt said", "person"),
        ("Velt, who left,", "person"),
        ("Velt said he knew", "person"),
        ("Velt's widow wept", "person"),
        ("the insurer Velt failed", "org"),
        ("a firm called Velt", "org"),
        ("Velt said it knew", "org"),
        ("Velt's shares fell", "org"),
        ("Velt, a maker of pumps, closed", "org"),
        ("Velt, one of Norway's biggest shipping firms, closed", "org"),
        ("near Velt on Sunday", "place"),
        ("the town of Velt", "place"),
        ("Velt, a village in Norway,", "place"),
        ("Velt province", "place"),
        ("residents of Velt fled", "place"),
        ("the slopes of the Velt", "place"),
        ("the road to Velt", "place"),
        ("the road from Velt", "place"),
        ("the MP for Velt", "place"),
        ("the mill at Velt", "place"),
        ("Velt shares fell", "org"),
        ("Velt employs many", "org"),
        ("published by Velt", "org"),
        ("Velt, Norway's oldest bank, closed", "org"),
        ("Velt, Norway's prime minister, left", "person"),
    ],
)
def test_the_words_around_a_name(text: str, kind: str) -> None:
    words = split_words(text, GAZETTEER)
    at = next(number for number, word in enumerate(words) if word.text == "Velt")
    points: Counter[str] = Counter()
    for each, value in context_clues(words, Piece(at, at + 1, None), GAZETTEER):
        points[each] += value
    assert points.most_common(1)[0][0] == kind


@pytest.mark.parametrize("text", ["VELT - At least", "VELT: Judges", "VELT (Wire) -- A"])
def test_a_dateline_is_a_place(text: str) -> None:
    words = split_words(text, GAZETTEER)
    assert ("place", POINTS_FOR_DATELINE) in context_clues(words, Piece(0, 1, None), GAZETTEER)


def test_a_ship_is_nothing_of_these() -> None:
    words = split_words("aboard the ferry Velt on Monday", GAZETTEER)
    assert all(points < 0 for _, points in context_clues(words, Piece(3, 4, None), GAZETTEER))


def test_confidence_in_somebody_is_no_place() -> None:
    words = split_words("lost confidence in Velt", GAZETTEER)
    assert not list(context_clues(words, Piece(3, 4, None), GAZETTEER))
