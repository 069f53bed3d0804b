"""Which colours there are to choose from.

Knows no colour.
"""

from __future__ import annotations

from typing import Literal

ThemeChoice = Literal["dark", "light", "contrast"]
"""What the user may choose the colours from."""
