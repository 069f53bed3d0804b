"""One count with several numbers in the reports of one episode.

Compared are only reports that give one number each for the same thing, of the same event as far as place, body and day
tell.  What is the same thing is told by the class of the words for what became of the counted or, where no rule knows
them, by what else the two sentences share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from reader.data.claims import claim_classes, claim_words
from reader.model.article import ArticleNumber
from reader.model.dates import PublicationDate
from reader.model.story import Claim, Difference
from reader.text.tokens import fold_words, read_word
from reader.understanding.counts import TRADE, WHOLE, CountClaim, find_counts
from reader.understanding.counts_events import is_one_event, is_one_time, telling_words
from reader.understanding.counts_nouns import count_noun
from reader.understanding.counts_values import NumberSpan, find_numbers
from reader.understanding.differences_roles import difference_id
from reader.understanding.reports import ReportSentence, StoryReport, read_sentences

LEAD_BLOCKS = 8
"""Paragraphs in which a report's own event stands."""
SHARED_WORDS = 2
"""Telling words that two sentences share beside the number and what it counts, to be of one thing."""
MOST_APART = 2.0
"""How many times the smaller of two numbers for one thing the larger may be, where only shared words say so."""
MOST_APART_AT_ALL = 3.0
"""The same for numbers of the same digits, and for money and shares of one purpose."""
LARGE = 1e6
"""From here on a number without a unit is likely an amount whose currency the sentence before named."""
_SoughtCount = tuple[str, str, frozenset[str], str]
_Published = Mapping[ArticleNumber, PublicationDate | None]
_Thing = tuple[str, str]
"""What is counted: its noun and its unit."""


@dataclass(frozen=True, slots=True)
class _Said:
    """The one number that a report gives for a count."""

    claim: CountClaim
    all_of_report: tuple[CountClaim, ...]

    @property
    def article(self) -> ArticleNumber:
        return self.claim.sentence.article

    @property
    def thing(self) -> _Thing:
        return _kind(self.claim.noun), self.claim.number.unit


@dataclass(frozen=True, slots=True)
class _Episode:
    """What is known of all the reports that are compared."""

    names: Mapping[ArticleNumber, Collection[str]]
    numbers: Mapping[ArticleNumber, Sequence[tuple[_Thing, NumberSpan]]]
    published: _Published
    sources: Mapping[ArticleNumber, str]

    def is_update(self, one: ArticleNumber, other: ArticleNumber) -> bool:
        """Whether one outlet published both, on different days: what it says later takes the place of the former."""
        days, other_days = self.published[one], self.published[other]
        if not self.sources[one] or self.sources[one] != self.sources[other] or days is None or other_days is None:
            return False
        return days.latest < other_days.earliest or other_days.latest < days.earliest


def find_count_differences(reports: Sequence[StoryReport]) -> tuple[Difference, ...]:
    """The counts for which these reports print numbers that cannot both be right."""
    read = {report.number: read_sentences(report) for report in reports}
    by_count: defaultdict[_SoughtCount, list[_Said]] = defaultdict(list)
    for sentences in read.values():
        for count, said in _read(sentences):
            by_count[count].append(said)
    episode = _Episode(
        _find_names(read),
        {article: tuple(_numbers(sentences)) for article, sentences in read.items()},
        {report.number: report.published for report in reports},
        {report.number: report.source for report in reports},
    )
    found: list[list[list[_Said]]] = []
    left: defaultdict[_Thing, list[_Said]] = defaultdict(list)
    for count, all_said in sorted(by_count.items(), key=lambda item: (item[0][:2], sorted(item[0][2]), item[0][3])):
        values = _values(all_said, _standing_against(all_said, episode, _is_alike)) if count[0] else []
        if values:
            found.append(values)
            continue
        for each in all_said:
            left[each.thing].append(each)
    for _, of_thing in sorted(left.items()):
        found += _told_alike(of_thing, episode)
    return tuple(map(_difference, found))


