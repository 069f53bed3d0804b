from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.desk import DeskPart
from reader.library.journal import open_journal
from reader.library.names_file import DRAFT, FILE_NAME, NAMES_DEED, NamesFile
from reader.model.errors import NamesFileError, ReadOnlyLibraryError
from reader.store import open_store
from tests.builders import add_article, printed
from tests.fakes.world import World

HIDE = '[[hide]]\nname = "Tamsin Vole"'
RENAME = '[[rename]]\nname = "Odalys Brenk"\nto = "The Pilot"'


@pytest.fixture
def file(world: World) -> NamesFile:
    add_article(world.store, "First.", mentions=printed(("Odalys Brenk", "person"), ("Tamsin Vole", "person")))
    return NamesFile(world.store)


def shown(world: World) -> set[str]:
    return {entity.name for entity in world.library.names.listed(None, 9)}


def test_what_was_written_by_hand_holds_once_it_is_noticed(world: World, file: NamesFile):
    file.path.write_text(RENAME, encoding="utf-8")

    assert file.catch_up() == (1,)
    assert shown(world) == {"The Pilot", "Tamsin Vole"}
    assert file.catch_up() == ()


def test_a_file_that_is_taken_away_means_nothing_any_more(world: World, file: NamesFile):
    file.path.write_text(RENAME, encoding="utf-8")
    file.catch_up()
    file.path.unlink()

    file.catch_up()

    assert shown(world) == {"Odalys Brenk", "Tamsin Vole"}


def test_a_broken_line_keeps_its_old_meaning_and_is_told(world: World, file: NamesFile):
    file.path.write_text(RENAME, encoding="utf-8")
    file.catch_up()
    file.path.write_text(RENAME.replace('"The', "The") + "\n\n" + HIDE, encoding="utf-8")

    file.catch_up()

    assert shown(world) == {"The Pilot"}
    assert [problem.subject for problem in file.problems()] == ["entities.toml:3"]


def test_a_new_file_explains_itself_and_an_old_one_keeps_every_letter(file: NamesFile):
    file.add([HIDE])
    assert file.path.read_text(encoding="utf-8").startswith("# Names as you decide them.")

    written = "# mine\r\n\r\n[[hide]]  # away\r\nname = 'Port Wessel'\r\n[[broken\r\n"
    file.path.write_bytes(written.encode())
    file.add([HIDE])
    file.remove([HIDE])

    assert file.path.read_bytes() == written.encode()


def test_an_entry_is_added_once_and_taken_out_once(file: NamesFile):
    file.add([HIDE, RENAME])
    before = file.path.read_text(encoding="utf-8")

    file.add([HIDE])
    assert file.path.read_text(encoding="utf-8") == before

    file.remove([HIDE])
    after = file.path.read_text(encoding="utf-8")
    file.remove([HIDE])
    assert file.path.read_text(encoding="utf-8") == after == before.replace("\n" + HIDE + "\n", "")


def test_a_link_stays_a_link_and_permissions_stay(file: NamesFile, tmp_path: Path):
    elsewhere = tmp_path / "mine.toml"
    elsewhere.write_text("# here\n", encoding="utf-8")
    elsewhere.chmod(0o640)
    file.path.symlink_to(elsewhere)

    file.add([HIDE])

    assert file.path.is_symlink()
    assert HIDE in elsewhere.read_text(encoding="utf-8")
    assert elsewhere.stat().st_mode & 0o777 == 0o640


def test_what_is_no_text_is_told_and_never_overwritten(world: World, file: NamesFile):
    file.path.write_text(RENAME, encoding="utf-8")
    file.catch_up()
    file.path.write_bytes(b"\xff\xfe[[hide]]")

    assert file.catch_up() == ()
    assert shown(world) == {"The Pilot", "Tamsin Vole"}
    assert [str(problem) for problem in file.problems()] == ["entities.toml: is not UTF-8 text; save it as UTF-8"]
    with pytest.raises(NamesFileError):
        file.add([HIDE])
    assert file.path.read_bytes() == b"\xff\xfe[[hide]]"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(file: NamesFile):
    folder = file.path.parent
    folder.chmod(0o500)
    try:
        with pytest.raises(NamesFileError, match="check its permissions"):
            file.add([HIDE])
    finally:
        folder.chmod(0o700)
    assert not (folder / FILE_NAME).exists()


