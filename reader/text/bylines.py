"""Who wrote it, when it was put out and who published it, where a line of its own says so.

Does not resolve dates, and never guesses a name that the text does not label.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from reader.data.furniture import alternatives, expression, words
from reader.data.gazetteer import fold_name, load_gazetteer
from reader.text.blocks import Block, fold

_MOST_BYLINE_WORDS = 24
_MOST_STAMP_WORDS = 24
_MOST_NAME_WORDS = 5
_SMALL_WORDS_OF_PERSONS = frozenset(
    [
        "da",
        "de",
        "del",
        "della",
        "dei",
        "di",
        "do",
        "dos",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "zu",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "y",
        "und",
        "mac",
        "nic",
    ]
)
_SMALL_WORDS_OF_OUTLETS = frozenset({"&", "and", "of", "the"})
_MOST_OUTLET_WORDS = 6
_MOST_DATE_WORDS = 6
_NOT_IN_NAMES = re.compile(r"[^\w .'’‘-]|[\d_]")
_BETWEEN_NAMES = re.compile(r"\s*(,|&| and | und | et | y | e | и | i )\s*")
_AFTER_NAMES = re.compile(r"\s*(?:\||•|·|/| [-–—] |\(| in | for | at | of | from | aus | à | à | en |\d).*$")
_LONGEST_DATED_NAME = 100
"""Characters that are looked at."""
_LONGEST_LIST_OF_NAMES = 400
_NAME_END = re.compile(r"\s+[|•·–—-]\s+|,\s+|\s+(?=\d)")
_STAMP_END = re.compile(r"\s+[|•·–—-]\s+")
_PART = re.compile(r"\s+[|•·–—/-]\s+|,\s+")
_BAR = re.compile(r"\s+[|•·]\s+")
_CLOCK = re.compile(r"\d[:.h]\d\d")
_NUMERIC_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\b\d{1,2}\b.*\b\d{4}\b")
_STAMP_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|\d+")
_STAMPED = re.compile(
    r"[,;]\s+(?:first |last |zuletzt )?(?:published|updated|posted|publi[ée]|mis à jour|veröffentlicht|aktualisiert"
    r"|publicado|actualizado|pubblicato|aggiornato|gepubliceerd|bijgewerkt|опубликовано|обновлено)\b.*$",
    re.IGNORECASE,
)
_SOURCE_NAME = r"(?P<name>[A-ZÀ-ÞА-ЯІЇЄҐ][^|.;:()\[\]©\n]{1,58}?)"
_YEARS = r"(?:\d{4}(?:\s?[-–]\s?\d{4})?)"
_SOURCE_FORMS = (
    re.compile(rf"^(?:Source|Publisher|Publication|Outlet|Quelle|Fuente|Fonte|Источник)\s*:\s*{_SOURCE_NAME}\s*\.?$"),
    re.compile(rf"^An? (?:[\w]+ )?(?:message|note|word|appeal|letter) from {_SOURCE_NAME}\s*[:.]?$", re.IGNORECASE),
    re.compile(rf"\b(?:first|originally) (?:appeared|published) (?:in|on|at|by) {_SOURCE_NAME}\s*(?:[.,;]|$)"),
)
_WEAK_SOURCE_FORMS = (
    re.compile(
        rf"^(?:Copyright\s*)?(?:©|\([Cc]\)|Copyright)\s*(?:Copyright\s*)?{_YEARS}?,?\s*(?:by )?{_SOURCE_NAME}"
        rf"(?:,? {_YEARS})?\s*(?:[.|;,]|$|[-–—] |\ball\b|\bAll\b|\bTodos\b|\bTous\b|\bAlle\b)"
    ),
    re.compile(
        r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]+(?:, ?[A-ZÀ-Þ][\w. ]{1,25}){0,2}(?:, ?(?:19|20)\d\d)?\s*"
        rf"\({_SOURCE_NAME}\)\s*[-–—]{{1,2}}\s"
    ),
)
_MOST_SOURCE_WORDS = 6
_SMALL_WORDS_OF_NAMES = frozenset(
    (
        *("of", "the", "for", "and", "&", "de", "del", "la", "le", "les", "du", "des", "der", "die", "und", "van", "y"),
        *("e", "da", "do", "dos", "das", "di", "dei", "della", "dello", "den", "het", "von"),
    )
)


def read_byline(line: str) -> tuple[bool, str | None]:
    """Return whether the line is a byline, and the author if it names one: Ann Lee in "By Ann Lee, Staff Writer"."""
    if len(line) > _LONGEST_LIST_OF_NAMES or len(line.split()) > _MOST_BYLINE_WORDS:
        return False, None
    opening = _byline_opening().match(fold(line))
    if not opening:
        return False, None
    rest = _STAMPED.sub("", " ".join(line.split())[opening.end() :])
    if _is_nameless(_AFTER_NAMES.sub("", rest)):
        return True, None
    author = read_names(rest)
    return author is not None, author


def read_names(text: str) -> str | None:
    """Return the names that a line lists, roles and places after them left out; None where it holds anything else.

    Of "Ann Lee, New York" only the first is a name: a second one would stand after "and".
    """
    if len(text) > _LONGEST_LIST_OF_NAMES:
        return None
    pieces = _BETWEEN_NAMES.split(_AFTER_NAMES.sub("", f"{text} ").strip(" .,"))
    segments, joints = pieces[::2], pieces[1::2]
    names: list[str] = []
    for segment, joint in zip(segments, [" ", *joints], strict=True):
        is_beside_name = joint == "," and len(segments) == 2
        if is_name(segment) and not is_beside_name:
            names.append(segment)
        elif not names or not (_is_role(segment) or _is_nameless(segment) or (is_beside_name and _is_place(segment))):
            return None
    return _listed(names)


def is_name(text: str) -> bool:
    """Return whether the text could be one person's name and nothing else: two to five capitalised words, no date."""
    folded = set(fold(text).replace(".", "").split())
    is_dated = folded & (words("timestamp", "dates") - {"april", "may", "june", "august", "jan", "mai"})
    return _is_written_as_name(text) and not is_dated and not folded & words("credit", "roles") - {"in", "del", "de"}


