"""A small part of the benches: some documents through every command and one visit to the screen."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.query import read_query
from reader.settings import load_settings
from tests.bench.fuzz import run_rounds, show_kinds
from tests.bench.keys_at_random import make_homes, press_keys
from tests.hostile.documents import EVIL, make_documents
from tests.hostile.rounds import CPU_SECONDS_ALLOWED, SIZES, Round, cpu_limit

SEED = 20251122
DOCUMENTS = 9
INPUTS = 100
SECONDS_TO_ANSWER = 60.0
"""Until a program hangs: only then; the bench measures."""
QUERY_PIECES = (
    "(",
    ")",
    '"',
    "OR ",
    "NOT ",
    "-",
    "*",
    "~",
    "^",
    "date:[",
    " TO ",
    "]",
    "since:",
    "person:",
    "a",
    " ",
    *EVIL,
)


def test_hostile_documents_harm_nothing(private_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(private_home))  # the rounds set them; this puts them back
    (total,) = run_rounds(DOCUMENTS, SEED, screen_every=None, per_round=DOCUMENTS)
    assert total.articles > DOCUMENTS / 2
    assert list(show_kinds(total.findings)) == []


def test_every_pane_shows_hostile_documents(private_home: Path) -> None:
    one = Round(0, private_home / "round", [*make_documents(DOCUMENTS, SEED + 1)])
    one.import_documents()
    one.visit_screen(SIZES[1], rows_opened=1)
    assert list(show_kinds(one.findings)) == []


def test_random_keys_at_random_sizes_are_survived(private_home: Path) -> None:
    _, hostile = make_homes(private_home, SEED)
    run = press_keys(hostile, random.Random(SEED), lambda run: run.inputs == INPUTS, SECONDS_TO_ANSWER)
    assert run.findings == []


@given(st.lists(st.sampled_from(QUERY_PIECES), max_size=30).map("".join))
def test_no_query_fails(query: str) -> None:
    from datetime import date

    read_query(query, date(2025, 3, 1), True)


@pytest.mark.parametrize(
    "query",
    ["(" * 1_000 + "a" + ")" * 1_000, "a " * 50_000, "(" * 100_000, '"a ' * 30_000, "-" * 100_000],
    ids=["nested", "words", "brackets", "quotes", "dashes"],
)
def test_a_monstrous_query_is_read_in_time(query: str) -> None:
    from datetime import date

    with cpu_limit(CPU_SECONDS_ALLOWED):
        read_query(query, date(2025, 3, 1), True)


@settings(max_examples=60)
@given(
    st.one_of(
        st.binary(max_size=80),
        st.lists(
            st.sampled_from(("[keys]", "star", "=", '"s"', "mark_read", "1", "[", "]", "\n", "{", ".")), max_size=12
        )
        .map("".join)
        .map(str.encode),
    )
)
def test_no_settings_file_crashes(tmp_path: Path, data: bytes) -> None:
    from reader.model.errors import SettingsError

    file = tmp_path / "config.toml"
    file.write_bytes(data)
    lines: list[str] = []
    try:
        lines += map(str, load_settings(None, str(file), {}).problems)
    except SettingsError as error:
        lines.append(str(error))
    assert not any("\n" in line for line in lines)
