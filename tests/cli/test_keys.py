from __future__ import annotations

import tomllib
from pathlib import Path

from reader.tui.actions import ACTIONS, ACTIONS_BY_ID
from reader.tui.keymap import resolve_keys
from tests.cli.conftest import Run


def test_every_action_is_a_line_with_its_keys_and_what_it_does(run: Run) -> None:
    outcome = run("keys")
    assert (outcome.status, outcome.err) == (0, "")
    assert [line.split("\t") for line in outcome.lines] == [
        [action.id, " ".join(action.keys), action.help] for action in ACTIONS
    ]


def test_a_person_sees_them_by_group_as_they_are_written(run_on_screen: Run) -> None:
    lines = run_on_screen("keys").lines
    assert "Move" in lines
    assert any(line.split() == ["redo", "U", "Ctrl-r", "redo"] for line in lines)


def test_the_settings_are_applied_and_what_is_wrong_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('# mine\n[keys]\nstar = "*"\nundo = "ctrl-nothing"\nserach = "x"\nredo = "m"\n')
    outcome = run("--config", str(config), "keys")
    assert outcome.status == 1
    keys = {line.split("\t")[0]: line.split("\t")[1] for line in outcome.lines}
    assert keys["star"] == "*"
    assert (keys["undo"], keys["redo"]) == ("u", "U ctrl+r")
    assert outcome.err.splitlines() == [
        f"{config}, line 4: keys.undo: 'ctrl-nothing' is no key; u stays",
        f"{config}, line 5: keys.serach: no such action; did you mean search?",
        f"{config}, line 6: keys.redo: m already means toggle_read; U, Ctrl-r stays",
    ]


def test_the_defaults_are_a_table_for_the_settings(run: Run) -> None:
    outcome = run("keys", "--default")
    wishes = tomllib.loads(outcome.out)["keys"]
    keymap = resolve_keys(
        {name: (value,) if isinstance(value, str) else tuple(value) for name, value in wishes.items()}
    )
    assert keymap.problems == ()
    assert keymap.keys == resolve_keys({}).keys
    assert set(wishes) == {action.id for action in ACTIONS if action.keys and not action.is_fixed}
    for action in ACTIONS_BY_ID.values():
        assert action.is_fixed or f"{action.id} = " in outcome.out
