import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import RawItem
from reader.model.errors import NotTextError
from reader.text.parse import MOST_CHARACTERS, parse, parse_text


def item(data: bytes, media_type="text/plain") -> RawItem:
    return RawItem(data, "a.txt", "/a.txt", media_type, "folder")


def test_lines_are_stripped_and_blank_ones_kept():
    document = parse(item(b"\xef\xbb\xbf One \r\n\r\n\ttwo\rthree\x0cfour"))
    assert document.lines == ("One", "", "two", "three", "four")
    assert document.headline is None
    assert document.mended_lines == frozenset()


def test_lines_are_sanitised():
    assert parse(item("a\x1b[2Jb\u202ec\u200bd".encode())).lines == ("abcd",)


def test_mended_lines_are_named():
    document = parse(item("fine\ncafÃ©\nfine".encode()))
    assert document.lines == ("fine", "café", "fine")
    assert document.mended_lines == {1}


def test_a_picture_is_no_text():
    with pytest.raises(NotTextError):
        parse(item(b"\x89PNG\r\n\x1a\n"))


def test_an_empty_file_is_an_empty_document():
    assert parse(item(b"")).lines == ("",)


def test_a_first_heading_of_markdown_is_the_headline():
    document = parse(item("# The *cafÃ©*\n\nLead.".encode(), "text/markdown"))
    assert document.headline == "The café"
    assert document.lines[0] == "The café"


@pytest.mark.parametrize("piece", ["78", "776f726420", "1b5d", "e280", "5b", "2a61"])
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_as_much_as_is_read_may_stand_in_one_line(piece: str, media_type):
    letters = bytes.fromhex(piece)
    data = letters * (MOST_CHARACTERS // len(letters))
    assert len(parse(item(data, media_type)).lines) == 1
    with pytest.raises(NotTextError, match="longer than 600,000 characters; split it"):
        parse(item(b"x" * (MOST_CHARACTERS + 1), media_type))


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"])))
def test_parsing_what_was_parsed_changes_nothing(text: str):
    lines = parse_text(text, "text/plain").lines
    assert parse_text("\n".join(lines), "text/plain").lines == lines


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_readable_markdown(text: str):
    document = parse_text(text, "text/markdown")
    assert all(line == line.strip() and "\n" not in line for line in document.lines)
