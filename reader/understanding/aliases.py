"""One entity behind many spellings: the key of a name, the names of one article tied together, the name to show.

A key depends on the printed name alone, so the order of import cannot change who is one with whom.  Where a name alone
is not enough (a bare surname), the article decides first; then the archive, through `choose_bearer`.  Never ties by
one name containing another across articles, and never places by similar spelling.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from reader.data.gazetteer import fold_name, load_gazetteer
from reader.model.article import CleanText
from reader.model.entity import EntityType, Mention, NamedMention, NameKey
from reader.understanding.aliases_persons import (
    PersonName,
    given_skeleton,
    has_initials_only,
    may_be_same_given,
    skeleton,
    split_person,
    surname_skeleton,
)
from reader.understanding.names_typing import may_be_shortened

HEAVIER = 4
"""How many times more articles a person must have than the next of the same surname to own it."""

_POSSESSIVE = re.compile(r"(?:['’‘]s|['’])$")
_PLACE_TAIL = re.compile(r" (?:regions?|oblast|province|peninsula|governorate|prefecture)$")
_SPELLINGS = {"defence": "defense", "labour": "labor", "centre": "center", "organisation": "organization"}
_OF_MINISTRY = re.compile(r"^ministry of (?:the )?(.+)$")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "&"})
_LEFT_ALONE = "?"
"""Ends the key of a surname that two persons of its article bear."""

Bearer = TypeVar("Bearer")


def name_key(surface: str, entity_type: EntityType, is_demonym: bool = False) -> NameKey:
    """The key of a printed name; spellings with equal keys are one entity."""
    plain = _POSSESSIVE.sub("", surface.strip(' \t\n"“”.,;:()'))
    if entity_type == "person":
        return _person_key(split_person(plain))
    folded = fold_name(surface if surface.endswith(".") else plain).removeprefix("the ")
    if entity_type == "place":
        return NameKey("place", _place_key(folded, is_demonym))
    return NameKey(entity_type, _organisation_key(folded) if entity_type == "org" else folded)


def surname_key(name: NameKey) -> str | None:
    """The surname by which a full name may be called; None for all other keys."""
    parts = name.key.split("|")
    return parts[1] if name.type == "person" and len(parts) > 1 else None


def choose_bearer(candidates: Sequence[tuple[Bearer, int]]) -> Bearer | None:
    """The one (entity, article count) whom a bare surname means in this archive, if one clearly leads."""
    ranked = sorted(candidates, key=lambda candidate: -candidate[1])
    if not ranked:
        return None
    if len(ranked) == 1 or ranked[0][1] >= HEAVIER * ranked[1][1]:
        return ranked[0][0]
    return None


def display_name(surfaces: Mapping[str, int], entity_type: EntityType) -> str:
    """The name to show: the commonest full form; ties go to the one without initials, then by the alphabet."""

    def rank(surface: str) -> tuple[bool, int, int, int, str]:
        initials = len(re.findall(r"\b[A-Z]\.", surface))
        return (not _is_full_form(surface, entity_type), -surfaces[surface], initials, len(surface), surface)

    return min(surfaces, key=rank)


def link_mentions(mentions: Sequence[Mention], text: CleanText) -> tuple[NamedMention, ...]:
    """Tie the mentions of one article to the names they stand for."""
    blocks = dict(text.blocks())
    persons = _link_persons({mention.text for mention in mentions if mention.type == "person"})
    organisations = _link_organisations([mention for mention in mentions if mention.type == "org"], blocks)
    linked = []
    for mention in mentions:
        if mention.type == "person":
            name = persons[mention.text]
        elif mention.type == "org":
            name = organisations[mention.text]
        else:
            name = name_key(mention.text, mention.type, mention.is_demonym)
        linked.append(NamedMention(mention, name))
    return tuple(linked)


def _person_key(name: PersonName) -> NameKey:
    surname = surname_skeleton(name)
    if not name.given:
        return NameKey("person", surname, is_surname_only=True)
    parts = [given_skeleton(name), surname] + ([name.suffix] if name.suffix else [])
    return NameKey("person", "|".join(parts))


def _place_key(folded: str, is_demonym: bool) -> str:
    gazetteer = load_gazetteer()
    if is_demonym and folded in gazetteer.demonyms:
        return gazetteer.demonyms[folded]
    if folded in gazetteer.place_aliases:
        return gazetteer.place_aliases[folded]
    name = _PLACE_TAIL.sub("", folded)
    if name != folded:
        name = gazetteer.demonyms.get(name, name)
    return gazetteer.place_aliases.get(name, name)


def _organisation_key(folded: str) -> str:
    gazetteer = load_gazetteer()
    name = folded.replace(".", "") if re.fullmatch(r"(?:[a-z]\.)+[a-z]?", folded) else folded
    words = [_SPELLINGS.get(word, word) for word in name.replace(",", "").split()]
    while len(words) > 1 and words[-1].strip(".") in gazetteer.words["legal"]:
        words.pop()
    name = " ".join(words)
    ministry = _OF_MINISTRY.match(name)
    if ministry:
        name = f"{ministry[1]} ministry".replace("foreign affairs ministry", "foreign ministry")
    return gazetteer.organisation_aliases.get(name, name)


def _link_persons(surfaces: set[str]) -> dict[str, NameKey]:
    """Lead bare surnames, initials and shorter forms to the one full name of the article that they fit."""
    names = {surface: split_person(_POSSESSIVE.sub("", surface)) for surface in surfaces}
    full: defaultdict[str, list[PersonName]] = defaultdict(list)
    for name in names.values():
        if name.given and not has_initials_only(name):
            for word in _words_called_by(name):
                full[word].append(name)
    return {surface: _link_person(name, full[surname_skeleton(name)]) for surface, name in names.items()}


def _words_called_by(name: PersonName) -> set[str]:
    """The skeletons of all words a person may be called by: given names too, and Spanish surnames in the middle."""
    words = {skeleton(word) for word in (*name.given, *name.surname.split())}
    return (words | {surname_skeleton(name)}) - {""}


def _link_person(name: PersonName, alike: Sequence[PersonName]) -> NameKey:
    own = _person_key(name)
    if name.given and not has_initials_only(name):
        longer = {_person_key(other) for other in alike if _is_longer_form(name, other)}
        return longer.pop() if len(longer) == 1 else own
    bearers = {_person_key(other) for other in alike if _fits(name, other)}
    by_surname = {_person_key(other) for other in alike if surname_skeleton(name) != skeleton(other.given[0])}
    bearers = (bearers & by_surname) or bearers
    if len(bearers) == 1:
        return bearers.pop()
    if len(bearers) > 1 and own.is_surname_only:
        return NameKey("person", own.key + _LEFT_ALONE)
    return own


def _fits(short: PersonName, full: PersonName) -> bool:
    if not short.given:
        return True
    return surname_skeleton(short) == surname_skeleton(full) and may_be_same_given(short, full)


def _is_longer_form(name: PersonName, other: PersonName) -> bool:
    return (
        len(other.given) > len(name.given)
        and name.suffix == other.suffix
        and surname_skeleton(other) == surname_skeleton(name)
        and set(given_skeleton(name).split()) < set(given_skeleton(other).split())
    )


def _link_organisations(mentions: Sequence[Mention], blocks: Mapping[int, str]) -> dict[str, NameKey]:
    """Lead an acronym to the long form it was introduced by, and first words to the one organisation that has them."""
    keys = {mention.text: name_key(mention.text, "org") for mention in mentions}
    longer: defaultdict[str, set[NameKey]] = defaultdict(set)
    for surface, key in keys.items():
        for short in _short_forms(surface):
            longer[short].add(key)
    known = load_gazetteer().organisations
    linked = dict(keys)
    for surface, key in keys.items():
        folded = fold_name(surface)
        candidates = longer[surface if surface.isupper() else folded] | longer[folded]
        if len(candidates - {key}) == 1 and folded not in known:
            linked[surface] = (candidates - {key}).pop()
    for long_form, acronym in _introduced(mentions, blocks):
        linked[acronym] = linked[long_form]
    return linked


def _short_forms(surface: str) -> Iterator[str]:
    """The first words of a name, folded, and its initials in capitals."""
    words = fold_name(surface).split()
    if may_be_shortened(tuple(words), load_gazetteer()):
        for count in range(1, len(words)):
            yield " ".join(words[:count])
    initials = "".join(word[0] for word in words if word not in _SMALL_WORDS)
    if len(initials) > 1:
        yield initials.upper()


def _introduced(mentions: Sequence[Mention], blocks: Mapping[int, str]) -> list[tuple[str, str]]:
    """Pairs (long form, acronym) printed as "Long Form (LF)"."""
    by_start: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for mention in mentions:
        by_start[mention.block, mention.start].append(mention.text)
    pairs = []
    for mention in mentions:
        if blocks[mention.block][mention.end : mention.end + 2] == " (" and " " in mention.text:
            pairs += [(mention.text, short) for short in by_start[mention.block, mention.end + 2] if short.isupper()]
    return pairs


def _is_full_form(surface: str, entity_type: EntityType) -> bool:
    if not any(letter.islower() for letter in surface):
        return False
    if entity_type == "person":
        return bool(split_person(surface).given)
    gazetteer = load_gazetteer()
    aliases = gazetteer.place_aliases if entity_type == "place" else gazetteer.organisation_aliases
    folded = fold_name(surface)
    return aliases.get(folded, folded) == folded
