from __future__ import annotations

from tests.bench import figures


def test_the_readme_is_drawn_from_the_figures() -> None:
    assert figures.README_FILE.read_text(encoding="utf-8") == figures.draw(figures.read())


def test_a_figure_over_its_bound_is_said() -> None:
    over = figures.Figure("key to repaint", 3.5, 3, "a key.")
    assert not over.holds
    assert str(over).startswith("OVER   3.50 <=  3.00")
    report = figures.Report("abc", "a machine", "3.11", {"textual": "8"}, 10_000, 9, 0.5, (over,))
    assert "| key to repaint | 3.50 | 3 | **over** |" in figures.draw(report)