def test_importing_and_cleaning_again_follow_the_file(world: World, file: NamesFile, tmp_path: Path):
    file.path.write_text(HIDE, encoding="utf-8")
    text = tmp_path / "new.txt"
    text.write_text("The harbour\n\nTamsin Vole met Odalys Brenk in Port Wessel on Monday.\n", encoding="utf-8")

    world.library.sources.import_paths([str(text)], lambda _: None)
    assert shown(world) == {"Odalys Brenk", "Port Wessel"}

    file.path.write_text(RENAME, encoding="utf-8")
    world.library.sources.reclean("", lambda _: None)
    assert {"The Pilot", "Port Wessel"} <= shown(world)


def test_a_library_that_can_only_be_read_leaves_the_file_alone(world: World, file: NamesFile):
    file.path.write_text(RENAME, encoding="utf-8")
    world.store.database.connection().execute("PRAGMA user_version = 99")
    newer = open_store(file.path.parent)

    with pytest.raises(ReadOnlyLibraryError):
        NamesFile(newer).add([HIDE])

    assert file.path.read_text(encoding="utf-8") == RENAME
    newer.close()


def test_two_windows_that_add_at_once_both_get_their_way(world: World, file: NamesFile):
    other = open_store(file.path.parent)

    with ThreadPoolExecutor(2) as threads:
        for _ in threads.map(lambda each: each[0].add([each[1]]), [(file, HIDE), (NamesFile(other), RENAME)]):
            pass

    text = file.path.read_text(encoding="utf-8")
    assert HIDE in text
    assert RENAME in text
    assert shown(world) == {"The Pilot"}
    other.close()


def test_what_two_windows_decided_goes_only_when_both_take_it_back(world: World, file: NamesFile):
    one, other = open_journal(world.store), open_journal(world.store)
    for window in (one, other):
        window.do("hidden", NAMES_DEED, {"entries": [HIDE]})

    other.undo()
    assert shown(world) == {"Odalys Brenk"}
    other.redo()
    other.undo()
    other.do("renamed", NAMES_DEED, {"entries": [RENAME]})
    assert shown(world) == {"The Pilot"}
    one.undo()
    assert shown(world) == {"The Pilot", "Tamsin Vole"}


def test_drafts_of_programs_that_were_killed_are_taken_away(file: NamesFile):
    dead, own = (file.path.with_name(f"{DRAFT}{pid}-x") for pid in (2**22 + 1, os.getpid()))
    dead.touch()
    own.touch()

    file.catch_up()

    assert not dead.exists()
    assert own.exists()


PIECES = (
    *("[[same]]\n", "[[different]]\n", "[[rename]]\n", "[[hide]]\n", "[[type]]\n", "[[sam]]\n", "[same]\n", "\n", "="),
    *('names = ["Odalys Brenk", "person: Tamsin Vole"]\n', 'names = ["Odalys Brenk"]\n', "names = [1, {}, []]\n"),
    *('name = "Tamsin Vole"\n', 'name = "org: Tamsin Vole"\n', 'name = ""\n', "name = 1979-05-27\n", "name = nan\n"),
    *('"', 'to = "Odalys Brenk"\n', 'to = "\\u001b[31m\\u202e"\n', 'to = "Tamsin Vole"\n', 'type = "place"\n'),
    *("type = {a = 1}\n", "# \x1b[2J\u2028\u202e\x00\n", "\ufeff", "\r", "'''", '"""', "[" * 200, "{" * 200),
)  # fmt: skip


@settings(max_examples=80)
@given(
    st.one_of(
        st.lists(st.sampled_from(PIECES), max_size=14).map("".join).map(str.encode),
        st.lists(st.one_of(st.sampled_from([RENAME, HIDE, "\n\n"]), st.text(max_size=9)), max_size=6)
        .map("".join)
        .map(lambda text: text.encode("utf-8", "replace")),
        st.binary(max_size=60),
    )
)
def test_whatever_stands_in_the_file_a_start_goes_well(world: World, file: NamesFile, data: bytes) -> None:
    file.path.write_bytes(data)

    DeskPart(world.store, open_journal(world.store)).open_window(world.clock())

    assert shown(world)
    assert not any("\n" in str(problem) for problem in file.problems())
    assert file.catch_up() == ()
