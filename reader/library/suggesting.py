"""How a query could go on, and how it could be spelled where nothing is found.

Knows no engine and no box; both run where searches run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, get_args

from reader.library.workbench import Workbench
from reader.model.entity import ENTITY_TYPES
from reader.model.ports import ReportProgress
from reader.model.query import And, Boost, Or, Phrase, State, Tree, Word
from reader.model.search import Question, Suggestion
from reader.query.lexer import FIELD_NAMES
from reader.store.completing import complete_name, complete_tag
from reader.text.tags import fold_tag
from reader.text.tokens import fold, fold_words, is_near, tokenise

if TYPE_CHECKING:
    from reader.store import Store

SHORTEST_WORD = 2
"""Letters of a word before it is completed."""
SHORTEST_MISSPELLING = 4
CANDIDATES = 64
"""Words of one beginning that a misspelled word is compared with, the commonest."""

_VALUE = re.compile(r"""(?:^|(?<=[\s(-]))(?P<field>\w+):(?P<value>"[^"]*|[^\s"()]+)$""")
OPERATORS_BEGIN = re.compile("AND?|OR|NOT?|TO")
"""What may be, or become, an operator as it stands, in capitals: no word begins like it."""

_UNKNOWN_FIELD = re.compile(rf"(?<!\w)(?!(?:{'|'.join(FIELD_NAMES)}):)\w+:$", re.IGNORECASE)
_TAG = re.compile(r"""(?P<before>(?:^|(?<=[\s(-]))tag:)(?P<tag>[^\s"()*~^]+)(?=[\s)]|$)""", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+$")


def complete_query(bench: Workbench, text: str, _: ReportProgress) -> Suggestion | None:
    """Task: how what was typed so far is likely to go on; None where nothing is likely."""
    found = _VALUE.search(text)
    if found is not None and found["field"].lower() in FIELD_NAMES:
        value = found["value"].removeprefix('"')
        name = _complete_value(bench.store, found["field"].lower(), value)
        if name is None or name[: len(value)].lower() != value.lower() or len(name) == len(value) or '"' in name:
            return None
        before = text[: found.start("value")]
        quoted = f'"{name}"' if " " in name or found["value"].startswith('"') else name
        return Suggestion(text + name[len(value) :], before + quoted)
    return _complete_word(bench, text)


def _complete_value(store: Store, field: str, value: str) -> str | None:
    if field in ("entity", *ENTITY_TYPES):
        return complete_name(store.database, value, next((each for each in ENTITY_TYPES if each == field), None))
    if field == "tag":
        tag = fold_tag(value)
        return complete_tag(store.database, tag) if tag is not None else None
    known: Iterator[str] = iter(())
    if field == "is":
        known = iter(get_args(State))
    elif field == "source":
        known = (name for _, name in store.sources.names())
    elif field == "story":
        known = (name for _, _, name in store.stories.names())
    wanted = fold_words(value)
    return next((name for name in known if wanted and fold_words(name).startswith(wanted)), None)


def _complete_word(bench: Workbench, text: str) -> Suggestion | None:
    found = _WORD.search(text)
    word = found[0] if found is not None else ""
    if len(word) < SHORTEST_WORD:
        return None
    before = text[: -len(word)]
    if OPERATORS_BEGIN.fullmatch(word) or (before.endswith(":") and _UNKNOWN_FIELD.search(before)):
        return None
    folded = fold(word)
    is_bare = text[: -len(word)].endswith((" ", "(")) or text == word
    field = next((name for name in FIELD_NAMES if name.startswith(folded)), "") if is_bare else ""
    likely = "" if field == folded else next((each for each in bench.index.suggest(word, 2) if each != folded), "")
    if len(folded) == len(word) and likely.startswith(folded):
        return Suggestion(text + likely[len(folded) :], text + likely[len(folded) :])
    rest = f"{field[len(folded) :]}:" if field else ""
    return Suggestion(text + rest, text + rest) if rest else None


def respell_query(bench: Workbench, text: str, tree: Tree, is_found: Callable[[str], bool]) -> str | None:
    """The query with near spellings for words that no article has, or longer tags; None where that finds nothing."""
    whole = _TAG.sub(lambda found: found["before"] + _whole_tag(bench.store, found["tag"]), text)
    if whole != text and is_found(whole):
        return whole
    spelled = {word: near for word in dict.fromkeys(_words_of(tree)) if (near := _respell(bench, word)) is not None}
    other, end = "", 0
    for token in tokenise(text, None):
        if token.word in spelled:
            other += text[end : token.start] + spelled[token.word]
            end = token.end
    other += text[end:]
    return other if other != text and is_found(other) else None


def _whole_tag(store: Store, typed: str) -> str:
    """The tag of most articles that begins like this; what was typed where it is one itself, or none begins so."""
    tag = fold_tag(typed)
    if tag is None or store.tags.articles_with(tag):
        return typed
    return complete_tag(store.database, tag) or typed


def _respell(bench: Workbench, word: str) -> str | None:
    """The nearest spelling of a word that no article has; the commoner one where two are as near."""
    from rapidfuzz.distance import DamerauLevenshtein

    if len(word) < SHORTEST_MISSPELLING or bench.index.search(Question(Word(word))).numbers:
        return None
    for length in range(len(word), 0, -1):
        near = [other for other in bench.index.suggest(word[:length], CANDIDATES) if is_near(other, word)]
        if near:
            return min(near, key=lambda other: DamerauLevenshtein.distance(other, word))
    return None


def _words_of(tree: Tree) -> Iterator[str]:
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _words_of(part)
        case Boost(part):
            yield from _words_of(part)
        case Word(text):
            yield text
        case Phrase(words):
            yield from words
