"""The days that the articles of an episode speak of, each with the sentence that says most about it.

An expression counted from a publication day that is itself uncertain gives a range or nothing, never a wrong day.
Knows neither what happened nor which articles belong together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reader.data.claims import claim_words
from reader.data.gazetteer import load_gazetteer
from reader.model.article import TITLE, ArticleNumber
from reader.model.dates import DateMention
from reader.model.story import Quote, TimelineDay
from reader.text.day_mentions import find_dates
from reader.text.tokens import tokenise
from reader.understanding.reports import MOST_REPORTS, ReportSentence, StoryReport, read_sentences

MOST_DAYS = 12
LONGEST_RANGE = timedelta(days=31)
"""Of a row that is no calendar year: a wider one says nothing."""
LIFE = timedelta(days=100)
"""How far from its articles' publication a day still belongs to the life of a story."""
LONG_BEFORE = timedelta(days=365)
"""How far before its first article's publication a day is background of an episode."""
MOST_BACKGROUND_DAYS = 2
_FAR_APART = (date(1999, 6, 16), date(2033, 10, 25))
"""Two days of writing: an expression that means the same from both says its year itself."""
_PRECISION_WEIGHTS = {"day": 1.0, "week": 0.6, "month": 0.6, "year": 0.2}
_FEW_WORDS, _MANY_WORDS = 8, 38
_BACKGROUND = re.compile(
    r"\b(?:since|until|till|before|by|as of|dating (?:back )?to|expires?|through|between)\s(?:\w+\s)?$"
)
_BESIDE = 24
"""Characters around an expression in which "said on" is looked for."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """One sentence that speaks of a day."""

    sentence: ReportSentence
    mention: DateMention
    quality: float
    """How well it would stand for the day: more is better."""
    is_event: bool
    """Whether something happened then, and not only was said."""


def find_days(reports: Sequence[StoryReport]) -> tuple[TimelineDay, ...]:
    """At most twelve days, weeks, months and years that the reports speak of, in order of time.

    Days of which several reports speak go before others, and those within the story's life before background.
    """
    spoken: defaultdict[tuple[date, date], list[_Spoken]] = defaultdict(list)
    terms = _terms(reports[:MOST_REPORTS])
    for report in reports[:MOST_REPORTS]:
        for each in _read(report, terms):
            spoken[each.mention.earliest, each.mention.latest].append(each)
    life = _life(reports)
    weights = {span: _weight(span, of_day, life) for span, of_day in spoken.items()}
    best = sorted((span for span in spoken if weights[span] > 0), key=lambda span: (-weights[span], span))
    best = _without_most_background(best, spoken, life)
    return tuple(sorted(_rows(best, spoken), key=lambda row: (row.earliest, row.latest)))


def _without_most_background(
    best: Sequence[tuple[date, date]],
    spoken: Mapping[tuple[date, date], Sequence[_Spoken]],
    life: tuple[date, date] | None,
) -> list[tuple[date, date]]:
    """The spans, in their order, with no more than two that lie long before: those of which most articles speak."""
    if life is None:
        return list(best)
    before = life[0] + LIFE - LONG_BEFORE
    background = [span for span in best if span[1] < before]
    background.sort(key=lambda span: -len({each.sentence.article for each in spoken[span]}))
    left_out = set(background[MOST_BACKGROUND_DAYS:])
    return [span for span in best if span not in left_out]


def _rows(
    best: Iterable[tuple[date, date]], spoken: Mapping[tuple[date, date], Sequence[_Spoken]]
) -> list[TimelineDay]:
    """A row for each span, with a sentence that no weightier row has; a week or month that has no other is left out."""
    rows: list[TimelineDay] = []
    used: set[Quote] = set()
    for span in best:
        ranked = sorted(
            spoken[span],
            key=lambda each: (-each.quality, each.sentence.article, each.sentence.block, each.sentence.start),
        )
        quote = next((each.sentence.quote for each in ranked if each.sentence.quote not in used), None)
        if quote is None and span[0] != span[1]:
            continue
        quote = quote or ranked[0].sentence.quote
        used.add(quote)
        rows.append(TimelineDay(*span, quote, len({each.sentence.article for each in ranked})))
        if len(rows) == MOST_DAYS:
            break
    return rows


def _terms(reports: Sequence[StoryReport]) -> Mapping[str, float]:
    """The weights of the episode's terms: the mean of its reports'."""
    weights: defaultdict[str, float] = defaultdict(float)
    for report in reports:
        for stem, weight in report.terms:
            weights[stem] += weight / len(reports)
    return weights


def _read(report: StoryReport, terms: Mapping[str, float]) -> Iterator[_Spoken]:
    is_sure = report.published is not None and report.published.grade == "stated"
    mentions = {block: tuple(_dates(text, report)) for block, text in report.text.blocks()}
    for sentence in read_sentences(report):
        for mention in _within(sentence, mentions[sentence.block]):
            if not _is_noise(sentence, mention):
                yield _judged(sentence, mention, terms, is_sure, report.language)


def _within(sentence: ReportSentence, mentions: Iterable[DateMention]) -> Iterator[DateMention]:
    """The mentions of a paragraph that stand in one of its sentences, counted from the sentence's start."""
    first, last = sentence.start, sentence.start + len(sentence.text)
    for mention in mentions:
        if first <= mention.start and mention.end <= last:
            yield replace(mention, start=mention.start - first, end=mention.end - first)


