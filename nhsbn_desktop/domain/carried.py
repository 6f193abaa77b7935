"""A change as it travels between desks: word for word as it was made, named by the desk and number it was given."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Carried:
    """`origin` is DESK/NUMBER, which no other change ever has; `undoes` the origin of the change that this one took
    back, or empty. `before` and `after` are the thing as canonical JSON, None for none. `signature` is its maker's, in
    base64 over `statement`, or empty while nobody has signed it.
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
    def said(self) -> tuple[str | None, ...]:
        """All that it says, without the signature: what a signature is over, and what no two copies differ in."""
        return (
            self.origin, self.at, self.by, self.act, self.kind, self.key, self.before, self.after, self.why, self.undoes
        )  # fmt: skip
