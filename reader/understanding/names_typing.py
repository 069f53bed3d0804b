"""Decides which candidates of an article are names, and of what: all its occurrences speak together.

A family name follows the one full name that ends with it; the first words of an organisation follow the organisation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from reader.data.gazetteer import Gazetteer
from reader.model.entity import EntityType
from reader.understanding.names_blocks import Block, Name, find_lists, name_of
from reader.understanding.names_evidence import (
    POINTS_FOR_DATELINE,
    POINTS_FOR_PLACE,
    POINTS_FOR_TITLE,
    Clue,
    context_clues,
)
from reader.understanding.names_runs import Piece
from reader.understanding.names_shape import shape_clues
from reader.understanding.names_text import Word

POINTS_FOR_SEVERAL_WORDS = 2.0
POINTS_FOR_ONE_WORD = 3.0
POINTS_FOR_LIST = 3.0
LEAD = 1.0
"""By how much the best type must beat the next one."""


_SMALL_WORDS = frozenset({"of", "the", "and", "for", "&"})


@dataclass(slots=True)
class _Candidate:
    words: Sequence[Word]
    clues: set[Clue] = field(default_factory=set)
    """Distinct clues: saying "X said" five times says it once."""
    always_opens: bool = True
    """Whether it stands at the start of sentences only, where its capital says nothing."""


def decide_types(blocks: Sequence[Block], gazetteer: Gazetteer) -> dict[Name, EntityType]:
    """Return the candidates that are names, with their types; names of the gazetteer are in it as they were found."""
    candidates = _collect(blocks, gazetteer)
    decided: dict[Name, EntityType] = {}
    for name, candidate in candidates.items():
        if len(name) > 1:
            clues = chain(candidate.clues, shape_clues(candidate.words, gazetteer), _usage(name, candidates, gazetteer))
            _settle(decided, name, clues, POINTS_FOR_SEVERAL_WORDS)
    found = list(_known(blocks, gazetteer))
    known = {name for name, _ in found}
    for name, entity_type in found:
        decided.setdefault(name, entity_type)
    _follow_full_names(decided, candidates, known, gazetteer)
    for name, candidate in candidates.items():
        if len(name) == 1 and name not in decided and name[0] not in gazetteer.words["not_acronyms"]:
            clues = chain(candidate.clues, shape_clues(candidate.words, gazetteer))
            _settle(decided, name, clues, POINTS_FOR_ONE_WORD)
            is_nobody = decided.get(name) == "person" and _is_nobody(name[0], candidate, gazetteer)
            if is_nobody or (name in decided and candidate.always_opens and _is_written_small(name[0], blocks)):
                del decided[name]
    _follow_lists(decided, candidates, blocks, gazetteer)
    return decided


def _follow_lists(
    decided: dict[Name, EntityType],
    candidates: Mapping[Name, _Candidate],
    blocks: Sequence[Block],
    gazetteer: Gazetteer,
) -> None:
    """Give what is listed with names of one type that type: "in Jimma, Harar and Wollo"."""
    clues: defaultdict[Name, set[Clue]] = defaultdict(set)
    for listed in find_lists(blocks):
        types = {decided.get(name) for name in listed.names} - {None}
        if len(types) != 1:
            continue
        entity_type = next(iter(types))
        if entity_type is None or (
            entity_type == "place" and listed.before not in gazetteer.words["listing_prepositions"]
        ):
            continue
        for name in listed.names:
            if name not in decided and name in candidates and not _is_anybody(name[0], candidates[name], gazetteer):
                clues[name].add(
                    (entity_type, POINTS_FOR_LIST if len(listed.names) > 2 or entity_type == "place" else 1.5)
                )
    found: dict[Name, EntityType] = {}
    for name, from_lists in clues.items():
        candidate = candidates[name]
        own = chain(candidate.clues, shape_clues(candidate.words, gazetteer), from_lists)
        _settle(found, name, own, POINTS_FOR_SEVERAL_WORDS if len(name) > 1 else POINTS_FOR_ONE_WORD)
    _follow_full_names(found, candidates, set(decided), gazetteer)
    for name, entity_type in found.items():
        decided.setdefault(name, entity_type)


def _is_anybody(word: str, candidate: _Candidate, gazetteer: Gazetteer) -> bool:
    """A bare given name names no person, save behind a title ("Pope ...")."""
    return word in gazetteer.given_names and ("person", POINTS_FOR_TITLE) not in candidate.clues


def _is_written_small(word: str, blocks: Sequence[Block]) -> bool:
    """Whether a word that only opens sentences stands elsewhere in the article with a small letter."""
    forms = {word, f"{word}s", word.removesuffix("s")}
    return any(each.low in forms and not each.is_capital for block in blocks for each in block.words)


def _is_nobody(word: str, candidate: _Candidate, gazetteer: Gazetteer) -> bool:
    """Whether one word is a given name or a role that opens a sentence, of which nothing says who it is: "Copyist"."""
    is_said = any(entity_type == "person" and points >= POINTS_FOR_ONE_WORD for entity_type, points in candidate.clues)
    is_opener = candidate.always_opens and word not in gazetteer.family_names and not is_said
    return is_opener or _is_anybody(word, candidate, gazetteer)


def _collect(blocks: Sequence[Block], gazetteer: Gazetteer) -> dict[Name, _Candidate]:
    candidates: dict[Name, _Candidate] = {}
    for block in blocks:
        for piece in block.pieces:
            words = block.words[piece.first : piece.last]
            if piece.type is not None and not _may_be_surname(block, piece, gazetteer):
                continue
            if len(words) == 1 and _says_nothing(words[0], gazetteer):
                continue
            candidate = candidates.setdefault(name_of(words), _Candidate(words))
            candidate.clues.update(context_clues(block.words, piece, gazetteer))
            candidate.always_opens = candidate.always_opens and words[0].opens
    return candidates


def _says_nothing(word: Word, gazetteer: Gazetteer) -> bool:
    """Whether a lone capital word is but the start of a sentence, or an institution named before ("the Institute")."""
    if word.low in gazetteer.words["foreign_org_heads"] and not word.text.isupper():
        return True  # "the Café"
    if word.low in gazetteer.unsure_organisations or word.low not in gazetteer.common_words:
        return False
    return word.opens or word.low in gazetteer.words["org_heads"] or word.low in gazetteer.words["place_heads"]


def _may_be_surname(block: Block, piece: Piece, gazetteer: Gazetteer) -> bool:
    """Whether a place of the gazetteer stands behind a title here: "Mayor Lincoln"."""
    is_town = piece.type == "place" and block.words[piece.first].low not in gazetteer.countries
    return is_town and piece.is_titled and piece.last - piece.first == 1


def _known(blocks: Sequence[Block], gazetteer: Gazetteer) -> Iterator[tuple[Name, EntityType]]:
    for block in blocks:
        for piece in block.pieces:
            if piece.type is not None and not piece.is_demonym and not _may_be_surname(block, piece, gazetteer):
                yield name_of(block.words[piece.first : piece.last]), piece.type


def _usage(name: Name, candidates: Mapping[Name, _Candidate], gazetteer: Gazetteer) -> Iterator[Clue]:
    """A person is later called by the last word, an organisation by the first ones; some persons by the first, too."""
    if any(word.gap == " & " for word in candidates[name].words[1:]):
        return
    classes = gazetteer.words
    ends_as_body = name[-1] in classes["org_heads"] or name[-1] in classes["org_tails"]
    is_body = ends_as_body or name[0] in classes["foreign_org_heads"]
    if name[0] in classes["place_openers"] and name[0] not in gazetteer.given_names:
        if len(name) == 2 and _is_where_it_happens(name[-1:], candidates, gazetteer):
            yield "place", 3.5
    elif (name[-1],) in candidates and not is_body and not _is_used_as_place(candidates[name[-1:]]):
        yield "person", 3.5
    shorter = [candidates[name[:count]] for count in range(1, len(name)) if name[:count] in candidates]
    if not may_be_shortened(name, gazetteer) or not shorter:
        return
    points: defaultdict[EntityType, float] = defaultdict(float)
    for entity_type, value in chain.from_iterable(candidate.clues for candidate in shorter):
        points[entity_type] += value
    stands_first = name[0] in gazetteer.family_first_names or name[0] in gazetteer.given_names
    if points["person"] > points["org"]:
        yield "person", 2.75
    elif points["org"] > points["person"]:
        yield "org", 2.75
    else:
        yield ("person", 1.75) if stands_first or name[-1] in gazetteer.given_names else ("org", 1.5)


def _settle(decided: dict[Name, EntityType], name: Name, clues: Iterable[Clue], needed: float) -> None:
    points: defaultdict[EntityType, float] = defaultdict(float)
    for entity_type, value in clues:
        points[entity_type] += value
    ranked = sorted(points.items(), key=lambda item: (-item[1], item[0]))
    if ranked and ranked[0][1] >= needed and (len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= LEAD):
        decided[name] = ranked[0][0]


def _follow_full_names(
    decided: dict[Name, EntityType], candidates: Mapping[Name, _Candidate], known: set[Name], gazetteer: Gazetteer
) -> None:
    """Give parts of full names the type of the whole, where they stand alone."""
    acronyms = {part[0]: part for part in candidates if len(part) == 1 and candidates[part].words[0].text.isupper()}
    for name, entity_type in list(decided.items()):
        if entity_type == "person" and len(name) > 1:
            if not _stands_in_dateline(name[-1:], candidates):
                decided.setdefault(name[-1:], "person")
            for part in _person_parts(name, gazetteer):
                if part[0] in gazetteer.words["particles"] and len(part) > 1:
                    decided.setdefault(part, "person")
                if _may_be_part(part, candidates, known, gazetteer):
                    decided[part] = "person"
            given = candidates.get(name[:1])
            if given is not None and name[:1] not in known and not _may_be_place(given, gazetteer):
                decided.setdefault(name[:1], "person")
        elif entity_type == "org" and len(name) > 1:
            parts = [name[:count] for count in range(1, len(name))] if may_be_shortened(name, gazetteer) else []
            parts = [part for part in parts if part in candidates and part not in known]
            decided.update({part: "org" for part in parts if not _is_used_as_place(candidates[part])})
            if name[0] in gazetteer.words["saints"] and name[:2] in candidates:
                decided[name[:2]] = "org"
            if name[-1] in gazetteer.words["legal"]:
                decided.setdefault(name[:-1], "org")
            initials = "".join(word[0] for word in name if word not in _SMALL_WORDS)
            if initials in acronyms:
                decided[acronyms[initials]] = "org"


def _may_be_part(part: Name, candidates: Mapping[Name, _Candidate], known: set[Name], gazetteer: Gazetteer) -> bool:
    """Whether some words of a person's name, where they stand alone, may be that person."""
    if part in known:
        return part[0] not in gazetteer.countries
    return part in candidates and not _stands_in_dateline(part, candidates)


