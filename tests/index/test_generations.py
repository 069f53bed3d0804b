"""Numbered folders, and the one that serves."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.index.generations import CURRENT_NAME, LOCK_NAME, Generations


def test_nothing_serves_at_first(tmp_path: Path) -> None:
    assert Generations(tmp_path / "none", "engine").serving() is None


def test_a_generation_serves_once_it_is_named(tmp_path: Path) -> None:
    generations = Generations(tmp_path / "index", "engine")
    with generations.locked():
        first = generations.start()
        assert generations.serving() is None
        generations.serve(first)
    assert generations.serving() == first == tmp_path / "index" / "engine-1"
    assert stat.S_IMODE(first.stat().st_mode) == stat.S_IMODE((tmp_path / "index").stat().st_mode) == 0o700


def test_the_one_before_is_removed_and_one_being_made_is_not(tmp_path: Path) -> None:
    generations = Generations(tmp_path, "engine")
    first, second, third = generations.start(), generations.start(), generations.start()
    (first / "file").write_text("x")
    (tmp_path / "other-1").mkdir()
    generations.serve(second)
    assert {path.name for path in tmp_path.iterdir()} == {CURRENT_NAME, second.name, third.name, "other-1"}


def test_numbers_are_not_used_again(tmp_path: Path) -> None:
    generations = Generations(tmp_path, "engine")
    generations.serve(generations.start())
    generations.serve(generations.start())
    assert generations.start().name == "engine-3"


@pytest.mark.parametrize("content", ["", "engine-", "../engine-1", "engine-1/..", "other-1", "\udcff"])
def test_a_strange_name_serves_nothing(tmp_path: Path, content: str) -> None:
    generations = Generations(tmp_path, "engine")
    generations.serve(generations.start())
    (tmp_path / CURRENT_NAME).write_bytes(content.encode(errors="surrogateescape"))
    assert generations.serving() is None


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    generations = Generations(tmp_path, "engine")
    with generations.locked():
        served = generations.start()
        generations.serve(served)
        begun = generations.start()
    for draft in (tmp_path / ".current.ab12", served / ".record.json.ab12", begun / ".stamp.json.ab12"):
        draft.write_text("half")
    (served / "record.json").write_text("whole")

    generations.tidy()

    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")} == {
        CURRENT_NAME, LOCK_NAME, served.name, f"{served.name}/record.json",
    }  # fmt: skip


def test_what_another_process_is_making_is_no_leaving(tmp_path: Path) -> None:
    generations, other = Generations(tmp_path, "engine"), Generations(tmp_path, "engine")
    with generations.locked():
        generations.serve(generations.start())
    with ThreadPoolExecutor() as pool, other.locked():
        begun = other.start()
        tidied = pool.submit(generations.tidy)
        other.serve(begun)
    tidied.result()
    assert begun.is_dir()
