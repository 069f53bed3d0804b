"""Textual's command palette, filled from the table of actions.

Knows the screen it was opened over by its actions only.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from reader.tui.actions import ACTIONS, PANES, Action
from reader.tui.screens.bindings import show_keys


def make_provider(keys: Mapping[str, tuple[str, ...]]) -> type[Provider]:
    """Make a provider of every command of the panes, each with its keys."""

    class ActionProvider(Provider):
        """The table's actions as commands."""

        async def discover(self) -> Hits:
            """Every command, in the table's order."""
            for action in COMMANDS:
                yield DiscoveryHit(name(action), partial(self._run, action), action.label, show_keys(action.id, keys))

        async def search(self, query: str) -> Hits:
            """The commands that the query's letters lead to."""
            matcher = self.matcher(query)
            for action in COMMANDS:
                score = matcher.match(name(action))
                if score > 0:
                    shown = matcher.highlight(name(action))
                    yield Hit(score, shown, partial(self._run, action), action.label, show_keys(action.id, keys))

        async def _run(self, action: Action) -> None:
            await self.screen.run_action(f"act('{action.id}')")

    return ActionProvider


def name(action: Action) -> str:
    """Return what the palette calls an action."""
    return f"{action.help[:1].upper()}{action.help[1:]}"


COMMANDS: tuple[Action, ...] = tuple(
    action for action in ACTIONS if action.where >= PANES and not action.digit and action.id not in ("palette", "close")
)
"""What is worth being found by name."""
