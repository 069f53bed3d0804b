"""The way of one article, from raw bytes to the store.

    fetcher | parse | clean | date | names | terms | plan | save
       |        |       |      |       |       |      |     '-- with its row in the index queue, several at once
       |        |       |      |       |       |      '-- new, another revision, or the same again
       |        |       '------+-------+-------'-- a Reading: all that was understood
       |        '-- a Document: decoded, sanitised lines
       '-- a RawItem, or a Problem

Its copies, its story and a date that only others can tell come afterwards, in `sorting`, when all that came together is
there.

Two reads, as values: before cleaning (lines this place repeats), and before the plan (whom the keys lead to).  A bad
document becomes a line of the report and never stops the rest.  Knows no index and no screen.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from reader.ingest.batch import Batch
from reader.ingest.pairs import keep_runs
from reader.model.article import ArticleNumber, CleanText, Document, RawItem
from reader.model.errors import NotTextError, StoreError, WorkCancelledError
from reader.model.plan import (
    Arrival,
    IdentityKey,
    NewArticle,
    NewRevision,
    Plan,
    Reading,
    SameArticle,
)
from reader.model.ports import EntityExtractor, Fetcher, ReportProgress
from reader.model.work import ImportReport, LeftOut, Problem, Progress
from reader.store import Store
from reader.store.save import save_cleaned, save_reading
from reader.store.sources import BlockHolder
from reader.text.clean import clean
from reader.text.dates import own_date
from reader.text.display_title import derive_title
from reader.text.encoding import decode
from reader.text.language import guess_language
from reader.text.parse import parse
from reader.text.recurring import countable_blocks
from reader.text.sanitise import sanitise_line
from reader.text.tokens import read_blocks
from reader.understanding.aliases import link_mentions
from reader.understanding.duplicates import find_runs_read, sketch
from reader.understanding.terms import best_terms


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the pipeline works with."""

    store: Store
    extractor: EntityExtractor
    fetcher: Fetcher
    now: Callable[[], datetime]
    """Aware, UTC."""


@dataclass(slots=True)
class _Tally:
    added: list[ArticleNumber] = field(default_factory=list)
    revised: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    left_out: LeftOut = ()

    def count(self, saved: Iterable[tuple[Plan, ArticleNumber]]) -> None:
        for plan, number in saved:
            if isinstance(plan, NewArticle):
                self.added.append(number)
            elif isinstance(plan, NewRevision):
                self.revised += 1
            else:
                self.unchanged += 1

    def to_report(self, *, was_cancelled: bool) -> ImportReport:
        return ImportReport(
            len(self.added),
            self.revised,
            self.unchanged,
            tuple(self.problems),
            was_cancelled,
            tuple(self.added),
            self.left_out,
        )


def import_paths(
    workshop: Workshop, paths: Sequence[str], source: str | None, report_progress: ReportProgress
) -> ImportReport:
    """Bring in everything under these paths; what was done before a cancellation stays done."""
    survey = workshop.fetcher.survey(paths)
    tally, total = _Tally(left_out=survey.left_out), survey.item_count
    batch = Batch(workshop.store.database)
    try:
        try:
            for done, found in enumerate(workshop.fetcher.fetch(paths)):
                subject = found.subject if isinstance(found, Problem) else found.path or "standard input"
                report_progress(Progress("Importing", done, total, subject))
                if isinstance(found, Problem):
                    tally.problems.append(found)
                else:
                    _import_item(workshop, found, source, batch, tally)
        finally:
            tally.count(batch.save())
        _clean_stale(workshop, report_progress)
        report_progress(Progress("Importing", total, total))
    except WorkCancelledError:
        return tally.to_report(was_cancelled=True)
    except StoreError as error:  # a full disk, say: what came before it is kept, and told
        tally.problems.append(Problem(error.subject, error.reason, error.remedy))
    return tally.to_report(was_cancelled=False)


def reread(workshop: Workshop, numbers: Iterable[ArticleNumber], report_progress: ReportProgress) -> int:
    """Clean and understand stored texts again by today's rules; return how many came out differently."""
    numbers = list(numbers)
    changed = 0
    for done, number in enumerate(numbers):
        report_progress(Progress("Cleaning again", done, len(numbers)))
        item = workshop.store.articles.raw_item(number)
        before = workshop.store.articles.get(number)
        # by the day it came: a year that was the only one possible then must not become one of two
        reading = _read_document(workshop, parse(item), item.place, number, _local_day(before.added))
        # a name given on import is kept: it is the one that neither the text nor the place says
        was_named = before.source not in (before.text.source, item.place)
        source = before.source if was_named else None
        save_reading(workshop.store.database, number, reading, _name_source(_describe_arrival(item), source, reading))
        changed += before.text != reading.text or before.own_date != reading.own_date
    return changed


