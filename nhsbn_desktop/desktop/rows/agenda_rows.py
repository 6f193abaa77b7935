"""What is due as rows: when, what and for which collection, how it stands and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from nhsbn_desktop.desktop.rows.dates import distance_words, short_day
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain import agenda
from nhsbn_desktop.domain.agenda import Item, Urgency
from nhsbn_desktop.domain.calendar import working_days_between
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.programme import Decision
from nhsbn_desktop.domain.progress import read_progress
from nhsbn_desktop.services import plan, programme, submissions
from nhsbn_desktop.services.programme import ProgrammeRow
from nhsbn_desktop.services.session import Session

TONES = {
    Urgency.OVERDUE: Tone.ERROR,
    Urgency.BLOCKED: Tone.ERROR,
    Urgency.AT_RISK: Tone.WARNING,
    Urgency.DUE: Tone.INFO,
    Urgency.AHEAD: Tone.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything that is to be done, the most urgent first. `names` are the collections', by their keys."""

    items: tuple[Item, ...]
    names: Mapping[str, str]
    today: date
    is_begun: bool  # more is on record than which trust this is
    days_off: frozenset[date]

    def count(self, *urgencies: Urgency) -> int:
        return sum(item.urgency in urgencies for item in self.items)

    @property
    def pressing(self) -> tuple[Item, ...]:
        """What cannot wait beyond this week."""
        return tuple(item for item in self.items if item.urgency is not Urgency.AHEAD)


def read_agenda(session: Session, collections: Iterable[Collection]) -> Agenda:
    """Off the UI thread: gathers what every collection of the current programme asks for."""
    known = {collection.key: collection for collection in collections}
    year, days_off = programme.read_programme(session, known.values()), session.days_off()
    items: list[Item] = []
    for row in year.current:
        gone = row.entry.left_out or row.decision is Decision.NOT_TAKING_PART
        if not gone and not is_over(row, year.today):
            items += _of_collection(session, row, known.get(row.entry.key), year.today, days_off)
    names = {row.entry.key: row.entry.name for row in year.rows}
    return Agenda(agenda.order(items), names, year.today, year.is_begun, days_off)


def agenda_model(names: Mapping[str, str], distance: "Distance") -> TableModel[Item]:
    """`names` is looked into whenever a row is painted, so the screen may fill it anew."""
    columns: list[Column[Item]] = [
        Column("Due", lambda row: short_day(row.due), second=distance, sort=lambda row: row.due or date.max, width=172),
        Column("What", lambda row: row.what, second=lambda row: row.why, tip=lambda row: f"{row.what}\n{row.why}"),
        Column("Collection", lambda row: names.get(row.collection, row.collection), width=210, from_width=900),
        Column(
            "Status",
            lambda row: row.urgency.value,
            sort=lambda row: row.urgency.rank,
            tone=lambda row: TONES[row.urgency],
            as_tag=True,
            width=112,
        ),
    ]
    return TableModel(columns, key=lambda row: row.key)


class Distance:
    """Working days from the day that is shown to a row's, in words; the day is set with each showing."""

    def __init__(self) -> None:
        self.today = date.min
        self.days_off: frozenset[date] = frozenset()

    def __call__(self, row: Item) -> str:
        return distance_words(working_days_between(self.today, row.due, self.days_off)) if row.due else ""


def _of_collection(
    session: Session, row: ProgrammeRow, collection: Collection | None, today: date, days_off: frozenset[date]
) -> list[Item]:
    days_to = partial(working_days_between, today, holidays=days_off)
    items = list(agenda.launch_items(row.entry, row.steps, days_to))
    if collection is None or (row.decision is not Decision.TAKING_PART and not row.workbooks):
        return items if collection else [*items, *agenda.window_item(row.entry, today, days_to)]
    entries, facts = plan.entries(session, collection), plan.facts(session, collection)
    judged = submissions.load_all(session, collection) if row.workbooks or entries else ()
    dates = submissions.timetable(session, collection)
    items += agenda.plan_items(
        collection, read_progress(entries, judged, dates, today, days_off, facts), dates, days_to
    )
    items += agenda.fact_items(facts, session.rules(), today, days_off)
    for submission in judged:
        items += agenda.submission_items(submission, days_to)
    return items


def is_over(row: ProgrammeRow, today: date) -> bool:
    """Closed, and nothing of it here: what was not done then is done with."""
    deadline = row.entry.window(today).deadline
    return deadline is not None and deadline < today and not row.workbooks
