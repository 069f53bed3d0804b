from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.data.gazetteer import fold_name, load_gazetteer

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Łódź", "lodz"),
        ("İzmir", "izmir"),
        ("Côte  d’Ivoire", "cote d'ivoire"),
        ("Strauß", "strauss"),
        ("ＮＡＴＯ", "nato"),
    ],
)
def test_case_accents_and_quotes_are_folded(printed: str, folded: str) -> None:
    assert fold_name(printed) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


def test_it_is_read_once() -> None:
    assert load_gazetteer() is GAZETTEER


@pytest.mark.parametrize("place", ["ukraine", "kramatorsk", "lodz", "texas", "sumy", "united states", "u.s.", "gaza"])
def test_places(place: str) -> None:
    assert place in GAZETTEER.places


@pytest.mark.parametrize("word", ["reading", "nice", "mobile", "split", "lincoln"])
def test_places_that_are_words_or_people_need_evidence(word: str) -> None:
    assert word in GAZETTEER.unsure_places
    assert word not in GAZETTEER.places


@pytest.mark.parametrize(
    ("demonym", "place"),
    [("turkish", "turkey"), ("russians", "russia"), ("south african", "south africa"), ("dutch", "netherlands")],
)
def test_demonyms_lead_to_a_place(demonym: str, place: str) -> None:
    assert GAZETTEER.demonyms[demonym] == place
    assert place in GAZETTEER.places


def test_every_alias_leads_to_a_name_that_is_no_alias_itself() -> None:
    for aliases in (GAZETTEER.place_aliases, GAZETTEER.organisation_aliases):
        for target in aliases.values():
            assert aliases.get(target, target) == target


def test_every_list_is_folded() -> None:
    for names in (GAZETTEER.places, GAZETTEER.organisations, GAZETTEER.given_names, GAZETTEER.family_names):
        assert all(name == fold_name(name) for name in names)


def test_only_acronyms_need_capitals() -> None:
    assert {"us", "who", "ice"} <= GAZETTEER.acronyms
    assert "kremlin" not in GAZETTEER.acronyms


def test_an_organisation_named_like_a_word_is_unsure() -> None:
    assert {"apple", "target", "dawn"} & GAZETTEER.organisations <= GAZETTEER.unsure_organisations
    assert "nato" not in GAZETTEER.unsure_organisations


def test_words_that_only_look_possessive() -> None:
    assert "moody's" in GAZETTEER.possessive_endings
    assert "people's" not in GAZETTEER.possessive_endings


def test_no_place_is_its_own_demonym() -> None:
    assert all(demonym != place for demonym, place in GAZETTEER.demonyms.items())
