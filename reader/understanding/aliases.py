"""One entity behind many spellings: the key of a name, the names of one article tied together, the name to show.

A key depends on the printed name alone, so the order of import cannot change who is one with whom.  Where a name alone
is not enough (a bare surname), the article decides first; then the archive, through `choose_bearer`.  Never ties by
one name containing another across articles, and never places by similar spelling.
"""

from __future__ import annotations

import re
from bisect import bisect_left
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

_RARER = 10
"""How many times rarer than its first words alone a name may be and still be the one to show."""
HEAVIER = 4
"""How many times more articles a person must have than the next of the same surname to own it."""

_POSSESSIVE = re.compile(r"(?:['’‘]s|['’])$")
_PLACE_TAIL = re.compile(r" (?:regions?|oblast|province|peninsula|governorate|prefecture)$")
_SPELLINGS = {"defence": "defense", "labour": "labor", "centre": "center", "organisation": "organization"}
_OF_MINISTRY = re.compile(r"^ministry of (?:the )?(.+)$")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "&"})
_UNKNOWN_ACRONYM = re.compile(r"[A-Z]{3,6}")
"""Who is meant by such initials is the archive's to say."""
_COMMON_INITIALS = 3
"""Initials as short as this are another body's by chance, unless an article has them beside the whole name."""
_LEFT_ALONE = "?"
"""Ends the key of a name that fits two of its article, where neither is nearer."""
_SPLIT_OFF = "="
"""Begins what one spelling adds to a key that it no longer shares."""

Bearer = TypeVar("Bearer")


def name_key(surface: str, entity_type: EntityType, is_demonym: bool = False) -> NameKey:
    """The key of a printed name; spellings with equal keys are one entity."""
    plain = _POSSESSIVE.sub("", surface.strip(' \t\n"“”.,;:()'))
    if entity_type == "person":
        return _person_key(split_person(plain))
    folded = fold_name(surface if surface.endswith(".") else plain).removeprefix("the ")
    if entity_type == "place":
        return NameKey("place", _place_key(folded, is_demonym))
    if entity_type == "event":
        return NameKey("event", folded)
    if _UNKNOWN_ACRONYM.fullmatch(plain) and folded not in load_gazetteer().organisations:
        return NameKey("org", plain, is_surname_only=True)
    return NameKey("org", _organisation_key(folded))


def split_key(name: NameKey, folded: str) -> NameKey:
    """The key of one spelling that a person took away from the others of its key."""
    return NameKey(name.type, f"{name.key}{_SPLIT_OFF}{folded}", name.is_surname_only)


def surname_key(name: NameKey) -> str | None:
    """The surname or the initials by which a full name may be called elsewhere; None for all other keys."""
    key = name.key.partition(_SPLIT_OFF)[0]
    if name.type == "org":
        initials = _initials(key.split()).upper()
        return initials if _UNKNOWN_ACRONYM.fullmatch(initials) else None
    parts = key.split("|")
    return parts[1] if name.type == "person" and len(parts) > 1 else None


def needs_proof(key: str) -> bool:
    """Whether bare initials are so short that fitting the first letters of a name proves nothing."""
    return key.isupper() and len(key) <= _COMMON_INITIALS


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
    shortened = _shortened(surfaces) if entity_type == "org" else frozenset()

    def rank(surface: str) -> tuple[bool, int, int, int, str]:
        initials = len(re.findall(r"\b[A-Z]\.", surface))
        is_full = _is_full_form(surface, entity_type) and surface not in shortened
        return (not is_full, -surfaces[surface], initials, len(surface), surface)

    return min(surfaces, key=rank)


