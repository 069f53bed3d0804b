from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import CleanText
from reader.model.entity import EntityType, Mention, NameKey
from reader.understanding.aliases import choose_bearer, display_name, link_mentions, name_key, surname_key
from reader.understanding.extractor import RuleExtractor
from tests.understanding.marked import read_marked


@pytest.mark.parametrize(
    ("kind", "surfaces"),
    [
        ("person", ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Volodymyr Zelenskyy‘s"]),
        ("person", ["Dmitri S. Peskov", "Dmitry Peskov", "Dmitriy Peskov", "Mr. Dmitry Peskov"]),
        ("person", ["Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", "President Recep Tayyip Erdoğan’s"]),
        ("person", ["Kim Jong-un", "Kim Jong Un"]),
        ("person", ["Bashar al-Assad", "Bashar Assad", "Bashar el-Assad"]),
        ("person", ["Donald Trump", "Donald J. Trump"]),
        ("person", ["Sergei Lavrov", "Sergey Lavrov"]),
        ("person", ["Mohammed Haddad", "Muhammad Haddad"]),
        ("person", ["Ursula von der Leyen", "Ursula Von der Leyen"]),
        ("person", ["Zelensky", "Zelenskyy", "Mr. Zelenskiy"]),
        ("place", ["U.S.", "US", "USA", "United States", "the United States", "America"]),
        ("place", ["UK", "U.K.", "Britain", "Great Britain", "United Kingdom"]),
        ("place", ["Kiev", "Kyiv"]),
        ("place", ["Sumy", "Sumy region", "Sumy Oblast"]),
        ("place", ["Crimea", "Crimean Peninsula"]),
        ("place", ["Turkey", "Türkiye", "Turkiye"]),
        ("org", ["UN", "U.N.", "United Nations", "the United Nations"]),
        ("org", ["Velten Robotics Inc.", "Velten Robotics", "Velten Robotics, Inc"]),
        ("org", ["Turkish Defence Ministry", "Turkish Defense Ministry"]),
        ("org", ["Ministry of Defence", "Ministry of Defense", "Defence Ministry"]),
        ("org", ["New York Times", "The New York Times"]),
    ],
)
def test_spellings_of_one_name_share_a_key(kind: EntityType, surfaces: list[str]) -> None:
    assert len({name_key(surface, kind) for surface in surfaces}) == 1


@pytest.mark.parametrize(
    ("kind", "surfaces"),
    [
        ("person", ["Vladimir Putin", "Vladimir Medinsky", "Volodymyr Zelensky"]),
        ("person", ["Rustem Umerov", "Rostyslav Omelyan"]),
        ("person", ["Putin", "Putyvl", "Peskov"]),
        ("person", ["Donald Trump", "Melania Trump", "Donald Trump Jr."]),
        ("person", ["George W. Bush", "George H.W. Bush"]),
        ("person", ["George W. Bush", "George H. W. Bush"]),
        ("person", ["Ali Khamenei", "Ruhollah Khomeini"]),
        ("person", ["Khamenei", "Khomeini"]),
        ("person", ["Rachel Johnson", "Marcus Johnson", "Johnson"]),
        ("person", ["Kim Jong-un", "Kim Yo-jong", "Kim Jong-il"]),
        ("org", ["Gazprom", "Gazprombank"]),
        ("org", ["The Times", "The Moscow Times", "The New York Times"]),
        ("org", ["Turkish Foreign Ministry", "Russian Foreign Ministry"]),
        ("place", ["Guinea", "Equatorial Guinea", "Guinea-Bissau", "Papua New Guinea"]),
        ("place", ["Iran", "Iraq"]),
        ("place", ["Niger", "Nigeria"]),
        ("place", ["Mexico", "Mexico City", "New Mexico"]),
        ("place", ["Moscow", "Monaco", "Morocco"]),
    ],
)
def test_different_names_have_different_keys(kind: EntityType, surfaces: list[str]) -> None:
    for one, other in combinations(surfaces, 2):
        assert name_key(one, kind) != name_key(other, kind)


def test_types_never_meet() -> None:
    assert name_key("Kremlin", "org") != name_key("Kremlin", "place")


@pytest.mark.parametrize(
    ("demonym", "place"),
    [
        ("Russian", "Russia"),
        ("Ukrainians", "Ukraine"),
        ("British", "UK"),
        ("American", "U.S."),
        ("Dutch", "Netherlands"),
    ],
)
def test_a_demonym_has_the_key_of_its_place(demonym: str, place: str) -> None:
    assert name_key(demonym, "place", is_demonym=True) == name_key(place, "place")


def test_only_a_full_name_leads_to_a_surname() -> None:
    assert surname_key(name_key("Volodymyr Zelenskyy", "person")) == name_key("Zelensky", "person").key
    assert surname_key(name_key("Zelensky", "person")) is None
    assert surname_key(name_key("Istanbul", "place")) is None


@pytest.mark.parametrize(
    ("candidates", "bearer"),
    [
        ([], None),
        ([("a", 1)], "a"),
        ([("a", 8), ("b", 2)], "a"),
        ([("b", 2), ("a", 8)], "a"),
        ([("a", 7), ("b", 2)], None),
        ([("a", 3), ("b", 3)], None),
    ],
)
def test_a_bare_surname_means_whom_the_archive_clearly_prefers(
    candidates: list[tuple[str, int]], bearer: str | None
) -> None:
    assert choose_bearer(candidates) == bearer


@pytest.mark.parametrize(
    ("kind", "surfaces", "shown"),
    [
        ("person", {"Zelensky": 6, "Volodymyr Zelensky": 4, "Volodymyr Zelenskyy": 1}, "Volodymyr Zelensky"),
        ("person", {"Dmitri S. Peskov": 1, "Dmitry Peskov": 1, "Peskov": 4}, "Dmitry Peskov"),
        ("person", {"ANNA KOWAL": 3, "Anna Kowal": 1}, "Anna Kowal"),
        ("place", {"U.S.": 3, "US": 1, "United States": 1}, "United States"),
        ("place", {"Kiev": 3, "Kyiv": 1}, "Kyiv"),
        ("org", {"NATO": 2}, "NATO"),
        ("org", {"UN": 9, "United Nations": 1}, "United Nations"),
        ("org", {"Velten": 5, "Velten Foods": 1}, "Velten Foods"),
        ("org", {"Velten Foods": 5, "Velten Foods Inc.": 1}, "Velten Foods"),
        ("org", {"Velten Wire": 5, "Velten Wire Code": 1}, "Velten Wire"),
        ("org", {"Health Council": 2, "Velt Health Council": 1}, "Velt Health Council"),
        ("org", {"New York Times": 3, "The New York Times": 1}, "New York Times"),
        ("org", {"Velten": 50, "Velten Foods": 1}, "Velten"),
    ],
)
def test_the_commonest_full_form_is_shown(kind: EntityType, surfaces: dict[str, int], shown: str) -> None:
    assert display_name(surfaces, kind) == shown
    assert display_name(dict(reversed(surfaces.items())), kind) == shown


def link(*surfaces: str, kind: EntityType = "person", text: str | None = None) -> list[NameKey]:
    """The keys of mentions that stand in one paragraph, one after the other."""
    text = text or " , ".join(surfaces)
    mentions, position = [], 0
    for surface in surfaces:
        position = text.index(surface, position)
        mentions.append(Mention(0, position, position + len(surface), surface, kind))
        position += len(surface)
    return [named.name for named in link_mentions(mentions, CleanText(None, None, None, (text,)))]


def test_a_surname_is_the_one_person_of_the_article_who_bears_it() -> None:
    keys = link("Volodymyr Zelenskyy", "Vladimir Putin", "Zelensky", "Putin")
    assert keys[2] == keys[0]
    assert keys[3] == keys[1]
    assert keys[0] != keys[1]


def test_a_surname_that_two_persons_of_the_article_bear_is_left_alone() -> None:
    rachel, marcus, bare = link("Rachel Johnson", "Marcus Johnson", "Johnson")
    assert bare not in (rachel, marcus)
    assert not bare.is_surname_only
    assert surname_key(bare) is None


def test_a_surname_without_a_full_name_waits_for_the_archive() -> None:
    assert link("Peskov") == [NameKey("person", "peskov", is_surname_only=True)]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Yolanda Restrepo Gaviria", "Restrepo"),
        ("Nguyen Thi Bich Lan", "Nguyen"),
        ("Kim Tae-hyun", "Kim"),
        ("Khalid bin Saif al-Marri", "al-Marri"),
        ("Jürgen von der Heide", "Von der Heide"),
        ("Anna Maria Kowalska", "Anna Kowalska"),
        ("Anna Kowalska", "A. Kowalska"),
    ],
)
def test_shorter_forms_of_a_name_within_one_article(full: str, short: str) -> None:
    keys = link(full, short)
    assert keys[0] == keys[1]


