from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.library.export_markdown import article_to_markdown
from reader.library.saving import name_for, save_article
from reader.model.errors import FileThereError, ReaderError
from tests.tui.builders import EVIL, make_article, make_opened, make_text

OPENED = make_opened()


def test_the_name_comes_from_the_title_in_ascii():
    assert name_for("Überfall: Zürich & Łódź!", "id") == "uberfall-zurich-lodz.md"
    assert name_for("…", "k3v9x2mqp7ra") == "k3v9x2mqp7ra.md"


def test_the_ending_decides_the_form(tmp_path: Path):
    path = save_article(OPENED, f"{tmp_path}/talks.md", may_replace=False)
    assert Path(path).read_text(encoding="utf-8") == article_to_markdown(OPENED)

    path = save_article(OPENED, f"{tmp_path}/talks.TXT", may_replace=False)
    lines = Path(path).read_text(encoding="utf-8").split("\n\n")
    assert lines[0] == "Harbour talks resume"
    assert lines[1] == "Northern Ledger · 2025-07-22 · texts/harbour.txt · k3v9x2mqp7ra"
    assert lines[2:] == ["A second round", "Oret Halvane came to Velmora.", "Halvane left again.\n"]

    with pytest.raises(ReaderError, match=r"talks\.pdf: cannot .*\.md for Markdown or \.txt for text"):
        save_article(OPENED, f"{tmp_path}/talks.pdf", may_replace=False)


def test_a_file_that_is_there_is_replaced_only_when_it_may_be(tmp_path: Path):
    file = tmp_path / "talks.md"
    file.write_text("mine")
    file.chmod(0o640)

    with pytest.raises(FileThereError):
        save_article(OPENED, str(file), may_replace=False)
    assert file.read_text() == "mine"

    save_article(OPENED, str(file), may_replace=True)
    assert file.read_text(encoding="utf-8") == article_to_markdown(OPENED)
    assert file.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["talks.md"]


def test_a_link_stays_a_link_and_what_it_leads_to_counts(tmp_path: Path):
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")

    with pytest.raises(FileThereError):
        save_article(OPENED, f"{tmp_path}/link.md", may_replace=False)
    save_article(OPENED, f"{tmp_path}/link.md", may_replace=True)

    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").exists()


def test_home_and_the_current_folder_are_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    assert save_article(OPENED, "~/a.md", may_replace=False) == f"{tmp_path}/a.md"
    assert save_article(OPENED, " b.txt ", may_replace=False) == f"{tmp_path}/b.txt"


@pytest.mark.parametrize(
    ("name", "says"),
    [("gone/a.md", "there is no folder"), ("folder.md", "is a folder"), ("folder.md/", "is a folder"),
     ("pipe.md", "no ordinary file"), ("a" * 300 + ".md", "too long")],
)  # fmt: skip
def test_what_cannot_be_is_told_in_one_line(tmp_path: Path, name: str, says: str):
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")

    with pytest.raises(ReaderError, match=says) as raised:
        save_article(OPENED, f"{tmp_path}/{name}", may_replace=True)
    assert "\n" not in str(raised.value)


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "talks.md"
    file.write_text("mine")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(ReaderError, match=r"no space left on device; free some space"):
        save_article(OPENED, str(file), may_replace=True)
    assert file.read_text() == "mine"
    assert os.listdir(tmp_path) == ["talks.md"]


def test_nothing_hostile_reaches_the_file(tmp_path: Path):
    opened = make_opened(make_article(make_text(title=EVIL, dek=EVIL, body=(EVIL,)), source=EVIL, path=EVIL))

    for name in ("a.md", "a.txt"):
        path = save_article(opened, f"{tmp_path}/{name}", may_replace=False)
        data = Path(path).read_bytes()
        assert not any(byte < 32 and byte != 10 for byte in data)
        assert b"\x7f" not in data
        assert b"\xc2\x9b" not in data
