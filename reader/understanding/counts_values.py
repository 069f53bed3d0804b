"""Numbers in a sentence's mask: how much, counted in what, as a range where they are rounded or hedged.

Dates, clock times, ages, ordinals, labels ("Article 5") and results ("3-1") are no numbers here.
Knows neither what is counted nor what became of it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reader.data.claims import alternatives, claim_classes, claim_words

ROUNDED = 0.15
"""What "about" leaves open at most, as a share of the number."""
_LEEWAY_OF_FIVES = 2.5
"""Of a number whose last digit beside zeros is a five, in units of that digit; of others it is one."""
_EXACT_BELOW = 1000
"""An unhedged whole number below this is read as counted, not rounded."""
_GRAIN_OF_ROUND = 0.05
"""Of a whole number that ends in zeros: 2,000 stands for 1,950 to 2,050."""
_PERCENT = "percent"
MONTHS, DAYS, HOURS = "months", "days", "hours"
"""Units of lengths of time: years and months, which may be a prison term, weeks and days, hours and minutes."""
LENGTHS = frozenset({MONTHS, DAYS, HOURS})


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """One number of a mask; `low` and `high` are what it may stand for."""

    start: int
    """With its hedge: "at least 12"."""
    end: int
    """With its unit, where that is money or percent."""
    value: float
    low: float
    high: float
    unit: str
    """A currency's sign, "percent", one of `LENGTHS`, or empty for things counted."""

    is_exact: bool = True
    """Whether it was printed as one number of its own: no "about", no "at least", no "12 to 15"."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end

    def agrees_with(self, other: NumberSpan) -> bool:
        """Whether both may stand for one number."""
        return self.low <= other.high and other.low <= self.high

    def has_digits_of(self, other: NumberSpan) -> bool:
        """Whether both have the same digits in another order, as a misprint has: 2,140 and 2,410."""
        digits, others = (sorted(re.sub(r"\D|0+$", "", f"{each.value:f}")) for each in (self, other))
        return digits == others and self.value != other.value and len(digits) > 1


_LENGTH_OF_TIME = re.compile(
    r"(?P<half>\sand\sa\shalf)?[\s-](?P<unit>year|month|week|day|hour|minute)s?\b(?!['-]?\s?old|'?\sago)"
)
_IN_UNIT = {
    "year": (12.0, MONTHS),
    "month": (1.0, MONTHS),
    "week": (7.0, DAYS),
    "day": (1.0, DAYS),
    "hour": (1.0, HOURS),
    "minute": (1 / 60, HOURS),
}
_AGE = re.compile(r"[\s-](?:years?|months?)[\s-]olds?\b")


def find_numbers(mask: str) -> Iterator[NumberSpan]:
    """Yield the numbers of one sentence's mask, in order."""
    for match in _number_pattern().finditer(mask):
        number = _read(match)
        length = _LENGTH_OF_TIME.match(mask, match.end())
        if number.value and length and not number.unit and not _AGE.match(mask, match.end()):
            one, unit = _IN_UNIT[length["unit"]]
            plus = one / 2 if length["half"] else 0
            low, high = number.low * one + plus, number.high * one + plus
            yield NumberSpan(number.start, length.end(), number.value * one + plus, low, high, unit, number.is_exact)
        elif number.value and not _is_other_than_count(mask, match):
            yield number


@cache
def _pairs(name: str) -> dict[str, int]:
    return {word: int(value) for word, _, value in (pair.partition("=") for pair in claim_words("numbers", name))}


@cache
def _number_pattern() -> re.Pattern[str]:
    words, scales = _pairs("words"), _pairs("scales")
    long_scales = [scale for scale in scales if len(scale) > 3 or scale in {"lakh"}]
    signs = alternatives(sign for sign in claim_classes("numbers", "currencies") if not sign.isalpha())
    names = alternatives(name for name in claim_classes("numbers", "currencies") if name.isalpha() and len(name) > 2)
    hedges = "|".join(f"(?P<{name}>{alternatives(claim_words('numbers', name))})" for name in _HEDGES)
    small = alternatives(words)
    digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    spelt = rf"(?:half\sa\sdozen|(?:{small}|an?)(?:[\s-](?:and\s)?(?:{small}|{alternatives(long_scales)})s?)*)"
    scale = rf"(?:\s?(?P<scale>{alternatives(scales)})(?![a-z]))?"
    return re.compile(
        rf"(?:\b(?:{hedges})\s)?(?P<sign>{signs})?\s?"
        rf"(?:(?<![\w.,/:-])(?P<digits>{digits})(?:\s?(?:-|–|to)\s?(?P<upper>{digits})(?![\w]))?{scale}"
        rf"|(?<![\w-])(?P<spelt>{spelt})(?![\w]))"
        rf"(?:\s?(?P<percent>%|percent\b|per\scent\b|pc\b)(?!age)|[\s-](?:us\s|L_+\s|D_+\s)?(?P<currency>{names})\b)?"
    )