def _read(sentences: Sequence[ReportSentence]) -> Iterator[tuple[_SoughtCount, _Said]]:
    """One report's counts; of those for which it gives several numbers none, unless no words told them apart."""
    own: defaultdict[_SoughtCount, list[CountClaim]] = defaultdict(list)
    for claim in find_counts(sentences):
        own[_count(claim)].append(claim)
    for count, claims in own.items():
        if any(claim.is_one_of_several for claim in claims):
            continue
        if not count[0]:
            yield from ((count, _Said(claim, (claim,))) for claim in claims)
        elif all(one.number.agrees_with(other.number) for one, other in combinations(claims, 2)):
            yield count, _Said(_clearest(claims), tuple(claims))


def _count(claim: CountClaim) -> _SoughtCount:
    qualifiers = claim.qualifiers
    if claim.outcome == WHOLE:  # "248 steel hangers" and "284 hangers" are one bridge's; named kinds are not
        qualifiers &= {name.entity_id for name in claim.sentence.names}
    return claim.outcome, claim.noun, qualifiers, claim.number.unit


def _clearest(claims: Iterable[CountClaim]) -> CountClaim:
    return min(claims, key=lambda claim: (not claim.number.is_exact, claim.sentence.block))


def _find_names(read: Mapping[ArticleNumber, Sequence[ReportSentence]]) -> dict[ArticleNumber, frozenset[str]]:
    """Whom and what each report names, and what others name that stands in its text, if only as a word."""
    printed: defaultdict[str, set[str]] = defaultdict(set)
    for sentence in (sentence for sentences in read.values() for sentence in sentences):
        for name in sentence.names:
            printed[f" {fold_words(sentence.text[name.start : name.end])} "].add(name.entity_id)
    found = {}
    for article, sentences in read.items():
        words = " ".join(f" {fold_words(sentence.text)} " for sentence in sentences)
        found[article] = frozenset(entity for name, ids in printed.items() if name in words for entity in ids)
    return found


def _numbers(sentences: Sequence[ReportSentence]) -> Iterator[tuple[_Thing, NumberSpan]]:
    for sentence in sentences:
        for number in find_numbers(sentence.mask):
            yield (_kind(count_noun(sentence, number)[0]), number.unit), number


@cache
def _kind(noun: str) -> str:
    """The first letters of what counts as one thing: passengers are people, dockers dock workers."""
    is_of_people = noun in {read_word(word, "en")[1] for word in claim_words("counts", "of_people")}
    return ("people" if is_of_people else noun)[:TRADE]


def _standing_against(
    said: Sequence[_Said], episode: _Episode, is_one_count: Callable[[_Said, _Said, _Episode], bool]
) -> list[tuple[int, int]]:
    """Pairs of those that stand against each other, by their place in what is said."""
    return [
        (one_order, other_order)
        for (one_order, one), (other_order, other) in combinations(enumerate(said), 2)
        if one.article != other.article
        and not episode.is_update(one.article, other.article)
        and _disagree(one, other)
        and is_one_count(one, other, episode)
        and is_one_event(one.claim, other.claim, episode.names)
        and is_one_time(one.claim, other.claim, episode.published)
    ]


def _is_alike(one: _Said, other: _Said, _: _Episode) -> bool:
    """Whether two of one count, told in words of one class, may be of one event."""
    if not one.claim.noun and _times_apart(one, other) > MOST_APART_AT_ALL:
        return False
    in_lead = one.claim.sentence.block < LEAD_BLOCKS and other.claim.sentence.block < LEAD_BLOCKS
    return in_lead or len(telling_words(one.claim) & telling_words(other.claim)) >= SHARED_WORDS


def _times_apart(one: _Said, other: _Said) -> float:
    fewer, more = sorted((one.claim.number.value, other.claim.number.value))
    return more / fewer


def _told_alike(said: Sequence[_Said], episode: _Episode) -> Iterator[list[list[_Said]]]:
    """Numbers of one thing that stand against each other by what else their sentences tell.

    A report that gives two of them tells of several things.
    """
    pairs = _standing_against(said, episode, _is_told_alike)
    groups: list[set[int]] = []
    for pair in pairs:
        touched = [group for group in groups if not group.isdisjoint(pair)]
        groups = [group for group in groups if group not in touched] + [set(pair).union(*touched)]
    for group in sorted(groups, key=min):
        is_one = not any(_is_of_other_outcome(said[a].claim, said[b].claim) for a, b in combinations(sorted(group), 2))
        values = _values(said, [pair for pair in pairs if group.issuperset(pair)]) if is_one else []
        articles = [article for value in values for article in {each.article for each in value}]
        if len(articles) == len(set(articles)) and values:
            yield values


