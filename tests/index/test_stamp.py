"""Only folders that this user made here are opened."""

from __future__ import annotations

import json
import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.index.stamp import KEY_NAME, STAMP_NAME, check_stamp, write_stamp


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "index" / "engine-1"
    made.mkdir(parents=True)
    write_stamp(made, "engine 1", tmp_path / "keys")
    return made


def test_a_stamped_folder_is_valid(folder: Path, tmp_path: Path) -> None:
    assert check_stamp(folder, "engine 1", tmp_path / "keys") == "valid"


def test_another_version_is_older(folder: Path, tmp_path: Path) -> None:
    assert check_stamp(folder, "engine 2", tmp_path / "keys") == "older"


def test_the_key_is_for_its_owner_alone(folder: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "keys" / KEY_NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert [path.name for path in (tmp_path / "keys").iterdir()] == [KEY_NAME]


def test_a_copied_folder_is_not_trusted(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(folder, copy)
    assert check_stamp(copy, "engine 1", tmp_path / "keys") == "missing"


def test_a_folder_put_in_its_place_is_not_trusted(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "other")
    folder.rename(tmp_path / "away")
    (tmp_path / "other").rename(folder)
    assert check_stamp(folder, "engine 1", tmp_path / "keys") == "missing"


@pytest.mark.parametrize("change", [{"engine": "engine 2"}, {"id": "x"}, {"mac": "0" * 64}, {"mac": "é"}])
def test_a_changed_stamp_is_not_trusted(folder: Path, tmp_path: Path, change: dict[str, str]) -> None:
    path = folder / STAMP_NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    for engine in ("engine 1", "engine 2"):
        assert check_stamp(folder, engine, tmp_path / "keys") == "missing"


@pytest.mark.parametrize("content", ["", "{}", "[]", "{", "\udcff"])
def test_a_damaged_stamp_is_not_trusted(folder: Path, tmp_path: Path, content: str) -> None:
    (folder / STAMP_NAME).write_bytes(content.encode(errors="surrogateescape"))
    assert check_stamp(folder, "engine 1", tmp_path / "keys") == "missing"


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 32])
def test_without_its_key_nothing_is_trusted(folder: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "keys" / KEY_NAME).write_bytes(content)
    assert check_stamp(folder, "engine 1", tmp_path / "keys") == "missing"
    write_stamp(folder, "engine 1", tmp_path / "keys")
    assert check_stamp(folder, "engine 1", tmp_path / "keys") == "valid"


def test_makers_at_once_share_one_key(tmp_path: Path) -> None:
    folders = [tmp_path / f"engine-{number}" for number in range(16)]
    for folder in folders:
        folder.mkdir()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda folder: write_stamp(folder, "engine 1", tmp_path / "keys"), folders))
    assert {check_stamp(folder, "engine 1", tmp_path / "keys") for folder in folders} == {"valid"}
