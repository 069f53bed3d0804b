"""Bulk reading against Whoosh's own cursor: they must agree, for the bulk readers know its file format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from reader.index.opened import INDEX_NAME, read_contents
from reader.index.record import write_record
from reader.index.schema import make_row, make_schema, phrase_bytes
from reader.index.segments import Segment
from reader.model.search import IndexedText, IndexRecord

FIELDS = ("title", "body", "title_words", "body_words")
MANY = 700
"""More documents than five of Whoosh's posting blocks hold."""


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Segment, SegmentReader]]:
    folder: Path = tmp_path_factory.mktemp("segments")
    storage = FileStorage(str(folder))
    writer = FileIndex.create(storage, make_schema(), INDEX_NAME).writer(compound=False)
    for number in range(1, MANY + 1):
        body = (f"peace {'talks ' * (number % 3)}", f"no {number} Łódź 日本", "the war" * (number % 2))
        writer.add_document(**make_row(IndexedText(number, f"Title {number % 7}", body, "en", None, None)))
    writer.commit()
    write_record(folder, IndexRecord(1))
    (found,) = read_contents(folder)[2]
    segment, reader = Segment(storage, make_schema(), found), SegmentReader(storage, make_schema(), found)
    yield segment, reader
    segment.close()
    reader.close()


@pytest.mark.parametrize("field", FIELDS)
def test_postings_are_whooshs_own(readers: tuple[Segment, SegmentReader], field: str) -> None:
    segment, reader = readers
    for term in reader.lexicon(field):
        matcher = reader.postings(field, term)
        expected = []
        while matcher.is_active():
            expected.append((matcher.id(), matcher.weight()))
            matcher.next()
        assert list(zip(*segment.postings(field, term.decode(), 0), strict=True)) == expected


def test_postings_start_where_the_segment_does(readers: tuple[Segment, SegmentReader]) -> None:
    segment, _ = readers
    documents, weights = segment.postings("body", "peac", 1_000)
    assert documents == list(range(1_000, 1_000 + MANY))
    assert weights == [1.0] * MANY
    assert segment.postings("body", "absent", 0) == ([], [])


@pytest.mark.parametrize("field", FIELDS)
def test_words_are_whooshs_own(readers: tuple[Segment, SegmentReader], field: str) -> None:
    segment, reader = readers
    expected = {term.decode(): reader.doc_frequency(field, term) for term in reader.lexicon(field)}
    found = {word: count for letter in {word[0] for word in expected} for word, count in segment.words(field, letter)}
    assert found == expected
    assert list(segment.words(field, "zz")) == []


def test_words_of_a_prefix(readers: tuple[Segment, SegmentReader]) -> None:
    segment, _ = readers
    assert [word for word, _ in segment.words("body_words", "69")] == [
        "69",
        *(str(number) for number in range(690, 700)),
    ]
    assert list(segment.words("body_words", "日")) == [("日本", MANY)]


def test_facts_and_phrases(readers: tuple[Segment, SegmentReader]) -> None:
    segment, _ = readers
    assert list(segment.numbers) == list(range(1, MANY + 1))
    assert set(segment.earliest) == set(segment.latest) == {0}
    assert segment.lengths[0] == len(["title", "1", "peace", "talks", "no", "1", "lodz", "日本", "the", "war"])
    found = [document for document, _ in segment.find_phrase(range(MANY), phrase_bytes(["talk", "talk"]))]
    assert found == [document for document in range(MANY) if (document + 1) % 3 == 2]
    assert list(segment.find_phrase(range(MANY), phrase_bytes(["talk", "no"]))) == []
