"""What the words of a candidate alone say of it: a person, an organisation, a place or an event.

Each clue adds points; `names_evidence` weighs the words around a candidate, `names_typing` sums both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.data.gazetteer import Gazetteer
from reader.understanding.names_evidence import ACRONYM, Clue
from reader.understanding.names_text import Word, joined

_SURNAME_ENDINGS = re.compile(
    r"(?:ov|ova|ev|eva|enko|chuk|sky|skyy|skiy|ski|ska|skaya|sson|sdottir|oglu|yan|ian|idze|shvili|ovic|evic|escu"
    r"|opoulos|wicz|czyk)$"
)
_STREET = re.compile(r".(?:platz|strasse|straat|gracht|gasse|gatan|allee|utca)$")
_CAMEL = re.compile(r"^(?!Mc|Mac|De|La|Le|Di|Van|Al|Fitz)[A-Z]?[a-z]+[A-Z]")


def shape_clues(words: Sequence[Word], gazetteer: Gazetteer) -> Iterator[Clue]:
    """Weigh the words of a candidate alone."""
    yield from _person_shape(words, gazetteer)
    yield from _other_shape(words, gazetteer)


def _person_shape(words: Sequence[Word], gazetteer: Gazetteer) -> Iterator[Clue]:
    first, last, count = words[0].low, words[-1].low, len(words)
    if count == 1:
        return
    are_common = [word.low in gazetteer.common_words for word in words]
    starts_with_article = _is_article_first(words, gazetteer)
    if first in gazetteer.given_names and count <= 5 and not starts_with_article:
        yield "person", 1.0 if are_common[0] or _ends_as_no_person(words, gazetteer) else 2.5
    elif len(first) > 1 and "-" in first and set(first.split("-")) <= gazetteer.given_names:
        yield "person", 2.5
    has_lower_tail = "-" in last and words[-1].text.partition("-")[2].islower()
    is_family_first = first.replace("'", "") in gazetteer.family_first_names and not starts_with_article
    if is_family_first and count <= 4 and not any(are_common[1:]):
        yield "person", 3.0 if has_lower_tail else 2.0
    elif count == 2 and has_lower_tail and not are_common[0]:
        yield "person", 2.5
    elif count == 2 and last in gazetteer.given_names and not any(are_common) and first not in gazetteer.places:
        yield "person", 1.5
    if last in gazetteer.family_names and not are_common[-1]:
        yield "person", 1.0
    if _SURNAME_ENDINGS.search(last) and len(last) > 4:
        yield "person", 1.0
    if "-" in last and words[-1].text.rpartition("-")[2][:1].isupper():
        yield "person", 1.0
    if any(word.text[0].islower() and word.is_capital for word in words[1:]):
        yield "person", 2.0
    if any(word.low in {"bin", "ibn", "bint", "von", "van"} for word in words[1:-1]):
        yield "person", 2.0
    if any(re.fullmatch(r"[A-Z]\.", word.text) for word in words):
        yield "person", 1.5
    if all(are_common) or (first in gazetteer.organisations and first not in gazetteer.unsure_organisations):
        yield "person", -2.0 if first in gazetteer.given_names or not all(are_common) else -4.0


def _is_article_first(words: Sequence[Word], gazetteer: Gazetteer) -> bool:
    """Whether the article of a place stands first, and not a family name: "Le Havre", but "Le Thi Hoa"."""
    is_article = words[0].low in gazetteer.words["foreign_articles"]
    return is_article and not any(word.low in gazetteer.given_names for word in words[1:])


def _ends_as_no_person(words: Sequence[Word], gazetteer: Gazetteer) -> bool:
    """Whether the last word is one of companies, bodies and places and of no family: "Ellen Line", "Jordan River"."""
    last, classes = words[-1].low, gazetteer.words
    kinds = ("org_tails", "org_heads", "place_heads", "event_heads", "publications")
    return last not in gazetteer.family_names and any(last in classes[kind] for kind in kinds)


def _other_shape(words: Sequence[Word], gazetteer: Gazetteer) -> Iterator[Clue]:
    if len(words) > 1:
        is_given = len(words) == 2 and words[0].low in gazetteer.given_names
        is_person = is_given and words[0].low not in gazetteer.common_words
        weight = 2.0 if is_person and not _ends_as_no_person(words, gazetteer) else 5.0
        yield from _body_shape(words, gazetteer, weight)
        yield from _place_or_event_shape(words, gazetteer, weight)
    else:
        yield from _one_word_shape(words[0])
    if any(_CAMEL.match(word.text) for word in words) or re.fullmatch(r"[A-Z]+&[A-Z]+", words[-1].text):
        yield "org", 2.5
    if joined(words) in gazetteer.unsure_places:
        yield "place", 1.0
    if joined(words) in gazetteer.unsure_organisations:
        yield "org", 1.5


def _body_shape(words: Sequence[Word], gazetteer: Gazetteer, weight: float) -> Iterator[Clue]:
    classes, first, last = gazetteer.words, words[0].low, words[-1].low
    heads = classes["org_heads"]
    if _is_plain(words, gazetteer):
        return
    if last in heads or _has_head_before_of(words, heads):
        yield "org", weight
    if last in classes["org_tails"] and last in classes["place_heads"]:
        yield "org", 3.0  # no more than for a place: "Jasper City" is a club or a town
    elif last in classes["org_tails"] and last not in heads:
        yield "org", weight if last not in gazetteer.family_names or last in classes["legal"] else 3.0
    if first in heads and last not in heads:
        yield "org", 1.5
    if first in classes["foreign_org_heads"]:
        yield "org", 4.0
    if len(words) > 2 and first in gazetteer.demonyms and joined(words[1:]) in gazetteer.organisations:
        yield "org", 4.0
    if len(words) == 2 and first in classes["foreign_articles"] and not words[0].opens:
        yield "org", 1.5
    if first == "the" and last in classes["publications"]:
        yield "org", 5.0
    if last in classes["numbered_heads"] and first[0].isdigit() and last not in classes["place_heads"]:
        yield "org", 4.0
    if any(word.gap == " & " for word in words[1:]):
        yield "org", 5.0


def _place_or_event_shape(words: Sequence[Word], gazetteer: Gazetteer, weight: float) -> Iterator[Clue]:
    classes, first, last = gazetteer.words, words[0].low, words[-1].low
    if last in classes["event_heads"]:
        yield "event", weight
    if first in classes["event_openers"]:
        yield "event", 5.0
    if first in classes["foreign_place_heads"]:
        yield "place", 4.0
    if last in classes["place_heads"] and not _is_plain(words, gazetteer):
        yield "place", min(weight, 3.0)
    if first in classes["place_openers"]:
        is_quarter = first in classes["quarter_words"] and last not in gazetteer.common_words
        yield "place", 1.5 if first in classes["compass_words"] and not is_quarter else 2.5


def _one_word_shape(word: Word) -> Iterator[Clue]:
    if ACRONYM.fullmatch(word.text):
        yield "org", 1.5
    if _STREET.search(word.low):
        yield "place", 4.0


def _is_plain(words: Sequence[Word], gazetteer: Gazetteer) -> bool:
    """Whether common words make a building or an idiom rather than a name: "Customs House", "Action Line"."""
    if words[-1].low not in gazetteer.words["plain_ends"]:
        return False
    return all(word.low in gazetteer.common_words for word in words)


def _has_head_before_of(words: Sequence[Word], heads: frozenset[str]) -> bool:
    first_of = next((at for at, word in enumerate(words) if word.low in {"of", "for", "on"}), 0)
    return any(word.low in heads for word in words[:first_of])
