"""From the tree that was typed to the tree an engine can answer: names, sources and states become article numbers.

Knows no engine.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import chain

from reader.model.query import (
    Added,
    Among,
    And,
    Boost,
    FromSource,
    InState,
    Named,
    Not,
    OfStory,
    Or,
    Tagged,
    Tree,
)
from reader.store import Store
from reader.store.headlines import find_headlines
from reader.text.tokens import fold_words

FEWEST_HEADLINES = 0.25
"""Share of a story's headlines with a word from which on the story is asked for by it."""


def resolve(tree: Tree, store: Store) -> Tree:
    """The same question in terms an index knows."""
    match tree:
        case And(parts) | Or(parts):
            return replace(tree, parts=tuple(resolve(part, store) for part in parts))
        case Not(part) | Boost(part):
            return replace(tree, part=resolve(part, store))
        case Named(name, entity_type):
            found: frozenset[int] = frozenset()
            for number in store.entities.find_spelling(name, entity_type):
                found |= store.entities.articles_of(number)
            return Among(found)
        case FromSource(name):
            return Among(store.sources.articles_from(_sources_named(name, store)))
        case OfStory(name):
            return Among(frozenset(chain.from_iterable(map(store.stories.articles_of, _stories_named(name, store)))))
        case Tagged(tag, is_prefix):
            return Among(store.tags.articles_with_any(tag) if is_prefix else store.tags.articles_with(tag))
        case InState(state):
            return Among(store.desk.in_state(state))
        case Added(earliest, latest):
            begin = datetime.combine(earliest, time()).astimezone()
            end = datetime.combine(latest + timedelta(days=1), time()).astimezone()
            return Among(store.sources.articles_added(begin, end))
        case _:
            return tree


def find_surfaces(tree: Tree, store: Store) -> frozenset[str]:
    """Every spelling of the entities that a tree asks for, to mark them."""
    match tree:
        case And(parts) | Or(parts):
            return frozenset().union(*(find_surfaces(part, store) for part in parts))
        case Boost(part):
            return find_surfaces(part, store)
        case Named(name, entity_type):
            numbers = store.entities.find_spelling(name, entity_type)
            return frozenset(alias for number in numbers for alias in store.entities.by_number(number).aliases)
        case _:
            return frozenset()


def _sources_named(name: str, store: Store) -> list[int]:
    words = f" {fold_words(name)} "
    return [number for number, known in store.sources.names() if words in f" {fold_words(known)} "]


def _stories_named(name: str, store: Store) -> set[int]:
    """Stories with this beginning of an id, or with these words in their name or in a fair part of their headlines."""
    words = fold_words(name)
    found = {
        number
        for number, id_, known in store.stories.names()
        if id_.startswith(name.lower()) or (words and _holds(known, words))
    }
    return found | _stories_headlined(name, words, store) if words else found


def _stories_headlined(name: str, words: str, store: Store) -> set[int]:
    longest = max(words.split(), key=len)
    typed = max(re.findall(r"\w+", name), key=len, default=longest)
    headlines = find_headlines(store.database, *sorted({longest, typed, typed.capitalize()}))
    sizes = {story: size for story, size, _ in headlines}
    holding = Counter(story for story, _, headline in headlines if _holds(headline, words))
    return {story for story, count in holding.items() if count >= FEWEST_HEADLINES * sizes[story]}


def _holds(text: str, words: str) -> bool:
    """Whether a text holds these folded words in their order; to fold is dear: what is plainly without them is not."""
    is_out = text.isascii() and max(words.split(), key=len) not in text.lower()
    return not is_out and f" {words} " in f" {fold_words(text)} "
