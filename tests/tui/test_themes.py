from typing import get_args

import pytest
from textual.color import Color

from reader.model.theme import ThemeChoice
from reader.tui.themes import THEMES

TEXTS = (
    "text",
    "text-muted",
    "text-disabled",
    "text-primary",
    "text-secondary",
    "text-accent",
    "text-warning",
    "error",
)
PAGES = ("background", "surface", "panel")


def luminance(colour: Color) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("choice", "least"), [("dark", 4.5), ("light", 4.5), ("contrast", 7.0)])
@pytest.mark.parametrize(
    ("text", "back"),
    [
        *((text, back) for text in TEXTS for back in PAGES),
        *((text, "primary-muted") for text in ("text", "text-muted", "text-disabled", "text-accent")),
        ("text-warning", "warning-muted"),
    ],
)
def test_text_can_be_read_on_every_background(choice, least, text, back):
    colours = THEMES[choice].to_color_system().generate()
    assert contrast(Color.parse(colours[text]), Color.parse(colours[back])) >= least


def test_every_choice_has_its_test_and_its_theme():
    assert set(THEMES) == {"dark", "light", "contrast"} == set(get_args(ThemeChoice))
