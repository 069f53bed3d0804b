"""Whoosh on disk: what other processes, kills and strangers do to it."""

from __future__ import annotations

import errno
import os
import pickle
import random
import shutil
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from reader.index import snapshot, whoosh_index
from reader.index.opened import INDEX_NAME
from reader.index.record import read_noted, write_record
from reader.index.schema import make_schema
from reader.index.stamp import check_stamp
from reader.index.whoosh_index import WhooshIndex
from reader.model.errors import IndexBrokenError, IndexBusyError, IndexUnavailableError
from reader.model.query import Everything, Fuzzy, Not, Phrase, Prefix, Tree, Word
from reader.model.search import IndexedText, IndexRecord, Question


def text(number: int, *body: str) -> IndexedText:
    return IndexedText(number, f"title {number}", body, "en", None, None)


def numbers(index: WhooshIndex, tree: Tree) -> tuple[int, ...]:
    return index.search(Question(tree, "arrived")).numbers


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "library" / "index", tmp_path / "keys"


@pytest.fixture
def index(places: tuple[Path, Path]) -> WhooshIndex:
    made = WhooshIndex(*places)
    made.clear(IndexRecord(0))
    made.apply([text(1, "peace"), text(2, "war")], IndexRecord(2))
    return made


def generation(index: WhooshIndex, places: tuple[Path, Path]) -> Path:
    return places[0] / index.status().generation


def test_importing_the_package_imports_no_engine() -> None:
    code = "import sys, reader.index; sys.exit('whoosh' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_folders_are_private(index: WhooshIndex, places: tuple[Path, Path]) -> None:
    for folder in (places[0], generation(index, places), places[1]):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_second_index_sees_each_commit(index: WhooshIndex, places: tuple[Path, Path]) -> None:
    other = WhooshIndex(*places)
    assert numbers(other, Word("peace")) == (1,)
    index.apply([text(3, "peace"), text(1, "quiet")], IndexRecord(4))
    assert numbers(other, Word("peace")) == (3,)
    assert numbers(other, Not(Word("peace"))) == (2, 1)


def test_a_second_index_follows_to_a_new_generation(index: WhooshIndex, places: tuple[Path, Path]) -> None:
    other = WhooshIndex(*places)
    assert numbers(other, Everything()) == (2, 1)
    index.clear(IndexRecord(5))
    index.apply([text(9, "calm")], IndexRecord(6))
    assert numbers(other, Everything()) == (9,)
    assert [path.name for path in places[0].glob("whoosh-*")] == ["whoosh-2"]


