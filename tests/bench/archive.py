"""Generates a library of any size: rows of the store written directly, vocabulary that grows like real text, seeded.

    python -m tests.bench.archive FOLDER COUNT

Words follow Zipf's law over a vocabulary that grows with the square root of what was written (Heaps' law); people are
drawn the same way, so that a few are everywhere and most appear once.
"""

from __future__ import annotations

import itertools
import os
import random
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reader.index.whoosh_index import WhooshIndex
from reader.model.article import CleanText
from reader.model.dates import PublicationDate
from reader.model.entity import NameKey
from reader.model.search import IndexRecord
from reader.settings import load_settings, make_private_folder
from reader.store import open_store
from reader.store.codec import encode, encode_date, encode_text
from reader.store.names import entity_id

SEED = 20250723
FIRST_DAY = date(2015, 1, 1)
DAYS = 3_800
WORDS_PER_ARTICLE = 350
FIRST_VOCABULARY = 3_000
SYLLABLES = ("ba", "den", "kor", "li", "mo", "nes", "pra", "ro", "sun", "ta", "ver", "wil", "zo", "chi", "fer", "gal")


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """One generated article with what the store keeps beside its text."""

    text: CleanText
    mentions: tuple[tuple[int, int, int, str], ...]
    """(block, start, end, name)."""
    terms: tuple[tuple[str, float], ...]
    published: PublicationDate


def make_word(number: int) -> str:
    """The word of this rank: short where it is common."""
    letters = ""
    number += len(SYLLABLES)
    while number:
        number, syllable = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[syllable]
    return letters


def make_person(number: int) -> str:
    """The person of this rank."""
    return f"{make_word(number * 7 + 40).title()} {make_word(number * 13 + 900).title()}"


def make_articles(count: int, words_per_article: int = WORDS_PER_ARTICLE, seed: int = SEED) -> Iterator[MadeArticle]:
    """Yield so many articles; the same seed gives the same ones."""
    chance = random.Random(seed)
    most = vocabulary_size(count * words_per_article)
    words = [make_word(number) for number in range(most)]
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(most)))
    for index in range(count):
        known = vocabulary_size((index + 1) * words_per_article)
        drawn = chance.choices(words[:known], cum_weights=weights[:known], k=words_per_article)
        yield _compose(chance, drawn, index)


def vocabulary_size(word_count: int) -> int:
    """Different words in a text of this length (Heaps: K = 20, exponent .5)."""
    return FIRST_VOCABULARY + int(20 * word_count**0.5)


