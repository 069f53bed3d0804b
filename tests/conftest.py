"""Fixtures for every test: nothing of the user's own is read or written."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings

from reader.store import Store, open_store

# a slow machine is no failure, and neither is a database opened for each example
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("suite")

# a suite started in the background ignores Ctrl-c, and so would every program that a test starts and interrupts
signal.signal(signal.SIGINT, signal.default_int_handler)

ORIGINALS = Path(__file__).parents[2] / "shared" / "seeds"


@pytest.fixture(autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, and for every process that a test starts."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.delenv("NEWSREADER_LIBRARY", raising=False)
    return home


@pytest.fixture
def originals() -> Path:
    """The folder of the five texts that started the project; they are not ours to ship."""
    if not ORIGINALS.is_dir():
        pytest.skip("the originals are not here")
    return ORIGINALS


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may look into; pytest's own are closed to all but one."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty library's store."""
    opened = open_store(tmp_path / "library")
    yield opened
    opened.close()
