"""The only part of the screens that reaches the library: starts work, posts answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.bridge.bridge import Bridge

if TYPE_CHECKING:
    from reader.library import Library

__all__ = ["Bridge", "Library"]
