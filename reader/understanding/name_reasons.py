"""Why the rules take two printed names for one or for two, in plain words.

Speaks of the two names alone; what an archive and its user add is told by the library.
"""

from __future__ import annotations

from reader.data.gazetteer import fold_name, load_gazetteer
from reader.model.entity import EntityType
from reader.understanding.aliases import name_key, surname_key
from reader.understanding.aliases_persons import (
    PersonName,
    given_skeleton,
    has_initials_only,
    may_be_same_given,
    split_person,
    surname_skeleton,
)

TYPES_AS_NOUNS: dict[EntityType, str] = {
    "person": "a person",
    "org": "an organisation",
    "place": "a place",
    "event": "an event",
}


def compare_types(one: str, one_type: EntityType, other: str, other_type: EntityType) -> tuple[str, ...]:
    """Why the rules tie two names, or keep them apart, each of its type."""
    if one_type != other_type:
        nouns = f"{one} is {TYPES_AS_NOUNS[one_type]}, {other} {TYPES_AS_NOUNS[other_type]}"
        return (f"the types differ: {nouns}; no rule ties names of two types",)
    return compare_names(one, other, one_type)


def compare_names(one: str, other: str, entity_type: EntityType) -> tuple[str, ...]:
    """Why the rules tie two names of one type, or keep them apart."""
    if fold_name(one) == fold_name(other):
        return ("both are spelled the same, but for capitals and accents",)
    if entity_type == "person":
        return _compare_persons(one, other)
    if name_key(one, entity_type) == name_key(other, entity_type):
        return (_same_key_reason(entity_type),)
    if entity_type == "org":
        for short, long in ((one, other), (other, one)):
            if surname_key(name_key(long, "org")) == name_key(short, "org").key:
                return (f"{short} are the initials of {long}",)
    return (_APART[entity_type],)


_APART: dict[EntityType, str] = {
    "org": "the names differ, and no table ties them; a part of a name counts within one article only",
    "place": "no table of places ties them; a place is never tied by similar spelling",
    "event": "the words differ; an event is tied by the same words only",
}


def _same_key_reason(entity_type: EntityType) -> str:
    if entity_type == "place":
        return "the table of places and words like “region” make them one place"
    return "they are the same without legal endings, spelling variants and known abbreviations"


def _compare_persons(one: str, other: str) -> tuple[str, ...]:
    first, second = split_person(one), split_person(other)
    if not first.given and not second.given:
        return (_compare_surnames(first, second),)
    for bare, full in ((first, second), (second, first)):
        if not bare.given and surname_skeleton(bare) in _words_of(full):
            return (f"“{_title(bare.surname)}” alone may be meant for {_title(' '.join((*full.given, full.surname)))}",)
    reasons = [_compare_surnames(first, second)]
    if first.given and second.given:
        reasons.append(_compare_given(first, second))
    if first.suffix != second.suffix:
        reasons.append(f"one of them has “{_title(first.suffix or second.suffix)}.” after the name")
    return tuple(reasons)


def _words_of(name: PersonName) -> set[str]:
    return {surname_skeleton(name), *(surname_skeleton(PersonName((), word)) for word in name.given)}


def _compare_surnames(first: PersonName, second: PersonName) -> str:
    one, two = surname_skeleton(first), surname_skeleton(second)
    if first.surname == second.surname:
        return f"the surname is the same: {_title(first.surname)}"
    if one == two:
        return f"the surnames are spellings of one: {_title(first.surname)}, {_title(second.surname)}"
    return f"the surnames differ: {_title(first.surname)} / {_title(second.surname)}"


def _compare_given(first: PersonName, second: PersonName) -> str:
    one, two = " ".join(first.given), " ".join(second.given)
    shown = f"{_title(one)} / {_title(two)}"
    if one == two:
        return f"the given names are the same: {_title(one)}"
    if given_skeleton(first) == given_skeleton(second):
        return f"the given names are forms of one: {shown}"
    if may_be_same_given(first, second):
        if has_initials_only(first) or has_initials_only(second):
            return f"the initial fits: {shown}; it counts within one article only"
        return f"one given name is part of the other: {shown}; it counts within one article only"
    return f"the given names differ: {shown}"


def _title(words: str) -> str:
    particles = load_gazetteer().words["particles"]
    return " ".join(
        word if word in particles else "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
        for word in words.split()
    )
