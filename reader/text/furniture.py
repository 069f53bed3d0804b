"""Which lines are not story: what a page puts around it, judged line by line by generic word classes.

Does not know where in the text a line stands or what its neighbours are; `clean` does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reader.data.furniture import alternatives, expression, words
from reader.model.article import CHANGE_NOTE, Document, RemovedKind
from reader.text.blocks import Block, blocks_of, fold
from reader.text.bylines import (
    has_clock,
    is_dated_outlet,
    is_name,
    is_place_and_time,
    is_stamp_of_outlet,
    is_stamped,
    is_timestamp,
    read_byline,
    read_named_line,
)

_MOST_LINK_WORDS = 25
_MOST_CAPTION_WORDS = 60
_MOST_CREDIT_WORDS = 60
_MOST_NOTE_WORDS = 80
_FEWEST_DESCRIBED_WORDS = 4
_LONGEST_END = 140
"""Characters at the end of a line in which it can name who took the picture."""
_MOST_BYLINE_WORDS = 24
_CREDIT_SIGNS = ("/", "(", "|", "©", "[", "via ", "courtesy", "getty images")
"""One of these is in every end of a line that names an agency; few lines have one."""
_ENDS_OF_DESCRIPTIONS = (".", "!", "?", ",", ";", ")", "]", "|", "-")
_SIGNATURE = re.compile(r"(?:^|[.!?] |\()(?P<name>[^\W\d_][^./()]{3,40}) ?/ ?[^\W\d_][^./()]{1,40}\)?$")
_MOST_CERTAIN_WORDS = 30
_MOST_WIDGET_WORDS = 6
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_HANDLE = re.compile(r"@?[a-z0-9_]{5,30}|@\w{2,30}")
_MOST_PATH_WORDS = 16
_PATH_SIGN = re.compile(r"\s*[>»›→]\s*|\s+[/|•·]\s+")
_SPEAKER = re.compile(r"(?:[A-ZÀ-ÞА-ЯІЇЄҐ][A-ZÀ-ÞА-ЯІЇЄҐ.'’ -]{1,40}|[QA]): ")
_E_MAIL = re.compile(r"\S+@[\w-]+(?:\.[\w-]+)+")
# begins with its rare signs: a search that looks for the edge of a word everywhere takes four times as long
_SENTENCE_START = r"[.!?:p](?:(?<!p)\s+|(?<!\wp)(?<=p)lease )"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line looks like; an uncertain one needs neighbours that are furniture too."""

    kind: RemovedKind
    reason: str
    is_certain: bool = True
    opens: bool = False
    """Whether what follows belongs to it: the heading of a list of links, the opening of an appeal."""
    is_bare_time: bool = False
    """Whether it is a time that does not say what happened then."""
    stays: bool = False
    """Whether it is kept in the text all the same: no part of the story, but it changes what the story says."""


@lru_cache(maxsize=1)  # whoever counts the blocks of a document cleans it next
def judge_all(document: Document) -> tuple[Verdict | None, ...]:
    """Return the verdict on each block of a document."""
    return tuple(map(judge, blocks_of(document)))


def judge(block: Block) -> Verdict | None:
    """Return what furniture the line looks like, None for a line that could be story."""
    if not 0 < len(block.text) <= 1200:
        return None
    for rule in (_note, _credit, _share, _consent, _links, _caption, _residue, _address):
        if verdict := rule(block):
            return verdict
    return None


def speaks_to_reader(block: Block) -> bool:
    """Return whether an outlet could be speaking here: we and you outside quotation marks, and nobody reported."""
    return not reports(block) and not words("voice").isdisjoint(block.spoken_words)


def reports(block: Block) -> bool:
    """Return whether somebody is quoted or reported outside quotation marks."""
    reporting = words("voice", "reporting") & block.spoken_words
    return bool(reporting) and not (reporting == {"told"} and "told you" in block.unquoted)


def _credit(block: Block) -> Verdict | None:
    if block.word_count <= _MOST_BYLINE_WORDS and (verdict := _byline(block)):
        return verdict
    if block.word_count > _MOST_CREDIT_WORDS:
        return None
    if not reports(block):
        if expression("credit", "starts").match(block.folded):
            return Verdict("credit", "credit line")
        if expression("credit", "phrases").search(block.unquoted):
            return Verdict("credit", "rights or credit", is_certain=block.word_count <= _MOST_CERTAIN_WORDS)
    if expression("credit", "biographies").search(block.unquoted):
        return Verdict("credit", "about the author", is_certain=False)
    return None


def _note(block: Block) -> Verdict | None:
    """Judge what an outlet says of its own text: a correction stays, that there was some change is only told."""
    if (
        not block.is_ended
        and block.word_count <= _MOST_LINK_WORDS
        and expression("note", "updates").match(block.folded)
    ):
        return Verdict("residue", CHANGE_NOTE)
    if block.word_count > _MOST_NOTE_WORDS or not expression("note", "starts").match(block.folded):
        return None
    return Verdict("residue", CHANGE_NOTE, stays=not all(map(_says_no_more, block.words)))


