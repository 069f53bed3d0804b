from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.dates import PublicationDate
from reader.model.facet import Facet, FacetKind
from reader.store import Store, open_store
from reader.store.facets import NAMED_KINDS, FacetStore
from reader.store.save import save_plan
from tests.builders import NOON, make_date, make_mention, make_plan, make_reading, printed
from tests.store.plans import plans_of

COURIER, POST = "The Wessel Courier", "Velmora Post"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


def add(
    store: Store,
    body: str,
    source: str = COURIER,
    published: PublicationDate | date | None = None,
    names: Sequence[tuple[str, str]] = (),
) -> int:
    when = make_date(published) if isinstance(published, date) else published
    reading = replace(make_reading(body, mentions=printed(*names)), own_date=when)  # type: ignore[arg-type]
    plan = make_plan(reading)
    return save_plan(store.database, replace(plan, arrival=replace(plan.arrival, source=source)), NOON)


def counts(facets: Sequence[Facet]) -> dict[str, int]:
    return {facet.name: facet.count for facet in facets}


def test_sources_are_counted_commonest_first(store: Store):
    numbers = [add(store, str(n), POST if n % 3 else COURIER) for n in range(6)]

    assert FacetStore(store.database).sources(None) == [
        Facet("source", POST, POST, 4),
        Facet("source", COURIER, COURIER, 2),
    ]
    assert counts(FacetStore(store.database).sources(numbers[:1])) == {COURIER: 1}
    assert FacetStore(store.database).sources([]) == []


def test_an_article_is_of_a_month_only_where_it_is_known_which(store: Store):
    july = add(store, "a", published=date(2025, 7, 1))
    add(store, "b", published=date(2025, 7, 31))
    inside = PublicationDate("2025-07", date(2025, 7, 1), date(2025, 7, 31), "month", "inferred", ())
    across = PublicationDate("2025-07-31", date(2025, 7, 31), date(2025, 8, 1), "day", "guessed", ())
    year = PublicationDate("2025", date(2025, 1, 1), date(2025, 12, 31), "year", "stated", ())
    for body, when in (("c", inside), ("d", across), ("e", year), ("f", None)):
        add(store, body, published=when)
    add(store, "g", published=date(2024, 2, 29))

    assert FacetStore(store.database).months(None) == [
        Facet("month", "2025-07", "July 2025", 3),
        Facet("month", "2024-02", "February 2024", 1),
    ]
    assert counts(FacetStore(store.database).months([july])) == {"July 2025": 1}


@pytest.mark.parametrize("month", ["0001-01", "2024-02", "9999-12"])
def test_a_month_reaches_from_its_first_to_its_last_day(month: str, store: Store):
    first = date.fromisoformat(f"{month}-01")
    number = add(store, "a", published=first)

    assert list(FacetStore(store.database).articles((Facet("month", month, month, 1),))) == [number]


def test_names_are_counted_as_whom_they_are_shown(store: Store):
    add(store, "a", names=[("Oret Halvane", "person"), ("Harbour Office", "org")])
    surname = add(store, "b", names=[("Oret Halvane", "person"), ("Halvane", "person")])
    event = add(store, "c", names=[("Tern Bay Fair", "event")])

    assert counts(FacetStore(store.database).names(None, None, 12)) == {"Oret Halvane": 2, "Harbour Office": 1}
    assert counts(FacetStore(store.database).names([surname, event], None, 12)) == {"Oret Halvane": 1}


def test_a_demonym_names_nobody(store: Store):
    plan = make_plan(make_reading("a", mentions=[make_mention("Velmoran", "place", key="velmora", is_demonym=True)]))
    number = save_plan(store.database, plan, NOON)

    assert FacetStore(store.database).names([number], None, 12) == ()
    assert FacetStore(store.database).names(None, None, 12) == ()


