"""Going to what the shown page has: its numbered articles, its headings, where sources differ.

Knows the reader pane only.
"""

from __future__ import annotations

from reader.tui.pages.page import DIFFERENCES, Page, Span, difference_of, heading_target, is_same_heading
from reader.tui.widgets.article_view import ArticleView


class Jumping:
    """Places of the page in the reader pane."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._listed: tuple[Page, int] | None = None
        """The page whose numbered articles were shown last, and the line they were shown from."""

    def related_span(self, digit: int) -> Span | None:
        """The numbered article of the page, None where there are fewer."""
        spans = list(self._view.page.spans_of("related"))
        return spans[digit - 1] if digit <= len(spans) else None

    def show_related_list(self) -> bool:
        """Scroll to the numbered articles; False where they were in view."""
        first, page = self.related_span(1), self._view.page
        if first is None or self._view.at_end or self._listed == (page, self._view.first_visible_offset):
            return False
        with self._view.prevent(ArticleView.Scrolled):
            self._view.scroll_to_offset(first.start)
        self._listed = page, self._view.first_visible_offset
        return True

    def go_to_heading(self, target: str) -> None:
        """Scroll to the heading of this target."""
        for span in self._view.page.spans:
            if is_same_heading(span, target):
                self._view.scroll_to_offset(span.start)
                return

    def step_difference(self) -> tuple[int, int]:
        """Go to the first value of the next difference, the first one after the last.

        Returns which it is, from 1, and how many there are; 0 of 0 where there is none.
        """
        firsts: dict[str, Span] = {}
        for span in self._view.page.spans:
            firsts.setdefault(difference_of(span.target), span)
        firsts.pop("", None)
        names = list(firsts)
        current = difference_of(self._view.current_target)
        place = (names.index(current) + 1) % len(names) if current in names else 0
        if names:
            self._go_below_heading(firsts[names[place]])
        return (place + 1 if names else 0), len(names)

    def _go_below_heading(self, span: Span) -> None:
        """Show a link with its heading, and with the one above that where it is the first below it."""
        above = [each for each in self._view.page.spans_of("subheading") if each.target and each.start < span.start]
        is_first = above[-2:-1] and is_same_heading(above[-2], heading_target(DIFFERENCES))
        self._view.scroll_to_offset(above[-2 if is_first else -1].start)
        self._view.select_span(span)
