from __future__ import annotations

import pytest

from reader.store import Store, terms
from tests.builders import add_article

ARTICLES = 20


def test_candidates_are_those_that_share_terms_the_rarest_counting_most(store: Store):
    subject = add_article(store, "Subject.", terms=[("ferri", 1.0), ("vote", 1.0)])
    rare = add_article(store, "Rare.", terms=[("ferri", 1.0)])
    common = [add_article(store, f"Common {count}.", terms=[("vote", 1.0)]) for count in range(3)]
    add_article(store, "Nothing shared.", terms=[("tide", 9.0)])
    common.sort(key=lambda number: store.articles.get(number).id)

    candidates = store.terms.candidates(subject, ARTICLES)

    common.sort(key=lambda number: store.articles.get(number).id)
    assert [each.number for each in candidates] == [rare, *common]
    assert [stem for stem, _ in candidates[0].shared] == ["ferri"]
    overlaps = store.terms.overlaps(subject, ARTICLES)
    assert list(overlaps) == [rare, *common]
    assert overlaps[rare] > overlaps[common[0]] == overlaps[common[1]]
    assert overlaps[rare] == pytest.approx(sum(weight for _, weight in candidates[0].shared))


def test_an_article_without_terms_has_no_candidates(store: Store):
    add_article(store, "One.", terms=[("ferri", 1.0)])

    assert store.terms.candidates(add_article(store, "Two."), ARTICLES) == ()
    assert store.terms.candidates(add_article(store, "Three.", terms=[("alone", 1.0)]), ARTICLES) == ()


def test_candidates_are_bounded_and_common_terms_are_looked_up_last(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(terms, "CANDIDATES", 5)
    monkeypatch.setattr(terms, "POSTINGS_PER_LOOKUP", 12)
    subject = add_article(store, "Subject.", terms=[("rare", 0.1), ("common", 9.0)])
    for count in range(8):
        add_article(store, f"Rare {count}.", terms=[("rare", 0.1)])
    for count in range(9):
        add_article(store, f"Common {count}.", terms=[("common", 9.0)])

    candidates = store.terms.candidates(subject, ARTICLES)

    assert len(candidates) == 5
    assert {stem for each in candidates for stem, _ in each.shared} == {"rare"}


def test_terms_are_kept_as_they_were_given(store: Store):
    number = add_article(store, "One.", terms=[("ferri", 1.25), ("vote", 0.5)])

    assert store.terms.terms_of(number) == (("ferri", 1.25), ("vote", 0.5))
