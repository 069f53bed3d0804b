from dataclasses import replace

import pytest

from reader.model.story import Difference
from reader.understanding.differences import find_differences
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
            "Some 4,200 drivers walked out on Monday at [Norhaul|O norhaul] depots.",
            "About 2,900 drivers joined the strike on Monday, [Norhaul|O norhaul] said.",
            id="haulage strike numbers",
        ),
        pytest.param(
            "A court in [Brno|L brno] sentenced [Jan Kolar|P kolar] to 12 years in prison on Monday.",
            "[Jan Kolar|P kolar] was jailed for nine years by a court in [Brno|L brno].",
            id="verdict years",
        ),
        pytest.param(
            "Parliament approved the budget by 148 votes to 97 on Thursday.",
            "The budget passed on Thursday, 151-97, after a night of debate.",
            id="vote",
        ),
        pytest.param(
            "[Orbis|O orbis] agreed to buy [Kelda Foods|O kelda] for $1.2 billion, the companies said.",
            "[Orbis|O orbis] will acquire [Kelda Foods|O kelda] in a deal worth $1.5bn.",
            id="deal",
        ),
        pytest.param(
            "The regulator fined [Orbis|O orbis] 40 million euros.",
            "[Orbis|O orbis] was fined €14m on Tuesday.",
            id="fine",
        ),
        pytest.param(
            "[Orbis|O orbis] will cut 1,500 jobs in [Lyon|L lyon].",
            "[Orbis|O orbis] said it would cut 900 jobs at its plant in [Lyon|L lyon].",
            id="jobs",
        ),
        pytest.param(
            "A bus crash near [Puno|L puno] killed 14 people on Monday.",
            "Seventeen people died when a bus left the road near [Puno|L puno] on Monday.",
            id="killed same day",
        ),
        pytest.param(
            "Police detained 63 people at the march in [Tbilisi|L tbilisi].",
            "Police arrested 48 people during the march in [Tbilisi|L tbilisi].",
            id="arrests",
        ),
        pytest.param(
            "A magnitude 6.4 earthquake struck [Bohol|L bohol] on Monday.",
            "A 6.1-magnitude earthquake struck [Bohol|L bohol] early on Monday.",
            id="quake",
        ),
        pytest.param(
            "The death toll stood at 31 on Tuesday, officials in [Bohol|L bohol] said.",
            "At least 44 people have died in [Bohol|L bohol], the disaster agency said on Tuesday.",
            id="death toll",
        ),
        pytest.param(
            "The fire destroyed 120 homes in [Malden|L malden].",
            "About 300 homes were destroyed in [Malden|L malden].",
            id="homes",
        ),
        pytest.param(
            "Nurses were offered a pay rise of 5 percent.",
            "The government offered nurses a 7% pay rise.",
            id="pay rise",
        ),
        pytest.param(
            "Turnout was 61 percent in [Sunday|E x]'s election.",
            "Officials put turnout at 54.2 percent.",
            id="turnout",
        ),
        pytest.param(
            "The ferry was carrying 82 passengers when it sank off [Cebu|L cebu].",
            "There were 96 passengers aboard the ferry that sank off [Cebu|L cebu].",
            id="passengers",
        ),
        pytest.param(
            "The group released 12 hostages on Monday.",
            "The group freed nine hostages on Monday, officials said.",
            id="hostages",
        ),
        pytest.param(
            "[Orbis|O orbis] bought a 30 percent stake in [Kelda|O kelda].",
            "[Orbis|O orbis] has acquired a 26% stake in [Kelda|O kelda].",
            id="stake",
        ),
        pytest.param(
            "The crash left 14 people dead and 30 injured, police in [Puno|L puno] said.",
            "The crash in [Puno|L puno] claimed 17 lives.",
            id="toll noun",
        ),
        pytest.param(
            "Some 14 people were hurt in the blast, the governor said.",
            "More than 40 people were injured in the blast.",
            id="injured",
        ),
        pytest.param(
            "A judge set bail at $250,000.",
            "She was freed on bail of $400,000.",
            id="bail",
        ),
        pytest.param(
            "The gang demanded a ransom of $2 million.",
            "A $5 million ransom was demanded.",
            id="ransom",
        ),
        pytest.param(
            "Damage is put at 300 million pesos.",
            "The mayor estimated the damage at 450 million pesos.",
            id="loss",
        ),
        pytest.param(
            "The ministry promised 40 million pesos in aid.",
            "An aid package of 65 million pesos was announced.",
            id="aid",
        ),
        pytest.param(
            "The union said 12,000 nurses were on strike.",
            "The health service said 7,500 nurses walked out.",
            id="strike count",
        ),
        pytest.param(
            "Lawmakers voted 88 to 61 in favour of the bill.",
            "The bill passed with 91 votes in favour and 61 against.",
            id="votes words",
        ),
        pytest.param(
            "Around 800 residents of [Malden|L malden] had to leave their homes.",
            "Some 1,500 people in [Malden|L malden] were evacuated.",
            id="evacuees",
        ),
        pytest.param(
            "The fire has burned 12,000 hectares.",
            "The blaze has burned 19,500 hectares.",
            id="hectares",
        ),
        pytest.param(
            "Customs officers seized 3.2 tonnes of cocaine in [Rotterdam|L rot].",
            "Officers in [Rotterdam|L rot] seized 2.4 tonnes of cocaine.",
            id="tonnes",
        ),
        pytest.param(
            "Eleven miners were trapped underground.",
            "Seven miners were trapped after the collapse.",
            id="trapped",
        ),
        pytest.param(
            "The plane had 62 people on board.",
            "There were 58 people aboard the plane.",
            id="aboard",
        ),
        pytest.param(
            "The union wants a pay rise of 9 percent.",
            "Workers are demanding a 12 percent pay increase.",
            id="wage dispute",
        ),
        pytest.param(
            "The former mayor, [Jan Kolar|P kolar], was handed a four-year prison sentence.",
            "[Jan Kolar|P kolar] was jailed for six years.",
            id="sentence jailed",
        ),
        pytest.param(
            "Nine children were killed when the school collapsed.",
            "The collapse killed 13 children.",
            id="children",
        ),
        pytest.param(
            "The central bank raised its key interest rate to 5.5 percent.",
            "The central bank lifted the interest rate to 5.25 percent.",
            id="interest",
        ),
        pytest.param(
            "The army said it killed 40 rebels.",
            "The rebels said 12 rebels were killed.",
            id="both sides' claims",
        ),
        pytest.param(
            "The rescuers brought 41 miners to the surface of the [Karvina|L k] pit by Tuesday.",
            "According to the union, 37 miners had been brought up from the [Karvina|L k] pit by Tuesday.",
            id="other words 1",
        ),
        pytest.param(
            "The bridge is to cost 64 million euros, the city of [Graz|L g] said.",
            "The new bridge in [Graz|L g] carries a price tag of 46 million euros.",
            id="other words 2",
        ),
        pytest.param(
            "[Lena Aho|P l] received 53.1 percent of the vote in the run-off.",
            "In the run-off 51.3 percent voted for [Lena Aho|P l].",
            id="other words 3",
        ),
        pytest.param(
            "The company must take back 310,000 cars with faulty brakes.",
            "A recall of 130,000 vehicles over faulty brakes was ordered.",
            id="other words 4",
        ),
        pytest.param(
            "The thieves got away with 18 paintings from the museum.",
            "From the museum 21 paintings are gone, according to the thieves' own list.",
            id="other words 5",
        ),
        pytest.param(
            "[Orbis|O o] is paying 3.4 billion kroner for the shipyard.",
            "The price of the shipyard is 4.3 billion kroner, [Orbis|O o] said.",
            id="other words 6",
        ),
        pytest.param(
            "The tanker spilled 900 tonnes of heavy oil.",
            "About 1,400 tonnes of heavy oil ran into the sea from the tanker.",
            id="other words 7",
        ),
        pytest.param(
            "The strike shut 140 schools in the region.",
            "Because of the strike 190 schools in the region remained closed.",
            id="other words 8",
        ),
        pytest.param(
            "There were 48 people in the cable car when the rope tore.",
            "When the rope tore, 54 passengers were in the cable car.",
            id="other words 9",
        ),
        pytest.param(
            "The gunmen hold 34 pupils of a boarding school near [Kano|L k].",
            "Near [Kano|L k], 43 pupils were driven away from their boarding school by gunmen.",
            id="other words 10",
        ),
        pytest.param(
            "The dam stands 41 metres high.",
            "The 45-metre-high dam held.",
            id="other words 11",
        ),
        pytest.param(
            "Inflation was 7.4 percent in April, the statistics office said.",
            "The statistics office put inflation in April at 4.7 percent.",
            id="other words 12",
        ),
        pytest.param(
            "The amount to be paid is 18 million crowns, [Brno|L b] city hall said.",
            "[Brno|L b] city hall has to pay 24 million crowns, the contract says.",
            id="other words 13",
        ),
        pytest.param(
            "The avalanche buried nine climbers at a hut on [Mont Sarel|L m].",
            "Eleven climbers were buried near the hut on [Mont Sarel|L m].",
            id="other words 14",
        ),
        pytest.param(
            "The council adopted the plan with a majority of seven votes.",
            "With a majority of nine votes the plan was adopted by the council.",
            id="other words 15",
        ),
        pytest.param(
            "The trial heard that 14 patients had been given the wrong drug.",
            "In all, the court heard, the wrong drug was given to 19 patients.",
            id="other words 16",
        ),
    ],
)
def test_what_cannot_both_be_so_is_shown(one: str, other: str):
    (difference,) = compare(one, other)

    assert difference.kind == "number"
    assert {claim.articles for claim in difference.claims} == {(1,), (2,)}
    for claim in difference.claims:
        assert claim.value in claim.quote.text
    assert difference.subject in difference.claims[0].quote.text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "About 50 people were injured in [Puno|L puno].",
            "A crash in [Puno|L puno] injured 52 people.",
            id="rounding",
        ),
        pytest.param(
            "At least 12 people were killed in [Puno|L puno].",
            "15 people were killed in [Puno|L puno].",
            id="at least",
        ),
        pytest.param(
            "The attack killed 12 [Malian|D mali] soldiers.",
            "The attack killed 30 [French|D france] soldiers.",
            id="different nationality",
        ),
        pytest.param(
            "The crash killed 12 people, including three children, in [Puno|L puno].",
            "The crash in [Puno|L puno] killed 12 people. Four of them were children.",
            id="part",
        ),
        pytest.param(
            "A strike on [Avdal|L avdal] killed five people.",
            "A strike on [Borun|L borun] killed nine people.",
            id="place",
        ),
        pytest.param(
            "A magnitude 6.4 earthquake struck [Bohol|L bohol] on Monday.",
            "A magnitude 7.2 earthquake killed more than 200 people in [Bohol|L bohol] in 2013.",
            id="earlier quake",
        ),
        pytest.param(
            "A court sentenced [Jan Kolar|P kolar] to nine years in prison.",
            "Prosecutors had asked for 12 years in prison for [Jan Kolar|P kolar].",
            id="prosecutors ask",
        ),
        pytest.param(
            "A court sentenced [Jan Kolar|P kolar] to nine years in prison.",
            "[Petr Novy|P novy] was sentenced to four years in prison.",
            id="two convicts",
        ),
        pytest.param(
            "The deal is worth $1.2 billion.",
            "The deal is worth 1.1 billion euros.",
            id="currencies",
        ),
        pytest.param(
            "[Orbis|O orbis] agreed to buy [Kelda|O kelda] for $1.2 billion, including $300 million in debt.",
            "[Orbis|O orbis] agreed to buy [Kelda|O kelda] for $1.2 billion.",
            id="deal parts",
        ),
        pytest.param(
            "The army said 426 drones were launched overnight.",
            "The army said it shot down 224 drones overnight.",
            id="launched downed",
        ),
        pytest.param(
            "The fire killed 12 people.",
            "The fire injured 30 people.",
            id="injured vs killed",
        ),
        pytest.param(
            "More than 1,000 people were evacuated from [Malden|L malden].",
            "Some 1,100 people were evacuated from [Malden|L malden].",
            id="hedge over",
        ),
        pytest.param(
            "So far nine bodies have been recovered in [Malden|L malden].",
            "Fourteen bodies have been recovered in [Malden|L malden].",
            id="so far",
        ),
        pytest.param(
            "The death toll rose from 12 to 15 in [Malden|L malden].",
            "Fifteen people died in [Malden|L malden].",
            id="rose from to",
        ),
        pytest.param(
            "The budget passed by 148 votes to 97. An amendment failed by 80 votes to 160.",
            "The amendment was rejected by 160 votes to 80.",
            id="vote two bills",
        ),
        pytest.param(
            "The Greens won 12 seats.",
            "The Liberals won 30 seats.",
            id="party votes",
        ),
        pytest.param(
            "Rescuers pulled 12 people from the water on Monday.",
            "Rescuers pulled nine people from the water on Sunday.",
            id="daily",
        ),
        pytest.param(
            "The blast killed 12 people.",
            "The blast killed another three people.",
            id="another",
        ),
        pytest.param(
            "About 10,000 people marched in [Lyon|L lyon].",
            "About 40,000 people marched in [Paris|L paris].",
            id="crowd in two cities",
        ),
        pytest.param(
            "Between 12 and 15 people were injured.",
            "Fourteen people were injured.",
            id="range",
        ),
        pytest.param(
            "[Norland|L norland] says 50 soldiers were killed.",
            "[Sudria|L sudria] says 12 soldiers were killed.",
            id="troops two sides",
        ),
        pytest.param(
            "[Orbis|O orbis] will cut 500 jobs.",
            "[Kelda|O kelda] will cut 300 jobs.",
            id="jobs two firms",
        ),
        pytest.param(
            "Shares of [Orbis|O orbis] fell 5 percent.",
            "[Orbis|O orbis] raised its stake to 12 percent.",
            id="percent different",
        ),
        pytest.param(
            "[Jan Kolar|P kolar] was sentenced to two years in prison, suspended.",
            "[Jan Kolar|P kolar] was sentenced to two years in prison.",
            id="suspended",
        ),
        pytest.param(
            "[Jan Kolar|P kolar] was sentenced to 18 months in prison.",
            "[Jan Kolar|P kolar] was jailed for a year and a half.",
            id="months years",
        ),
        pytest.param(
            "Floods killed 12 people in [Puno|L puno].",
            "Floods killed 240 people in [Puno|L puno] last year.",
            id="year day toll",
        ),
        pytest.param(
            "The storm killed 12 people in [Puno|L puno].",
            "The storm killed 31 people across [Peru|L peru].",
            id="region vs national",
        ),
        pytest.param(
            "[Orbis|O orbis], which employs 4,000 people, will close.",
            "[Orbis|O orbis] employs 1,200 people in [Lyon|L lyon].",
            id="staff size",
        ),
        pytest.param(
            "A strike killed two people and wounded four in [Avdal|L avdal]. Another wounded nine in [Borun|L borun].",
            "Shelling wounded five people in [Avdal|L avdal].",
            id="several wounded",
        ),
        pytest.param(
            "[Orbis|O orbis] raised its bid to $1.5 billion.",
            "[Orbis|O orbis] had bid $1.2 billion for [Kelda|O kelda].",
            id="bids over time",
        ),
        pytest.param(
            "[Orbis|O orbis] offered $40 a share for [Kelda|O kelda].",
            "[Orbis|O orbis] offered $1.2 billion for [Kelda|O kelda].",
            id="offers two",
        ),
        pytest.param(
            "[Orbis|O orbis] was fined 40 million euros.",
            "[Orbis|O orbis] must pay 12 million euros in damages.",
            id="fine vs damages",
        ),
        pytest.param(
            "Profit fell to 40 million euros.",
            "Profit was 63 million euros in 2023.",
            id="profit years",
        ),
        pytest.param(
            "Revenue rose to 40 million euros in the quarter.",
            "Revenue for the year reached 190 million euros.",
            id="quarter revenue",
        ),
        pytest.param(
            "Some 4,000 drivers walked out across the country.",
            "About 300 drivers walked out in [Lyon|L lyon].",
            id="union vs company strike parts",
        ),
        pytest.param(
            "Three [German|D germany] tourists were killed.",
            "Two [Dutch|D nl] tourists were killed.",
            id="killed by country",
        ),
        pytest.param(
            "The blast killed nine people, among them two firefighters.",
            "The blast killed nine people, including four firefighters and a nurse.",
            id="people incl",
        ),
        pytest.param(
            "Four police officers were injured at the march.",
            "Eleven people were injured at the march.",
            id="police/officers",
        ),
        pytest.param(
            "Police arrested 20 people on Monday.",
            "Police have arrested 85 people since the protests began.",
            id="arrest cumul",
        ),
        pytest.param(
            "Police arrested 20 people overnight.",
            "Police have arrested 85 people in three days of protests.",
            id="arrest cumul2",
        ),
        pytest.param(
            "A magnitude 6.4 earthquake struck.",
            "An aftershock of magnitude 5.1 followed.",
            id="magnitude aftershock",
        ),
        pytest.param(
            "Winds reached 180 km an hour.",
            "Winds of 140 km an hour were measured in [Cebu|L cebu].",
            id="speeds",
        ),
        pytest.param(
            "The first reading passed 88-61.",
            "The second reading passed 97-55.",
            id="two votes",
        ),
        pytest.param(
            "A jury of 12 people convicted him.",
            "A court convicted nine people.",
            id="jury",
        ),
        pytest.param(
            "[Jan Kolar|P kolar], 45, was killed.",
            "[Jan Kolar|P kolar], 54, was killed.",
            id="ages",
        ),
        pytest.param(
            "The airline cancelled 120 flights on Monday.",
            "The airline cancelled 340 flights on Tuesday.",
            id="flights",
        ),
        pytest.param(
            "He was sentenced to nine years in prison.",
            "He faces up to 15 years in prison.",
            id="prison demanded",
        ),
        pytest.param(
            "The fire destroyed 120 homes in [Malden|L malden] and 30 in [Ashby|L ashby].",
            "The fire destroyed 150 homes.",
            id="homes two towns",
        ),
        pytest.param(
            "Nine people died in [Malden|L malden] and four in [Ashby|L ashby].",
            "Thirteen people died.",
            id="sum",
        ),
        pytest.param(
            "Shares closed at $12, valuing the firm at $1.2 billion.",
            "The firm was valued at $2.1 billion in 2021.",
            id="price share",
        ),
        pytest.param(
            "The US will impose tariffs of 25 percent on steel.",
            "Tariffs of 10 percent on cars remain.",
            id="tariffs",
        ),
        pytest.param(
            "Turnout by noon was 24 percent.",
            "Turnout was 61 percent.",
            id="polls",
        ),
        pytest.param(
            "[Orbis|O orbis] will cut 1,500 jobs.",
            "[Orbis|O orbis] will cut 1,500 jobs, 400 of them in [Lyon|L lyon].",
            id="jobs part",
        ),
        pytest.param(
            "[Orbis|O orbis] will cut 1,500 jobs.",
            "In [Lyon|L lyon], [Orbis|O orbis] will cut 400 jobs.",
            id="jobs part2",
        ),
        pytest.param(
            "About 3,000 people were evacuated from [Malden|L malden].",
            "In [Ashby|L ashby], 600 people were evacuated.",
            id="evac per town",
        ),
        pytest.param(
            "The union demands a pay rise of 8 percent.",
            "The company offers a pay rise of 5 percent.",
            id="other thing 1",
        ),
        pytest.param(
            "The bridge will cost 64 million euros.",
            "The old bridge had cost 46 million euros to repair.",
            id="other thing 2",
        ),
        pytest.param(
            "The ship had 26 crew members.",
            "Fourteen crew members of the ship are from [Peru|L p].",
            id="other thing 3",
        ),
        pytest.param(
            "[Lena Aho|P l] received 53.1 percent of the vote in the run-off.",
            "[Ivo Hart|P h] received 46.9 percent of the vote in the run-off.",
            id="other thing 4",
        ),
        pytest.param(
            "[Lena Aho|P l] had 31 percent in the first round.",
            "[Lena Aho|P l] had 53 percent in the run-off.",
            id="other thing 5",
        ),
        pytest.param(
            "A hundred tonnes of oil were collected on Monday.",
            "The crews collected 180 tonnes of oil on Tuesday.",
            id="other thing 6",
        ),
        pytest.param(
            "The strike shut 140 schools in the region.",
            "The strike shut 90 kindergartens in the region.",
            id="other thing 7",
        ),
        pytest.param(
            "The shipyard employs 1,200 people.",
            "The shipyard will lay off 900 people.",
            id="other thing 8",
        ),
        pytest.param(
            "The plane had 180 seats.",
            "On the plane were 150 passengers.",
            id="other thing 9",
        ),
        pytest.param(
            "Prosecutors asked for nine years for [Ivo Hart|P h].",
            "[Ivo Hart|P h] got six years in prison.",
            id="other thing 10",
        ),
        pytest.param(
            "[Ivo Hart|P h] must pay 3 million euros.",
            "[Lena Aho|P l] must pay 2 million euros.",
            id="other thing 11",
        ),
        pytest.param(
            "The vote was 61 to 39.",
            "The committee had voted 12 to 9.",
            id="other thing 12",
        ),
        pytest.param(
            "The government sent 600 soldiers to the dam.",
            "The army had 400 soldiers on the dam at night.",
            id="other thing 13",
        ),
        pytest.param(
            "The talks lasted nine hours on Monday.",
            "The talks lasted eleven hours on Tuesday.",
            id="other thing 14",
        ),
        pytest.param(
            "The meeting began two hours late.",
            "The meeting ended after three hours.",
            id="other thing 15",
        ),
        pytest.param(
            "Shares fell 12 percent in the morning.",
            "Shares closed down 9 percent.",
            id="other thing 16",
        ),
        pytest.param(
            "Sales rose 12 percent in [Japan|L j].",
            "Sales rose 9 percent in [Chile|L c].",
            id="other thing 17",
        ),
        pytest.param(
            "The festival drew 18,000 visitors on its first day.",
            "The festival drew 21,000 visitors in all.",
            id="other thing 18",
        ),
        pytest.param(
            "The fire destroyed 12 houses and damaged 20.",
            "Twenty houses were damaged.",
            id="other thing 19",
        ),
        pytest.param(
            "Inflation was 7.4 percent in April.",
            "In May inflation was 6.9 percent.",
            id="other thing 20",
        ),
        pytest.param(
            "Police seized 30 kilos of cocaine in [Rotterdam|L r].",
            "Police seized 45 kilos of heroin in [Rotterdam|L r].",
            id="other thing 21",
        ),
        pytest.param(
            "[Orbis|O o] made a profit of 40 million euros.",
            "Analysts had expected [Orbis|O o] to make a profit of 52 million euros.",
            id="other thing 22",
        ),
        pytest.param(
            "[Orbis|O o] made a profit of 40 million euros in the first quarter.",
            "[Orbis|O o] made a profit of 52 million euros in the second quarter.",
            id="other thing 23",
        ),
        pytest.param(
            "The tower is 120 metres high.",
            "The tower was to be 140 metres high.",
            id="other thing 24",
        ),
        pytest.param(
            "The ransom demanded was six million dollars.",
            "A ransom of four million dollars was paid.",
            id="other thing 25",
        ),
        pytest.param(
            "The court heard 14 witnesses.",
            "The court will hear 20 witnesses in all.",
            id="other thing 26",
        ),
        pytest.param(
            "The accident happened at kilometre 41 of the motorway.",
            "Traffic was backed up for 14 kilometres on the motorway.",
            id="other thing 27",
        ),
        pytest.param(
            "Seven of the hostages are women.",
            "Nine hostages are sick.",
            id="other thing 28",
        ),
        pytest.param(
            "The company has 300 shops.",
            "The company has 400 shops abroad.",
            id="other thing 29",
        ),
        pytest.param(
            "Eleven miners were missing on Tuesday.",
            "Seven miners are still missing.",
            id="still missing",
        ),
        pytest.param(
            "The operator was fined 31 million crowns by the regulator.",
            "The fine on the operator was cut by the regulator to 27 million crowns.",
            id="cut",
        ),
        pytest.param(
            "The dairy recalled 120,000 cans of milk powder.",
            "The dairy widened the recall, bringing it to 210,000 cans of milk powder.",
            id="widened",
        ),
        pytest.param(
            "The tram had 9,800 votes in [Puno|L puno].",
            "With all postal votes counted, the tram had 14,250 votes in [Puno|L puno].",
            id="all counted",
        ),
    ],
)
def test_what_may_both_be_so_is_not_shown(one: str, other: str):
    assert compare(one, other) == []


