"""What a user decides about names, how it is taken back, and what is asked about them."""

from __future__ import annotations

import pytest

from reader.library.journal import open_journal
from reader.library.names import NamesPart
from reader.library.resolution import resolve
from reader.model.entity import EntityType
from reader.model.errors import NamesFileError, NoSuchEntityError
from reader.model.query import Among, Named
from tests.builders import add_article, printed
from tests.fakes.world import World

PERSON: EntityType = "person"


@pytest.fixture
def world(world: World) -> World:
    for body, *names in (
        ("One.", "Muammar Gaddafi", "Gaddafi"),
        ("Two.", "Moammar Qadhafi", "Qadhafi"),
        ("Three.", "Moammar Qadhafi"),
        ("Four.", "Qadhafi", "Tamsin Vole"),
        ("Five.", "Ivan Petrov", "I. Petrov"),
        ("Six.", "Iwan Petrow", "Petrow"),
    ):
        add_article(world.store, body, mentions=printed(*((name, PERSON) for name in names)))
    return world


def names(world: World) -> NamesPart:
    return world.library.names


def id_of(world: World, name: str) -> str:
    (found,) = (entity.id for entity in names(world).listed(None, 99) if name in entity.aliases or name == entity.name)
    return found


def rows(world: World) -> dict[str, int]:
    return {entity.name: entity.article_count for entity in names(world).listed(None, 99)}


def undo(world: World) -> str | None:
    step = world.library.desk.undo()
    return step.label if step else None


def test_names_that_were_merged_are_one_everywhere_and_both_ids_lead_to_it(world: World):
    kept, other = id_of(world, "Muammar Gaddafi"), id_of(world, "Moammar Qadhafi")

    step = names(world).merge(kept, other)

    assert step.label == "Moammar Qadhafi merged with Muammar Gaddafi"
    assert set(step.numbers) == {1, 2, 3, 4}
    page = names(world).page(other)
    assert page.entity.id == kept
    assert (page.entity.name, page.entity.article_count) == ("Moammar Qadhafi", 4)
    assert [each.entity.name for each in page.companions] == ["Tamsin Vole"]
    assert names(world).of_article(1)[0].entity == page.entity
    assert resolve(Named("qadhafi", "person"), world.store) == Among(frozenset({1, 2, 3, 4}))


def test_an_article_that_comes_later_follows(world: World):
    names(world).merge(id_of(world, "Muammar Gaddafi"), id_of(world, "Moammar Qadhafi"))
    names(world).split(id_of(world, "Ivan Petrov"), ["Iwan Petrow"])

    later = add_article(world.store, "New.", mentions=printed(("Qadhafi", PERSON), ("Iwan Petrow", PERSON)))

    assert {each.entity.name for each in names(world).of_article(later)} == {"Moammar Qadhafi", "Iwan Petrow"}
    assert rows(world)["Iwan Petrow"] == 2


def test_a_spelling_that_leaves_takes_its_short_forms_with_it(world: World):
    before = id_of(world, "Ivan Petrov")

    names(world).split(before, ["Iwan Petrow"])

    assert rows(world)["Ivan Petrov"] == 1
    assert id_of(world, "Iwan Petrow") == id_of(world, "Petrow") != id_of(world, "I. Petrov") == before


def test_several_spellings_that_leave_become_one(world: World):
    kept = id_of(world, "Muammar Gaddafi")
    names(world).merge(kept, id_of(world, "Moammar Qadhafi"))
    names(world).merge(kept, id_of(world, "Ivan Petrov"))

    names(world).split(kept, ["Moammar Qadhafi", "Ivan Petrov"])

    assert id_of(world, "Ivan Petrov") == id_of(world, "Moammar Qadhafi")
    assert rows(world)["Muammar Gaddafi"] == 1


def test_the_spelling_that_keeps_the_id_can_leave_too(world: World):
    kept = id_of(world, "Muammar Gaddafi")
    names(world).merge(kept, id_of(world, "Tamsin Vole"))

    names(world).split(kept, ["Muammar Gaddafi"])

    assert id_of(world, "Muammar Gaddafi") != id_of(world, "Tamsin Vole")


def test_all_spellings_cannot_leave(world: World):
    with pytest.raises(NamesFileError, match="Tamsin Vole: is what the other spellings rest on"):
        names(world).split(id_of(world, "Tamsin Vole"), ["Tamsin Vole"])


def test_a_new_name_is_shown_and_found(world: World):
    names(world).rename(id_of(world, "Tamsin Vole"), "  Dr Tamsîn  Vole ")

    assert id_of(world, "Dr Tamsîn Vole") == names(world).pick("dr tamsin", 9)[0].id
    assert resolve(Named("dr tamsin vole", None), world.store) == Among(frozenset({4}))
    with pytest.raises(NamesFileError, match="is empty"):
        names(world).rename(id_of(world, "Tamsin Vole"), " ")