def _is_told_alike(one: _Said, other: _Said, episode: _Episode) -> bool:
    """Whether two numbers of one thing are, by what else the two sentences share, the same count.

    They lie within a factor of two, and neither report has the other's number, too.  Numbers of the same digits in
    another order count as one shared word: they are mostly one number misprinted.
    """
    if not any(one.thing) or WHOLE in {one.claim.outcome, other.claim.outcome}:
        return False
    is_misprint = one.claim.number.has_digits_of(other.claim.number)
    if _is_part(one.claim, other.claim) or _is_of_other_outcome(one.claim, other.claim):
        return False
    if _times_apart(one, other) > (MOST_APART_AT_ALL if is_misprint else MOST_APART):
        return False
    if _is_in(one, episode.numbers[other.article]) or _is_in(other, episode.numbers[one.article]):
        return False
    shared = telling_words(one.claim) & telling_words(other.claim)
    names = shared & set(episode.names[one.article])
    if shared == names and not is_misprint:
        return False
    is_same_outcome = one.claim.outcome == other.claim.outcome != ""
    return len(shared - names) + bool(names) + is_same_outcome + is_misprint >= SHARED_WORDS


def _is_part(one: CountClaim, other: CountClaim) -> bool:
    """Whether one counts some of the people whom the other counts: fewer passengers than people are no difference."""
    if one.noun[:TRADE] == other.noun[:TRADE]:
        return False
    fewer, more = sorted((one, other), key=lambda claim: claim.number.value)
    return more.noun == "people" or fewer.noun != "people"


def _is_of_other_outcome(one: CountClaim, other: CountClaim) -> bool:
    """Whether words say what the numbers were for, and not the same; the other purpose may stand in the sentence."""
    outcomes = {one.outcome, other.outcome} & _known_outcomes()
    if len(outcomes) < 2 or not one.number.unit:
        return len(outcomes) > 1
    purposes = claim_classes("counts", "money")
    said = [{purposes.get(word) for word in re.findall("[a-z]+", claim.sentence.mask)} for claim in (one, other)]
    return one.outcome not in said[1] and other.outcome not in said[0]


@cache
def _known_outcomes() -> frozenset[str]:
    return frozenset(
        outcome
        for table in ("outcomes", "money", "shares", "measures")
        for outcome in claim_classes("counts", table).values()
    )


def _is_in(said: _Said, numbers: Iterable[tuple[_Thing, NumberSpan]]) -> bool:
    """Whether a report has the number of the same thing, or so large a one of nothing: "lost 78 million"."""
    return any(
        number.agrees_with(said.claim.number)
        for thing, number in numbers
        if thing == said.thing or (not any(thing) and number.value >= LARGE)
    )


def _values(said: Sequence[_Said], pairs: Sequence[tuple[int, int]]) -> list[list[_Said]]:
    """The numbers that stand against each other, reports that agree together; empty where none do."""
    against = {order for pair in pairs for order in pair}
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


def _difference(values: Sequence[Sequence[_Said]]) -> Difference:
    claims = sorted(map(_claim, values), key=lambda claim: (-len(claim.articles), claim.quote.article))
    every = [each.claim for value in values for each in value]
    first = next(claim for claim in every if claim.sentence.quote == claims[0].quote)
    outcomes = {claim.outcome for claim in every}
    numbers = sorted(f"{_clearest(each.claim for each in value).number.value:g}" for value in values)
    subject = [outcomes.pop() if len(outcomes) == 1 else "", first.noun, first.number.unit]
    return Difference(difference_id("number", subject, numbers), "number", first.subject, tuple(claims))


def _claim(value: Sequence[_Said]) -> Claim:
    best = value[0].claim
    printed = best.sentence.text[best.number.start : best.number.end].strip()
    return Claim(printed, best.sentence.quote, tuple(dict.fromkeys(each.article for each in value)))
