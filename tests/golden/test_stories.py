"""The five originals as they are exported: one story, two episodes, five dates, in whatever order they come."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from reader.library.articles import ArticlesPart
from reader.library.export import article_to_object
from reader.store import Store, open_store
from tests.ingest.conftest import bring_and_sort

Gold = dict[str, Any]


@pytest.fixture(scope="module")
def gold() -> Gold:
    file = Path(__file__).parents[3] / "shared" / "gold" / "clean.json"
    if not file.exists():
        pytest.skip("the originals are not here")
    return json.loads(file.read_text(encoding="utf-8"))


@contextmanager
def filled(*imports: Sequence[Path]) -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        for paths in imports:
            bring_and_sort(store, *paths)
        yield store
        store.close()


def export(store: Store) -> dict[str, Gold]:
    """The exported articles by the first three letters of their file's name."""
    part = ArticlesPart(store)
    objects = [article_to_object(part.open(number)) for number in store.articles.numbers()]
    return {Path(each["path"]).name[:3]: each for each in objects}


def stages(exported: dict[str, Gold]) -> set[frozenset[str]]:
    """Who shares an episode with whom."""
    return {
        frozenset(name for name, each in exported.items() if each["episode"] == episode)
        for episode in {each["episode"] for each in exported.values()}
    }


def check_story(exported: dict[str, Gold], gold: Gold) -> None:
    story = gold["story"]
    assert story["near_duplicates_in_body"] == []
    assert len({each["story"] for each in exported.values()} - {None}) == 1
    assert stages(exported) == {frozenset(story["same_story"]), frozenset(story["same_thread_earlier_round"])}
    assert [each["duplicate_of"] for each in exported.values()] == [None] * 5


def test_export_of_the_originals_is_what_was_annotated(originals: Path, gold: Gold):
    with filled(sorted(originals.glob("*.txt"))) as store:
        exported = export(store)

    check_story(exported, gold)
    for name, expected in gold["seeds"].items():
        article = exported[name]
        lines = (originals / expected["file"]).read_text("utf-8").split("\n")
        for key in ("title", "dek", "subtitle"):
            number = expected["title_line"] if key == "title" else expected[key] and expected[key]["line"]
            assert article[key] == (None if number is None else lines[number].strip())
        body = "\n\n".join(article["body"])
        assert hashlib.sha256(body.encode()).hexdigest() == expected["body_sha256_after_fixes"]
        assert article["language"] == expected["language"]
        assert len(article["removed"]) == len(expected["removed"])


def test_the_originals_are_dated_by_their_siblings(originals: Path, gold: Gold):
    with filled(sorted(originals.glob("*.txt"))) as store:
        exported = export(store)

    for name, expected in gold["seeds"].items():
        date = expected["publication_date"]
        published = exported[name]["published"]
        assert (published["date"], published["earliest"], published["latest"], published["precision"]) == (
            date["value"],
            date["earliest"],
            date["latest"],
            date["grain"].partition("±")[0],
        )
    assert [exported[name]["published"]["date"][5:] for name in sorted(exported)] == [
        "07-22",
        "07-23",
        "06-02",
        "07-21",
        "07-22",
    ]


def test_the_order_of_the_originals_says_nothing(originals: Path, gold: Gold):
    files = sorted(originals.glob("*.txt"))
    with filled(files) as store:
        dates = {name: each["published"] for name, each in export(store).items()}

    orders = list(permutations(files))
    for order in (*orders[::20], orders[-1]):
        with filled(*([file] for file in order)) as store:
            exported = export(store)
        check_story(exported, gold)
        assert {name: each["published"] for name, each in exported.items()} == dates
    with filled(files[3:], files[:3]) as store:
        check_story(export(store), gold)
