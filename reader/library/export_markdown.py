"""Articles as Markdown documents that show foreign text as it is: none of its letters becomes markup.

Knows neither how the documents are written nor where to.
"""

from __future__ import annotations

import re

from anyascii import anyascii

from reader.model.article import Article
from reader.model.dates import PublicationDate
from reader.model.entity import OpenedArticle
from reader.text.sanitise import safe_url, sanitise_line

LONGEST_SLUG = 60

# What CommonMark, and the dialects of common programs, would read as markup where it stands; all else stays as it is.
_INLINE_MARKUP = re.compile(
    r"""\\(?= [!-/:-@\[-`{-~] | $ )             # a backslash says something before a punctuation mark only
      | `
      | (?<! [^\W_] ) (?<! [^\W_]_ ) _           # inside a word none is emphasis
      | _ (?! _* [^\W_] )
      | (?<! [ ] ) \* | \* (?! [ ] )
      | ^\[ (?= [ xX]\] | .* \] (?: : | $ ) )    # a task, or the address that another [word] leads to
      | \] (?= [(\[] )
      | < (?= [A-Za-z/!?] )
      | & (?= \#? \w+ ; )
      | (?<= \S ) ~ | ~ (?= ~ )                  # what only opens strikes nothing out
      | (?<= \S ) \$ (?! \d ) | \$ (?= \$ )     # nor does it open a formula
      | (?<= [ ] ) \# (?= \#* $ )                # would close a heading
    """,
    re.VERBOSE,
)
_LINE_MARKUP = re.compile(r"^(?:#(?=[#\s]|$)|>|\+(?=\s|$)|-(?=[\s-]|$)|=(?==*\s*$)|\d{1,9}(?=[.)](?:\s|$)))")
_CITED_ADDRESS = re.compile(r"https?://[^\s<>]+(?= \[\w+\]$)")


def article_to_markdown(opened: OpenedArticle) -> str:
    """One article as a document: title, where it is from, text, names, tags and related articles with reasons."""
    article = opened.article
    blocks = [f"# {escape_markdown(article.display_title)}", _describe(article)]
    if article.text.dek:
        blocks.append(f"**{escape_markdown(article.text.dek)}**")
    if article.text.subtitle:
        blocks.append(f"## {escape_markdown(article.text.subtitle)}")
    blocks += [escape_markdown(paragraph) for paragraph in article.text.body]
    names = [each.entity.name for each in opened.names if not each.is_only_pointed_to]
    if names:
        blocks.append("Names: " + escape_markdown(", ".join(names)))
    if opened.row.tags:
        blocks.append("Tags: " + escape_markdown(", ".join(opened.row.tags)))
    if opened.related:
        lines = [
            f"- {escape_markdown(each.row.display_title)} ({each.row.id}): {escape_markdown('; '.join(each.reasons))}"
            for each in opened.related
        ]
        blocks.append("Related:\n\n" + "\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def file_name_of(article: Article) -> str:
    """A name for the article's file: date, title and id in ASCII letters that every system takes."""
    date = article.published.value[:10] if article.published else "undated"
    return "-".join(part for part in (date, make_slug(article), article.id) if part) + ".md"


def make_slug(article: Article) -> str:
    """Return the title in ASCII letters that every system takes in a file's name; empty where it has none."""
    words = re.findall("[a-z0-9]+", anyascii(article.display_title).lower())
    return "-".join(words)[:LONGEST_SLUG].strip("-")


def escape_markdown(text: str) -> str:
    """The text as one line of Markdown that reads as exactly this text."""
    escaped = _INLINE_MARKUP.sub(r"\\\g<0>", sanitise_line(text))
    return _LINE_MARKUP.sub(_escape_line_start, escaped)


def escape_citation(citation: str) -> str:
    """A citation as Markdown that reads as exactly this text, its address a link."""
    address = _CITED_ADDRESS.search(citation)
    if address is None:
        return escape_markdown(citation)
    before, after = citation[: address.start()], citation[address.end() :]
    return f"{escape_markdown(before)} <{address[0]}> {escape_markdown(after)}"


def _escape_line_start(match: re.Match[str]) -> str:
    found = match[0]
    # a number is escaped at the stop after it, which follows the match
    return f"{found}\\" if found.isdigit() else f"\\{found}"


def _describe(article: Article) -> str:
    url = safe_url(article.url) if article.url is not None else None
    parts = [
        escape_markdown(article.source),
        _describe_date(article.published),
        f"<{url}>" if url is not None and not re.search("[<>]", url) else escape_markdown(article.path or ""),
        article.id,
    ]
    return " · ".join(part for part in parts if part)


def _describe_date(published: PublicationDate | None) -> str:
    if published is None:
        return "no date"
    return published.value if published.grade == "stated" else f"{published.value} ({published.grade})"
