"""The sample archive: our own words, read as they are meant, with something in it for every screen to show."""

import re
from collections import Counter
from datetime import date
from functools import cache
from itertools import chain, pairwise
from pathlib import Path

import pytest

from reader.model.article import CleanText, Document
from reader.text.clean import clean
from reader.text.dates import own_date
from reader.text.parse import parse_text
from reader.tui.screens.welcome import CHOICES
from tests.seeds_gold import (
    COPIES,
    CORRECTED,
    DATED_BY_SIBLINGS,
    NAMESAKES,
    SAMPLES,
    SPELLINGS,
    STORIES,
    SampleCopy,
    Stage,
)

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
EARLIER = sorted((ROOT / "seeds" / "earlier").glob("*.txt"))
ORIGINALS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
TODAY = date(2026, 1, 1)

LONGEST_RUN = 5
NAMES = {
    "the National Security and Defense Council",
    "the Russian Union of Writers",
}
"""Runs that are the name of an institution."""
STAGES = [stage for story in STORIES.values() for stage in story.stages]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _runs(text: str, length: int) -> set[str]:
    words = _words(text)
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}


def _number(path: Path) -> str:
    return path.name[:2]


def _raw(number: str) -> str:
    (path,) = (path for path in SEEDS if _number(path) == number)
    return path.read_text(encoding="utf-8")


@cache
def _read(number: str) -> tuple[Document, CleanText]:
    document = parse_text(_raw(number), "text/plain")
    return document, clean(document, frozenset())


def _story_text(number: str) -> str:
    """Title, dek and body, quotation marks and apostrophes straight."""
    return "\n".join(block for _, block in _read(number)[1].blocks()).replace("’", "'")


def _sentences(number: str) -> set[str]:
    body = re.sub(r"^[A-Z ]+, .{8,40}\) [-—] ", "", "\n".join(_read(number)[1].body))
    return {" ".join(_words(sentence)) for sentence in re.split(r"(?<=[.!?])[\"”]?\s+(?=[\"“A-Z])", body)}


@pytest.mark.skipif(not ORIGINALS, reason="the originals are not in the repository")
@pytest.mark.parametrize("path", [*SEEDS, *EARLIER], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_shares_no_run_of_words_with_an_original(path: Path) -> None:
    originals = set().union(*(_runs(original.read_text(encoding="utf-8"), LONGEST_RUN) for original in ORIGINALS))
    names = set().union(*(_runs(name, LONGEST_RUN) for name in NAMES))
    assert _runs(path.read_text(encoding="utf-8"), LONGEST_RUN) & originals - names == set()


def test_every_file_is_a_news_text_of_readable_length() -> None:
    for path in [*SEEDS, *EARLIER]:
        words = len(path.read_text(encoding="utf-8").split())
        assert 120 <= words <= 800, path.name


def test_the_welcome_screen_and_the_readme_count_them() -> None:
    assert f" {len(SEEDS)} articles " in dict(CHOICES)["open_sample"]
    assert f" {len(SEEDS)} articles in six stories" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(STORIES) == 6


def test_the_tables_know_every_file() -> None:
    told = Counter(number for stage in STAGES for number in stage.files)
    told.update(number for story in STORIES.values() for number in story.undatable)
    assert [_number(path) for path in SEEDS] == sorted(SAMPLES) == sorted(told.elements())


@pytest.mark.parametrize("number", SAMPLES)
def test_is_read_as_intended(number: str) -> None:
    expected = SAMPLES[number]
    lines = [line.strip() for line in _raw(number).split("\n")]
    document, text = _read(number)

    def line(at: int | None) -> str | None:
        return None if at is None else lines[at]

    assert (text.title, text.dek, text.subtitle) == (line(expected.title), line(expected.dek), line(expected.subtitle))
    assert (text.author, text.source) == (expected.author, expected.source)
    found = own_date(text, document.lines, TODAY)
    assert (found and found.value, found and found.grade) == (expected.day, expected.day and expected.grade)


def test_most_name_their_outlet_and_each_story_has_several() -> None:
    assert sum(sample.source is None for sample in SAMPLES.values()) <= 2
    for story in STORIES.values():
        sources = {SAMPLES[number].source for stage in story.stages for number in stage.files}
        assert len(sources - {None}) >= 3


def test_texts_without_a_date_are_told_apart() -> None:
    undated = {number for number, sample in SAMPLES.items() if sample.day is None}
    undatable = set(chain.from_iterable(story.undatable for story in STORIES.values()))
    assert undated == set(DATED_BY_SIBLINGS) | undatable
    assert len(undatable) >= 3


def test_episodes_are_in_order_and_weeks_apart() -> None:
    for story in STORIES.values():
        spans = [sorted(_days(number) for number in stage.files) for stage in story.stages]
        gaps = [later[0] - earlier[-1] for earlier, later in pairwise(spans)]
        assert all(gap.days >= 20 for gap in gaps)
        assert all((days[-1] - days[0]).days <= 7 for days in spans)


def _days(number: str) -> date:
    return date.fromisoformat((SAMPLES[number].day or DATED_BY_SIBLINGS[number][0])[:10])


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage.differences], ids=lambda stage: stage.files[0])
def test_differing_values_stand_in_their_texts(stage: Stage) -> None:
    for difference in stage.differences:
        values = difference.values
        assert len(set(values.values())) > 1
        assert set(values) <= set(stage.files)
        for number, value in values.items():
            assert value in _story_text(number)
            if difference.kind == "number":
                assert not any(other in _story_text(number) for other in values.values() if other != value)


