"""The time the Network gives for revised data after its draft output, and where a submission stands in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nhsbn_desktop.domain.calendar import add_working_days, working_days_between
from nhsbn_desktop.domain.outputs import Output, Standing

USUAL = 10  # working days, proposed where the Network names no day; a person puts the Network's own in its place


class Turn(StrEnum):
    """Whose turn it is, and for what."""

    LINK = "Say which answers are meant"
    LOOK = "Look at the outliers"
    VALIDATE = "Validate again"
    RESUBMIT = "Resubmit"
    CONFIRM = "Send the replies"
    WAIT = "Waiting for the final output"
    FINAL = "Final output received"


@dataclass(frozen=True, slots=True)
class Window:
    """`days_left` counts working days to the last one, 0 on the day itself, negative after; None where no day is
    known."""

    closes: date | None
    days_left: int | None
    turn: Turn

    @property
    def is_closed(self) -> bool:
        return self.days_left is not None and self.days_left < 0

    @property
    def words(self) -> str:
        if self.closes is None or self.days_left is None:
            return "The Network has named no last day for revised data."
        day = f"{self.closes.day} {self.closes:%B %Y}"
        if self.days_left < 0:
            return f"The window for revised data closed on {day}. Ask the Network before sending any."
        if self.days_left == 0:
            return f"The window for revised data closes today, {day}."
        days = "1 working day is" if self.days_left == 1 else f"{self.days_left} working days are"
        return f"{days} left for revised data, until {day}."


def usual_last_day(received: date, holidays: Collection[date]) -> date:
    """The last day that is proposed where the Network names none."""
    return add_working_days(received, USUAL, holidays)


def window_of(
    draft: Output,
    standings: Collection[Standing],
    today: date,
    holidays: Collection[date],
    *,
    validated: bool,
    has_final: bool,
    replied: bool,
) -> Window:
    """Where a submission stands after its draft. `validated` says that every section with outliers has been validated
    again; `replied` that the replies have been written out for the Network."""
    left = working_days_between(today, draft.resubmit_by, holidays) if draft.resubmit_by else None
    if left == 0 and draft.resubmit_by is not None and today > draft.resubmit_by:
        left = -1  # a weekend after the last day is after it
    turn = _turn(standings, validated=validated, has_final=has_final, replied=replied)
    return Window(draft.resubmit_by, left, turn)


def _turn(standings: Collection[Standing], *, validated: bool, has_final: bool, replied: bool) -> Turn:
    if has_final:
        return Turn.FINAL
    for standing, turn in ((Standing.UNLINKED, Turn.LINK), (Standing.TO_LOOK_AT, Turn.LOOK)):
        if standing in standings:
            return turn
    if not validated:
        return Turn.VALIDATE
    if Standing.PUT_RIGHT in standings:
        return Turn.RESUBMIT
    return Turn.WAIT if replied or Standing.CONFIRMED not in standings else Turn.CONFIRM
