"""Who holds which role, as one report says it: "the D side is led by P", "P, mayor of L", "O's chief executive P".

Reads the masks of `reports`.  Only what is said as a fact about now counts: no "could lead", no former mayor, no
quoted speech, no headline.  Roles that several people may hold (a lawyer, a spokeswoman) are no roles here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reader.data.claims import alternatives, claim_classes, claim_expression, claim_words
from reader.data.gazetteer import load_gazetteer
from reader.model.article import TITLE, ArticleNumber
from reader.model.story import Quote
from reader.text.tokens import fold_words
from reader.understanding.reports import NamedSpan, ReportSentence

_OWNER = r"[DLOE]_*"
_WORD = r"[a-z][a-z'.-]*"
_TITLES = rf"(?:(?!(?:and|who|that|which|by|with|but|or|as)\b)(?:{_WORD}|[OLD]_*(?:'s)?)\s){{0,8}}"
"""What stands between "led by" and the person: "former defence minister"."""
_LONGEST_APPOSITION = 160
_LONGEST_OF = 40
"""Characters of "of the fire brigade" behind a person."""
_LONGEST_GAP = 80
"""Characters between a group and "led by"."""
_TAIL = 45
"""Characters behind a claim in which "at the previous round" is looked for."""


@dataclass(frozen=True, slots=True)
class RoleClaim:
    """One report's word on who holds a role."""

    article: ArticleNumber
    kind: str
    """Of the role: "leads a delegation", "mayor"."""
    qualifiers: frozenset[str]
    owner: str
    """Entity id of the place or body whose role it is; empty where the sentence does not say."""
    owner_words: frozenset[str]
    """Words of the owner's name and of what the report calls it: "the transport union BTF"."""
    holder: NamedSpan
    value: str
    """The holder as printed."""
    subject: str
    """The role as printed."""
    quote: Quote


@dataclass(frozen=True, slots=True)
class _Role:
    """A role found in a mask, its holder still to be found."""

    start: int
    end: int
    kind: str
    qualifiers: frozenset[str]
    owner_start: int | None
    owner_words: frozenset[str] = frozenset()
    """What stands between "of the" and the owner's name."""


def find_roles(sentences: Sequence[ReportSentence]) -> tuple[RoleClaim, ...]:
    """The claims of one report, in reading order."""
    found: list[RoleClaim] = []
    for sentence in sentences:
        if sentence.block != TITLE and "P" in sentence.mask:
            for find in (_find_led_by, _find_led_in_relative, _find_leading, _find_posts, _find_heads_of_bodies):
                found += find(sentence)
    return tuple(found)


@cache
def _function_words() -> str:
    """Words that are no part of a role's name: function words and verbs of saying."""
    words = load_gazetteer().words
    return alternatives(words["function_words"] | words["saying"])


@cache
def _group_pattern() -> re.Pattern[str]:
    """A group with its owner before it, behind it, or not named."""
    nouns = alternatives(claim_classes("lead", "groups"))
    qualifiers = rf"(?P<words>(?:(?!{_function_words()}\s){_WORD}\s){{0,3}}?)"
    owned = rf"(?:the\s)?(?P<owner>{_OWNER})(?:'s?)?\s"
    return re.compile(
        rf"(?:{owned}|(?:the|an?|its|their|his|her)\s){qualifiers}(?P<noun>{nouns})(?!['\w-]|\s{nouns}\b)"
        rf"(?:\s(?:of|from|into|for|on|over)\s(?:the\s)?(?P<called>(?:{_WORD}\s){{0,3}}?)(?P<whose>{_OWNER}))?"
        rf"(?:\s(?:for|on behalf of)\s(?:the\s|its\s)?(?P<behalf>{_WORD}))?"
    )


def _group(match: re.Match[str]) -> _Role:
    noun = claim_classes("lead", "groups")[match["noun"]]
    owner = match.start("owner") if match["owner"] else match.start("whose") if match["whose"] else None
    qualifiers = _qualifiers(match["words"])
    if match["behalf"] and noun in claim_words("lead", "of_two_sides"):
        qualifiers |= {match["behalf"]}
    if owner is not None:
        qualifiers -= claim_words("lead", "parties")
    if noun in claim_words("lead", "sole"):
        qualifiers -= claim_words("lead", "left_out")
    return _Role(*match.span(), f"lead {noun}", qualifiers, owner, _plain_words(match["called"] or ""))


