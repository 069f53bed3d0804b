"""A page in a dialog is as high as it needs to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.containers import Vertical

from reader.tui.dialogs.details import DetailsScreen
from reader.tui.pages.reasons import compose_reasons
from reader.tui.widgets.article_view import ArticleView
from tests.tui.harness import running


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (60, 20)])
@pytest.mark.parametrize(("reason_count", "fits"), [(2, True), (60, False)])
async def test_it_fits_its_page_as_far_as_the_screen_reaches(
    tmp_path: Path, size: tuple[int, int], reason_count: int, fits: bool
) -> None:
    async with running(tmp_path, size=size) as app:
        reasons = ["shares Mara Quill, Odd Lindgard and the Harbour Office with most of its articles"] * reason_count
        await app.app.push_screen(DetailsScreen("Why", compose_reasons("Related", reasons)))
        view = app.app.screen.query_one(ArticleView)
        panel = app.app.screen.query_one(Vertical)
        await app.until(lambda: view.virtual_size.height > reason_count and view.size.height > 0)
        await app.until(lambda: (view.max_scroll_y == 0) == fits)
        assert panel.region.height <= size[1]
        assert view.virtual_size.height >= view.size.height
