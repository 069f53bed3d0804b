"""Settings from the user's config.toml, and where data, styles and sample articles lie.

Read once at the edge and passed down; knows neither what a key does nor what a library holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

from reader.model.errors import SettingsError

if TYPE_CHECKING:
    from reader.model.work import Problem

MarkRead = Literal["open", "end", "never"]

APP_NAME = "newsreader"
MANUAL = "docs/manual"
"""The shared folder with the manual's chapters."""
LIBRARY_VARIABLE = "NEWSREADER_LIBRARY"

_NAME = r"""(?:[\w-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_NAMES = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_STATEMENT = rf"[ \t]*(?:\[\[?[ \t]*(?P<table>{_NAMES})[ \t]*\]\]?|(?P<key>{_NAMES})[ \t]*=)"
_PIECE = r'''(?s:"""(?:\\.|[^\\])*?"{3,5}|'{3}.*?'{3,5})''' + "|" + r""""(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*|\n|."""
"""A string, a comment, the end of a line or any other letter of a TOML text."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user may choose, and the folders that follow from it."""

    library_folder: Path
    data_folder: Path
    """The user's own data folder: holds the key that stamps indexes, the log, the sample library."""
    config_file: Path
    mark_read: MarkRead = "open"
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Action id -> keys as the user spelled them; the screens check them."""
    problems: tuple[Problem, ...] = ()
    """Lines of the configuration that could not be used; the default stands in for each."""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Name, dotted below a table -> number of the line of the configuration that says it."""

    def locate(self, name: str) -> str:
        """Where the configuration says this: "config.toml, line 3: keys.star", with the file's whole path."""
        return _locate(self.config_file, self.lines, name)

    @property
    def sample_library_folder(self) -> Path:
        """Where the sample archive becomes a library of its own."""
        return self.data_folder / "sample-library"

    @property
    def manual_folder(self) -> Path:
        """Where each edition of the manual becomes a library of its own."""
        return self.data_folder / "manual"

    @property
    def is_manual(self) -> bool:
        """Whether these are the settings of the manual's library."""
        return self.library_folder.parent == self.manual_folder

    @property
    def is_sample(self) -> bool:
        """Whether these are the settings of the sample archive's library."""
        return self.library_folder == self.sample_library_folder

    @property
    def log_file(self) -> Path:
        """Where crashes and workers write; never holds article text."""
        return self.data_folder / "newsreader.log"


def load_settings(library: str | None, config: str | None, environment: Mapping[str, str]) -> Settings:
    """Settings by precedence: argument, environment, platform default; raises SettingsError when a named file fails."""
    import platformdirs

    data_folder = Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))
    config_folder = Path(platformdirs.user_config_dir(APP_NAME, appauthor=False))
    config_file = Path(config) if config else config_folder / "config.toml"
    chosen = library or environment.get(LIBRARY_VARIABLE) or str(data_folder / "library")
    table, lines = _read_config(config_file, is_named=config is not None)
    values, problems = _check_config(table, lambda name: _locate(config_file, lines, name)) if table else ({}, [])
    return Settings(
        library_folder=Path(chosen).expanduser().absolute(),
        data_folder=data_folder,
        config_file=config_file,
        problems=tuple(problems),
        lines=MappingProxyType(lines),
        **values,
    )


def _read_config(config_file: Path, *, is_named: bool) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        data = config_file.read_bytes()
    except FileNotFoundError:
        if is_named:
            raise SettingsError(str(config_file), "no such file", "name an existing file with --config") from None
        return {}, {}
    except OSError as error:
        raise SettingsError(str(config_file), error.strerror or "cannot be read") from error
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        return tomllib.loads(text), find_lines(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(str(config_file), f"not valid TOML: {error}", "mend that line") from error


def find_lines(text: str) -> dict[str, int]:
    """Return on which line a valid TOML text names each table and key: dotted name -> number from 1."""
    statement, piece = re.compile(_STATEMENT), re.compile(_PIECE)
    lines: dict[str, int] = {}
    table: list[str] = []
    place, line, depth, is_start = 0, 1, 0, True
    while place < len(text):
        found = statement.match(text, place) if is_start and depth == 0 else None
        if found:
            names = [name.strip("\"'") for name in re.findall(_NAME, found["table"] or found["key"])]
            table, names = (names, names) if found["table"] else (table, [*table, *names])
            lines.setdefault(".".join(names), line)
        found = found or piece.match(text, place)
        assert found is not None
        if not found.lastgroup:
            depth += (found[0] in ("[", "{")) - (found[0] in ("]", "}"))
        is_start = found[0] == "\n"
        line += found[0].count("\n")
        place = found.end()
    return lines


def _locate(config_file: Path, lines: Mapping[str, int], name: str) -> str:
    said = name
    while said not in lines and "." in said:  # as a part of an inline table, whose line is known
        said = said.rpartition(".")[0]
    return f"{config_file}, line {lines[said]}: {name}" if said in lines else f"{config_file}: {name}"


def _check_config(table: dict[str, Any], locate: Callable[[str], str]) -> tuple[dict[str, Any], list[Problem]]:
    from reader.model.work import Problem  # most have no such file

    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in table.items():
        where = locate(name)
        if name == "mark_read":
            if value in get_args(MarkRead):
                values["mark_read"] = value
            else:
                problems.append(Problem(where, f"{value!r} is not a choice", "use open, end or never"))
        elif name == "keys":
            if isinstance(value, dict):
                keys, key_problems = _check_keys(value, locate)
                values["keys"] = MappingProxyType(keys)
                problems += key_problems
            else:
                problems.append(Problem(where, "not a table", 'write [keys] and below it lines like star = "s"'))
        else:
            problems.append(Problem(where, "no such setting", "the settings are mark_read and [keys]"))
    return values, problems


def _check_keys(
    table: dict[str, Any], locate: Callable[[str], str]
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    from reader.model.work import Problem

    keys: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for action, value in table.items():
        spelled = [value] if isinstance(value, str) else value
        if isinstance(spelled, list) and all(isinstance(key, str) for key in spelled):
            keys[action] = tuple(spelled)
        else:
            problems.append(
                Problem(locate(f"keys.{action}"), "not a key or a list of keys", 'write "x" or ["x", "ctrl-x"]')
            )
    return keys, problems


def find_shared_folder(name: str) -> Path:
    """The folder `styles`, `seeds` or `docs/manual`, in a checkout, an editable install and a wheel."""
    package = Path(__file__).resolve().parent
    for folder in (package / "_shared" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise SettingsError(name, "this folder is missing from the installation", "install newsreader again")


def make_private_folder(folder: Path) -> None:
    """Make the folder and its missing parents, each closed to other users."""
    for part in reversed([folder, *folder.parents]):
        if not part.exists():
            part.mkdir(mode=0o700, exist_ok=True)
