"""Which other articles have to do with one, and why, in words a person reads.

Works on values: the caller brings candidates that share terms, their names and their dates.  Time only dampens:
an article of last year stays findable, one of the same day comes first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from reader.model.article import ArticleNumber
from reader.model.dates import PublicationDate
from reader.model.entity import EntityType
from reader.understanding.rarity import rarity
from reader.understanding.terms import Phrase, is_telling

HALF_LIFE_DAYS = 30.0
DECAY_FLOOR = 0.5
UNDATED_DECAY = 0.8
NAMES_WEIGHT = 0.4
TITLE_WEIGHT = 0.2
FEWEST_NAMES = 2
"""Rare names that an article is thought to have at least: the one place of a short report is not all it is about."""
LOWEST_SCORE = 0.1
LOWEST_OVERLAP = 0.05
MOST_REASONS = 3
PLACE_FACTOR = 0.5
"""A shared place says less to a reader than a shared person or organisation as rare as it."""

NameWeights = Mapping[int | str, float]
"""How much sharing each name of an article says, by its entity."""


@dataclass(frozen=True, slots=True)
class NameInArticle:
    """A name of an article, with how many articles of the archive have it."""

    entity: int | str
    name: str
    type: EntityType
    article_count: int


@dataclass(frozen=True, slots=True)
class ComparedArticle:
    """What is compared of an article beside its terms."""

    title_stems: frozenset[str]
    names: tuple[NameInArticle, ...]
    published: PublicationDate | None


@dataclass(frozen=True, slots=True)
class RelatedCandidate:
    """Another article that shares terms with the subject."""

    number: ArticleNumber
    article: ComparedArticle
    shared_terms: tuple[tuple[str, float], ...]
    """(stem, weight in the subject x weight in this article x rarity), weights as `best_terms` gives them and
    rarity as `understanding.rarity` has it."""


@dataclass(frozen=True, slots=True)
class RelatedChoice:
    """A related article with its score and the reasons for it."""

    number: ArticleNumber
    score: float
    reasons: tuple[str, ...]


def rank_related(
    subject: ComparedArticle,
    phrases: Sequence[Phrase],
    candidates: Iterable[RelatedCandidate],
    article_count: int,
    limit: int = 9,
) -> tuple[RelatedChoice, ...]:
    """Best first; candidates that share too little are left out, equal ones keep the order they came in.

    `phrases` are the subject's, to be quoted.
    """
    choices = []
    weights = weigh_names(subject.names, article_count)
    for candidate in candidates:
        others = weigh_names(candidate.article.names, article_count)
        overlap = sum(weight for _, weight in candidate.shared_terms)
        kinship = measure_kinship(weights, others, overlap, article_count)
        title = _title_in_common(subject, candidate.article) if kinship else 0.0
        score = (kinship + TITLE_WEIGHT * title) * _decay(subject, candidate.article)
        if score >= LOWEST_SCORE:
            reasons = _explain(subject, phrases, candidate, article_count)
            choices.append(RelatedChoice(candidate.number, round(score, 4), reasons))
    choices.sort(key=lambda choice: -choice.score)
    return tuple(choices[:limit])


def measure_kinship(one: NameWeights, other: NameWeights, overlap: float, article_count: int) -> float:
    """How sure two articles tell of one chain of events, 0 to about 1.4, whenever they were published.

    `overlap` is the sum over their shared terms.  Titles do not count: "Flood kills dozens" is said of many floods.
    """
    overlap /= rarity(1, article_count)
    if overlap < LOWEST_OVERLAP:
        return 0.0
    return overlap + NAMES_WEIGHT * _names_in_common(one, other, FEWEST_NAMES * rarity(1, article_count))


def weigh_names(names: Iterable[NameInArticle], article_count: int) -> NameWeights:
    """How much sharing each name of an article says."""
    return {name.entity: tell(name, article_count) for name in names}


def _names_in_common(one: NameWeights, other: NameWeights, least: float) -> float:
    """The share of the names that both have; an article with fewer than `least` says no more for that."""
    shared = sum(weight for entity, weight in one.items() if entity in other)
    return shared / math.sqrt(max(sum(one.values()), least) * max(sum(other.values()), least)) if shared else 0.0


def _title_in_common(one: ComparedArticle, other: ComparedArticle) -> float:
    if not one.title_stems or not other.title_stems:
        return 0.0
    return len(one.title_stems & other.title_stems) / math.sqrt(len(one.title_stems) * len(other.title_stems))


def _decay(one: ComparedArticle, other: ComparedArticle) -> float:
    if one.published is None or other.published is None:
        return UNDATED_DECAY
    days = abs(_days_apart(one.published, other.published))
    return DECAY_FLOOR + (1 - DECAY_FLOOR) * float(0.5 ** (days / HALF_LIFE_DAYS))


def _days_apart(one: PublicationDate, other: PublicationDate) -> int:
    """Days from the first range to the second: 0 where they touch, negative where the second is earlier."""
    if other.earliest > one.latest:
        return (other.earliest - one.latest).days
    if other.latest < one.earliest:
        return (other.latest - one.earliest).days
    return 0


def _explain(
    subject: ComparedArticle, phrases: Sequence[Phrase], candidate: RelatedCandidate, article_count: int
) -> tuple[str, ...]:
    shared = _shared_things(subject, phrases, candidate, article_count)
    when = _say_when(subject.published, candidate.article.published)
    return tuple(reason for reason in (when, f"shares {_join(shared)}" if shared else "") if reason)


def _shared_things(
    subject: ComparedArticle, phrases: Sequence[Phrase], candidate: RelatedCandidate, article_count: int
) -> list[str]:
    others = {name.entity for name in candidate.article.names}
    in_common = [name for name in subject.names if name.entity in others]
    in_common.sort(key=lambda name: (-tell(name, article_count), name.name))
    names = [name.name for name in in_common[: MOST_REASONS - 1]]
    weights = dict(candidate.shared_terms)
    fitting = [phrase for phrase in phrases if phrase.stems <= weights.keys()]
    telling = [phrase for phrase in fitting if is_telling(phrase)]
    if not telling and (in_common or not fitting):
        return names + [name.name for name in in_common[len(names) : MOST_REASONS]]
    best = max(telling or fitting, key=lambda phrase: (len(phrase.stems), sum(weights[stem] for stem in phrase.stems)))
    return [*names, f"'{best.text}'"]


def tell(name: NameInArticle, article_count: int) -> float:
    """How much sharing this name says."""
    return rarity(name.article_count, article_count) * (PLACE_FACTOR if name.type == "place" else 1.0)


def _join(things: Sequence[str]) -> str:
    return " and ".join([", ".join(things[:-1]), things[-1]]) if len(things) > 1 else "".join(things)


def _say_when(one: PublicationDate | None, other: PublicationDate | None) -> str:
    if one is None or other is None:
        return ""
    days = _days_apart(one, other)
    if days:
        return f"{_say_span(timedelta(days=abs(days)))} {'later' if days > 0 else 'earlier'}"
    is_one_day = one.earliest == one.latest == other.earliest == other.latest
    return "same day" if is_one_day else "about the same time"


def _say_span(span: timedelta) -> str:
    for unit, length in (("year", 365), ("month", 30), ("week", 7), ("day", 1)):
        count = span.days // length
        if count >= (2 if unit != "day" else 1):
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return "1 day"
