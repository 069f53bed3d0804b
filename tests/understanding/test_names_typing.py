from __future__ import annotations

from reader.data.gazetteer import load_gazetteer
from reader.model.entity import EntityType
from reader.understanding.names_blocks import Block, Name
from reader.understanding.names_runs import RunReader
from reader.understanding.names_text import split_words
from reader.understanding.names_typing import decide_types

GAZETTEER = load_gazetteer()
READER = RunReader(GAZETTEER)


def decide(*texts: str) -> dict[Name, EntityType]:
    blocks = []
    for number, text in enumerate(texts):
        words = split_words(text, GAZETTEER)
        blocks.append(Block(number, text, words, False, READER.read(words)))
    return decide_types(blocks, GAZETTEER)


def test_evidence_from_all_over_the_article_counts_together() -> None:
    assert decide("They met Gorna Velt.") == {}
    assert decide("They met Gorna Velt.", "A spokesman for Gorna Velt left.")["gorna", "velt"] == "org"


def test_the_last_word_alone_makes_a_person_the_first_alone_an_organisation() -> None:
    assert decide("They met Xandor Ptell.", "Then Ptell left.")["xandor", "ptell"] == "person"
    assert decide("They met Xandor Ptell.", "Then shares of Xandor fell.")["xandor", "ptell"] == "org"
    assert decide("They met Xandor Ptell.", "Then Xandor said he would leave.")["xandor", "ptell"] == "person"
    assert ("xandor", "ptell") not in decide("They met Xandor Ptell.", "Then Xandor left.")


def test_contradicting_evidence_decides_nothing() -> None:
    assert ("xor",) not in decide("The insurer Xor failed.", "The town of Xor is old.")


def test_parts_follow_the_whole() -> None:
    decided = decide("The lawyer Xandor Ptell met Velten Capital.", "Then Ptell sued Velten.")
    assert decided["ptell",] == "person"
    assert decided["velten",] == "org"


def test_an_acronym_follows_the_organisation_whose_initials_it_is() -> None:
    assert decide("It joined the Velten Renewal Movement.", "Later VRM split.")["vrm",] == "org"


def test_a_bare_given_name_is_nobody() -> None:
    assert ("olena",) not in decide("Today Olena, 34, is a nurse.")
    assert decide("They saw Pope Lucius there.")["lucius",] == "person"


def test_the_institution_of_a_town_does_not_make_the_town_an_organisation() -> None:
    decided = decide("The Belvel Commission met in Belvel.", "Then Belvel slept.")
    assert decided["belvel", "commission"] == "org"
    assert decided["belvel",] == "place"
