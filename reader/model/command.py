"""What became of a shell command that was given an article.

Knows neither how commands are run nor how their output is shown.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommandEnd:
    """A command that is over."""

    output: str
    """Of both its streams, in their order, sanitised."""
    is_cut: bool
    """Whether there was more output than is kept."""
    status: int
    """As the shell tells it; negative: the signal that ended it."""
    was_cancelled: bool