def _qualifiers(words: str) -> frozenset[str]:
    spellings = claim_classes("posts", "spellings")
    return frozenset(spellings.get(word, word) for word in _plain_words(words)) - claim_words("posts", "neutral")


def _plain_words(words: str) -> frozenset[str]:
    """Words without the ending that says whose."""
    return frozenset(word.removesuffix("'s").removesuffix("s'") for word in words.split())


@cache
def _led_by_pattern() -> re.Pattern[str]:
    verbs = r"led|headed|chaired|fronted|presided over|directed|commanded|coordinated|spearheaded"
    under = r"under(?: the (?:leadership|command|direction) of)?"
    return re.compile(rf"\b(?P<by>(?:{verbs})\sby|in the hands of|{under})\s{_TITLES}(?:,\s)?(?P<person>P_*)")


def _find_led_by(sentence: ReportSentence) -> Iterator[RoleClaim]:
    for match in _led_by_pattern().finditer(sentence.mask):
        before = sentence.mask[: match.start()]
        groups = [_group(group) for group in _group_pattern().finditer(before)]
        if not groups or _is_shared(sentence.mask, match.end()):
            continue
        group = groups[-1]
        gap = before[group.end :]
        if match["by"] == "under" and gap.strip():
            continue
        is_plain = len(gap) <= _LONGEST_GAP and not re.search(
            r"[;:~P]|\b(?:said|says|and|but|while|of (?:his|her|their|another))\b", gap
        )
        if is_plain and _is_fact(gap) and _is_now(_tail(sentence.mask, match.end())):
            yield _claim(sentence, group, match.start("person"), sentence.text[group.start : match.end("by")])


@cache
def _leading_pattern() -> re.Pattern[str]:
    verbs = alternatives(claim_words("lead", "verbs") | claim_words("lead", "phrases"))
    return re.compile(rf"\b{verbs}\s(?={_group_pattern().pattern})")


@cache
def _apposition_pattern() -> re.Pattern[str]:
    plain = alternatives(claim_words("lead", "plain"))
    return re.compile(
        rf"(?P<person>P_*)(?:\s(?:of|from)\s[^,;:~P]{{1,{_LONGEST_OF}}}(?=,\swho\s))?"
        rf"(?:,\s[^;:~P]{{1,{_LONGEST_APPOSITION}}},|,\s[^,;:~P]{{1,{_LONGEST_APPOSITION}}}(?=\swho\s))?"
        rf"(?:,(?=\swho\s|\sleading|\sheading))?"
        rf"\s(?P<plain>(?:{plain}\s){{0,5}})$"
    )


@cache
def _is_pattern() -> re.Pattern[str]:
    """A person behind "is", with titles: "is retired judge P"."""
    words = load_gazetteer().words
    titles = alternatives(words["titles"] | words["roles"] | words["title_modifiers"] | {"the", "a", "an", "retired"})
    return re.compile(
        rf",?\s(?:is|was|will be|remains)\s(?:(?:{titles}\.?|[OLD]_*(?:'s)?)\s){{0,5}}(?P<person>P_*)(?!_|'s)"
    )


def _find_led_in_relative(sentence: ReportSentence) -> Iterator[RoleClaim]:
    """Groups before the person who leads them: "the delegation, which P heads", "the inquiry, with P at its head"."""
    for match in _relative_pattern().finditer(sentence.mask):
        group = _group_pattern().match(sentence.mask, match.start())
        person = max(match.start("person"), match.start("at_head"))
        if group and group.end() <= person and _is_now(_tail(sentence.mask, match.end())):
            yield _claim(sentence, _group(group), person, sentence.text[group.start() : group.end()])


@cache
def _relative_pattern() -> re.Pattern[str]:
    verbs = alternatives(claim_words("lead", "verbs") | claim_words("lead", "phrases"))
    return re.compile(
        rf"{_group_pattern().pattern},?\s(?:(?:which|that|whom)\s{_TITLES}(?P<person>P_*)\s(?:is\s)?{verbs}\b"
        rf"|with\s{_TITLES}(?P<at_head>P_*)\s(?:as\s(?:its|their|the)\s(?:head|leader|chair)|at\s(?:its|their|the)\s(?:head|helm)|in\sthe\schair))"
    )


