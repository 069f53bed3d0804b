"""Small values for tests: say what matters, the rest is filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from reader.library.journal import Journal, open_journal
from reader.model.article import CleanText
from reader.model.dates import PublicationDate
from reader.model.desk import Step, Trail
from reader.model.entity import EntityType, Mention, NamedMention, NameKey
from reader.model.plan import Arrival, CountableBlock, IdentityKey, NewArticle, Reading
from reader.store import Store
from reader.store.codec import decode_trail
from reader.store.save import save_plan
from reader.text.tokens import read_blocks
from reader.understanding.aliases import link_mentions
from reader.understanding.duplicates import find_runs_read, sketch

NOON = datetime(2025, 8, 1, 12, tzinfo=UTC)


def make_date(day: date) -> PublicationDate:
    return PublicationDate(day.isoformat(), day, day, "day", "stated", (f"on {day:%d %B %Y}",))


def make_mention(
    name: str, kind: EntityType = "person", *, key: str | None = None, at: int = 0, **flags: bool
) -> NamedMention:
    """A name in paragraph 0; `at` keeps the mentions of one article apart."""
    mention = Mention(0, at, at + len(name), name, kind, flags.get("is_demonym", False))
    return NamedMention(mention, NameKey(kind, key or name.casefold(), flags.get("is_surname_only", False)))


def printed(*names: tuple[str, EntityType]) -> tuple[NamedMention, ...]:
    """Names one after another in one paragraph, tied to each other as those of an article are."""
    mentions, start = [], 0
    for name, kind in names:
        mentions.append(Mention(0, start, start + len(name), name, kind))
        start += len(name) + 2
    return link_mentions(mentions, CleanText(None, None, None, (", ".join(name for name, _ in names),)))


def make_reading(
    body: str = "The ferry to Port Wessel ran aground.",
    *,
    title: str | None = None,
    day: date | None = None,
    mentions: Sequence[NamedMention] = (),
    terms: Sequence[tuple[str, float]] = (),
    blocks: Sequence[CountableBlock] = (),
) -> Reading:
    published = make_date(day) if day else None
    text = CleanText(title, None, None, (body,))
    return Reading(
        text=text,
        display_title=title or body,
        language="en",
        own_date=published,
        words=len(body.split()),
        mentions=tuple(mentions),
        terms=tuple(terms),
        sketch=sketch(find_runs_read(read_blocks(text, "en"))),
        countable_blocks=tuple(blocks),
        extractor="by hand",
    )


def make_arrival(
    raw: str, path: str | None = None, source: str = "The Wessel Courier", place: str = "inbox"
) -> Arrival:
    raw_hash = hashlib.sha256(raw.encode()).hexdigest()
    keys = (IdentityKey("raw", raw_hash),)
    if path is not None:
        keys = (IdentityKey("path", path), *keys)
    return Arrival(keys, raw_hash, raw.encode(), "text/plain", path, place, source)


def make_plan(reading: Reading | None = None, raw: str | None = None, path: str | None = None) -> NewArticle:
    reading = reading or make_reading()
    arrival = make_arrival(raw if raw is not None else reading.text.body[0], path)
    return NewArticle(arrival.raw_hash[:12].translate(DIGITS_TO_LETTERS), arrival, reading)


DIGITS_TO_LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""From a hexadecimal hash to an alphabet that ids have."""


def kept_trail(store: Store, window: str) -> Trail:
    """The trail that is kept for a window; an empty one for a window that is not there."""
    with store.database.reading() as connection:
        found = connection.execute("SELECT trail FROM window WHERE id = ?", (window,)).fetchone()
    return decode_trail(found[0]) if found else Trail()


def add_article(store: Store, body: str = "The ferry ran aground.", now: datetime = NOON, **reading: object) -> int:
    """Save one article and return its number."""
    return save_plan(store.database, make_plan(make_reading(body, **reading)), now)  # type: ignore[arg-type]


def add_on_topics(store: Store, body: str, *topics: str, day: date | None = date(2025, 7, 1)) -> int:
    """Save an article about these topics: those that share one are close kin."""
    terms = [(f"{topic} {count}", 0.5 / len(topics) ** 0.5) for topic in topics for count in range(4)]
    return add_article(store, body, terms=terms, day=day)


def write_files(folder: Path, texts: Mapping[str, str | bytes]) -> Path:
    """Write files by name, making the folders on the way."""
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def undo(store: Store, window: str) -> Step | None:
    """Take back a window's last deed."""
    return journal_of(store, window).undo()


def redo(store: Store, window: str) -> Step | None:
    """Do again what a window took back last."""
    return journal_of(store, window).redo()


def journal_of(store: Store, window: str) -> Journal:
    """The journal of a window of this name."""
    journal = open_journal(store)
    journal.window = window
    return journal
