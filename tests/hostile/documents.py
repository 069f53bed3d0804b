"""Documents that nobody should have to import: drawn by hypothesis, mutated from the sample archive, and monsters.

Seeded: the same seed gives the same documents.  Every escape sequence put into them carries `MARK`, so that it is known
again among those that the program itself sends to a terminal.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from reader.settings import find_shared_folder
from tests.hostile.monsters import MONSTERS

MARK = "666"
ORIGINALS = Path(__file__).parents[3] / "shared" / "seeds"
DRAWN_AT_ONCE = 500
MONSTER_EVERY = 25
MONSTER_CHARACTERS = 50_000
LONGEST_NAME_BYTES = 240

EVIL = (
    f"\x1b[{MARK}m", f"\x1b]{MARK};title\x07", f"\x1b]52;c;{MARK}\x07", f"\x1b[{MARK}J", f"\x1bP{MARK}q\x1b\\",
    f"\x9b{MARK}m", f"\x9d{MARK};x\x9c", f"\x1b_{MARK}", f"\x1b[{MARK};", f"\x1b[?{MARK}h", f"\x1b\x1b[{MARK}m",
    "\x1b", "\x00", "\x07", "\x08\x08\x08", "\x0b", "\x0c", "\r", "\x7f", "\x85", "\x9c", "\u2028", "\u2029", "\t",
    "\u202e", "\u202a", "\u2066", "\u2069", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff",
    "\u00ad", "\u180e", "\u061c", "\ufff9", "\ufffe", "\U000e0041", "\U000e007f", "\ufe0f", "\u0301" * 40,
    "[red]", "[/]", "[/b]", "[@click=app.quit]x[/]", "[link=file:///etc]", "\\[", "$x", ":skull:", "{0}", "%s", "%(a)s",
    "<b>", "</script>", "<!--", "-->", "&lt;", "&#27;", "```", "---\n", "===\n", "# ", "> " * 30, "| a | b |\n",
    "'; DROP TABLE article; --", "\\x1b", "\\u001b", "../../..", "~", "$(id)", "`id`", "|", "\N{FAMILY}", "👨‍👩‍👧‍👦",
    "🇩🇪",
    "e\u0301\u0302", "ﷺ", "𝔄𝔫𝔫𝔞", "ʼ", "ß", "ı", "İ", "ǅ", "中文", "ไทย", "עברית", "العربية", "คำ", "\u3000", "\u00a0",
    "٣", "²", "½", "Ⅻ",
    "31 February 2024", "0 March 0000", "99/99/9999", "9" * 400 + " people", "10000-13-45", "1 January 9999",
    "By ", "By By By ", "Mr. Mr. Mr. ", "O'", "'s's's", "U.S.U.K.", "“" * 30, "”" * 30, "(" * 30, ")" * 30, "...." * 20,
)  # fmt: skip

SENTENCES = (
    "Council of Tarnholm votes on the harbour", "By Nadia Okonjo-Reyes, Staff Writer", "21 March 2025",
    "Published on Tuesday, 3 June 2025 at 10:30 pm GMT",
    "TARNHOLM — Mayor Nadia Okonjo-Reyes said on Friday that 34 died.",
    "“We will not yield,” said Brenk, who leads the Port Wessel Workers' Union.", "Read more: Ferry sinks",
    "Subscribe to our newsletter and never miss a story.", "Photo: Jan Brenk / Tarnholm Press", "Share this article",
    "Le ministre a déclaré mardi que douze personnes étaient mortes.", "Президент сообщил во вторник о переговорах.",
    "Some 1,200 workers walked out on 4 May, between 3 and 4 per cent more than a year earlier.",
    "The Ministry of Transport, Housing and the Sea (MTHS) denied it.", "Q: What happens next?", "* * *",
)  # fmt: skip

ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "koi8-r", "shift_jis")
LINE_ENDS = ("\n", "\r\n", "\r", "\n\n", "\x85", "\u2028", "\x0b", "\n\r")
SUFFIXES = (".txt", ".txt", ".md", ".TEXT", ".Md")


@dataclass(frozen=True, slots=True)
class HostileDocument:
    """A file to be: its name, which the file system takes, and its bytes."""

    name: bytes
    data: bytes
    how: str
    """Where it comes from, for the report."""


def make_documents(count: int, seed_number: int) -> Iterator[HostileDocument]:
    """Yield so many documents: a third drawn, the rest mutated, now and then a monster."""
    drawn: list[tuple[bytes, bytes]] = []
    monsters = list(MONSTERS.items())
    for number in range(count):
        chance = random.Random(f"{seed_number} {number}")
        if number % 3 == 0:
            if not drawn:
                drawn = draw_documents(min(DRAWN_AT_ONCE, count // 3 + 1), seed_number + number)
            stem, data = drawn.pop()
            how = "drawn"
        elif number % MONSTER_EVERY == 1:
            how, make = monsters[number // MONSTER_EVERY % len(monsters)]
            stem, data = make_name(chance), make(MONSTER_CHARACTERS).encode("utf-8", "surrogatepass")
        else:
            stem, data, how = make_name(chance), mutate(chance), "mutated"
        yield HostileDocument(_finish_name(stem, number, chance.choice(SUFFIXES)), data, how)


def draw_documents(count: int, seed_number: int) -> list[tuple[bytes, bytes]]:
    """Names and contents as hypothesis draws them."""
    found: list[tuple[bytes, bytes]] = []

    @seed(seed_number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(hostile_names(), hostile_contents())
    def collect(name: bytes, content: bytes) -> None:
        found.append((name, content))

    collect()
    return found


def hostile_lines() -> st.SearchStrategy[str]:
    """One line: words of news, evil strings, anything."""
    piece = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(EVIL), st.text(max_size=20))
    return st.lists(piece, max_size=6).map(" ".join)


def hostile_contents() -> st.SearchStrategy[bytes]:
    """The bytes of a file."""
    return st.one_of(
        st.builds(
            lambda lines, end, encoding: end.join(lines).encode(encoding, "replace"),
            st.lists(hostile_lines(), min_size=1, max_size=15),
            st.sampled_from(LINE_ENDS),
            st.sampled_from(ENCODINGS),
        ),
        st.binary(max_size=200),
    )


def hostile_names() -> st.SearchStrategy[bytes]:
    """File names without their suffix."""
    text = st.lists(st.one_of(st.sampled_from(EVIL), st.text(max_size=10)), max_size=5).map("".join)
    return st.one_of(text.map(lambda name: name.encode("utf-8", "replace")), st.binary(max_size=30))


def make_name(chance: random.Random) -> bytes:
    """A file name without its suffix, mostly a bad one."""
    pieces = chance.choices(EVIL, k=chance.randrange(4))
    letters = "x" * chance.choice((1, 3, 300))
    return "".join(("news ", *pieces, letters)).encode("utf-8", "surrogateescape") + chance.choice(
        (b"", b"\xff\xfe", b"\n")
    )


def mutate(chance: random.Random) -> bytes:
    """A sample article, changed in a few ways."""
    data = chance.choice(read_seeds())
    for change in chance.choices(MUTATIONS, k=chance.choice((1, 2, 3, 8))):
        data = change(data, chance)
    return data


def flip_bytes(data: bytes, chance: random.Random) -> bytes:
    """Set some bytes to anything."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 5, 50)) if data else 0):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed)


