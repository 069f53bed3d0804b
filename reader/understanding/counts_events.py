"""Whether two counts of two reports may be of one event: by the names, days and words beside them.

What changes with time is of one time only where a later report could not simply know more, or speak of another day.
Knows no whole report.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import cache

from reader.data.claims import alternatives, claim_classes, claim_expression, claim_words
from reader.data.gazetteer import load_gazetteer
from reader.model.article import ArticleNumber
from reader.model.dates import PublicationDate
from reader.model.entity import EntityType
from reader.text.date_words import WEEKDAYS
from reader.text.tokens import tokenise
from reader.understanding.counts import CountClaim
from reader.understanding.counts_values import LENGTHS

SAME_TIME = timedelta(days=2)
"""How far apart two reports may at most have been published for a count that changes with time."""
MANY = 100
"""From this number on a count that grew would hardly come to have the same digits in another order."""
_OPENING_PLACE = re.compile(r"(?:in|at|near|around) (?:the )?L_*,")


def is_one_event(one: CountClaim, other: CountClaim, names: Mapping[ArticleNumber, Collection[str]]) -> bool:
    """Whether both numbers are of one event: nothing named beside one is a stranger to the other report."""
    for wider in (claim_expression("counts", "scope"), claim_expression("counts", "period")):
        if bool(re.search(wider, one.clause)) != bool(re.search(wider, other.clause)):
            return False
    if _are_strangers(_words_of(one, "orders"), _words_of(other, "orders")):
        return False
    if bool(_words_of(one, "others")) != bool(_words_of(other, "others")):
        return False
    if any(_are_strangers(words(one), words(other)) for words in (_months, _of_what)):
        return False
    if _stances(one) != _stances(other):
        return False
    if one.outcome == "deal" and (_words_of(one, "revised") or _words_of(other, "revised")):
        return False
    if _is_part_by_place(one, other, names) or _is_part_by_place(other, one, names):
        return False
    for entity_type in ("place", "org", "person"):
        own, others = _named(one, entity_type), _named(other, entity_type)
        if own and others and own.isdisjoint(others):
            is_known = own & set(names[other.sentence.article]) and others & set(names[one.sentence.article])
            if entity_type == "person" or not is_known or not (one.outcome and other.outcome):
                return False
    return True


def _is_part_by_place(one: CountClaim, other: CountClaim, names: Mapping[ArticleNumber, Collection[str]]) -> bool:
    """Whether the smaller number is of a place of which the other report does not speak."""
    first, last = one.clause_start, one.clause_start + len(one.clause)
    opens_with_place = _OPENING_PLACE.match(one.sentence.mask)
    first = 0 if opens_with_place and opens_with_place.end() >= first else first
    beside = (name for name in one.sentence.names if first <= name.start < last)
    places = {name.entity_id for name in beside if name.type == "place"}
    is_smaller = one.number.value < other.number.value
    return (
        is_smaller and bool(places) and not _named(other, "place") and places.isdisjoint(names[other.sentence.article])
    )


def _named(claim: CountClaim, entity_type: EntityType) -> frozenset[str]:
    return frozenset(name.entity_id for name in claim.sentence.names if name.type == entity_type)


@cache
def _idle_words() -> frozenset[str]:
    words = load_gazetteer().words
    numbers = {word.partition("=")[0] for name in ("words", "scales") for word in claim_words("numbers", name)}
    listed = claim_words("numbers", "months") | claim_words("counts", "weekdays") | claim_words("counts", "idle")
    return words["function_words"] | words["saying"] | numbers | listed


def telling_words(claim: CountClaim) -> frozenset[str]:
    """Stems of a claim's sentence and ids of the names in it, without what is counted and words that tell nothing."""
    sentence = claim.sentence
    idle = _idle_words()
    first, last = claim.counted_span
    stems = {
        token.stem
        for token in tokenise(sentence.text, "en")
        if len(token.word) > 2
        and token.word not in idle
        and not token.word[0].isdigit()
        and not first <= token.start < last
        and sentence.mask[token.start] == token.word[0]
    }
    return frozenset(stems) | {name.entity_id for name in sentence.names if not first <= name.start < last}


