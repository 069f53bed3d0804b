from __future__ import annotations

from pathlib import Path

from reader.ingest.pairs import PairFinder
from reader.store import Store
from tests.builders import write_files
from tests.ingest.conftest import bring, make_workshop

FERRY = """Ferry ran aground off Wessel

The ferry Marigold ran aground on the sandbank off Port Wessel early on Monday with ninety passengers aboard.

Harbour pilots said the skipper had cut the corner at the breakwater to make up for a late departure from the island.
"""
COPY = FERRY.replace("Ferry ran aground off Wessel", "Ninety aboard stranded ferry")


def import_both(store: Store, folder: Path) -> tuple[int, int]:
    report = bring(make_workshop(store), write_files(folder, {"one.txt": FERRY, "two.txt": COPY}))
    one, two = report.added_numbers
    return one, two


def find_pairs(store: Store, *numbers: int) -> None:
    pairs = PairFinder(store)
    for number in numbers:
        pairs.find(number)
    with store.database.writing() as connection:
        pairs.write(connection)


def test_two_of_one_batch_share_as_much_text_from_either_side(store: Store, tmp_path: Path):
    one, two = import_both(store, tmp_path)

    find_pairs(store, one, two)

    (there,), (back,) = store.likeness.of(one), store.likeness.of(two)
    assert (there.other, back.other) == (two, one)
    assert there.containment == back.containment == 1.0


def test_an_article_that_was_kept_without_a_sketch_gets_one(store: Store, tmp_path: Path):
    one, two = import_both(store, tmp_path)
    made_by_import = store.likeness.sketches([one, two])
    with store.database.writing() as connection:
        connection.execute("DELETE FROM sketch")

    find_pairs(store, two)

    assert store.likeness.sketches([one, two]) == made_by_import
    assert [each.containment for each in store.likeness.of(two)] == [1.0]
