import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sanitise import SAME_LENGTH, harmless, harmless_lines, safe_url, sanitise, sanitise_line

HOSTILE_PIECES = st.sampled_from(
    [
        *(
            "\x1b",
            "\x1b]",
            "\x1b[",
            "[",
            "]",
            "\x9d",
            "\x9b",
            "\x07",
            "\x1b\\",
            "\x9c",
            "31m",
            "52;c;",
            "\u200b",
            "\u200d",
        ),
        *(
            "\u200c",
            "ل",
            "क",
            "्",
            "👩",
            "e",
            "\u0301",
            "\ud800",
            "\r",
            "\n",
            "\x85",
            "\u2028",
            "\u202e",
            "\U000e0041",
            " ",
        ),
    ]
)
HOSTILE_TEXTS = st.lists(HOSTILE_PIECES | st.text(max_size=4), max_size=40).map("".join)

EVIL = (
    "A\x1b]52;c;QUJD\x07B\x1b[2JC\x9b31mE\x9d0;owned\x9cF\u202eG\x00H\x7fI\x1bcJ\ud800K\x1b(0L\x1b]8;;http://x/\x1b\\M"
    "\x1b[1096::105uN\u200b\u2060\ufeff\u00adO\U000e0041P"
)


def test_removes_whole_sequences_and_what_nobody_sees():
    assert sanitise(EVIL) == "ABCEFGHIJKLMNOP"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc\x85d\u2028e\x0cf", "a\nb\nc\nd\ne\nf"),
        ("tab\there", "tab here"),
        ("e\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("sub\u200dscribe \u200c", "subscribe "),
        ("no\u00a0break", "no\u00a0break"),
        ("a \x9d stray byte eats no sentence", "a  stray byte eats no sentence"),
        ("an \x1b]unended string keeps its words", "an unended string keeps its words"),
    ],
)
def test_keeps_text_and_changes_only_what_must_go(raw: str, clean: str):
    assert sanitise(raw) == clean


@given(HOSTILE_TEXTS)
def test_is_idempotent(text: str):
    once = sanitise(text)
    assert sanitise(once) == once
    line = sanitise_line(text)
    assert sanitise_line(line) == line


@given(HOSTILE_TEXTS | st.text())
def test_leaves_nothing_that_a_terminal_obeys(text: str):
    categories = {unicodedata.category(letter) for letter in sanitise(text) if letter != "\n"}
    assert not categories & {"Cc", "Cs", "Zl", "Zp"}
    assert "\n" not in sanitise_line(text)


@given(HOSTILE_TEXTS | st.text())
def test_the_renderers_table_keeps_every_offset(text: str):
    shown = text.translate(SAME_LENGTH)
    assert len(shown) == len(text)
    assert not {unicodedata.category(letter) for letter in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert not set(shown) & set("\u00ad\u061c\u180e\u200b\u200e\u200f\u2060\ufeff\ufff9\U000e0041\U000e007f")


@given(HOSTILE_TEXTS | st.text())
def test_the_quick_way_to_the_renderers_table_is_the_table(text: str):
    assert harmless(text) == text.translate(SAME_LENGTH)
    assert harmless_lines(text) == text.translate(SAME_LENGTH | {10: "\n"})


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])))
def test_changes_no_plain_text_but_for_its_normal_form(text: str):
    assert sanitise(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "piece", ["\x1b]", "\x9d", "\x1b[", "\x9b0", "\x1b", "\x1b]a", "\x1b ", "\u200d", "\x9b;" * 50]
)
def test_a_megabyte_of_openings_is_removed(piece: str):
    text = sanitise(piece * (1_000_000 // len(piece)) + "end")
    assert text.endswith(("end", "nd"))
    assert "\x1b" not in text


@pytest.mark.parametrize("url", ["https://example.org/a?b=1#c", "http://example.org", "HTTPS://EXAMPLE.ORG/"])
def test_safe_urls_pass(url: str):
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        *[
            "javascript:alert(1)",
            "file:///etc/passwd",
            "http://",
            "http://--help",
            "https://bücher.example/",
            "http://x y",
        ],
        *["http://x/\x1b]52;c;QQ\x07", "https://x/\n", "https://" + "x" * 3000, "", "//example.org"],
    ],
)
def test_other_urls_do_not(url: str):
    assert safe_url(url) is None
