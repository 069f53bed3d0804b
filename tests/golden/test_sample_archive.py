"""The sample archive as it is understood: its stories, episodes, days, copies and differences, as they were written."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from reader.library.story_pages import make_story_page
from reader.model.story import StoryPage
from reader.store import Store, open_store
from tests.ingest.conftest import bring_and_sort
from tests.seeds_gold import COPIES, DATED_BY_SIBLINGS, STORIES

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(tmp_path_factory.mktemp("sample"))
    bring_and_sort(store, *sorted(SEEDS.glob("*.txt")))
    yield store
    store.close()


@pytest.fixture(scope="module")
def numbers(store: Store) -> dict[str, int]:
    """File -> article."""
    return {Path(store.articles.get(number).path or "").name[:2]: number for number in store.articles.numbers()}


@pytest.fixture(scope="module")
def pages(store: Store) -> tuple[StoryPage, ...]:
    stories = [-key for key in store.stories.list_keys() if key < 0]
    return tuple(make_story_page(store, story) for story in stories)


def test_its_stories_are_found_and_no_other(store: Store, numbers: dict[str, int]):
    wanted = {frozenset(chain(story.undatable, *(stage.files for stage in story.stages))) for story in STORIES.values()}
    found: dict[int | None, set[str]] = {}
    for file, number in numbers.items():
        found.setdefault(store.stories.place_of(number).story, set()).add(file)

    assert None not in found
    assert {frozenset(files) for files in found.values()} == wanted


@pytest.mark.parametrize("story", STORIES)
def test_time_splits_a_story_into_its_episodes(store: Store, numbers: dict[str, int], story: str):
    stages = [stage.files for stage in STORIES[story].stages]
    episodes = {file: store.stories.place_of(numbers[file]).episode_id for files in stages for file in files}

    assert [len({episodes[file] for file in files}) for files in stages] == [1] * len(stages)
    assert len(set(episodes.values())) == len(stages)


@pytest.mark.parametrize("file", DATED_BY_SIBLINGS)
def test_what_states_no_date_is_dated_by_the_others_of_its_story(store: Store, numbers: dict[str, int], file: str):
    earliest, latest = DATED_BY_SIBLINGS[file]

    published = store.articles.get(numbers[file]).published

    assert published is not None
    assert published.grade in ("inferred", "guessed")
    assert earliest <= published.earliest.isoformat() <= published.latest.isoformat() <= latest


def test_what_cannot_be_dated_stays_undated(store: Store, numbers: dict[str, int]):
    undatable = [file for story in STORIES.values() for file in story.undatable]
    assert [store.articles.get(numbers[file]).published for file in undatable] == [None] * len(undatable)


def test_copies_are_folded(store: Store, numbers: dict[str, int]):
    ids = {store.articles.get(number).id: file for file, number in numbers.items()}
    originals = {file: store.stories.place_of(number).original_id for file, number in numbers.items()}

    found = {(ids[original], file) for file, original in originals.items() if original is not None}

    assert found == {(copy.original, copy.copy) for copy in COPIES if copy.kind == "copy"}


def test_sources_differ_where_they_were_written_to_and_nowhere_else(
    pages: tuple[StoryPage, ...], numbers: dict[str, int]
):
    files = {number: file for file, number in numbers.items()}
    found = {
        (difference.kind, frozenset(files[claim.quote.article] for claim in difference.claims))
        for page in pages
        for episode in page.episodes
        for difference in episode.differences
    }
    stages = [stage for story in STORIES.values() for stage in story.stages]
    wanted = [differing for stage in stages for differing in stage.differences]

    for kind, quoted in found:
        assert any(kind == each.kind and quoted <= set(each.values) for each in wanted)
    for each in wanted:
        assert any(kind == each.kind and quoted <= set(each.values) for kind, quoted in found)
