"""How sure two texts, one of them short, tell of one chain of events: by what they share beside places.

A text of a few lines has few words, so that one place or one official is most of what it has in common with any other
report from there.  Knows neither the archive nor which texts are short.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from reader.data.gazetteer import load_gazetteer
from reader.text.tokens import read_word, read_words
from reader.understanding.related import NameInArticle, measure_kinship, weigh_names

FEWEST_IN_COMMON = 3.0
"""Points: a word, a person or a body is one, an everyday word or a further place half, the first place nothing.  Of 60
short texts those of one place and different things had at most 2.5, those of one thing nearly always 3 and more."""
_EVERYDAY = _FURTHER_PLACE = 0.5
_MOST_WITHOUT_PLACE = 2.0
"""For everyday words: accidents in two towns share bus, road, driver, passengers, hospital and police."""


def measure_short_kinship(
    one: Sequence[NameInArticle],
    other: Sequence[NameInArticle],
    shared_terms: Iterable[tuple[str, float]],
    article_count: int,
) -> float:
    """Kinship without the places, 0 where there is too little else; `shared_terms` add up to the texts' overlap."""
    others = {name.entity for name in other}
    shared = [name for name in one if name.entity in others]
    of_places = _stems(name.name for name in (*one, *other) if name.type == "place")
    terms = {stem: weight for stem, weight in shared_terms if stem not in of_places}
    if _count_in_common(shared, terms) < FEWEST_IN_COMMON:
        return 0.0
    weights, other_weights = (
        weigh_names([name for name in names if name.type != "place"], article_count) for names in (one, other)
    )
    return measure_kinship(weights, other_weights, sum(terms.values()), article_count)


def _count_in_common(shared: Sequence[NameInArticle], stems: Iterable[str]) -> float:
    of_names = _stems(name.name for name in shared)
    are_everyday = [stem in _everyday_stems() for stem in stems if stem not in of_names]
    everyday = _EVERYDAY * sum(are_everyday)
    place_count = sum(name.type == "place" for name in shared)
    if not place_count:
        everyday = min(everyday, _MOST_WITHOUT_PLACE)
    further_places = _FURTHER_PLACE * max(place_count - 1, 0)
    return everyday + are_everyday.count(False) + len(shared) - place_count + further_places


def _stems(names: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for name in names for _, stem in read_words(name, None))


@cache
def _everyday_stems() -> frozenset[str]:
    return frozenset(read_word(word, "en")[1] for word in load_gazetteer().common_words)
