from __future__ import annotations

from pathlib import Path

from reader.tui.crash import describe_crash, log_crash

SECRET = "a sentence of an article"


def fail() -> None:
    text = SECRET
    try:
        raise KeyError(text)
    except KeyError as error:
        raise ValueError(f"cannot use {text}") from error


def test_a_crash_is_described_without_messages_and_values() -> None:
    try:
        fail()
    except ValueError as error:
        described = describe_crash(error)
    assert "ValueError" in described
    assert "KeyError" in described
    assert "test_crash.py" in described
    assert "in fail" in described
    assert SECRET not in described


def test_the_log_grows_and_its_folder_is_made(tmp_path: Path) -> None:
    log = tmp_path / "data" / "newsreader.log"
    log_crash(ValueError(SECRET), log)
    log_crash(KeyError(SECRET), log)
    assert "ValueError" in log.read_text()
    assert "KeyError" in log.read_text()
    assert SECRET not in log.read_text()
