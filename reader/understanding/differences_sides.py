"""One part of one body that is the left one in some reports of an episode and the right one in others.

Keeps silent where a report names both sides, and where the reports may speak of two people.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from reader.data.claims import alternatives, claim_words
from reader.data.gazetteer import load_gazetteer
from reader.model.story import Claim, Difference
from reader.text.tokens import fold_words, tokenise
from reader.understanding.differences_roles import difference_id
from reader.understanding.reports import ReportSentence

SHARED_WORDS = 2
"""Telling words that two sentences share beside the part, where they do not name one person."""


@dataclass(frozen=True, slots=True)
class _SideClaim:
    side: str
    part: str
    printed: str
    person: str | None
    """Whose it is, if a name tells."""
    surname: str
    """The last word of that name, folded; empty where there is none."""
    sentence: ReportSentence


def find_side_differences(reports: Sequence[Sequence[ReportSentence]]) -> tuple[Difference, ...]:
    """The parts of bodies on whose side these reports, each given as its sentences, do not agree."""
    by_part: defaultdict[str, list[_SideClaim]] = defaultdict(list)
    for sentences in reports:
        for claim in _read(sentences):
            by_part[claim.part].append(claim)
    found = []
    for _, claims in sorted(by_part.items()):
        against = {
            order
            for (order, one), (other_order, other) in combinations(enumerate(claims), 2)
            for order in ((order, other_order) if one.side != other.side and _are_of_one(one, other) else ())
        }
        if against:
            found.append(_difference([claims[order] for order in sorted(against)], claims))
    return tuple(found)


def _read(sentences: Sequence[ReportSentence]) -> Iterator[_SideClaim]:
    """One claim a part; none for a part of which the report names both sides."""
    own: defaultdict[str, list[_SideClaim]] = defaultdict(list)
    people = Counter(name.entity_id for sentence in sentences for name in sentence.names if name.type == "person")
    surnames = {
        name.entity_id: fold_words(sentence.text[name.start : name.end]).split()[-1]
        for sentence in sentences
        for name in sentence.names
        if name.type == "person"
    }
    for sentence in sentences:
        here = {name.entity_id for name in sentence.names if name.type == "person"}
        person = next(iter(here)) if len(here) == 1 else _most_named(people) if not here else None
        is_denied = not claim_words("doubt", "words").isdisjoint(re.findall(r"[a-z]+", sentence.mask))
        for match in _side_pattern().finditer(sentence.mask) if not is_denied else ():
            printed = sentence.text[match.start() : match.end()]
            surname = surnames.get(person or "", "")
            own[match["part"]].append(_SideClaim(match["side"], match["part"], printed, person, surname, sentence))
    for claims in own.values():
        if len({claim.side for claim in claims}) == 1:
            yield max(claims, key=lambda claim: (claim.person is not None, -claim.sentence.block))


def _most_named(people: Counter[str]) -> str | None:
    """The person whom a report names most; None where there are several."""
    ranked = people.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


@cache
def _side_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<side>left|right)\s(?P<part>{alternatives(claim_words('sides', 'parts'))})\b")


def _are_of_one(one: _SideClaim, other: _SideClaim) -> bool:
    if one.person is not None and other.person is not None:
        return one.person == other.person
    return len(_telling_stems(one) & _telling_stems(other)) >= SHARED_WORDS


def _telling_stems(claim: _SideClaim) -> frozenset[str]:
    words = load_gazetteer().words
    idle = words["function_words"] | words["saying"] | claim_words("counts", "idle") | {"left", "right", claim.part}
    tokens = tokenise(claim.sentence.text, "en")
    return frozenset(token.stem for token in tokens if len(token.word) > 2 and token.word not in idle)


def _difference(against: Sequence[_SideClaim], claims: Sequence[_SideClaim]) -> Difference:
    told = [claim for claim in claims if any(claim is each or _are_of_one(claim, each) for each in against)]
    parts = []
    for side in ("left", "right"):
        first, *others = (claim for claim in told if claim.side == side)
        articles = tuple(dict.fromkeys(claim.sentence.article for claim in (first, *others)))
        parts.append(Claim(first.printed, first.sentence.quote, articles))
    parts.sort(key=lambda claim: (-len(claim.articles), claim.quote.article))
    # a rejection of somebody's knee must not hide another's
    surnames = {claim.surname for claim in against if claim.surname}
    whose = sorted(surnames or frozenset.intersection(*map(_telling_stems, against)))
    id_ = difference_id("side", [against[0].part, *whose], ["left", "right"])
    return Difference(id_, "side", parts[0].value, tuple(parts))
