import itertools
import json
import re
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

import pytest

from reader.model.dates import PublicationDate
from reader.text.clean import clean
from reader.text.dates import own_date
from reader.text.day_mentions import find_dates
from reader.text.parse import parse_text
from reader.understanding.publication import date_by_siblings
from reader.understanding.publication_days import DatedText

SHARED = Path(__file__).parents[3] / "shared"
BETWEEN_PARAGRAPHS = 2
TODAY = date(2026, 2, 1)

pytestmark = pytest.mark.skipif(not (SHARED / "gold" / "clean.json").exists(), reason="the originals are not here")


def gold() -> dict[str, dict]:
    path = SHARED / "gold" / "clean.json"
    return json.loads(path.read_text("utf-8"))["seeds"] if path.exists() else {}


def days(value: str, grain: str) -> tuple[date, date]:
    if week := re.fullmatch(r"(\d+)-W(\d+)", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(days=6)
    numbers = [int(number) for number in value.split("-")]
    if grain == "year":
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    if grain == "month":
        return date(*numbers, 1), date(*numbers, monthrange(*numbers)[1])
    if grain == "mid-month":
        return date(*numbers[:2], 11), date(*numbers[:2], 20)
    return date(*numbers), date(*numbers)


@pytest.mark.parametrize("name", gold())
def test_the_times_that_the_originals_name_come_out_and_no_others(name: str):
    seed = gold()[name]
    reference = date.fromisoformat(seed["publication_date"]["value"])
    text = clean(parse_text((SHARED / "seeds" / seed["file"]).read_text("utf-8"), "text/plain"), frozenset())
    neutral = [(note["para"], note["surface"]) for note in seed["temporal_neutral"]]
    expected = {
        (note["para"], note["span"][0], note["surface"], days(note["value"], note["grain"]))
        for note in seed["temporals"]
    }

    found = set()
    paragraph_start = 0
    for number, paragraph in enumerate(text.body):
        for mention in find_dates(paragraph, reference):
            if (number, mention.text) not in neutral:
                found.add((number, paragraph_start + mention.start, mention.text, (mention.earliest, mention.latest)))
        paragraph_start += len(paragraph) + BETWEEN_PARAGRAPHS

    assert found == expected


def read_seeds() -> dict[str, DatedText]:
    seeds = {}
    for name, seed in gold().items():
        document = parse_text((SHARED / "seeds" / seed["file"]).read_text("utf-8"), "text/plain")
        text = clean(document, frozenset())
        seeds[name] = DatedText(text, own_date(text, document.lines, TODAY), text.title or name)
    return seeds


@pytest.mark.parametrize("name", gold())
def test_the_originals_are_dated_by_each_other_in_any_order(name: str):
    seeds = read_seeds()
    expected = gold()[name]["publication_date"]
    subject = seeds.pop(name)

    found = {date_by_siblings(subject, siblings) for siblings in itertools.permutations(seeds.values())}

    [published] = found
    assert isinstance(published, PublicationDate)
    assert (published.value, str(published.earliest), str(published.latest)) == (
        expected["value"],
        expected["earliest"],
        expected["latest"],
    )
    assert all(any(words in block for _, block in subject.text.blocks()) for words in published.evidence[:1])
