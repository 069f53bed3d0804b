from collections.abc import Sequence

import pytest

from reader.model.story import Difference
from reader.understanding import differences_roles
from reader.understanding.differences import find_differences
from reader.understanding.differences_roles import MOST_CLAIMS, find_role_differences, may_be_one
from reader.understanding.reports import ReportSentence, read_sentences
from reader.understanding.roles import RoleClaim
from tests.understanding.reported import report


def compare(
    one: str, other: str, published: str = "2025-03-04", other_published: str = "2025-03-04"
) -> list[Difference]:
    found = find_differences([report(1, one, published=published), report(2, other, published=other_published)])
    backwards = find_differences([report(2, other, published=other_published), report(1, one, published=published)])
    assert {each.id for each in found} == {each.id for each in backwards}, "the order of reports says nothing"
    return list(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "[Harwick|L harwick] Mayor [Dora Quell|P quell] opened the shelter.",
            "The mayor of [Harwick|L harwick], [Tomas Breen|P breen], opened the shelter.",
            id="mayor",
        ),
        pytest.param(
            "[Orbis|O orbis] chief executive [Lena Aho|P aho] resisted the plan.",
            "[Marc Duval|P duval], CEO of [Orbis|O orbis], resisted the plan.",
            id="ceo",
        ),
        pytest.param(
            "The inquiry is chaired by retired judge [Ines Paredes|P paredes].",
            "[Luis Ferro|P ferro], who chairs the inquiry, promised a report by June.",
            id="inquiry",
        ),
        pytest.param(
            "Former judge [Ines Paredes|P paredes] has been appointed to lead the investigation into the fire.",
            "The investigation into the fire will be headed by professor [Luis Ferro|P ferro].",
            id="inquiry2",
        ),
        pytest.param(
            "Presiding judge [Ines Paredes|P paredes] adjourned the hearing.",
            "[Luis Ferro|P ferro], the presiding judge, adjourned the hearing.",
            id="presiding judge",
        ),
        pytest.param(
            "The [Norwegian|D norway] delegation is headed by [Nils Berg|P berg].",
            "[Norway|L norway]'s team is led by Fisheries Minister [Kari Moen|P moen].",
            id="delegation",
        ),
        pytest.param(
            "[Nils Berg|P berg] is leading the delegation from [Norway|L norway].",
            "[Kari Moen|P moen], [Norway|L norway]'s chief negotiator, arrived on Monday.",
            id="delegation of",
        ),
        pytest.param(
            "[Paula Rey|P rey], general secretary of the [Dockers Union|O dockers], called the offer an insult.",
            "[Dockers Union|O dockers] general secretary [Ivo Hart|P hart] called the offer an insult.",
            id="union leader",
        ),
        pytest.param(
            "[Kenyan|D kenya] Health Minister [Amina Odhiambo|P odh] visited the ward.",
            "[Kenya|L kenya]'s health minister, [Peter Kiprono|P kip], visited the ward.",
            id="minister",
        ),
        pytest.param(
            "The search is being led by Captain [Rosa Vidal|P vidal] of the coast guard.",
            "[Juan Pardo|P pardo], who is leading the search, said the weather was poor.",
            id="rescue",
        ),
        pytest.param(
            "The governor of [Arvik|L arvik], [Dora Quell|P quell], visited the site.",
            "[Arvik|L arvik] governor [Tomas Breen|P breen] visited the site.",
            id="gov role",
        ),
        pytest.param(
            "[Arvik|L arvik] police chief [Dora Quell|P quell] said two men were held.",
            "[Tomas Breen|P breen], [Arvik|L arvik]'s police chief, said two men were held.",
            id="police chief",
        ),
        pytest.param(
            "[Dora Quell|P quell], head of the [Arvik Port Authority|O apa], blamed the tide.",
            "The head of the [Arvik Port Authority|O apa], [Tomas Breen|P breen], blamed the tide.",
            id="head of agency same noun",
        ),
        pytest.param(
            "[Dora Quell|P quell], who heads the [Georgian|D georgia] delegation, left early.",
            "The head of the [Georgian|D georgia] delegation, [Tomas Breen|P breen], left early.",
            id="who heads",
        ),
        pytest.param(
            "Prosecutor General [Dora Quell|P quell] opened a case.",
            "[Tomas Breen|P breen], the prosecutor general, opened a case.",
            id="prosecutor",
        ),
        pytest.param(
            "A commission headed by [Dora Quell|P quell] will report in May.",
            "The commission, chaired by [Tomas Breen|P breen], will report in May.",
            id="commission",
        ),
        pytest.param(
            "The trial, presided over by Judge [Dora Quell|P quell], resumes Monday.",
            "Judge [Tomas Breen|P breen], who is presiding over the trial, cleared the room.",
            id="trial judge",
        ),
        pytest.param(
            "[Dora Quell|P quell], leader of the [Reform Party|O reform], conceded.",
            "[Reform Party|O reform] leader [Tomas Breen|P breen] conceded.",
            id="party leader",
        ),
        pytest.param(
            "[Georgian|D georgia] Prime Minister [Dora Quell|P quell] spoke.",
            "[Georgia|L georgia]'s prime minister, [Tomas Breen|P breen], spoke.",
            id="pm",
        ),
        pytest.param(
            "The search is in the hands of [Ana Sy|P a], a colonel.",
            "Colonel [Rui Paz|P r] is in charge of the search.",
            id="other words 1",
        ),
        pytest.param(
            "[Ana Sy|P a], the chair of the works council, called it a scandal at [Orbis|O o].",
            "The works council's chairman, [Rui Paz|P b], spoke at [Orbis|O o].",
            id="other words 2",
        ),
        pytest.param(
            "[Ana Sy|P a] of the fire brigade, who commands the operation in [Riga|L r], spoke.",
            "The operation in [Riga|L r] is directed by [Rui Paz|P b].",
            id="other words 3",
        ),
        pytest.param(
            "The [Port Authority|O o] is headed by [Ana Sy|P a].",
            "[Rui Paz|P b], head of the [Port Authority|O o], spoke.",
            id="other words 4",
        ),
        pytest.param(
            "Captain of the ferry was [Ana Sy|P a].",
            "The ferry's captain, [Rui Paz|P b], was saved.",
            id="other words 5",
        ),
        pytest.param(
            "[Ana Sy|P a], chairwoman of the parliamentary inquiry, read the letter.",
            "The letter was read by [Rui Paz|P b], who chairs the inquiry.",
            id="other words 6",
        ),
        pytest.param(
            "The expedition's leader, [Ana Sy|P a], has a broken leg.",
            "[Rui Paz|P b], who led the expedition, has a broken leg.",
            id="other words 7",
        ),
    ],
)
def test_what_cannot_both_be_so_is_shown(one: str, other: str):
    (difference,) = compare(one, other)

    assert difference.kind == "role"
    assert {claim.articles for claim in difference.claims} == {(1,), (2,)}
    for claim in difference.claims:
        assert claim.value in claim.quote.text
    assert difference.subject in difference.claims[0].quote.text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "[Harwick|L harwick] Mayor [Dora Quell|P quell] opened the shelter.",
            "Former [Harwick|L harwick] mayor [Tomas Breen|P breen] opened the shelter.",
            id="former mayor",
        ),
        pytest.param(
            "[Harwick|L harwick] Mayor [Dora Quell|P quell] opened the shelter.",
            "[Tomas Breen|P breen], a former mayor of [Harwick|L harwick], opened the shelter.",
            id="former mayor2",
        ),
        pytest.param(
            "[Harwick|L harwick] Mayor [Dora Quell|P quell] opened the shelter.",
            "[Harwick|L harwick] deputy mayor [Tomas Breen|P breen] opened the shelter.",
            id="deputy",
        ),
        pytest.param(
            "[Orbis|O orbis] chief executive [Lena Aho|P aho] spoke.",
            "[Orbis|O orbis] chief executive [Marc Duval|P duval], who replaced [Lena Aho|P aho] in May, spoke.",
            id="replaced",
        ),
        pytest.param(
            "[Orbis|O orbis] chief executive [Lena Aho|P aho] resigned on Monday.",
            "[Orbis|O orbis] chief executive [Marc Duval|P duval] spoke.",
            id="resigned",
        ),
        pytest.param(
            "The [Norwegian|D norway] delegation is headed by [Nils Berg|P berg].",
            "[Kari Moen|P moen] could lead the [Norwegian|D norway] delegation.",
            id="could lead",
        ),
        pytest.param(
            "The [Norwegian|D norway] delegation is headed by [Nils Berg|P berg].",
            "[Kari Moen|P moen] was expected to lead the [Norwegian|D norway] delegation.",
            id="expected",
        ),
        pytest.param(
            "The [Norwegian|D norway] delegation is headed by [Nils Berg|P berg].",
            "[Kari Moen|P moen] will not lead the [Norwegian|D norway] delegation.",
            id="not",
        ),
        pytest.param(
            "The [Norwegian|D norway] delegation is headed by [Nils Berg|P berg].",
            "[Kari Moen|P moen] led the [Norwegian|D norway] delegation at the previous round.",
            id="previous round",
        ),
        pytest.param(
            "The [Norwegian|D norway] delegation is headed by [Nils Berg|P berg].",
            "The [Icelandic|D iceland] delegation is headed by [Jon Egilsson|P jon].",
            id="two sides",
        ),
        pytest.param(
            "The [Norwegian|D norway] delegation is headed by [Nils Berg|P berg].",
            "The [Norwegian|D norway] delegation is headed by [Nils Bergh|P bergh].",
            id="spelling",
        ),
        pytest.param(
            "The [Norwegian|D norway] delegation is headed by [Nils Berg|P berg].",
            "The [Norwegian|D norway] delegation is headed by Mr [Berg|P berg2].",
            id="surname",
        ),
        pytest.param(
            "[Orbis|O orbis] chairman [Lena Aho|P aho] spoke.",
            "[Orbis|O orbis] chief executive [Marc Duval|P duval] spoke.",
            id="two posts",
        ),
        pytest.param(
            "Chief executive [Lena Aho|P aho] of [Orbis|O orbis] spoke.",
            "Chief executive [Marc Duval|P duval] of [Kelda|O kelda] spoke.",
            id="two companies",
        ),
        pytest.param(
            "Chief executive [Lena Aho|P aho] spoke.",
            "Chief executive [Marc Duval|P duval] spoke.",
            id="two companies unowned",
        ),
        pytest.param(
            "[Lena Aho|P aho], a lawyer for [Jan Kolar|P kolar], objected.",
            "[Marc Duval|P duval], a lawyer for [Jan Kolar|P kolar], objected.",
            id="lawyers",
        ),
        pytest.param(
            "[Orbis|O orbis] spokeswoman [Lena Aho|P aho] declined to comment.",
            "[Orbis|O orbis] spokesman [Marc Duval|P duval] declined to comment.",
            id="spokespeople",
        ),
        pytest.param(
            "The inquiry is led by [Ines Paredes|P paredes] and [Luis Ferro|P ferro].",
            "[Luis Ferro|P ferro] leads the inquiry.",
            id="co leaders",
        ),
        pytest.param(
            "[Ines Paredes|P paredes] and [Luis Ferro|P ferro] will lead the inquiry.",
            "[Ines Paredes|P paredes] leads the inquiry.",
            id="co leaders2",
        ),
        pytest.param(
            "The police inquiry is led by [Ines Paredes|P paredes].",
            "The parliamentary ethics inquiry is led by [Luis Ferro|P ferro].",
            id="two inquiries",
        ),
        pytest.param(
            "The coach of [Rovers|O rovers], [Ines Paredes|P paredes], praised the win.",
            "[City|O city] coach [Luis Ferro|P ferro] complained.",
            id="sports",
        ),
        pytest.param(
            "The [Norwegian|D norway] delegation is headed by [Nils Berg|P berg].",
            "“I heard that [Kari Moen|P moen] leads the [Norwegian|D norway] delegation,” a trader said.",
            id="quoted claim",
        ),
        pytest.param(
            "[Ines Paredes|P paredes] leads the union's delegation.",
            "[Luis Ferro|P ferro] leads the employers' delegation.",
            id="group members",
        ),
        pytest.param(
            "[Ines Paredes|P paredes], president of the [Senate|O senate], spoke.",
            "President [Luis Ferro|P ferro] spoke.",
            id="president of two",
        ),
        pytest.param(
            "Foreign Minister [Ines Paredes|P paredes] met [Luis Ferro|P ferro].",
            "Foreign Minister [Luis Ferro|P ferro] met [Ines Paredes|P paredes].",
            id="foreign ministers",
        ),
        pytest.param(
            "[Harwick|L harwick] Mayor [Dora Quell|P quell] opened the shelter.",
            "[Tomas Breen|P breen], the acting mayor of [Harwick|L harwick], opened the shelter.",
            id="acting",
        ),
        pytest.param(
            "[Harwick|L harwick] Mayor [Dora Quell|P quell] opened the shelter.",
            "[Tomas Breen|P breen], candidate for mayor of [Harwick|L harwick], opened the shelter.",
            id="candidate",
        ),
        pytest.param(
            "[Harwick|L harwick] Mayor [Dora Quell|P quell] opened the shelter.",
            "[Tomas Breen|P breen], mayor of [Harwick|L harwick] until 2019, disagreed.",
            id="was mayor until",
        ),
        pytest.param(
            "[Harwick|L harwick] Mayor [Dora Quell|P quell] opened the shelter.",
            "[Tomas Breen|P breen], the husband of [Harwick|L harwick]'s mayor, disagreed.",
            id="wife of",
        ),
        pytest.param(
            "The [Georgian|D georgia] delegation to the climate summit is led by [Dora Quell|P quell].",
            "The [Georgian|D georgia] military delegation is led by [Tomas Breen|P breen].",
            id="two delegations same country",
        ),
        pytest.param(
            "[Dora Quell|P quell] leads the [Georgian|D georgia] delegation.",
            "[Tomas Breen|P breen] led [Georgia|L georgia]'s side in the 2019 talks.",
            id="husband",
        ),
        pytest.param(
            "[Dora Quell|P quell] leads the [Georgian|D georgia] delegation.",
            "[Tomas Breen|P breen] led the [Georgian|D georgia] team to victory in 2016.",
            id="led out",
        ),
        pytest.param(
            "[Dora Quell|P quell] leads the [Georgian|D georgia] delegation.",
            "[Tomas Breen|P breen] refused to lead the [Georgian|D georgia] delegation.",
            id="refused",
        ),
        pytest.param(
            "[Dora Quell|P quell] leads the inquiry.",
            "[Tomas Breen|P breen] was asked to lead the inquiry.",
            id="asked to",
        ),
        pytest.param(
            "[Harwick|L harwick] Mayor [Dora Quell|P quell] conceded.",
            "[Tomas Breen|P breen] was elected mayor of [Harwick|L harwick].",
            id="elected vs incumbent",
        ),
        pytest.param(
            "[Harwick|L harwick] Mayor [Dora Quell|P quell] conceded.",
            "[Harwick|L harwick] mayor-elect [Tomas Breen|P breen] thanked voters.",
            id="mayor-elect",
        ),
        pytest.param(
            "[US|L us] President [Dora Quell|P quell] spoke.",
            "[US|L us] Vice President [Tomas Breen|P breen] spoke.",
            id="vice president",
        ),
        pytest.param(
            "[Dora Quell|P quell], president of [Peru|L peru], spoke.",
            "[Tomas Breen|P breen], president of [Peru|L peru]'s Congress, spoke.",
            id="council president",
        ),
        pytest.param(
            "[Dora Quell|P quell], head of the [Dockers Union|O dock], spoke.",
            "[Tomas Breen|P breen], regional head of the [Dockers Union|O dock], spoke.",
            id="regional head",
        ),
        pytest.param(
            "[Dora Quell|P quell], head of [Orbis|O orbis], spoke.",
            "[Tomas Breen|P breen], head of research at [Orbis|O orbis], spoke.",
            id="head of dept",
        ),
        pytest.param(
            "[Dora Quell|P quell], head of [Orbis|O orbis], spoke.",
            "[Orbis|O orbis] research head [Tomas Breen|P breen] spoke.",
            id="head of dept2",
        ),
        pytest.param(
            "[Orbis|O orbis] chief [Dora Quell|P quell] spoke.",
            "[Orbis|O orbis] security chief [Tomas Breen|P breen] spoke.",
            id="chief of unit",
        ),
        pytest.param(
            "[Rovers|O rov] coach [Dora Quell|P quell] was angry.",
            "[Rovers|O rov] assistant coach [Tomas Breen|P breen] was angry.",
            id="coaches",
        ),
        pytest.param(
            "[Orbis|O orbis] boss [Dora Quell|P quell] told [Kelda|O kelda] boss [Tomas Breen|P breen] to wait.",
            "[Kelda|O kelda] boss [Tomas Breen|P breen] waited.",
            id="said to",
        ),
        pytest.param(
            "The inquiry is led by [Dora Quell|P quell].",
            "The first inquiry was led by [Tomas Breen|P breen].",
            id="first of two",
        ),
        pytest.param(
            "The inquiry is led by [Dora Quell|P quell].",
            "An earlier inquiry, led by [Tomas Breen|P breen], found nothing.",
            id="previous inquiry",
        ),
        pytest.param(
            "The trial is presided over by Judge [Dora Quell|P quell].",
            "The trial of his brother was presided over by Judge [Tomas Breen|P breen].",
            id="hearing elsewhere",
        ),
        pytest.param(
            "The rescue operation is led by [Dora Quell|P quell].",
            "The cleanup operation is led by [Tomas Breen|P breen].",
            id="op of other",
        ),
        pytest.param(
            "[Ana Sy|P a], who leads the union's delegation, spoke.",
            "[Rui Paz|P b], who leads the company's delegation, spoke.",
            id="other thing 1",
        ),
        pytest.param(
            "[Ana Sy|P a] is deputy leader of the delegation from [Norway|L n].",
            "[Rui Paz|P b] leads the delegation from [Norway|L n].",
            id="other thing 2",
        ),
        pytest.param(
            "[Ana Sy|P a] heads the legal team of [Orbis|O o].",
            "[Rui Paz|P b] heads the team of [Orbis|O o] in [Riga|L r].",
            id="other thing 3",
        ),
        pytest.param(
            "The defence team is led by [Ana Sy|P a].",
            "The legal team of the victims is led by [Rui Paz|P b].",
            id="other thing 4",
        ),
        pytest.param(
            "[Ana Sy|P a] runs the [Norwegian|D n] mission in [Riga|L r].",
            "[Rui Paz|P b] runs the [Norwegian|D n] team on the ground.",
            id="other thing 5",
        ),
        pytest.param(
            "Under [Ana Sy|P a] the party won.",
            "The party is led by [Rui Paz|P b].",
            id="other thing 6",
        ),
        pytest.param(
            "The crew under [Ana Sy|P a] was tired.",
            "Another crew under [Rui Paz|P b] followed.",
            id="other thing 7",
        ),
        pytest.param(
            "[Ana Sy|P a] commanded the ship's crew for years.",
            "The crew is commanded by [Rui Paz|P b].",
            id="other thing 8",
        ),
        pytest.param(
            "[Ana Sy|P a] ran the campaign of [Ivo Hart|P h].",
            "The campaign of [Lena Aho|P l] is run by [Rui Paz|P b].",
            id="other thing 9",
        ),
        pytest.param(
            "[Ana Sy|P a] leads the rescue team of the fire brigade.",
            "[Rui Paz|P b] leads the rescue team of the army.",
            id="other thing 10",
        ),
        pytest.param(
            "[Ana Sy|P a], mayor of the town, spoke.",
            "[Rui Paz|P b], mayor of the neighbouring village, spoke.",
            id="other thing 11",
        ),
        pytest.param(
            "Director [Ana Sy|P a] of the museum spoke.",
            "[Rui Paz|P b], director of the library, spoke.",
            id="other thing 12",
        ),
        pytest.param(
            "[Ana Sy|P a], captain of the ferry, was saved.",
            "[Rui Paz|P b], captain of the tanker, was saved.",
            id="other thing 13",
        ),
        pytest.param(
            "The captain, [Ana Sy|P a], was saved.",
            "The captain of the other ship, [Rui Paz|P b], was saved.",
            id="other thing 14",
        ),
        pytest.param(
            "The police operation was led by [Ana Sy|P a].",
            "The rescue operation was led by [Rui Paz|P b].",
            id="other thing 15",
        ),
        pytest.param(
            "[Ana Sy|P a] leads in the polls.",
            "[Rui Paz|P b] leads the government.",
            id="other thing 16",
        ),
        pytest.param(
            "The team of doctors led by [Ana Sy|P a] operated for hours.",
            "The team of [Norway|L n] is led by [Rui Paz|P b].",
            id="other thing 17",
        ),
        pytest.param(
            "[Ana Sy|P a], the director of the film, won.",
            "[Rui Paz|P b], the director of the festival, spoke.",
            id="other thing 18",
        ),
        pytest.param(
            "Prosecutor [Ana Sy|P a] leads the case.",
            "Defence lawyer [Rui Paz|P b] leads the case.",
            id="other thing 19",
        ),
        pytest.param(
            "[Orbis|O o], led by [Ana Sy|P a], bought [Kelda|O k].",
            "[Kelda|O k], led by [Rui Paz|P b], was bought by [Orbis|O o].",
            id="other thing 20",
        ),
        pytest.param(
            "The union committee is led by [Ana Sy|P a].",
            "The works committee is led by [Rui Paz|P b].",
            id="other thing 21",
        ),
    ],
)
def test_what_may_both_be_so_is_not_shown(one: str, other: str):
    assert compare(one, other) == []


