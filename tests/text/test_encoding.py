import codecs
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import NotTextError
from reader.text.encoding import decode, repair_mojibake

TEXT = "Zürich’s “café” — 5 €, Łódź, Київ"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode().replace(b" ", b" \0", 1),
        TEXT.encode() + b"\0" * 4096,
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big", "a NUL inside", "NULs at the end"],
)
def test_reads_each_encoding(data: bytes):
    assert decode(data) == TEXT


def test_other_bytes_are_cp1252():
    assert decode("The mayor’s “café” — 5 €".encode("cp1252")) == "The mayor’s “café” — 5 €"


def test_a_few_stray_bytes_spoil_no_other_letter():
    assert decode("Київ and ".encode() + b"caf\xe9" + " Łódź".encode()) == "Київ and café Łódź"


def test_a_letter_cut_in_two_at_the_end_is_left_out():
    assert decode("Київ".encode()[:-1]) == "Киї"


def test_a_last_accented_letter_of_cp1252_stays():
    assert decode(b"caf\xe9") == "café"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 some text",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n",
        bytes(range(32)) * 40,
        b"\x7fELF\x02" + b"\0\1\2\3" * 100,
    ],
)
def test_other_files_are_refused(data: bytes):
    with pytest.raises(NotTextError, match="not a text file"):
        decode(data)


def test_hostile_text_is_still_text():
    assert "owned" in decode(b"A headline \x1b]2;owned\x07 with escapes\x1b[2J and one \x08 backspace")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")).filter(lambda text: len(text) < 8))
def test_utf8_round_trip(text: str):
    assert decode(text.encode()) == text


@given(st.binary(max_size=200))
def test_never_fails_otherwise(data: bytes):
    try:
        text = decode(data)
    except NotTextError:
        return
    text.encode()
    assert "\0" not in text


@pytest.mark.parametrize(
    ("broken", "right"),
    [("donâ€™t", "don’t"), ("cafÃ©", "café"), ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"), ("M\x92s", "M’s")],
)
def test_mojibake_is_set_right(broken: str, right: str):
    assert repair_mojibake(f"{broken} and more") == f"{right} and more"


@pytest.mark.parametrize(
    "line",
    [
        "It’s “fine” — naïve café",
        "L’ÉTÉ “À NÎMES”",
        "São Paulo, Ångström, Größe",
        "&amp; <b>",
        "ﬁne ½ ①",
        "Привіт, Київ",
    ],
)
def test_clean_lines_stay_letter_for_letter(line: str):
    assert repair_mojibake(line) == line


@given(st.text(st.characters(codec="ascii")))
def test_plain_lines_are_never_touched(line: str):
    assert repair_mojibake(line) == line


def test_the_judge_of_mojibake_is_imported_late(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "ftfy", None)
    assert repair_mojibake("It’s “fine” — naïve") == "It’s “fine” — naïve"
    with pytest.raises(ImportError):
        repair_mojibake("donâ€™t")