def _dates(text: str, report: StoryReport) -> Iterator[DateMention]:
    published = report.published
    if published is not None and published.latest - published.earliest <= LONGEST_RANGE:
        yield from find_dates(text, published.earliest, published.latest)
        return
    one, other = (set(find_dates(text, reference)) for reference in _FAR_APART)
    yield from sorted(one & other, key=lambda mention: mention.start)


def _is_noise(sentence: ReportSentence, mention: DateMention) -> bool:
    is_year = mention.precision == "year"
    if mention.latest - mention.earliest > LONGEST_RANGE and not is_year:
        return True
    return "~" in sentence.mask[mention.start : mention.end] or (is_year and not _is_event(sentence, mention))


def _is_event(sentence: ReportSentence, mention: DateMention) -> bool:
    """Whether the sentence tells what happened then: not "since 2022", not "said on Monday"."""
    before = sentence.mask[max(0, mention.start - _BESIDE) : mention.start]
    after = sentence.mask[mention.end : mention.end + _BESIDE]
    saying = load_gazetteer().words["saying"]
    if _BACKGROUND.search(before):
        return False
    last = [word for word in re.findall(r"[a-z]+", before) if word not in {"on", "in", "late", "early", "earlier"}][-1:]
    is_said = bool(last and last[0] in saying) or after.startswith(" that ")
    return not is_said and not re.search(r"\bP_*\s$", before)


def _judged(
    sentence: ReportSentence, mention: DateMention, terms: Mapping[str, float], is_sure: bool, language: str | None
) -> _Spoken:
    words = list(tokenise(sentence.text, language))
    about = sum(terms.get(stem, 0.0) for stem in {word.stem for word in words})
    excess = max(0, _FEW_WORDS - len(words), len(words) - _MANY_WORDS)
    quality = min(about, 1.5) - excess * 0.08
    quality -= sentence.mask.count("~") / len(sentence.mask)
    is_event = _is_event(sentence, mention)
    quality += 0.7 * is_event + 0.4 * is_sure
    quality -= 0.5 * (sentence.block == TITLE)
    quality -= 0.4 * (not claim_words("doubt", "other_time").isdisjoint(re.findall(r"[a-z]+", sentence.mask)))
    return _Spoken(sentence, mention, quality, is_event)


def _life(reports: Sequence[StoryReport]) -> tuple[date, date] | None:
    dates = [report.published for report in reports if report.published is not None]
    if not dates:
        return None
    return min(each.earliest for each in dates) - LIFE, max(each.latest for each in dates) + LIFE


def _weight(span: tuple[date, date], spoken: Sequence[_Spoken], life: tuple[date, date] | None) -> float:
    """How much a day matters to the episode; nothing where it is background that nobody tells as an event."""
    articles: set[ArticleNumber] = {each.sentence.article for each in spoken}
    is_event = any(each.is_event for each in spoken)
    is_within = life is None or (life[0] <= span[1] and span[0] <= life[1])
    is_year = all(each.mention.precision == "year" for each in spoken)
    if not is_within and (not is_event or (is_year and len(articles) == 1)):
        return 0.0
    weight = len(articles) + (1.0 if is_event else 0.0) + (1.0 if is_within else 0.0)
    best = max(each.quality for each in spoken)
    return (weight + 0.5 * best) * max(_precision_weights(spoken))


def _precision_weights(spoken: Iterable[_Spoken]) -> Iterator[float]:
    return (_PRECISION_WEIGHTS[each.mention.precision] for each in spoken)
