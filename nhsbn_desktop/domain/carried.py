"""A change as it travels between desks: word for word as it was made, named by the desk and number it was given."""

import hashlib
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Carried:
    """`origin` is DESK/NUMBER, which no other change ever has; `undoes` the origin of the change that this one took
    back, or empty. `before` and `after` are the thing as canonical JSON, None for none. `signature` is its maker's over
    `statement` (hex), or empty while nobody has signed it.
    """

    origin: str
    at: str  # UTC, ISO 8601
    by: str  # a person's key
    act: str  # the name of an Act
    kind: str  # of thing
    key: str
    before: str | None
    after: str | None
    why: str
    undoes: str
    signature: str = ""

    @property
    def desk(self) -> str:
        return self.origin.partition("/")[0]

    @property
    def statement(self) -> dict[str, Any]:
        """All that it says, which no two copies differ in: what is signed. Long texts stand in it by their sums."""
        said = {name: getattr(self, name) for name in ("origin", "at", "by", "act", "kind", "key", "why", "undoes")}
        return said | {"schema": "nhsbn-change/1", "before": _sum(self.before), "after": _sum(self.after)}


def _sum(text: str | None) -> str:
    return "" if text is None else hashlib.sha256(text.encode()).hexdigest()