def test_each_side_of_talks_has_a_leader():
    company = "[Nils Berg|P berg], who leads the talks for the company, left."

    assert compare(company, "[Kari Moen|P moen] leads the talks for the union.") == []
    assert len(compare(company, "The talks for the company are led by [Kari Moen|P moen].")) == 1


def test_a_report_of_another_episode_stands_by_a_value_but_makes_none():
    lead = "The [Norwegian|D norway] delegation is headed by [Nils Berg|P berg]."
    other_lead = "[Norway|L norway]'s team is led by Fisheries Minister [Kari Moen|P moen]."
    same_elsewhere = "[Kari Moen|P moen] led [Norway|L norway]'s delegation."

    (difference,) = find_differences([report(1, lead), report(2, other_lead)], [report(3, same_elsewhere)])

    assert [claim.articles for claim in difference.claims] == [(2, 3), (1,)]
    assert find_differences([report(1, lead), report(2, "It rained.")], [report(3, other_lead)]) == ()


def test_a_post_without_its_owner_stands_by_the_same_holder():
    reports = [
        report(1, "[Nils Berg|P berg], the chief negotiator, arrived on Monday."),
        report(2, "The [Norwegian|D norway] delegation is headed by [Nils Berg|P berg]."),
        report(3, "[Norway|L norway]'s team is led by Fisheries Minister [Kari Moen|P moen]."),
    ]

    (difference,) = find_differences(reports)

    assert [(claim.value, claim.articles) for claim in difference.claims] == [
        ("Nils Berg", (2, 1)),
        ("Kari Moen", (3,)),
    ]
    assert difference.subject == "The Norwegian delegation is headed by"


