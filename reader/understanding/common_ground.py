"""Whether two texts, one of them short, can tell of one chain of events: by what they share beside places.

A text of a few lines has few words, so that one place or one official is most of what it has in common with any other
report from there.  Knows neither the archive nor which texts are short.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from reader.data.gazetteer import load_gazetteer
from reader.text.tokens import read_word, read_words
from reader.understanding.related import NameInArticle

FEWEST_IN_COMMON = 2.5
"""Points: a word, a person or a body is one, an everyday word or a further place half, the first place nothing.  Of 90
short texts no two of one place and different things had so much and the kinship that a story asks for; with 3, a
twelfth of those of one thing were lost."""
_EVERYDAY = _FURTHER_PLACE = 0.5
_MOST_WITHOUT_PLACE = 2.0
"""For everyday words: accidents in two towns share bus, road, driver, passengers, hospital and police."""


def have_common_ground(
    one: Sequence[NameInArticle], other: Sequence[NameInArticle], shared_stems: Iterable[str]
) -> bool:
    """Whether two texts share enough beside their places."""
    others = {name.entity for name in other}
    of_places = _stems(name.name for name in (*one, *other) if name.type == "place")
    shared = [name for name in one if name.entity in others]
    return _count_in_common(shared, [stem for stem in shared_stems if stem not in of_places]) >= FEWEST_IN_COMMON


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