def test_a_toll_of_a_later_day_is_no_difference():
    one, other = "A flood killed 12 people in [Puno|L puno].", "A flood killed 19 people in [Puno|L puno]."

    assert compare(one, other, other_published="2025-03-06") == []
    assert compare(one, other, other_published="2025-03-05") == []
    assert len(compare(one, other, published="2025-03-05")) == 1
    assert len(compare(one, other)) == 1


def test_a_later_report_stands_by_the_number_that_it_repeats():
    reports = [
        report(1, "A flood killed 12 people in [Puno|L puno]."),
        report(2, "A flood killed 19 people in [Puno|L puno]."),
        report(3, "A flood killed 19 people in [Puno|L puno].", published="2025-03-09"),
    ]

    (difference,) = find_differences(reports)

    assert [claim.articles for claim in difference.claims] == [(2, 3), (1,)]


def test_a_toll_of_an_unknown_day_is_no_difference():
    reports = [
        report(1, "A flood killed 12 people in [Puno|L puno].", published=None),
        report(2, "A flood killed 19 people in [Puno|L puno]."),
    ]

    assert find_differences(reports) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Eleven ships waited outside [Puno|L puno].", "14 ships waited outside [Puno|L puno]."),
        ("Four people were missing in [Puno|L puno].", "Two people were missing in [Puno|L puno]."),
        ("Turnout in [Puno|L puno] was 44 percent.", "Turnout in [Puno|L puno] was 48 percent."),
        ("The works in [Puno|L puno] will cut 900 jobs.", "The works in [Puno|L puno] will cut 700 jobs."),
        ("2,300 dockers walked out in [Puno|L puno].", "2,600 dockers walked out in [Puno|L puno]."),
    ],
)
def test_what_changes_with_time_differs_on_one_day_only(one: str, other: str):
    assert len(compare(one, other)) == 1
    assert compare(one, other, other_published="2025-03-06") == []
    assert compare(one, other, published="2025-03-06") == []