def _is_written_as_name(text: str) -> bool:
    """Capitals decide, not letter ranges: marks that combine with a letter are left out of the look."""
    plain = "".join(letter for letter in text if not unicodedata.combining(letter))
    parts = plain.split()
    if not 2 <= len(parts) <= _MOST_NAME_WORDS or _NOT_IN_NAMES.search(plain) or not parts[0][0].isupper():
        return False
    return parts[-1][0].isupper() and all(
        part[0].isupper() or part in _SMALL_WORDS_OF_PERSONS or part[:2] in ("d'", "d’", "l'", "l’", "al")
        for part in parts
    )


def is_role(block: Block) -> bool:
    """Return whether the line is nothing but what somebody does: "Senior Correspondent, Europe"."""
    return block.word_count <= 8 and _is_role(block.text)


def is_timestamp(block: Block) -> bool:
    """Return whether the line says nothing but when: "Published 12 May 2025, 14:05 GMT", "2 hours ago", "5 min read".

    A bare "May 3" is none: it heads a part of a chronicle.
    """
    tokens = _STAMP_TOKEN.findall(block.folded) if block.word_count <= _MOST_STAMP_WORDS else []
    is_stamped_day = (
        len(tokens) == 2 and tokens[0] in words("timestamp", "stamps") and tokens[1] in words("timestamp", "dates")
    )
    if not is_stamped_day and not any(token.isdigit() or token == "yesterday" for token in tokens):
        return False
    dates, stamps = words("timestamp", "dates"), words("timestamp", "stamps")
    known = dates | stamps | words("timestamp", "fillers")
    has_clock_or_day = bool(_CLOCK.search(block.folded) or _NUMERIC_DAY.search(block.folded))
    has_year = any(len(token) == 4 and token.isdigit() for token in tokens)
    has_full_date = sum(token in dates for token in tokens) >= (1 if has_year else 2)
    is_stamp = has_clock_or_day or has_full_date or any(token in stamps for token in tokens)
    return is_stamp and all(token.isdigit() or token in known for token in tokens)


