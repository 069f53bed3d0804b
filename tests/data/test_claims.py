import pytest

from reader.data.claims import alternatives, claim_classes, claim_words

CLASSES = [
    ("lead", "groups"),
    ("posts", "nouns"),
    ("posts", "spellings"),
    ("posts", "of_groups"),
    ("numbers", "currencies"),
    ("counts", "outcomes"),
    ("counts", "money"),
    ("counts", "shares"),
    ("counts", "units"),
    ("counts", "measures"),
]


@pytest.mark.parametrize(("group", "name"), CLASSES)
def test_what_stands_for_a_class_stands_for_itself(group: str, name: str):
    classes = claim_classes(group, name)

    assert all(phrase == phrase.strip().lower() != "" for phrase in classes)
    if name != "of_groups":
        assert all(classes[first] == first for first in classes.values())


def test_listed_names_lead_to_classes_that_exist():
    outcomes = set(claim_classes("counts", "outcomes").values())

    assert claim_words("counts", "growing") <= outcomes
    assert claim_words("counts", "fixed") - {"all"} <= outcomes
    assert claim_words("lead", "sole") <= set(claim_classes("lead", "groups").values())
    assert claim_words("posts", "sole") <= set(claim_classes("posts", "nouns").values())
    assert claim_words("posts", "of_states") <= set(claim_classes("posts", "nouns").values())


def test_longer_phrases_are_tried_first():
    assert alternatives(["head", "head coach", "$"]) == r"(?:head\ coach|head|\$)"
