"""What a person decided about names: entries as they are meant, and the rules that follow from them.

Entries are read from top to bottom; where two contradict each other, the later one holds.  A name in an entry is a
printed spelling and stands for its own key, so no rule depends on what the archive holds or in which order it came.
Knows neither the file the entries stand in nor a database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from reader.model.entity import ENTITY_TYPES, EntityType, NamedMention, NameKey
from reader.text.tokens import fold_words
from reader.understanding.aliases import name_key, split_key

Verb = Literal["same", "different", "rename", "hide", "type"]


@dataclass(frozen=True, slots=True)
class Spelled:
    """A printed name in an entry; without a type it stands for every name that is spelled so."""

    name: str
    type: EntityType | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision."""

    verb: Verb
    names: tuple[Spelled, ...]
    value: str = ""
    """The name to show for `rename`, the type for `type`."""


@dataclass(frozen=True, slots=True)
class Family:
    """Keys that are one entity by decision, or one key that something was decided about."""

    keys: tuple[NameKey, ...]
    """The first that articles have is the one that keeps its id."""
    name: str | None = None
    type: EntityType | None = None
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class ApartName:
    """A spelling that is not the others of its group."""

    folded: str
    plain: NameKey
    """The key of the spelling by the rules."""
    own: NameKey
    """The key it has now: another one where one of the others has that."""


ApartGroup = tuple[ApartName, ...]
"""Spellings of one type, no two of them one."""


@dataclass(frozen=True, slots=True)
class NameRules:
    """All that follows from the entries."""

    families: tuple[Family, ...] = ()
    apart: tuple[ApartGroup, ...] = ()


def compile_rules(entries: Sequence[Entry]) -> NameRules:
    """The rules that follow from the entries."""
    apart = _find_apart(entries)
    own = {(name.plain.type, name.folded): name.own for group in apart for name in group}
    partition = _Partition()
    for entry in entries:
        keys = [_keys_of(spelled, own) for spelled in entry.names]
        if entry.verb == "different":
            partition.divide(keys)
        elif entry.verb == "same":
            partition.unite(chain(*keys))
        elif entry.verb == "type":
            retyped = [_keys_of(Spelled(spelled.name, _as_type(entry.value)), own) for spelled in entry.names]
            partition.unite(chain(*retyped, *keys))
    described: dict[tuple[NameKey, ...], Family] = {
        members: Family(members) for members in partition.families() if len(members) > 1
    }
    for entry in entries:
        for spelled in entry.names:
            for key in _keys_of(spelled, own):
                members = partition.family_of(key)
                family = _describe(described.get(members, Family(members)), entry)
                if family != Family(members) or len(members) > 1:
                    described[members] = family
    return NameRules(tuple(described.values()), apart)


def keep_apart(mentions: Sequence[NamedMention], groups: Iterable[ApartGroup]) -> tuple[NamedMention, ...]:
    """The mentions of one article with the spellings led to keys of their own that are not one with others.

    What an article says in short follows the one full spelling of its key there.
    """
    spellings = [(named.name.type, fold_words(named.mention.text)) for named in mentions]
    names = _find_others(groups, zip(spellings, (named.name for named in mentions), strict=True))
    chosen = [
        named if named.mention.is_demonym else _choose(named, names.get(spelling, ()))
        for named, spelling in zip(mentions, spellings, strict=True)
    ]
    full: defaultdict[NameKey, set[NameKey]] = defaultdict(set)
    for before, after in zip(mentions, chosen, strict=True):
        if name_key(before.mention.text, before.name.type) == before.name:
            full[before.name].add(after.name)
    return tuple(
        replace(named, name=next(iter(full[named.name])))
        if len(full[named.name]) == 1 and spelling not in names and not named.mention.is_demonym
        else named
        for named, spelling in zip(chosen, spellings, strict=True)
    )


_Spelling = tuple[EntityType, str]


