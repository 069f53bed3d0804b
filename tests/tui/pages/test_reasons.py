from reader.tui.pages.reasons import compose_reasons
from tests.tui.builders import EVIL, has_controls


def test_one_reason_a_line_below_what_they_are_for():
    assert compose_reasons("Related: Talks end", ("same day", "shares Halvane")).text.split("\n") == [
        "Related: Talks end",
        "",
        "· same day",
        "· shares Halvane",
    ]


def test_hostile_reasons_lose_every_control():
    assert not has_controls(compose_reasons(EVIL, (EVIL,)).text.replace("\n", ""))
