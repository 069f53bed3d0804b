"""English words with which prose names days, weeks, months and years, and those that say on which side of now they lie.

Knows no sentence; dates in other languages are found only where they are written out (`date_spans`).
"""

from __future__ import annotations


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


COUNTS = {
    word: count
    for count, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1}
"""Counting words, "a week" among them."""

ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
    )
}
"""Words that tell one round of a thing from another."""

FULL_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FULL_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")

AMBIGUOUS_MONTHS = frozenset({"March", "April", "May", "June", "August"})
"""Months that are also verbs or given names."""
SURE_MONTH_LEADS = _words("in since last next this during until till through throughout early late mid by")
"""Words after which even "May" is a month."""
MONTH_LEADS = SURE_MONTH_LEADS | _words("the a an of between from before after and or to for its their")
"""Words after which "May" is a month if no name follows."""
YEAR_LEADS = _words(
    "in since of by until till from during before after early late mid through throughout between and to "
    "spring summer autumn fall winter"
)
COUNTED_NOUNS = _words(
    "percent per people troops soldiers euros dollars pounds roubles years months weeks days hours minutes men women "
    "children homes houses jobs workers families victims km kilometres kilometers miles metres meters feet tonnes tons "
    "litres members seats votes employees staff units cases deaths"
)
"""Words after a number that make it no year."""

NAMED_EVENTS = _words("attack attacks massacre riot riots insurrection coup revolution uprising terror terrorist siege")
"""Words after a date without a year that make it the name of an event of any year."""
NAMES_BEFORE_WEEKDAY = _words(
    "Black Bloody Good Super Easter Palm Ash Cyber Sheffield Fat Holy Maundy Giving Shrove Whit"
)
NAMES_AFTER_WEEKDAY = _words("Times Mail Express Telegraph Mirror Post Herald Independent Night Prayer Club School")

APPROXIMATIONS = _words("than over nearly almost about around roughly least some within every")
"""Words before "three weeks ago" that leave the week open."""

AHEAD_WORDS = _words(
    "will won't shall would could may might should must can cannot plan plans planned planning expected expect expects "
    "scheduled rescheduled postponed adjourned upcoming coming due set slated intends intend hopes hope hoping "
    "deadline until till starting poised preparing prepares propose proposes proposed invited invites "
    "begins starts opens reopens resumes expires ends meets votes goes airs returns faces convenes tomorrow next"
)
"""Words beside which a day lies ahead."""
AHEAD_PAIRS = frozenset(
    {
        ("ahead", "of"), ("going", "to"), ("later", "this"), ("is", "to"), ("are", "to"), ("was", "to"), ("were", "to"),
        ("has", "to"), ("have", "to"), ("had", "to"), ("called", "for"), ("calls", "for"), ("call", "for"),
        ("kicks", "off"), ("takes", "effect"), ("takes", "place"), ("take", "place"), ("before", "a"),
    }
)  # fmt: skip
PLANNED_VERBS = _words(
    "be meet hold vote resume begin start open reopen hear rule decide strike march close return travel visit appear "
    "testify deliver submit publish announce discuss sign take go face continue end present attend walk give make "
    "receive convene gather arrive stop leave play launch release unveil host consider debate approve report"
)
"""Verbs that after "to" speak of what is planned."""
BEHIND_WORDS = _words(
    "said told was were had came held met took began made won lost went found spoke wrote gave saw left rose fell hit "
    "struck broke brought led sent got became flew drove ran stood sat chose heard sold bought paid sank caught put "
    "shut swept burst blew grew kept drew threw withdrew overran laid shot sought fought taught thought felt dealt "
    "built spent lent shook woke bit tore wore did didn't wasn't weren't hadn't following since after last"
)
"""Words beside which a day lies behind; so do words in "-ed"."""
NO_PAST_FORMS = _words("need indeed speed feed seed breed hundred red bed exceed proceed succeed planned expected")
"""Words in "-ed" that tell no past."""
PARTICIPLE_LEADS = _words("be being to get")
"""Words after which a participle tells no past: "to be held"."""
