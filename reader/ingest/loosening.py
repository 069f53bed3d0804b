"""Which articles are sorted anew together with newcomers: all of the stories near them that nobody has looked at yet.

So the order in which articles came says nothing until a user has seen what became of them: what was seen stays.  Beyond
a bound newcomers are only added.  Decides no story.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from reader.model.article import ArticleNumber
from reader.store.likeness import read_likenesses
from reader.store.sorting import find_articles_of_unseen_story, sort_by_time, take_out_of_stories
from reader.understanding.stories import NEAREST_KINSHIP

MOST_LOOSENED = 300
"""Articles that are sorted anew for one batch of newcomers."""


def loosen(connection: sqlite3.Connection, newcomers: Sequence[ArticleNumber]) -> tuple[ArticleNumber, ...]:
    """Take unseen stories near the newcomers apart; return their articles and the newcomers in order of time."""
    region = _find_region(connection, newcomers)
    take_out_of_stories(connection, [number for number in region if number not in set(newcomers)])
    return sort_by_time(connection, region)


def _find_region(connection: sqlite3.Connection, newcomers: Sequence[ArticleNumber]) -> list[ArticleNumber]:
    region = dict.fromkeys(newcomers)
    waiting = list(newcomers)
    while waiting:
        number = waiting.pop()
        found = list(find_articles_of_unseen_story(connection, number))
        for likeness in read_likenesses(connection, number):
            if likeness.kinship >= NEAREST_KINSHIP:
                found += find_articles_of_unseen_story(connection, likeness.other)
        added = [each for each in dict.fromkeys(found) if each not in region]
        region.update(dict.fromkeys(added))
        waiting += added
        if len(region) > MOST_LOOSENED:
            return list(newcomers)
    return list(region)
