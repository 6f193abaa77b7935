"""The programme as rows: each collection with its window as it stands today, and how far its launch has come."""

from datetime import date

from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.launch import StepState
from nhsbn_desktop.domain.programme import Decision
from nhsbn_desktop.services.programme import ProgrammeRow

_TONES = {Decision.TAKING_PART: Tone.SUCCESS, Decision.NOT_TAKING_PART: Tone.NEUTRAL, Decision.UNDECIDED: Tone.WARNING}
_SOON = 7  # days before a window closes in which it is shown as a warning


class Windows:
    """How collections' windows stand on a day; the day is set with each showing."""

    def __init__(self) -> None:
        self.today = date.min

    def words(self, row: ProgrammeRow) -> str:
        window = row.entry.window(self.today)
        if row.entry.left_out:
            return "Taken out"
        if window.deadline is None:
            if window.outputs is None:
                return "No dates yet"
            return f"Reports {window.outputs:%d %b}".replace(" 0", " ") if window.outputs >= self.today else "Closed"
        if window.opens and self.today < window.opens:
            return f"Opens in {_days((window.opens - self.today).days)}"
        if self.today > window.deadline:
            return "Closed"
        left = (window.deadline - self.today).days
        return "Closes today" if left == 0 else f"Closes in {_days(left)}"

    def tone(self, row: ProgrammeRow) -> Tone:
        window = row.entry.window(self.today)
        if window.deadline is None or not (window.opens or date.min) <= self.today <= window.deadline:
            return Tone.NEUTRAL
        return Tone.WARNING if (window.deadline - self.today).days <= _SOON else Tone.INFO

    def opens(self, row: ProgrammeRow) -> date | None:
        return row.entry.window(self.today).opens

    def deadline(self, row: ProgrammeRow) -> date | None:
        return row.entry.window(self.today).deadline

    def place(self, row: ProgrammeRow) -> tuple[int, date]:
        """What is at hand first: workbooks here, then open, to open, without dates, and closed last."""
        opens, deadline = self.opens(row), self.deadline(row)
        if row.entry.left_out:
            return 5, deadline or date.max
        if row.workbooks:
            return 0, deadline or date.max
        if deadline is None:
            return 3, row.entry.window(self.today).outputs or date.max
        if self.today > deadline:
            return 4, deadline
        return (2, opens) if opens and opens > self.today else (1, deadline)


def programme_model(windows: Windows) -> TableModel[ProgrammeRow]:
    columns: list[Column[ProgrammeRow]] = [
        Column("Collection", lambda row: row.entry.title, second=_rhythm),
        Column("Opens", lambda row: short_day(windows.opens(row)), sort=lambda row: windows.opens(row) or date.max,
               width=112, from_width=880),
        Column("Deadline", lambda row: short_day(windows.deadline(row)),
               sort=lambda row: windows.deadline(row) or date.max, width=112),
        Column("Window", windows.words, tone=windows.tone, as_tag=True, width=164, from_width=620),
        Column("Launch", _launch, tone=_launch_tone, as_tag=True, width=112, tip=_launch_tip, from_width=760),
        Column("Trust", lambda row: row.decision.value.capitalize(), tone=lambda row: _TONES[row.decision],
               as_tag=True, width=136),
    ]  # fmt: skip
    return TableModel(columns, key=lambda row: row.entry.collection)


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"


def _rhythm(row: ProgrammeRow) -> str:
    mandatory = ", normally mandatory" if row.entry.mandatory else ""
    return f"{row.entry.year}, {row.entry.rhythm}{mandatory}"


def _launch(row: ProgrammeRow) -> str:
    needed = [step for step in row.steps if step.state is not StepState.NOT_NEEDED]
    done = sum(step.state is StepState.DONE for step in needed)
    return f"{done} of {len(needed)}"


def _launch_tone(row: ProgrammeRow) -> Tone:
    if any(step.state is StepState.OVERDUE for step in row.steps):
        return Tone.ERROR
    return Tone.INFO if row.next_step else Tone.SUCCESS


def _launch_tip(row: ProgrammeRow) -> str:
    step = row.next_step
    return f"{step.state.value}: {step.step.value}. {step.why}" if step else "The launch is complete."
