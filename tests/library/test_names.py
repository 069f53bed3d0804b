from __future__ import annotations

import pytest

from reader.model.errors import NoSuchEntityError
from tests.builders import add_article, make_mention
from tests.fakes.world import World


def test_a_names_page_has_its_articles_and_companions(world: World):
    brenk, vole = make_mention("Odalys Brenk"), make_mention("Tamsin Vole", at=30)
    first = add_article(world.store, "First.", mentions=[brenk, vole])
    second = add_article(world.store, "Second.", mentions=[brenk])
    (entity,) = (each for each in world.library.names.listed("person", 9) if each.name == "Odalys Brenk")

    page = world.library.names.page(entity.id)

    assert page.entity == entity
    assert [row.number for row in page.articles] == [second, first]
    assert [each.entity.name for each in page.companions] == ["Tamsin Vole"]
    with pytest.raises(NoSuchEntityError):
        world.library.names.page("nobody")


def test_the_names_of_an_article_are_without_those_that_only_a_demonym_points_to(world: World):
    wessel = make_mention("Wesseler", "place", key="wessel", at=30, is_demonym=True)
    number = add_article(world.store, "First.", mentions=[make_mention("Odalys Brenk"), wessel])

    assert [each.entity.name for each in world.library.names.of_article(number)] == ["Odalys Brenk"]
