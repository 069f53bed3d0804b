"""Our colour themes, for dark and for light terminals and for eyes that need more; colours stand here and nowhere else.

Knows no widgets.  Text keeps a contrast of at least 4.5 to 1 on every background it is drawn on (WCAG 2, level AA), in
the theme of high contrast 7 to 1 (AAA).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from reader.model.theme import ThemeChoice

DARK = Theme(
    name="newsreader-dark",
    dark=True,
    background="#15171c",
    surface="#1a1d23",
    panel="#232831",
    foreground="#d3d7de",
    primary="#8ab4e8",
    secondary="#86c5b9",
    accent="#e6b566",
    warning="#e6b566",
    error="#f08d8d",
    success="#93c993",
    variables={
        "text": "#d3d7de",
        "text-muted": "#a3abb9",
        "text-disabled": "#9098a6",
        "text-primary": "#a5c8f2",
        "text-secondary": "#a3d3ca",
        "text-accent": "#e6b566",
        "text-warning": "#ffe0a0",
        "primary-muted": "#203043",
        "warning-muted": "#54421a",
        "border": "#8ab4e8",
        "border-blurred": "#343a46",
        "scrollbar": "#2b303a",
        "scrollbar-hover": "#4a5263",
        "scrollbar-active": "#8ab4e8",
        "scrollbar-background": "#15171c",
        "input-cursor-background": "#d3d7de",
        "input-cursor-foreground": "#15171c",
        "input-selection-background": "#8ab4e8 35%",
    },
)

LIGHT = Theme(
    name="newsreader-light",
    dark=False,
    background="#fbf9f5",
    surface="#f4f1ea",
    panel="#ece7dd",
    foreground="#2a2c31",
    primary="#2c5f99",
    secondary="#1d665d",
    accent="#8a4b00",
    warning="#8a4b00",
    error="#a8323e",
    success="#2f6b34",
    variables={
        "text": "#2a2c31",
        "text-muted": "#4f535a",
        "text-disabled": "#60646b",
        "text-primary": "#24507f",
        "text-secondary": "#1a5a52",
        "text-accent": "#8a4b00",
        "text-warning": "#4d3300",
        "primary-muted": "#d7e4f3",
        "warning-muted": "#fae09a",
        "border": "#2c5f99",
        "border-blurred": "#d3ccbf",
        "scrollbar": "#d3ccbf",
        "scrollbar-hover": "#b9b1a1",
        "scrollbar-active": "#2c5f99",
        "scrollbar-background": "#fbf9f5",
        "input-cursor-background": "#2a2c31",
        "input-cursor-foreground": "#fbf9f5",
        "input-selection-background": "#2c5f99 25%",
    },
)

CONTRAST = Theme(
    name="newsreader-contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    foreground="#ffffff",
    primary="#6cd4ff",
    secondary="#7dffb0",
    accent="#ffe14d",
    warning="#ffe14d",
    error="#ff9c9c",
    success="#7dffb0",
    variables={
        "text": "#ffffff",
        "text-muted": "#ececec",
        "text-disabled": "#d4d4d4",
        "text-primary": "#8fdcff",
        "text-secondary": "#9dffc4",
        "text-accent": "#ffe14d",
        "text-warning": "#ffffff",
        "primary-muted": "#003a70",
        "warning-muted": "#6b2c00",
        "border": "#ffffff",
        "border-blurred": "#a0a0a0",
        "scrollbar": "#a0a0a0",
        "scrollbar-hover": "#d4d4d4",
        "scrollbar-active": "#ffffff",
        "scrollbar-background": "#000000",
        "input-cursor-background": "#ffffff",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#003a70",
    },
)

THEMES: dict[ThemeChoice, Theme] = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}
"""The first is the one of who chose none."""
DEFAULT_THEME: ThemeChoice = next(iter(THEMES))


def find_choice(theme_name: str) -> ThemeChoice:
    """Return what the user calls the theme that Textual knows by this name."""
    return next(choice for choice, theme in THEMES.items() if theme.name == theme_name)
