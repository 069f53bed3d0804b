"""The words that dates are written with, in the languages whose timestamps this reader understands.

English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Ukrainian and Turkish.  Knows no grammar.
"""

from __future__ import annotations

from reader.text.tokens import fold

_MONTH_ROWS = (
    "January Jan Januar Jänner janvier janv enero ene janeiro gennaio gen januari stycznia января янв січня Ocak Oca",
    "February Feb Februar février févr fév febrero fevereiro fev febbraio februari lutego февраля фев лютого Şubat Şub",
    "March Mar März Mrz mars marzo março maart mrt marca marzec марта мар березня Mart",
    "April Apr avril avr abril abr aprile kwietnia апреля апр квітня Nisan Nis",
    "May Mai mayo maio maggio mag mei maja мая травня Mayıs",
    "June Jun Juni juin junio junho giugno giu czerwca июня июн червня Haziran Haz",
    "July Jul Juli juillet juil julio julho luglio lug lipca июля июл липня Temmuz Tem",
    "August Aug août agosto ago augustus sierpnia августа авг серпня Ağustos Ağu",
    "September Sept Sep septembre septiembre setembro settembre set września сентября сен сент вересня Eylül Eyl",
    "October Oct Oktober Okt octobre octubre outubro out ottobre ott października октября окт жовтня Ekim Eki",
    "November Nov novembre noviembre novembro listopada ноября нояб ноя листопада Kasım Kas",
    "December Dec Dezember Dez décembre déc diciembre dic dezembro dicembre grudnia декабря дек грудня Aralık Ara",
)
_WEEKDAY_ROWS = (
    "Monday Mon Montag lundi lunes segunda-feira lunedì maandag poniedziałek понедельник понеділок Pazartesi",
    "Tuesday Tue Tues Dienstag mardi martes terça-feira martedì dinsdag wtorek вторник вівторок Salı",
    "Wednesday Wed Mittwoch mercredi miércoles quarta-feira mercoledì woensdag środa среда середа Çarşamba",
    "Thursday Thu Thur Thurs Donnerstag jeudi jueves quinta-feira giovedì donderdag czwartek четверг четвер Perşembe",
    "Friday Fri Freitag vendredi viernes sexta-feira venerdì vrijdag piątek пятница пятниця Cuma",
    "Saturday Sat Samstag Sonnabend samedi sábado sabato zaterdag sobota суббота субота Cumartesi",
    "Sunday Sun Sonntag dimanche domingo domenica zondag niedziela воскресенье неділя Pazar",
)


def _number_words(rows: tuple[str, ...], first: int) -> dict[str, int]:
    return {fold(word): number for number, row in enumerate(rows, first) for word in row.split()}


MONTHS = _number_words(_MONTH_ROWS, 1)
"""Folded month names and abbreviations to 1..12."""

WEEKDAYS = _number_words(_WEEKDAY_ROWS, 0)
"""Folded names of weekdays to 0 (Monday)..6, as `date.weekday()` counts."""

PUBLISHED_LABELS = (
    "first published", "originally published", "published", "posted", "issued", "filed", "created", "release date",
    "publication date", "date", "veröffentlicht", "erstellt", "stand", "datum", "publié", "publiée", "mis en ligne",
    "publicado", "publicada", "fecha", "data", "pubblicato", "gepubliceerd", "opublikowano", "опубликовано", "дата",
    "опубліковано", "yayınlanma", "yayın tarihi", "giriş",
)  # fmt: skip
UPDATED_LABELS = (
    "last updated", "last modified", "updated", "modified", "edited", "aktualisiert", "geändert", "mis à jour",
    "mise à jour", "actualizado", "actualizada", "atualizado", "aggiornato", "bijgewerkt", "zaktualizowano",
    "обновлено", "оновлено", "güncelleme", "güncellenme", "son güncelleme",
)  # fmt: skip

TODAY_WORDS = ("today", "heute", "aujourd'hui", "aujourd’hui", "hoy", "hoje", "oggi", "vandaag", "сегодня", "bugün")


def _fold_words(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


LINE_FURNITURE = _fold_words(
    "by and und et en och и ve at on in from the a am pm a.m p.m uhr um à le el il op г год года "
    "words text written this article story was is "
    "gmt utc bst cet cest eet eest est edt et pst pdt pt ist msk jst kst sast wat eat hrs hours "
    "min mins minute minutes minuten minutos read reading lesezeit lecture "
    "von par por di door автор de del della da dos das do du la los van der den zu al bin ibn y e i"
)
"""Folded words that may stand in a line of byline, time and place beside names."""

NOT_THE_STORY_S_DATE = _fold_words(
    "photo photos photograph picture pictured image images file archive video foto fotos bild fotografie photographie "
    "фото copyright since until before after deadline anniversary expires correction corrected event related"
)
"""Folded words that tie a short line's date to a picture, a limit or another event."""