def test_initials_of_somebody_else_are_not_tied() -> None:
    anna, other = link("Anna Kowalska", "B. Kowalska")
    assert anna != other


def test_an_acronym_is_tied_to_the_long_form_that_introduced_it() -> None:
    text = "The Bund Freier Bauern (BDF) met; the BDF voted."
    long_form, short, later = link("Bund Freier Bauern", "BDF", "BDF", kind="org", text=text)
    assert long_form == short == later


def test_initials_in_capitals_are_the_one_organisation_that_has_them() -> None:
    assert len(set(link("Union of Harbour Workers", "UHW", kind="org"))) == 1


def test_first_words_are_the_one_organisation_that_has_them() -> None:
    assert len(set(link("Velten Capital", "Velten", kind="org"))) == 1
    capital, foods, velten = link("Velten Capital", "Velten Foods", "Velten", kind="org")
    assert velten not in (capital, foods)


def test_the_end_of_an_organisation_s_name_is_the_one_that_was_named_before() -> None:
    long_form, short = link("Veltian Hydrological Institute", "Hydrological Institute", kind="org")
    assert short == long_form
    short, long_form = link("Hydrological Institute", "Veltian Hydrological Institute", kind="org")
    assert short != long_form
    one, other, short = link("Velt Health Council", "Brand Health Council", "Health Council", kind="org")
    assert len({one, other, short}) == 3


