"""Articles as they are read back: rows of the list, whole articles, raw texts.

Knows neither why a list is in the order asked for nor how anything is shown.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.model.article import Article, ArticleDetails, ArticleNumber, ArticleRow, RawItem, Revision
from reader.model.errors import NoSuchArticleError
from reader.store.codec import decode_date, decode_text
from reader.store.connection import Database

if TYPE_CHECKING:
    from reader.model.lists import ListOrder
    from reader.model.plan import IdentityKey

ROW_COLUMNS = """
    article.number, article.id, display_title, source.name, published, words,
    coalesce(is_read, 0), coalesce(is_starred, 0),
    NOT coalesce(is_opened, 0) AND arrival > coalesce(
        (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'previous_arrival'), 0),
    (SELECT group_concat(tag, ' ') FROM tagged WHERE tagged.article = article.number)
"""
ROW_TABLES = """
    article JOIN source ON source.number = article.source LEFT JOIN state ON state.article = article.number
"""
ORDERS: dict[ListOrder, str] = {
    "newest": "list_day DESC, article.number DESC",
    "oldest": "list_day, article.number",
    "arrived": "article.number DESC",
}
LEAD = "substr(coalesce(json_extract(clean, '$.dek'), json_extract(clean, '$.body[0]'), ''), 1, 300)"
VARIABLES_PER_STATEMENT = 500
ID_ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyz234567")


class ArticleStore:
    """Reads articles by number, id, key and place in the list."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self) -> int:
        """How many articles there are."""
        with self._database.reading() as connection:
            (count,) = connection.execute("SELECT count(*) FROM article").fetchone()
        return int(count)

    def first_rows(self, length: int, order: ListOrder = "newest") -> tuple[ArticleRow, ...]:
        """The first rows in list order."""
        with self._database.reading() as connection:
            found = connection.execute(
                f"SELECT {ROW_COLUMNS} FROM {ROW_TABLES} ORDER BY {ORDERS[order]} LIMIT ?", (length,)
            )
            return tuple(_to_row(each) for each in found)

    def numbers(self, order: ListOrder = "newest") -> Sequence[ArticleNumber]:
        """Every article's number in list order."""
        with self._database.reading() as connection:
            if order == "arrived":
                # the table itself is in this order, but an index of it is a tenth of its size
                found = connection.execute("SELECT number FROM article INDEXED BY article_in_list")
                return array("q", sorted((number for (number,) in found), reverse=True))
            found = connection.execute(f"SELECT number FROM article ORDER BY {ORDERS[order]}")
            return array("q", (number for (number,) in found))

    def leads(self, numbers: Sequence[ArticleNumber]) -> dict[ArticleNumber, str]:
        """What each of these articles begins with below its title, shortened."""
        found: dict[int, str] = {}
        with self._database.reading() as connection:
            for part in chunks(numbers):
                query = f"SELECT article, {LEAD} FROM article_text WHERE article IN ({marks(part)})"
                found.update(connection.execute(query, tuple(part)).fetchall())
        return found

    def rows(self, numbers: Sequence[ArticleNumber]) -> tuple[ArticleRow, ...]:
        """The rows with these numbers, in this order; numbers that do not exist are left out."""
        found: dict[int, ArticleRow] = {}
        with self._database.reading() as connection:
            for part in chunks(numbers):
                query = f"SELECT {ROW_COLUMNS} FROM {ROW_TABLES} WHERE article.number IN ({marks(part)})"
                found.update((each[0], _to_row(each)) for each in connection.execute(query, tuple(part)))
        return tuple(found[number] for number in numbers if number in found)

    def unread_among(self, numbers: Sequence[ArticleNumber]) -> frozenset[ArticleNumber]:
        """Those of these articles that are unread."""
        read: set[int] = set()
        with self._database.reading() as connection:
            for part in chunks(numbers):
                query = f"SELECT article FROM state WHERE is_read = 1 AND article IN ({marks(part)})"
                read.update(number for (number,) in connection.execute(query, tuple(part)))
        return frozenset(numbers) - read

    def get(self, number: ArticleNumber) -> Article:
        """One whole article; raises NoSuchArticleError."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT article.number, id, clean, display_title, source.name, url, path, language, own_date,"
                " published, words, added, (SELECT count(*) FROM revision WHERE revision.article = article.number)"
                " FROM article JOIN source ON source.number = article.source"
                " JOIN article_text ON article_text.article = article.number WHERE article.number = ?",
                (number,),
            ).fetchone()
        if found is None:
            raise NoSuchArticleError("this article", "is not in the library any more", "go back to the list")
        return _to_article(found)

    def details(self, number: ArticleNumber) -> ArticleDetails:
        """One article with its raw text and the texts it had before; raises NoSuchArticleError."""
        article = self.get(number)
        with self._database.reading() as connection:
            (raw,) = connection.execute("SELECT raw FROM article_text WHERE article = ?", (number,)).fetchone()
            earlier = connection.execute(
                "SELECT number, added, raw FROM revision WHERE article = ? ORDER BY number", (number,)
            ).fetchall()
            tags = connection.execute("SELECT tag FROM tagged WHERE article = ? ORDER BY tag", (number,)).fetchall()
        from reader.text.encoding import decode

        revisions = [Revision(n, datetime.fromisoformat(added), decode(text), False) for n, added, text in earlier]
        revisions.append(Revision(len(revisions) + 1, article.added, decode(raw), True))
        return ArticleDetails(article, tuple(revisions), revisions[-1].raw_text, tuple(tag for (tag,) in tags))

    def find(self, id_prefix: str) -> ArticleNumber:
        """The one article whose id begins like this; raises NoSuchArticleError."""
        prefix = id_prefix.strip().lower()
        if not prefix or not ID_ALPHABET.issuperset(prefix):
            raise NoSuchArticleError(id_prefix, "not an article id", "search prints ids first on each line")
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT number FROM article WHERE id >= ? AND id < ? LIMIT 2", (prefix, prefix + "~")
            ).fetchall()
        if not found:
            raise NoSuchArticleError(id_prefix, "no article has this id")
        if len(found) > 1:
            raise NoSuchArticleError(id_prefix, "more than one id begins like this", "give more of its letters")
        return int(found[0][0])

    def find_by_keys(self, keys: Iterable[IdentityKey]) -> ArticleNumber | None:
        """The article that the first known key leads to."""
        with self._database.reading() as connection:
            return find_by_keys(connection, keys)

    def raw_item(self, number: ArticleNumber) -> RawItem:
        """The text as it came, to read it again."""
        with self._database.reading() as connection:
            raw, media_type, path, place = connection.execute(
                "SELECT raw, media_type, path, place FROM article JOIN article_text ON article = number"
                " WHERE number = ?",
                (number,),
            ).fetchone()
        return RawItem(raw, path, None, media_type, place)

    def text_hashes(self, number: ArticleNumber, keys: Iterable[IdentityKey]) -> frozenset[str]:
        """Hashes of the text the article has now, and of those that last came from these paths."""
        with self._database.reading() as connection:
            return text_hashes(connection, number, keys)

    def location(self, number: ArticleNumber) -> str | None:
        """The absolute path the article's text now came from; None for standard input."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT key FROM identity JOIN article_text USING (article) WHERE article = ? AND kind = 'path'"
                " ORDER BY identity.raw_hash = article_text.raw_hash DESC, key LIMIT 1",
                (number,),
            ).fetchone()
        return str(found[0]) if found else None


