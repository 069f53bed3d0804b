"""The page behind `i`: all that is known about an article beside its text.

Knows no widths and no widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from reader.model.article import HEAD_BLOCK_NAMES, Article, ArticleDetails, Removed, Repair, Revision
from reader.model.dates import PublicationDate
from reader.text.tags import show_tags
from reader.tui.pages.dates import UNDATED, show_day, show_long_date, show_moment
from reader.tui.pages.page import Page, PageBuilder

FOLDER_ALONE = " (the folder; the text names none)"
LABEL_WIDTH = 11
"""Columns of the labels on the left."""

REPAIR_NAMES = {
    "missing_space": "A missing space put in",
    "wrong_apostrophe": "An apostrophe put right",
    "mojibake": "Broken letters put right",
}


def compose_details(details: ArticleDetails, zone: tzinfo | None = None) -> Page:
    """Compose path, id, dates and the words they rest on, repairs, revisions, each removed block with its reason.

    Moments are shown in this time zone; None: the system's.
    """
    article, builder = details.article, PageBuilder()
    builder.add(article.display_title, "title")
    builder.end_line(2)
    _add_facts(builder, article, details.tags, zone)
    _add_repairs(builder, article.text.repairs)
    _add_revisions(builder, details.revisions, zone)
    _add_removed(builder, article.text.removed)
    return builder.build()


def _add_facts(builder: PageBuilder, article: Article, tags: Sequence[str], zone: tzinfo | None) -> None:
    facts = (
        ("Id", article.id),
        ("Path", article.path or ""),
        ("Url", article.url or ""),
        ("Source", f"{article.source}{FOLDER_ALONE if article.is_source_a_folder else ''}"),
        ("Author", article.text.author or ""),
        ("Language", article.language or ""),
        ("Words", f"{article.words:,}"),
        ("Tags", show_tags(tags)),
        ("Added", _show_local(article.added, zone)),
        ("Published", _describe_date(article.published)),
        ("Rests on", _quote(article.published)),
        ("Own date", "" if article.own_date == article.published else _describe_date(article.own_date)),
    )
    for label, value in facts:
        if value:
            builder.hang(LABEL_WIDTH)
            builder.add(label.ljust(LABEL_WIDTH), "dim")
            builder.add(value)
            builder.end_line()
    builder.end_line()


def _show_local(moment: datetime, zone: tzinfo | None) -> str:
    return show_moment(moment.astimezone(zone))


def _describe_date(published: PublicationDate | None) -> str:
    if published is None:
        return UNDATED
    described = f"{show_long_date(published)} ({published.grade})"
    if published.earliest != published.latest:
        described += f", {show_day(published.earliest)} to {show_day(published.latest)}"
    return described


def _quote(published: PublicationDate | None) -> str:
    return "; ".join(f"“{words}”" for words in published.evidence) if published else ""


def _add_repairs(builder: PageBuilder, repairs: Sequence[Repair]) -> None:
    if not repairs:
        return
    builder.add("Repaired", "heading")
    builder.end_line()
    for repair in repairs:
        where = HEAD_BLOCK_NAMES.get(repair.block, f"paragraph {repair.block + 1}")
        builder.add(f"{REPAIR_NAMES[repair.kind]}, {where}: ", "dim")
        builder.add(repair.text)
        builder.end_line()
    builder.end_line()


def _add_revisions(builder: PageBuilder, revisions: Sequence[Revision], zone: tzinfo | None) -> None:
    if len(revisions) < 2:
        return
    builder.add("Revisions", "heading")
    builder.end_line()
    for revision in revisions:
        current = ", shown" if revision.is_current else ""
        builder.add(f"{revision.number:<3}{_show_local(revision.added, zone)}{current}")
        builder.end_line()
    builder.end_line()


def _add_removed(builder: PageBuilder, removed: Sequence[Removed]) -> None:
    builder.add("Removed from the text", "heading")
    builder.end_line()
    if not removed:
        builder.add("Nothing", "dim")
    for block in removed:
        builder.add(f"{block.kind_name.capitalize()}: {block.reason}", "removed")
        builder.end_line()
        for line in block.text.split("\n"):
            builder.add(line)
            builder.end_line()
        builder.end_line()
