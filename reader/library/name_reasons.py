"""Why two names are one or two in this library: what the user decided, what the rules say, whom the archive knows.

Decides nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from reader.model.entity import ENTITY_TYPES, EntityType, NameKey
from reader.model.errors import NoSuchEntityError
from reader.store import Store
from reader.store.names import entity_id
from reader.store.spellings import Use
from reader.text.tokens import fold_words
from reader.understanding.aliases import HEAVIER, name_key
from reader.understanding.governance import Entry, compile_rules
from reader.understanding.governance_file import FILE_NAME, FileReading
from reader.understanding.name_reasons import TYPES_AS_NOUNS, compare_types

SUGGESTIONS = 9
"""Names looked at where a spelling is part of them."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two names that are compared."""

    printed: str
    uses: tuple[Use, ...]

    @property
    def main(self) -> Use:
        return self.uses[0]


def find_reasons(store: Store, file: FileReading, a: str, b: str) -> tuple[str, ...]:
    """The verdict and its reasons, a line each; raises NoSuchEntityError for a name that no article has."""
    one, other = _find_side(store, a), _find_side(store, b)
    reasons = [_verdict(store, one, other), *_decisions(file, one, other)]
    pairs = [(left, right) for left in one.uses for right in other.uses]
    left, right = min(pairs, key=lambda pair: (pair[0].shown != pair[1].shown, pair[0].name.type != pair[1].name.type))
    reasons += compare_types(one.printed, left.name.type, other.printed, right.name.type)
    reasons += _in_articles(one, other)
    reasons += _of_surnames(store, one, other)
    return tuple(dict.fromkeys(reasons))


def _find_side(store: Store, written: str) -> _Side:
    uses = store.spellings.uses(written)
    if uses:
        return _Side(written, uses)
    try:
        number = store.entities.find_id(written)
    except NoSuchEntityError:
        number = _find_longer(store, written)
    member = store.spellings.members(number)[0]
    own = [each.text for each in member.spellings if name_key(each.text, member.name.type) == member.name]
    printed = (own or [each.text for each in member.spellings] or [store.entities.by_number(number).name])[0]
    uses = tuple(use for use in store.spellings.uses(printed) if use.shown == number)
    entity = store.entities.by_number(number)
    return _Side(printed, uses or (Use(number, member.name, entity.type, 0, False),))


def _find_longer(store: Store, written: str) -> int:
    """The one entity that has these words in a spelling; raises NoSuchEntityError where there is none, or several."""
    words = f" {fold_words(written)} "
    found = store.entities.by_numbers(store.spellings.picked(written, SUGGESTIONS)) if words.strip() else {}
    whole = {
        number: entity
        for number, entity in found.items()
        if any(words in f" {fold_words(spelling)} " for spelling in (entity.name, *entity.aliases))
    }
    if len(whole) == 1:
        return next(iter(whole))
    likely = [*_named_by_key(store, written), *(entity.name for entity in (whole or found).values())][:3]
    remedy = f"did you mean {' or '.join(likely)}?" if likely else "newsreader names lists them"
    raise NoSuchEntityError(written, "no article has this name", remedy)


def _named_by_key(store: Store, written: str) -> list[str]:
    """What the rules would take a spelling for that no article has."""
    names = []
    for entity_type in ENTITY_TYPES:
        with suppress(NoSuchEntityError):
            number = store.entities.find_id(entity_id(name_key(written, entity_type)))
            names.append(store.entities.by_number(number).name)
    return names


def _verdict(store: Store, one: _Side, other: _Side) -> str:
    both = [use.shown for use in one.uses if use.shown in {each.shown for each in other.uses}]
    if both:
        use = next(each for each in one.uses if each.shown == both[0])
        name = store.entities.by_number(both[0]).name
        return f"one: both are shown as {name}" if not use.is_hidden else f"one: both are hidden with {name}"
    return f"two: {_describe(store, one)}; {_describe(store, other)}"


def _describe(store: Store, side: _Side) -> str:
    entity = store.entities.by_number(side.main.shown)
    if side.main.is_hidden:
        return f"{side.printed} is hidden"
    noun = TYPES_AS_NOUNS[entity.type]
    shown = f"shown as {entity.name}, " if fold_words(entity.name) != fold_words(side.printed) else ""
    return f"{side.printed} is {shown}{noun}"


def _decisions(file: FileReading, one: _Side, other: _Side) -> list[str]:
    """What entities.toml says of both, the last word first; where only several entries together make them one, all."""
    first, second = {use.name for use in one.uses}, {use.name for use in other.uses}
    own = {(name.plain.type, name.folded): name.own for group in compile_rules(file.entries).apart for name in group}
    direct: list[str] = []
    chain: list[str] = []
    for block in reversed(file.blocks):
        entry = block.entry
        if entry is None:
            continue
        keys = [{_own_key(name.name, type_, own) for type_ in _types(name.type)} for name in entry.names]
        hits = [position for position, names in enumerate(keys) if names & first]
        others = [position for position, names in enumerate(keys) if names & second]
        where = f"{FILE_NAME}:{block.line} says "
        if entry.verb in ("same", "different") and any(x != y for x in hits for y in others):
            direct.append(where + ("they are one" if entry.verb == "same" else "they are not one"))
        elif hits or others:
            chain.append(where + _tell(entry))
    return direct + chain


def _types(entity_type: EntityType | None) -> Sequence[EntityType]:
    return ENTITY_TYPES if entity_type is None else (entity_type,)


def _own_key(name: str, entity_type: EntityType, own: dict[tuple[EntityType, str], NameKey]) -> NameKey:
    return own.get((entity_type, fold_words(name))) or name_key(name, entity_type)


def _tell(entry: Entry) -> str:
    names = [each.name for each in entry.names]
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    told = {
        "same": f"{listed} are one",
        "different": f"{listed} are not one",
        "rename": f"{listed} is shown as {entry.value}",
        "hide": f"{listed} is hidden",
    }
    return told.get(entry.verb) or f"{listed} is {TYPES_AS_NOUNS[next(t for t in _types(None) if t == entry.value)]}"


def _in_articles(one: _Side, other: _Side) -> list[str]:
    """Where articles themselves tie a short form to a full one."""
    reasons = []
    for short, full in ((one, other), (other, one)):
        key = name_key(full.printed, full.main.name.type)
        count = sum(use.mention_count for use in short.uses if use.name == key)
        if count and name_key(short.printed, key.type) != key:
            places = "in 1 place" if count == 1 else f"in {count:,} places"
            reasons.append(f"{places} an article that names {full.printed} in full means the same by {short.printed}")
    return reasons


def _of_surnames(store: Store, one: _Side, other: _Side) -> list[str]:
    """Whom the archive knows by a surname or initials."""
    reasons = []
    for side in (one, other):
        bare = next((use.name for use in side.uses if use.name.is_surname_only), None)
        if bare is None:
            continue
        bearers = store.spellings.bearers(bare)
        counted = ", ".join(f"{name} ({count:,} {'article' if count == 1 else 'articles'})" for name, count in bearers)
        if not bearers:
            reasons.append(f"no article gives {side.printed} with a given name or in full")
        elif len(bearers) == 1 or bearers[0][1] >= HEAVIER * bearers[1][1]:
            reasons.append(f"{side.printed} by itself means {bearers[0][0]} in this archive: {counted}")
        else:
            reasons.append(f"{side.printed} by itself means nobody here: {counted}; it takes {HEAVIER} times as many")
    return reasons
