"""Markdown to plain lines: headings, paragraphs, list items, quotes and tables keep their words, marks go.

Does not know what is story and what is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LONGEST_MARKDOWN_CHARACTERS = 400_000
"""Beyond this a text is read as plain lines: unclosed brackets cost the parser 8 s a million (measured)."""

_MOST_FRONT_MATTER_LINES = 60
_FIELD = re.compile(r"([A-Za-z][\w-]*)\s*:\s*(.*)")
_CONTINUATION = re.compile(r"\s+\S|- |#|\s*$")
_TITLE_FIELDS = ("title", "headline")
_DEK_FIELDS = ("description", "subtitle", "summary", "dek", "excerpt")
_LABELS = {
    "author": "Author",
    "authors": "Author",
    "byline": "Author",
    "date": "Published",
    "published": "Published",
    "source": "Source",
    "publisher": "Source",
    "publication": "Source",
}
_TAG = re.compile(r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|<[^<>]*>", re.DOTALL | re.IGNORECASE)


def read_markdown(text: str) -> tuple[list[str], str | None]:
    """Return the plain lines and the headline that the front matter or the first heading of level one gives."""
    fields, rest = _split_front_matter(text)
    lines, heading = _flatten(_parser().parse(rest))
    title = next((fields[name] for name in _TITLE_FIELDS if name in fields), None)
    head = [title] if title and title != heading else []
    head += [fields[name] for name in _DEK_FIELDS if name in fields][:1]
    head += [f"{label}: {fields[name]}" for name, label in _LABELS.items() if name in fields]
    return ([*head, "", *lines] if head else lines), title or heading


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


def _split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the fields between two leading `---` lines and the text after them; no fields where none stand."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return {}, text
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:_MOST_FRONT_MATTER_LINES], 1):
        if line.rstrip() in ("---", "..."):
            return {name: value for name, value in fields.items() if value}, "\n".join(lines[number + 1 :])
        if field := _FIELD.match(line):
            fields[field[1].casefold()] = field[2].strip().strip("\"'[]")
        elif not _CONTINUATION.match(line):
            break
    return {}, text


def _flatten(tokens: list[Token]) -> tuple[list[str], str | None]:
    """Return one line a block, a blank line between blocks, and the first heading of level one."""
    lines: list[str] = []
    headline: str | None = None
    cells: list[str] | None = None
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            lines.append(" | ".join(cells))
            cells = None
        elif token.type == "inline":
            text = _plain(token)
            if cells is not None:
                cells.append(text.replace("\n", " "))
            else:
                lines += text.split("\n")
            if headline is None and before is not None and before.type == "heading_open" and before.tag == "h1":
                headline = " ".join(text.split()) or None
        elif token.type in ("fence", "code_block"):
            lines += token.content.split("\n")
        elif token.type == "html_block":
            lines += _TAG.sub("", token.content).split("\n")
        elif token.type in ("paragraph_close", "heading_close", "table_close") and not token.hidden:
            lines.append("")
    return lines, headline


def _plain(token: Token) -> str:
    return "".join(_inline_texts(token.children or []))


def _inline_texts(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak" or (token.type == "html_inline" and token.content.startswith("<br")):
            yield "\n"
        elif token.type == "image":
            yield _plain(token)
        elif token.type != "html_inline":
            yield token.content
