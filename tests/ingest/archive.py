"""A small invented archive: two stories, one in two episodes; a copy, a text without a date, two on their own."""

from __future__ import annotations

GROUNDING = """Ferry Saint Orla runs aground off Port Wessel

PORT WESSEL, July 1, 2025 - The ferry Saint Orla ran aground on the Gannet Reef off Port Wessel with 212 people.

Odalys Brenk, who leads the Harbour Board of Wessel, said that lifeboats had brought all passengers of the Saint Orla
ashore from the reef, and that tugs would refloat the ferry at the next spring tide.

The keeper of the Gannet lighthouse saw the ferry leave the channel and strike the reef shortly before midnight.
"""

SALVAGE = """Tugs refloat the Saint Orla

PORT WESSEL, July 4, 2025 - Tugs pulled the ferry Saint Orla off the Gannet Reef and into the harbour of Port Wessel.

Odalys Brenk of the Harbour Board of Wessel said that divers found a tear in the hull of the ferry where it struck the
reef, and that the lighthouse keeper and the passengers would be heard before the summer ends.
"""

PASSENGERS = """Passengers of the Saint Orla speak

Passengers of the ferry Saint Orla say that no alarm was given when the ship left the channel shortly before midnight
and ran aground on the Gannet Reef off Port Wessel.

"The lifeboats brought all of us ashore before the crew woke up," a baker said of the tide, the tugs and the lifeboats.
"""
"""Nothing in it says when it was written."""

INQUIRY = """Inquiry into the Saint Orla opens

PORT WESSEL, July 12, 2025 - An inquiry into the grounding of the ferry Saint Orla on the Gannet Reef opened in Port
Wessel, where the lighthouse keeper was heard first.

Odalys Brenk told the inquiry that the Harbour Board of Wessel had warned the captain of the ferry of the reef twice.
"""

INQUIRY_REPRINTED = INQUIRY.replace("July 12, 2025", "July 28, 2025").replace("was heard first", "was heard at first")
"""The text of another, printed two weeks later."""

LANTERN_THEFT = """Painted lanterns stolen from Halbeck museum

HALBECK, July 2, 2025 - Thieves took nineteen painted lanterns from the Lantern Museum in Halbeck during the night.

Curator Ilka Dorn said that the lanterns of the painter Matthis Rehm were worth more than the museum itself. Halbeck
detectives look for a grey van.
"""

LANTERN_FOUND = """Stolen lanterns turn up in a Halbeck barn

HALBECK, July 5, 2025 - Detectives found seventeen of the nineteen painted lanterns that were stolen from the Lantern
Museum in Halbeck. The lanterns lay in a barn, wrapped in blankets, a grey van beside them.

Curator Ilka Dorn wept when she saw the lanterns of Matthis Rehm again, the museum said.
"""

BEEKEEPERS = """Beekeepers count their losses

TERVUUREN, July 3, 2025 - Beekeepers in the valley lost every fifth hive to mites last winter, their union found.
"""

CHESS = """A chess master at eleven

ORRINGTON, July 6, 2025 - Eleven-year-old Wim Askelund won the open tournament with a queen sacrifice in the last round.
"""


def _join_lines(text: str) -> str:
    """A paragraph a line."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n")) + "\n"


_TEXTS = {
    "grounding.txt": GROUNDING,
    "salvage.txt": SALVAGE,
    "passengers.txt": PASSENGERS,
    "inquiry.txt": INQUIRY,
    "reprinted.txt": INQUIRY_REPRINTED,
    "theft.txt": LANTERN_THEFT,
    "found.txt": LANTERN_FOUND,
    "beekeepers.txt": BEEKEEPERS,
    "chess.txt": CHESS,
}
ARCHIVE = {name: _join_lines(text) for name, text in _TEXTS.items()}
FERRY_STORY = frozenset({"grounding", "salvage", "passengers", "inquiry", "reprinted"})
LANTERN_STORY = frozenset({"theft", "found"})
