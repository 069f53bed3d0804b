"""The styles of a widget's component classes, resolved when a line is first drawn in them.

Textual resolves the classes that a widget declares whenever its style is applied, some ten times before the first
frame; those of an empty pane are never seen.  So our widgets declare none, and ask here.
"""

from __future__ import annotations

from rich.color import Color
from rich.style import Style
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.widget import Widget


class ComponentStyles:
    """Looks up `<prefix><name>` component classes of one widget in the style sheets."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        self._widget = widget
        self._prefix = prefix
        self._base: Style | None = None
        self._nodes: dict[str, DOMNode] = {}
        self._styles: dict[str, Style] = {}
        self._layers: dict[str, Style] = {}
        self._over: dict[tuple[Style, Color | None], Style] = {}

    def clear(self) -> None:
        """Forget everything; the owner calls it from `notify_style_update`."""
        self._base = None
        self._nodes.clear()
        self._styles.clear()
        self._layers.clear()
        self._over.clear()

    @property
    def base(self) -> Style:
        """The widget's own style, which Textual works out again at every call."""
        if self._base is None:
            self._base = self._widget.rich_style
        return self._base

    def __getitem__(self, name: str) -> Style:
        """The complete style of a component: colours on the widget's background."""
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self._node(name).rich_style
        return style

    def layer(self, name: str) -> Style:
        """What a component's own rules set, to be added to the style beneath."""
        style = self._layers.get(name)
        if style is None:
            rules: RenderStyles = self._node(name).styles
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

    def _node(self, name: str) -> DOMNode:
        """A node that stands for the component, as Textual's own do: never mounted, its parent the widget."""
        node = self._nodes.get(name)
        if node is None:
            node = self._nodes[name] = DOMNode(classes=self._prefix + name)
            node._attach(self._widget)
            self._widget.app.stylesheet.apply(node)
        return node
