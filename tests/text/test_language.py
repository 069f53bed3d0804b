import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.language import guess_language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The council voted on Thursday to close the terminal that has served the town for ninety years."),
        (
            "de",
            "Der Stadtrat hat am Dienstag den Bau der seit Jahren umstrittenen Straße mit großer Mehrheit gestoppt.",
        ),
        ("fr", "La mairie a annoncé lundi qu’elle renonçait à vendre le théâtre, qui est fermé depuis des années."),
        ("es", "El río volvió este viernes a su cauce después de diez días de crecida que dejaron cuatro muertos."),
        ("it", "Il ponte è stato chiuso ieri mattina dopo che due pescatori hanno visto una crepa nel pilone."),
        ("pt", "O rio voltou nesta sexta ao seu leito depois de dez dias de cheia que não deixaram mortos na cidade."),
        (
            "nl",
            "De brug is gisteren gesloten nadat twee vissers een scheur in de pijler hadden gezien, zei het bestuur.",
        ),
        ("pl", "Most został zamknięty wczoraj po tym, jak dwaj rybacy zobaczyli, że na filarze jest pęknięcie."),
        ("ru", "Мост закрыли вчера после того, как два рыбака увидели, что на опоре появилась трещина."),
        ("uk", "Міст закрили вчора після того, як двоє рибалок побачили, що на опорі з’явилася тріщина."),
        (
            "tr",
            "Köprü dün iki balıkçının ayakta bir çatlak görmesi üzerine kapatıldı ve yeni bir yol için karar alındı.",
        ),
        ("el", "Η γέφυρα έκλεισε χθες όταν δύο ψαράδες είδαν μια ρωγμή."),
        ("ja", "橋はきのう閉鎖された。漁師がひびを見つけたためだという。"),
        ("zh", "两名渔民发现桥墩上有裂缝,大桥昨天关闭。"),
        ("ko", "어부 두 명이 금을 발견한 뒤 다리가 어제 폐쇄됐다."),
    ],
)
def test_tells_common_languages(code: str, text: str):
    assert guess_language(text) == code


@pytest.mark.parametrize(
    "text", ["", "Hello world", "12 34 56", "Lorem ipsum dolor sit amet consectetur adipiscing elit"]
)
def test_says_nothing_where_unsure(text: str):
    assert guess_language(text) is None


@given(st.text())
def test_never_fails(text: str):
    code = guess_language(text)
    assert code is None or len(code) == 2
