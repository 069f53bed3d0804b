"""How likely two statements of one story's texts are about the same event.

Words that all texts of the story share say little; "the second hearing" is never the third.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.understanding.publication_statements import Context, Statement, Telling

FEWEST_TELLING_WORDS = 2
LEAST_TELLING_WEIGHT = 0.5
"""Of a shared word: in both sentences, or in one and the other's headline."""
ORDINAL_BONUS = 0.3
"""For telling of the same round, hearing or wave."""
RARE_SHARE, RARE_SHARE_OF_MANY, FEW_TEXTS = 0.6, 0.25, 4
"""A telling word stands in at most the first share of few texts, and in four of more texts or the second share."""
LEAST_RARITY = 0.05
"""Of a word that all texts of the story have."""


class Comparison(NamedTuple):
    """How alike two statements are, 0 for different events, about 1 for the same words."""

    score: float
    is_sure: bool
    """Whether more than names that the whole story has speaks for the same event."""


class Likeness:
    """Compares statements, weighing words by how rare they are among some texts."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        counts: Counter[str] = Counter()
        text_count = 0
        for telling in tellings:
            statements = [*telling.statements, *([telling.opening] if telling.opening else [])]
            counts.update({stem for statement in statements for stem in statement.context})
            text_count += 1
        self._rarity = {stem: math.log(1 + text_count / count) for stem, count in counts.items()}
        most = min(RARE_SHARE * text_count, max(FEW_TEXTS, RARE_SHARE_OF_MANY * text_count))
        self._rare = {stem for stem, count in counts.items() if count <= most}
        self._weighed: dict[int, tuple[Context, dict[str, float], float]] = {}

    def compare(self, left: Statement, right: Statement) -> Comparison:
        """Return how alike two statements are; sure where they tell of the same ordinal."""
        is_same = tell_same_ordinal(left, right)
        if is_same is False:
            return Comparison(0.0, False)
        found = self.compare_contexts(left.context, right.context)
        return Comparison(found.score + ORDINAL_BONUS, True) if is_same else found

    def compare_contexts(self, left: Context, right: Context) -> Comparison:
        """Return the share of the shorter one that both have; sure where both have two words that few texts have."""
        (weights, square), (others, other_square) = self._weigh(left), self._weigh(right)
        common = weights.keys() & others.keys()
        shared = math.fsum(weights[stem] * others[stem] for stem in common)  # exact, so that no order matters
        telling = [stem for stem in common if left[stem] * right[stem] >= LEAST_TELLING_WEIGHT and stem in self._rare]
        return Comparison(shared / (min(square, other_square) or 1.0), len(telling) >= FEWEST_TELLING_WORDS)

    def _weigh(self, context: Context) -> tuple[dict[str, float], float]:
        """Return the weights of a context and the sum of their squares, computed once."""
        kept = self._weighed.get(id(context))
        if kept is None:
            weights = {stem: weight * self._rarity.get(stem, 1.0) for stem, weight in context.items()}
            kept = self._weighed[id(context)] = (
                context,
                weights,
                math.fsum(weight * weight for weight in weights.values()),
            )
        return kept[1], kept[2]


def compare_texts(subject: Context, others: Sequence[Context]) -> list[float]:
    """Return how much each of a story's other texts is like one, by the words that few of them have.

    About 1 for texts of which the one repeats the other, whatever the number of texts; 0 where there is one other only.
    """
    counts = _count_texts([subject, *others])
    rarity = {stem: math.log((len(others) + 1) / count) + LEAST_RARITY for stem, count in counts.items()}
    length = _measure_length(subject, rarity)
    most = (math.log((len(others) + 1) / 2) / math.log(len(others) + 1)) ** 2 if len(others) > 1 else math.inf
    return [
        math.fsum(subject[stem] * words[stem] * rarity[stem] ** 2 for stem in subject.keys() & words.keys())
        / (length * _measure_length(words, rarity) * most or 1.0)
        for words in others
    ]


def find_telling_words(texts: Sequence[Context]) -> frozenset[str]:
    """Return the words that at most half of a story's texts have, or two of three."""
    most = min(len(texts) - 1, max(2, len(texts) / 2))
    return frozenset(stem for stem, count in _count_texts(texts).items() if count <= most)


def _count_texts(texts: Iterable[Context]) -> Counter[str]:
    return Counter(stem for words in texts for stem in words)


def _measure_length(words: Context, rarity: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum((weight * rarity[stem]) ** 2 for stem, weight in words.items()))


def tell_same_ordinal(left: Statement, right: Statement) -> bool | None:
    """Return whether both tell of the same one of several; None where they do not speak of the same several."""
    if left.ordinal is None or right.ordinal is None:
        return None
    nouns, other_nouns = left.ordinal.nouns, right.ordinal.nouns
    is_comparable = bool(
        nouns & other_nouns
        or (nouns & right.context.keys() and (not other_nouns or other_nouns & left.context.keys()))
        or (not nouns and other_nouns & left.context.keys())
    )
    return left.ordinal.number == right.ordinal.number if is_comparable else None


def count_shared(left: Context, right: Context) -> int:
    """Return how many words of two contexts are the same, those of the background left out."""
    return sum(left[stem] * right[stem] >= LEAST_TELLING_WEIGHT for stem in left.keys() & right.keys())