def has_day(text: str) -> bool:
    """Return whether this is a timestamp that names a whole date."""
    block = Block(0, text, False, False)
    return is_timestamp(block) and bool(_DAY.search(block.folded))


def is_place_and_time(block: Block) -> bool:
    """Return whether the line says where and when: "Port Ellery - 14 May 2025 - 05:40 CEST", "4 May 2025 | Ellery"."""
    if block.word_count > _MOST_STAMP_WORDS or not any(map(str.isdigit, block.text)):
        return False
    start, *rest = _NAME_END.split(block.text, maxsplit=1)
    *before, end = _BAR.split(block.text)
    return (_is_place(start) and has_day("".join(rest))) or (_is_place(end) and has_day(" ".join(before)))


def is_stamp_of_outlet(block: Block) -> bool:
    """Return whether the line says that it was put out, when, and by whom: "Posted May 3 2025, 11:05 - Ellery Post"."""
    if block.word_count > _MOST_STAMP_WORDS or words("timestamp", "stamps").isdisjoint(block.words[:1]):
        return False
    *stamp, outlet = _STAMP_END.split(block.text)
    return has_day(" ".join(stamp)) and _is_place(outlet)


def has_clock(block: Block) -> bool:
    """Return whether the line names a time of day."""
    return bool(_CLOCK.search(block.folded))


def is_person(text: str) -> bool:
    """Return whether the text is a name whose first part many people bear."""
    first = fold_name(text.split(" ", 1)[0]).replace("-", " ").split()
    is_known = bool(first) and first[0] in load_gazetteer().given_names
    return is_known and is_name(text) and words("section").isdisjoint(fold(text).split())


def is_person_alone(text: str) -> bool:
    """Return whether the text is somebody's name and no paper's that begins like one: not "Clara Valley Gazette"."""
    is_of_land = fold_name(text.split(" ", 1)[0]) in load_gazetteer().countries
    return is_person(text) and not is_of_land and words("masthead").isdisjoint(fold(text).split())


def is_stamped(block: Block) -> bool:
    """Return whether a timestamp says itself that it is one: "Updated ...", "... ago", "... read"."""
    return any(token in words("timestamp", "stamps") for token in block.words)


def read_source(blocks: Iterable[Block], head: Iterable[Block] = (), placed: str | None = None) -> str | None:
    """Return the publisher where a line names it: a label, an appeal's heading, what papers are called, a copyright.

    `head` are the lines around the headline, among which an outlet's name can stand alone or behind the writer's;
    `placed` is what stands where outlets do.
    """
    blocks = list(blocks)
    if labelled := _find_form(blocks, _SOURCE_FORMS):
        return labelled
    outlet = next(filter(None, (read_outlet(block.text) for block in head)), placed)
    owner = _find_form(blocks, _WEAK_SOURCE_FORMS)
    is_one = outlet and owner and fold(outlet).removeprefix("the ") == fold(owner).removeprefix("the ")
    return owner if is_one else outlet or owner


def _find_form(blocks: Iterable[Block], forms: Sequence[re.Pattern[str]]) -> str | None:
    found: dict[int, str] = {}
    for block in blocks:
        for rank, form in enumerate(forms):
            match = form.search(block.text[:400])
            if match and rank not in found and (name := _publisher(match["name"])):
                found[rank] = name
    return found[min(found)] if found else None


def read_outlet(line: str) -> str | None:
    """Return what papers are called where it is the line or a part of it: "Ann Lee | Port & Trade Review | 3 May"."""
    if len(line) > _LONGEST_DATED_NAME:
        return None
    return next(filter(_is_outlet, map(str.strip, _PART.split(line.strip(" |•·–—-")))), None)