def test_a_hidden_name_is_nowhere(world: World):
    hidden = id_of(world, "Tamsin Vole")

    names(world).hide(hidden)

    assert "Tamsin Vole" not in rows(world)
    assert [each.entity.name for each in names(world).of_article(4)] == ["Moammar Qadhafi"]
    assert names(world).pick("vole", 9) == ()
    assert names(world).page(id_of(world, "Moammar Qadhafi")).companions == ()
    assert [each.name for each in world.store.entities.named_in([4])[4]] == ["Moammar Qadhafi"]
    assert "Tamsin Vole is hidden" in names(world).why("Tamsin Vole", "Qadhafi")[0]


def test_another_type_counts_in_lists_and_searches(world: World):
    names(world).change_type(id_of(world, "Tamsin Vole"), "place")

    assert [entity.name for entity in names(world).listed("place", 9)] == ["Tamsin Vole"]
    assert resolve(Named("tamsin vole", "place"), world.store) == Among(frozenset({4}))
    assert resolve(Named("tamsin vole", "person"), world.store) == Among(frozenset())
    with pytest.raises(NamesFileError, match="place already"):
        names(world).change_type(id_of(world, "Tamsin Vole"), "place")


def test_two_that_share_a_spelling_are_told_by_their_type(world: World):
    add_article(world.store, "Place.", mentions=printed(("Tamsin Vole", "place")))
    place = next(entity.id for entity in names(world).listed("place", 9))

    names(world).hide(place)

    assert 'name = "place: Tamsin Vole"' in (world.library.settings.library_folder / "entities.toml").read_text()
    assert "Tamsin Vole" in rows(world)


def test_every_edit_is_one_step_that_can_be_taken_back_and_done_again(world: World):
    before = rows(world)
    kept = id_of(world, "Muammar Gaddafi")
    states = [before]
    for edit in (
        lambda: names(world).merge(kept, id_of(world, "Moammar Qadhafi")),
        lambda: names(world).rename(kept, "The Colonel"),
        lambda: names(world).split(kept, ["Moammar Qadhafi"]),
        lambda: names(world).change_type(kept, "org"),
        lambda: names(world).hide(kept),
    ):
        edit()
        states.append(rows(world))

    assert undo(world) == "The Colonel hidden"
    assert rows(world) == states[4]
    step = world.library.desk.redo()
    assert step is not None
    assert rows(world) == states[5]
    for state in states[4::-1]:
        undo(world)
        assert rows(world) == state
    assert undo(world) is None


def test_taking_back_leaves_what_was_written_by_hand_in_between(world: World):
    names(world).rename(id_of(world, "Tamsin Vole"), "Dr Vole")
    file = world.library.settings.library_folder / "entities.toml"
    file.write_text(file.read_text() + '\n[[hide]]  # by hand\nname = "Ivan Petrov"\n')

    assert undo(world) == "Tamsin Vole renamed Dr Vole"

    assert "Tamsin Vole" in rows(world)
    assert "Ivan Petrov" not in rows(world)
    assert "by hand" in file.read_text()


def test_a_step_survives_a_restart(world: World):
    names(world).hide(id_of(world, "Tamsin Vole"))
    later = open_journal(world.store)
    world.store.database.connection().execute("UPDATE journal SET window = ?", (later.window,))

    step = later.undo()

    assert step is not None
    assert step.label == "Tamsin Vole hidden"
    assert "Tamsin Vole" in rows(world)


def test_ids_that_nobody_has_are_told(world: World):
    with pytest.raises(NoSuchEntityError):
        names(world).merge("nobody", id_of(world, "Tamsin Vole"))
    with pytest.raises(NamesFileError, match="is one name already"):
        names(world).merge(id_of(world, "Gaddafi"), id_of(world, "Muammar Gaddafi"))


def test_spellings_come_with_their_counts(world: World):
    found = names(world).spellings(id_of(world, "Moammar Qadhafi"))

    assert [(each.text, each.mention_count) for each in found] == [("Moammar Qadhafi", 2), ("Qadhafi", 2)]


def test_a_name_is_picked_by_any_part_of_any_spelling_most_articles_first(world: World):
    assert [entity.name for entity in names(world).pick("AFI", 9)] == ["Moammar Qadhafi", "Muammar Gaddafi"]
    assert [entity.name for entity in names(world).pick("mar q", 9)] == ["Moammar Qadhafi"]
    assert [entity.name for entity in names(world).pick("", 2)] == [each.name for each in names(world).listed(None, 2)]
    assert names(world).pick("xyz", 9) == ()


def test_a_decision_that_another_took_the_meaning_from_holds_when_it_is_made_again(world: World):
    name = id_of(world, "Tamsin Vole")
    types: list[EntityType] = ["org", "place", "org", "person", "org"]

    def type_now() -> EntityType:
        return names(world).page(name).entity.type

    for wanted in types:
        names(world).change_type(name, wanted)
        assert type_now() == wanted
    for before in reversed([PERSON, *types[:-1]]):
        undo(world)
        assert type_now() == before
