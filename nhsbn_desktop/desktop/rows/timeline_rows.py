"""The plan, or the whole programme, as lanes of a timeline: bars from day to day and marks on single days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.rows.plan_rows import NOBODY, TONES
from nhsbn_desktop.desktop.rows.plan_view import PlanView
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.programme import Decision, Part
from nhsbn_desktop.domain.progress import Progress
from nhsbn_desktop.services.programme import ProgrammeRow


@dataclass(frozen=True, slots=True)
class Bar:
    """Both days belong to it. `hatched` tells a second kind of bar apart without its colour."""

    start: date
    end: date
    words: str
    tone: Tone
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    title: str
    second: str
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def days(self) -> list[date]:
        return [*(bar.start for bar in self.bars), *(bar.end for bar in self.bars), *(mark.day for mark in self.marks)]

    @property
    def spoken(self) -> str:
        """The lane in words: for a screen reader, and for whoever cannot tell the colours."""
        bars = [f"{bar.words}, {short_day(bar.start)} to {short_day(bar.end)}" for bar in self.bars]
        marks = [f"{mark.words}, {short_day(mark.day)}" for mark in self.marks]
        return f"{self.title}, {self.second}: {'; '.join((*bars, *marks)) or 'no dates'}."


@dataclass(frozen=True, slots=True)
class Chart:
    """`today` is drawn where it lies between the first and the last day."""

    title: str
    lanes: tuple[Lane, ...]
    today: date

    @property
    def span(self) -> tuple[date, date] | None:
        """From the Monday of the first week to the Sunday of the last; None without any day."""
        days = [day for lane in self.lanes for day in lane.days]
        if not days:
            return None
        first, last = min(days), max(days)
        return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())


def plan_chart(view: PlanView) -> Chart:
    """The collection's own window and steps, then a lane for each section: data, then validation."""
    names = {person.key: person.name for person in view.people}
    dates = view.dates
    head: tuple[Lane, ...] = ()
    if dates is not None:
        window = Bar(dates.opens, dates.deadline, "Collection open", Tone.NEUTRAL)
        steps = (
            Mark(dates.leads_by, "Leads named"),
            Mark(dates.sign_off_by, "Sign-off"),
            Mark(dates.deadline, "Network's deadline"),
        )
        head = (Lane("The collection", "The Network's window", (window,), steps),)
    opens = dates.opens if dates else None
    lanes = (_section(row, names.get(row.entry.lead, row.entry.lead) or NOBODY, opens) for row in view.rows)
    return Chart(view.collection.name, (*head, *lanes), view.today)


def programme_chart(rows: Iterable[ProgrammeRow], today: date) -> Chart:
    """A lane for each collection that has dates, and for each part that has a window of its own."""
    taken_part = (row for row in rows if row.decision is not Decision.NOT_TAKING_PART)
    lanes = [lane for row in taken_part for lane in _lanes(row) if lane.days]
    return Chart("Programme", tuple(lanes), today)


def as_text(chart: Chart) -> str:
    """A line for each lane."""
    return "\n".join(lane.spoken for lane in chart.lanes)


def _section(row: Progress, lead: str, opens: date | None) -> Lane:
    entry = row.entry
    begins = min(opens or entry.data_by, entry.data_by)
    tone = TONES[row.standing]
    data = Bar(begins, entry.data_by, f"Data, {row.standing.value.lower()}", tone)
    after = min(entry.data_by + timedelta(days=1), entry.validated_by)
    return Lane(entry.section, lead, (data, Bar(after, entry.validated_by, "Validation", tone, hatched=True)))


def _lanes(row: ProgrammeRow) -> Iterable[Lane]:
    entry = row.entry
    tone = Tone.INFO if row.decision is Decision.TAKING_PART else Tone.WARNING
    own = [part for part in entry.parts if part.opens and part.deadline]
    for part in own:
        yield Lane(part.name, entry.name, *_drawn(part, tone))
    if own:
        return
    windows = entry.parts or (Part("", entry.opens, entry.deadline, entry.outputs),)
    drawn = [_drawn(part, tone) for part in windows]
    bars = tuple(bar for some, _ in drawn for bar in some)
    marks = dict.fromkeys(mark for _, some in drawn for mark in some)
    yield Lane(entry.title, f"{entry.year}, {row.decision.value}", bars, tuple(marks))


def _drawn(part: Part, tone: Tone) -> tuple[tuple[Bar, ...], tuple[Mark, ...]]:
    bars, marks = [], []
    if part.opens and part.deadline:
        bars.append(Bar(part.opens, part.deadline, "Open", tone))
    elif part.deadline:
        marks.append(Mark(part.deadline, f"{part.name} closes".strip()))
    if part.outputs:
        marks.append(Mark(part.outputs, part.note if part.note.startswith("Report") else "Outputs"))
    return tuple(bars), tuple(marks)
