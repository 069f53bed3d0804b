"""What is noted beside an index, and which damage to its files that shows."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from reader.index.record import RECORD_NAME, check_files, condemn, read_noted, write_record
from reader.model.errors import IndexBrokenError
from reader.model.search import IndexRecord


def test_the_last_record_counts(tmp_path: Path) -> None:
    write_record(tmp_path, IndexRecord(17, 4, "first"))
    write_record(tmp_path, IndexRecord(18, 0, "second"))
    noted = read_noted(tmp_path)
    assert (noted.record, noted.record.lineage) == (IndexRecord(18, 0), "second")
    assert [path.name for path in tmp_path.iterdir()] == [RECORD_NAME]


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"applied_sequence": "x", "unfilled_below": 0, "lineage": "", "files": {}}', '{"applied_sequence": 1}'],
)
def test_a_damaged_record_is_said(tmp_path: Path, content: str) -> None:
    (tmp_path / RECORD_NAME).write_text(content)
    with pytest.raises(IndexBrokenError):
        read_noted(tmp_path)


def cut(file: Path) -> None:
    os.truncate(file, 3)


def swap(file: Path) -> None:
    other = file.with_name("other")
    shutil.copy2(other, file.with_name("third"))
    file.rename(other)
    file.with_name("third").rename(file)


def rewrite(file: Path) -> None:
    before = file.stat()
    file.write_bytes(b"X" * before.st_size)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))


@pytest.mark.parametrize("harm", [cut, swap, rewrite, Path.unlink])
def test_files_that_are_not_as_they_were_written_are_said(tmp_path: Path, harm) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "postings"
    file.write_text("twelve bytes")
    (tmp_path / "other").write_text("twelve other")
    write_record(tmp_path, IndexRecord(1))
    noted = read_noted(tmp_path)
    check_files(tmp_path, noted, ["postings", "written later"])

    harm(file)

    with pytest.raises(IndexBrokenError, match="postings"):
        check_files(tmp_path, noted, ["postings"])


def test_what_is_condemned_is_broken_for_everybody(tmp_path: Path) -> None:
    write_record(tmp_path, IndexRecord(1))
    condemn(tmp_path)
    condemn(tmp_path)
    with pytest.raises(IndexBrokenError):
        read_noted(tmp_path)
