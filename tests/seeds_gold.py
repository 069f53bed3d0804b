"""What the sample archive means to show: how each text is read, and its stories, copies, differences and spellings.

Files go by their number.  Written by hand with the texts, not taken from what any rule makes of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Sample:
    """How one text is to be read; lines count from 0."""

    title: int | None = None
    dek: int | None = None
    subtitle: int | None = None
    author: str | None = None
    source: str | None = None
    """None where the text names none."""
    day: str | None = None
    """Of publication, with the clock where one is printed: what this text alone says."""
    grade: Literal["stated", "inferred"] = "stated"


@dataclass(frozen=True, slots=True)
class Differing:
    """A role or number with several values in one episode."""

    kind: Literal["role", "number"]
    subject: str
    values: Mapping[str, str]
    """File -> a name, or a number with what it counts, as printed there; copies stand beside their original."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One episode."""

    files: tuple[str, ...]
    differences: tuple[Differing, ...] = ()
    only_here: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """File -> some of the names that no other report of the episode has."""


@dataclass(frozen=True, slots=True)
class SampleStory:
    """A story's episodes, earliest first, and the texts that belong to it but to no day."""

    stages: tuple[Stage, ...]
    undatable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleCopy:
    """Two files with much the same text."""

    original: str
    copy: str
    kind: Literal["copy", "rewrite"]
    added_sentences: int


SAMPLES = {
    "01": Sample(title=1, dek=0, subtitle=4),
    "02": Sample(title=0, source="The Marmara Courier", day="2025-07-23", grade="inferred"),
    "03": Sample(title=0, source="The Bosphorus Ledger"),
    "04": Sample(source="The Bosphorus Ledger"),
    "05": Sample(title=0, source="The Farland Herald"),
    "11": Sample(title=1, dek=3, author="Ottilie Marchbanks", source="The Saltmere Courier", day="2024-02-12T18:40"),
    "12": Sample(title=0, source="Northern Wire", day="2024-02-14"),
    "13": Sample(title=1, author="Bartholomew Nkemelu", source="Harbour Dispatch", day="2024-04-03"),
    "14": Sample(title=0, dek=2, author="Ottilie Marchbanks", source="The Saltmere Courier", day="2024-05-20T19:05"),
    "15": Sample(title=0, source="Northern Wire", day="2024-05-22"),
    "16": Sample(title=1, author="Bartholomew Nkemelu", source="Harbour Dispatch", day="2024-09-09", grade="inferred"),
    "21": Sample(title=0, author="Malgorzata Szczepanik-Idris", source="The Velinian Observer", day="2024-10-06"),
    "22": Sample(title=2, source="Ardemia Today", day="2024-10-08T09:01", grade="inferred"),
    "23": Sample(title=0, source="Meridian Press Agency", day="2024-11-18"),
    "24": Sample(
        title=1, dek=0, author="Malgorzata Szczepanik-Idris", source="The Velinian Observer", day="2024-11-23"
    ),
    "25": Sample(title=0, source="Meridian Press Agency", day="2025-01-24"),
    "26": Sample(title=2, source="Ardemia Today", day="2025-06-30T19:15"),
    "31": Sample(
        title=0, dek=1, author="Hester Lindqvist-Amadi", source="The Tarnholt Mercury", day="2025-03-03T17:20"
    ),
    "32": Sample(title=0, source="Eastline Press", day="2025-03-06"),
    "33": Sample(source="Ring Road Radio"),
    "34": Sample(title=1, dek=0, source="The Corner Seat"),
    "35": Sample(title=0, source="Eastline Press", day="2025-04-15"),
    "36": Sample(
        title=0, dek=1, author="Hester Lindqvist-Amadi", source="The Tarnholt Mercury", day="2025-04-15T11:45"
    ),
    "37": Sample(
        title=0, dek=1, author="Hester Lindqvist-Amadi", source="The Tarnholt Mercury", day="2025-05-28T21:10"
    ),
    "38": Sample(title=1, dek=0, source="The Corner Seat"),
    "41": Sample(title=0, source="Concord News Agency", day="2024-09-17"),
    "42": Sample(title=1, author="Perpetua Nwosu-Grey", source="The Daily Lantern", day="2024-09-17", grade="inferred"),
    "43": Sample(title=0, dek=1, author="Ruth Abendroth", source="The Castrevon Chronicle", day="2024-11-13"),
    "44": Sample(title=1, dek=0, source="Peg and Scroll"),
    "45": Sample(title=0, source="Concord News Agency", day="2025-02-20"),
    "46": Sample(title=0, dek=1, source="The Castrevon Chronicle", day="2025-02-21"),
    "47": Sample(title=0, dek=1, author="Ruth Abendroth", source="The Castrevon Chronicle", day="2025-06-12"),
    "48": Sample(title=1, author="Perpetua Nwosu-Grey", source="The Daily Lantern", day="2025-06-12", grade="inferred"),
    "49": Sample(title=1, dek=0, source="Peg and Scroll"),
    "51": Sample(title=0, source="Polar Circle News", day="2023-10-21"),
    "52": Sample(title=0, dek=2, author="Solveig Antonsen-Pryce", source="Hallgrim Tidings", day="2023-10-22"),
    "53": Sample(source="Fairlead Bulletin"),
    "54": Sample(title=0, dek=2, author="Solveig Antonsen-Pryce", source="Hallgrim Tidings", day="2023-11-13"),
    "55": Sample(title=1, dek=0, source="The Far Longitude"),
    "56": Sample(title=0, source="Polar Circle News", day="2024-04-18"),
    "57": Sample(source="Fairlead Bulletin"),
    "58": Sample(title=0, dek=2, author="Solveig Antonsen-Pryce", source="Hallgrim Tidings", day="2024-11-26"),
    "59": Sample(title=1, dek=0, source="The Far Longitude"),
}

