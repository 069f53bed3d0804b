from __future__ import annotations

import pytest

from reader.model.entity import EntityType
from reader.model.errors import NoSuchEntityError
from tests.builders import add_article, printed
from tests.fakes.world import World

Name = tuple[str, EntityType]


def fill(world: World, *articles: tuple[Name, ...]) -> None:
    for number, article in enumerate(articles):
        add_article(world.store, f"Text {number}.", mentions=printed(*article))


def test_an_unknown_name_is_told_with_who_may_be_meant(world: World):
    fill(world, (("Tamsin Vole", "person"), ("Kyiv", "place")))

    with pytest.raises(NoSuchEntityError, match="Vola: no article has this name; newsreader names lists them"):
        world.library.names.why("Vola", "Kyiv")
    with pytest.raises(NoSuchEntityError, match="did you mean Kyiv"):
        world.library.names.why("Kiev", "Tamsin Vole")
    assert world.library.names.why("Vole", "Kyiv")[0] == "two: Tamsin Vole is a person; Kyiv is a place"


def test_a_bare_surname_is_told_with_its_bearers(world: World):
    fill(
        world,
        (("Odalys Brenk", "person"), ("Brenk", "person")),
        (("Brenk", "person"),),
        (("Brenk", "person"),),
    )

    reasons = world.library.names.why("Brenk", "Odalys Brenk")

    assert reasons[0] == "one: both are shown as Odalys Brenk"
    assert "in 1 place an article that names Odalys Brenk in full means the same by Brenk" in reasons
    assert reasons[-1] == "Brenk by itself means Odalys Brenk in this archive: Odalys Brenk (1 article)"


def test_a_surname_that_two_share_means_nobody(world: World):
    fill(world, (("Odalys Brenk", "person"),), (("Osric Brenk", "person"),), (("Brenk", "person"),))

    reasons = world.library.names.why("Brenk", "Osric Brenk")

    assert reasons[0].startswith("two: ")
    assert reasons[-1] == (
        "Brenk by itself means nobody here: Odalys Brenk (1 article), Osric Brenk (1 article); it takes 4 times as many"
    )


def test_what_the_file_says_comes_first_with_its_line(world: World):
    fill(world, (("Odalys Brenk", "person"),), (("Tamsin Vole", "person"),), (("Mara Quill", "person"),))
    file = world.library.settings.library_folder / "entities.toml"
    file.write_text(
        '[[same]]\nnames = ["Odalys Brenk", "Tamsin Vole"]\n\n[[different]]\nnames = ["Odalys Brenk", "Mara Quill"]\n'
    )
    world.library.names.catch_up()

    assert world.library.names.why("Odalys Brenk", "Tamsin Vole")[1] == "entities.toml:1 says they are one"
    assert world.library.names.why("Mara Quill", "Odalys Brenk")[1] == "entities.toml:4 says they are not one"


def test_ids_are_as_good_as_spellings(world: World):
    fill(world, (("Odalys Brenk", "person"), ("Wessel", "place")))
    person, place = (world.library.names.listed(kind, 1)[0].id for kind in ("person", "place"))

    assert world.library.names.why(person, place) == world.library.names.why("Odalys Brenk", "Wessel")


def test_what_the_rules_say_is_about_the_two_that_the_verdict_is_about(world: World):
    fill(world, (("Osric Brenk", "person"), ("Brenk", "person")), (("Brenk", "place"),), (("Osric Brenk", "place"),))

    reasons = world.library.names.why("Brenk", "Osric Brenk")

    assert reasons[0] == "one: both are shown as Osric Brenk"
    assert not any("table of places" in reason for reason in reasons)


def test_a_part_of_an_organisation_s_name_is_told_from_other_names(world: World):
    fill(world, (("Velten Foods", "org"), ("Velten", "org")))

    verdict, rule, article = world.library.names.why("Velten", "Velten Foods")

    assert verdict == "one: both are shown as Velten Foods"
    assert rule.endswith("a part of a name counts within one article only")
    assert article.startswith("in 1 place an article that names Velten Foods in full")
