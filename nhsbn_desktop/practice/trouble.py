"""The troubles a practice Network has at the moment: said by the program, read by the servers."""

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from nhsbn_desktop.domain.rehearsal import Trouble

__all__ = ["Trouble", "set_troubles", "troubles"]

_FILE = "trouble.json"


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
