"""The only part of the screens that reaches the library: starts work, posts answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library import Library

__all__ = ["Library"]