def _clean_stale(workshop: Workshop, report_progress: ReportProgress) -> None:
    """Take out lines that turned out to be furniture, and understand a text again that changes by that."""
    changed = []
    numbers = workshop.store.sources.stale_articles()
    for done, number in enumerate(numbers):
        report_progress(Progress("Cleaning again", done, len(numbers)))
        before = workshop.store.articles.get(number)
        item = workshop.store.articles.raw_item(number)
        document = parse(item)
        repeated = workshop.store.sources.repeated_blocks(item.place, countable_blocks(document), number)
        text = clean(document, repeated)
        if _without_reasons(text) == _without_reasons(before.text):
            save_cleaned(workshop.store.database, number, text)
        else:
            changed.append(number)
    reread(workshop, changed, report_progress)


def _without_reasons(text: CleanText) -> CleanText:
    """All of a cleaned text that something is understood from."""
    return replace(text, removed=tuple(replace(each, reason="") for each in text.removed))


def _import_item(workshop: Workshop, item: RawItem, source: str | None, batch: Batch, tally: _Tally) -> None:
    try:
        document = parse(item)
    except NotTextError as error:
        tally.problems.append(Problem(item.path or "standard input", error.reason, error.remedy))
        return
    if not any(document.lines):
        tally.problems.append(Problem(item.path or "standard input", "holds no readable text"))
        return
    arrival = _describe_arrival(item)
    if batch.knows(arrival.keys):
        tally.count(batch.save())
    batch.add(_decide_plan(workshop, arrival, document, source, batch), workshop.now())
    if batch.is_full:
        tally.count(batch.save())


def _decide_plan(workshop: Workshop, arrival: Arrival, document: Document, source: str | None, batch: Batch) -> Plan:
    """What to do with a document: the one decision, from what its keys lead to."""
    articles = workshop.store.articles
    known = articles.find_by_keys(arrival.keys)
    if known is not None:
        path_keys = tuple(key for key in arrival.keys if key.kind == "path")
        came_by_path = articles.find_by_keys(path_keys) == known
        if not came_by_path or arrival.raw_hash in articles.text_hashes(known, path_keys):
            return SameArticle(known, arrival.keys)
    waiting = batch.holders(arrival.place)
    reading = _read_document(workshop, document, arrival.place, known, _local_day(workshop.now()), waiting)
    arrival = _name_source(arrival, source, reading)
    if known is not None:
        return NewRevision(known, arrival, reading)
    return NewArticle(mint_id(arrival.raw_hash), arrival, reading)


def _read_document(
    workshop: Workshop,
    document: Document,
    place: str,
    number: ArticleNumber | None,
    today: date,
    waiting: Iterable[BlockHolder] = (),
) -> Reading:
    """Everything that is understood of one document; `number` is its article's, where there is one already."""
    blocks = countable_blocks(document)
    text = clean(document, workshop.store.sources.repeated_blocks(place, blocks, number, waiting))
    whole = "\n".join(block for _, block in text.blocks())
    language = guess_language(whole)
    words = read_blocks(text, language)
    runs = find_runs_read(words)
    keep_runs(text, runs)
    mentions = workshop.extractor.extract(text)
    return Reading(
        text=text,
        display_title=text.title or derive_title(next((block for _, block in text.blocks()), "")),
        language=language,
        own_date=own_date(text, document.lines, today),
        words=sum(len(paragraph.split()) for paragraph in text.body),
        mentions=link_mentions(mentions, text),
        terms=best_terms(words, language),
        sketch=sketch(runs),
        countable_blocks=blocks,
        extractor=workshop.extractor.version,
    )


def _local_day(moment: datetime) -> date:
    return moment.astimezone().date()


def mint_id(raw_hash: str) -> str:
    """An article's id: the first twelve base32 characters of its first text's hash."""
    return base64.b32encode(bytes.fromhex(raw_hash)).decode()[:12].lower()


def _describe_arrival(item: RawItem) -> Arrival:
    raw_hash = hashlib.sha256(decode(item.data).encode("utf-8", "surrogatepass")).hexdigest()
    keys = [IdentityKey("path", item.absolute_path)] if item.absolute_path is not None else []
    keys.append(IdentityKey("raw", raw_hash))
    place = sanitise_line(item.place)
    return Arrival(
        keys=tuple(keys),
        raw_hash=raw_hash,
        raw=item.data,
        media_type=item.media_type,
        path=item.path,
        place=place,
        source=place,
    )


def _name_source(arrival: Arrival, given: str | None, reading: Reading) -> Arrival:
    return replace(arrival, source=sanitise_line(given or reading.text.source or "") or arrival.place)
