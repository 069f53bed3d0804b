"""One role with several holders in the reports of one episode.

Never says who is right, and keeps silent where the post changed hands, is shared, or may be two posts.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from reader.data.claims import claim_words
from reader.model.article import ArticleNumber
from reader.model.story import Claim, Difference
from reader.understanding.aliases_persons import may_be_same_given, split_person, surname_skeleton
from reader.understanding.reports import ReportSentence
from reader.understanding.roles import RoleClaim, find_roles

_SoughtRole = tuple[str, frozenset[str], str]


def find_role_differences(
    reports: Sequence[Sequence[ReportSentence]], background: Sequence[Sequence[ReportSentence]]
) -> tuple[Difference, ...]:
    """The roles on whose holder these reports do not agree; `background` reports only stand by what these say."""
    claims = [claim for sentences in reports for claim in find_roles(sentences)]
    further = [claim for sentences in background for claim in find_roles(sentences)]
    own = {claim.article for claim in claims}
    found = []
    for role in sorted({_role(claim) for claim in claims if _is_told(claim)}, key=_sort_key):
        of_role = [claim for claim in (*claims, *further) if _fits(claim, role)]
        values = _values(of_role)
        told = [value for value in values if any(claim.article in own and _is_told(claim) for claim in value)]
        if len(told) < 2 or _is_held_by_several(told):
            continue
        sentences = [sentence for each in (*reports, *background) for sentence in each]
        if not _changes_hands({claim.holder.entity_id for value in told for claim in value}, sentences):
            found.append(_difference(role, told, claims, own))
    return tuple(found)


def _role(claim: RoleClaim) -> _SoughtRole:
    return claim.kind, claim.qualifiers, claim.owner


def _sort_key(role: _SoughtRole) -> tuple[str, list[str], str]:
    return role[0], sorted(role[1]), role[2]


def _is_sole(kind: str) -> bool:
    return kind.removeprefix("lead ") in claim_words("lead", "sole") or kind in claim_words("posts", "sole")


def _is_told(claim: RoleClaim) -> bool:
    """Whether the claim says whose role it is, so that another can contradict it."""
    is_of_party = claim.kind.startswith("lead ") and not claim.qualifiers.isdisjoint(claim_words("lead", "parties"))
    return bool(claim.owner) or _is_sole(claim.kind) or is_of_party


def _fits(claim: RoleClaim, role: _SoughtRole) -> bool:
    kind, qualifiers, owner = role
    if claim.kind != kind or not _is_told(claim) or claim.qualifiers != qualifiers:
        return False
    return claim.owner == owner or (_is_sole(kind) and not claim.owner)


def _values(claims: Iterable[RoleClaim]) -> list[list[RoleClaim]]:
    """The claims by holder; a claim that fits two holders is with the first."""
    values: list[list[RoleClaim]] = []
    for claim in claims:
        value = next((value for value in values if any(may_be_one(claim, each) for each in value)), None)
        if value is None:
            values.append([claim])
        else:
            value.append(claim)
    return values


def may_be_one(claim: RoleClaim, other: RoleClaim) -> bool:
    """Whether two claims may speak of one person: one name, or two that differ by what a misprint changes."""
    if claim.holder.entity_id == other.holder.entity_id:
        return True
    one, two = split_person(claim.value), split_person(other.value)
    if not one.given or not two.given:
        words = {*one.given, *one.surname.split()}, {*two.given, *two.surname.split()}
        return not words[0].isdisjoint(words[1])
    edits = Levenshtein.distance(surname_skeleton(one), surname_skeleton(two))
    return edits <= 1 and (may_be_same_given(one, two) or one.given[0][0] == two.given[0][0])


def _is_held_by_several(values: Sequence[Sequence[RoleClaim]]) -> bool:
    """Whether one report names two holders: then it tells of a change, or of two posts."""
    seen: set[ArticleNumber] = set()
    for value in values:
        articles = {claim.article for claim in value}
        if not seen.isdisjoint(articles):
            return True
        seen |= articles
    return False


def _changes_hands(holders: Collection[str], sentences: Iterable[ReportSentence]) -> bool:
    changes = re.compile(rf"\b(?:{'|'.join(sorted(claim_words('doubt', 'changes')))})\b")
    return any(
        changes.search(sentence.mask)
        for sentence in sentences
        if any(name.entity_id in holders for name in sentence.names)
    )


def _difference(
    role: _SoughtRole, told: Sequence[Sequence[RoleClaim]], claims: Sequence[RoleClaim], own: Collection[ArticleNumber]
) -> Difference:
    kind, qualifiers, owner = role
    unowned = _unowned(kind, claims, {claim.article for value in told for claim in value})
    parts = [_claim([*value, *_supporting(value, unowned)], own) for value in told]
    parts.sort(key=lambda part: (-len(part[1].articles), part[1].quote.article))
    holders = sorted(min(claim.holder.entity_id for claim in value) for value in told)
    return Difference(
        difference_id("role", [kind, *sorted(qualifiers), owner], holders),
        "role",
        parts[0][0],
        tuple(claim for _, claim in parts),
    )


def _unowned(kind: str, claims: Sequence[RoleClaim], taking_sides: Collection[ArticleNumber]) -> Sequence[RoleClaim]:
    """The claims that do not say whose role it is, of reports that name one holder and take no side yet."""
    found = [claim for claim in claims if claim.kind == kind and not claim.owner and claim.article not in taking_sides]
    holders: defaultdict[ArticleNumber, set[str]] = defaultdict(set)
    for claim in found:
        holders[claim.article].add(claim.holder.entity_id)
    return [claim for claim in found if len(holders[claim.article]) == 1]


def _supporting(value: Sequence[RoleClaim], unowned: Sequence[RoleClaim]) -> Iterator[RoleClaim]:
    """Claims that do not say whose role it is, but of this holder."""
    for claim in unowned:
        if any(claim.holder.entity_id == each.holder.entity_id for each in value):
            yield claim


def _claim(value: Sequence[RoleClaim], own: Collection[ArticleNumber]) -> tuple[str, Claim]:
    quoted = next(claim for claim in value if claim.article in own)
    longest = max((claim.value for claim in value if claim.article == quoted.article), key=len)
    articles = dict.fromkeys((quoted.article, *sorted(claim.article for claim in value)))
    return quoted.subject, Claim(longest, quoted.quote, tuple(articles))


def difference_id(kind: str, subject: Sequence[str], values: Sequence[str]) -> str:
    """What a rejection is kept under: 16 hexadecimal digits of what is compared, whatever the episode."""
    content = "\n".join([kind, *subject, "", *values])
    return hashlib.sha256(content.encode()).hexdigest()[:16]
