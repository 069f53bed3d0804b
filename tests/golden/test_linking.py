"""Small invented libraries of short reports: which become stories, and on what their sources differ.

Half of them (`aside`) were written before the rules, too, but never looked at while these were made.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.fetch.files import FileFetcher
from reader.ingest import Workshop
from reader.ingest.sorting import sort_articles
from reader.library.story_pages import make_story_page
from reader.store import Store, open_store
from reader.understanding.extractor import RuleExtractor
from tests.builders import write_files
from tests.fakes.clock import FakeClock
from tests.ingest.conftest import bring, ignore

FOLDER = Path(__file__).parent / "linking"
NOW = datetime(2026, 12, 1, tzinfo=UTC)
"""The texts are of 2026."""
FOUND = {"tuned": (5, 5), "aside": (5, 7)}
"""Differences that are found, of how many there are; none is found where there is none."""


@dataclass(frozen=True)
class SmallLibrary:
    stories: dict[str, str]
    """File -> the story it belongs to; "-" for those that belong to none."""
    texts: dict[str, str]
    """Outlet/file -> text."""
    differences: dict[str, list[list[str]]]
    """Story -> pairs of values that stand against each other."""


def read_library(name: str) -> SmallLibrary:
    stories, texts = {}, {}
    for part in (FOLDER / f"{name}.txt").read_text("utf-8").split("\n@ "):
        head, _, text = part.removeprefix("@ ").partition("\n")
        file, story, outlet = (word.strip() for word in head.split("|"))
        stories[file] = story
        texts[f"{outlet}/{file}"] = "\n\n".join(" ".join(block.split()) for block in text.strip().split("\n\n")) + "\n"
    return SmallLibrary(stories, texts, json.loads((FOLDER / f"{name}.json").read_text("utf-8")))


@pytest.fixture(scope="module", params=["tuned", "aside"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def store(name: str, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp(name)
    store = open_store(folder / "library")
    workshop = Workshop(store, RuleExtractor(), FileFetcher(), FakeClock(NOW))
    bring(workshop, write_files(folder / "in", read_library(name).texts))
    sort_articles(store, ignore)
    return store


def file_of(store: Store, number: int) -> str:
    return Path(store.articles.get(number).path or "").name


def test_reports_of_one_thing_are_a_story_and_no_others(name: str, store: Store):
    wanted, found = defaultdict(set), defaultdict(set)
    for file, story in read_library(name).stories.items():
        wanted[story].add(file)
    for number in store.articles.numbers():
        found[store.stories.place_of(number).story].add(file_of(store, number))

    assert found[None] == wanted["-"]
    assert {frozenset(files) for files in found.values()} == {frozenset(files) for files in wanted.values()}


def test_no_difference_is_false_and_most_are_found(name: str, store: Store):
    library = read_library(name)
    right, false = [], []
    for story in (-key for key in store.stories.list_keys() if key < 0):
        for episode in make_story_page(store, story).episodes:
            for difference in episode.differences:
                of_story = library.stories[file_of(store, difference.claims[0].quote.article)]
                values = [claim.value.lower() for claim in difference.claims]
                is_right = any(
                    len(values) == 2 and all(any(each.lower() in value for value in values) for each in pair)
                    for pair in library.differences[of_story]
                )
                (right if is_right else false).append((of_story, values))

    assert false == []
    found, there_are = FOUND[name]
    assert len(right) >= found
    assert sum(map(len, library.differences.values())) == there_are
