import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.code_pages import USUAL_PAGE, find_code_page
from reader.text.encoding import decode

RUSSIAN = "Совет города в понедельник отложил решение о новом мосте: депутаты не договорились, кто заплатит за работы."
UKRAINIAN = "Міська рада відклала рішення про новий міст, бо депутати не домовилися, хто заплатить за роботи."
POLISH = "Radni nie zdołali uzgodnić, kto zapłaci za most, którego koszt wzrósł. Burmistrz mówi o świętach."
CZECH = "Radní se nedokázali dohodnout, kdo zaplatí most přes řeku. Příští zasedání proběhne ve čtvrtek."
HUNGARIAN = "A képviselők hétfőn nem tudtak megegyezni abban, ki fizeti a folyó fölötti híd építését."
GREEK = "Ο δήμαρχος είπε ότι η επόμενη συνεδρίαση για τη νέα γέφυρα θα γίνει την Πέμπτη το πρωί."
TURKISH = "Belediye başkanı, köprünün parasını kimin ödeyeceğini perşembe günü konuşacaklarını söyledi."
JAPANESE = "市長は記者団に対し、次の会議は木曜日に開かれ、住民は投票の前に意見を述べることができると語った。"
CHINESE = "市长对记者说，下一次会议将在星期四举行，居民可以在投票之前发言。旧桥从春天开始就不让卡车通过了。"
KOREAN = "시장은 기자들에게 다음 회의가 목요일에 열리며 주민들이 투표 전에 의견을 말할 수 있다고 말했다."


@pytest.mark.parametrize(
    ("text", "page"),
    [
        *((RUSSIAN, page) for page in ("koi8-r", "cp1251", "iso8859-5", "cp866")),
        *((UKRAINIAN, page) for page in ("koi8-u", "cp1251")),
        *((text, page) for text in (POLISH, CZECH, HUNGARIAN) for page in ("cp1250", "iso8859-2")),
        *((GREEK, page) for page in ("cp1253", "iso8859-7")),
        *((TURKISH, page) for page in ("cp1254", "iso8859-9")),
        *((JAPANESE, page) for page in ("shift-jis", "euc-jp")),
        (CHINESE, "gb18030"),
        (KOREAN, "euc-kr"),
        ("ראש העיר אמר כי הגשר ייסגר ביום חמישי", "cp1255"),
        ("قال رئيس البلدية إن الجسر سيغلق يوم الخميس", "cp1256"),
        ("The mayor, Łukasz Żółć, closed the bridge.", "cp1250"),
    ],
)
def test_a_text_is_read_in_its_own_code_page(text: str, page: str):
    assert decode(text.encode(page)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a déclaré que les élus n’ont pas réussi à s’entendre : « Ça suffit », dit-il.",
        "Die Räte konnten sich nicht einigen, wer die Straße über den Fluß bezahlt.",
        "¿Quién pagará? Los vecinos podrán hablar mañana, según el señor Núñez.",
        "A câmara adiou a decisão: os vereadores não conseguiram acordo sobre a construção.",
        "La città è divisa: chi pagherà i lavori? Così è la libertà, però.",
        "Borgmästaren sade att nästa möte hålls på torsdag.",
        "Byrådet udskød beslutningen om at bygge en bro over åen, ærgerligt.",
        "Bæjarstjórn frestaði ákvörðun um byggingu nýrrar brúar yfir ána.",
        "Gerd Müller met Søren Kjær, Iker Peña, José Sá and Þór Jónsson in Malmö.",
        "“We can’t agree,” the mayor said – the bill, £12 million…",
        "Renée",
        "ÉCOLE FERMÉE À LYON",
        "It froze at 20°C ±2; ½ of it on 3 m².",
    ],
)
def test_western_letters_are_read_as_before(text: str):
    assert decode(text.encode("cp1252")) == text


def test_a_long_text_is_judged_by_its_lines_beyond_ascii():
    text = "Nothing happened in the town on Monday.\n" * 2_000 + RUSSIAN
    assert decode(text.encode("koi8-r")) == text


@given(st.binary(max_size=300))
def test_lines_of_ascii_around_any_bytes_change_nothing(data: bytes):
    page = find_code_page(data)
    assert find_code_page(b"A line.\n" + data + b"\nAnother line.") == page
    codecs.lookup(page)


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_ascii_is_no_evidence(text: str):
    assert find_code_page(text.encode()) == USUAL_PAGE