def _stands_in_dateline(name: Name, candidates: Mapping[Name, _Candidate]) -> bool:
    return name in candidates and ("place", POINTS_FOR_DATELINE) in candidates[name].clues


def _is_where_it_happens(name: Name, candidates: Mapping[Name, _Candidate], gazetteer: Gazetteer) -> bool:
    """Whether a name alone is a place in this article: what "Upper" stands before is a place of its own, then."""
    if _stands_in_dateline(name, candidates) or name[0] in gazetteer.places:
        return True
    return name in candidates and _is_used_as_place(candidates[name])


def _is_used_as_place(candidate: _Candidate) -> bool:
    """A town is not the short form of a body that bears its name."""
    return ("place", POINTS_FOR_PLACE) in candidate.clues


def _may_be_place(candidate: _Candidate, gazetteer: Gazetteer) -> bool:
    """Whether a given name may be the town of that name instead."""
    types = {entity_type for entity_type, points in candidate.clues if points > 0}
    return "place" in types or (candidate.words[0].low in gazetteer.unsure_places and "person" not in types)


def may_be_shortened(name: Name, gazetteer: Gazetteer) -> bool:
    """Whether an organisation is called by its first words: companies are, the institutions of a town are not."""
    classes = gazetteer.words
    if any(word in classes["legal"] for word in name):
        return True
    return not any(word in classes["org_heads"] for word in name) and not classes["place_heads"].intersection(name[-1:])


def _person_parts(name: Name, gazetteer: Gazetteer) -> list[Name]:
    parts = [name[count:] for count in range(1, len(name))] + [(part,) for part in name[1:-1]]
    return parts + ([name[:1]] if name[0] in gazetteer.family_first_names else [])
