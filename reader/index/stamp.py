"""Stamps that say "this folder was made here by this user", because opening a Whoosh index runs its pickles.

They do not say that nothing in it was damaged since.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path
from typing import Literal

from reader.index.files import write_atomically

STAMP_NAME = "stamp.json"
KEY_NAME = "index.key"
_KEY_BYTES = 32


def write_stamp(folder: Path, engine: str, key_folder: Path) -> None:
    """Stamp a folder once; the key is made where there is none, readable by its owner alone."""
    identity = secrets.token_hex(16)
    mac = _sign(_make_key(key_folder), folder, engine, identity)
    write_atomically(folder / STAMP_NAME, json.dumps({"engine": engine, "id": identity, "mac": mac}))


def check_stamp(folder: Path, engine: str, key_folder: Path) -> Literal["valid", "older", "missing"]:
    """Say whether a folder was stamped here, and by this engine or another; never raises."""
    try:
        stamp = json.loads((folder / STAMP_NAME).read_text(encoding="utf-8"))
        made_by, identity, mac = str(stamp["engine"]), str(stamp["id"]), str(stamp["mac"])
        key = _read_key(key_folder / KEY_NAME)
        if key is None or not hmac.compare_digest(mac.encode(), _sign(key, folder, made_by, identity).encode()):
            return "missing"
    except (OSError, ValueError, KeyError, TypeError):  # a stamp that cannot be read is none
        return "missing"
    return "valid" if made_by == engine else "older"


def _sign(key: bytes, folder: Path, engine: str, identity: str) -> str:
    place = [engine, identity, os.path.realpath(folder), folder.stat().st_ino]
    return hmac.new(key, json.dumps(place).encode(), hashlib.sha256).hexdigest()


def _read_key(path: Path) -> bytes | None:
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return None
    return key if len(key) == _KEY_BYTES else None


def _make_key(key_folder: Path) -> bytes:
    """Return the key, made whole under another name first, so that of two makers at once both get the same."""
    path = key_folder / KEY_NAME
    key = _read_key(path)
    if key is not None:
        return key
    key_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = key_folder / f".{KEY_NAME}.{secrets.token_hex(8)}"
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(secrets.token_bytes(_KEY_BYTES))
    try:
        os.link(draft, path)
    except FileExistsError:
        if _read_key(path) is None:  # there, and not a key; else another process was first, and its key counts
            os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return path.read_bytes()
