from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.library import notes
from reader.library.notes import append_note, quote_block
from reader.model.errors import ReaderError

CITATION = '"Talks". Courier, 23 July 2025. reports/1.txt [k3vq]'


def test_a_quotation_is_its_paragraphs_and_the_citation_below():
    assert quote_block("The ferry left.", CITATION) == f"> The ferry left.\n\n{CITATION}\n\n"
    assert quote_block("One.\n\nTwo.", CITATION).startswith("> One.\n>\n> Two.\n\n")


@pytest.mark.parametrize(
    "text", ["![x](http://t.example/p.png)", "<script>x</script>", "# no heading", "a * b _c_ `d`"]
)
def test_nothing_of_a_text_becomes_markup(text: str):
    html = MarkdownIt().render(quote_block(text, ""))

    assert html.count("<") == 4  # blockquote and p, opened and closed
    assert MarkdownIt().parse(quote_block(text, ""))[2].children[0].content.strip()  # type: ignore[index]


def test_a_title_in_the_citation_becomes_no_markup():
    note = quote_block("So.", '"*Talks* <b>now</b> [x](http://a.example)". Courier. a_b.txt [k3vq]')

    assert note.endswith('"\\*Talks\\* \\<b>now\\</b> [x\\](http://a.example)". Courier. a_b.txt [k3vq]\n\n')


@pytest.mark.parametrize(("before", "gap"), [("", ""), ("Mine", "\n\n"), ("Mine\n", "\n"), ("Mine\n\n", "")])
def test_what_the_user_wrote_stays_and_a_blank_line_follows_it(tmp_path: Path, before: str, gap: str):
    file = tmp_path / "notes.md"
    file.write_text(before, encoding="utf-8")

    append_note(file, "> quote\n\n")

    assert file.read_text(encoding="utf-8") == before + gap + "> quote\n\n"


@given(st.binary(max_size=40), st.lists(st.text(max_size=20), max_size=4))
def test_bytes_that_are_there_are_never_touched(
    tmp_path_factory: pytest.TempPathFactory, mine: bytes, texts: list[str]
):
    file = tmp_path_factory.mktemp("notes") / "notes.md"
    file.write_bytes(mine)

    for text in texts:
        append_note(file, quote_block(text, CITATION))

    assert file.read_bytes().startswith(mine)
    assert file.read_bytes().count(CITATION.encode()) == len(texts)


def test_two_windows_lose_nothing(tmp_path: Path):
    file = tmp_path / "notes.md"
    threads = [threading.Thread(target=append_note, args=(file, f"> {each}\n\n")) for each in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(file.read_text().split("\n\n")) == ["", *sorted(f"> {each}" for each in range(20))]


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "notes.md"
    file.write_text("Mine\n")
    write, written = os.write, []

    def write_a_little(descriptor: int, data: memoryview) -> int:
        if written:
            raise OSError(28, "No space left on device")
        written.append(True)
        return write(descriptor, data[:3])

    monkeypatch.setattr(notes.os, "write", write_a_little)
    with pytest.raises(ReaderError, match="No space left"):
        append_note(file, "> quote\n\n")

    assert file.read_text() == "Mine\n"


def test_a_folder_in_its_place_is_told(tmp_path: Path):
    (tmp_path / "notes.md").mkdir()

    with pytest.raises(ReaderError, match=r"notes\.md: .*directory"):
        append_note(tmp_path / "notes.md", "x")
