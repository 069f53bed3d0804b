"""All that a story's page shows, put together from what the store keeps and what its reports say beside each other.

Computed when asked, where searches are answered: it reads every report.  Knows no screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.library.reports import fold_copies, read_report
from reader.model.article import ArticleNumber, ArticleRow
from reader.model.story import Copy, CopyKind, Difference, Episode, OnlyHere, Report, StoryNumber, StoryPage
from reader.store import Store
from reader.store.likeness import Likeness
from reader.store.stories import StoredEpisode
from reader.understanding.differences import find_differences
from reader.understanding.duplicates import COPY_CONTAINMENT, REWRITE_CONTAINMENT, count_added_sentences
from reader.understanding.only_here import find_only_here
from reader.understanding.reports import MOST_REPORTS, StoryReport
from reader.understanding.sentences import split_sentences
from reader.understanding.stories import is_told_to_copy
from reader.understanding.timeline import find_days

MOST_ARTICLES = 400
"""Of a story that are read for its page, the latest ones."""


def make_story_page(store: Store, story: StoryNumber, only: frozenset[ArticleNumber] | None = None) -> StoryPage:
    """Everything about one story, or the one it became part of; raises NoSuchStoryError where no articles are left.

    With `only`, it is made of these articles, as if the story had no others.
    """
    row = store.stories.row(story)
    stored = store.stories.episodes(row.number)
    read = {number: read_report(store, number) for number in _latest(stored, only)}
    rows = {each.number: each for each in store.articles.rows(tuple(read))}
    episodes = tuple(
        _make_episode(store, each, read, rows) for each in stored if not read.keys().isdisjoint(each.articles)
    )
    neighbours = store.stories.rows(store.stories.neighbours(row.number))
    return StoryPage(row, episodes, tuple(each for each in neighbours if not each.is_muted))


def _latest(stored: Sequence[StoredEpisode], only: frozenset[ArticleNumber] | None) -> list[ArticleNumber]:
    numbers = [number for episode in stored for number in episode.articles if only is None or number in only]
    return numbers[-MOST_ARTICLES:]


def _make_episode(
    store: Store,
    stored: StoredEpisode,
    read: Mapping[ArticleNumber, StoryReport],
    rows: Mapping[ArticleNumber, ArticleRow],
) -> Episode:
    folded = fold_copies(store, [number for number in stored.articles if number in read])
    reports = [read[number] for number in folded]
    others = [report for number, report in read.items() if number not in stored.articles]
    only_here = find_only_here(reports)
    return Episode(
        id=stored.id,
        first_day=stored.first_day,
        last_day=stored.last_day,
        reports=tuple(
            _make_report(store, read, rows, number, copies, only_here.get(number, ()))
            for number, copies in folded.items()
        ),
        days=find_days(reports),
        differences=_not_rejected(store, find_differences(reports, others[-MOST_REPORTS:])),
    )


def _make_report(
    store: Store,
    read: Mapping[ArticleNumber, StoryReport],
    rows: Mapping[ArticleNumber, ArticleRow],
    number: ArticleNumber,
    copies: Sequence[ArticleNumber],
    only_here: tuple[OnlyHere, ...],
) -> Report:
    shared = {each.other: each for each in store.likeness.of(number)}
    known = store.sorting.originals([number, *copies]) if copies else {}
    found = [
        _make_copy(read, rows, number, copy, "copy" if is_told_to_copy(known[copy], known[number]) else "same text")
        for copy in copies
    ]
    # a rewrite is a report of its own, too: it is told of once, by the report that comes before it
    order = list(read)
    later = order[order.index(number) + 1 :]
    rewrites = [other for other in later if other in shared and _is_rewrite(shared[other])]
    found += [_make_copy(read, rows, number, other, "rewrite") for other in rewrites]
    return Report(rows[number], tuple(found), only_here)


def _is_rewrite(likeness: Likeness) -> bool:
    return REWRITE_CONTAINMENT <= likeness.containment < COPY_CONTAINMENT


def _make_copy(
    read: Mapping[ArticleNumber, StoryReport],
    rows: Mapping[ArticleNumber, ArticleRow],
    original: ArticleNumber,
    copy: ArticleNumber,
    kind: CopyKind,
) -> Copy:
    sentences = [sentence.text for paragraph in read[copy].text.body for sentence in split_sentences(paragraph)]
    return Copy(rows[copy], kind, count_added_sentences(sentences, read[original].text))


def _not_rejected(store: Store, differences: Sequence[Difference]) -> tuple[Difference, ...]:
    return tuple(each for each in differences if store.decisions.value("same_value", each.id) is None)
