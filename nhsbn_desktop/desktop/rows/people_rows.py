"""The people as rows: who, in which role and where, and whether their signing key is enrolled."""

from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.services.people import Listed

_DASH = "\N{EN DASH}"


def people_model() -> TableModel[Listed]:
    return TableModel(
        [
            Column("Name", lambda row: row.person.name, second=lambda row: row.person.role.value.capitalize()),
            Column("Care group or function", lambda row: row.person.care_group or _DASH, second=_email),
            Column("Signing key", _key, tone=_tone, as_tag=True, width=132),
        ],
        key=lambda row: row.person.key,
    )


def _email(row: Listed) -> str:
    return row.person.email or "no e-mail address"


def _key(row: Listed) -> str:
    if row.person.left is not None:
        return f"Left {short_day(row.person.left)}"
    if row.signing_key is None:
        return "None yet"
    return "Practice" if row.practice else "Enrolled"


def _tone(row: Listed) -> Tone:
    if row.person.left is not None or row.signing_key is None:
        return Tone.NEUTRAL
    return Tone.WARNING if row.practice else Tone.SUCCESS
