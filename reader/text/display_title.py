"""A line to show for a text that has no headline: the first main clause of its lead, in the lead's own words.

Does not summarise: what it returns stands in the lead, letter for letter, but for an ellipsis where it was cut.
"""

from __future__ import annotations

import re

LONGEST_TITLE_CHARACTERS = 100
_SHORTEST_CLAUSE_CHARACTERS = 24
_EXAMINED_CHARACTERS = 600

_DATELINE = re.compile(r"[A-ZÀ-ÞА-Я][^—–|]{0,50}?(?:\([^)]{2,40}\))?\s[—–-]{1,2}\s")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(]?[A-ZÀ-ÞА-ЯЁ0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|No|vs"
    r"|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)$"
)

_REPORTING = r"(?:said|says|told|reported|reports|announced|wrote|confirmed|warned|added|claimed|showed|shows)"
_CLAUSE_END = re.compile(
    rf",\s+(?=(?:according to|citing|\w[^,]{{0,80}} {_REPORTING})\b"
    r"|(?:and|but|yet|so|or|while|as|after|when|which|who|whose|where|because|although|though|just"
    r"|with|leaving|despite|following|in an?|amid|even|\w+ing)\b)"
)
_SUBORDINATE_OPENING = re.compile(
    r"(?:with|after|as|when|while|amid|despite|although|though|if|since|before|following|during|because|in|on|at|for"
    r"|under|by|from|more than)\b[^,]*$",
    re.IGNORECASE,
)
_HOURS = r"(?:morning|afternoon|evening|night)"
_DAY = rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:,? {_HOURS})?|today|tonight|yesterday|tomorrow|overnight)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_TRAILING_TIME = re.compile(
    rf",?\s+(?:(?:just|later|earlier|early|late)\s+)?(?:(?:on|by|in)\s+)?"
    rf"(?:{_DAY}(?:,?\s+{_MONTH}\s+\d{{1,2}})?"
    rf"|(?:this|last|next|the coming|the upcoming)\s+(?:{_DAY}|week(?:end)?|month|year|{_HOURS})"
    rf"|{_MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)$",
    re.IGNORECASE,
)


_OPEN_END = re.compile(
    r"\b(?:an?|the|of|to|from|in|on|at|by|for|with|between|and|or|until|till|since|before|after|during|towards?|into"
    r"|through(?:out)?|within|about|around|over|under|than|as|early|late|that|this|its|their|his|her|was|is|were|are)$",
    re.IGNORECASE,
)
"""A word that nothing follows only where something was cut off."""


def derive_title(lead: str) -> str:
    """Return the lead's first main clause without a trailing time or "officials said", at most 100 characters."""
    text = " ".join(lead[:_EXAMINED_CHARACTERS].split())
    if dateline := _DATELINE.match(text):
        text = text[dateline.end() :] if _is_place(dateline[0]) else text
    clause = _first_clause(_first_sentence(text))
    clause = _without_trailing_time(clause).rstrip(" ,;:—–-")
    if clause.endswith(".") and not re.search(r"(?:\b\w\.){2,}$", clause):
        clause = clause.rstrip(".")
    if len(clause) <= LONGEST_TITLE_CHARACTERS:
        return clause
    cut = clause[: LONGEST_TITLE_CHARACTERS - 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:—–-.") + "…"


def _is_place(dateline: str) -> bool:
    return dateline.split(",")[0].split(" (")[0].strip(" —–-").isupper()


def _first_sentence(text: str) -> str:
    for match in _SENTENCE.finditer(text):
        if match[0][0] != "." or not _ABBREVIATION.search(text[: match.start()]):
            return text[: match.end()]
    return text


def _first_clause(sentence: str) -> str:
    for match in _CLAUSE_END.finditer(sentence):
        if match.start() >= _SHORTEST_CLAUSE_CHARACTERS and _opens_with_main_clause(sentence[: match.start()]):
            return sentence[: match.start()]
    return sentence


def _opens_with_main_clause(text: str) -> bool:
    return not _SUBORDINATE_OPENING.match(text)


def _without_trailing_time(clause: str) -> str:
    stripped = _TRAILING_TIME.sub("", clause.rstrip("."))
    is_whole = len(stripped) >= _SHORTEST_CLAUSE_CHARACTERS and not _OPEN_END.search(stripped)
    return stripped if is_whole else clause
