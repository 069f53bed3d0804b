from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.bridge.paths import common_start, complete_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "tea.txt").write_text("")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "te\x1b[2J").write_text("")
    return tmp_path


def test_folders_come_first_with_a_slash(folder: Path) -> None:
    assert complete_path(f"{folder}/te") == (f"{folder}/tests/", f"{folder}/texts/", f"{folder}/tea.txt")


def test_hidden_names_come_when_their_dot_is_typed(folder: Path) -> None:
    assert f"{folder}/.hidden/" not in complete_path(f"{folder}/")
    assert complete_path(f"{folder}/.h") == (f"{folder}/.hidden/",)


def test_without_a_slash_the_working_folder_is_looked_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert complete_path("tex") == ("texts/",)


def test_the_home_folder_is_kept_as_typed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    assert complete_path("~/tex") == ("~/texts/",)


def test_what_cannot_be_read_has_no_completions(folder: Path) -> None:
    assert complete_path(f"{folder}/nowhere/x") == ()


@given(st.lists(st.text(max_size=6), min_size=1, max_size=5))
def test_the_common_start_begins_every_path_and_is_the_longest(paths: list[str]) -> None:
    start = common_start(paths)
    assert all(path.startswith(start) for path in paths)
    longer = {path[: len(start) + 1] for path in paths}
    assert len(longer) > 1 or longer == {start}