def is_correction(text: str) -> bool:
    """Return whether a paragraph of a cleaned text tells what was wrong in it before."""
    verdict = _note(Block(0, text, False, False))
    return verdict is not None and verdict.stays


def _says_no_more(word: str) -> bool:
    return word[0].isdigit() or word in words("note", "bare") or word in words("timestamp", "dates")


def _byline(block: Block) -> Verdict | None:
    """Judge lines that say who wrote it, when and where."""
    if is_timestamp(block):
        return Verdict("credit", "time of publication", is_bare_time=not is_stamped(block))
    if is_stamp_of_outlet(block):
        return Verdict("credit", "time of publication")
    if is_place_and_time(block):
        return Verdict("credit", "place and time", is_certain=has_clock(block))
    if is_dated_outlet(block.text):
        return Verdict("credit", "outlet with a date")
    if read_named_line(block.text):
        return Verdict("credit", "name with a date or an outlet", is_certain=False)
    if read_byline(block.text)[0]:
        return Verdict("credit", "byline")
    if _E_MAIL.fullmatch(block.text):
        return Verdict("credit", "address of the author")
    if expression("credit", "nameless").fullmatch(block.folded.rstrip(" .")):
        return Verdict("credit", "nameless author", is_certain=False)
    return None


def _share(block: Block) -> Verdict | None:
    if block.word_count > 20 or not _made_of(block, "share"):
        return None
    return Verdict("share", "share buttons")


def _consent(block: Block) -> Verdict | None:
    if expression("consent", "lines").fullmatch(block.folded.rstrip(" .!")):
        return Verdict("consent", "cookie or privacy notice")
    if speaks_to_reader(block) and expression("consent", "phrases").search(block.unquoted):
        return Verdict("consent", "cookie or privacy notice", is_certain=block.word_count <= 2 * _MOST_CERTAIN_WORDS)
    return None


def _links(block: Block) -> Verdict | None:
    if block.word_count > _MOST_LINK_WORDS:
        return None
    if expression("links", "labels").fullmatch(block.folded.rstrip(" :>.|-→»")):
        return Verdict("links", "heading of links", opens=True)
    if _link_line().match(block.folded.lstrip("[(")) or _is_pointed(block):
        return Verdict("links", "link to another page")
    if not block.has_full_stop and not reports(block) and expression("links", "starts").match(block.folded):
        return Verdict("links", "link to another page")
    return None


def _is_pointed(block: Block) -> bool:
    """Return whether the line opens with a sign that points on; in German the same sign opens speech."""
    return block.text.startswith("»") and "«" not in block.text and not block.is_ended


def _caption(block: Block) -> Verdict | None:
    if block.word_count > _MOST_CAPTION_WORDS:
        return None
    label, end_label, agency = _caption_forms()
    folded = block.folded.rstrip(" .")
    end = folded[-_LONGEST_END:]
    starts_with_stock = not block.is_ended and expression("caption", "stocks").match(folded)
    if (
        starts_with_stock
        or label.match(folded)
        or (":" in folded and _names_maker(block, end_label.search(end)))
        or (any(sign in end for sign in _CREDIT_SIGNS) and agency.search(end))
        or expression("caption", "endings").search(folded[-30:])
        or _is_signed(block.text)
    ):
        is_certain = block.word_count <= 40 and not reports(block)
        return Verdict("caption", "caption or picture credit", is_certain=is_certain)
    return None


def _names_maker(block: Block, label: re.Match[str] | None) -> bool:
    """Return whether the label in a line begins a sentence of its own, or names somebody behind a description.

    "The square. Credit: Lena Trask" does; in "Karrow Credit: trial begins" the word belongs to a name.
    """
    if label is None:
        return False
    if label[0][0] != " " or label.string[: label.start()].endswith(_ENDS_OF_DESCRIPTIONS):
        return True
    maker = re.split(r"[/|(]", block.text.rpartition(":")[2].strip(" .)]"))[0].strip()
    return is_name(maker) or re.fullmatch(alternatives("caption", "agencies"), fold(maker)) is not None


def _is_signed(text: str) -> bool:
    """Return whether the photographer's name ends the line: "A queue. | ANN LEE", "A queue. (Ann Lee/Ellery Post)"."""
    described, _, name = text.rpartition(" | ")
    if len(described.split()) >= _FEWEST_DESCRIBED_WORDS and name.isupper() and is_name(name):
        return True
    signature = _SIGNATURE.search(text[-_LONGEST_END:]) if "/" in text else None
    return signature is not None and is_name(signature["name"].strip())


