"""Values of the model as JSON in one column, and back.

Knows no table.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from reader.model.article import CleanText, Removed, Repair
from reader.model.dates import PublicationDate

if TYPE_CHECKING:
    from reader.model.desk import Trail


def encode(value: Any) -> str:
    """Compact JSON; letters stay letters, values of the model become tables of their fields."""
    return _ENCODER.encode(value)


def _encode_other(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return {field.name: getattr(value, field.name) for field in fields(value)}


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_encode_other)


def decode_text(stored: str) -> CleanText:
    """The cleaned text that `encode` wrote."""
    table = json.loads(stored)
    table["body"] = tuple(table["body"])
    table["removed"] = tuple(Removed(**each) for each in table["removed"])
    table["repairs"] = tuple(Repair(**each) for each in table["repairs"])
    return CleanText(**table)


def encode_date(value: PublicationDate | None) -> str | None:
    """A date as JSON, None as None."""
    return None if value is None else encode(value)


def decode_date(stored: str | None) -> PublicationDate | None:
    """The date that `encode_date` wrote."""
    if stored is None:
        return None
    table = json.loads(stored)
    table["earliest"] = date.fromisoformat(table["earliest"])
    table["latest"] = date.fromisoformat(table["latest"])
    table["evidence"] = tuple(table["evidence"])
    return PublicationDate(**table)


def decode_trail(stored: str) -> Trail:
    """The trail that `encode` wrote."""
    from reader.model.desk import Trail, TrailEntry  # not before the first frame

    table = json.loads(stored)
    return Trail(tuple(TrailEntry(**each) for each in table["entries"]), table["position"])
