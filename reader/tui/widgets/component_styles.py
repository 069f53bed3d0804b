"""The styles of a widget's component classes, resolved once and kept until the style sheet or the focus changes.

Textual drops its own cache of them at every refresh.
"""

from __future__ import annotations

from rich.color import Color
from rich.style import Style
from textual.widget import Widget


class ComponentStyles:
    """Looks up `<prefix><name>` component classes of one widget."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        self._widget = widget
        self._prefix = prefix
        self._styles: dict[str, Style] = {}
        self._layers: dict[str, Style] = {}
        self._over: dict[tuple[Style, Color | None], Style] = {}

    def clear(self) -> None:
        """Forget everything; the owner calls it from `notify_style_update`."""
        self._styles.clear()
        self._layers.clear()
        self._over.clear()

    def __getitem__(self, name: str) -> Style:
        """The complete style of a component: colours on the widget's background."""
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self._widget.get_component_rich_style(self._prefix + name)
        return style

    def layer(self, name: str) -> Style:
        """What a component's own rules set, to be added to the style beneath."""
        style = self._layers.get(name)
        if style is None:
            rules = self._widget.get_component_styles(self._prefix + name)
            full = self[name]
            style = self._layers[name] = rules.text_style + Style(
                color=full.color if rules.has_rule("color") else None,
                bgcolor=full.bgcolor if rules.has_rule("background") else None,
            )
        return style

    def over(self, name: str, background: Style) -> Style:
        """The style of a component, on the background of another style."""
        style = self[name]
        key = (style, background.bgcolor)
        if key not in self._over:
            self._over[key] = style + Style(bgcolor=background.bgcolor)
        return self._over[key]