STORIES = {
    "talks in Istanbul": SampleStory(
        (
            Stage(("03",)),
            Stage(
                ("01", "02", "04", "05"),
                (
                    Differing(
                        "role",
                        "leads the Ukrainian team",
                        {"01": "Rustem Umerov", "02": "Rostyslav Omelyan", "05": "Rustem Umerov"},
                    ),
                ),
                {"02": ("Rostyslav Omelyan",), "05": ("Alexander Goncharenko", "Russian Union of Writers")},
            ),
        )
    ),
    "Corran Bridge": SampleStory(
        (
            Stage(
                ("11", "12"),
                (Differing("number", "hangers of the bridge", {"11": "248 steel hangers", "12": "284 hangers"}),),
                {"11": ("Temperance Oduya",), "12": ("Eskil Brandvold",)},
            ),
            Stage(("13",)),
            Stage(("14", "15"), (), {"14": ("Wilhelmina Achterberg", "Crispin Vane-Tempest")}),
            Stage(("16",)),
        )
    ),
    "river Zarun": SampleStory(
        (
            Stage(("21", "22"), (), {"21": ("Tsegaye Woldemariam",), "22": ("Liang Zhiyuan",)}),
            Stage(("23", "24"), (), {"23": ("Fionnuala Castellanos-Reyes",), "24": ("Hristina Pavlenko-Duarte",)}),
            Stage(("25",)),
            Stage(("26",)),
        )
    ),
    "trams of Tarnholt": SampleStory(
        (
            Stage(
                ("31", "32", "33", "34"),
                (
                    Differing(
                        "role",
                        "leads the union's delegation",
                        {"32": "Marit Oxholm", "33": "Marit Oxholm", "34": "Anselm Ricketts"},
                    ),
                    Differing(
                        "number",
                        "drivers and conductors who walked out",
                        {"31": "1,140 drivers and conductors", "34": "960 drivers and conductors"},
                    ),
                ),
                {"34": ("Anselm Ricketts", "Ludmila Ferreira-Koch", "Benedek Szalai")},
            ),
            Stage(
                ("35", "36"),
                (Differing("number", "hours that the talks lasted", {"35": "nine hours", "36": "eleven hours"}),),
                {"36": ("Odile Bellamy", "Ludmila Ferreira-Koch")},
            ),
            Stage(("37",)),
        ),
        undatable=("38",),
    ),
    "trial of the violin dealer": SampleStory(
        (
            Stage(
                ("41", "42"),
                (
                    Differing("role", "leads the prosecution", {"41": "Ambrose Thackwell", "42": "Delphine Okonjo"}),
                    Differing("number", "violins that he sold", {"41": "eleven violins", "42": "nine violins"}),
                ),
                {"41": ("Rosalind Achebe-Lund", "Orsolino Foundation"), "42": ("Ines Castellane", "Pieter Verhoeven")},
            ),
            Stage(("43", "44"), (), {"43": ("Ambrose Thackwell",), "44": ("Aurelio Dastoor-Finch",)}),
            Stage(("45", "46")),
            Stage(
                ("47", "48"),
                (Differing("number", "dollars to repay", {"47": "$9.2 million", "48": "$9.8 million"}),),
                {"47": ("Ines Castellane", "Orsolino Foundation"), "48": ("Delphine Okonjo",)},
            ),
        ),
        undatable=("49",),
    ),
    "loss of the Aurora Petrel": SampleStory(
        (
            Stage(
                ("51", "52", "53"),
                (
                    Differing("role", "leads the search", {"51": "Sunniva Aasgaard", "53": "Rolf Imsland"}),
                    Differing("number", "people aboard", {"51": "31 people", "53": "29 people"}),
                ),
                {"51": ("Sunniva Aasgaard",), "52": ("Yusra Haddad-Moen", "Thea Brekkvold"), "53": ("Rolf Imsland",)},
            ),
            Stage(("54", "55"), (), {"54": ("Asbjorn Tveitane",), "55": ("Nneka Eze-Lindqvist", "Thea Brekkvold")}),
            Stage(
                ("56", "57"),
                (Differing("number", "metres of depth", {"56": "2,140 metres", "57": "2,410 metres"}),),
                {"56": ("Nneka Eze-Lindqvist",), "57": ("Rolf Imsland", "Einar Brekkvold")},
            ),
            Stage(("58",)),
        ),
        undatable=("59",),
    ),
}

