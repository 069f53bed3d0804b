from __future__ import annotations

from reader.store import Store
from reader.store.headlines import find_headlines
from reader.store.membership import make_story, put_into_story
from tests.builders import add_article


def test_headlines_of_stories_come_with_the_size_of_their_story(store: Store):
    one, two, three = (add_article(store, title, title=title) for title in ("Dock strike", "Strike ends", "Fog"))
    add_article(store, "A strike that is in no story.", title="Strike alone")
    with store.database.writing() as connection:
        story = make_story(connection, one)
        for number in (two, three):
            put_into_story(connection, number, story)

    assert sorted(find_headlines(store.database, "strike")) == [(story, 3, "Dock strike"), (story, 3, "Strike ends")]
    assert sorted(find_headlines(store.database, "fog", "dock")) == [(story, 3, "Dock strike"), (story, 3, "Fog")]
    assert find_headlines(store.database, "ferry") == ()
