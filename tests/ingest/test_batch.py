from __future__ import annotations

from pathlib import Path

import pytest

from reader.ingest import batch, import_paths
from reader.ingest.batch import Batch
from reader.model.errors import StoreError
from reader.model.plan import CountableBlock, IdentityKey, NewArticle, NewRevision, Plan, SameArticle
from reader.model.work import Progress
from reader.store import Store, open_store
from tests.builders import NOON, make_plan, make_reading, write_files
from tests.ingest.conftest import bring, make_workshop

TAIL = "Subscribe to the Wessel Courier for more of this."


def story(number: int) -> str:
    lead = f"Council number {number} of the county voted to keep its swimming pool open until the autumn of next year."
    return f"Pool {number} stays open\n\n{lead}\n\n{TAIL}\n"


def plan(text: str, path: str) -> NewArticle:
    return make_plan(make_reading(text, blocks=[CountableBlock("a long beginning", True)]), path=path)


def picture(store: Store) -> list[object]:
    articles = (store.articles.get(number) for number in sorted(store.articles.numbers()))
    return [(each.id, each.text, each.own_date, each.source) for each in articles]


@pytest.mark.parametrize("most", [1, 2, 5, 100])
def test_how_many_are_written_at_once_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    texts = {f"{number}.txt": story(number) for number in range(6)}
    texts |= {"copy.txt": story(2), "copy of it.txt": story(2), "late copy.txt": story(5)}
    folder = write_files(tmp_path / "in", texts)
    one_each = open_store(tmp_path / "one each")
    monkeypatch.setattr(batch, "MOST_WAITING", 1)
    expected = bring(make_workshop(one_each), folder)
    several = open_store(tmp_path / "several")
    monkeypatch.setattr(batch, "MOST_WAITING", most)

    report = bring(make_workshop(several), folder)

    assert (report.added, report.unchanged) == (expected.added, expected.unchanged) == (6, 3)
    assert picture(several) == picture(one_each)
    one_each.close()
    several.close()


def test_others_can_write_while_articles_are_read(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", {f"{number}.txt": story(number) for number in range(3)})
    ours, theirs = open_store(tmp_path / "library"), open_store(tmp_path / "library")
    theirs.database.connection().execute("PRAGMA busy_timeout = 0")
    marked = []

    def write_beside(progress: Progress) -> None:
        with theirs.database.writing() as connection:
            connection.execute("INSERT INTO setting (name, value) VALUES (?, '')", (f"{len(marked)}",))
        marked.append(progress)

    report = import_paths(make_workshop(ours), [str(folder)], None, write_beside)

    assert (report.added, report.problems) == (3, ())
    assert len(marked) >= 3
    ours.close()
    theirs.close()


def test_it_is_full_after_so_many_or_so_much_or_what_must_not_wait(store: Store) -> None:
    waiting = Batch(store.database)
    for number in range(batch.MOST_WAITING):
        assert not waiting.is_full
        waiting.add(SameArticle(1, (IdentityKey("raw", f"{number}"),)), NOON)
    assert waiting.is_full

    short = plan("Short.", "/in/short.txt")
    alone: dict[Plan, bool] = {
        short: False,
        plan("Long. " * batch.MOST_WAITING_BYTES, "/in/long.txt"): True,
        make_plan(make_reading("Without a long beginning.")): True,
        NewRevision(1, short.arrival, short.reading): True,
    }
    for each, is_enough in alone.items():
        waiting = Batch(store.database)
        waiting.add(each, NOON)
        assert waiting.is_full is is_enough


def test_what_waits_is_known_by_its_keys_until_it_is_saved(store: Store) -> None:
    waiting = Batch(store.database)
    waiting.add(plan("A text.", "/in/a.txt"), NOON)

    assert waiting.knows([IdentityKey("path", "/in/a.txt")])
    assert not waiting.knows([IdentityKey("path", "/in/b.txt")])

    ((_, number),) = waiting.save()
    assert store.articles.get(number).path is not None
    assert not waiting.knows([IdentityKey("path", "/in/a.txt")])
    assert waiting.save() == []


def test_where_one_cannot_be_written_none_is_and_none_is_tried_again(store: Store) -> None:
    waiting = Batch(store.database)
    waiting.add(plan("A text.", "/in/a.txt"), NOON)
    full = "CREATE TRIGGER full BEFORE INSERT ON sketch BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
    store.database.connection().execute(full)

    with pytest.raises(StoreError):
        waiting.save()

    assert (store.articles.count(), waiting.save()) == (0, [])