def _compose(chance: random.Random, drawn: list[str], index: int) -> MadeArticle:
    body: list[str] = []
    mentions: list[tuple[int, int, int, str]] = []
    people = [min(int(chance.paretovariate(0.6)), 200 + index) for _ in range(8)]
    remaining = iter(drawn)
    while sentence_words := list(itertools.islice(remaining, 60)):
        paragraph = ""
        while sentence_words:
            length = chance.randint(9, 22)
            sentence, sentence_words = sentence_words[:length], sentence_words[length:]
            name = make_person(chance.choice(people))
            start = len(paragraph) + len(sentence[0]) + 1
            mentions.append((len(body), start, start + len(name), name))
            paragraph += f"{sentence[0].capitalize()} {name} {' '.join(sentence[1:])}. "
        body.append(paragraph.rstrip())
    day = FIRST_DAY + timedelta(days=index * DAYS // 100_000 + chance.randint(0, 20))
    published = PublicationDate(day.isoformat(), day, day, "day", "stated", (day.strftime("%d %B %Y"),))
    title = " ".join(drawn[:9]).capitalize()
    common = Counter(word for word in drawn if len(word) > 4).most_common(48)
    terms = tuple((word, 1.0 + times / 10) for word, times in common)
    return MadeArticle(CleanText(title, None, None, tuple(body)), tuple(mentions), terms, published)


def fill_library(folder: Path, count: int, words_per_article: int = WORDS_PER_ARTICLE) -> None:
    """Write so many generated articles into a new library.

    Its index is empty and said to be complete: nothing that is measured searches, and a reader that finds an index
    behind its store begins to index beside whatever is measured.
    """
    store = open_store(folder)
    people: dict[str, int] = {}
    terms: dict[str, int] = {}
    with store.database.writing() as connection:
        connection.execute("INSERT INTO source (name) VALUES ('The Generated Gazette'), ('Seeded Wire')")
        for index, made in enumerate(make_articles(count, words_per_article)):
            _write(connection, index + 1, made, people, terms)
        connection.execute(
            "UPDATE entity SET article_count = (SELECT count(*) FROM entity_article WHERE entity = entity.number)"
        )
        connection.execute(
            "UPDATE term SET article_count = (SELECT count(*) FROM article_term WHERE term = term.number)"
        )
    data_folder = load_settings(str(folder), None, os.environ).data_folder
    make_private_folder(data_folder)
    WhooshIndex(folder / "index", data_folder).clear(IndexRecord(store.changes.last_sequence(), 0))
    store.close()


def _write(
    connection: sqlite3.Connection, number: int, made: MadeArticle, people: dict[str, int], terms: dict[str, int]
) -> None:
    day = made.published.latest.toordinal()
    added = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)).isoformat()
    stored_date = encode_date(made.published)
    title = made.text.title or ""
    words = sum(len(paragraph.split()) for paragraph in made.text.body)
    connection.execute(
        "INSERT INTO article (number, id, display_title, source, path, language, own_date, published, earliest, latest,"
        " words, added, list_day) VALUES (?, ?, ?, ?, ?, 'en', ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            _id_of(number),
            title,
            number % 2 + 1,
            f"generated/{number}.txt",
            stored_date,
            stored_date,
            day,
            day,
            words,
            added,
            day,
        ),
    )
    raw = "\n".join((title, "", *made.text.body)).encode()
    connection.execute(
        "INSERT INTO article_text (article, clean, terms, place, extractor, media_type, raw_hash, raw)"
        " VALUES (?, ?, ?, 'generated', 'generated/1', 'text/plain', ?, ?)",
        (number, encode_text(made.text), encode(made.terms), _id_of(number), raw),
    )
    connection.execute("INSERT INTO change (article) VALUES (?)", (number,))
    _write_people(connection, number, made, people)
    for stem, weight in made.terms:
        if stem not in terms:
            terms[stem] = len(terms) + 1
            connection.execute("INSERT INTO term VALUES (?, ?, 0)", (terms[stem], stem))
        connection.execute("INSERT INTO article_term VALUES (?, ?, ?)", (terms[stem], number, weight))


def _write_people(connection: sqlite3.Connection, number: int, made: MadeArticle, people: dict[str, int]) -> None:
    counts = Counter(name for _, _, _, name in made.mentions)
    for name, count in counts.items():
        if name not in people:
            people[name] = len(people) + 1
            key = NameKey("person", name.lower())
            connection.execute(
                "INSERT INTO entity (number, id, type, key, is_surname_only, name) VALUES (?, ?, ?, ?, 0, ?)",
                (people[name], entity_id(key), key.type, key.key, name),
            )
        connection.execute(
            "INSERT INTO alias VALUES (?, ?, ?, ?, 0) ON CONFLICT DO UPDATE SET mention_count = mention_count + ?",
            (people[name], name, name.lower(), count, count),
        )
        connection.execute("INSERT INTO entity_article VALUES (?, ?, ?)", (people[name], number, count))
    connection.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, 0)",
        ((number, block, start, end, name, people[name]) for block, start, end, name in made.mentions),
    )


def _id_of(number: int) -> str:
    letters = ""
    while number:
        number, digit = divmod(number, 32)
        letters = "abcdefghijklmnopqrstuvwxyz234567"[digit] + letters
    return letters.rjust(12, "a")


if __name__ == "__main__":
    fill_library(Path(sys.argv[1]), int(sys.argv[2]))
