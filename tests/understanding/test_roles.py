import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.understanding.reports import read_sentences
from reader.understanding.roles import find_roles
from tests.understanding.reported import report

WORDS = st.sampled_from(
    """
    [Ana Sy|P a]; [Bo Li|P b]; [Peru|L peru]; [Peruvian|D peru]'s; led by; head of; the; delegation; ,;
    mayor; will lead; chief executive of; [Orbis|O orbis]; and; former; inquiry; who; is; minister; .
    """.strip().split(";")
)


def read(text: str) -> list[tuple[str, str, str]]:
    return [(role.kind, role.owner, role.value) for role in find_roles(read_sentences(report(1, text)))]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The [Peruvian|D peru] side is led by Defence Minister [Ana Sy|P a].", ("lead delegation", "peru", "Ana Sy")),
        ("[Peru|L peru]’s team, headed by [Ana Sy|P a], flew in.", ("lead delegation", "peru", "Ana Sy")),
        (
            "[Ana Sy|P a], the former envoy, will head [Peru|L peru]’s delegation.",
            ("lead delegation", "peru", "Ana Sy"),
        ),
        ("[Ana Sy|P a] is leading the delegation from [Peru|L peru].", ("lead delegation", "peru", "Ana Sy")),
        ("[Ana Sy|P a], [Peru|L peru]'s chief negotiator, left.", ("lead delegation", "peru", "Ana Sy")),
        ("The head of the [Peruvian|D peru] delegation, [Ana Sy|P a], left.", ("lead delegation", "peru", "Ana Sy")),
        ("Opposite him, heading the [Peruvian|D peru] team, is [Ana Sy|P a].", ("lead delegation", "peru", "Ana Sy")),
        ("The mayor of [Lima|L lima] is former envoy [Ana Sy|P a].", ("mayor", "lima", "Ana Sy")),
        ("A [Peruvian|D peru] team under the leadership of [Ana Sy|P a] left.", ("lead delegation", "peru", "Ana Sy")),
        ("[Ana Sy|P a] has been named to lead the inquiry.", ("lead inquiry", "", "Ana Sy")),
        ("General [Ana Sy|P a], who is in charge of the rescue operation, left.", ("lead operation", "", "Ana Sy")),
        ("The trial, presided over by Judge [Ana Sy|P a], goes on.", ("lead trial", "", "Ana Sy")),
        ("Presiding judge [Ana Sy|P a] adjourned.", ("lead trial", "", "Ana Sy")),
        ("Lead prosecutor [Ana Sy|P a] objected.", ("lead prosecution", "", "Ana Sy")),
        ("[Lima|L lima] Mayor [Ana Sy|P a] spoke.", ("mayor", "lima", "Ana Sy")),
        ("The mayor of [Lima|L lima], [Ana Sy|P a], spoke.", ("mayor", "lima", "Ana Sy")),
        ("[Ana Sy|P a] is mayor of [Lima|L lima].", ("mayor", "lima", "Ana Sy")),
        ("[Orbis|O orbis]'s chief executive, [Ana Sy|P a], spoke.", ("ceo", "orbis", "Ana Sy")),
        ("[Ana Sy|P a], CEO of [Orbis|O orbis], spoke.", ("ceo", "orbis", "Ana Sy")),
        ("[Peruvian|D peru] Health Minister [Ana Sy|P a] spoke.", ("minister", "peru", "Ana Sy")),
    ],
)
def test_who_holds_which_role(text: str, role: tuple[str, str, str]):
    assert role in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Ana Sy|P a] could lead the [Peruvian|D peru] delegation.",
        "[Ana Sy|P a] will not lead the inquiry.",
        "[Ana Sy|P a] led the [Peruvian|D peru] delegation at the previous round.",
        "[Ana Sy|P a] led the [Peruvian|D peru] team in 2016.",
        "Former [Lima|L lima] mayor [Ana Sy|P a] spoke.",
        "[Ana Sy|P a], the acting mayor of [Lima|L lima], spoke.",
        "[Ana Sy|P a], mayor of [Lima|L lima] until 2019, spoke.",
        "“[Ana Sy|P a] leads the inquiry, they told me,” he said.",
        "The inquiry is led by [Ana Sy|P a] and [Bo Li|P b].",
        "[Ana Sy|P a] and [Bo Li|P b] will lead the inquiry.",
        "[Ana Sy|P a], a lawyer for [Bo Li|P b], spoke.",
        "[Orbis|O orbis] spokeswoman [Ana Sy|P a] spoke.",
        "The minister, [Ana Sy|P a], spoke.",
        "The mayor of [Lima|L lima] is [Ana Sy|P a]'s brother.",
        "The mayor of [Lima|L lima] is unhappy about [Ana Sy|P a].",
    ],
)
def test_who_holds_none(text: str):
    assert read(text) == []


def test_a_headline_gives_no_role():
    headed = report(1, "It rained.", title="[Ana Sy|P a] to lead the [Peruvian|D peru] delegation")

    assert find_roles(read_sentences(headed)) == ()


def test_what_tells_two_posts_of_one_noun_apart():
    text = "[Peru|L peru]'s defence minister, [Ana Sy|P a], met [Peruvian|D peru] Foreign Minister [Bo Li|P b]."

    found = find_roles(read_sentences(report(1, text)))

    assert [role.qualifiers for role in found] == [{"defense"}, {"foreign"}]


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_roles_of_any_words_are_quotes(text: str):
    whole = report(1, text)

    for role in find_roles(read_sentences(whole)):
        assert role.value in role.quote.text
        assert role.subject in role.quote.text