def _is_outlet(text: str) -> bool:
    parts = text.split()
    folded = [fold(part) for part in parts]
    named = folded[folded[:1] != [] and folded[0] in words("masthead", "articles") :]
    if not 2 <= len(parts) <= _MOST_OUTLET_WORDS or words("masthead").isdisjoint((*named[:1], *_last_part(named))):
        return False
    is_written_as_outlet = all(part[0].isupper() or part in _SMALL_WORDS_OF_NAMES for part in parts)
    general = words("section") | words("masthead", "articles") | words("masthead", "kinds")
    return is_written_as_outlet and not all(word in general for word in folded) and not _is_role(text)


def _last_part(parts: Sequence[str]) -> list[str]:
    return parts[-1].split("-")[-1:] if parts else []


def _publisher(name: str) -> str | None:
    name = name.strip(" ,-–—")
    is_title = all(word[:1].isupper() or word in _SMALL_WORDS_OF_NAMES for word in name.split())
    is_publisher = is_title and not is_rights(name) and not is_person_alone(name)
    return name if is_publisher and len(name.split()) <= _MOST_SOURCE_WORDS else None


def is_rights(text: str) -> bool:
    """Return whether the words reserve rights rather than name somebody."""
    return bool(expression("credit", "phrases").search(fold(text))) or fold(text).startswith(
        ("all rights", "the author")
    )


def _is_role(text: str) -> bool:
    """Return whether these are words for work alone, or end in one before a comma: "Coast correspondent, Gull Head"."""
    first = re.findall(r"[^\W\d_]+", fold(text.split(",")[0]))
    folded = re.findall(r"[^\W\d_]+", fold(text))
    nouns = words("credit", "role_nouns")
    is_work_alone = not nouns.isdisjoint(folded) and all(word in words("credit", "roles") for word in folded)
    return is_work_alone or (0 < len(first) <= 5 and first[-1] in nouns)


def read_named_line(line: str) -> str | None:
    """Return the name in "Ann Lee - 3 May 2025" or "Ann Lee | Ellery Post": who, then when or for whom."""
    name, *stamp = _NAME_END.split(line[:_LONGEST_DATED_NAME], maxsplit=1)
    if not stamp or not is_name(name):
        return None
    is_for_outlet = is_person(name) and _is_place(stamp[0]) and bool(_BAR.search(line))
    return name if is_for_outlet or has_day(stamp[0]) else None


def is_dated_outlet(line: str) -> bool:
    """Return whether the line is what papers are called, and a date: "Ship & Quay Weekly, 4 April 2025"."""
    name, *stamp = _NAME_END.split(line[:_LONGEST_DATED_NAME], maxsplit=1)
    parts = name.split()
    if not stamp or not 2 <= len(parts) <= _MOST_OUTLET_WORDS or fold(parts[-1]) not in words("masthead"):
        return False
    is_written_as_outlet = all(part[0].isupper() or part in _SMALL_WORDS_OF_OUTLETS for part in parts)
    return is_written_as_outlet and has_day(stamp[0]) and len(stamp[0].split()) <= _MOST_DATE_WORDS


def _is_nameless(text: str) -> bool:
    return bool(expression("credit", "nameless").fullmatch(fold(text).strip(" .,")))


def _is_place(text: str) -> bool:
    parts = text.split()
    return 0 < len(parts) <= 4 and all(part[0].isupper() or part in _SMALL_WORDS_OF_PERSONS for part in parts)


def _listed(names: list[str]) -> str | None:
    if not names:
        return None
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


@lru_cache(maxsize=1)
def _byline_opening() -> re.Pattern[str]:
    labels = rf"{alternatives('credit', 'labelled')}\s*:\s*"
    kinds = "|".join(sorted(words("section")))
    return re.compile(rf"{labels}|(?:(?:{kinds})(?: box)? )?{alternatives('credit', 'bylines')}(?:\s*:\s*|\s+)")