def _find_others(
    groups: Iterable[ApartGroup], printed: Iterable[tuple[_Spelling, NameKey]]
) -> Mapping[_Spelling, list[tuple[ApartName, set[NameKey]]]]:
    """By spelling its own name, and the keys that are not its but the others' of its group in this article."""
    keys: defaultdict[_Spelling, set[NameKey]] = defaultdict(set)
    for spelling, key in printed:
        keys[spelling].add(key)
    found: defaultdict[_Spelling, list[tuple[ApartName, set[NameKey]]]] = defaultdict(list)
    for group in groups:
        for name in group:
            theirs = {
                key
                for other in group
                if other is not name
                for key in (other.plain, *keys.get((other.plain.type, other.folded), ()))
            }
            theirs = theirs | {name.plain} if name.own != name.plain else theirs - {name.plain}
            found[name.plain.type, name.folded].append((name, theirs))
    return found


def _choose(named: NamedMention, choices: Sequence[tuple[ApartName, set[NameKey]]]) -> NamedMention:
    for name, theirs in choices:
        if named.name in theirs:
            return replace(named, name=name.own)
    return named


class _Partition:
    """Which keys are one, as decided so far."""

    def __init__(self) -> None:
        self._families: dict[NameKey, tuple[NameKey, ...]] = {}

    def family_of(self, key: NameKey) -> tuple[NameKey, ...]:
        return self._families.get(key, (key,))

    def families(self) -> Iterable[tuple[NameKey, ...]]:
        return dict.fromkeys(self._families.values())

    def unite(self, keys: Iterable[NameKey]) -> None:
        united = tuple(dict.fromkeys(member for key in keys for member in self.family_of(key)))
        self._families |= dict.fromkeys(united, united)

    def divide(self, names: Sequence[Sequence[NameKey]]) -> None:
        """Take each name's keys out of the families of the names before it."""
        for position, keys in enumerate(names):
            earlier = {member for name in names[:position] for key in name for member in self.family_of(key)}
            leaving = tuple(key for key in keys if key in earlier)
            for key in leaving:
                left = tuple(member for member in self.family_of(key) if member != key)
                self._families |= dict.fromkeys(left, left)
            self._families |= dict.fromkeys(leaving, leaving)


def _find_apart(entries: Iterable[Entry]) -> tuple[ApartGroup, ...]:
    """The groups of spellings that are not one; the first of those that share a key keeps it."""
    groups: list[list[tuple[str, NameKey]]] = []
    split: set[tuple[str, NameKey]] = set()
    for entry in entries:
        for entity_type in ENTITY_TYPES if entry.verb == "different" else ():
            names = {
                fold_words(name.name): name_key(name.name, entity_type)
                for name in entry.names
                if name.type in (None, entity_type)
            }
            if len(names) > 1:
                group = list(names.items())
                groups.append(group)
                for position, name in enumerate(group):
                    if any(other[1] == name[1] and other not in split for other in group[:position]):
                        split.add(name)
    found = (
        tuple(ApartName(name[0], name[1], split_key(name[1], name[0]) if name in split else name[1]) for name in group)
        for group in groups
    )
    return tuple(dict.fromkeys(found))


def _keys_of(spelled: Spelled, own: Mapping[_Spelling, NameKey]) -> list[NameKey]:
    folded = fold_words(spelled.name)
    types = ENTITY_TYPES if spelled.type is None else (spelled.type,)
    return [own.get((entity_type, folded)) or name_key(spelled.name, entity_type) for entity_type in types]


def _describe(family: Family, entry: Entry) -> Family:
    if entry.verb == "rename":
        return replace(family, name=entry.value)
    if entry.verb == "hide":
        return replace(family, is_hidden=True)
    if entry.verb == "type":
        return replace(family, type=_as_type(entry.value))
    return family


def _as_type(value: str) -> EntityType:
    return next(each for each in ENTITY_TYPES if each == value)
