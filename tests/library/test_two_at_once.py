"""Two open libraries in one folder, as two windows have them: each is told what the other did."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.library.desk import DeskPart
from reader.library.journal import open_journal
from reader.store import Store, open_store
from tests.builders import NOON, add_article
from tests.fakes.world import World


@pytest.fixture
def other(world: World) -> Iterator[Store]:
    store = open_store(world.store.database.file.parent)
    yield store
    store.close()


def test_articles_and_deeds_of_others_are_told_once(world: World, other: Store):
    number = add_article(other, "First.")
    desk = world.library.desk
    desk.open_window(NOON)
    assert desk.what_others_did() == "nothing"

    add_article(other, "Second.")
    assert desk.what_others_did() in ("work", "deeds")  # the first time nobody knows what deeds there were
    add_article(other, "Third.")
    assert desk.what_others_did() == "work"
    assert desk.what_others_did() == "nothing"

    others = DeskPart(other, open_journal(other))
    others.toggle_star(number)
    assert desk.what_others_did() == "deeds"
    others.undo()
    assert desk.what_others_did() == "deeds"
    assert desk.what_others_did() == "nothing"


def test_what_one_does_oneself_is_not_told(world: World, other: Store):
    number = add_article(other)
    desk = world.library.desk
    desk.open_window(NOON)
    desk.what_others_did()

    desk.toggle_star(number)
    desk.undo()

    assert desk.what_others_did() == "nothing"
