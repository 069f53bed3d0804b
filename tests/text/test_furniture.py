import pytest

from reader.model.article import Document
from reader.text.blocks import blocks_of
from reader.text.furniture import Verdict, judge


def verdict(text: str) -> Verdict | None:
    return judge(blocks_of(Document((text,)))[0])


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("share", "Share on Facebook | Share on X | Copy link"),
        ("share", "Teilen"),
        ("share", "Compartir en WhatsApp"),
        ("consent", "Accept all cookies"),
        ("consent", "Wir verwenden Cookies, um Ihnen diese Seite zu zeigen."),
        ("promo", "Sign up for our morning newsletter."),
        ("promo", "Abonnez-vous à notre lettre d’information"),
        ("promo", "Подписывайтесь на наш канал"),
        ("promo", "Suscríbete al boletín"),
        ("appeal", "Dear readers,"),
        ("appeal", "Your support, no matter how small, keeps our doors open."),
        ("appeal", "Liebe Leserinnen und Leser,"),
        ("links", "Related articles"),
        ("links", "READ MORE: Why the trams stopped"),
        ("links", "Lesen Sie auch: Warum die Bahn hält"),
        ("links", "À lire aussi"),
        ("caption", "Photo: Lena Trask"),
        ("caption", "Rescuers at the dam. Credit: Lena Trask/Getty Images"),
        ("caption", "A herder near a well [File: Yusra Kane/EPA]"),
        ("caption", "FILE PHOTO: The square in 2019. REUTERS/Tom Ade"),
        ("credit", "(Reporting by Kasimir Oduya; Editing by Petra Lind)"),
        ("credit", "© 2024 Ellery Courier. All rights reserved."),
        ("credit", "Alle Rechte vorbehalten"),
        ("credit", "Все права защищены"),
        ("residue", "ADVERTISEMENT"),
        ("residue", "Story continues below advertisement"),
        ("residue", "Not ready to support today?"),
        ("residue", "Thank you! Your reminder is set."),
        ("residue", "Comments (48)"),
    ],
)
def test_common_furniture_is_known(kind: str, line: str):
    found = verdict(line)
    assert found is not None
    assert found.kind == kind
    assert found.is_certain


@pytest.mark.parametrize(
    "line",
    [
        "You can donate to a cause and still expect to be left alone, the head of the office said.",
        "“Subscribe to our newsletter,” the sign on the door reads, and nobody does.",
        "Share prices fell in Karrow on Monday.",
        "The newsletter of the club was printed in a cellar.",
        "Photographs of the two men were found in the house.",
        "Related charges against the baker were dropped.",
        "Reuters journalists were freed on Sunday after nine days.",
        "By supporting the rebels the king had made enemies, and they came in the spring.",
        "He reads more than he writes.",
        "The cookies were baked by the mayor.",
        "Continue the fight, the general told them.",
        "Copyright law is to be changed, the minister said.",
    ],
)
def test_story_with_the_same_words_is_left(line: str):
    found = verdict(line)
    assert found is None or not found.is_certain


@pytest.mark.parametrize("line", ["×", "dailysorrel", "Topics", "Ann Lee is a reporter based in Sorrel."])
def test_what_only_its_place_gives_away_is_uncertain(line: str):
    found = verdict(line)
    assert found is not None
    assert not found.is_certain


def test_very_long_blocks_are_story():
    assert verdict("Subscribe now. " * 200) is None