def link_mentions(mentions: Sequence[Mention], text: CleanText) -> tuple[NamedMention, ...]:
    """Tie the mentions of one article to the names they stand for."""
    blocks = dict(text.blocks())
    persons = _link_persons({mention.text for mention in mentions if mention.type == "person"})
    organisations = _link_organisations([mention for mention in mentions if mention.type == "org"], blocks)
    choices: dict[tuple[EntityType, str], tuple[NameKey, ...]] = {}
    choices |= {("person", surface): keys for surface, keys in persons.items()}
    choices |= {("org", surface): keys for surface, keys in organisations.items()}
    sure: defaultdict[NameKey, list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        meant = choices.get((mention.type, mention.text), ())
        if len(meant) == 1 and mention.block >= 0:
            sure[meant[0]].append((mention.block, mention.start))
    for places in sure.values():
        places.sort()
    linked = []
    for mention in mentions:
        keys = choices.get((mention.type, mention.text))
        if keys is None:
            keys = (name_key(mention.text, mention.type, mention.is_demonym),)
        name = keys[0] if len(keys) == 1 else _choose_by_place(mention, keys, sure)
        linked.append(NamedMention(mention, name))
    return tuple(linked)


def _choose_by_place(
    mention: Mention, keys: tuple[NameKey, ...], sure: Mapping[NameKey, Sequence[tuple[int, int]]]
) -> NameKey:
    """Whom a name that fits several means here: the only one introduced so far, or so far in this paragraph.

    The headline comes first but speaks of what follows: there the first to be introduced is meant.  `sure` holds where
    each key is named in the text, in order.
    """
    introduced = {key: sure[key] for key in keys if key in sure}
    if mention.block < 0:
        block = min((places[0][0] for places in introduced.values()), default=0)
        first = {key for key, places in introduced.items() if places[0][0] == block}
    else:
        here = (mention.block, mention.start)
        last_before = {key: places[at - 1] for key, places in introduced.items() if (at := bisect_left(places, here))}
        first = set(last_before)
        first = first if len(first) < 2 else {key for key in first if last_before[key][0] == mention.block}
    if len(first) == 1:
        return first.pop()
    own = name_key(mention.text, mention.type)
    return NameKey(own.type, own.key + _LEFT_ALONE)


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


def _link_persons(surfaces: set[str]) -> dict[str, tuple[NameKey, ...]]:
    """Lead bare surnames, initials and shorter forms to the full names of the article that they fit."""
    names = {surface: split_person(_POSSESSIVE.sub("", surface)) for surface in surfaces}
    full: defaultdict[str, list[PersonName]] = defaultdict(list)
    initialled: defaultdict[str, list[PersonName]] = defaultdict(list)
    for name in names.values():
        if name.given:
            for word in _words_called_by(name):
                (initialled if has_initials_only(name) else full)[word].append(name)
    linked = {}
    for surface, name in names.items():
        called = surname_skeleton(name)
        alike = full[called] or ([] if name.given else initialled[called])
        linked[surface] = _link_person(name, alike)
    return linked


def _words_called_by(name: PersonName) -> set[str]:
    """The skeletons of all words a person may be called by: given names too, and Spanish surnames in the middle."""
    words = {skeleton(word) for word in (*name.given, *name.surname.split())}
    return (words | {surname_skeleton(name)}) - {""}


def _link_person(name: PersonName, alike: Sequence[PersonName]) -> tuple[NameKey, ...]:
    """The keys that a printed name may stand for: one where the article leaves no doubt."""
    own = _person_key(name)
    if name.given and not has_initials_only(name):
        return (_full_key(name, alike),)
    fitting = [other for other in alike if _fits(name, other)]
    by_surname = [other for other in fitting if surname_skeleton(name) != skeleton(other.given[0])]
    bearers = {_full_key(other, alike) for other in by_surname or fitting}
    if len(bearers) == 1 or (bearers and own.is_surname_only):
        return tuple(sorted(bearers, key=lambda key: key.key))
    return (own,)


def _full_key(name: PersonName, alike: Sequence[PersonName]) -> NameKey:
    """The key of the longest form of a full name, or of the one form for both orders of its words."""
    own = _person_key(name)
    longer = {_person_key(other) for other in alike if _is_longer_form(name, other)}
    if len(longer) == 1:
        return longer.pop()
    turned = [_person_key(other) for other in alike if _is_turned_round(name, other)]
    return min([own, *turned], key=lambda key: key.key)


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


def _is_turned_round(name: PersonName, other: PersonName) -> bool:
    """Whether two names are one with the family name last and first: "Béla Kovács", "Kovács Béla"."""
    return surname_skeleton(name) == given_skeleton(other) and surname_skeleton(other) == given_skeleton(name)


def _link_organisations(mentions: Sequence[Mention], blocks: Mapping[int, str]) -> dict[str, tuple[NameKey, ...]]:
    """Lead an acronym to the long form it was introduced by, and the first or last words of a name to the whole."""
    keys = {mention.text: name_key(mention.text, "org") for mention in mentions}
    longer: defaultdict[str, set[NameKey]] = defaultdict(set)
    for surface, key in keys.items():
        for short in _short_forms(surface):
            longer[short].add(key)
    gazetteer = load_gazetteer()
    linked: dict[str, tuple[NameKey, ...]] = {surface: (key,) for surface, key in keys.items()}
    for surface, key in keys.items():
        folded = fold_name(surface)
        is_known = folded in (gazetteer.organisation_aliases if surface.isupper() else gazetteer.organisations)
        candidates = ((longer[surface] if surface.isupper() else set()) | longer[folded]) - {key}
        if candidates and not is_known:
            linked[surface] = tuple(sorted(candidates, key=lambda each: each.key))
    for long_form, short in _shortened_in_front(mentions):
        linked[short] = linked[long_form]
    for long_form, acronym in _introduced(mentions, blocks):
        linked[acronym] = linked[long_form]
    return linked


def _shortened_in_front(mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Pairs (long form, its end) where one body alone was called so before: "Veltian Hydrological Institute".

    What the gazetteer knows by its short name is a body of its own: the "Central Bank" is not the European one.
    """
    gazetteer = load_gazetteer()
    first: dict[str, tuple[int, int]] = {}
    for mention in mentions:
        first.setdefault(mention.text, (max(mention.block, 0), mention.start))
    folded = {text: fold_name(text) for text in first}
    for short, end in folded.items():
        opening, _, head = end.rpartition(" ")
        if not opening or head not in gazetteer.words["org_heads"] or end in gazetteer.organisations:
            continue
        longer = [text for text, whole in folded.items() if whole.endswith(f" {end}")]
        if len(longer) == 1 and first[longer[0]] < first[short] and folded[longer[0]] not in gazetteer.organisations:
            yield longer[0], short


def _short_forms(surface: str) -> Iterator[str]:
    """The first words of a name, folded, what follows a foreign head word, and its initials in capitals."""
    words = fold_name(surface).split()
    classes = load_gazetteer().words
    if len(words) > 2 and words[0] in classes["foreign_org_heads"]:
        yield " ".join(words[1:])
    if len(words) > 2 and words[0] in classes["saints"]:
        yield " ".join(words[:2]).removesuffix("'s")
    if may_be_shortened(tuple(words), load_gazetteer()):
        for count in range(1, len(words)):
            yield " ".join(words[:count])
    initials = _initials(words)
    if len(initials) > 1:
        yield initials.upper()


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word not in _SMALL_WORDS)


def _introduced(mentions: Sequence[Mention], blocks: Mapping[int, str]) -> list[tuple[str, str]]:
    """Pairs (long form, acronym) printed as "Long Form (LF)"."""
    by_start: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for mention in mentions:
        by_start[mention.block, mention.start].append(mention.text)
    pairs = []
    for mention in mentions:
        if blocks[mention.block][mention.end : mention.end + 2] == " (" and " " in mention.text:
            shorts = by_start[mention.block, mention.end + 2]
            pairs += [
                (mention.text, short) for short in shorts if short.isupper() or _is_drawn_from(short, mention.text)
            ]
    return pairs


def _is_drawn_from(short: str, long_form: str) -> bool:
    """Whether one word takes its letters in order from a long form, as "Benelux" does."""
    letters = iter(fold_name(long_form))
    folded = fold_name(short)
    return " " not in folded and folded[:1] == fold_name(long_form)[:1] and all(letter in letters for letter in folded)


def _shortened(surfaces: Mapping[str, int]) -> frozenset[str]:
    """The names of an organisation that are but the first or last words of another: "Velten" of "Velten Foods"."""
    classes = load_gazetteer().words
    ends = (classes["org_tails"] | classes["org_heads"]) - classes["legal"]
    return frozenset(
        short
        for short in surfaces
        for long in surfaces
        if (long.startswith(f"{short} ") or (long.endswith(f" {short}") and not long.startswith("The ")))
        and surfaces[long] * _RARER >= surfaces[short]
        and fold_name(long).rpartition(" ")[2] in ends
    )


def _is_full_form(surface: str, entity_type: EntityType) -> bool:
    if not any(letter.islower() for letter in surface):
        return False
    if entity_type == "person":
        return bool(split_person(surface).given)
    gazetteer = load_gazetteer()
    aliases = gazetteer.place_aliases if entity_type == "place" else gazetteer.organisation_aliases
    folded = fold_name(surface)
    return aliases.get(folded, folded) == folded
