from __future__ import annotations

import json

from tests.cli.conftest import Run


def test_names_come_with_type_count_and_spellings(run: Run) -> None:
    outcome = run("names")
    assert outcome.status == 0
    counts = []
    for line in outcome.lines:
        id_, type_, count, name, aliases = line.split("\t")
        assert id_
        assert type_ in ("person", "org", "place", "event")
        assert name
        assert aliases
        counts.append(int(count))
    assert len(counts) > 5
    assert counts == sorted(counts, reverse=True)


def test_a_type_narrows_the_list(run: Run) -> None:
    places = json.loads(run("names", "--type", "place", "--json").out)
    every = json.loads(run("names", "--json").out)
    assert places
    assert places == [each for each in every if each["type"] == "place"]


def test_the_names_of_one_article_are_those_of_its_export(run: Run, some_id: str) -> None:
    names = json.loads(run("names", some_id, "--json").out)
    exported = json.loads(run("show", some_id, "--json").out)["entities"]
    assert names
    assert [each["id"] for each in names] == [each["id"] for each in exported]


def test_on_a_terminal_names_stand_in_a_table(run_on_screen: Run) -> None:
    out = run_on_screen("names", "--type", "person").out
    assert "Articles" in out
    assert "\t" not in out