def splice(data: bytes, chance: random.Random) -> bytes:
    """Put a stretch of another article somewhere."""
    other = chance.choice(read_seeds())
    at, (begin, end) = chance.randrange(len(data) + 1), sorted(chance.choices(range(len(other) + 1), k=2))
    return data[:at] + other[begin:end] + data[at:]


def duplicate(data: bytes, chance: random.Random) -> bytes:
    """Say a stretch again, some times over."""
    begin, end = sorted(chance.choices(range(len(data) + 1), k=2))
    return data[:end] + data[begin : min(end, begin + 500)] * chance.choice((1, 3, 20)) + data[end:]


def truncate(data: bytes, chance: random.Random) -> bytes:
    """Cut the end off, or the beginning."""
    at = chance.randrange(len(data) + 1)
    return chance.choice((data[:at], data[at:]))


def delete(data: bytes, chance: random.Random) -> bytes:
    """Leave a stretch out."""
    begin, end = sorted(chance.choices(range(len(data) + 1), k=2))
    return data[:begin] + data[end:]


def insert_evil(data: bytes, chance: random.Random) -> bytes:
    """Put evil strings between and into words."""
    for evil in chance.choices(EVIL, k=chance.choice((1, 4, 20))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + evil.encode("utf-8", "surrogatepass") + data[at:]
    return data


def shuffle_lines(data: bytes, chance: random.Random) -> bytes:
    """Mix the order of lines, and their ends."""
    lines = data.decode("utf-8", "replace").splitlines()
    chance.shuffle(lines)
    return "".join(line + chance.choice(LINE_ENDS) for line in lines).encode()


def encode_otherwise(data: bytes, chance: random.Random) -> bytes:
    """Write it in another encoding, or in UTF-8 twice."""
    text = data.decode("utf-8", "replace")
    if chance.random() < 0.3:
        text = text.encode().decode("cp1252", "replace")
    return text.encode(chance.choice(ENCODINGS), "replace")


def join_lines(data: bytes, chance: random.Random) -> bytes:
    """Lose line ends, or every space."""
    return data.replace(*chance.choice(((b"\n", b" "), (b"\n\n", b"\n"), (b" ", b""), (b" ", b"\n"), (b". ", b"."))))


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flip_bytes, splice, duplicate, truncate, delete, insert_evil, insert_evil, shuffle_lines, encode_otherwise,
    join_lines,
)  # fmt: skip


@cache
def read_seeds() -> tuple[bytes, ...]:
    """The sample archive, and the originals where they lie."""
    folders = (find_shared_folder("seeds"), ORIGINALS)
    return tuple(file.read_bytes() for folder in folders for file in sorted(folder.glob("*.txt")))


def _finish_name(stem: bytes, number: int, suffix: str) -> bytes:
    end = f"{number}{suffix}".encode()
    return (stem.replace(b"\0", b"").replace(b"/", b"").lstrip(b"."))[: LONGEST_NAME_BYTES - len(end)] + end


def write_document(folder: Path, document: HostileDocument) -> str:
    """Put the document into the folder; return its path as the command line would hand it over."""
    path = os.path.join(os.fsencode(folder), document.name)
    with open(path, "wb") as file:
        file.write(document.data)
    return os.fsdecode(path)