def test_a_generation_that_is_replaced_while_it_is_looked_at_is_not_broken(
    index: WhooshIndex, places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = WhooshIndex(*places)

    def replace_then_check(folder: Path, engine: str, key_folder: Path) -> str:
        stamp = check_stamp(folder, engine, key_folder)
        if folder.name == "whoosh-1":
            other.clear(IndexRecord(5))
        return stamp

    monkeypatch.setattr(whoosh_index, "check_stamp", replace_then_check)

    assert (index.status().state, index.status().generation) == ("ready", "whoosh-2")


def test_many_small_commits_with_changes_stay_exact(index: WhooshIndex) -> None:
    for sequence in range(3, 40):
        index.apply(
            [text(sequence, "peace talks", f"day {sequence}"), text(sequence // 2, "war")], IndexRecord(sequence)
        )
    changed = set(range(1, 20))
    assert set(numbers(index, Word("war"))) == changed | {2}
    assert set(numbers(index, Phrase(("peace", "talks")))) == set(range(3, 40)) - changed
    assert len(numbers(index, Everything())) == index.status().article_count == 39


def test_a_vanished_folder_is_said(index: WhooshIndex, places: tuple[Path, Path]) -> None:
    assert numbers(index, Everything()) == (2, 1)
    shutil.rmtree(places[0])
    assert index.status().state == "missing"
    with pytest.raises(IndexUnavailableError):
        index.search(Question(Everything()))
    index.clear(IndexRecord(0))
    assert numbers(index, Everything()) == ()


def test_a_locked_index_is_said_and_can_be_read(index: WhooshIndex, places: tuple[Path, Path]) -> None:
    storage = FileStorage(str(generation(index, places)))
    writer = FileIndex(storage, make_schema(), INDEX_NAME).writer()
    try:
        with pytest.raises(IndexUnavailableError, match="another process"):
            index.apply([text(3, "peace")], IndexRecord(3))
        assert numbers(index, Everything()) == (2, 1)
    finally:
        writer.cancel()
    index.apply([text(3, "peace")], IndexRecord(3))
    assert numbers(index, Everything()) == (3, 2, 1)


def test_texts_that_fail_leave_index_and_lock_as_they_were(index: WhooshIndex) -> None:
    def failing():
        yield text(3, "peace")
        raise KeyError("store")

    with pytest.raises(KeyError, match="store"):
        index.apply(failing(), IndexRecord(3))
    assert numbers(index, Everything()) == (2, 1)
    assert index.status().record == IndexRecord(2)
    index.apply([text(3, "peace")], IndexRecord(3))


KILLED_WRITER = """
    import os, sys
    from pathlib import Path
    import reader.index.whoosh_index as module
    from reader.model.search import IndexedText, IndexRecord
    index = module.WhooshIndex(Path(sys.argv[1]), Path(sys.argv[2]))
    where = sys.argv[3]
    if where == "while merging":
        module.merge_tiers = lambda *_: os._exit(9)
    if where == "before the record":
        module.write_record = lambda *_: os._exit(9)
    index.apply([IndexedText(3, "peace", (), "en", None, None)], IndexRecord(3))
"""


@pytest.mark.parametrize(("where", "found"), [("while merging", (2, 1)), ("before the record", (3, 2, 1))])
def test_a_killed_writer_costs_nothing(
    index: WhooshIndex, places: tuple[Path, Path], where: str, found: tuple[int, ...]
) -> None:
    command = [sys.executable, "-c", textwrap.dedent(KILLED_WRITER), *map(str, places), where]
    assert subprocess.run(command, check=False).returncode == 9
    assert index.status().record == IndexRecord(2)
    assert numbers(index, Everything()) == found
    index.apply([text(3, "peace")], IndexRecord(3))
    assert numbers(index, Everything()) == (3, 2, 1)
    index.apply([text(4, "peace")], IndexRecord(4))
    left = {path.name.split(".")[0] for path in generation(index, places).iterdir()}
    assert len({name for name in left if name.startswith("MAIN_") and name != "MAIN_WRITELOCK"}) == 3
    assert not (generation(index, places) / "MAIN.tmp").exists()


def test_drafts_of_killed_writers_are_removed(index: WhooshIndex, places: tuple[Path, Path]) -> None:
    draft = generation(index, places) / "_MAIN_7.toc.123.4"
    draft.write_text("x")
    index.apply([text(3)], IndexRecord(3))
    assert not draft.exists()


class Bomb:
    """Unpickling it makes a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


def test_a_strangers_index_is_not_opened(index: WhooshIndex, places: tuple[Path, Path], tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    own = places[0].rename(tmp_path / "own")
    shutil.copytree(own, places[0])
    for path in places[0].glob("whoosh-*/*.toc"):
        path.write_bytes(pickle.dumps(Bomb(trap)))
    other = WhooshIndex(*places)
    assert other.status().state == "untrusted"
    with pytest.raises(IndexUnavailableError):
        other.search(Question(Everything()))
    with pytest.raises(IndexUnavailableError):
        other.apply([], IndexRecord(0))
    assert not trap.exists()
    other.clear(IndexRecord(0))
    assert other.status().state == "ready"


def test_an_older_format_is_broken(
    index: WhooshIndex, places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.index.whoosh_index.ENGINE", "whoosh 9 format 9")
    assert WhooshIndex(*places).status().state == "broken"
    with pytest.raises(IndexUnavailableError):
        WhooshIndex(*places).search(Question(Everything()))


@pytest.mark.parametrize("pattern", ["*.toc", "*.trm", "*.pst", "*.facts.col", "*.stems.col", "record.json"])
@pytest.mark.parametrize("damage", ["cut", "zeroes", "gone"])
def test_damaged_files_never_surprise(index: WhooshIndex, places: tuple[Path, Path], pattern: str, damage: str) -> None:
    for path in generation(index, places).glob(pattern):
        size = path.stat().st_size
        if damage == "gone":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[: size // 2] if damage == "cut" else bytes(size))
    other = WhooshIndex(*places)
    assert other.status().state in ("ready", "broken")
    for tree in (Word("peace"), Phrase(("peace", "war")), Prefix("p"), Fuzzy("peace")):
        try:
            other.search(Question(tree))
        except IndexUnavailableError:
            continue


def test_a_prefix_of_too_many_words_is_cut_and_says_so(index: WhooshIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    index.apply([text(10 + count, "pea", f"pebble{count}", "pecan") for count in range(5)], IndexRecord(3))
    monkeypatch.setattr(snapshot, "MOST_EXPANSIONS", 3)
    answer = index.search(Question(Prefix("pe", "body")))
    assert set(answer.numbers) >= {10, 11, 12, 13, 14}
    assert answer.cuts == ("pe* stands for 8 words; the 3 commonest were searched",)
    monkeypatch.setattr(snapshot, "MOST_EXPANSIONS", 64)
    index.apply([], IndexRecord(4))


def test_expansions_stop_where_reading_them_would_take_long(
    index: WhooshIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.apply([text(10 + count, "peat pebble") for count in range(5)], IndexRecord(3))
    monkeypatch.setattr(snapshot, "MOST_POSTINGS", 6)
    answer = index.search(Question(Prefix("pe")))
    assert answer.numbers == (14, 13, 12, 11, 10)
    assert len(answer.cuts) == 1


def test_what_is_kept_between_searches_is_bounded(index: WhooshIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "KEPT_POSTINGS", 2)
    for _ in range(2):
        assert numbers(index, Word("peace")) == (1,)
        assert numbers(index, Word("title")) == (2, 1)
        assert numbers(index, Word("war")) == (2,)


def test_a_closed_index_opens_again(index: WhooshIndex) -> None:
    index.close()
    assert numbers(index, Everything()) == (2, 1)
    index.close()
    index.close()


def harm(generation: Path, file: Path, seed: int) -> None:
    """Change some bytes of a file, and note it as if it had been written so: nothing but reading it shows."""
    chance = random.Random(seed)
    content = bytearray(file.read_bytes())
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(content))
        content[place] = chance.randrange(256)
    if chance.random() < 0.3:
        del content[chance.randrange(len(content)) :]
    file.write_bytes(content)
    write_record(generation, read_noted(generation).record)


@pytest.mark.parametrize("suffix", [".trm", ".pst", ".facts.col", ".stems.col"])
def test_damage_that_only_a_search_shows_is_broken_and_nothing_else(tmp_path: Path, suffix: str) -> None:
    keys = tmp_path / "keys"
    trees = (Word("peace"), Prefix("ta"), Fuzzy("pease"), Phrase(("peace", "talks")), Everything(), Not(Word("war")))
    outcomes = set()
    for seed in range(20):
        index = WhooshIndex(tmp_path / str(seed), keys)
        index.clear(IndexRecord(0))
        texts = [text(number, "peace talks " * (number % 4), f"war {number}") for number in range(1, 9)]
        index.apply(texts, IndexRecord(2))
        (file,) = generation(index, (tmp_path / str(seed), keys)).glob(f"*{suffix}")
        harm(file.parent, file, seed)
        for tree in trees:
            try:
                index.search(Question(tree))
                index.suggest("pe", 3)
            except IndexBrokenError:
                outcomes.add("broken")
                assert index.status().state == "broken"
                break
        else:
            outcomes.add("unseen")
        index.close()
    assert "broken" in outcomes


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_what_the_disk_refuses_is_no_damage(index: WhooshIndex, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr("reader.index.whoosh_index.write_record", refuse)
        with pytest.raises(IndexUnavailableError) as caught:
            index.apply([text(3, "peace")], IndexRecord(3))

    assert not isinstance(caught.value, IndexBrokenError)
    assert caught.value.remedy
    assert numbers(index, Everything()) == (3, 2, 1)
    index.apply([text(3, "peace")], IndexRecord(3))


def test_who_began_on_an_earlier_index_does_not_write_into_the_one_that_took_its_place(
    index: WhooshIndex, places: tuple[Path, Path]
) -> None:
    index.clear(IndexRecord(9, 10, "first"))
    WhooshIndex(*places).clear(IndexRecord(9, 10, "second"))

    with pytest.raises(IndexBusyError):
        index.apply([text(9, "peace")], IndexRecord(9, 8, "first"))

    assert index.status().record == IndexRecord(9, 10)
    index.apply([text(9, "peace")], IndexRecord(9, 8, "second"))
