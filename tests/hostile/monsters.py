"""Texts of any length that make bad patterns and nested loops slow: one thing said over and over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, product
from string import ascii_lowercase, ascii_uppercase

REPEATED = {
    "one letter": "a", "one capital": "A", "spaces": " ", "tabs": "\t", "newlines": "\n", "no-break spaces": "\u00a0",
    "short words": "word ", "one name": "Anna Berg ", "sentences": "Anna Berg of Oslo said so. ",
    "lines": "Anna Berg said so on 3 March 2024.\n", "paragraphs": "Anna Berg said so on 3 March 2024.\n\n",
    "short lines": "a\n", "colon lines": "a: b\n", "capital lines": "OSLO\n", "times": "10:30 pm\n",
    "numbers in lines": "1\n",
    "open brackets": "(", "brackets": "()", "square brackets": "[", "links": "[a](http://b) ", "straight quotes": '"',
    "open quotes": "“", "closed quotes": "”", "quoted words": "“Yes” ", "quotes": "> ", "deep quotes": ">",
    "quoted lines": "> He said so.\n", "full dates": "3 March 2024, ", "iso dates": "2024-03-03 ",
    "weekdays": "on Tuesday ",
    "date ranges": "between 3 and 4 March ", "clock times": "10:30 pm ", "digits": "1", "grouped digits": "1,",
    "numbers": "1 2 3 4 ", "dead": "1,234 people were killed and 56 wounded. ", "percent": "5 per cent ",
    "money": "$5 million ",
    "full stops": ".", "spaced stops": ". ", "hyphens": "-", "dashes": "— ", "commas": ",", "enumeration": "A, ",
    "abbreviations": "U.S. ", "long abbreviation": "U.S.A.", "capitals": "THE COUNCIL OF ", "bylines": "By Anna Berg\n",
    "authors": "Anna Berg and ", "share lines": "Share this article\n", "csi": "\x1b[", "osc": "\x1b]", "c1": "\x9b",
    "bidi": "\u202e", "joiners": "a\u200d", "accents": "\u0301", "mojibake": "Ã¤Ã¶", "mojibake lines": "Ã¤Ã¶ hello\n",
    "addresses": "http://a.b/c?d ", "long address": "a.", "mail addresses": "a@b ", "ideographs": "中文新闻",
    "arabic": "مرحبا ", "pictures": "😀", "headings": "# a\n", "hashes": "#", "stars": "*", "starred": "*a ",
    "underscored": "_a_",
    "backticks": "`", "tags": "<a ", "less than": "<", "entities": "&amp;", "ampersands": "&", "tables": "|a|b\n",
    "list": "- a\n", "apostrophes": "'", "possessives": "Anna's ", "irish": "O'Brien’s ", "the": "the ",
    "ministries": "Ministry of ",
    "and": "Anna and ", "semicolons": "; ", "said": "he said ", "titles": "President ", "mr": "Mr. ", "initials": "J. ",
    "glued initials": "J.K.", "hyphenated": "Anna-", "particles": "van der ", "carriage returns": "\r", "nel": "a\x85",
    "line separators": "a\u2028", "form feeds": "a\x0c", "slashes": "a/b/", "cr lf": "a\r\n", "ten": "ten ",
    "hundred": "hundred ",
    "and then": "and then ", "Said": "Anna said Berg said ", "is": "Anna is the minister of Oslo. ",
    "minister": "Minister Anna Berg, minister of ",
    "lead": "Anna Berg leads the delegation of Norway, which Jan Brenk led. ", "percent lines": "5 per cent\n",
    "pipes": "|",
}  # fmt: skip


def _repeat(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]


def _inside(text: str, length: int) -> str:
    """Between two words, where stripping ends does not help."""
    return f"Council votes\n\nThe {_repeat(text, length)} council."


def _names(length: int) -> str:
    """Distinct persons, a sentence each."""
    syllables = ("".join(each) for each in product(ascii_uppercase, "aeiou", ascii_lowercase, "aeiou", ascii_lowercase))
    return _until(length, (f"Anna {name} of {name}berg said so. " for name in syllables))


def _until(length: int, pieces: Iterator[str]) -> str:
    found: list[str] = []
    while length > 0:
        piece = next(pieces, None) or "End. "
        found.append(piece)
        length -= len(piece)
    return "".join(found)


def _many(text: str) -> Callable[[int], str]:
    """A text that says `{}` differently each time."""
    return lambda length: _until(length, (text.replace("{}", str(number)) for number in count(1)))


def _nested(length: int) -> str:
    return "".join(f"{' ' * 2 * depth}- a\n" for depth in range(int(length**0.5)))


def _of(make: Callable[[str, int], str], text: str) -> Callable[[int], str]:
    return lambda length: make(text, length)


MONSTERS: dict[str, Callable[[int], str]] = {
    **{name: _of(_repeat, text) for name, text in REPEATED.items()},
    **{f"{name}, inside": _of(_inside, text) for name, text in REPEATED.items()},
    "distinct names": _names,
    "distinct lines": _many("Line {} of the town is about the harbour\n"),
    "distinct paragraphs": _many("It was said that line {} is about the harbour of the town in the county.\n\n"),
    "distinct words": _many("w{} "),
    "distinct dates": _many("It began on {} March and ended in 1{}.\n"),
    "distinct numbers": _many("Some {} people were killed. "),
    "distinct organisations": _many("The Ministry of Harbour W{} said so. "),
    "distinct quotes": _many("“We are {} of them,” said Anna Berg. "),
    "nested list": _nested,
}
