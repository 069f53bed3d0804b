from reader.model.article import CleanText
from reader.text.clean import clean
from reader.text.parse import parse_text

HEADLINE = "Names of the dead in the Karrow pit"
STORY = [
    "The fire in the pit broke out on Monday and burned for nine hours before it was put out.",
    "Police released the names of the miners who died.",
    "A service will be held on Sunday.",
]
NAMES = ["Owen Hartle", "Ann Lee", "Jonas Weil"]


def cleaned(*lines: str) -> CleanText:
    return clean(parse_text("\n\n".join(lines), "text/plain"), frozenset())


def test_names_that_end_a_text_sign_it_unless_they_are_many():
    assert cleaned(HEADLINE, *STORY, *NAMES[:1]).body == tuple(STORY)
    assert cleaned(HEADLINE, *STORY, *NAMES).body == (*STORY, *NAMES)


def test_names_below_a_colon_are_listed_by_the_story():
    lead = "Police released the names of the dead. They are:"
    listed = ["Owen Hartle, 54", "Marko Novak", "Ann Lee, 22"]
    text = cleaned(HEADLINE, lead, *listed, STORY[2])
    assert (text.author, text.body) == (None, (lead, *listed, STORY[2]))


def test_a_labelled_line_among_furniture_holds_facts():
    for furniture in ("Source: Senate of Selvia", "Listen to the podcast here."):
        assert "Not voting: Hartle and Lee" in cleaned(HEADLINE, *STORY, furniture, "Not voting: Hartle and Lee").body


def test_a_letter_that_was_put_out_as_news_is_no_appeal():
    letter = ["We reject the offer of the port. Your work is worth more.", "We will strike if you vote no."]
    assert cleaned("Letter from the union", "Dear members,", *letter, "Ines Calloway").body[:2] == tuple(letter)
    assert cleaned(HEADLINE, *STORY, "Dear readers,", *letter).body == tuple(STORY)
