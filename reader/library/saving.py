"""Saving one article as a file of the user's.

Knows no screen: whether a file that is there may be replaced is decided by whoever asks.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from reader.library.export_markdown import LONGEST_SLUG, article_to_markdown, make_slug
from reader.library.plain_text import article_to_text
from reader.model.entity import OpenedArticle
from reader.model.errors import FileThereError, ReaderError

ENDINGS = {".md": "Markdown", ".txt": "text"}
FORMS: dict[str, Callable[[OpenedArticle], str]] = {
    ".md": article_to_markdown,
    ".txt": lambda opened: article_to_text(opened.article),
}


def name_for(title: str, otherwise: str) -> str:
    """A file name made from a title; from something else where that leaves no letter."""
    return (make_slug(title) or otherwise) + ".md"


def save_article(opened: OpenedArticle, typed: str, *, may_replace: bool) -> str:
    """Write an article as the file's ending says; return the absolute path.

    Raises FileThereError where a file is there that may not be replaced, ReaderError where nothing can be written.
    """
    return _save({ending: partial(form, opened) for ending, form in FORMS.items()}, typed, may_replace)


def save_note(markdown: str, typed: str, *, may_replace: bool) -> str:
    """The same for a note."""
    return _save({".md": lambda: markdown}, typed, may_replace)


def _save(forms: Mapping[str, Callable[[], str]], typed: str, may_replace: bool) -> str:
    file = Path(os.path.abspath(os.path.expanduser(typed.strip())))
    form = forms.get(file.suffix.lower())
    if typed.rstrip().endswith("/") or os.path.isdir(file):
        raise ReaderError(str(file), "is a folder", "name a file in it")
    if form is None:
        raise ReaderError(file.name, "cannot be saved under this name", f"end it with {_list_endings(forms)}")
    try:
        _write(file, form().encode("utf-8", "replace"), may_replace)
    except FileExistsError as error:
        raise FileThereError(str(file)) from error
    except OSError as error:
        raise ReaderError(str(file), _explain(error, file), _advise(error)) from error
    return str(file)


def _list_endings(forms: Mapping[str, object]) -> str:
    return " or ".join(f"{ending} for {ENDINGS[ending]}" for ending in forms)


def _write(file: Path, data: bytes, may_replace: bool) -> None:
    """Write the whole file or leave what is there; a link stays one, and its target is replaced."""
    target = file.resolve()
    if os.path.lexists(file) and not may_replace:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "is no ordinary file")
    part = target.with_name(f".{target.name[:LONGEST_SLUG]}.{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            if target.exists():
                os.fchmod(stream.fileno(), target.stat().st_mode & 0o777)
        os.replace(part, target)
    except BaseException:
        part.unlink()
        raise


def _explain(error: OSError, file: Path) -> str:
    if error.errno == errno.ENOENT:
        return f"there is no folder {file.parent}"
    return (error.strerror or "cannot be written").lower()


def _advise(error: OSError) -> str:
    return "free some space" if error.errno == errno.ENOSPC else "name another file"
