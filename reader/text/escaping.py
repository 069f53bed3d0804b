"""Foreign text in Markdown, shown as it is: none of its letters becomes markup.

Knows no document.
"""

from __future__ import annotations

import re

from reader.text.sanitise import sanitise_line

# What CommonMark, and the dialects of common programs, would read as markup where it stands; all else stays as it is.
_INLINE_MARKUP = re.compile(
    r"""\\(?= [!-/:-@\[-`{-~] | $ )             # a backslash says something before a punctuation mark only
      | `
      | (?<! [^\W_] ) (?<! [^\W_]_ ) _           # inside a word none is emphasis
      | _ (?! _* [^\W_] )
      | (?<! [ ] ) \* | \* (?! [ ] )
      | ^\[ (?= [ xX]\] | .* \] (?: : | $ ) )    # a task, or the address that another [word] leads to
      | \] (?= [(\[] )
      | < (?= [A-Za-z/!?] )
      | & (?= \#? \w+ ; )
      | (?<= \S ) ~ | ~ (?= ~ )                  # what only opens strikes nothing out
      | (?<= \S ) \$ (?! \d ) | \$ (?= \$ )     # nor does it open a formula
      | (?<= [ ] ) \# (?= \#* $ )                # would close a heading
    """,
    re.VERBOSE,
)
_LINE_MARKUP = re.compile(r"^(?:#(?=[#\s]|$)|>|\+(?=\s|$)|-(?=[\s-]|$)|=(?==*\s*$)|\d{1,9}(?=[.)](?:\s|$)))")
_CITED_ADDRESS = re.compile(r"https?://[^\s<>]+(?= \[\w+\]$)")


def escape_markdown(text: str) -> str:
    """The text as one line of Markdown that reads as exactly this text."""
    escaped = _INLINE_MARKUP.sub(r"\\\g<0>", sanitise_line(text))
    return _LINE_MARKUP.sub(_escape_line_start, escaped)


def escape_citation(citation: str) -> str:
    """A citation as Markdown that reads as exactly this text, its address a link."""
    address = _CITED_ADDRESS.search(citation)
    if address is None:
        return escape_markdown(citation)
    before, after = citation[: address.start()], citation[address.end() :]
    return f"{escape_markdown(before)} <{address[0]}> {escape_markdown(after)}"


def _escape_line_start(match: re.Match[str]) -> str:
    found = match[0]
    # a number is escaped at the stop after it, which follows the match
    return f"{found}\\" if found.isdigit() else f"\\{found}"
