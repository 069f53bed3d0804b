"""Running the user's shell command with an article's text on its standard input.

The command is the user's own and may do what they may; what it prints is foreign and made harmless.  Knows no screen.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
from collections.abc import Mapping
from threading import Event

from reader.library.plain_text import article_to_text
from reader.model.article import Article
from reader.model.command import CommandEnd
from reader.model.errors import ReaderError
from reader.text.sanitise import safe_url, sanitise, sanitise_line

MOST_OUTPUT_BYTES = 1_000_000
CHUNK_BYTES = 65_536
TURN_S = 0.05
"""How long a cancelled command may go unnoticed."""
GRACE_S = 1.0
"""What a command that is told to end may still do."""
TAB_WIDTH = 8
DEFAULT_SHELL = "/bin/sh"


def shell_command(command: str, environment: Mapping[str, str]) -> list[str]:
    """The command for the user's own shell."""
    return [environment.get("SHELL") or DEFAULT_SHELL, "-c", command]


def environment_for(article: Article, environment: Mapping[str, str]) -> dict[str, str]:
    """The environment, and what the article is: NEWSREADER_ID, _TITLE, _URL and _PATH; empty where it has none."""
    url = safe_url(article.url) if article.url is not None else None
    own = {"ID": article.id, "TITLE": article.display_title, "URL": url or "", "PATH": article.path or ""}
    return {**environment, **{f"NEWSREADER_{name}": sanitise_line(value) for name, value in own.items()}}


def run_command(article: Article, command: str, environment: Mapping[str, str], cancelled: Event) -> CommandEnd:
    """Run a command to its end or until it is cancelled; raises ReaderError where it cannot be started."""
    try:
        process = subprocess.Popen(
            shell_command(command, environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment_for(article, environment),
            start_new_session=True,  # a group of its own, to be ended as a whole; no terminal to draw on
        )
    except OSError as error:
        raise _not_started(error, environment) from error
    try:
        output, is_cut = _exchange(process, article_to_text(article).encode("utf-8", "replace"), cancelled)
        while process.poll() is None and not cancelled.wait(TURN_S):
            pass  # it closed its output and goes on
    finally:
        if process.poll() is None:
            _end(process)
    text = sanitise(output.decode("utf-8", "replace").expandtabs(TAB_WIDTH)).rstrip()
    return CommandEnd(text, is_cut, process.wait(), cancelled.is_set())


def run_on_terminal(article: Article, command: str, environment: Mapping[str, str]) -> int:
    """Run a command that draws on the terminal itself, which is its own until it ends; return its status.

    Called in the main thread.  Ctrl-c is the command's.
    """
    before = signal.signal(signal.SIGINT, lambda *_: None)  # not ignored: the command would inherit that
    try:
        done = subprocess.run(
            shell_command(command, environment),
            input=article_to_text(article).encode("utf-8", "replace"),
            env=environment_for(article, environment),
            check=False,
        )
    except OSError as error:
        raise _not_started(error, environment) from error
    finally:
        signal.signal(signal.SIGINT, before)
    return done.returncode


def _not_started(error: OSError, environment: Mapping[str, str]) -> ReaderError:
    shell = shell_command("", environment)[0]
    return ReaderError(shell, error.strerror or "cannot be started", "set SHELL to a shell")


def _exchange(process: subprocess.Popen[bytes], text: bytes, cancelled: Event) -> tuple[bytes, bool]:
    """Write the text and read what comes, at once; what comes after the bound is read and dropped."""
    assert process.stdin is not None
    assert process.stdout is not None
    kept, is_cut, rest = bytearray(), False, memoryview(text)
    with selectors.DefaultSelector() as selector, process.stdout, process.stdin:
        os.set_blocking(process.stdin.fileno(), False)
        selector.register(process.stdin, selectors.EVENT_WRITE)
        selector.register(process.stdout, selectors.EVENT_READ)
        while process.stdout in _open_files(selector) and not cancelled.is_set():
            ready = selector.select(TURN_S)
            if not any(key.fileobj is process.stdout for key, _ in ready) and process.poll() is not None:
                break  # what it left running in the background may hold its output open for ever
            for key, _ in ready:
                if key.fileobj is process.stdin:
                    rest = _write_some(key.fd, rest)
                    if not rest:
                        selector.unregister(process.stdin)
                        process.stdin.close()
                    continue
                read = os.read(key.fd, CHUNK_BYTES)
                if not read:
                    selector.unregister(process.stdout)
                is_cut = is_cut or len(kept) + len(read) > MOST_OUTPUT_BYTES
                kept += read[: MOST_OUTPUT_BYTES - len(kept)]
    return bytes(kept), is_cut


def _open_files(selector: selectors.BaseSelector) -> list[object]:
    return [key.fileobj for key in selector.get_map().values()]


def _write_some(descriptor: int, rest: memoryview) -> memoryview:
    """Write what the pipe takes; nothing is left where nobody reads it."""
    try:
        return rest[os.write(descriptor, rest[:CHUNK_BYTES]) :]
    except BlockingIOError:
        return rest
    except BrokenPipeError:
        return rest[:0]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a command with all it started: asked first, and after a moment made to."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(GRACE_S)
        os.killpg(process.pid, signal.SIGKILL)
