"""One count with several numbers in the reports of one episode.

Compared are only reports that give one number each for the same thing, of the same event as far as place, body and day
tell.  A toll that grows is no difference unless both numbers are of one day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from reader.data.claims import claim_expression, claim_words
from reader.model.article import ArticleNumber
from reader.model.dates import PublicationDate
from reader.model.entity import EntityType
from reader.model.story import Claim, Difference
from reader.text.tokens import tokenise
from reader.understanding.counts import WHOLE, CountClaim, find_counts
from reader.understanding.differences_roles import difference_id
from reader.understanding.reports import ReportSentence

LEAD_BLOCKS = 8
"""Paragraphs in which a report's own event stands."""
SHARED_STEMS = 3
"""Words that two sentences of one event have in common, beside the counted and what became of them."""
SAME_TIME = timedelta(days=2)
"""How far apart two reports may at most have been published for a count that grows, both their days being unsure."""
_OPENING_PLACE = re.compile(r"(?:in|at|near|around) (?:the )?L_*,")
_SoughtCount = tuple[str, str, frozenset[str], str]


@dataclass(frozen=True, slots=True)
class _Said:
    """The one number that a report gives for a count."""

    claim: CountClaim
    all_of_report: tuple[CountClaim, ...]

    @property
    def article(self) -> ArticleNumber:
        return self.claim.sentence.article


def find_count_differences(
    reports: Sequence[Sequence[ReportSentence]], published: Mapping[ArticleNumber, PublicationDate | None]
) -> tuple[Difference, ...]:
    """The counts for which these reports, each given as its sentences, print numbers that cannot both be right."""
    by_count: defaultdict[_SoughtCount, list[_Said]] = defaultdict(list)
    names = {sentences[0].article: _names(sentences) for sentences in reports if sentences}
    for sentences in reports:
        own: defaultdict[_SoughtCount, list[CountClaim]] = defaultdict(list)
        for claim in find_counts(sentences):
            own[_count(claim)].append(claim)
        for count, claims in own.items():
            is_one = all(one.number.agrees_with(other.number) for one, other in combinations(claims, 2))
            if is_one and not any(claim.is_one_of_several for claim in claims):
                by_count[count].append(_Said(_clearest(claims), tuple(claims)))
    found = []
    for count, said in sorted(by_count.items(), key=lambda item: (item[0][:2], sorted(item[0][2]))):
        comparable = _comparable(said, names, published)
        if comparable:
            found.append(_difference(count, comparable))
    return tuple(found)


def _count(claim: CountClaim) -> _SoughtCount:
    qualifiers = claim.qualifiers
    if claim.outcome == WHOLE:  # "248 steel hangers" and "284 hangers" are one bridge's; named kinds are not
        qualifiers &= {name.entity_id for name in claim.sentence.names}
    return claim.outcome, claim.noun, qualifiers, claim.number.unit


def _clearest(claims: Sequence[CountClaim]) -> CountClaim:
    return min(claims, key=lambda claim: (not claim.number.is_exact, claim.sentence.block))


def _names(sentences: Sequence[ReportSentence]) -> frozenset[str]:
    return frozenset(name.entity_id for sentence in sentences for name in sentence.names)


def _comparable(
    said: Sequence[_Said],
    names: Mapping[ArticleNumber, Collection[str]],
    published: Mapping[ArticleNumber, PublicationDate | None],
) -> list[list[_Said]]:
    """The numbers that stand against each other, reports that agree together; empty where none do."""
    against: set[int] = set()
    for (one_order, one), (other_order, other) in combinations(enumerate(said), 2):
        if (
            _disagree(one, other)
            and _is_one_event(one.claim, other.claim, names)
            and _is_one_time(one.claim, other.claim, published)
        ):
            against |= {one_order, other_order}
    values: list[list[_Said]] = []
    for order in sorted(against):
        each = said[order]
        value = next((value for value in values if all(not _disagree(each, other) for other in value)), None)
        if value is None:
            values.append([each])
        else:
            value.append(each)
    for order, each in enumerate(said):
        if order not in against:
            for value in values:
                if value[0].claim.number.value == each.claim.number.value:
                    value.append(each)
    return values if len(values) > 1 else []


