"""Files and folders, in every state a disk can hand them over."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from reader.fetch import files
from reader.fetch.files import FileFetcher, show_path
from reader.model.article import RawItem
from reader.model.work import Problem, Survey, describe_left_out
from tests.builders import write_files
from tests.fakes.users import nobody_special


def fetch(*paths: str | Path) -> list[RawItem | Problem]:
    texts = [str(path) for path in paths]
    found = list(FileFetcher().fetch(texts))
    assert FileFetcher().survey(texts).item_count == len(found)
    return found


def names(found: list[RawItem | Problem]) -> list[str]:
    return [Path(each.path or "-").name if isinstance(each, RawItem) else f"! {each.subject}" for each in found]


def problem(*paths: str | Path) -> Problem:
    (found,) = fetch(*paths)
    assert isinstance(found, Problem)
    assert "\n" not in str(found)
    return found


def test_a_folder_is_looked_through_in_name_order_without_what_is_hidden_or_no_text(tmp_path: Path):
    folder = write_files(
        tmp_path / "in",
        {
            "b.txt": "b",
            "a.md": "# a",
            "C.TXT": "c",
            "picture.png": "p",
            ".hidden.txt": "h",
            "sub/deep/d.txt": "d",
            "sub/a.text": "a",
            ".git/e.txt": "e",
        },
    )

    found = fetch(folder)

    assert names(found) == ["C.TXT", "a.md", "b.txt", "a.text", "d.txt"]
    assert {each.place for each in found if isinstance(each, RawItem)} == {"in"}
    assert [each.media_type for each in found[:2] if isinstance(each, RawItem)] == ["text/plain", "text/markdown"]


def test_what_is_left_out_is_counted_by_ending(tmp_path: Path):
    names_of_files = ("a.txt", "b.html", "sub/c.HTML", "d.eml", "notes", ".hidden.pdf", "README.md")
    folder = write_files(tmp_path / "in", dict.fromkeys(names_of_files, "x"))

    survey = FileFetcher().survey([str(folder)])

    assert survey == Survey(1, ((".html", 2), (".eml", 1), ("", 1)))
    told = "4 files of other kinds left out (2 .html, 1 .eml, 1 without ending)"
    assert describe_left_out(survey.left_out) == told


def test_a_file_tells_where_it_came_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_files(tmp_path / "in", {"a.txt": "words"})
    (tmp_path / "link.txt").symlink_to(tmp_path / "in" / "a.txt")
    monkeypatch.chdir(tmp_path)

    direct, linked = fetch("in/a.txt", "link.txt")

    real = str(tmp_path / "in" / "a.txt")
    assert direct == RawItem(b"words", "in/a.txt", real, "text/plain", "in")
    assert linked == RawItem(b"words", "link.txt", real, "text/plain", tmp_path.name)


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path):
    write_files(tmp_path, {".notes.txt": "words"})

    assert names(fetch(tmp_path / ".notes.txt")) == [".notes.txt"]


def test_what_tells_about_a_folder_is_no_article_of_it(tmp_path: Path):
    texts = [
        "README.md",
        "readme.txt",
        "sub/README.de.md",
        "sub/Readme-first.md",
        "Readmes of the year.md",
        "why-readme.md",
    ]
    folder = write_files(tmp_path / "in", dict.fromkeys(texts, "words"))

    assert names(fetch(folder)) == ["Readmes of the year.md", "why-readme.md"]
    assert names(fetch(folder / "README.md")) == ["README.md"]


def test_links_to_folders_do_not_lead_in_circles(tmp_path: Path):
    folder = write_files(tmp_path / "in", {"a.txt": "a"})
    (folder / "again").symlink_to(folder)

    assert names(fetch(folder)) == ["a.txt"]


def test_what_cannot_be_read_is_told_by_name_and_the_rest_is_read(tmp_path: Path):
    folder = write_files(tmp_path / "in", {"b-empty.txt": "", "c-blank.txt": " \n\t\n", "d-good.txt": "words"})
    (folder / "a-dangling.txt").symlink_to("nowhere.txt")

    found = fetch(folder, tmp_path / "missing.txt", tmp_path / "missing", "")

    assert names(found) == [
        f"! {folder}/a-dangling.txt",
        f"! {folder}/b-empty.txt",
        f"! {folder}/c-blank.txt",
        "d-good.txt",
        f"! {tmp_path}/missing.txt",
        f"! {tmp_path}/missing",
        "! ",
    ]
    assert [each.reason for each in found if isinstance(each, Problem)] == [
        "a link that leads nowhere",
        "empty",
        "empty",
        "no such file",
        "no such file",
        "no such file",
    ]


def test_a_file_over_the_cap_is_refused_and_one_at_the_cap_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(files, "LARGEST_FILE_BYTES", 2_000_000)
    write_files(tmp_path, {"fits.txt": "a" * 2_000_000, "large.txt": "a" * 2_000_001})

    assert names(fetch(tmp_path / "fits.txt")) == ["fits.txt"]
    assert problem(tmp_path / "large.txt").reason == "larger than 2 MB"
    assert problem(tmp_path / "large.txt").remedy


def test_a_pipe_or_device_does_not_block(tmp_path: Path):
    folder = write_files(tmp_path / "in", {"b.txt": "words"})
    os.mkfifo(folder / "a.txt")

    first, second = fetch(folder)

    assert isinstance(first, Problem)
    assert first.reason == "not a regular file"
    assert isinstance(second, RawItem)
    (tmp_path / "null.txt").symlink_to("/dev/zero")
    assert problem(tmp_path / "null.txt").reason == "not a regular file"


def test_another_kind_of_file_says_what_to_name_instead(tmp_path: Path):
    write_files(tmp_path, {"picture.png": "p"})

    assert "not a kind of file" in problem(tmp_path / "picture.png").reason
    assert problem(tmp_path / "picture.png").remedy


def test_a_name_that_is_no_utf8_is_kept_as_escapes(tmp_path: Path):
    name = os.fsencode(tmp_path / "in") + b"/caf\xe9.txt"
    (tmp_path / "in").mkdir()
    with open(name, "wb") as file:
        file.write(b"words")

    for path in (tmp_path / "in", os.fsdecode(name)):
        (item,) = fetch(path)
        assert isinstance(item, RawItem)
        assert item.data == b"words"
        assert str(item.path).endswith("/in/caf\\xe9.txt")
        assert str(item.absolute_path).encode("utf-8").endswith(b"caf\\xe9.txt")


def test_a_folder_whose_name_is_no_utf8_is_named_by_text(tmp_path: Path):
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/stra\xdfe")
    write_files(Path(folder), {"a.txt": "words"})

    (item,) = fetch(folder)

    assert isinstance(item, RawItem)
    assert item.place == "stra\\xdfe"


def test_standard_input_is_read_once_and_to_the_cap(monkeypatch: pytest.MonkeyPatch):
    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    give(b"words from a pipe")
    (item,) = FileFetcher().fetch(["-"])
    assert item == RawItem(b"words from a pipe", None, None, "text/plain", "standard input")
    assert FileFetcher().survey(["-"]).item_count == 1

    give(b"a" * (files.LARGEST_FILE_BYTES + 10))
    assert problem("-").reason == "larger than 2 MB"
    give(b"")
    assert problem("-").reason == "empty"


def test_what_is_closed_to_us_is_told(open_folder: Path):
    folder = write_files(open_folder / "in", {"a.txt": "words", "closed/b.txt": "words", "z.txt": "words"})
    (folder / "a.txt").chmod(0)
    (folder / "closed").chmod(0)

    with nobody_special():
        found = fetch(folder)

    assert names(found) == [f"! {folder}/a.txt", "z.txt", f"! {folder}/closed"]
    assert str(found[0]) == f"{folder}/a.txt: Permission denied; check its permissions"
    (folder / "closed").chmod(0o700)


def test_a_path_is_shown_as_text():
    assert show_path("/in/näme.txt") == "/in/näme.txt"
    assert show_path(os.fsdecode(b"/in/n\xe4me.txt")) == "/in/n\\xe4me.txt"
