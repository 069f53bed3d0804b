"""Errors with an owner: each says what failed, where, and what helps.

A bad document is no error but a `Problem` in a report.
"""

from __future__ import annotations

from errno import EDQUOT, ENOSPC


class ReaderError(Exception):
    """Something that the user can understand and mend; `str()` is one line for them."""

    def __init__(self, subject: str, reason: str, remedy: str = "") -> None:
        super().__init__(f"{subject}: {reason}" + (f"; {remedy}" if remedy else ""))
        self.subject = subject
        self.reason = reason
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[ReaderError], tuple[str, ...]]:
        # the default would hand the joined line back as `subject` when an error crosses processes
        return type(self), (self.subject, self.reason, self.remedy)


def explain_refusal(error: OSError) -> ReaderError:
    """What the system refused, where, and what helps: the user's to mend, wherever it comes up."""
    subject = str(error.filename) if error.filename is not None else "newsreader"
    is_full = error.errno in (ENOSPC, EDQUOT)
    remedy = "free some space; nothing that was done is lost" if is_full else "check the folder and its permissions"
    return ReaderError(subject, error.strerror or type(error).__name__, remedy)


class SettingsError(ReaderError):
    """The configuration file cannot be used."""


class StoreError(ReaderError):
    """The library's database cannot be read or written."""


class ReadOnlyLibraryError(StoreError):
    """The library can be read, not written: a newer version wrote it, or its folder is closed."""


class IndexUnavailableError(ReaderError):
    """The full-text index cannot be used now."""


class IndexBusyError(IndexUnavailableError):
    """Another process writes to the full-text index."""


class IndexBrokenError(IndexUnavailableError):
    """The full-text index is damaged, or not this library's: only making it anew helps."""


class NoSuchArticleError(ReaderError):
    """No article, or more than one, has an id that begins like this."""


class NoSuchEntityError(ReaderError):
    """No entity has this id or name."""


class NamesFileError(ReaderError):
    """entities.toml cannot be read or written, or no entry of it can say what was asked."""


class NoSuchStoryError(ReaderError):
    """No story, or more than one, has an id that begins like this."""


class WorkCancelledError(ReaderError):
    """The user cancelled the work."""

    def __init__(self, what: str, reason: str = "cancelled", remedy: str = "") -> None:
        super().__init__(what, reason, remedy)


class NoDesktopError(ReaderError):
    """There is no desktop to open the subject with, an address or a path."""

    def __init__(self, subject: str, reason: str = "no desktop to open it with", remedy: str = "") -> None:
        super().__init__(subject, reason, remedy)


class FileThereError(ReaderError):
    """A file of the user's would be replaced."""

    def __init__(self, subject: str, reason: str = "is there already", remedy: str = "") -> None:
        super().__init__(subject, reason, remedy)


class NotTextError(ReaderError):
    """The bytes are no text: a picture, an archive, a program."""

    def __init__(
        self,
        subject: str = "this file",
        reason: str = "not a text file",
        remedy: str = "only .txt and .md files hold articles",
    ) -> None:
        super().__init__(subject, reason, remedy)
