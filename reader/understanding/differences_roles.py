"""One role with several holders in the reports of one episode.

Never says who is right, and keeps silent where the post changed hands, is shared, or may be two posts.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from reader.data.claims import claim_words
from reader.model.article import ArticleNumber
from reader.model.story import Claim, Difference
from reader.text.tokens import fold_words
from reader.understanding.aliases_persons import may_be_same_given, split_person, surname_skeleton
from reader.understanding.reports import ReportSentence
from reader.understanding.roles import RoleClaim, find_roles

FEW_NAMES = 3
"""A report with fewer names cannot be told from one of another story by them."""

MOST_CLAIMS = 60
"""Of one report: so many hold what reports of 10,000 words say."""


def find_role_differences(
    reports: Sequence[Sequence[ReportSentence]], read_background: Callable[[], Sequence[Sequence[ReportSentence]]]
) -> tuple[Difference, ...]:
    """The roles on whose holder these reports do not agree; `read_background` reports only stand by what these say.

    The background is read where these differ alone: most episodes have nothing for it to stand by.
    """
    claims = [claim for sentences in reports for claim in _first_claims(sentences)]
    own = {claim.article for claim in claims}
    roles = sorted((claim for claim in claims if _is_told(claim)), key=_sort_key)
    names = _names(sentence for each in reports for sentence in each)
    if not any(len(_told_values(role, claims, own, names)) > 1 for role in roles):
        return ()
    background = read_background()
    further = [claim for sentences in background for claim in _first_claims(sentences)]
    sentences = [sentence for each in (*reports, *background) for sentence in each]
    names = _names(sentences)
    found = []
    shown: set[RoleClaim] = set()
    for role in roles:
        if role in shown:
            continue
        told = _told_values(role, (*claims, *further), own, names)
        if len(told) < 2 or _is_held_by_several(told):
            continue
        shown |= {claim for value in told for claim in value}
        if not _changes_hands({claim.holder.entity_id for value in told for claim in value}, sentences):
            found.append(_difference(told, claims, own))
    return tuple(found)


def _told_values(
    role: RoleClaim,
    claims: Iterable[RoleClaim],
    own: Collection[ArticleNumber],
    names: Mapping[ArticleNumber, Collection[str]],
) -> list[list[RoleClaim]]:
    """The claims about one role by holder, as far as a report itself says whose role it is."""
    values = _values(claim for claim in claims if _is_of_role(claim, role, names))
    return [value for value in values if any(claim.article in own and _is_told(claim) for claim in value)]


def _first_claims(sentences: Sequence[ReportSentence]) -> list[RoleClaim]:
    """What one report claims, each claim once: claims are compared in pairs, and a text may repeat a line for ever."""
    claims: dict[tuple[object, ...], RoleClaim] = {}
    for claim in find_roles(sentences):
        told = claim.kind, claim.qualifiers, claim.owner, claim.owner_words, claim.holder.entity_id, claim.value
        claims.setdefault(told, claim)
        if len(claims) == MOST_CLAIMS:
            break
    return list(claims.values())


def _names(sentences: Iterable[ReportSentence]) -> dict[ArticleNumber, set[str]]:
    names: defaultdict[ArticleNumber, set[str]] = defaultdict(set)
    for sentence in sentences:
        names[sentence.article] |= {name.entity_id for name in sentence.names}
    return names


def _sort_key(claim: RoleClaim) -> tuple[str, bool, str, list[str], str]:
    """Claims that say whose role it is by name go first: those that say it in other words find them."""
    return claim.kind, not claim.owner, claim.owner, sorted(claim.qualifiers), claim.quote.text


def _is_sole(kind: str) -> bool:
    return kind.removeprefix("lead ") in claim_words("lead", "sole") or kind in claim_words("posts", "sole")


def _is_told(claim: RoleClaim) -> bool:
    """Whether the claim says whose role it is, so that another can contradict it."""
    group = claim.kind.removeprefix("lead ")
    is_one_of_its_kind = group in claim_words("lead", "institutions") or claim.kind in claim_words("posts", "of_things")
    return bool(claim.owner or _is_sole(claim.kind) or _party(claim) or (claim.qualifiers and is_one_of_its_kind))


def _party(claim: RoleClaim) -> frozenset[str]:
    """Words that say whose role it is where no name does: "the union's delegation"."""
    is_of_group = claim.kind.startswith("lead ")
    return claim.qualifiers & claim_words("lead", "parties") if is_of_group else frozenset()


def _is_of_role(claim: RoleClaim, role: RoleClaim, names: Mapping[ArticleNumber, Collection[str]]) -> bool:
    """Whether a claim is about the role of another: of one kind, with the same words, and of one owner.

    Where one of them leaves out the owner or a word ("the talks for the company", "the talks"), each report must name
    both holders, too: then they do contradict each other.
    """
    if claim.kind != role.kind:
        return False
    if not claim.owner and not role.owner and not _is_related(claim, role, names):
        return False
    is_of_owner = claim.owner == role.owner or _is_called(claim, role) or _is_called(role, claim)
    words, role_words = ((each.qualifiers - _party(each) if is_of_owner else each.qualifiers) for each in (claim, role))
    if is_of_owner and claim.owner == role.owner:
        words, role_words = claim.qualifiers, role.qualifiers
    if words == role_words and _is_told(claim) and (is_of_owner or (_is_sole(role.kind) and not claim.owner)):
        return True
    is_part_left_out = words <= role_words or role_words <= words
    is_owner_left_out = not claim.owner or not role.owner
    holders = {claim.holder.entity_id, role.holder.entity_id}
    return (
        is_part_left_out
        and (is_of_owner or is_owner_left_out)
        and len(holders) == 2
        and all(holders <= set(names[each.article]) for each in (claim, role))
    )


def _is_called(claim: RoleClaim, role: RoleClaim) -> bool:
    """Whether one claim calls in a word whom the other names: "the union's" and "of the transport union BTF"."""
    return not claim.owner and bool(_party(claim)) and _party(claim) <= role.owner_words


def _is_related(one: RoleClaim, other: RoleClaim, names: Mapping[ArticleNumber, Collection[str]]) -> bool:
    """Whether two reports that do not say whose role it is may speak of one: they share names, if they have any."""
    named, other_named = set(names[one.article]), set(names[other.article])
    return not named.isdisjoint(other_named) or min(len(named), len(other_named)) < FEW_NAMES


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
    told: Sequence[Sequence[RoleClaim]], claims: Sequence[RoleClaim], own: Collection[ArticleNumber]
) -> Difference:
    kind = told[0][0].kind
    unowned = _unowned(kind, claims, {claim.article for value in told for claim in value})
    parts = [_claim([*value, *_supporting(value, unowned)], own) for value in told]
    parts.sort(key=lambda part: (-len(part[1].articles), part[1].quote.article))
    holders = sorted(min(fold_words(claim.value).split()[-1] for claim in value) for value in told)
    return Difference(difference_id("role", [kind], holders), "role", parts[0][0], tuple(claim for _, claim in parts))


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
    """What a rejection is kept under: 16 hexadecimal digits of what is compared, whatever the episode.

    Made of printed words and numbers, not of what the archive knows: a rejection outlives merged names and further
    reports of the same values.  A new value makes another difference, which is shown again: nobody has rejected it.
    """
    content = "\n".join([kind, *subject, "", *values])
    return hashlib.sha256(content.encode()).hexdigest()[:16]