def _residue(block: Block) -> Verdict | None:
    folded = block.folded.rstrip(" .!?:…")
    if expression("residue", "lines").fullmatch(folded):
        if expression("promo", "goods").search(folded):
            return Verdict("promo", "edge of an offer")
        return Verdict("residue", "button or message of the page")
    if block.word_count <= _MOST_WIDGET_WORDS and _made_of(block, "residue"):
        return Verdict("residue", "button or message of the page")
    if expression("residue", "labels").fullmatch(folded):
        return Verdict("residue", "heading of keywords", is_certain=False, opens=True)
    if not block.has_full_stop and _label_line("residue").match(block.folded) and block.word_count <= _MOST_LINK_WORDS:
        return Verdict("residue", "keywords", is_certain=False)
    if len(folded) == 1 or (len(folded) <= 12 and not _LETTERS.search(folded)):
        return Verdict("residue", "sign without words", is_certain=False)
    if block.text.startswith("#") and all(word.startswith("#") for word in block.text.split()):
        return Verdict("residue", "keywords")
    if _is_path(block):
        return Verdict("residue", "path of the page", is_certain=False)
    if _HANDLE.fullmatch(block.text) and block.text.casefold() == block.text:
        return Verdict("residue", "account name", is_certain=False)
    return None


def _is_path(block: Block) -> bool:
    """Return whether the line leads from a page's home to its section: "Home > Metro > Schools", "in Gardens"."""
    if block.is_ended or block.word_count > _MOST_PATH_WORDS:
        return False
    if block.words[:1] == ("in",) and 1 < len(block.words) <= 3:
        return all(word in words("section") for word in block.words[1:])
    if block.text.endswith(":"):
        return all(word in words("section") for word in block.words)
    steps = _PATH_SIGN.split(block.text.strip(" >»›/|•·"))
    is_section = any(fold(step) in words("section") for step in steps)
    return len(steps) >= (2 if is_section else 3) and all(_is_path_step(step) for step in steps)


def _is_path_step(step: str) -> bool:
    return 0 < len(step.split()) <= 4 and step[0].isupper() and not any(character.isdigit() for character in step)


def _address(block: Block) -> Verdict | None:
    """Judge lines in which an outlet asks its reader for attention or money."""
    folded = block.folded.rstrip(" :,.!")
    if expression("appeal", "openers").fullmatch(folded):
        return Verdict("appeal", "opening of an appeal", opens=True)
    if reports(block):
        return None
    speaks = speaks_to_reader(block) and not _is_spoken(block)
    for kind, name in (("promo", "offer of the page"), ("appeal", "appeal to readers")):
        imperatives = len(_imperatives(kind).findall(f". {block.unquoted}"))
        phrases = len(expression(kind, "phrases").findall(block.unquoted)) if speaks or imperatives else 0
        if not imperatives and not phrases:
            continue
        is_short = block.word_count <= (_MOST_CERTAIN_WORDS if kind == "promo" else 12)
        is_certain = imperatives + phrases >= 2 or is_short
        return Verdict("promo" if kind == "promo" else "appeal", name, is_certain=is_certain)
    return None


def _is_spoken(block: Block) -> bool:
    """Return whether a line of a transcript names its speaker: "THE MAYOR: We thank you."."""
    speaker = _SPEAKER.match(block.text)
    named = fold(speaker[0]).strip(": ").split() if speaker else []
    return bool(named) and (words("voice") | words("voice", "asking")).isdisjoint(named)


def _made_of(block: Block, group: str) -> bool:
    """Return whether the line holds one word of the group's table at least, and none but its words and fillers."""
    tokens = _LETTERS.findall(block.folded)
    strong = words(group)
    return any(token in strong for token in tokens) and all(
        token in strong or token in words(group, "fillers") for token in tokens
    )


@lru_cache(maxsize=2)
def _imperatives(kind: str) -> re.Pattern[str]:
    return re.compile(_SENTENCE_START + alternatives(kind, "imperatives"))


@lru_cache(maxsize=1)
def _link_line() -> re.Pattern[str]:
    return re.compile(alternatives("links", "labels") + r"\s*(?::|\||>+|→|-\s)\s*\S")


@lru_cache(maxsize=2)
def _label_line(group: str) -> re.Pattern[str]:
    return re.compile(alternatives(group, "labels") + r"\s*[:|]\s*\S")


@lru_cache(maxsize=1)
def _caption_forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what begins a caption, what names the photographer at its end, and what names the agency there."""
    labels, agencies = alternatives("caption", "labels"), alternatives("caption", "agencies")
    label = re.compile(
        r"[(\[]?(?:image|photo|picture|media) (?:source|caption|credit), ?\S"
        rf"|[(\[]?{labels}\s*(?::|/|©|\|)"
        r"|(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?) by [^.]{2,60}(?:\. \w+ by [^.]{2,60})?$"
    )
    end_label = re.compile(rf"[.\s(|\[]{labels}\s*:\s*[^.]{{2,70}}$")
    agency = re.compile(
        rf"[/(|©\[]\s*(?:via )?{agencies}\b[^.]{{0,40}}$|\b{agencies}\s?/\s?\w[^.]{{0,40}}$|\bvia {agencies}[)\]]?$"
        r"|\((?:\w+ )?(?:photos?|images?|pictures?)(?: by|:)[^)]{2,60}\)$"
        r"|\b(?:photos?|images?|pictures?):? courtesy(?: of)? [^.]{2,50}$"
        r"|\bgetty images\b[^.]{0,20}$|\[[^\]]{2,40}/[^\]]{2,40}\]$"
    )
    return label, end_label, agency
