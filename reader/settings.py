"""Settings from the user's config.toml, and where data, styles and sample articles lie.

Read once at the edge and passed down; knows neither what a key does nor what a library holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

from reader.model.errors import SettingsError

if TYPE_CHECKING:
    from reader.model.work import Problem

MarkRead = Literal["open", "end", "never"]

APP_NAME = "newsreader"
LIBRARY_VARIABLE = "NEWSREADER_LIBRARY"


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

    @property
    def sample_library_folder(self) -> Path:
        """Where the sample archive becomes a library of its own."""
        return self.data_folder / "sample-library"

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
    table = _read_config(config_file, is_named=config is not None)
    values, problems = _check_config(table, config_file) if table else ({}, [])
    return Settings(
        library_folder=Path(chosen).expanduser().absolute(),
        data_folder=data_folder,
        config_file=config_file,
        problems=tuple(problems),
        **values,
    )


def _read_config(config_file: Path, *, is_named: bool) -> dict[str, Any]:
    try:
        data = config_file.read_bytes()
    except FileNotFoundError:
        if is_named:
            raise SettingsError(str(config_file), "no such file", "name an existing file with --config") from None
        return {}
    except OSError as error:
        raise SettingsError(str(config_file), error.strerror or "cannot be read") from error
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(str(config_file), f"not valid TOML: {error}", "mend that line") from error


def _check_config(table: dict[str, Any], config_file: Path) -> tuple[dict[str, Any], list[Problem]]:
    from reader.model.work import Problem  # most have no such file

    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in table.items():
        where = f"{config_file}: {name}"
        if name == "mark_read":
            if value in get_args(MarkRead):
                values["mark_read"] = value
            else:
                problems.append(Problem(where, f"{value!r} is not a choice", "use open, end or never"))
        elif name == "keys":
            if isinstance(value, dict):
                keys, key_problems = _check_keys(value, where)
                values["keys"] = MappingProxyType(keys)
                problems += key_problems
            else:
                problems.append(Problem(where, "not a table", 'write [keys] and below it lines like star = "s"'))
        else:
            problems.append(Problem(where, "no such setting", "the settings are mark_read and [keys]"))
    return values, problems


def _check_keys(table: dict[str, Any], where: str) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    from reader.model.work import Problem

    keys: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for action, value in table.items():
        spelled = [value] if isinstance(value, str) else value
        if isinstance(spelled, list) and all(isinstance(key, str) for key in spelled):
            keys[action] = tuple(spelled)
        else:
            problems.append(Problem(f"{where}.{action}", "not a key or a list of keys", 'write "x" or ["x", "ctrl-x"]'))
    return keys, problems


def find_shared_folder(name: str) -> Path:
    """The folder `styles` or `seeds`, in a checkout, an editable install and a wheel."""
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