_HEDGES = ("at_least", "at_most", "about")


def _is_other_than_count(mask: str, match: re.Match[str]) -> bool:
    before, after = mask[: match.end() - len(match[0].lstrip())], mask[match.end() :]
    if match["spelt"] and (match["spelt"] in {"a", "an", "one"} or _spelt(match["spelt"]) is None):
        return True
    if re.search(r"\bbetween (?:\S+ (?:\S+ )?and )?$", before):
        return True
    if match["sign"] or match["percent"] or match["currency"]:
        return False
    if match["upper"] and (float(match["upper"].replace(",", "")) < float(match["digits"].replace(",", ""))):
        return True
    next_word = re.match(r"[\s-]?([a-z.']+)", after)
    last_word = re.search(r"([a-z.]+)[\s-]*$", before)
    if next_word and next_word[1].rstrip(".,") in claim_words("numbers", "times"):
        return True
    if next_word and next_word[1] in claim_words("numbers", "months") and after.startswith(" "):
        return True
    if last_word and last_word[1] in claim_words("numbers", "labels"):
        return True
    if re.match(r"(?:st|nd|rd|th)\b|:\d|/\d|\.\d|\s?(?:[-–]\s?)?years?[\s-]old|-(?:\d|[a-z]+-old)", after):
        return True
    is_measure = next_word is not None and next_word[1] in claim_classes("counts", "units")
    is_after_at = re.search(r"\bat\s$", before) is not None
    if is_after_at and not is_measure and re.fullmatch(r"[0-2]?\d\.[0-5]\d", match["digits"] or ""):
        return True
    if re.search(r"(?:\baged|\bage|\bage of|P_*,|P_*, now|P_* \()\s?$", before) or re.search(r"[\d/:-]$", before):
        return True
    return _is_year(match, last_word[1] if last_word else "", after)


def _is_year(match: re.Match[str], last_word: str, after: str) -> bool:
    digits = match["digits"] or ""
    if not re.fullmatch(r"(?:1[5-9]|20)\d\d", digits) or match["scale"]:
        return False
    return last_word in claim_words("numbers", "before_years") or not re.match(r"\s[a-zDLO]", after)


def _read(match: re.Match[str]) -> NumberSpan:
    unit = _PERCENT if match["percent"] else ""
    if not unit and (money := match["sign"] or match["currency"]):
        unit = claim_classes("numbers", "currencies")[money.strip()]
    if match["spelt"]:
        value = _spelt(match["spelt"]) or 0.0
        grain = value * _GRAIN_OF_ROUND if value >= _EXACT_BELOW else 0.0
        upper = value
    else:
        scale = _pairs("scales").get(match["scale"] or "", 1)
        value, grain = _digits(match["digits"], scale)
        upper = _digits(match["upper"], scale)[0] if match["upper"] else value
    low, high = min(value, upper) - grain / 2, max(value, upper) + grain / 2
    if match["at_least"]:
        low, high = value, math.inf
    elif match["at_most"]:
        low, high = -math.inf, value
    elif match["about"]:
        low, high = value - _leeway(value), value + _leeway(value)
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    is_exact = upper == value and not any(match[hedge] for hedge in _HEDGES)
    return NumberSpan(start, match.end(), value, low, high, unit, is_exact)


def _leeway(value: float) -> float:
    """What "about" leaves open: the finer a number is printed, the less; "about 9,400" is no 8,700."""
    digits = f"{value:.6g}".partition(".")[0] if value < _EXACT_BELOW else f"{value:.0f}"
    printed = digits.rstrip("0")
    unit = 10.0 ** (len(digits) - len(printed))
    return min(ROUNDED * value, unit * (_LEEWAY_OF_FIVES if printed.endswith("5") else 1))


def _digits(written: str, scale: int) -> tuple[float, float]:
    """The number and how far apart the numbers are that would be printed so: 1.2 billion stands for 1.15 to 1.25."""
    plain = written.replace(",", "")
    value = float(plain) * scale
    decimals = len(plain.partition(".")[2])
    grain = scale * 10.0**-decimals if decimals or scale > 1 else 0.0
    if not grain and value >= _EXACT_BELOW:
        zeros = len(plain) - len(plain.rstrip("0"))
        # read and not raised to a power: more zeros than a float can hold are infinity then
        grain = min(float(f"1e{zeros}"), value * _GRAIN_OF_ROUND) if zeros > 1 else 0.0
    return value, grain


def _spelt(written: str) -> float | None:
    """The number that words stand for; None where they stand for none."""
    if written.startswith("half a dozen"):
        return 6.0
    words, scales = _pairs("words"), _pairs("scales")
    total = part = 0.0
    for word in re.split(r"[\s-]+", written):
        single = word if word in scales or word in words else word.removesuffix("s")
        if single in words:
            part += words[single]
        elif single in scales:
            if word != single:
                return None
            part = max(part, 1) * scales[single]
            if scales[single] >= _EXACT_BELOW:
                total, part = total + part, 0.0
    return (total + part) or None