def test_a_body_that_is_known_is_not_the_end_of_another_name() -> None:
    european, central = link("European Central Bank", "Central Bank", kind="org")
    assert european != central


def test_the_invented_articles_have_one_key_for_each_person_and_organisation() -> None:
    for article in read_marked("*.txt"):
        named = link_mentions(article.mentions, article.text)
        keys: dict[str, set[NameKey]] = {}
        for each, meant in zip(named, article.ids, strict=True):
            keys.setdefault(meant, set()).add(each.name)
        ambiguous = {meant: found for meant, found in keys.items() if len(found) > 1}
        assert not ambiguous, (article.name, ambiguous)
        assert len(set.union(*keys.values())) == len(keys), article.name


NAMES = st.sampled_from(
    [
        "Rachel Johnson",
        "Marcus Johnson",
        "Johnson",
        "R. Johnson",
        "Volodymyr Zelensky",
        "Zelenskyy",
        "Kim Jong-un",
        "Kim",
        "Anna Maria Kowalska",
        "Anna Kowalska",
        "Kowalska",
        "Omar bin Saif",
        "Saif",
        "Donald Trump Jr.",
        "Trump",
        "Donald Trump",
    ]
)


@given(st.lists(NAMES, max_size=8), st.randoms())
def test_links_do_not_depend_on_the_order_in_which_mentions_are_given(names: list[str], random: Random) -> None:
    text, mentions = "", []
    for name in names:
        mentions.append(Mention(0, len(text), len(text) + len(name), name, "person"))
        text += name + ", "
    clean = CleanText(None, None, None, (text,))
    shuffled = random.sample(mentions, len(mentions))
    assert set(link_mentions(mentions, clean)) == set(link_mentions(shuffled, clean))


def link_across(*paragraphs: str, title: str | None = None) -> dict[str, list[NameKey]]:
    """The keys of every spelling that the extractor finds, in reading order."""
    text = CleanText(title, None, None, paragraphs)
    keys: dict[str, list[NameKey]] = {}
    for named in link_mentions(RuleExtractor().extract(text), text):
        keys.setdefault(named.mention.text, []).append(named.name)
    return keys


def test_a_surname_of_two_is_the_first_s_until_the_second_is_introduced() -> None:
    keys = link_across(
        "Spokesman Rachel Dunmore resigned. Dunmore said it was time.",
        "Her brother, Marcus Dunmore, wept. Later Dunmore left.",
        "Nobody knows which Dunmore will speak.",
        title="Minister Dunmore resigns",
    )
    headline, first, brother, unknown = keys["Dunmore"]
    assert headline == first == keys["Rachel Dunmore"][0]
    assert brother == keys["Marcus Dunmore"][0]
    assert unknown not in (first, brother)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kovács Gergő", "Gergő Kovács"),
        ("Siobhán Ní Bhriain", "Ní Bhriain"),
        ("Conchobhar Ó Maolagáin", "Ó Maolagáin"),
        ('Rufino "Tigre" Condarco', "Rufino Condarco"),
        ("A. O. Ezekwe", "Ezekwe"),
    ],
)
def test_forms_of_one_name_in_one_article(one: str, other: str) -> None:
    assert len(set(link(one, other))) == 1


def test_a_short_form_may_draw_its_letters_from_the_long_one() -> None:
    text = "The Velten Bureau of Statistics (Velbus) said so."
    assert len(set(link("Velten Bureau of Statistics", "Velbus", kind="org", text=text))) == 1
    text = "The Velten Bureau of Statistics (Zerra) said so."
    assert len(set(link("Velten Bureau of Statistics", "Zerra", kind="org", text=text))) == 2


def test_an_unknown_acronym_waits_for_the_archive() -> None:
    bare = name_key("VBHS", "org")
    assert bare.is_surname_only
    assert surname_key(name_key("Velten Bureau of Harbour Safety", "org")) == bare.key
    assert not name_key("NATO", "org").is_surname_only
    assert surname_key(name_key("Velten Bureau", "org")) is None


@given(st.text(max_size=40), st.sampled_from(["person", "org", "place", "event"]))
def test_every_surface_has_a_key(surface: str, kind: EntityType) -> None:
    key = name_key(surface, kind)
    assert key == name_key(surface, kind)
    assert key.type == kind


def test_the_extractor_and_the_links_agree_on_rows() -> None:
    for article in read_marked("tuned-*.txt"):
        mentions = RuleExtractor().extract(article.text)
        rows = {named.name for named in link_mentions(mentions, article.text) if not named.mention.is_demonym}
        meant = {each for each, mention in zip(article.ids, article.mentions, strict=True) if not mention.is_demonym}
        assert len(rows) == len(meant), article.name
