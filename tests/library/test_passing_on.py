from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.passing_on import MOST_COMMANDS
from reader.model.errors import NoDesktopError
from tests.builders import add_article
from tests.fakes.world import World


def test_commands_are_kept_newest_first_each_once(world: World):
    passing_on = world.library.passing_on
    assert passing_on.commands() == ()

    for command in ("wc -w", "sort", "wc -w"):
        passing_on.remember_command(command)
    assert passing_on.commands() == ("wc -w", "sort")

    for number in range(MOST_COMMANDS):
        passing_on.remember_command(f"echo {number}")
    assert len(passing_on.commands()) == MOST_COMMANDS


def test_a_quotation_goes_into_the_library_and_its_path_is_told(world: World):
    path = world.library.passing_on.quote("The ferry left.", '"Talks". Courier. [k3vq]')

    assert Path(path) == world.library.settings.library_folder / "notes.md"
    assert Path(path).read_text(encoding="utf-8") == '> The ferry left.\n\n"Talks". Courier. [k3vq]\n\n'


def test_links_and_a_saved_file_come_from_the_stored_article(world: World, tmp_path: Path):
    number = add_article(world.store, "The report is at https://example.org/r today.", title="Ferry talks")

    assert [link.url for link in world.library.passing_on.links(number)] == ["https://example.org/r"]
    assert world.library.passing_on.file_name(number) == "ferry-talks.md"
    path = world.library.passing_on.save(number, f"{tmp_path}/a.md", may_replace=False)
    assert Path(path).read_text(encoding="utf-8").startswith("# Ferry talks\n")


def test_without_a_desktop_a_link_cannot_be_opened(world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")

    with pytest.raises(NoDesktopError):
        world.library.passing_on.open_link("https://example.org/r")