COPIES = (
    SampleCopy("32", "33", "copy", added_sentences=3),
    SampleCopy("45", "46", "copy", added_sentences=0),
    SampleCopy("35", "36", "rewrite", added_sentences=9),
)

DATED_BY_SIBLINGS = {
    "01": ("2025-07-21", "2025-07-22"),
    "03": ("2025-06-02", "2025-06-02"),
    "04": ("2025-07-21", "2025-07-21"),
    "05": ("2025-07-22", "2025-07-22"),
    "33": ("2025-03-06", "2025-03-12"),
    "34": ("2025-03-06", "2025-03-09"),
    "44": ("2024-11-13", "2024-11-19"),
    "53": ("2023-10-22", "2023-10-28"),
    "55": ("2023-11-13", "2023-11-19"),
    "57": ("2024-04-18", "2024-04-24"),
}
"""The first and the last day on which a text that states no date can have come out: what its episode's others allow."""

CORRECTED = {
    "37": ("Councillor Piers Ricketts signed for the union", "Anselm Ricketts signed for the union"),
    "47": ("sentenced on Thursday to five years", "sentenced on Thursday to four years"),
    "52": ("Fourteen people from the research ship", "Seventeen people from the research ship"),
}
"""File -> words of its earlier text, and what stands there now."""

SPELLINGS = (
    ("Aleksandr Tolmachyov", "Alexander Tolmachev"),
    ("Siobhán Ní Dhálaigh", "Siobhan Ni Dhalaigh"),
    ("Youssef al-Hamdani", "Youssef Al-Hamdany", "Yusuf Hamdani"),
    ("Tsegaye Woldemariam", "Tsegaye Wolde-Mariam", "Tsegay Wolde-Mariam"),
    ("Yevhen Malynovskyi", "Yevgeny Malinovsky", "Evgeny Malinovsky"),
    ("Tomáš Havlíček", "Tomas Havlicek", "Thomas Havlicek"),
    ("Aleksei Voronikhin", "Alexey Voronikhin", "Alexei Voronikhin"),
    ("Tarnholt Transport Workers' Union", "TTWU"),
    ("International Society of Violin Makers", "ISVM"),
    ("Institute for Polar and Ocean Research", "IPOR"),
)
"""Each line is one person or organisation."""

NAMESAKES = (
    ("Anselm Ricketts", "Piers Ricketts"),
    ("Leopold Castellane", "Ines Castellane"),
    ("Annelies Verhoeven", "Pieter Verhoeven"),
    ("Einar Brekkvold", "Thea Brekkvold"),
    ("Aleksei Voronikhin", "Larisa Voronikhina"),
)
"""Each line is two people."""
