"""The troubles a practice Network can be told to have, so that people can rehearse them."""

import json
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

_FILE = "trouble.json"


class Trouble(StrEnum):
    OFFLINE = "offline"  # connections break
    EXPIRED = "token expired"  # the sign-in is refused
    TOO_LARGE = "too large"  # any submission is over the limit
    REFUSED = "refused"  # the account may not submit
    RECEIPT_REJECTED = "receipt rejected"  # the signed answer says no
    NOT_COLLECTED = "not collected"  # nobody empties the Network's mailbox, and MESH says so
    SLOW = "slow"  # a line of about 1 Mbit/s


def set_troubles(folder: Path, troubles: Iterable[Trouble]) -> None:
    """Have exactly these troubles from now on; none for an empty choice."""
    part = folder / f".{uuid4().hex}.part"
    part.write_text(json.dumps(sorted(troubles)), encoding="utf-8")
    part.replace(folder / _FILE)


def troubles(folder: Path) -> frozenset[Trouble]:
    """The troubles there are at this moment. Asked for each piece that arrives, so the file is read when it is new."""
    path = folder / _FILE
    try:
        found = path.stat()
        return _read(path, found.st_mtime_ns, found.st_ino)
    except OSError:  # none was ever set, or it is being set this moment
        return frozenset()


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _file: int) -> frozenset[Trouble]:
    return frozenset(map(Trouble, json.loads(path.read_text(encoding="utf-8"))))