def is_one_time(one: CountClaim, other: CountClaim, published: Mapping[ArticleNumber, PublicationDate | None]) -> bool:
    """Whether both numbers are of one state of things: a later report could not simply know more, or of another day."""
    if one.is_running or other.is_running or one.is_changed != other.is_changed:
        return False
    named, other_named = _words_of(one, "weekdays"), _words_of(other, "weekdays")
    if _are_strangers(named, other_named):
        return False
    if _is_lasting(one) and _is_lasting(other):
        return True
    if _are_strangers(_parts_of_day(one), _parts_of_day(other)):
        return False
    fewer, more = sorted((one, other), key=lambda claim: claim.number.value)
    if fewer.number.value >= MANY and fewer.number.has_digits_of(more.number):
        return True
    if _grows(one):
        before, after = published[fewer.sentence.article], published[more.sentence.article]
        if before is None or after is None or after.earliest > before.latest:
            return False
        if one.outcome in claim_words("counts", "shrinking") and before.earliest > after.latest:
            return False
        return max(before.latest, after.latest) - min(before.earliest, after.earliest) <= SAME_TIME
    one_days, other_days = (_days_of_state(claim, published[claim.sentence.article]) for claim in (one, other))
    if one_days is None or other_days is None:
        return bool(named & other_named)
    apart = max(one_days[1], other_days[1]) - min(one_days[0], other_days[0])
    return one_days[0] <= other_days[1] and other_days[0] <= one_days[1] and apart <= SAME_TIME


def _days_of_state(claim: CountClaim, published: PublicationDate | None) -> tuple[date, date] | None:
    """The first and last day on which things can have stood so: a weekday beside the number, else the report's."""
    if published is None:
        return None
    named = {WEEKDAYS[word] for word in _words_of(claim, "weekdays")}
    if len(named) != 1:
        return published.earliest, published.latest
    (weekday,) = named
    first, last = (day - timedelta((day.weekday() - weekday) % 7) for day in (published.earliest, published.latest))
    return first, last


def _is_lasting(claim: CountClaim) -> bool:
    """Whether what is counted stays as it is, so that days between two reports explain no difference."""
    return claim.outcome in claim_words("counts", "lasting")


def _are_strangers(words: frozenset[str], others: frozenset[str]) -> bool:
    return bool(words) and bool(others) and words.isdisjoint(others)


def _months(claim: CountClaim) -> frozenset[str]:
    return frozenset(_month_pattern().findall(claim.clause))


@cache
def _month_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:in|of|by|for|since|early|late|mid)\s({alternatives(claim_words('numbers', 'months'))})\b")


def _of_what(claim: CountClaim) -> frozenset[str]:
    """What a number of units is of: "30 kilos of cocaine"."""
    match = re.match(r"\sof\s((?:[a-z]+\s?){1,2})", claim.sentence.mask[claim.counted_span[1] :])
    return frozenset(match[1].split()) - _idle_words() if match else frozenset()


def _stances(claim: CountClaim) -> frozenset[str]:
    """Whether a number is demanded or offered: "a rise of 10 percent" wanted is none agreed."""
    stances = claim_classes("counts", "stances")
    return frozenset(stances[word] for word in re.findall(r"[a-z]+", claim.clause) if word in stances)


def _parts_of_day(claim: CountClaim) -> frozenset[str]:
    return claim_words("counts", "parts_of_day") & frozenset(re.findall(r"[a-z]+", claim.sentence.mask))


def _grows(claim: CountClaim) -> bool:
    if claim.outcome in claim_words("counts", "growing") or claim.number.unit in LENGTHS:
        return True
    return claim.noun == "people" and claim.outcome not in claim_words("counts", "fixed")


def _words_of(claim: CountClaim, listed: str) -> frozenset[str]:
    return claim_words("counts", listed) & frozenset(re.findall(r"(?<![a-z-])[a-z]+", claim.clause))
