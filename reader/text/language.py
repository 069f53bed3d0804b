"""Which language a text is in, by the share of its commonest words.

Does not know dialects, and says nothing of a text that is short or mixed.
"""

from __future__ import annotations

import re
from collections import Counter

from reader.data.languages import function_words

_SAMPLE_CHARACTERS = 20_000
_FEWEST_WORDS = 6
_LEAST_SHARE = 0.13
_LEAST_LEAD = 1.25
"""The best language must have this many times the second's hits."""

_WORD = re.compile(r"[a-z]++(?![\w'])|[^\W\d_]+(?:'[^\W\d_]+)?")
_SCRIPT_LANGUAGES = (
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
"""Scripts that one language writes; kana before Han, since Japanese uses both."""


_OTHER_SCRIPT = re.compile("|".join(letters.pattern for _, letters in _SCRIPT_LANGUAGES))


def guess_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, None where unsure."""
    sample = text[:_SAMPLE_CHARACTERS]
    if _OTHER_SCRIPT.search(sample):
        letter_count = sum(map(str.isalpha, sample))
        for code, letters in _SCRIPT_LANGUAGES:
            if len(letters.findall(sample)) > 0.25 * max(letter_count, 1):
                return code
    words = _WORD.findall(sample.casefold().replace("’", "'"))
    if len(words) < _FEWEST_WORDS:
        return None
    languages = function_words()
    hits: Counter[str] = Counter()
    for word, count in Counter(filter(languages.__contains__, words)).items():
        for code in languages[word]:
            hits[code] += count
    (best, best_count), (_, second_count) = [*hits.most_common(2), ("", 0), ("", 0)][:2]
    is_sure = best_count >= _LEAST_SHARE * len(words) and best_count >= _LEAST_LEAD * second_count
    return best if is_sure else None
