"""The words an article is about, chosen by its own text alone, and phrases that put them before a reader.

Knows no archive: how rare a term is elsewhere is for those to weigh who compare articles.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from reader.data.gazetteer import load_gazetteer
from reader.data.languages import function_words
from reader.model.article import DEK, SUBTITLE, TITLE, CleanText
from reader.text.tokens import BlockWords, Token, fold, read_words, tokenise

MOST_TERMS = 48
LEAD_WORDS = 90
TITLE_BOOST = 2.5
LEAD_BOOST = 1.0
RARE_WORD_FACTOR = 1.4
"""For words that are no common English words: mostly names, and the best sign of what a text is about."""
MOST_PHRASES = 200
MOST_WORDS_READ = 10_000
"""Of a text, for its phrases: they are looked for while somebody waits for the article, about 2 microseconds a word."""
SHORTEST_TELLING_WORD = 6
NO_NOUN_ENDINGS = ("ly", "ed")
"""A pair that ends so breaks off in mid-thought: "talks failed", "prices sharply"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One or two neighbouring words as printed, and their stems."""

    text: str
    stems: frozenset[str]


def best_terms(blocks: Iterable[BlockWords], language: str | None) -> tuple[tuple[str, float], ...]:
    """At most 48 (stem, weight) of a text that was read so, heaviest first; the squares of all weights add up to 1."""
    counts: Counter[str] = Counter()
    boosts: dict[str, float] = {}
    pairs: set[tuple[str, str]] = set()
    seen = 0
    for block, words in blocks:
        found = _telling_words(words, language)
        stems = [stem for _, stem in found]
        pairs.update(found)
        counts.update(stems)
        if block == TITLE:
            boosts.update(dict.fromkeys(stems, TITLE_BOOST))
            continue
        in_lead = stems if block in (DEK, SUBTITLE) else stems[: max(LEAD_WORDS - seen, 0)]
        for stem in in_lead:
            boosts.setdefault(stem, LEAD_BOOST)
        seen += len(stems)
    common_words = load_gazetteer().common_words
    common = {stem for word, stem in pairs if word in common_words}
    weights = {
        stem: (1 + math.log(count) + boosts.get(stem, 0.0)) * (1.0 if stem in common else RARE_WORD_FACTOR)
        for stem, count in counts.items()
    }
    best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_TERMS]
    length = math.sqrt(sum(weight * weight for _, weight in best))
    return tuple((stem, weight / length) for stem, weight in best)


def title_stems(title: str | None, language: str | None) -> frozenset[str]:
    """The stems of a title's telling words."""
    return frozenset(stem for _, stem in _telling_words(read_words(title or "", language), language))


def find_phrases(text: CleanText, language: str | None, stems: Collection[str]) -> tuple[Phrase, ...]:
    """Pairs and single words in lower case whose stems are all among `stems`; pairs first, commonest first.

    Of a very long text only the beginning is read.
    """
    empty = _empty_words(language)
    pairs: Counter[tuple[str, frozenset[str]]] = Counter()
    singles: Counter[tuple[str, frozenset[str]]] = Counter()
    word_count = 0
    for block, content in text.blocks():
        if word_count > MOST_WORDS_READ:
            break
        word_count += content.count(" ") + 1
        previous: Token | None = None
        for token in tokenise(content, language) if block != TITLE else ():
            if token.stem not in stems or not content[token.start].islower() or token.word in empty:
                previous = None
                continue
            singles[token.word, frozenset({token.stem})] += 1
            if previous is not None and content[previous.end : token.start] == " " and previous.stem != token.stem:
                written = content[previous.start : token.end].lower()
                pairs[written, frozenset({previous.stem, token.stem})] += 1
            previous = token

    def ranked(found: Counter[tuple[str, frozenset[str]]]) -> list[tuple[str, frozenset[str]]]:
        return sorted(found, key=lambda phrase: (-found[phrase], phrase[0]))

    return tuple(Phrase(*phrase) for phrase in (ranked(pairs) + ranked(singles))[:MOST_PHRASES])


def is_telling(phrase: Phrase) -> bool:
    """Whether a phrase alone tells a reader what two texts have in common: two words, or one that is rare."""
    *_, last = phrase.text.split()
    if len(phrase.stems) > 1:
        return not last.endswith(NO_NOUN_ENDINGS)
    return len(last) >= SHORTEST_TELLING_WORD and last not in load_gazetteer().common_words


def _telling_words(words: Iterable[tuple[str, str]], language: str | None) -> list[tuple[str, str]]:
    empty = _empty_words(language)
    return [each for each in words if len(each[0]) > 2 and each[0] not in empty and not each[0].isdigit()]


@cache
def _empty_words(language: str | None) -> frozenset[str]:
    functions = frozenset(fold(word) for word, codes in function_words().items() if language in codes)
    return functions | load_gazetteer().words["news_words"]
