"""Errors with an owner: each says what failed, where, and what helps.

A bad document is no error but a `Problem` in a report.
"""

from __future__ import annotations


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


class SettingsError(ReaderError):
    """The configuration file cannot be used."""


class StoreError(ReaderError):
    """The library's database cannot be read or written."""


class NewerLibraryError(StoreError):
    """The library was written by a newer version; it can be read, not written."""


class IndexUnavailableError(ReaderError):
    """The full-text index cannot be used now."""


class NoSuchArticleError(ReaderError):
    """No article, or more than one, has an id that begins like this."""


class NoSuchEntityError(ReaderError):
    """No entity has this id or name."""


class NamesFileError(ReaderError):
    """entities.toml cannot be read or written, or no entry of it can say what was asked."""


class NoSuchStoryError(ReaderError):
    """No story, or more than one, has an id that begins like this."""


class NoDesktopError(ReaderError):
    """Nothing can open the subject here: a url or a path."""


class WorkCancelledError(ReaderError):
    """The user cancelled the work."""

    def __init__(self, what: str, reason: str = "cancelled", remedy: str = "") -> None:
        super().__init__(what, reason, remedy)


class NotTextError(ReaderError):
    """The bytes are no text: a picture, an archive, a program."""

    def __init__(
        self,
        subject: str = "this file",
        reason: str = "not a text file",
        remedy: str = "only .txt and .md files hold articles",
    ) -> None:
        super().__init__(subject, reason, remedy)