def test_a_later_report_of_the_same_weekday_is_of_the_same_day():
    one, other = (f"On Monday {count} drivers walked out in [Puno|L puno]." for count in ("1,140", "960"))

    assert len(compare(one, other, published="2025-03-03", other_published="2025-03-06")) == 1
    assert compare(one, other, published="2025-03-03", other_published="2025-03-11") == []


def test_what_lasts_differs_on_any_day_unless_one_outlet_corrects_itself():
    one, other = (f"The tanker had {count} crew aboard, the owners of [Orla Bay|O orla] said." for count in (22, 24))
    reports = [report(1, one), report(2, other, published="2025-03-07")]

    assert len(find_differences(reports)) == 1
    assert find_differences([replace(each, source="Courier") for each in reports]) == ()


def test_a_place_that_is_no_name_in_the_other_report_is_no_part_of_it():
    one = "About 1,600 workers went on strike at the [Tolmar|L tolmar] refinery."
    other = "The Tolmar refinery stood still: 1,900 workers went on strike, its owner said."

    assert len(compare(one, other)) == 1


def test_a_report_that_gives_both_numbers_takes_no_side():
    reports = [
        report(1, "Police counted 10,000 marchers.", "Some 4,200 drivers walked out, [Norhaul|O norhaul] said."),
        report(2, "About 2,900 drivers joined the strike, [Norhaul|O norhaul] said."),
        report(3, "The union counted 4,200 drivers on strike.", "The company said 2,900 drivers walked out."),
    ]

    (difference,) = find_differences(reports)

    assert [claim.articles for claim in difference.claims] == [(1,), (2,)]


