"""The man page, made from the commands' own parsers.

    python -m reader.cli.manpage > docs/newsreader.1

Knows no command.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from reader import __version__
from reader.cli.arguments import PROGRAM
from reader.cli.entry import READER, find_command, list_commands
from reader.cli.syntax import Syntax, Word, describe, outline

OPENING = """\
Without a command, newsreader imports the files and folders that are named and opens the reader. \
It cleans messy articles, finds who and what they are about, links the ones that belong together, \
and searches all of them as you type. Everything stays on this machine, in one folder."""
IN_THE_READER = "In the reader, ? shows every key, : every command by name, and q goes back and in the end quits."
IDS = (
    "An ID is an article's id or enough of its beginning. A QUERY is what the reader's search box takes: words, "
    '"phrases", prefix*, person:name, date:2025-07, is:unread and more; newsreader manual explains all of it.'
)
STATUSES = (
    ("0", "done, also when nothing was found"),
    ("1", "something could not be done; standard error says what, and what helps"),
    ("2", "wrong usage, or the reader without a terminal"),
    ("130", "stopped with Ctrl-C; what was done until then is kept"),
)
ENVIRONMENT = (
    ("NEWSREADER_LIBRARY", "the library's folder, where --library names none"),
    ("NO_COLOR", "if set, the reader uses no colours"),
    ("XDG_DATA_HOME, XDG_CONFIG_HOME", "where data and settings lie, on Linux"),
)
FILES = (
    ("~/.local/share/newsreader/library", "the library: articles, what you did with them, entities.toml, notes.md"),
    ("~/.config/newsreader/config.toml", "your settings; newsreader never writes there"),
    ("~/Library/Application Support/newsreader", "both of them, on macOS"),
)


def write_manpage() -> str:
    """The man page, in the man macros that every formatter knows."""
    reader = describe(find_command(READER))
    commands = [describe(command) for command in list_commands()]
    lines = [
        f'.TH NEWSREADER 1 "" "newsreader {__version__}" "User Commands"',
        ".ad l",
        ".SH NAME",
        r"newsreader \- read news articles in the terminal, by stories",
        ".SH SYNOPSIS",
        *(line for syntax in (reader, *commands) for line in _show_usage(syntax)),
        ".SH DESCRIPTION",
        _escape(OPENING),
        ".PP",
        _escape(IN_THE_READER),
        ".PP",
        _escape(IDS),
        ".SH OPTIONS",
        "These go before or after a command.",
        *(line for option in reader.options for line in _show_word(option)),
        *_show_terms((("--version", "show the version"),)),
        ".SH COMMANDS",
        *(line for syntax in commands for line in _show_command(syntax)),
    ]
    for heading, terms in (("EXIT STATUS", STATUSES), ("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        lines += [f".SH {heading}", *_show_terms(terms)]
    return (
        "\n".join([*lines, ".SH SEE ALSO", _escape("newsreader manual shows the whole manual in the reader.")]) + "\n"
    )


def _show_usage(syntax: Syntax) -> Iterator[str]:
    usage = outline(syntax)
    shared = "[--library DIR] [--config FILE] " if not syntax.command.name else ""
    yield f".B {PROGRAM}"
    yield _escape(f"{shared}{usage}")
    yield ".br"


def _show_command(syntax: Syntax) -> Iterator[str]:
    yield f'.SS "{_escape(outline(syntax))}"'
    yield _escape(f"{syntax.command.summary}.")
    own = [word for word in syntax.options if not {"--help", "--library", "--config"} & set(word.names)]
    for word in (*syntax.words, *own):
        yield from _show_word(word)
    yield ".PP"
    yield "For example:"
    yield ".PP"
    yield ".nf"
    yield from (f".RS\n{_escape(example)}\n.RE" for example in syntax.command.examples)
    yield ".fi"


def _show_word(word: Word) -> Iterator[str]:
    value = f"\\fI{_escape(word.shown)}\\fR" if word.shown else ""
    names = f"\\fB{_escape(', '.join(word.names))}\\fR" if word.names else ""
    yield from (".TP", " ".join(part for part in (names, value) if part), _escape(word.help))


def _show_terms(terms: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for term, text in terms:
        yield from (".TP", f".B {_escape(term)}", _escape(text))


def _escape(text: str) -> str:
    """Text that reads as it is: no letter of it is taken for a request, a dash stays one that can be copied."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("~", "\\(ti")
    escaped = escaped.replace("^", "\\(ha").replace("`", "\\(ga").replace('"', "\\(dq")
    return f"\\&{escaped}" if escaped.startswith((".", "\\(aq")) else escaped


if __name__ == "__main__":
    sys.stdout.write(write_manpage())
