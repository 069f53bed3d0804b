from __future__ import annotations

import os
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.library.piping import MOST_OUTPUT_BYTES, run_command, run_on_terminal
from reader.library.plain_text import article_to_text
from reader.model.command import CommandEnd
from reader.model.errors import ReaderError
from tests.tui.builders import EVIL, make_article, make_text

ENVIRONMENT = {"PATH": os.environ["PATH"], "SHELL": "/bin/sh"}
ARTICLE = make_article(url="https://example.org/a")


def run(command: str, environment: Mapping[str, str] = ENVIRONMENT, article=ARTICLE) -> CommandEnd:
    return run_command(article, command, environment, threading.Event())


def test_the_text_is_on_standard_input():
    end = run("cat")

    assert end == CommandEnd(article_to_text(ARTICLE).rstrip(), False, 0, False)


def test_both_streams_and_the_status_are_told():
    end = run("echo out; echo wrong >&2; exit 3")

    assert (end.output, end.status) == ("out\nwrong", 3)
    assert run("kill -9 $$").status == -9


def test_the_article_is_named_in_the_environment():
    names = 'echo "$NEWSREADER_ID|$NEWSREADER_TITLE|$NEWSREADER_URL|$NEWSREADER_PATH"'

    assert run(names).output == "k3v9x2mqp7ra|Harbour talks resume|https://example.org/a|texts/harbour.txt"
    evil = make_article(make_text(title=EVIL), display_title=EVIL, url="javascript:x", path=None)
    title, url, path = run(names, article=evil).output.split("|")[1:]
    assert title.startswith("abc")
    assert (url, path) == ("", "")


def test_what_a_command_prints_is_made_harmless_and_bounded():
    assert run(r"printf 'a\tb\033[31mred\033]0;x\007\n\342\200\256z\377'").output == "a       bred\nz\ufffd"

    end = run(f"head -c {3 * MOST_OUTPUT_BYTES} /dev/zero | tr '\\0' x; echo end >&2; cat > /dev/null")
    assert end.is_cut
    assert len(end.output) == MOST_OUTPUT_BYTES
    assert end.status == 0


def test_a_command_that_reads_nothing_or_closes_its_streams_comes_to_its_end():
    long = make_article(make_text(body=("word " * 200_000,)))

    assert run("true", article=long).status == 0
    assert run("exec >&- 2>&-; cat > /dev/null", article=long).status == 0
    assert run("head -c 20", article=long).output == "Harbour talks resume"


def test_what_runs_on_in_the_background_is_not_waited_for(tmp_path: Path):
    began = time.monotonic()

    assert run(f"sleep 30 & echo $! > {tmp_path}/pid; echo done").output == "done"
    assert time.monotonic() - began < 20
    os.kill(int((tmp_path / "pid").read_text()), 9)


@pytest.mark.parametrize(
    "command", ["sleep 600", "trap '' TERM; sleep 600 & wait; sleep 600", "yes", "exec >&-; sleep 600"]
)
def test_a_cancelled_command_ends_with_all_it_started(tmp_path: Path, command: str):
    cancelled, ends = threading.Event(), list[CommandEnd]()
    held_open = tmp_path / "held"
    os.mkfifo(held_open)
    whole = f"exec 9> {held_open}; {command}"
    thread = threading.Thread(target=lambda: ends.append(run_command(ARTICLE, whole, ENVIRONMENT, cancelled)))
    thread.start()
    with open(held_open, "rb") as stream:  # opened as soon as the command runs
        cancelled.set()
        assert stream.read() == b""  # comes to its end when the last process is gone
    thread.join(20)

    assert ends[0].was_cancelled
    assert ends[0].status != 0


def test_a_shell_that_is_not_there_is_told():
    with pytest.raises(ReaderError, match=r"/no/shell: .*; set SHELL to a shell"):
        run("true", {"SHELL": "/no/shell"})
    with pytest.raises(ReaderError, match="/no/shell"):
        run_on_terminal(ARTICLE, "true", {"SHELL": "/no/shell"})


def test_a_command_for_the_terminal_gets_the_text_and_tells_its_status(tmp_path: Path):
    assert run_on_terminal(ARTICLE, f"cat > {tmp_path}/seen; exit 4", ENVIRONMENT) == 4
    assert (tmp_path / "seen").read_text() == article_to_text(ARTICLE)