def test_reports_that_agree_stand_together_and_go_first():
    reports = [
        report(1, "[Orbis|O orbis] was fined €14m on Tuesday."),
        report(2, "The regulator fined [Orbis|O orbis] 40 million euros."),
        report(3, "A fine of 40 million euros was imposed on [Orbis|O orbis]."),
    ]

    (difference,) = find_differences(reports)

    assert [(claim.value, claim.articles) for claim in difference.claims] == [
        ("40 million euros", (2, 3)),
        ("€14m", (1,)),
    ]


def test_a_report_that_tells_of_two_such_numbers_tells_of_two_things():
    both = "Shares of [Kelda|O kelda] fell to 81 kronor, under the 112 kronor of the bid by [Orbis|O orbis]."
    other = "The bid by [Orbis|O orbis] failed, and shares of [Kelda|O kelda] stand at 74 kronor."

    assert find_differences([report(1, both), report(2, other)]) == ()


def test_a_large_number_without_its_currency_is_known_to_its_report():
    one = "She managed 130 million euros for the pensioners. The pensioners lost 78 million."
    other = "The pensioners of [Graz|L graz] were promised 78 million euros."

    assert find_differences([report(1, one), report(2, other)]) == ()


def test_the_same_digits_in_another_order_are_no_toll_that_grew():
    evening = "By the evening {} people had been moved out of [Puno|L puno]."

    assert len(
        find_differences([report(1, evening.format("3,200")), report(2, evening.format("2,300"), published=None)])
    )
    assert not find_differences(
        [report(1, evening.format("3,200")), report(2, evening.format("2,400"), published=None)]
    )


@pytest.mark.parametrize(
    ("about", "exact", "is_shown"),
    [("9,400", "8,700", True), ("9,400", "9,310", False), ("50", "52", False), ("1,500", "1,680", False)],
)
def test_about_leaves_less_open_the_finer_a_number_is_printed(about: str, exact: str, is_shown: bool):
    one, other = f"The fire burned about {about} hectares.", f"The fire has burned {exact} hectares."

    assert bool(find_differences([report(1, one), report(2, other)])) == is_shown
