"""Whoever works on a library is killed at random instants; nothing is lost, doubled or left half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kills.rounds import Life, choose_actors

ROUNDS = 20


def test_nothing_is_hurt_by_kills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, "")  # to be set back
    life = Life(tmp_path, seed=20250723)
    hit = 0
    for number, actor in enumerate(choose_actors(ROUNDS, seed=20250723)):
        was_killed, found = life.live(actor)
        assert found == [], f"round {number}: {actor}"
        hit += was_killed

    assert hit > ROUNDS / 3