def find_by_keys(connection: sqlite3.Connection, keys: Iterable[IdentityKey]) -> ArticleNumber | None:
    """The article that the first known key leads to."""
    for key in keys:
        found = connection.execute(
            "SELECT article FROM identity WHERE kind = ? AND key = ?", (key.kind, key.key)
        ).fetchone()
        if found is not None:
            return int(found[0])
    return None


def text_hashes(connection: sqlite3.Connection, number: ArticleNumber, keys: Iterable[IdentityKey]) -> frozenset[str]:
    """Hashes of the text the article has now, and of those that last came from these paths.

    Two paths can lead to one article; when the texts there part, each path is new only when its own text changes.
    """
    found = connection.execute("SELECT raw_hash FROM article_text WHERE article = ?", (number,)).fetchall()
    for key in keys:
        if key.kind == "path":
            found += connection.execute(
                "SELECT raw_hash FROM identity WHERE kind = ? AND key = ?", (key.kind, key.key)
            ).fetchall()
    return frozenset(hash_ for (hash_,) in found)


def chunks(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Parts small enough for one statement's variables."""
    for start in range(0, len(numbers), VARIABLES_PER_STATEMENT):
        yield numbers[start : start + VARIABLES_PER_STATEMENT]


def marks(part: Collection[object]) -> str:
    """As many question marks as there are values."""
    return ",".join("?" * len(part))


def _to_row(found: tuple[Any, ...]) -> ArticleRow:
    number, id_, title, source, published, words, is_read, is_starred, is_new, tags = found
    date = decode_date(published)
    states = bool(is_read), bool(is_starred), bool(is_new)
    return ArticleRow(number, id_, title, source, date, words, *states, tuple(sorted(tags.split())) if tags else ())


def _to_article(found: tuple[Any, ...]) -> Article:
    number, id_, clean, title, source, url, path, language, own_date, published, words, added, revisions = found
    return Article(
        number=number,
        id=id_,
        text=decode_text(clean),
        display_title=title,
        source=source,
        url=url,
        path=path,
        language=language,
        own_date=decode_date(own_date),
        published=decode_date(published),
        words=words,
        added=datetime.fromisoformat(added),
        revision_count=revisions + 1,
    )
