import pytest

from reader.model.article import CleanText
from reader.text.clean import clean
from reader.text.parse import parse_text

HEAD = ["Lift factory to close, 400 jobs go", "By Ann Lee"]
STORY = [
    "The factory in Carrick that has built lifts, bells and bridges since 1921 will close its gates in the autumn.",
    "Some 400 people work there. Most of them were told by letter, according to the union.",
    "“I opened it at breakfast, before the children were up,” said Owen Hartle, who works in the paint shop.",
    "The minister for trade promised help. She did not say what kind.",
    "The river, which runs behind the works, will be cleaned at the owner's cost.",
]


def cleaned(inside: list[str], below: list[str]) -> CleanText:
    lines = [*HEAD, *STORY[:3], *inside, *STORY[3:], *below]
    return clean(parse_text("\n".join(lines), "text/plain"), frozenset())


@pytest.mark.parametrize(
    "lines",
    [
        ["“I opened it at breakfast, before the children were up”"],
        ["“I opened it at breakfast, before the children were up”", "Owen Hartle"],
        ["Most of them were told by letter"],
        ["Skip past newsletter promotion", "Weekly dispatch: the best of our reporting", "after newsletter promotion"],
        ["Unlock the Editor's Digest for free", "Our editor chooses her stories in this weekly newsletter."],
        ["Support the Post", "We are independent. Please consider a gift from as little as 3 euros.", "Give now"],
        ["Sign up for The Portside", "Our free letter on life in the city"],
        ["Queues at a bakery on Tuesday. | ANN LEE"],
        ["The gates on Monday. (Ann Lee/Carrick Post)"],
        ["Image source, Carrick Museum", "Image caption, The gates in 1931"],
    ],
)
def test_boxes_beside_the_story_go(lines: list[str]):
    assert list(cleaned(lines, []).body) == STORY


@pytest.mark.parametrize(
    "line",
    [
        "“We opened it together,” they say",
        "What the town was told by its minister",
        "Our guide had been a welder for forty years.",
        "“Please give, even a little,” the sign on the door reads.",
        "So please, give a little. Donate your silence, and somebody might hear you.",
    ],
)
def test_what_only_sounds_like_them_stays(line: str):
    assert line in cleaned([line], []).body
    assert line in cleaned(["Sign up to our newsletter", line], []).body or not line.endswith(".")


@pytest.mark.parametrize(
    "lines",
    [
        ["Ann Lee covers industry for the Post. She lives in Ellery."],
        ["Bo Marsh is a professor of ethics and the author of two books"],
        ["About the Trust", "The Trust is a charity. It has 14,000 members.", "Media contact:", "Bo Marsh", "555 010"],
        ["###", "About Carrick Lifts", "Carrick Lifts has been in business since 1921."],
        ["The views expressed in this article are those of the author."],
        ["A word from The Carrick Post:", "Dear friends of the paper,", "If we told you something new, please give."],
    ],
)
def test_writers_and_publishers_are_not_part_of_the_story(lines: list[str]):
    assert list(cleaned([], lines).body) == STORY


@pytest.mark.parametrize(
    "line",
    [
        "Owen Hartle is a fellow of the museum and will be its director.",
        "Tickets are on sale from Monday",
        "About the river nobody spoke.",
    ],
)
def test_a_last_line_of_the_story_stays(line: str):
    assert cleaned([], [line]).body[-1] == line


def test_an_opening_of_an_appeal_encloses_no_report():
    text = cleaned(["A message from The Carrick Post:", "The mayor said no.", "A message from The Carrick Post:"], [])
    assert "The mayor said no." in text.body


def test_a_numbered_part_of_the_story_ends_a_list_of_links():
    text = cleaned(["You may also like", "Ten bulbs to plant now", "4. Hackberry"], [])
    assert "4. Hackberry" in text.body
    assert "Ten bulbs to plant now" not in text.body
