"""What one report counts: "killing 12 people", "426 drones were launched", "a $1.2bn takeover", "by 312 votes to 210".

A number becomes a claim only where the sentence says of what it is and what became of it; parts of a whole, doubts
and other times are left out.  Knows one report; whether two claims speak of one event is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reader.data.claims import alternatives, claim_classes, claim_expression, claim_words
from reader.data.gazetteer import load_gazetteer
from reader.model.article import TITLE
from reader.text.tokens import read_word
from reader.understanding.counts_nouns import OF_MEMBERS, Counted, count_noun, find_counted, unit_pattern
from reader.understanding.counts_values import LENGTHS, MONTHS, NumberSpan, find_numbers
from reader.understanding.reports import ReportSentence

WHOLE = "all"
"""Outcome of a number that is said to be all there are: "one of its 12 members"."""
TRADE = 4
"""Letters of a trade's name by which strikers are told apart."""
_WINDOW = 50
"""Characters around an amount of money in which its purpose is looked for."""


@dataclass(frozen=True, slots=True)
class CountClaim:
    """One number with what it counts."""

    outcome: str
    """What became of the counted, or what an amount was for; empty where no rule knows the words for it."""
    noun: str
    """Stem of what is counted; "people" for persons of no special kind; a unit; empty for money and the like."""
    qualifiers: frozenset[str]
    """What kind of them: stems, and entity ids of names."""
    number: NumberSpan
    sentence: ReportSentence
    subject: str
    """What the number is of, as printed."""
    counted_span: tuple[int, int]
    """Where the number stands with what it counts."""
    is_one_of_several: bool
    """Whether the text puts another number of the same thing beside it: "four more", "and 30 in the next town"."""
    clause_start: int
    """Where the clause begins in its sentence that the number stands in."""
    clause: str
    """Its mask."""

    @property
    def is_running(self) -> bool:
        """Whether the clause says that the number goes on growing."""
        return bool(_running_pattern().search(self.clause))

    @property
    def is_changed(self) -> bool:
        """Whether the sentence up to the number's clause says that it was another before."""
        return bool(_changed_pattern().search(self.sentence.mask[: self.clause_start + len(self.clause)]))


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The words that say what became of the counted."""

    name: str
    start: int
    end: int


def find_counts(sentences: Sequence[ReportSentence]) -> tuple[CountClaim, ...]:
    """The claims of one report, in reading order; headlines, which round and leave out, make none."""
    found: list[CountClaim] = []
    for sentence in sentences:
        if sentence.block != TITLE and not _is_of_another_time(sentence.mask):
            found += _find_votes(sentence)
            found += _find_claims(sentence)
    return tuple(found)


def _find_claims(sentence: ReportSentence) -> Iterator[CountClaim]:
    for number in find_numbers(sentence.mask):
        if _is_part(sentence.mask, number) or _is_doubtful(_clause(sentence.mask, number)[1]):
            continue
        if number.unit == MONTHS:
            yield from _prison_term(sentence, number)
        elif number.unit in LENGTHS:
            yield from _length_of_time(sentence, number)
        elif number.unit:
            table = "shares" if number.unit == "percent" else "money"
            yield from _amount(sentence, number, table)
        else:
            yield from _count(sentence, number)


def _is_of_another_time(mask: str) -> bool:
    words = re.findall(r"[a-z']+", mask)
    if re.search(claim_expression("counts", "other_time_phrase"), mask):
        return True
    is_year_named = re.search(r"\b(?:in|since|of|from|until|by) (?:1[89]|20)\d\d\b", mask)
    return bool(is_year_named) or not claim_words("counts", "other_time").isdisjoint(words)


def _is_part(mask: str, number: NumberSpan) -> bool:
    before = re.findall(r"[a-z]+", mask[max(0, number.start - 20) : number.start])[-2:]
    after = re.match(r"[\s-]([a-z]+)", mask[number.end :])
    if re.search(r"\b(?:last|first|final)\s$", mask[: number.start]):
        return True
    parts = claim_words("counts", "parts")
    is_of_more = after is not None and not number.unit and (after[1] in parts or after[1] in {"of", "out"})
    return not parts.isdisjoint(before) or (is_of_more and not OF_MEMBERS.match(mask, number.end))


def _is_doubtful(clause: str) -> bool:
    plain = re.sub(claim_expression("doubt", "month_of_may"), "", clause)
    if re.search(r"\b(?:was|were) to\b", plain):
        return True
    return not claim_words("counts", "doubts").isdisjoint(re.findall(r"[a-z]+", plain))


def _measure(mask: str, number: NumberSpan) -> _Outcome | None:
    """What was measured, where a unit follows the number; its name is empty where nothing says what."""
    unit = unit_pattern().match(mask, number.end)
    if unit is None:
        return None
    measures = claim_classes("counts", "measures")
    names = alternatives(measures)
    found = re.compile(rf"[\s-]({names})\b").match(mask, unit.end()) or re.search(
        rf"\b({names})(?:\s(?:of|is|was|at|to|about)){{0,2}}\s?$", mask[: number.start]
    )
    if found is None:
        return _Outcome("", *unit.span())
    return _Outcome(measures[found[1]], min(found.start(), number.start), max(unit.end(), found.end()))


@cache
def _whole_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(claim_words('counts', 'wholes'))}\s$")


def _count(sentence: ReportSentence, number: NumberSpan) -> Iterator[CountClaim]:
    if re.search(r"\bmagnitude[\s-](?:of\s)?$", sentence.mask[: number.start]) or re.match(
        r"[\s-]magnitude", sentence.mask[number.end :]
    ):
        yield _claim(sentence, number, "magnitude", None, number.span)
        return
    measure = _measure(sentence.mask, number)
    if measure is not None:
        span = min(number.start, measure.start), max(number.end, measure.end)
        unit, end = count_noun(sentence, number)
        yield _claim(sentence, number, measure.name, Counted(unit, frozenset(), end), span)
        return
    counted = find_counted(sentence, number)
    end = counted.end if counted else number.end
    outcome = _outcome_behind(sentence.mask, number.start, end) or _outcome_before(sentence.mask, number.start)
    if counted is None and outcome is None:
        return
    if outcome is None and counted is not None:
        printed = sentence.mask[number.end : end].split()[-1:]
        named = claim_classes("counts", "outcomes").get(printed[0]) if printed else None
        whole = _whole_pattern().search(sentence.mask[: number.start])
        outcome = (
            _Outcome(named, end, end)
            if named
            else _Outcome(WHOLE, number.start, end)
            if whole
            else _verb_around(sentence.mask, number, end)
        )
    outcome = outcome or _Outcome("", *number.span)
    yield _claim(sentence, number, outcome.name, counted, (min(number.start, outcome.start), max(end, outcome.end)))


@cache
def _behind_pattern() -> re.Pattern[str]:
    links = alternatives(claim_words("counts", "links"))
    whose = r"(?:\sand\s[a-z]+s)?(?:\s(?:of|in|from|at|near|across)\s(?:the\s)?(?:[LOD]_*|[a-z]+))?"
    return re.compile(rf"{whose}(?:,?\s{links})*\s(?P<outcome>{alternatives(claim_classes('counts', 'outcomes'))})\b")


def _outcome_behind(mask: str, start: int, end: int) -> _Outcome | None:
    if _NO_SUBJECT.search(mask[:start]):
        return None
    match = _behind_pattern().match(mask, end)
    return _Outcome(claim_classes("counts", "outcomes")[match["outcome"]], *match.span()) if match else None


@cache
def _before_pattern() -> re.Pattern[str]:
    outcomes = alternatives(claim_classes("counts", "outcomes"))
    tail = (
        r"(?:\s(?:the|lives|of|deaths|to|at|is|was|stands|stood|rose|has|had|have|risen|climbed|reached|now|put)){0,5}"
    )
    return re.compile(rf"\b(?P<outcome>{outcomes})(?P<toll>\stoll)?{tail}\s?$")


def _outcome_before(mask: str, start: int) -> _Outcome | None:
    match = _before_pattern().search(mask[:start])
    return _Outcome(claim_classes("counts", "outcomes")[match["outcome"]], *match.span()) if match else None


_NO_SUBJECT = re.compile(r"\b(?:of|with|for|from|by|than|against|between)\s$")
_VERB_BEHIND = re.compile(
    r"\s(?:were|was|have been|had been|has been|are|will be)\s(?:\w+ly\s)?(?P<verb>[a-z]{3,}(?:ed|wn|en))\b"
)


def _verb_around(mask: str, number: NumberSpan, end: int) -> _Outcome | None:
    match = _VERB_BEHIND.match(mask, end) or _verb_before_pattern().search(mask[: number.start])
    if match is None or match["verb"] in load_gazetteer().words["saying"] or match["verb"] == "including":
        return None
    return _Outcome(read_word(match["verb"], "en")[1], *match.span())


@cache
def _verb_before_pattern() -> re.Pattern[str]:
    strong = alternatives(claim_words("counts", "strong_verbs"))
    return re.compile(rf"\b(?P<verb>[a-z]{{3,}}(?:ed|ing)|{strong})\s$")


def _prison_term(sentence: ReportSentence, number: NumberSpan) -> Iterator[CountClaim]:
    words = set(re.findall(r"[a-z]+", sentence.mask))
    if not claim_words("counts", "prison").isdisjoint(words) and claim_words("counts", "no_prison").isdisjoint(words):
        yield _claim(sentence, number, "prison", None, number.span)


def _length_of_time(sentence: ReportSentence, number: NumberSpan) -> Iterator[CountClaim]:
    """How long something took: not how long before or after something else it was."""
    if not _DISTANCE_BEHIND.match(sentence.mask, number.end) and not _DISTANCE_BEFORE.search(
        sentence.mask[: number.start]
    ):
        yield _claim(sentence, number, "", None, number.span)


_DISTANCE_BEHIND = re.compile(r"\s(?:later|earlier|before|after|from|away|since|early|late|a|per|in advance)\b")
_DISTANCE_BEFORE = re.compile(r"\b(?:within|every|in|next|last|past|first|than|each|per)\s(?:the\s)?(?:\w+\s)?$")


def _amount(sentence: ReportSentence, number: NumberSpan, table: str) -> Iterator[CountClaim]:
    purposes = claim_classes("counts", table)
    nearest: tuple[int, str] | None = None
    first, last = max(0, number.start - _WINDOW), number.end + _WINDOW
    for match in re.finditer(rf"\b{alternatives(purposes)}\b", sentence.mask[first:last]):
        start, end = match.start() + first, match.end() + first
        between = sentence.mask[end : number.start] if end <= number.start else sentence.mask[number.end : start]
        if re.search(r"[;:~\d]|,\s(?:and|while|but)\b", between):
            continue
        if nearest is None or len(between) < nearest[0]:
            nearest = len(between), purposes[match[0]]
    if nearest is None:
        yield _claim(sentence, number, "", None, number.span)
    else:
        on_what = (
            re.match(r"\s(?:on|of)\s(?:the\s)?([a-z]+)", sentence.mask[number.end :]) if table == "shares" else None
        )
        kind = frozenset({read_word(on_what[1], "en")[1]} if on_what and on_what[1] not in purposes else ())
        yield _claim(sentence, number, nearest[1], Counted("", kind, number.end), number.span)


_VOTES = re.compile(
    r"\b(?P<for>\d{1,4})(?:\svotes?)?(?:\s(?:in favou?r|for))?(?:\sto\s|\s?[-–]\s?|(?:,|\sand)\s)(?P<against>\d{1,4})\b"
    r"(?!\s?[-–/:]\d|\s?(?:%|percent|per cent|million|billion))"
    r"(?P<side>\sagainst|\svoting against|\swho voted against)?"
)


def _find_votes(sentence: ReportSentence) -> Iterator[CountClaim]:
    """A vote's result: "312-210", "312 votes to 210", "312 in favour and 210 against"."""
    if claim_words("counts", "votes").isdisjoint(re.findall(r"[a-z]+", sentence.mask)):
        return
    for match in _VOTES.finditer(sentence.mask):
        if re.search(r",|and", match[0]) and not (match["side"] and re.search(r"for|favou?r|votes", match[0])):
            continue
        value = max(float(match["for"]), float(match["against"]))
        number = NumberSpan(*match.span(), value, value, value, "")
        yield _claim(sentence, number, "votes", None, match.span())


