"""What a story is called: the name most of its articles share and the words they share beside it, as printed.

It is a label and no sentence: nothing in it is ours.  Knows no store.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reader.data.claims import claim_classes, claim_words
from reader.data.gazetteer import fold_name, load_gazetteer
from reader.model.article import CleanText
from reader.understanding.rarity import rarity
from reader.understanding.related import NameInArticle
from reader.understanding.terms import NO_NOUN_ENDINGS, find_phrases, title_stems

ARTICLES_READ = 8
TITLE_WEIGHT = 3
COUNTRY_FACTOR = 0.5
"""Many stories are of one country; a city, a person or a body says more."""
PERSON_FACTOR = 0.5
"""People come and go in a story; its place and its bodies stay."""
HEADLINE_FACTOR = 1.0
"""How much more a word says that all headlines have."""
HAPPENING_FACTOR = 2.5
"""How much more a word says for what happens: "strike" beside "port"."""
_NUMBER_WORDS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])


@dataclass(frozen=True, slots=True)
class StoryMember:
    """What an article gives to its story's name."""

    text: CleanText
    display_title: str
    language: str | None
    terms: tuple[tuple[str, float], ...]
    names: tuple[NameInArticle, ...]


def find_story_name(members: Sequence[StoryMember], article_count: int) -> str:
    """A label such as "Istanbul: peace talks"; a title where the articles share neither name nor words.

    `members` are in order of time; `article_count` is the archive's.
    """
    read = members[:ARTICLES_READ]
    name = _most_shared_name(read, article_count)
    phrase = _most_shared_phrase(read, name or "")
    return ": ".join(part for part in (name, phrase) if part) or read[0].display_title


def _most_shared_name(members: Sequence[StoryMember], article_count: int) -> str | None:
    weights: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    rarities: dict[str, float] = {}
    for member in members:
        title = fold_name(member.display_title)
        for name in member.names:
            holders[name.name] += 1
            weights[name.name] += TITLE_WEIGHT if fold_name(name.name) in title else 1
            factor = COUNTRY_FACTOR if fold_name(name.name) in _countries() else 1.0
            factor *= PERSON_FACTOR if name.type == "person" else 1.0
            rarities[name.name] = factor * rarity(name.article_count, article_count)
    shared = [name for name in weights if holders[name] > 1]
    return min(shared, key=lambda name: (-weights[name] * holders[name] * rarities[name], name), default=None)


def _most_shared_phrase(members: Sequence[StoryMember], name: str) -> str | None:
    """The word or pair of words that weighs most in what all members are about, the name's own words left out."""
    centre: Counter[str] = Counter()
    headlines: Counter[str] = Counter()
    holders: Counter[frozenset[str]] = Counter()
    printed: dict[frozenset[str], Counter[str]] = {}
    taken = {*fold_name(name).split(), *_NUMBER_WORDS}
    for member in members:
        weights = dict(member.terms)
        centre.update(weights)
        headlines.update(title_stems(member.display_title, member.language))
        for phrase in find_phrases(member.text, member.language, weights):
            if taken.isdisjoint(phrase.text.split()) and _may_name(phrase.text):
                holders[phrase.stems] += 1
                printed.setdefault(phrase.stems, Counter())[phrase.text] += 1

    def weigh(stems: frozenset[str]) -> float:
        in_headlines = max(headlines[stem] for stem in stems) / len(members)
        is_happening = any(not _happenings().isdisjoint(text.split()) for text in printed[stems])
        factor = (1 + HEADLINE_FACTOR * in_headlines) * (HAPPENING_FACTOR if is_happening else 1)
        return factor * sum(centre[stem] for stem in stems) * holders[stems] / len(members)

    shared = [stems for stems, count in holders.items() if count > 1]
    if not shared:
        return None
    best = min(shared, key=lambda stems: (-weigh(stems), sorted(stems)))
    return min(printed[best], key=lambda text: (-printed[best][text], text))


def _may_name(text: str) -> bool:
    """Whether words can say what a story is about: no verb, no measure, and nothing that breaks off."""
    return not text.endswith(NO_NOUN_ENDINGS) and _idle_words().isdisjoint(text.split())


@cache
def _happenings() -> frozenset[str]:
    return claim_words("story_names", "happenings")


@cache
def _idle_words() -> frozenset[str]:
    tables = (("numbers", "currencies"), ("counts", "units"))
    measures = {word for table in tables for phrase in claim_classes(*table) for word in phrase.split()}
    outcomes = {phrase for phrase in claim_classes("counts", "outcomes") if " " not in phrase}
    return claim_words("story_names", "idle") | measures | outcomes - _happenings()


@cache
def _countries() -> frozenset[str]:
    return frozenset(load_gazetteer().demonyms.values())
