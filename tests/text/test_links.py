from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.links import find_links, to_ascii


def urls(text: str) -> list[str]:
    return [url for url, _ in find_links(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://example.org/a.", ["https://example.org/a"]),
        ("(at http://example.org/a_(b), since)", ["http://example.org/a_(b)"]),
        ("[report](https://example.org/r?x=1&y=2#z) and more", ["https://example.org/r?x=1&y=2#z"]),
        ("“https://example.org/q”, he wrote", ["https://example.org/q"]),
        ("HTTPS://EXAMPLE.ORG/UP!", ["HTTPS://EXAMPLE.ORG/UP"]),
        ("https://a.example/1 https://b.example/2", ["https://a.example/1", "https://b.example/2"]),
        ("https://пример.example/путь?я=1", ["https://xn--e1afmkfd.example/%D0%BF%D1%83%D1%82%D1%8C?%D1%8F=1"]),
        ("ftp://example.org javascript:alert(1) www.example.org file:///etc/passwd http:// https://", []),
        ("https://example.org/a\x1b[31mb", ["https://example.org/a"]),
    ],
)
def test_addresses_end_where_the_sentence_goes_on(text: str, found: list[str]):
    assert urls(text) == found


def test_the_words_around_are_told_and_cut():
    text = f"{'word ' * 30}the report lies at https://example.org/r, says the office {'and more ' * 20}"

    ((_, context),) = find_links(text)

    assert "the report lies at […], says the office" in context
    assert context.startswith("…")
    assert context.endswith("…")
    assert len(context) < 140
    assert list(find_links("https://example.org")) == [("https://example.org", "")]


@given(st.text() | st.text(alphabet="htps:/é.()[]\x1b\u202e %#?", min_size=8).map(lambda text: "https://" + text))
def test_whatever_is_found_is_printable_ascii_and_http(text: str):
    for url in urls(text):
        assert url.isascii()
        assert url.isprintable()
        assert url.lower().startswith(("http://", "https://"))
        assert to_ascii(url) == url
