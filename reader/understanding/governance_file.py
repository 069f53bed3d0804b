"""Reading the text of entities.toml: entries with their lines, and what is wrong in the user's words.

Each entry is read by itself, from its [[verb]] to the next, so that a broken line costs no other entry its meaning; a
broken entry keeps the meaning it had when it was last readable.  Knows neither a disk nor what an entry does.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, get_args

from reader.model.entity import ENTITY_TYPES
from reader.model.work import Problem
from reader.text.tokens import fold_words
from reader.understanding.governance import Entry, Spelled, Verb

FILE_NAME = "entities.toml"
HEADER = """\
# Names as you decide them.  This file is yours: newsreader adds entries at its end and keeps all else as it is.
# Entries are read from top to bottom, and a later one wins.  Write a name as articles print it, in full.
#
#   [[same]]                                          one and the same, shown by the commoner spelling
#   names = ["Mara Quill", "Marah Kwill"]
#
#   [[different]]                                     the second is somebody else
#   names = ["Ivo Petrosyan", "I. Petrosyan"]
#
#   [[rename]]                                        show another name
#   name = "Mara Quill"
#   to = "Dr Mara Quill"
#
#   [[hide]]                                          no name at all
#   name = "Breaking News"
#
#   [[type]]                                          person, org, place or event
#   name = "Vole Harbour"
#   type = "place"
#
# Where two share a spelling, put the type in front of the one you mean: "org: Vole Harbour".
"""

_HEADER_LINE = re.compile(r"\s*\[\s*\[?\s*\w", re.ASCII)
_VERB_LINE = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]\s*(?:#.*)?$", re.ASCII)
_ERROR_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_TYPED = re.compile(rf"({'|'.join(ENTITY_TYPES)})\s*:\s*(.+)")
_VERBS: tuple[Verb, ...] = get_args(Verb)
_FIELDS: Mapping[Verb, tuple[str, ...]] = {
    "same": ("names",),
    "different": ("names",),
    "rename": ("name", "to"),
    "hide": ("name",),
    "type": ("name", "type"),
}
_EXAMPLES = {
    "names": 'names = ["One Name", "Another"]',
    "name": 'name = "A Name"',
    "to": 'to = "Another"',
    "type": 'type = "place"',
}


@dataclass(frozen=True, slots=True)
class Block:
    """One entry of the file: where it begins, how it is printed, and the text whose meaning it has."""

    line: int
    printed: str
    meant: str
    """Its own text; a former one where its own cannot be read; empty where there is none."""
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class FileReading:
    """The file as it is understood."""

    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was decided, in the file's order."""
        return tuple(block.entry for block in self.blocks if block.entry is not None)


class _BrokenEntryError(Exception):
    def __init__(self, line: int, reason: str, remedy: str) -> None:
        self.line = line
        self.reason = reason
        self.remedy = remedy


def read_file(text: str, before: Sequence[tuple[str, str]] = ()) -> FileReading:
    """Read the file; `before` are (printed, meant) of its blocks when it was read last."""
    pieces = list(split_blocks(text))
    former = _match_blocks([printed for _, printed in pieces], before)
    blocks: list[Block] = []
    problems: list[Problem] = []
    for (line, printed), meant in zip(pieces, former, strict=True):
        try:
            blocks.append(Block(line, printed, printed, read_block(printed)))
        except _BrokenEntryError as error:
            problems.append(Problem(f"{FILE_NAME}:{line + error.line}", error.reason, error.remedy))
            blocks.append(Block(line, printed, meant, read_block(meant) if meant else None))
    return FileReading(tuple(blocks), tuple(problems))


def split_blocks(text: str) -> Iterator[tuple[int, str]]:
    """The entries of the file: number of the first line, lines; what is above them is one only if it says something."""
    start = 1
    lines: list[str] = []
    for number, line in enumerate(_lines_of(text), 1):
        if _HEADER_LINE.match(line):
            if _says_something(lines):
                yield start, "\n".join(lines)
            start, lines = number, []
        lines.append(line)
    if _says_something(lines):
        yield start, "\n".join(lines)


def add_block(text: str, entry: str) -> str:
    """The file with an entry, as `write_entry` gives it, at its end."""
    end = "\r\n" if "\r\n" in text else "\n"
    between = end if text.endswith(end) else end * 2
    return text + (between if text else "") + entry.replace("\n", end) + end


def find_block(text: str, entry: str) -> tuple[int, int] | None:
    """The lines (first, one past the last; from 0) of the last entry that says the same; None where none does."""
    places = list(_find_blocks(text, entry))
    return places[-1] if places else None


def count_blocks(text: str, entry: str) -> int:
    """How many entries say the same."""
    return sum(1 for _ in _find_blocks(text, entry))


def _find_blocks(text: str, entry: str) -> Iterator[tuple[int, int]]:
    wanted = read_block(entry)
    for line, printed in split_blocks(text):
        try:
            found = read_block(printed)
        except _BrokenEntryError:
            continue
        if found == wanted:
            lines = printed.split("\n")
            while not _says_something(lines[-1:]):
                lines.pop()
            yield line - 1, line - 1 + len(lines)


