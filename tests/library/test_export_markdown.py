from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.library.export_markdown import article_to_markdown, file_name_of
from reader.model.article import CleanText
from reader.text.escaping import escape_citation, escape_markdown
from reader.text.sanitise import sanitise_line
from tests.library.test_export import ARTICLE, OPENED

MARKUP = st.text(alphabet="\\`*_[]()<>#+-=!|~&$.:;/'\"1 0\tahtpsx@\n", max_size=40)


def read_markdown(text: str) -> list[str]:
    """The plain text of each paragraph; fails on anything that is no paragraph of plain text."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    read = []
    for token in tokens:
        if token.type == "inline":
            children = token.children or []
            assert {child.type for child in children} <= {"text", "text_special"}, text
            read.append("".join(child.content for child in children))
    return read


@given(st.text() | MARKUP)
def test_escaped_text_reads_as_itself(text: str) -> None:
    line = sanitise_line(text)
    assert read_markdown(escape_markdown(text)) == ([line] if line else [])


@pytest.mark.parametrize(
    "text",
    ["# no heading", "- no list", "1. no list", "12) no list", "> no quote", "<script>alert(1)</script>", "a &amp; b",
     "![x](http://a.b)", "---", "===", "    no code", "`no` code", "**not** _so_", "| a | b |", "www.a.b\\", "~~x~~"],
)  # fmt: skip
def test_markup_stays_text(text: str) -> None:
    assert read_markdown(escape_markdown(text)) == [" ".join(text.split())]


@pytest.mark.parametrize(
    "text",
    ["016_a551.txt", "see [uibidzcmehpk]", "[sic] he said", "5 * 3", "US$5 and $6", "~5 km", "a < b > c", "R&D | B&B",
     "-5", "1.5 million", "#tag", r"C:\dir\file", "a = b", "so - not", "https://x.example/a_b?c=d&e=f", "a_b__c"],
)  # fmt: skip
def test_what_is_no_markup_is_not_escaped(text: str) -> None:
    assert escape_markdown(text) == text
    assert read_markdown(text) == [text]


@given(st.text() | MARKUP)
def test_a_heading_and_a_list_read_as_their_text(text: str) -> None:
    line = sanitise_line(text)
    for before in ("# ", "- ", "> ", "3. "):
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(before + escape_markdown(text))
        inline = [token for token in tokens if token.type == "inline"]
        children = [child for token in inline for child in token.children or []]
        assert {child.type for child in children} <= {"text", "text_special"}
        assert "".join(child.content for child in children) == line
        assert not any(token.type.startswith(("hr", "html", "fence", "code")) for token in tokens)


@given(st.text() | MARKUP)
def test_a_citation_reads_as_its_text_and_its_address_is_a_link(title: str) -> None:
    title = sanitise_line(title)
    written = escape_citation(f'"{title}". Courier, 2025. https://a.example/x_y_(z)_ [k3vq]')
    (paragraph,) = [token for token in MarkdownIt("commonmark").parse(written) if token.type == "inline"]
    children = paragraph.children or []
    assert [child.type for child in children if child.type not in ("text", "text_special")] == [
        "link_open",
        "link_close",
    ]
    shown = "".join(child.content for child in children)
    assert shown == f'"{title}". Courier, 2025. https://a.example/x_y_(z)_ [k3vq]'


def test_a_document_has_title_text_names_and_related_articles() -> None:
    text = article_to_markdown(OPENED)
    assert text.startswith(
        "# Odalys Brenk came\n\nThe Wessel Courier · 2025-07 (inferred) · in/a.txt · abcdefghijkl\n\n"
    )
    assert "\n\n**A dek.**\n\nOdalys Brenk came.\n\nNames: Odalys Brenk\n\n" in text
    assert text.endswith("Related:\n\n- The ferry (mnopqrstuvwx): same day\n")


def test_an_address_that_is_none_is_left_out() -> None:
    opened = replace(OPENED, article=replace(ARTICLE, url="javascript:alert(1)"))
    assert "javascript" not in article_to_markdown(opened)
    opened = replace(OPENED, article=replace(ARTICLE, url="https://example.org/a_b"))
    assert "<https://example.org/a_b>" in article_to_markdown(opened)


@given(st.text(max_size=200))
def test_file_names_are_safe_and_told_apart_by_their_id(title: str) -> None:
    name = file_name_of(replace(ARTICLE, display_title=title, text=CleanText(title, None, None, ())))
    assert re.fullmatch(r"2025-07(-[a-z0-9]+)*-abcdefghijkl\.md", name)
    assert len(name) < 120


def test_file_names_begin_with_the_day() -> None:
    assert file_name_of(ARTICLE) == "2025-07-odalys-brenk-came-abcdefghijkl.md"
    assert file_name_of(replace(ARTICLE, published=None)) == "undated-odalys-brenk-came-abcdefghijkl.md"