def _find_leading(sentence: ReportSentence) -> Iterator[RoleClaim]:
    for match in _leading_pattern().finditer(sentence.mask):
        group_match = _group_pattern().match(sentence.mask, match.end())
        behind = _is_pattern().match(sentence.mask, group_match.end()) if group_match else None
        if (
            group_match
            and behind
            and match[0].startswith(("leading", "heading", "chairing", "at the head", "in charge"))
        ):
            subject = sentence.text[match.start() : group_match.end()]
            yield _claim(sentence, _group(group_match), behind.start("person"), subject)
            continue
        verb = match[0]
        before = _apposition_pattern().search(sentence.mask[: match.end() - len(verb)])
        if verb.endswith("ing ") and before is None:
            before = re.search(r"(?P<person>P_*),\s(?P<plain>)$", sentence.mask[: match.start()])
        if group_match is None or before is None:
            continue
        if re.search(rf"P_*(?:,[^P]*)?,?\sand\s{_TITLES}$", sentence.mask[: before.start("person")]):
            continue
        if _is_fact(before["plain"]) and _is_now(_tail(sentence.mask, group_match.end())):
            start = match.start() - len(before["plain"])
            subject = sentence.text[start : group_match.end()].removeprefix("who ")
            yield _claim(sentence, _group(group_match), before.start("person"), subject)


@cache
def _heads_of_bodies_pattern() -> re.Pattern[str]:
    """A person who "heads the O", or by whom "the O is headed": in the present, and all of it."""
    return re.compile(
        rf"(?P<before>P_*)(?:,\s[^;:~P]{{1,{_LONGEST_APPOSITION}}},|,)?\s(?:who\s)?"
        r"(?:heads|leads|is leading|is heading)\s(?:the\s)?(?P<body>O_*)(?=[,.;]|$|\s(?:and|said)\b)"
        rf"|(?P<led>O_*)(?:,|,?\s(?:which\s)?is)\s(?:headed|led|run)\sby\s{_TITLES}(?P<behind>P_*)"
    )


def _find_heads_of_bodies(sentence: ReportSentence) -> Iterator[RoleClaim]:
    for match in _heads_of_bodies_pattern().finditer(sentence.mask):
        person, body = ("before", "body") if match["before"] else ("behind", "led")
        if not _is_shared(sentence.mask, match.end()):
            role = _Role(*match.span(), "leader", frozenset(), match.start(body))
            yield _claim(sentence, role, match.start(person), sentence.text[slice(*match.span(body))])


@cache
def _post_pattern() -> re.Pattern[str]:
    nouns = alternatives(claim_classes("posts", "nouns"))
    qualifiers = rf"(?P<words>(?:(?!{_function_words()}\s){_WORD}\s){{0,3}}?)"
    return re.compile(
        rf"(?:(?P<owner>{_OWNER})(?:'s?)?\s)?(?:(?:the|its|their)\s)?(?<![\w-]){qualifiers}(?P<noun>{nouns})(?![\w'-])"
        rf"(?:\s(?:of|for|at)\s(?:(?P<group>{_group_pattern().pattern.replace('?P<', '?P<of_')})"
        rf"|(?:the\s)?(?P<whose>[LOD]_*)|the\s(?P<thing>(?!{_function_words()}\b){_WORD})))?"
    )


def _find_posts(sentence: ReportSentence) -> Iterator[RoleClaim]:
    mask = sentence.mask
    for match in _post_pattern().finditer(mask):
        role = _post(match, mask)
        before, after = mask[: match.start()], mask[match.end() :]
        if role is None or _is_not_holding(before, match["words"]) or not _is_now(_tail(mask, match.end())):
            continue
        person = _holder_beside(before, after, match)
        if person is not None and not (person > match.end() and _is_shared(mask, _name_end(mask, person))):
            yield _claim(sentence, role, person, sentence.text[match.start() : match.end()])