def test_only_names_that_are_called_so_come_into_question(store: Store):
    number = add(store, "a", names=[("Oret Halvane", "person"), ("Mara Quill", "person")])
    called = store.spellings.picked("quill", 10)

    assert counts(FacetStore(store.database).names(None, called, 12)) == {"Mara Quill": 1}
    assert counts(FacetStore(store.database).names([number], called, 12)) == {"Mara Quill": 1}
    assert FacetStore(store.database).names(None, (), 12) == ()


def test_a_filter_leaves_the_articles_that_have_all_of_it_in_list_order(store: Store):
    names = [("Oret Halvane", "person")]
    old = add(store, "a", POST, date(2025, 7, 1), names)
    new = add(store, "b", POST, date(2025, 7, 9), names)
    add(store, "c", COURIER, date(2025, 7, 2), names)
    add(store, "d", POST, date(2025, 8, 2), names)
    add(store, "e", POST, date(2025, 7, 2))
    (person,) = FacetStore(store.database).names(None, None, 12)
    wanted = (Facet("source", POST, POST, 0), Facet("month", "2025-07", "July 2025", 0), person)

    assert list(FacetStore(store.database).articles(wanted)) == [new, old]
    assert list(FacetStore(store.database).articles(())) == list(store.articles.numbers())
    assert list(FacetStore(store.database).articles((*wanted, Facet("source", COURIER, COURIER, 0)))) == []


PEOPLE = [(f"{given} {surname}", "person") for given in ("Oret", "Mara") for surname in ("Halvane", "Quill", "Brenk")]
OTHERS = [("Harbour Office", "org"), ("Port Board", "org"), ("Velmora", "place"), ("Tern Bay Fair", "event")]
ARTICLES = st.lists(
    st.tuples(
        st.sampled_from([COURIER, POST]),
        st.none() | st.dates(date(2025, 6, 25), date(2025, 8, 5)),
        st.lists(st.sampled_from([*PEOPLE, ("Halvane", "person"), *OTHERS]), max_size=5, unique=True),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(articles=ARTICLES, keep=st.sets(st.integers(0, 7)), limit=st.integers(1, 4))
def test_every_count_is_what_the_filter_leaves_however_it_is_counted(
    articles: list[tuple[str, date | None, list[tuple[str, str]]]], keep: set[int], limit: int
):
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        numbers = [add(store, str(place), *article) for place, article in enumerate(articles)]
        some = [number for place, number in enumerate(numbers) if place in keep]
        for among in (None, numbers, some):
            one_by_one = FacetStore(store.database).names(among, None, 100)
            first = FacetStore(store.database).names(among, None, limit)
            with patch("reader.store.facets.FEW_ARTICLES", -1):
                assert FacetStore(store.database).names(among, None, 100) == one_by_one
                assert FacetStore(store.database).names(among, None, limit) == first
            assert first == tuple(facet for kind in NAMED_KINDS for facet in of(one_by_one, kind)[:limit])
            for facet in (
                *one_by_one,
                *FacetStore(store.database).sources(among),
                *FacetStore(store.database).months(among),
            ):
                left = set(FacetStore(store.database).articles((facet,))).intersection(
                    numbers if among is None else among
                )
                assert facet.count == len(left) > 0
        assert FacetStore(store.database).names(None, None, 100) == FacetStore(store.database).names(numbers, None, 100)
        store.close()


def of(facets: Sequence[Facet], kind: FacetKind) -> list[Facet]:
    return [facet for facet in facets if facet.kind == kind]


def test_the_names_of_articles_are_read_from_an_index_alone(store: Store):
    numbers = [add(store, "Odalys Brenk left Wessel.", names=[("Odalys Brenk", "person")]) for _ in range(3)]

    steps = plans_of(store, lambda: store.facets.names(numbers, None, 5))

    assert any(step.startswith("SEARCH entity_article USING COVERING INDEX article_entity") for step in steps), steps
    assert not any(step.startswith("SCAN entity_article") for step in steps), steps


def test_sources_of_all_articles_are_counted_in_an_index(store: Store):
    add(store, "One.")

    steps = plans_of(store, lambda: store.facets.sources(None))

    assert any("article USING COVERING INDEX article_of_source" in step for step in steps), steps