def test_a_report_that_names_both_holders_tells_of_a_change():
    reports = [
        report(1, "The [Norwegian|D norway] delegation is headed by [Nils Berg|P berg]."),
        report(2, "The [Norwegian|D norway] delegation is headed by [Kari Moen|P moen]."),
        report(
            3,
            "The [Norwegian|D norway] delegation was led by [Nils Berg|P berg].",
            "On Monday the [Norwegian|D norway] delegation was led by [Kari Moen|P moen].",
        ),
    ]

    assert find_differences(reports) == ()


def test_other_episodes_are_read_only_where_reports_differ():
    one = read_sentences(report(1, "[Harwick|L harwick] Mayor [Dora Quell|P quell] opened the shelter."))
    same = read_sentences(report(2, "[Dora Quell|P quell], mayor of [Harwick|L harwick], spoke."))
    other = read_sentences(report(3, "The mayor of [Harwick|L harwick], [Tomas Breen|P breen], spoke."))
    asked: list[str] = []

    def read_background() -> list[Sequence[ReportSentence]]:
        asked.append("background")
        return []

    assert find_role_differences([one, same], read_background) == ()
    assert not asked
    assert find_role_differences([one, other], read_background)
    assert asked == ["background"]


@pytest.mark.parametrize("holder", ["[Dora Quell|P quell]", "[Dora Quell{0}|P quell{0}]"], ids=["same", "others"])
def test_a_report_that_repeats_a_line_for_ever_is_not_compared_line_by_line(
    holder: str, monkeypatch: pytest.MonkeyPatch
):
    compared = 0

    def count(claim: RoleClaim, other: RoleClaim) -> bool:
        nonlocal compared
        compared += 1
        return may_be_one(claim, other)

    monkeypatch.setattr(differences_roles, "may_be_one", count)
    line = f"[Harwick|L harwick] Mayor {holder} opened the shelter. "

    compare(
        "".join(line.format(number) for number in range(400)),
        "The mayor of [Harwick|L harwick], [Tomas Breen|P breen], opened the shelter.",
    )

    assert compared < 4 * MOST_CLAIMS**2
