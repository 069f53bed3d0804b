"""What a story is called: what its articles print, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import CleanText
from reader.model.entity import EntityType
from reader.text.tokens import read_blocks
from reader.understanding.related import NameInArticle
from reader.understanding.story_names import ARTICLES_READ, StoryMember, find_story_name
from reader.understanding.terms import best_terms

ARCHIVE = 1_000


def name(text: str, articles: int = 3, type_: EntityType = "place") -> NameInArticle:
    return NameInArticle(text, text, type_, articles)


def member(body: str, *names: NameInArticle, title: str = "A title") -> StoryMember:
    text = CleanText(title, None, None, (body,))
    return StoryMember(text, title, "en", best_terms(read_blocks(text, "en"), "en"), names)


def call(*members: StoryMember) -> str:
    return find_story_name(members, ARCHIVE)


def test_a_story_is_called_by_the_name_and_the_words_its_articles_share():
    wessel = name("Port Wessel")

    called = call(
        member("Divers say the ferry wreck lies deep off Port Wessel.", wessel),
        member("The ferry wreck will be raised, Port Wessel hears.", wessel),
    )

    assert called == "Port Wessel: ferry wreck"


def test_a_name_in_a_title_says_more():
    wessel, brenk = name("Port Wessel"), name("Odalys Brenk", type_="person")
    bodies = ("Something about lanterns.", "Another thing about lanterns.")

    called = call(*(member(body, wessel, brenk, title="Odalys Brenk resigns") for body in bodies))

    assert called.startswith("Odalys Brenk: ")


def test_a_city_says_more_than_its_country():
    france, lyon = name("France"), name("Lyon")

    called = call(*(member(f"Text {count} on lanterns.", france, lyon) for count in range(2)))

    assert called.startswith("Lyon")


def test_a_name_of_one_article_alone_is_not_the_storys():
    called = call(member("The lanterns burn.", name("Lyon")), member("The lanterns are out.", name("Metz")))

    assert called == "lanterns"


def test_where_nothing_is_shared_it_is_called_by_its_first_article():
    assert call(member("Bees.", title="Bees die"), member("Chess.", title="Chess won")) == "Bees die"


def test_what_happens_says_more_than_where_and_measures_say_nothing():
    port = name("Brackwater")

    called = call(
        member(
            "Dockers closed the port. The port wants 31 million crowns for the strike.",
            port,
            title="Port shut by strike",
        ),
        member("The port is shut by a strike that costs crowns. Crowns and the port.", port, title="Port waits"),
    )

    assert called == "Brackwater: strike"


def test_what_headlines_share_says_more():
    vald = name("Vald")
    body = "The lanterns of the museum are gone, the museum says of the lanterns."

    assert call(member(body, vald, title="Lanterns gone"), member(body, vald, title="The lanterns")) == "Vald: lanterns"


def test_what_became_of_people_is_no_name():
    kessel = name("Kessel")
    body = "Four skiers are missing, missing since the slope came down."

    assert "missing" not in call(member(body, kessel, title="Four missing"), member(body, kessel, title="Two missing"))


WORDS = st.sampled_from(["lanterns", "ferry", "wreck", "divers", "harbour", "inquiry", "tugs", "reef"])


@given(st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=ARTICLES_READ + 2))
def test_every_story_has_a_name_and_all_of_it_is_printed(bodies: list[list[str]]):
    members = [member(f"So {' '.join(body)}.", name("Port Wessel")) for body in bodies]

    called = call(*members)

    assert called
    printed = " ".join(["A title", "Port Wessel", *(" ".join(body) for body in bodies)])
    assert all(part in printed for part in called.split(": "))


@given(st.permutations(range(4)))
def test_the_order_of_articles_matters_only_where_nothing_is_shared(order: list[int]):
    members = [member(f"The ferry wreck {word}.", name("Port Wessel")) for word in ("lies", "sinks", "rose", "fell")]

    assert call(*(members[each] for each in order)) == call(*members)
