"""The enrolled signing keys as rows: whose each is, its fingerprint, and since or until when it counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.signing_keys import EnrolledKey


@dataclass(frozen=True, slots=True)
class KeyRow:
    """`here` is whether the secret half is at this desk."""

    key: EnrolledKey
    name: str
    role: str
    by: str
    here: bool
    practice: bool

    @property
    def state(self) -> str:
        if not self.key.in_use:
            return "Out of use"
        return "Practice" if self.practice else "In use"


def key_rows(
    keys: Iterable[EnrolledKey], people: Mapping[str, Person], held: frozenset[str], *, practice: bool
) -> tuple[KeyRow, ...]:
    """Those in use first, by name."""

    def named(key: str) -> str:
        return people[key].name if key in people else key

    rows = (
        KeyRow(
            key,
            named(key.person),
            people[key.person].role if key.person in people else "",
            named(key.by),
            key.public in held,
            practice,
        )
        for key in keys
    )
    return tuple(sorted(rows, key=lambda row: (not row.key.in_use, row.name, row.key.at)))


def keys_model() -> TableModel[KeyRow]:
    return TableModel(
        [
            Column("Whose", lambda row: row.name, second=lambda row: row.role),
            Column("Fingerprint", lambda row: row.key.fingerprint, second=_account, width=330),
            Column("Status", lambda row: row.state, tone=_tone, as_tag=True, width=112),
            Column("Here", lambda row: "This computer" if row.here else "\N{EN DASH}", width=124, from_width=760),
        ],
        key=lambda row: row.key.key,
    )


def _account(row: KeyRow) -> str:
    words = f"enrolled by {row.by}, {short_day(row.key.at.astimezone().date())}"
    if row.key.until is None:
        return words
    return f"{words}; out of use {short_day(row.key.until.astimezone().date())}: {row.key.why}"


def _tone(row: KeyRow) -> Tone:
    if not row.key.in_use:
        return Tone.NEUTRAL
    return Tone.WARNING if row.practice else Tone.SUCCESS
