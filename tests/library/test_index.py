from __future__ import annotations

import pytest

from reader.library import index as index_module
from reader.model.errors import IndexUnavailableError, WorkCancelledError
from reader.model.search import IndexRecord
from reader.model.work import Progress
from tests.builders import add_article
from tests.fakes.index import Crash
from tests.fakes.world import World


def ignore(_: Progress) -> None:
    pass


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "FIRST_BATCH", 2)
    monkeypatch.setattr(index_module, "BATCH", 3)
    monkeypatch.setattr(index_module, "SECONDS_BETWEEN_TRIES", 0.0)


def fill(world: World, count: int, what: str = "Text") -> list[int]:
    return [add_article(world.store, f"{what} {number}.") for number in range(count)]


def test_draining_indexes_what_waits_once(world: World):
    fill(world, 4)
    assert world.library.index.not_yet_indexed() == 4

    assert world.library.index.drain(ignore) == 4

    assert world.library.index.not_yet_indexed() == 0
    assert world.index.record == IndexRecord(4, 0)
    assert world.library.index.drain(ignore) == 0
    assert world.index.batches == [[1, 2, 3], [4]]


def test_a_rebuild_begins_with_the_newest(world: World):
    fill(world, 6)

    assert world.library.index.rebuild(ignore) == 6

    assert world.index.batches == [[6, 5], [4, 3], [2, 1], []]
    assert world.index.record == IndexRecord(6, 0)


def test_batches_grow_with_what_is_done_for_a_search_looks_into_each(world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(index_module, "LARGEST_BATCH", 6)
    fill(world, 26)

    world.library.index.rebuild(ignore)

    assert [len(batch) for batch in world.index.batches] == [2, 2, 4, 6, 6, 6, 0]


@pytest.mark.parametrize("state", ["missing", "untrusted", "broken"])
def test_an_index_that_cannot_be_used_is_rebuilt_by_a_drain(world: World, state: str):
    fill(world, 3)
    world.library.index.drain(ignore)
    world.index.state = state
    assert world.library.index.not_yet_indexed() == 3

    assert world.library.index.drain(ignore) == 3

    assert world.library.index.status().state == "ready"
    assert world.index.generation == 1


def test_an_index_ahead_of_its_store_is_rebuilt(world: World):
    fill(world, 2)
    world.index.record = IndexRecord(99)

    assert world.library.index.drain(ignore) == 2

    assert world.index.record == IndexRecord(2, 0)


def test_an_index_serves_until_a_rebuild_has_put_another_into_its_place(world: World):
    fill(world, 3)
    world.library.index.drain(ignore)
    world.index.crashes_before_clear = True
    with pytest.raises(Crash):
        world.library.index.rebuild(ignore)
    assert world.library.index.status().reason == ""
    (late,) = fill(world, 1, "Came later")

    assert world.library.index.drain(ignore) == 1

    assert sorted(world.index.texts) == [1, 2, 3, late]
    assert world.index.generation == 0


def test_a_crash_between_the_texts_and_the_record_is_made_good(world: World):
    fill(world, 4)
    world.index.crashes_after_apply = True
    with pytest.raises(Crash):
        world.library.index.drain(ignore)
    assert world.library.index.not_yet_indexed() == 4

    world.library.index.drain(ignore)

    assert sorted(world.index.texts) == [1, 2, 3, 4]
    assert world.library.index.not_yet_indexed() == 0


@pytest.mark.parametrize("batches_done", [1, 2])
def test_a_rebuild_that_was_stopped_goes_on_where_it_was(world: World, batches_done: int):
    fill(world, 7)

    def stop(_: Progress) -> None:
        if len(world.index.batches) == batches_done:
            raise WorkCancelledError("indexing")

    with pytest.raises(WorkCancelledError):
        world.library.index.rebuild(stop)
    missing = 7 - len(world.index.texts)
    assert world.library.index.not_yet_indexed() == missing
    (late,) = fill(world, 1, "Came in between")

    assert world.library.index.drain(ignore) == missing + 1

    assert sorted(world.index.texts) == [1, 2, 3, 4, 5, 6, 7, late]
    assert world.index.generation == 1
    assert world.library.index.not_yet_indexed() == 0


def test_a_drain_waits_while_another_process_writes(world: World):
    fill(world, 2)
    world.index.locked_times = 3

    assert world.library.index.drain(ignore) == 2


def test_a_lock_that_is_never_given_back_is_said(world: World, monkeypatch: pytest.MonkeyPatch):
    fill(world, 2)
    monkeypatch.setattr(index_module, "SECONDS_TO_WAIT_FOR_LOCK", 0.0)
    world.index.locked_times = 1_000_000

    with pytest.raises(IndexUnavailableError, match="another process"):
        world.library.index.drain(ignore)

    assert world.library.index.not_yet_indexed() == 2


def test_progress_grows_to_its_total(world: World):
    fill(world, 5)
    told: list[Progress] = []

    world.library.index.drain(told.append)

    indexing = [(each.done, each.total) for each in told if each.what == "Indexing"]
    assert indexing == [(done, 5) for done in range(6)]


def test_an_empty_library_is_ready_at_once(world: World):
    world.index.state = "missing"

    assert world.library.index.drain(ignore) == 0
    assert world.library.index.status().state == "ready"


def test_work_that_is_cancelled_while_texts_are_added_stops_within_the_batch(world: World):
    fill(world, 3)
    told: list[Progress] = []

    def cancel_at_the_second(progress: Progress) -> None:
        told.append(progress)
        if progress.what == "Indexing" and progress.done == 1:
            raise WorkCancelledError(progress.what)

    with pytest.raises(WorkCancelledError):
        world.library.index.drain(cancel_at_the_second)

    assert [(each.done, each.total) for each in told if each.what == "Indexing"][-1] == (1, 3)
    assert world.index.batches == []
    assert world.library.index.not_yet_indexed() == 3
    assert world.library.index.drain(ignore) == 3
