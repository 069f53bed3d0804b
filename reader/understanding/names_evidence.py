"""What the words around a candidate say of it: a person, an organisation or a place.

Each clue adds points; there is no default type.  `names_shape` weighs the words of a candidate alone; `names_typing`
sums the clues of a whole article and decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reader.data.gazetteer import Gazetteer
from reader.model.entity import EntityType
from reader.understanding.names_runs import Piece
from reader.understanding.names_text import POSSESSIVE_GAPS, Word

Clue = tuple[EntityType, float]
POINTS_FOR_TITLE = 4.25
POINTS_FOR_PLACE = 5.5
POINTS_FOR_OWNING_PLACE = 5.0
"""Less sure: "in Velt's centre", but also "in Brand's office"."""
POINTS_FOR_DATELINE = 6.0
WordClasses = Mapping[str, frozenset[str]]

ACRONYM = re.compile(r"(?=.{2,8}$)[A-Z]{2,6}(?:-[A-Z]{2,5})?\d*")
_DATELINE_END = re.compile(r"^ ?(?:[-–—]+ |: |\) ?[-–—]|\): )")
_SCORE = re.compile(r"\d{1,2}-\d{1,2}")
_NO_VESSELS: tuple[EntityType, ...] = ("person", "org", "place")
_PRONOUN_REACH = 7
_PUNCTUATION = re.compile(r"[.,;:!?()\"“”—–]")


def context_clues(words: Sequence[Word], piece: Piece, gazetteer: Gazetteer) -> Iterator[Clue]:
    """Weigh the words around a candidate in its block."""
    yield from _titles(words, piece, gazetteer)
    yield from _before(words, piece, gazetteer)
    yield from _after(words, piece, gazetteer)


def _titles(words: Sequence[Word], piece: Piece, gazetteer: Gazetteer) -> Iterator[Clue]:
    first = words[piece.first].low
    is_word = (
        first in gazetteer.common_words and first not in gazetteer.family_names and first not in gazetteer.given_names
    )
    if piece.is_titled and not (is_word and piece.last - piece.first == 1):
        yield "person", POINTS_FOR_TITLE
    if piece.title_after in gazetteer.words["corporate_titles"]:
        yield "org", 3.0
    elif piece.title_after in gazetteer.words["local_titles"]:
        yield "place", 3.0


def _is_dateline(words: Sequence[Word], piece: Piece) -> bool:
    """Whether a block opens with a place in capitals: "HANOI (Wire) - At least ..."."""
    if not all(word.text.isupper() for word in words[: piece.last]):
        return False
    return any(_DATELINE_END.match(word.gap) for word in words[piece.last : piece.last + 4])


def _before(words: Sequence[Word], piece: Piece, gazetteer: Gazetteer) -> Iterator[Clue]:
    if piece.first == 0:
        if _is_dateline(words, piece):
            yield "place", POINTS_FOR_DATELINE
        return
    classes, gap = gazetteer.words, words[piece.first].gap
    previous, count = words[piece.first - 1], piece.last - piece.first
    low = previous.low
    second = words[piece.first - 2].low if piece.first > 1 else ""
    if gap in {" ", ", "} and not previous.is_capital:
        is_enclosed = gap == " " or _is_closed(words, piece.last)
        yield from (clue for clue in _noun(low, classes, 3.0) if is_enclosed or clue[0] == "person")
    if gap == " (" and previous.is_capital and count == 1 and words[piece.first].text.isupper():
        yield "org", 4.0
    if gap != " ":
        return
    if low in {"of", "for", "at", "to"} and not _SCORE.fullmatch(second):
        yield from _after_of(words[piece.first : piece.last], low, second, gazetteer)
    elif low == "by" and second in classes["made_by"]:
        yield "org", 3.0
    elif (low in classes["match_verbs"] or _SCORE.fullmatch(second)) and _may_be_club(words, piece, classes):
        yield "org", 3.5
    elif low in classes["vessels"]:
        yield from ((kind, -POINTS_FOR_PLACE) for kind in _NO_VESSELS)
    elif low == "from" and second in classes["place_to_words"]:
        yield "place", 3.0
    elif low == "from" and piece.last < len(words) and words[piece.last].low == "to" and count <= 3:
        yield "place", 1.5
    elif low in classes["place_prepositions"] and count <= 3:
        if not (second in classes["nouns_before_in"] or second in classes["publishing"]):
            yield from _after_in(words, piece)
    elif low == "the" and not _is_administration(words, piece, classes):
        yield from _after_the(words, piece, classes)
    elif low in {"told", "tells"}:
        yield ("org", 1.5) if ACRONYM.fullmatch(words[piece.first].text) else ("person", 0.75)
    elif low in classes["saying"]:
        yield "person", 2.0 if count > 1 else 1.0
    elif low in gazetteer.words["naming_words"]:
        yield from _noun(second, classes, 3.0)


def _is_closed(words: Sequence[Word], at: int) -> bool:
    """Whether an apposition ends here: "the capital, Velt, ...", but "at the market, Velt said"."""
    return at == len(words) or words[at].gap not in {" ", *POSSESSIVE_GAPS}


def _after_in(words: Sequence[Word], piece: Piece) -> Iterator[Clue]:
    is_owner = piece.last < len(words) and words[piece.last].gap[:1] in {"'", "’", "‘"}
    is_near = words[piece.first - 1].low in {"in", "near"}
    if not is_owner:
        yield "place", POINTS_FOR_PLACE if is_near else 2.0
    elif piece.last - piece.first == 1:
        yield "place", POINTS_FOR_OWNING_PLACE if is_near else 2.0


def _after_the(words: Sequence[Word], piece: Piece, classes: WordClasses) -> Iterator[Clue]:
    yield "person", -3.0
    is_long = piece.last - piece.first > 1
    yield "org", 1.5 if is_long or words[piece.first].text.isupper() else 0.5
    is_of_the = piece.first > 2 and words[piece.first - 2].low == "of"
    if is_of_the and words[piece.first - 3].low in classes["place_of_nouns"]:
        yield "place", 3.0


def _is_administration(words: Sequence[Word], piece: Piece, classes: WordClasses) -> bool:
    return piece.last < len(words) and words[piece.last].low in classes["administrations"]


def _after_of(name: Sequence[Word], low: str, second: str, gazetteer: Gazetteer) -> Iterator[Clue]:
    classes = gazetteer.words
    if len(name) == 1 and name[0].low in classes["labels"]:
        return  # "the Palace of Culture"
    if low == "of" and (_singular(second) in classes["place_roles"] or second in classes["place_of_nouns"]):
        yield "place", 3.0
    elif low == "to":
        if second in classes["place_to_words"]:
            yield "place", 3.0
    elif low == "for" and second in {"mp", "mps", "bound", "left", "headed", "heading"}:
        yield "place", 3.0
    elif low == "at" and _singular(second) in classes["place_at_words"]:
        yield "place", 2.5
    elif second in {"shares", "subsidiary", "unit", "chief", "executive", "founder", "director", "head", "members"}:
        yield "org", 4.0
    elif low in {"at", "for"} and _singular(second) in classes["roles"]:
        yield "org", 3.0
    elif low == "for" and second in {"worked", "works", "working", "work", "plays", "played", "writes", "scored"}:
        yield "org", 2.0


def _after(words: Sequence[Word], piece: Piece, gazetteer: Gazetteer) -> Iterator[Clue]:
    if piece.last >= len(words):
        return
    following, classes = words[piece.last], gazetteer.words
    count = piece.last - piece.first
    gap, low = following.gap, following.low
    if gap == " ":
        yield from _after_space(words, piece, gazetteer)
    elif gap in {"'s ", "’s ", "‘s ", "' ", "’ "}:
        yield from _owned(words[piece.last : piece.last + 3], classes)
    elif gap == " (" and _is_acronym_of(following, words[piece.first : piece.last]):
        yield "org", 4.0
    elif gap == ", ":
        if low in {"who", "aged", "born"}:
            yield "person", 3.0
        elif low.isdigit() and 1 < len(low) < 4:
            yield "person", 4.0
        elif low in {"founded", "based", "headquartered", "registered", "listed"}:
            yield "org", 3.0
        elif following.is_capital and low in gazetteer.places and count <= 3 and not _is_owner(words, piece.last):
            yield "place", 1.5
        else:
            yield from _apposition(words, piece.last, gazetteer)


def _after_space(words: Sequence[Word], piece: Piece, gazetteer: Gazetteer) -> Iterator[Clue]:
    following, classes = words[piece.last], gazetteer.words
    count, low = piece.last - piece.first, following.low
    if low in classes["saying"]:
        is_acronym = count == 1 and ACRONYM.fullmatch(words[piece.first].text)
        yield ("org", 1.5) if is_acronym else ("person", 1.5 if count > 1 else 1.0)
    if low in {"who", "whose"} and not (count == 1 and words[piece.first].opens):
        yield "person", 3.0  # but "Depositors who lost everything"
    if low in classes["administrations"] and count == 1:
        yield "person", 3.0
    if low in {"shares", "stock"}:
        yield "org", 3.0
    if low in {"workers", "employees", "executives", "officials"}:
        yield "org", 2.0
    if low in classes["org_verbs"] or (low in classes["match_verbs"] and _may_be_club(words, piece, classes)):
        yield "org", 3.0
    if low in classes["place_roles"] and low not in {"state", "sea", "country"}:
        yield "place", 3.0
    if low in {"is", "was", "became", "remains"} and piece.last + 1 < len(words):
        yield from _apposition(words, piece.last + 1, gazetteer)
    if not following.is_capital and low not in {"and", "or"}:
        if _has_pronoun(words, piece.last, gazetteer.words["personal_pronouns"]):
            yield "person", 2.25
        elif low in classes["saying"] and _has_pronoun(words, piece.last, gazetteer.words["thing_pronouns"]):
            yield "org", 2.25


def _may_be_club(words: Sequence[Word], piece: Piece, classes: WordClasses) -> bool:
    return piece.last - piece.first > 1 and words[piece.last - 1].low in classes["club_tails"]


def _has_pronoun(words: Sequence[Word], start: int, pronouns: frozenset[str]) -> bool:
    """Whether one of them follows soon, in the same sentence, before any other name."""
    for word in words[start : start + _PRONOUN_REACH]:
        if word.opens or word.is_capital:
            return False
        if word.low in pronouns:
            return True
    return False


def _owned(following: Sequence[Word], table: WordClasses) -> Iterator[Clue]:
    for word in following:
        if word.is_capital or word.opens:
            return
        low = _singular(word.low)
        if word.low in table["org_owned"]:
            yield "org", 3.0
            return
        if word.low in table["person_owned"] or low in table["person_owned"]:
            yield "person", 2.0
            return


def _apposition(words: Sequence[Word], start: int, gazetteer: Gazetteer) -> Iterator[Clue]:
    """Read ", a retired judge ..." up to its first preposition; the last noun that says what it is counts."""
    classes = gazetteer.words
    if _is_owner(words, start):
        yield from _apposition_noun(words, start + 1, gazetteer)
        return
    first = words[start]
    if first.low not in gazetteer.words["determiners"] and first.is_capital:
        return
    if first.low not in gazetteer.words["determiners"] and not list(_noun(first.low, classes, 1.0)):
        return
    yield from _apposition_noun(words, start + (2 if first.low == "one" else 0), gazetteer)


def _is_owner(words: Sequence[Word], at: int) -> bool:
    """Whether the name that begins here owns what follows: "Norway's oldest bank"."""
    end = at
    while end < min(len(words), at + 4) and words[end].is_capital and (end == at or words[end].gap == " "):
        end += 1
    return at < end < len(words) and words[end].gap in {"'s ", "’s ", "' ", "’ "}


def _apposition_noun(words: Sequence[Word], start: int, gazetteer: Gazetteer) -> Iterator[Clue]:
    classes = gazetteer.words
    found: list[Clue] = []
    for at in range(start, min(len(words), start + 9)):
        word = words[at]
        if at > start and (_PUNCTUATION.search(word.gap) or word.low in gazetteer.words["clause_ends"]):
            break
        is_owner = at + 1 < len(words) and words[at + 1].gap[:1] in {"'", "’", "‘"}
        if not is_owner and not word.is_capital:
            found = list(_noun(word.low, classes, 3.0)) or found
    yield from found


def _noun(low: str, table: WordClasses, points: float) -> Iterator[Clue]:
    singular = _singular(low)
    if low in table["org_roles"] or singular in table["org_roles"]:
        yield "org", points
    elif low in table["roles"] or singular in table["roles"]:
        yield "person", points
    elif low in table["place_roles"] or singular in table["place_roles"]:
        yield "place", points


def _singular(low: str) -> str:
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def _is_acronym_of(candidate: Word, words: Sequence[Word]) -> bool:
    text = candidate.text
    return len(words) > 1 and text.isupper() and 2 <= len(text) <= 8 and text[0] == words[0].text[0].upper()