def remove_block(text: str, entry: str) -> str:
    """The file without the last entry that says the same, and without the empty line above it."""
    place = find_block(text, entry)
    if place is None:
        return text
    first, past = place
    lines = text.split("\n")
    if first and not lines[first - 1].strip():
        first -= 1
    return "\n".join(lines[:first] + lines[past:])


def _lines_of(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.split("\n")]


def _says_something(lines: Sequence[str]) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines)


def read_block(text: str) -> Entry:
    """The entry that these lines are; raises _BrokenEntryError."""
    first, *rest = _lines_of(text)
    found = _VERB_LINE.match(first)
    if found is None or found[1] not in _VERBS:
        raise _BrokenEntryError(
            0, f"{first.strip()[:40]!r} begins no entry", f"write {_either([f'[[{v}]]' for v in _VERBS])}"
        )
    verb = next(each for each in _VERBS if each == found[1])
    try:
        table = tomllib.loads("\n".join(rest))
    except tomllib.TOMLDecodeError as error:
        place = _ERROR_PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else len("\n".join(rest).rstrip().splitlines())
        reason = _ERROR_PLACE.sub("", str(error))
        raise _BrokenEntryError(line, reason[:1].lower() + reason[1:], f"write {_example(verb)}") from None
    except RecursionError:
        raise _BrokenEntryError(0, "its brackets are nested too deep", f"write {_example(verb)}") from None
    return _read_table(verb, table, rest)


def _read_table(verb: Verb, table: Mapping[str, Any], lines: Sequence[str]) -> Entry:
    fields = _FIELDS[verb]
    for name in table:
        if name not in fields:
            raise _BrokenEntryError(_line_of(name, lines), f"{name!r} says nothing here", f"write {_example(verb)}")
    for name in fields:
        if name not in table:
            raise _BrokenEntryError(0, f"{name!r} is missing", f"write {_example(verb)}")
    line = _line_of(fields[0], lines)
    names = table["names"] if fields[0] == "names" else [table["name"]]
    if not isinstance(names, list) or not all(isinstance(name, str) and fold_words(name) for name in names):
        raise _BrokenEntryError(line, "a name must stand in quotation marks", f"write {_example(verb)}")
    spelled = tuple(dict.fromkeys(map(_read_name, names)))
    if fields[0] == "names" and len(spelled) < 2:
        raise _BrokenEntryError(line, "two names or more are needed", f"write {_example(verb)}")
    if not all(fold_words(each.name) for each in spelled):
        raise _BrokenEntryError(line, "a name is missing", f"write {_example(verb)}")
    value = table[fields[1]] if len(fields) > 1 else ""
    if verb == "type" and value not in ENTITY_TYPES:
        raise _BrokenEntryError(_line_of("type", lines), f"{value!r} is no type", f"write {_either(ENTITY_TYPES)}")
    if verb == "rename" and not (isinstance(value, str) and value.strip()):
        raise _BrokenEntryError(_line_of("to", lines), "the name to show is missing", f"write {_example(verb)}")
    return Entry(verb, spelled, " ".join(value.split()))


def _read_name(written: str) -> Spelled:
    found = _TYPED.fullmatch(written.strip())
    if found is None:
        return Spelled(" ".join(written.split()))
    return Spelled(" ".join(found[2].split()), next(each for each in ENTITY_TYPES if each == found[1]))


def write_entry(entry: Entry) -> str:
    """The lines of an entry, without an end of line."""
    names = [_quote(f"{each.type}: {each.name}" if each.type else each.name) for each in entry.names]
    fields = _FIELDS[entry.verb]
    lines = [f"[[{entry.verb}]]", f"names = [{', '.join(names)}]" if fields[0] == "names" else f"name = {names[0]}"]
    if len(fields) > 1:
        lines.append(f"{fields[1]} = {_quote(entry.value)}")
    return "\n".join(lines)


def _quote(text: str) -> str:
    # JSON's escapes are TOML's, but for one letter that JSON leaves as it is
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _match_blocks(printed: Sequence[str], before: Sequence[tuple[str, str]]) -> list[str]:
    """What each block meant before: that of the same lines, else of the lines that stood in its place."""
    meant = [""] * len(printed)
    matcher = SequenceMatcher(None, [text for text, _ in before], printed, autojunk=False)
    for _, old_start, old_stop, start, stop in matcher.get_opcodes():
        for old, new in zip(range(old_start, old_stop), range(start, stop), strict=False):
            meant[new] = before[old][1]
    return meant


def _line_of(field: str, lines: Sequence[str]) -> int:
    begins = (number for number, line in enumerate(lines, 1) if line.lstrip(" \t\"'").startswith(field))
    return next(begins, 0)


def _example(verb: Verb) -> str:
    return " and ".join(_EXAMPLES[field] for field in _FIELDS[verb])


def _either(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
