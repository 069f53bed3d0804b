"""What must hold of a library whatever was killed over it: looked up from outside, with SQL and with the index's files.

Each finding is one line.  Knows neither who was killed nor when.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from reader.bootstrap import open_for_command
from reader.index.whoosh_index import WhooshIndex
from reader.library.names_file import DRAFT, NAMES_DEED, NamesFile
from reader.model.errors import IndexUnavailableError
from reader.model.query import And, Everything, Word
from reader.model.search import Question
from reader.settings import Settings
from reader.store import DATABASE_NAME, Store, open_store
from reader.store.checks import find_damage
from reader.text.tokens import read_word
from reader.understanding.governance_file import find_block

MARK = "But this is report "
"""Before the word of a text that stands in no other."""

NONE_OF_THESE = {
    "an article waits to be sorted": "SELECT article FROM unsorted",
    "an article is in a story and in no episode, or the other way round":
        "SELECT number FROM article WHERE (story IS NULL) != (episode IS NULL)",
    "an article is in an episode of another story":
        "SELECT article.number FROM article JOIN episode ON episode.number = episode"
        " WHERE episode.story != article.story",
    "a story has no name":
        "SELECT number FROM story WHERE name = '' AND EXISTS (SELECT 1 FROM article WHERE story = story.number)",
    "a story became part of another and has articles":
        "SELECT number FROM story WHERE joined_into IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM article WHERE story = story.number)",
    "a story became part of one that became part of another":
        "SELECT one.number FROM story AS one JOIN story AS two ON two.number = one.joined_into"
        " WHERE two.joined_into IS NOT NULL",
    "an episode has no articles":
        "SELECT number FROM episode WHERE NOT EXISTS (SELECT 1 FROM article WHERE episode = episode.number)",
    "a copy is a copy of a copy":
        "SELECT one.number FROM article AS one JOIN article AS two ON two.number = one.duplicate_of"
        " WHERE two.duplicate_of IS NOT NULL",
    "an article without text": "SELECT number FROM article WHERE number NOT IN (SELECT article FROM article_text)",
    "an article without a sketch": "SELECT number FROM article WHERE number NOT IN (SELECT article FROM sketch)",
    "an article was never queued": "SELECT number FROM article WHERE number NOT IN (SELECT article FROM change)",
    "a pair is known from one side":
        "SELECT one.article FROM likeness AS one LEFT JOIN likeness AS two"
        " ON two.article = one.other AND two.other = one.article WHERE two.article IS NULL"
        " OR two.kinship != one.kinship OR two.containment != one.containment",
    "a term's articles are miscounted":
        "SELECT number FROM term WHERE article_count != (SELECT count(*) FROM article_term WHERE term = number)",
    "a name's articles are miscounted":
        "SELECT number FROM entity WHERE article_count !="
        " (SELECT count(*) FROM entity_article WHERE entity = number AND mention_count > 0)",
    "a name's mentions are miscounted":
        "SELECT article FROM entity_article AS held WHERE mention_count != (SELECT count(*) FROM mention"
        " WHERE mention.article = held.article AND mention.entity = held.entity AND NOT is_demonym)",
}  # fmt: skip


def check_library(settings: Settings, texts: Mapping[str, str], *, is_complete: bool) -> list[str]:
    """Look for what may not be, once a command has drained the queues.

    `texts` is what was to be imported, by real path, each with one line that begins with MARK and ends in a word of its
    own; where `is_complete`, all of it has come in by now.
    """
    folder = settings.library_folder
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        found = list(_check_database(connection))
        if is_complete and connection.execute("SELECT 1 FROM article_text WHERE is_stale = 1").fetchone():
            found.append("an article waits to be cleaned again")
    with closing(open_store(folder)) as store:
        found += _check_texts(store, texts, is_complete=is_complete)
        found += _check_index(store, settings)
        found += _check_names_file(store)
    return found + [f"left behind: {each.name}" for each in _find_drafts(folder)]


def _check_database(connection: sqlite3.Connection) -> Iterator[str]:
    damage = find_damage(connection, is_quick=False)
    if damage:
        yield f"damaged: {damage}"
    for table, row, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield f"a row of {table} points nowhere: {row}"
    for what, query in NONE_OF_THESE.items():
        numbers = [number for (number,) in connection.execute(query)]
        if numbers:
            yield f"{what}: {numbers[:5]} of {len(numbers)}"


def _check_texts(store: Store, texts: Mapping[str, str], *, is_complete: bool) -> Iterator[str]:
    held = {number: store.articles.raw_item(number) for number in store.articles.numbers()}
    marks = Counter(_mark_of(item.data.decode()) for item in held.values())
    paths = Counter(str(item.path) for item in held.values())
    yield from (f"doubled: {each}" for counts in (marks, paths) for each, count in counts.items() if count > 1)
    known = {_mark_of(text) for text in texts.values()}
    if is_complete:
        yield from (f"lost: {mark}" for mark in known - marks.keys())
        yield from (f"not to be there: {mark}" for mark in marks.keys() - known)
    for number, item in held.items():
        if item.path not in texts:
            yield f"article {number} came from nowhere: {item.path}"
        elif is_complete and item.data.decode() != texts[item.path]:
            yield f"article {number} has another text than its file"


def _mark_of(text: str) -> str:
    return text.partition(MARK)[2].split()[0].rstrip(".")


def _check_index(store: Store, settings: Settings) -> Iterator[str]:
    index = WhooshIndex(settings.library_folder / "index", settings.data_folder)
    numbers = store.articles.numbers()
    status = index.status()
    if status.state != "ready":
        yield f"the index is {status.state}"
        return
    try:
        found = index.search(Question(Everything())).numbers
        if sorted(found) != sorted(numbers):
            yield f"the index holds {len(found)} articles, the store {len(numbers)}"
        for text in store.changes.indexed_texts(numbers):
            whole = " ".join((text.title, *text.body))
            mark = read_word(_mark_of(whole), text.language)[1]
            if index.search(Question(And((Word(mark), Word(mark, "body"))))).numbers != (text.number,):
                yield f"article {text.number} is not found by {mark}"
        index.apply([], status.record)
    except IndexUnavailableError as error:
        yield f"the index cannot be used: {error}"
    finally:
        index.close()


def _check_names_file(store: Store) -> Iterator[str]:
    file = NamesFile(store)
    yield from (f"entities.toml: {problem}" for problem in file.problems())
    found = store.database.connection().execute("SELECT value FROM setting WHERE name = 'entities_file'").fetchone()
    applied = json.loads(found[0])["text"] if found else ""
    if applied != (file.path.read_text(encoding="utf-8") if file.path.exists() else ""):
        yield "the rules in the library are not those of entities.toml"


def _find_drafts(folder: Path) -> list[Path]:
    return [*folder.glob(f"{DRAFT}*"), *folder.glob("index/.*"), *folder.glob("index/*/.*")]


def check_undo(settings: Settings) -> list[str]:
    """Open a window, take back all that windows before it did, and do it again: the same must come out."""
    library = open_for_command(settings)
    try:
        library.desk.open_window(datetime.now(UTC))
        store = library._bench.store
        found = [f"intended and not done: {intent.label}" for intent in store.journal.intents()]
        found += _check_journal(store)
        _repeat(library.desk.redo)
        before = _picture(store)
        count = _repeat(library.desk.undo)
        found += _check_journal(store)
        redone = _repeat(library.desk.redo)
        if redone != count:
            found.append(f"{count} steps were taken back, {redone} done again")
        after = _picture(store)
        found += [
            f"after undoing and redoing {count} steps other {what}" for what in before if before[what] != after[what]
        ]
        return found
    finally:
        library.close()


def _repeat(step: Callable[[], object]) -> int:
    count = 0
    while step() is not None:
        count += 1
    return count


def _check_journal(store: Store) -> Iterator[str]:
    """An entry of entities.toml that the journal speaks of must be there while one deed with it stands."""
    path = NamesFile(store).path
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    told: dict[str, list[bool]] = {}
    for content, is_undone in store.database.connection().execute(
        "SELECT content, is_undone FROM journal WHERE kind = ? ORDER BY number", (NAMES_DEED,)
    ):
        for entry in json.loads(content)["entries"]:
            told.setdefault(entry, []).append(not is_undone)
    for entry, are_done in told.items():
        if (find_block(text, entry) is not None) != any(are_done):
            yield f"the journal says {'done' if any(are_done) else 'undone'} of {entry!r}"


def _picture(store: Store) -> dict[str, object]:
    """What the user did, as it stands; not what is read, for reading on is no step."""
    connection = store.database.connection()
    path = NamesFile(store).path
    return {
        "stars": connection.execute("SELECT article FROM state WHERE is_starred ORDER BY 1").fetchall(),
        "tags": connection.execute("SELECT tag, article FROM tagged ORDER BY 1, 2").fetchall(),
        "decisions": connection.execute("SELECT kind, subject, value FROM decision ORDER BY 1, 2").fetchall(),
        "stories": connection.execute("SELECT number, story FROM article ORDER BY 1").fetchall(),
        "names": sorted(path.read_text(encoding="utf-8").split("\n\n")) if path.exists() else [],
    }
