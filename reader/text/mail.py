"""The lines with which a saved text begins: who sent a mail, when, and its subject; a headline behind its label.

Reads neither addresses nor days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.data.furniture import alternatives
from reader.text.blocks import Block, fold
from reader.text.labels import is_standing

_FEWEST_HEADERS = 2
_LONGEST_HEADER = 300
_SUBJECT = re.compile(alternatives("mail", "subjects") + r"\s*:\s*")
_HEADER = re.compile(rf"(?:{alternatives('mail', 'subjects')}|{alternatives('mail', 'others')})\s*:\s*\S")
_SENDER = re.compile(alternatives("mail", "senders") + r"\s*:")
_TITLE = re.compile(alternatives("headers", "titles") + r"\s*:\s*\S")
_LABELLED = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)?\s*:\s*\S")
_LAST_TITLE_LINE = 6
_ANSWER = re.compile(r"(?:(?:re|aw|fwd?|wg|tr|rv|\[[^\]]{1,40}\])\s*:?\s+)+", re.IGNORECASE)


def count_header_lines(lines: Sequence[str]) -> int:
    """Return how many of the first lines are a mail's headers, empty ones before them counted; 0 if there are none."""
    first = next((number for number, line in enumerate(lines) if line), len(lines))
    end = first
    while end < len(lines) and len(lines[end]) <= _LONGEST_HEADER and _HEADER.match(fold(lines[end])):
        end += 1
    headers = [fold(line) for line in lines[first:end]]
    names = {header.partition(":")[0] for header in headers}
    is_sent = any(_SENDER.match(header) or _SUBJECT.match(header) for header in headers)
    return end if is_sent and len(names) >= _FEWEST_HEADERS else 0


def read_subject(line: str) -> str | None:
    """Return what a header names as the subject, marks of answers and lists left out; None for another header."""
    match = _SUBJECT.match(fold(line))
    return _ANSWER.sub("", line.partition(":")[2].strip(), count=1) if match else None


def find_titled_line(lines: Sequence[str]) -> tuple[int, str] | None:
    """Return which of the first lines is "Title: ..." and the headline it names; labels alone stand before it."""
    for at, line in enumerate(lines[:_LAST_TITLE_LINE]):
        if len(line) <= _LONGEST_HEADER and _TITLE.match(fold(line)):
            return at, line.partition(":")[2].strip()
        if not (_LABELLED.match(fold(line)) or is_standing(Block(at, line, False, False))):
            return None
    return None
