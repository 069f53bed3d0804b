"""Opening an article's original, by the desktop's own opener and never through a shell.

Knows no screen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from reader.model.article import Article
from reader.model.errors import NoDesktopError, ReaderError
from reader.text.sanitise import safe_url

OPENERS = {"darwin": "open", "linux": "xdg-open"}


def open_original(article: Article, environment: Mapping[str, str]) -> str:
    """Open the article's url or file; return what was opened, raise ReaderError saying where it lies if that fails."""
    return open_target(_find_target(article), environment)


def open_target(target: str, environment: Mapping[str, str]) -> str:
    """Open an absolute path or a safe url; return it, raise ReaderError with it where there is no desktop."""
    opener = shutil.which(OPENERS.get(sys.platform, "xdg-open"))
    has_desktop = sys.platform == "darwin" or environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if opener is None or not has_desktop:
        raise NoDesktopError(target)
    subprocess.Popen(
        [opener, target],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return target


def _find_target(article: Article) -> str:
    url = safe_url(article.url) if article.url is not None else None
    if url is not None:
        return url
    if article.path is None:
        raise ReaderError(article.display_title, "came from standard input and has no original to open")
    if not os.path.exists(article.path):
        raise ReaderError(article.path, "is no longer there", "i shows the text as it came")
    return os.path.abspath(article.path)
