"""Looking what other windows and programs did to the library meanwhile; answered by a message where they did anything.

It is looked where this window writes, in that thread: what it wrote itself is then no news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.bridge.answer import Answer
from reader.tui.bridge.threads import Threads

if TYPE_CHECKING:
    from reader.tui.bridge import Library


class OthersWrote(Answer):
    """The library is no longer what it was; `are_deeds` where a user decided or marked something."""

    def __init__(self, *, are_deeds: bool) -> None:
        super().__init__()
        self.are_deeds = are_deeds


class WatchBridge:
    """Looks when it is told to."""

    def __init__(self, library: Library, threads: Threads) -> None:
        self._library = library
        self._threads = threads

    def look(self) -> None:
        """Answered by OthersWrote, or not at all."""
        self._threads.write(self._look)

    def _look(self) -> OthersWrote | None:
        did = self._library.desk.what_others_did()
        return OthersWrote(are_deeds=did == "deeds") if did != "nothing" else None
