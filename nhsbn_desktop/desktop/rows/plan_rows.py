"""The plan as rows: a section with its source, its lead, its deadlines and how far it has come."""

from collections.abc import Callable, Sequence

from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.progress import Progress, Standing

NOBODY = "Nobody yet"
TONES = {
    Standing.NOT_STARTED: Tone.NEUTRAL,
    Standing.IN_PROGRESS: Tone.INFO,
    Standing.AT_RISK: Tone.WARNING,
    Standing.BLOCKED: Tone.ERROR,
    Standing.OVERDUE: Tone.ERROR,
    Standing.DONE: Tone.SUCCESS,
}


def plan_model(lead: Callable[[Progress], str]) -> TableModel[Progress]:
    """`lead` gives the name of who leads a row's section."""
    columns: list[Column[Progress]] = [
        Column("Section", lambda row: row.entry.section, second=lambda row: row.entry.source or "No source yet"),
        Column("Lead", lead, second=lambda row: row.entry.contributor, width=132),
        Column("Data by", _data_by, second=_validated_by, sort=lambda row: row.entry.data_by, width=172),
        Column("Answered", _answered, sort=_share_answered, number=True, width=96, from_width=880),
        Column("Validated", _validated, sort=_share_validated, share=_share_validated, width=140, from_width=700),
        Column("Status", lambda row: row.standing.value, tone=_tone, as_tag=True, tip=lambda row: row.why, width=118),
    ]
    return TableModel(columns, key=lambda row: row.entry.key)


def state_words(rows: Sequence[Progress]) -> str:
    """What stands, in words."""
    if not rows:
        return "Not drafted yet."
    counts = {standing: sum(row.standing is standing for row in rows) for standing in Standing}
    words = [f"{sections_are(counts[Standing.OVERDUE])} overdue."] if counts[Standing.OVERDUE] else []
    if counts[Standing.BLOCKED]:
        words.append(f"{sections_are(counts[Standing.BLOCKED])} blocked.")
    if counts[Standing.AT_RISK]:
        words.append(f"{sections_are(counts[Standing.AT_RISK])} at risk.")
    words.append(f"{counts[Standing.DONE]} of {len(rows)} done.")
    return " ".join(words)


def sections_are(number: int) -> str:
    return "1 section is" if number == 1 else f"{number} sections are"


def _data_by(row: Progress) -> str:
    return short_day(row.entry.data_by)


def _validated_by(row: Progress) -> str:
    return f"validated by {short_day(row.entry.validated_by).rpartition(' ')[0]}"


def _tone(row: Progress) -> Tone:
    return TONES[row.standing]


def _answered(row: Progress) -> str:
    return f"{_share_answered(row):.0%}" if row.asked else "\N{EN DASH}"


def _share_answered(row: Progress) -> float:
    return row.answered / row.asked if row.asked else 0.0


def _validated(row: Progress) -> str:
    return f"{sum(row.validated.values())} of {len(row.validated)}" if row.validated else "none yet"


def _share_validated(row: Progress) -> float:
    return sum(row.validated.values()) / len(row.validated) if row.validated else 0.0