def _holder_beside(before: str, after: str, match: re.Match[str]) -> int | None:
    """Where the person stands whose post this is: right behind it, or before it and a comma or "is"."""
    is_said_to_be = _is_pattern().match(after)
    if is_said_to_be:
        return match.end() + is_said_to_be.start("person")
    is_behind = re.match(r",?\s(?=P)", after)
    if is_behind and ("," not in is_behind[0] or re.match(r",\sP_*(?:[,.;)]|$)", after)):
        return match.end() + is_behind.end()
    if not re.match(rf"$|[,.;)]|\s{_function_words()}\b", after):
        return None
    in_front = re.search(
        r"(P_*)(?:,\s|,?\swho\sis\s|\sis\s|\sremains\s|\sserves\sas\s|\sas\s)(?:the\s|its\s)?$", before
    )
    return in_front.start(1) if in_front else None


def _post(match: re.Match[str], mask: str) -> _Role | None:
    noun = claim_classes("posts", "nouns")[match["noun"]]
    thing = match["thing"] if match["thing"] and noun in claim_words("posts", "of_things") else ""
    qualifiers = _qualifiers(f"{match['words']} {thing}")
    if match["group"]:
        inner = _group_pattern().match(mask, match.start("group"))
        leads = noun in claim_words("lead", "heads") and inner is not None
        return replace(_group(inner), start=match.start(), end=match.end()) if leads and inner else None
    owner = match.start("owner") if match["owner"] else match.start("whose") if match["whose"] else None
    groups = claim_classes("lead", "groups")
    last = match["words"].split()[-1].removesuffix("'s") if match["words"] else ""
    if noun in claim_words("lead", "heads") and last in groups:
        return _Role(*match.span(), f"lead {groups[last]}", qualifiers - {last}, owner)
    if noun in (led := claim_classes("posts", "of_groups")):
        return _Role(*match.span(), f"lead {led[noun]}", qualifiers, owner)
    letter = "" if owner is None else mask[owner]
    is_loose = letter == "D" and noun not in claim_words("posts", "of_states")
    is_loose |= letter in {"L", "D"} and noun in claim_words("posts", "of_bodies_only")
    is_loose |= noun == "minister" and not qualifiers
    is_loose |= noun in claim_words("posts", "of_groups_only")
    return None if is_loose or letter == "E" else _Role(*match.span(), noun, qualifiers, owner)


def _is_not_holding(before: str, words: str) -> bool:
    not_holding = claim_words("posts", "not_holding")
    last = re.search(r"([a-z][a-z-]*)[\s-]$", before)
    return bool(last and last[1] in not_holding) or not not_holding.isdisjoint(re.split(r"[\s-]", words))


def _is_shared(mask: str, end: int) -> bool:
    """Whether a second person follows with "and": two leaders."""
    return bool(re.match(rf"(?:,\s[^;:~P]{{1,80}},)?,?\sand\s{_TITLES}P", mask[end:]))


def _is_fact(words: str) -> bool:
    plain = re.sub(claim_expression("doubt", "month_of_may"), "", words)
    return _is_now(plain) and claim_words("doubt", "words").isdisjoint(re.findall(r"[a-z]+", plain))


def _is_now(words: str) -> bool:
    is_year_named = bool(re.search(r"\b(?:19|20)\d\d\b", words))
    return not is_year_named and claim_words("doubt", "other_time").isdisjoint(re.findall(r"[a-z]+", words))


def _tail(mask: str, end: int) -> str:
    return re.split(r"[,;:~]|\bafter\b|\bwhile\b", mask[end : end + _TAIL])[0]


def _name_end(mask: str, start: int) -> int:
    return start + len(mask[start:]) - len(mask[start + 1 :].lstrip("_"))


def _claim(sentence: ReportSentence, role: _Role, person: int, subject: str) -> RoleClaim:
    holder = sentence.name_at(person)
    owner = "" if role.owner_start is None else sentence.name_at(role.owner_start).entity_id
    value = sentence.text[holder.start : holder.end]
    words = role.owner_words
    if role.owner_start is not None:
        end = sentence.name_at(role.owner_start).end
        words |= {fold_words(word) for word in sentence.text[role.owner_start : end].split()}
    return RoleClaim(
        sentence.article, role.kind, role.qualifiers, owner, words, holder, value, subject.strip(" ,"), sentence.quote
    )
