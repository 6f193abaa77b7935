"""A change: the one way the record moves. The audit trail, undo and refreshing the screens are all made of these."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nhsbn_desktop.domain.acts import Act


@dataclass(frozen=True, slots=True)
class Change:
    """Who did what to which thing, when and why. `before` and `after` are the thing itself, or None."""

    at: datetime  # UTC
    by: str  # a person's key
    act: Act
    kind: type[Any]  # of thing: Correction, Validation, Receipt ...
    key: str
    before: Any
    after: Any
    why: str = ""
    number: int = 0  # given by the record
    undoes: int = 0  # the number of the change this one takes back
    batch: int = 0  # given by the record: the number of the first change of its commit; one act's changes share it
    origin: str = ""  # DESK/NUMBER where it was first made; empty for this desk
    signature: str = ""  # of who made it, with a change that came from another desk
