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
        ("residue", "Show key points"),
        ("residue", "Leer en español"),
        ("residue", "#ferry #carrick"),
        ("residue", "View this post on Instagram"),
        ("consent", "We and our 178 partners store and access information on your device."),
        ("promo", "Do you have experience of this? Get in touch"),
        ("promo", "Have your say in the comments"),
        ("appeal", "Like what you read? The Post is free because some of our readers pay. Join them from £2 a month."),
        ("caption", "Bildrechte: dpx | Lena Trask"),
        ("caption", "Queues at a bakery on Tuesday. | LENA TRASK"),
        ("caption", "Bread in a window in Karrow Photo: Lena Trask"),
        ("credit", "Posted May 3 2025, 11:05 CET - Carrick Ledger"),
        ("credit", "Updated: 3 May 2025 | The Carrick Post"),
        ("promo", "You receive this e-mail because you signed up. Unsubscribe | View in browser"),
        ("promo", "To unsubscribe, click here."),
        ("promo", "The Carrick Letter. You are receiving this newsletter because you signed up for it."),
        ("appeal", "You've read 4 articles this month. Support independent reporting with a gift of any size."),
        ("appeal", "You have read six free stories. Please consider a gift."),
        ("caption", "Text and photographs: Lena Trask / The Karrow Review"),
        ("caption", "A map of the lake and its shores Credit: AFP"),
        ("caption", "The gates on Monday. (Lena Trask/Carrick Post)"),
        ("credit", "a.lee@carrickpost.example"),
        ("credit", "Reproduction without written consent is forbidden."),
        ("credit", "The opinions expressed here are those of the author and of nobody else."),
        ("links", "[Read more: Why the trams stopped]"),
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
        "To unsubscribe from the lists took her a summer, and then they wrote again.",
        "Posted to the north in May 2025, the regiment found no road - and no bridge.",
        "You have read the letters, the judge told the jury.",
        "Related charges against the baker were dropped.",
        "Karrow Credit: trial opens with a confession",
        "Karrow Video: Court Hears Of Tapes, And Adjourns",
        "Reuters journalists were freed on Sunday after nine days.",
        "By supporting the rebels the king had made enemies, and they came in the spring.",
        "He reads more than he writes.",
        "Read more than one letter, she said, and you begin to hear the voice",
        "Copyright in the drawings belongs to the museum, the judges found.",
        "»Ich habe nichts gesehen«",
        "The boats are their own.",
        "The council adopted a code of conduct.",
        "Donate your silence, for somebody is reading.",
        "Home | Away",
        "The cookies were baked by the mayor.",
        "Continue the fight, the general told them.",
        "Copyright law is to be changed, the minister said.",
    ],
)
def test_story_with_the_same_words_is_left(line: str):
    found = verdict(line)
    assert found is None or not found.is_certain


@pytest.mark.parametrize(
    "line",
    ["×", "dailysorrel", "Topics", "Home > Metro > Schools", "in Gardens", "Ann Lee is a reporter based in Sorrel."],
)
def test_what_only_its_place_gives_away_is_uncertain(line: str):
    found = verdict(line)
    assert found is not None
    assert not found.is_certain


def test_very_long_blocks_are_story():
    assert verdict("Subscribe now. " * 200) is None


def test_what_a_speaker_says_in_a_transcript_is_no_appeal():
    thanks = "Our work is not done. Thank you for your support."
    assert verdict(f"THE MAYOR: {thanks}") is None
    for asking in ("", "SUPPORT US: ", "DONATE: "):
        assert verdict(f"{asking}{thanks}") is not None