def test_there_is_enough_to_differ_about() -> None:
    kinds = Counter(difference.kind for stage in STAGES for difference in stage.differences)
    assert kinds["role"] >= 3
    assert kinds["number"] >= 6


def test_names_only_here_are_in_no_other_report_of_the_episode() -> None:
    for stage in STAGES:
        for number, names in stage.only_here.items():
            for name in names:
                assert [each for each in stage.files if name in _story_text(each)] == [number], name


@pytest.mark.parametrize("pair", COPIES, ids=lambda pair: pair.copy)
def test_copies_are_as_alike_as_they_are_meant_to_be(pair: SampleCopy) -> None:
    runs = [_runs("\n".join(_read(number)[1].body), LONGEST_RUN) for number in (pair.original, pair.copy)]
    contained = len(runs[0] & runs[1]) / min(map(len, runs))
    assert contained >= 0.9 if pair.kind == "copy" else 0.55 <= contained <= 0.75
    assert len(_sentences(pair.copy) - _sentences(pair.original)) == pair.added_sentences


def test_no_other_two_are_alike() -> None:
    runs = {number: _runs("\n".join(_read(number)[1].body), LONGEST_RUN) for number in SAMPLES}
    known = {(pair.original, pair.copy) for pair in COPIES}
    for one in SAMPLES:
        for other in SAMPLES:
            if one < other and (one, other) not in known:
                assert len(runs[one] & runs[other]) <= 12, (one, other)


@pytest.mark.parametrize("path", EARLIER, ids=lambda path: path.stem)
def test_an_earlier_text_says_what_was_corrected_later(path: Path) -> None:
    before, after = CORRECTED[_number(path)]
    earlier, current = path.read_text(encoding="utf-8"), (ROOT / "seeds" / path.name).read_text(encoding="utf-8")
    assert (before in earlier, after in earlier) == (True, False)
    assert (before in current, after in current) == (False, True)


def test_every_correction_has_its_earlier_text() -> None:
    assert [_number(path) for path in EARLIER] == sorted(CORRECTED)


@pytest.mark.parametrize("spellings", [*SPELLINGS, *NAMESAKES], ids=lambda names: names[0])
def test_spellings_and_namesakes_stand_in_the_texts(spellings: tuple[str, ...]) -> None:
    archive = [_story_text(number) for number in SAMPLES]
    for spelling in spellings:
        assert any(re.search(rf"\b{re.escape(spelling)}\b", text) for text in archive), spelling
