"""The manual as a library of its own: one article a chapter, in order, without names, stories or anything cleaned away.

Knows neither where the chapters lie nor who reads them.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from reader.ingest import mint_id
from reader.model.plan import Arrival, IdentityKey, NewArticle, Reading
from reader.store import Store
from reader.store.save import save_plan
from reader.text.chapters import read_chapter

SOURCE = "newsreader manual"
LETTERS_OF_EDITION = 12


def read_chapters(folder: Path) -> tuple[tuple[Path, str], ...]:
    """The chapters with their files, in order."""
    return tuple((file, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.md")))


def name_edition(chapters: Sequence[tuple[Path, str]]) -> str:
    """A name that another text, number or order of chapters does not have."""
    whole = "\0".join(f"{file.name}\0{text}" for file, text in chapters)
    return hashlib.sha256(whole.encode()).hexdigest()[:LETTERS_OF_EDITION]


def fill_manual(store: Store, chapters: Sequence[tuple[Path, str]], now: datetime) -> None:
    """Save the chapters that are not there; the last one first, so that the list, newest first, has them in order."""
    for file, text in reversed(chapters):
        save_plan(store.database, _plan_chapter(file, text), now)


def remove_other_editions(folder: Path, edition: str) -> None:
    """Remove the libraries of earlier editions, as far as that can be done."""
    with suppress(OSError):
        for other in folder.iterdir():
            if other.name != edition:
                shutil.rmtree(other, ignore_errors=True)


def _plan_chapter(file: Path, text: str) -> NewArticle:
    chapter = read_chapter(text)
    raw_hash = hashlib.sha256(text.encode()).hexdigest()
    reading = Reading(
        text=chapter,
        display_title=chapter.title or file.stem,
        language="en",
        own_date=None,
        words=sum(len(block.split()) for block in chapter.body),
        mentions=(),
        terms=(),
        sketch=(),
        countable_blocks=(),
        extractor="none",
    )
    arrival = Arrival(
        keys=(IdentityKey("raw", raw_hash),),
        raw_hash=raw_hash,
        raw=text.encode(),
        media_type="text/markdown",
        path=str(file),
        place=SOURCE,
        source=SOURCE,
    )
    return NewArticle(mint_id(raw_hash), arrival, reading)


def chapter_as_text(text: str) -> str:
    """A chapter as lines to print."""
    chapter = read_chapter(text)
    title = chapter.title or ""
    return "\n\n".join([f"{title}\n{'=' * len(title)}", *chapter.body]) + "\n"
