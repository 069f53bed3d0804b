"""Letters of other scripts by their place on the keyboard."""

from __future__ import annotations

from pathlib import Path
from unicodedata import name

import pytest
from textual import events

from reader.tui.keymap import normalise_key
from reader.tui.layouts import POSITIONS, Layout
from tests.tui.harness import Session, running

SCRIPTS = ("CYRILLIC", "GREEK", "HEBREW", "ARABIC")


@pytest.mark.parametrize("letters", ["ояьпПСы", "ξκγΓΝ", "חלעמ"])
def test_letters_lie_where_keys_do(letters: str) -> None:
    plain = {"ояьпПСы": "jzmgGCs", "ξκγΓΝ": "jkgGN", "חלעמ": "jkgn"}[letters]
    assert "".join(str(Layout().find_position(letter)) for letter in letters) == plain


def test_the_table_holds_letters_of_other_scripts_alone_and_plain_keys() -> None:
    assert {name(letter).split()[0] for letter in POSITIONS} == set(SCRIPTS)
    assert all(key.isascii() and len(key) == 1 for key in POSITIONS.values())


@pytest.mark.parametrize("letter", ["п", "Π", "ח", "ش"])
def test_the_settings_may_bind_such_letters(letter: str) -> None:
    assert normalise_key(letter) == letter
    assert normalise_key(f"ctrl-{letter.lower()}") == f"ctrl+{letter.lower()}"


async def type_letter(app: Session, letter: str) -> None:
    app.app.post_message(events.Key(letter, letter))
    await app.press("f12")  # bound to nothing: what came before it has been dealt with


def told(app: Session) -> list[str]:
    return [notice.message for notice in app.app._notifications if "position" in notice.message]


async def test_an_unbound_letter_does_what_its_key_does_and_that_is_said_once(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await type_letter(app, "о")
        await app.until(lambda: app.cursor == 1)
        await type_letter(app, "П")
        await app.until(lambda: app.cursor == 19)
        await type_letter(app, "κ")
        await app.until(lambda: app.cursor == 18)
        assert told(app) == ["о is read as j: the key's position"]


async def test_a_text_field_takes_letters_as_they_are(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("slash")
        await type_letter(app, "о")
        await app.until(lambda: app.main.widgets.header.search_box.value == "о")
        assert told(app) == []


async def test_a_letter_that_the_settings_bind_is_that_letter(tmp_path: Path) -> None:
    async with running(tmp_path, keys={"move_bottom": ("о",)}) as app:
        await type_letter(app, "о")
        await app.until(lambda: app.cursor == 19)
        assert told(app) == []
