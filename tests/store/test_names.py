"""Names as they come and go with their articles' texts."""

from __future__ import annotations

from reader.model.entity import Entity
from reader.model.plan import NewRevision
from reader.store import Store
from reader.store.save import save_plan
from tests.builders import NOON, make_arrival, make_mention, make_plan, make_reading

NAME = make_mention("Wessel", "place", key="wessel")
DEMONYM = make_mention("Wesseler", "place", key="wessel", at=20, is_demonym=True)
NAME_AS_DEMONYM = make_mention("Wessel", "place", key="wessel", at=40, is_demonym=True)


def entity_after(store: Store, *texts: list) -> Entity | None:
    """What is known of the place after one article had these mentions, one text after the other."""
    plan = make_plan(make_reading("Text 0.", mentions=texts[0]), path="/in/a")
    number = save_plan(store.database, plan, NOON)
    for count, mentions in enumerate(texts[1:], 1):
        reading = make_reading(f"Text {count}.", mentions=mentions)
        save_plan(store.database, NewRevision(number, make_arrival(f"Text {count}.", "/in/a"), reading), NOON)
    found = store.entities.in_article(number)
    return found[0].entity if found else None


def test_a_spelling_that_is_a_name_and_a_demonym_is_counted_as_both(store: Store):
    entity = entity_after(store, [NAME, DEMONYM, NAME_AS_DEMONYM], [DEMONYM, NAME_AS_DEMONYM])

    assert entity is not None
    assert (entity.article_count, entity.aliases) == (0, ("Wessel", "Wesseler"))
    rows = store.database.connection().execute("SELECT surface, is_demonym, mention_count FROM alias ORDER BY surface")
    assert rows.fetchall() == [("Wessel", 1, 1), ("Wesseler", 1, 1)]


def test_a_name_is_made_of_the_spellings_that_are_left(store: Store):
    shouted = make_mention("WESSEL", "place", key="wessel")

    entity = entity_after(
        store, [make_mention("Port of Wessel", "place", key="wessel")], [DEMONYM], [shouted], [DEMONYM]
    )

    assert entity is not None
    assert entity.name == "Wessel"


def test_a_spelling_that_no_text_has_any_more_finds_nothing(store: Store):
    assert entity_after(store, [NAME], []) is None
    assert store.entities.find_spelling("Wessel", None) == ()
    assert store.entities.listed(None, 9) == ()
