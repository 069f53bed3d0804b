"""Why articles belong together, in words a person reads: the things they share, as they are printed.

Knows no screen; what counts as shared is decided in `understanding.related`.
"""

from __future__ import annotations

from reader.library.relations import find_related, say_shared_text
from reader.model.article import ArticleNumber
from reader.model.story import Difference
from reader.store import Store
from reader.understanding.stories import NEAREST_KINSHIP

MOST_REASONS = 3


def explain_membership(store: Store, article: ArticleNumber) -> tuple[str, ...]:
    """Which articles tie this one to its story, and by what; a line each, the closest first."""
    place = store.stories.place_of(article)
    moved = store.decisions.value("moved", store.articles.get(article).id) is not None
    if place.story is None:
        return (
            "You took it out of its story." if moved else "It belongs to no story: no other article is near enough.",
        )
    lines = ["You moved it here."] if moved else []
    members = set(store.stories.articles_of(place.story))
    related = {each.row.number: each for each in find_related(store, article)}
    kin = [each for each in store.likeness.of(article) if each.kinship >= NEAREST_KINSHIP and each.other in members]
    for likeness in kin[:MOST_REASONS]:
        (row,) = store.articles.rows([likeness.other])
        known = related.get(likeness.other)
        reasons = ", ".join(known.reasons) if known else ", ".join(say_shared_text(likeness))
        lines.append(f"{_name(row.display_title, row.source)}: {reasons or 'their words and names are alike'}")
    return tuple(lines) or ("Its kin in this story went elsewhere.",)


def explain_pair(store: Store, article: ArticleNumber, other: ArticleNumber) -> tuple[str, ...]:
    """What two articles have in common; a line each."""
    found = next((each for each in find_related(store, article) if each.row.number == other), None)
    lines = list(found.reasons) if found else []
    likeness = next((each for each in store.likeness.of(article) if each.other == other), None)
    if likeness is not None and likeness.containment:
        lines.append(f"{likeness.containment:.0%} of the shorter one's runs of five words stand in the other")
    if store.stories.place_of(article).story == store.stories.place_of(other).story is not None:
        lines.append("both are in one story")
    return tuple(lines) or ("They have nothing in common that is rare enough.",)


def explain_difference(store: Store, difference: Difference) -> tuple[str, ...]:
    """Who gives which value, and why that counts as a difference; a line each."""
    lines = [f"reports of one episode say different things with “{difference.subject}”"]
    for claim in difference.claims:
        rows = store.articles.rows(claim.articles)
        lines.append(f"“{claim.value}”: {', '.join(_name(row.display_title, row.source) for row in rows)}")
    return (*lines, "which of them is right is not judged")


def _name(title: str, source: str) -> str:
    return f"“{title}” ({source})"
