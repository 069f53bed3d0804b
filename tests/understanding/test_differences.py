from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from reader.understanding.differences import find_differences
from reader.understanding.reports import MOST_REPORTS
from tests.understanding.reported import report

SENTENCES = (
    "The [Norwegian|D norway] delegation is headed by [Nils Berg|P berg].",
    "[Norway|L norway]'s team is led by [Kari Moen|P moen].",
    "[Nils Berg|P berg], the chief negotiator, arrived.",
    "[Orbis|O orbis] was fined €14m on Tuesday.",
    "The regulator fined [Orbis|O orbis] 40 million euros.",
    "A flood killed 12 people in [Puno|L puno].",
    "At least 19 people died in [Puno|L puno].",
    "[Kari Moen|P moen] resigned.",
    "It rained.",
)
BODIES = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), max_size=5)


def test_one_report_differs_from_none():
    assert find_differences([report(1, *SENTENCES)]) == ()
    assert find_differences([]) == ()


def test_the_order_of_reports_changes_nothing():
    reports = [report(number, sentence) for number, sentence in enumerate(SENTENCES[:5])]

    found = {tuple(find_differences(order)) for order in permutations(reports)}

    assert [[each.kind for each in differences] for differences in found] == [["role", "number"]]


def test_a_difference_keeps_its_id_in_another_episode_of_other_reports():
    one, other = (report(number, sentence) for number, sentence in enumerate(SENTENCES[3:5]))
    again, further = (report(number, sentence) for number, sentence in enumerate(reversed(SENTENCES[3:5]), start=17))

    (first,), (second,) = find_differences([one, other]), find_differences([again, further])

    assert first.id == second.id


def test_a_rejection_outlives_merged_names_and_a_further_report_of_a_value():
    lead = "The [Norwegian|D {owner}] delegation is headed by [Nils Berg|P {holder}]."
    other = "[Norway|L {owner}]'s team is led by [Kari Moen|P moen]."

    def find(owner: str, holder: str, *further: str) -> list[str]:
        bodies = [each.format(owner=owner, holder=holder) for each in (lead, other, *further)]
        return [each.id for each in find_differences([report(number, body) for number, body in enumerate(bodies)])]

    assert find("norway", "berg") == find("kingdom", "nils") == find("norway", "berg", lead)
    assert find("norway", "berg") != find("norway", "berg", "[Ana Sy|P a] leads [Norway|L {owner}]'s delegation.")


def test_a_new_number_is_shown_although_the_others_were_rejected():
    numbers = [f"The regulator fined [Orbis|O orbis] {value} million euros." for value in (40, 30, 40, 20)]
    reports = [report(number, body) for number, body in enumerate(numbers)]

    (two,), (again,), (three,) = (find_differences(reports[:count]) for count in (2, 3, 4))

    assert two.id == again.id != three.id


@given(BODIES)
def test_every_claim_is_a_quote_and_every_difference_has_two(bodies: list[list[str]]):
    reports = [report(number, *body) for number, body in enumerate(bodies)]

    for difference in find_differences(reports):
        assert len(difference.claims) > 1
        articles = [article for claim in difference.claims for article in claim.articles]
        assert len(articles) == len(set(articles))
        for claim in difference.claims:
            quote = claim.quote
            assert quote.article == claim.articles[0]
            assert reports[quote.article].text.body[quote.block][quote.start : quote.end] == quote.text
            assert claim.value in quote.text


def test_of_very_many_reports_the_first_are_compared():
    same = [report(number, "It rained.") for number in range(MOST_REPORTS - 1)]
    fined = [report(100, SENTENCES[3]), report(101, SENTENCES[4])]

    assert find_differences([*same, *fined]) == ()
    assert len(find_differences([*fined, *same])) == 1