def _disagree(one: _Said, other: _Said) -> bool:
    return not any(
        claim.number.agrees_with(against.number) for claim in one.all_of_report for against in other.all_of_report
    )


def _is_one_event(one: CountClaim, other: CountClaim, names: Mapping[ArticleNumber, Collection[str]]) -> bool:
    """Whether both numbers are of one event: nothing named beside one is a stranger to the other report."""
    for wider in (claim_expression("counts", "scope"), claim_expression("counts", "period")):
        if bool(re.search(wider, one.clause)) != bool(re.search(wider, other.clause)):
            return False
    orders, other_orders = _words_of(one, "orders"), _words_of(other, "orders")
    if orders and other_orders and orders.isdisjoint(other_orders):
        return False
    if one.outcome.startswith("deal ") and (_words_of(one, "revised") or _words_of(other, "revised")):
        return False
    if _is_part_by_place(one, other, names) or _is_part_by_place(other, one, names):
        return False
    for entity_type in ("place", "org", "person"):
        own, others = _named(one, entity_type), _named(other, entity_type)
        if own and others and own.isdisjoint(others):
            is_known = own & set(names[other.sentence.article]) and others & set(names[one.sentence.article])
            if entity_type == "person" or not is_known or not (_is_lead(one) and _is_lead(other)):
                return False
    if _is_lead(one) and _is_lead(other):
        return True
    return len(_stems(one) & _stems(other)) >= SHARED_STEMS


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


def _is_lead(claim: CountClaim) -> bool:
    return claim.sentence.block < LEAD_BLOCKS


def _stems(claim: CountClaim) -> frozenset[str]:
    sentence = claim.sentence
    return frozenset(
        token.stem
        for token in tokenise(sentence.text, "en")
        if len(token.word) > 3 and not claim.number.start <= token.start < claim.number.end
    )


def _is_one_time(one: CountClaim, other: CountClaim, published: Mapping[ArticleNumber, PublicationDate | None]) -> bool:
    """Whether a later report could not simply know more."""
    if one.is_running or other.is_running:
        return False
    days, other_days = _words_of(one, "weekdays"), _words_of(other, "weekdays")
    if days and other_days and days.isdisjoint(other_days):
        return False
    if not _grows(one):
        return True
    fewer, more = sorted((one, other), key=lambda claim: claim.number.value)
    before, after = published[fewer.sentence.article], published[more.sentence.article]
    if before is None or after is None or after.earliest > before.latest:
        return False
    return max(before.latest, after.latest) - min(before.earliest, after.earliest) <= SAME_TIME


def _grows(claim: CountClaim) -> bool:
    if claim.outcome in claim_words("counts", "growing"):
        return True
    return claim.noun == "people" and claim.outcome not in claim_words("counts", "fixed")


def _words_of(claim: CountClaim, listed: str) -> frozenset[str]:
    return claim_words("counts", listed) & frozenset(re.findall(r"[a-z]+", claim.clause))


def _difference(count: _SoughtCount, values: Sequence[Sequence[_Said]]) -> Difference:
    claims = sorted(map(_claim, values), key=lambda claim: (-len(claim.articles), claim.quote.article))
    outcome, noun, qualifiers, unit = count
    numbers = sorted(f"{value[0].claim.number.value:g}" for value in values)
    first = next(each.claim for value in values for each in value if each.claim.sentence.quote == claims[0].quote)
    return Difference(
        difference_id("number", [outcome, noun, *sorted(qualifiers), unit], numbers),
        "number",
        first.subject,
        tuple(claims),
    )


def _claim(value: Sequence[_Said]) -> Claim:
    best = value[0].claim
    printed = best.sentence.text[best.number.start : best.number.end].strip()
    return Claim(printed, best.sentence.quote, tuple(dict.fromkeys(each.article for each in value)))
