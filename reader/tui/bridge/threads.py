"""Threads that call the library and post what it answers to one node of the screen.

Knows neither questions nor answers.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from textual.dom import DOMNode
from textual.message import Message
from textual.worker import get_current_worker

from reader.model.errors import IndexBrokenError, ReaderError, ReadOnlyLibraryError, WorkCancelledError, explain_refusal
from reader.tui.bridge.answers import Crashed, Failed, IndexBroke, Refused

Call = Callable[[], Message | None]


class Threads:
    """Runs calls beside the screen: questions whose newest alone counts, fetches, and writes in order."""

    def __init__(self, node: DOMNode) -> None:
        self._node = node
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="newsreader-desk")

    def ask(self, group: str, call: Call) -> None:
        """Run the call; the answers to earlier calls of the group are dropped."""
        self._node.run_worker(
            partial(self._answer_unless_cancelled, call, group),
            group=group,
            exclusive=True,
            thread=True,
            exit_on_error=False,
        )

    def fetch(self, call: Call, group: str = "fetch") -> None:
        """Run the call beside all others."""
        work = partial(self._answer_unless_cancelled, call, group)
        self._node.run_worker(work, group=group, thread=True, exit_on_error=False)

    def write(self, call: Call) -> None:
        """Run the call after every earlier write; it is done even when the screen closes at once."""
        self._writer.submit(self._answer, call).add_done_callback(self._report_crash)

    def close(self) -> None:
        """Wait until everything is written."""
        self._writer.shutdown(wait=True)

    def _answer_unless_cancelled(self, call: Call, group: str) -> None:
        answer = _call(call, group)
        # A thread is never stopped: what it brings too late is dropped here, and by its question in the screen.
        if answer is not None and not get_current_worker().is_cancelled:
            self._node.post_message(answer)

    def _answer(self, call: Call) -> None:
        answer = _call(call, "desk")
        if answer is not None:
            self._node.post_message(answer)

    def _report_crash(self, future: Future[None]) -> None:
        error = None if future.cancelled() else future.exception()
        if error is not None:
            self._node.post_message(Crashed(error))


def _call(call: Call, group: str) -> Message | None:
    try:
        return call()
    except WorkCancelledError:
        return None
    except ReadOnlyLibraryError as error:
        return Refused(str(error))
    except IndexBrokenError as error:
        return IndexBroke(f"The search index {error.reason}; making it anew", group)
    except ReaderError as error:
        return Failed(str(error), group)
    except OSError as error:
        return Failed(str(explain_refusal(error)), group)
