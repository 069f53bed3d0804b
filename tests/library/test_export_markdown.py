from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.library.export_markdown import article_to_markdown, escape_markdown, file_name_of
from reader.model.article import CleanText
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