def _claim(
    sentence: ReportSentence, number: NumberSpan, outcome: str, counted: Counted | None, span: tuple[int, int]
) -> CountClaim:
    return CountClaim(
        outcome,
        *_thing(outcome, counted),
        number,
        sentence,
        sentence.text[slice(*span)].strip(),
        (number.start, counted.end if counted else number.end),
        _has_further(sentence.mask, number),
        *_clause(sentence.mask, number),
    )


def _thing(outcome: str, counted: Counted | None) -> tuple[str, frozenset[str]]:
    """What is counted, and what kind of it.

    People, where no word says so but the outcome.  Those who act together go by their trade's first letters: dockers
    are dock workers, and of no other kind.
    """
    noun, qualifiers = (counted.noun, counted.qualifiers) if counted else ("", frozenset[str]())
    if outcome in claim_words("counts", "together"):
        trade = max(qualifiers, key=len, default="") if noun in _members() else noun
        return (trade[:TRADE] if trade not in {"", "people"} else "people"), frozenset()
    return noun or ("people" if outcome in claim_words("counts", "growing") else ""), qualifiers


@cache
def _members() -> frozenset[str]:
    return frozenset(read_word(word, "en")[1] for word in claim_words("counts", "members"))


def _has_further(mask: str, number: NumberSpan) -> bool:
    further = claim_words("counts", "further")
    behind = [] if number.unit else re.findall(r"[a-z]+", mask[number.end :])[:1]
    beside = {*re.findall(r"[a-z]+", mask[: number.start])[-2:], *behind}
    return not further.isdisjoint(beside) or bool(_elliptic_pattern().search(mask, number.end))


@cache
def _elliptic_pattern() -> re.Pattern[str]:
    """A second number without its noun: "120 homes in L and 30 in L"."""
    small = alternatives(word.partition("=")[0] for word in claim_words("numbers", "words"))
    return re.compile(rf"(?:,|\sand)\s(?:\d[\d,]*|{small})\s(?:in|at|near|from|on)\s(?:the\s)?L_")


def _clause(mask: str, number: NumberSpan) -> tuple[int, str]:
    """What stands around a number between two commas, and where it begins."""
    first = max(mask.rfind(mark, 0, number.start) for mark in (", ", "; ", ": ", "– ", " and that ")) + 1
    rest = re.search(r"(?:[,;:–]|\sand that)\s", mask[number.end :])
    return first, mask[first : number.end + rest.start() if rest else len(mask)]


@cache
def _running_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(claim_words('counts', 'running'))}|up from \d+)\b")


@cache
def _changed_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(claim_words('counts', 'changed')))})\b")
