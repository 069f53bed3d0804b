"""The one write: what is saved is what is read back, and every count stays true whatever came before."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reader.model.article import CleanText, Removed, Repair
from reader.model.dates import PublicationDate
from reader.model.entity import Mention, NamedMention
from reader.model.plan import CountableBlock, NewRevision, Reading, SameArticle
from reader.store import Store, open_store
from reader.store.save import save_plan, save_reading
from reader.understanding.aliases import name_key
from tests.builders import NOON, add_article, make_arrival, make_plan, make_reading

ODD_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30) | st.sampled_from(
    ["\0", "{", '"}', "ß\u0301", "\U0010ffff", "שלום", "\u2028", "%s ?1 :x", "﷽"]
)
REMOVED = st.builds(Removed, st.sampled_from(["appeal", "share", "residue"]), ODD_TEXT, ODD_TEXT)
REPAIR = st.builds(Repair, st.sampled_from(["missing_space", "mojibake"]), st.integers(-3, 9), ODD_TEXT)
CLEAN_TEXTS = st.builds(
    CleanText,
    *[st.none() | ODD_TEXT] * 3,
    st.lists(ODD_TEXT, max_size=3).map(tuple),
    st.lists(REMOVED, max_size=2).map(tuple),
    st.lists(REPAIR, max_size=2).map(tuple),
    *[st.none() | ODD_TEXT] * 2,
)
DATES = st.builds(
    lambda day, days, precision, grade, evidence: PublicationDate(
        day.isoformat(), day, day + timedelta(days), precision, grade, evidence
    ),
    st.dates(date(1600, 1, 1), date(2200, 1, 1)),
    st.integers(0, 365),
    st.sampled_from(["minute", "day", "month", "year"]),
    st.sampled_from(["stated", "inferred", "guessed"]),
    st.lists(ODD_TEXT, max_size=2).map(tuple),
)


@given(text=CLEAN_TEXTS, published=st.none() | DATES, title=ODD_TEXT, raw=st.binary(max_size=40))
@settings(max_examples=60)
def test_what_is_saved_is_read_back(store: Store, text: CleanText, published: PublicationDate | None, title: str, raw):
    reading = Reading(text, title, None, published, 7, (), (), (), (), "by hand")
    plan = make_plan(reading, raw=f"{store.articles.count()} a raw text")

    number = save_plan(store.database, plan, NOON)

    article = store.articles.get(number)
    assert article.text == text
    assert (article.own_date, article.published) == (published, published)
    assert (article.display_title, article.source, article.words) == (title, "The Wessel Courier", 7)
    assert (article.added, article.revision_count) == (NOON, 1)
    assert store.articles.rows([number])[0].published == published
    assert store.articles.raw_item(number).data == plan.arrival.raw


def test_a_revision_keeps_the_text_it_replaces(store: Store):
    number = save_plan(store.database, make_plan(make_reading("The ferry sank."), path="/in/ferry"), NOON)
    later = NOON + timedelta(hours=2)
    corrected = make_arrival("The ferry did not sink.", "/in/ferry")

    save_plan(store.database, NewRevision(number, corrected, make_reading("The ferry did not sink.")), later)

    details = store.articles.details(number)
    assert [each.raw_text for each in details.revisions] == ["The ferry sank.", "The ferry did not sink."]
    assert [each.added for each in details.revisions] == [NOON, later]
    assert [each.is_current for each in details.revisions] == [False, True]
    assert details.article.text.body == ("The ferry did not sink.",)
    assert details.article.revision_count == 2
    assert details.raw_text == "The ferry did not sink."


def test_a_revision_is_unread_again_and_keeps_its_star(store: Store):
    number = save_plan(store.database, make_plan(make_reading("First text."), path="/in/a"), NOON)
    store.desk.open_quietly(number, is_read=True)
    with store.database.writing() as connection:
        connection.execute("UPDATE state SET is_starred = 1")

    save_plan(
        store.database, NewRevision(number, make_arrival("Second text.", "/in/a"), make_reading("Second text.")), NOON
    )

    (row,) = store.articles.rows([number])
    assert (row.is_read, row.is_starred, row.is_new) == (False, True, True)


def test_a_plan_made_before_another_process_saved_the_same_doubles_nothing(store: Store):
    first = save_plan(store.database, make_plan(make_reading("The same text."), path="/in/a"), NOON)

    second = save_plan(store.database, make_plan(make_reading("The same text."), path="/in/b"), NOON)

    assert second == first
    assert store.articles.count() == 1
    assert store.articles.find_by_keys(make_arrival("", "/in/b").keys[:1]) == first


def test_a_revision_that_two_processes_bring_is_kept_once(store: Store):
    number = save_plan(store.database, make_plan(make_reading("First text."), path="/in/a"), NOON)
    plan = NewRevision(number, make_arrival("Second text.", "/in/a"), make_reading("Second text."))

    save_plan(store.database, plan, NOON)
    save_plan(store.database, plan, NOON)

    assert store.articles.get(number).revision_count == 2


def test_the_same_article_is_recognised_by_further_keys(store: Store):
    number = add_article(store, "The ferry ran aground.")

    save_plan(store.database, SameArticle(number, make_arrival("The ferry ran aground.", "/in/b").keys), NOON)

    assert store.articles.find_by_keys(make_arrival("other", "/in/b").keys) == number
    assert store.articles.count() == 1


SPELLED = ("Odalys Brenk", "Osric Brenk", "Brenk", "Tamsin Vole", "Vole")
WESSEL, BRENK = name_key("Wessel", "place"), name_key("Odalys Brenk", "person")
NAMES = [
    *((name, name_key(name, "person"), False) for name in SPELLED),
    ("O. Brenk", BRENK, False),
    ("ODALYS BRENK", BRENK, False),
    ("Wessel", WESSEL, False),
    ("the Wessel", WESSEL, False),
    ("Wessel", WESSEL, True),
    ("Wesseler", WESSEL, True),
    ("Harbour Board", name_key("Harbour Board", "org"), False),
]
STEMS = ["ferri", "harbour", "strike", "tide", "vote"]
BLOCKS = [CountableBlock(hash_, is_lead=hash_ in "ab") for hash_ in "abcd"]


def to_mentions(chosen: list[int]) -> tuple[NamedMention, ...]:
    mentions = []
    for position, (text, key, is_demonym) in enumerate(NAMES[each] for each in chosen):
        mention = Mention(0, 40 * position, 40 * position + len(text), text, key.type, is_demonym)
        mentions.append(NamedMention(mention, key))
    return tuple(mentions)


READINGS = st.builds(
    lambda body, names, stems, blocks: make_reading(
        body,
        mentions=to_mentions(names),
        terms=sorted(stems.items()),
        blocks=sorted(blocks, key=lambda each: each.hash),
    ),
    st.sampled_from([f"Text number {number}." for number in range(8)]),
    st.lists(st.integers(0, len(NAMES) - 1), max_size=6),
    st.dictionaries(st.sampled_from(STEMS), st.floats(0.5, 9), max_size=4),
    st.sets(st.sampled_from(BLOCKS)),
)


def derived(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is counted from articles, by what it means and not by row numbers."""
    entity = "SELECT type || key || is_surname_only FROM entity WHERE number = "
    article = "SELECT id FROM article WHERE number = "
    queries = {
        "entities": "SELECT type, key, is_surname_only, id, surname_key, name, article_count,"
        " (SELECT key FROM entity AS person WHERE person.number = entity.bearer)"
        " FROM entity WHERE number IN (SELECT entity FROM mention)",
        "aliases": f"SELECT ({entity} entity), surface, folded, mention_count, is_demonym FROM alias",
        "mentions": f'SELECT ({article} article), block, start, "end", text, is_demonym, ({entity} entity)'
        " FROM mention",
        "entity_article": f"SELECT ({entity} entity), ({article} article), mention_count FROM entity_article",
        "terms": "SELECT stem, article_count FROM term WHERE article_count > 0",
        "article_terms": f"SELECT (SELECT stem FROM term WHERE number = term), ({article} article), weight"
        " FROM article_term",
        "blocks": f"SELECT place, hash, ({article} article) FROM block",
    }
    return {name: sorted(connection.execute(query), key=repr) for name, query in queries.items()}


