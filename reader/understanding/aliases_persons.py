"""The parts of a person's name, and the keys by which its romanisations are one.

Knows one name at a time; who is meant by a bare surname is `aliases`' question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reader.data.gazetteer import fold_name, load_gazetteer

_QUOTES = frozenset("\"'“”‘«„")
_LETTERS = re.compile(r"[^a-z]")
_ARTICLE = re.compile(r"^(?:al|el|as|ash|at|ar|an|az|ad)-(?=.{3})")
_INITIAL = re.compile(r"^(?:[a-z]\.)+$|^[a-z]$")
_SAME_SOUND = [
    ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("ks", "x"), ("ck", "k"), ("ph", "f"), ("w", "v"), ("oe", "o"),
    ("ou", "u"), ("dzh", "j"), ("iia", "a"), ("ye", "e"), ("yo", "e"), ("yu", "u"), ("ya", "a"), ("iu", "u"),
    ("ia", "a"), ("ie", "e"), ("q", "k"), ("dh", "d"), ("ee", "i"), ("oo", "u"),
]  # fmt: skip
"""Letters that romanisations write for one sound, in the order in which they are replaced."""
_SYLLABLES = re.compile(r"^(?:(?:[zcst]?h|[bpmfdtnlgkjqxzcsryw])?[aeiou]{1,3}(?:ng|n|r)?-?){1,2}$")
"""Chinese given names: what follows "Ni" in Ni Yulan, but not in the Irish Ní Bhriain."""
_VOWEL_GLIDES = re.compile(r"[iyj]+")
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name without titles; every part folded."""

    given: tuple[str, ...]
    """Given and middle names and initials; empty for a bare surname."""
    surname: str
    suffix: str = ""


def split_person(surface: str) -> PersonName:
    """Divide a printed name; Chinese, Korean and Vietnamese names are read family name first."""
    gazetteer = load_gazetteer()
    words = [stripped for word in fold_name(surface).split() if (stripped := word.strip(","))]
    words = [word for word in words if len(words) < 3 or word[0] not in _QUOTES] or words
    while len(words) > 1 and words[0].strip(".") in gazetteer.words["titles"]:
        words.pop(0)
    suffix = ""
    if len(words) > 1 and words[-1].strip(".") in gazetteer.words["name_suffixes"]:
        suffix = words.pop().strip(".")
    if len(words) < 2:
        return PersonName((), words[0] if words else "", suffix)
    if _is_family_first(words):
        return PersonName(("".join(words[1:]).replace("-", ""),), words[0], suffix)
    start = len(words) - 1
    while start > 1 and words[start - 1] in gazetteer.words["particles"]:
        start -= 1
    if all(word in gazetteer.words["particles"] for word in words[:start]):
        start = 0
    return PersonName(tuple(words[:start]), " ".join(words[start:]), suffix)


def _is_family_first(words: list[str]) -> bool:
    gazetteer = load_gazetteer()
    families, given = gazetteer.family_first_names, gazetteer.given_names
    if words[0] not in families or len(words) > 4 or any(_INITIAL.match(word) for word in words):
        return False
    if words[0] in gazetteer.words["particles"] and not all(_SYLLABLES.match(word) for word in words[1:]):
        return False
    is_hyphenated = any("-" in word for word in words[1:])
    return is_hyphenated or (words[-1] not in families and (words[0] not in given or len(words) > 2))


@lru_cache(maxsize=20_000)
def skeleton(folded: str) -> str:
    """What the romanisations of one name share: zelensky, zelenskyy and zelenskiy give the same letters."""
    word = _LETTERS.sub("", _ARTICLE.sub("", folded))
    for written, sound in _SAME_SOUND:
        word = word.replace(written, sound)
    word = _VOWEL_GLIDES.sub("i", word)
    return _DOUBLED.sub(r"\1", word)


def surname_skeleton(name: PersonName) -> str:
    """The skeleton of the surname, particles and all."""
    particles = load_gazetteer().words["particles"]
    words = name.surname.split()
    kept = [word for word in words if word not in particles or word in {"bin", "ibn"}] or words
    return skeleton("".join(kept)) or name.surname


def given_skeleton(name: PersonName) -> str:
    """The skeletons of the given names, nicknames led back; a single middle initial says nothing."""
    classes = _given_name_classes()
    first, *middle = name.given
    kept = [word for word in middle if not _INITIAL.match(word)]
    initials = [letter for word in middle if _INITIAL.match(word) for letter in word if letter.isalpha()]
    if len(initials) > 1:
        kept.append("".join(initials))
    words = [first.replace(".", ""), *kept]
    return " ".join(classes.get(skeleton(word), skeleton(word)) or word for word in words)


@cache
def _given_name_classes() -> dict[str, str]:
    """Skeleton of each spelling of a given name -> the skeleton that stands for all: Aleksei is Alexei is Oleksiy."""
    classes = load_gazetteer().given_name_classes
    return {skeleton(spelling): skeleton(chosen) for spelling, chosen in classes.items()}


def has_initials_only(name: PersonName) -> bool:
    """Whether the given name is known by its first letter alone: "A. Kowalska"."""
    return bool(name.given) and all(_INITIAL.match(word) for word in name.given)


def may_be_same_given(one: PersonName, other: PersonName) -> bool:
    """Whether two given names do not contradict each other within one article."""
    if not one.given or not other.given:
        return True
    if has_initials_only(one) or has_initials_only(other):
        return one.given[0][0] == other.given[0][0]
    first, second = given_skeleton(one).split(), given_skeleton(other).split()
    return set(first) <= set(second) or set(second) <= set(first)
