"""The second half of an article's way: beside the others it gets its copies, its story, its date and its episode.

    unsorted | candidates | kinship, containment | copies | story | date by siblings | episode

It comes after the import of all that came together, in order of time, so that the order of files says nothing.  A batch
takes two short transactions, one that puts its articles into stories and one that says what follows; in between, while
that is found out, all of them wait on: what is interrupted is done again by whoever sorts next.  Cost per article is
bounded by its candidates, whatever the archive's size.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from reader.ingest.comparing import compare_names
from reader.ingest.pairs import PairFinder
from reader.model.article import ArticleNumber
from reader.model.dates import PublicationDate
from reader.model.ports import ReportProgress
from reader.model.story import StoryNumber
from reader.model.work import Progress
from reader.store import Store
from reader.store.loosening import loosen, settle
from reader.store.membership import arrange_episodes, join_stories, make_story, name_story, put_into_story
from reader.store.sorting import (
    TextMark,
    find_copies,
    find_kin_stories,
    find_unchanged,
    is_moved_by_hand,
    note_sorted,
    note_waiting,
    set_original,
    set_published,
)
from reader.understanding.publication import date_by_siblings
from reader.understanding.publication_days import DatedText
from reader.understanding.stories import choose_original, choose_story
from reader.understanding.story_names import ARTICLES_READ, StoryMember, find_story_name

SORTED_AT_ONCE = 200
NAMED_UP_TO = 8
"""Articles of a story up to which its name follows what comes; from then on it is known by it."""
SIBLINGS = 16
"""The nearest kin of an undated article, then others of its story, whose words may date it."""
DATED_KIN = 8
"""So many undated kin of a new article are dated again by what it says."""


def sort_articles(store: Store, report_progress: ReportProgress) -> int:
    """Sort all articles that wait; return how many.  Raises WorkCancelledError; what is left is sorted next time."""
    total, done = store.sorting.count(), 0
    while waiting := store.sorting.waiting(SORTED_AT_ONCE):
        pairs = PairFinder(store)
        for number in waiting:
            report_progress(Progress("Sorting into stories", done, max(total, done + 1)))
            pairs.find(number)
            done += 1
        touched = _put_into_stories(store, pairs, waiting)
        published = _find_days(store, tuple(waiting))
        names = _find_names(store, store.sorting.stories_of(sorted({*touched, *published})))
        with store.database.writing() as connection:
            done_with = find_unchanged(connection, {**touched, **waiting})
            for number, day in published.items():
                set_published(connection, number, day)
            for story, name in names.items():
                name_story(connection, story, name)
            _arrange(store, connection, {*touched, *published})
            note_sorted(connection, done_with)
    return done


def _put_into_stories(
    store: Store, pairs: PairFinder, waiting: Mapping[ArticleNumber, TextMark]
) -> Mapping[ArticleNumber, TextMark]:
    """Find each article's copies and its story, and those of articles near them that may belong elsewhere now.

    Returns all other articles that this may have changed; until what follows is written they wait, too.
    """
    with store.database.writing() as connection:
        pairs.write(connection)
        loosened = loosen(connection, tuple(waiting))
        touched = set(loosened.articles)
        for number in loosened.articles:
            for copies in find_copies(connection, number):
                set_original(connection, copies, choose_original(copies))
                touched.update(copy.number for copy in copies)
            if not is_moved_by_hand(connection, number):
                _find_story(connection, number)
        settle(connection, loosened)
        _arrange(store, connection, touched)
        return note_waiting(connection, sorted(touched - waiting.keys()))


def _arrange(store: Store, connection: sqlite3.Connection, articles: Iterable[ArticleNumber]) -> None:
    for story in store.sorting.stories_of(sorted(articles)):
        arrange_episodes(connection, story)


def _find_story(connection: sqlite3.Connection, number: ArticleNumber) -> None:
    """Put an article into the story of its kin; a new one where they belong to none yet."""
    kin_stories, alone = find_kin_stories(connection, number)
    choice = choose_story(kin_stories)
    if choice is None and not alone:
        return
    story = choice.story if choice is not None else make_story(connection, number)
    for absorbed in choice.absorbed if choice is not None else ():
        join_stories(connection, absorbed, story)
    for newcomer in (number, *alone):
        put_into_story(connection, newcomer, story)


def _find_names(store: Store, stories: Sequence[StoryNumber]) -> dict[StoryNumber, str]:
    """Names for those of the stories that have none yet, or not for good."""
    article_count = store.articles.count()
    found: dict[StoryNumber, str] = {}
    for story in store.sorting.unnamed(stories, NAMED_UP_TO):
        first = store.stories.articles_of(story)[:ARTICLES_READ]
        if not first:  # another program has put them into another story meanwhile
            continue
        named = store.entities.named_in(first)
        members = []
        for number in first:
            article = store.articles.get(number)
            terms = store.terms.terms_of(number)
            names = compare_names(named[number])
            members.append(StoryMember(article.text, article.display_title, article.language, terms, names))
        found[story] = find_story_name(members, article_count)
    return found


def _find_days(store: Store, numbers: Sequence[ArticleNumber]) -> dict[ArticleNumber, PublicationDate | None]:
    """When these articles were published, and undated kin of theirs, which may learn their day from them."""
    to_date = dict.fromkeys(numbers)
    for number in numbers:
        to_date.update(dict.fromkeys(store.sorting.undated_kin(number, DATED_KIN)))
    return {number: _find_published(store, number) for number in to_date}


def _find_published(store: Store, number: ArticleNumber) -> PublicationDate | None:
    """When an article was published: its own day, else what the articles of its story state."""
    article = store.articles.get(number)
    subject = DatedText(article.text, article.own_date, article.display_title)
    if subject.own_day is not None:
        return article.own_date
    containments = {likeness.other: likeness.containment for likeness in store.likeness.of(number)[:SIBLINGS]}
    siblings = []
    for other in tuple(dict.fromkeys((*containments, *store.sorting.others_of_story(number, SIBLINGS))))[:SIBLINGS]:
        sibling = store.articles.get(other)
        containment = containments.get(other, 0.0)
        siblings.append(DatedText(sibling.text, sibling.own_date, sibling.display_title, containment))
    return date_by_siblings(subject, siblings)