class SavedAndSavedAgain(RuleBasedStateMachine):
    """Articles come, come again with another text, and are read again by other rules."""

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory()
        self.store = open_store(Path(self.folder.name))
        self.current: dict[int, tuple[str, str, Reading]] = {}
        self.raws: dict[int, list[str]] = {}
        self.sequences: set[int] = set()
        self.count = 0

    def next_raw(self) -> str:
        self.count += 1
        return f"raw text {self.count}"

    @rule(reading=READINGS)
    def save(self, reading: Reading) -> None:
        raw, path = self.next_raw(), f"/in/{self.count}"
        number = save_plan(self.store.database, make_plan(reading, raw, path), NOON)
        assert number not in self.current
        self.current[number] = (raw, path, reading)
        self.raws[number] = [raw]

    @rule(data=st.data(), reading=READINGS)
    def revise(self, data: st.DataObject, reading: Reading) -> None:
        if self.current:
            number = data.draw(st.sampled_from(sorted(self.current)))
            raw, path = self.next_raw(), self.current[number][1]
            save_plan(self.store.database, NewRevision(number, make_arrival(raw, path), reading), NOON)
            self.current[number] = (raw, path, reading)
            self.raws[number].append(raw)

    @rule(data=st.data(), reading=READINGS)
    def read_again(self, data: st.DataObject, reading: Reading) -> None:
        if self.current:
            number = data.draw(st.sampled_from(sorted(self.current)))
            raw, path, _ = self.current[number]
            save_reading(self.store.database, number, reading, make_arrival(raw, path))
            self.current[number] = (raw, path, reading)

    @invariant()
    def the_queue_has_one_row_an_article_and_never_uses_a_number_twice(self) -> None:
        if not hasattr(self, "store"):
            return
        changes = self.store.changes.after(0, 100)
        assert sorted(number for _, number in changes) == sorted(self.current)
        new = {sequence for sequence, _ in changes} - self.sequences
        assert all(sequence > max(self.sequences, default=0) for sequence in new)
        self.sequences |= new
        assert self.store.changes.last_sequence() == max(self.sequences, default=0)

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        for number, raws in self.raws.items():
            assert [each.raw_text for each in self.store.articles.details(number).revisions] == raws
        with TemporaryDirectory() as folder:
            fresh = open_store(Path(folder))
            for number in sorted(self.current, key=lambda each: self.raws[each][0], reverse=True):
                raw, path, reading = self.current[number]
                plan = make_plan(reading, raw, path)
                first = make_plan(reading, self.raws[number][0], path)
                save_plan(fresh.database, type(plan)(first.id, plan.arrival, reading), NOON)
            assert derived(self.store.database.connection()) == derived(fresh.database.connection())
            assert_counts_are_true(self.store)
            fresh.close()
        self.store.close()
        self.folder.cleanup()


def assert_counts_are_true(store: Store) -> None:
    connection = store.database.connection()
    mentions = connection.execute("SELECT article, entity, text, is_demonym FROM mention").fetchall()
    articles = {(entity, article) for article, entity, _, is_demonym in mentions if not is_demonym}
    in_articles = Counter(entity for entity, _ in articles)
    for number, count in connection.execute("SELECT number, article_count FROM entity"):
        assert count == in_articles[number]
    aliases = connection.execute("SELECT entity, surface, is_demonym, mention_count FROM alias")
    assert {row[:3]: row[3] for row in aliases} == Counter((entity, text, flag) for _, entity, text, flag in mentions)
    stems = Counter(
        stem for (terms,) in connection.execute("SELECT terms FROM article_text") for stem, _ in json.loads(terms)
    )
    assert Counter(dict(connection.execute("SELECT stem, article_count FROM term"))) == stems


SavedAndSavedAgain.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestSavedAndSavedAgain = SavedAndSavedAgain.TestCase
