"""Requests for data as rows: each section of the plan, whether its data was asked for, and what is to be done next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.rows.plan_view import PlanView
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import MetricPlan, PlanEntry
from nhsbn_desktop.domain.requests import DataRequest, RequestStanding, RequestState, stand_of_request
from nhsbn_desktop.domain.wording import several
from nhsbn_desktop.services.requests import contributor_of

NOT_ASKED = "Not asked"
TONES = {
    RequestState.WAITING: Tone.INFO,
    RequestState.TO_CHASE: Tone.WARNING,
    RequestState.OVERDUE: Tone.ERROR,
    RequestState.TO_ESCALATE: Tone.ERROR,
    RequestState.ESCALATED: Tone.WARNING,
    RequestState.RECEIVED: Tone.SUCCESS,
}


@dataclass(frozen=True, slots=True)
class RequestRow:
    """What is to be asked of one contributor: a section, or those of its metrics that somebody else brings.
    `request` is None while it was not asked."""

    entry: PlanEntry
    contributor: str
    metrics: tuple[str, ...]
    request: DataRequest | None
    standing: RequestStanding | None

    @property
    def key(self) -> str:
        return f"{self.entry.key}/{self.contributor}"

    @property
    def state(self) -> str:
        return self.standing.state.value if self.standing else NOT_ASKED

    @property
    def tone(self) -> Tone:
        return TONES[self.standing.state] if self.standing else Tone.NEUTRAL


def request_rows(view: PlanView) -> tuple[RequestRow, ...]:
    """Every section's own contributor first, then those of metrics that differ, then requests no longer in the plan."""
    kept = {request.key: request for request in view.facts.requests}
    rows: list[RequestRow] = []
    for progress in view.rows:
        entry = progress.entry
        rows += [
            _row(view, kept.pop(f"{entry.key}/{name}", None), own, name, refs)
            for own, name, refs in _asked(entry, view.facts.metrics, view.by_key)
        ]
    entries = {progress.entry.section: progress.entry for progress in view.rows}
    left = (request for request in kept.values() if request.section in entries)
    rows += [_row(view, one, entries[one.section], one.contributor, one.metrics) for one in left]
    return tuple(rows)


def requests_model() -> TableModel[RequestRow]:
    columns: list[Column[RequestRow]] = [
        Column("Section", lambda row: row.entry.section, second=_metrics),
        Column("Asked of", lambda row: row.contributor or "Nobody named", width=150),
        Column("Due", _due, second=_next, sort=lambda row: row.entry.data_by, width=140, from_width=620),
        Column("Reminders", _reminders, number=True, width=96, from_width=760),
        Column("Status", lambda row: row.state, tone=lambda row: row.tone, as_tag=True, width=128, tip=_why),
    ]
    return TableModel(columns, key=lambda row: row.key)


def _asked(
    entry: PlanEntry, metrics: Iterable[MetricPlan], people: Mapping[str, Person]
) -> Iterable[tuple[PlanEntry, str, tuple[str, ...]]]:
    person = contributor_of(entry, people)
    yield entry, person.name if person else entry.contributor, ()
    others: dict[str, list[MetricPlan]] = {}
    for metric in metrics:
        if metric.section == entry.section and metric.contributor:
            others.setdefault(metric.contributor, []).append(metric)
    for name, own in others.items():
        earliest = min((metric.data_by or entry.data_by for metric in own), default=entry.data_by)
        yield _for_metrics(entry, own[0], earliest), name, tuple(metric.ref for metric in own)


def _for_metrics(entry: PlanEntry, metric: MetricPlan, due: date) -> PlanEntry:
    return MetricPlan(
        metric.collection, metric.section, metric.ref, metric.contributor, metric.source, metric.note, due
    ).over(entry)


def _row(view: PlanView, request: DataRequest | None, entry: PlanEntry, name: str, refs: tuple[str, ...]) -> RequestRow:
    stand = stand_of_request(request, view.rules, view.today, view.days_off) if request else None
    return RequestRow(entry, name, refs, request, stand)


def _metrics(row: RequestRow) -> str:
    return several(row.metrics) if row.metrics else row.entry.source


def _due(row: RequestRow) -> str:
    return short_day(row.request.due if row.request else row.entry.data_by)


def _next(row: RequestRow) -> str:
    return f"next: {short_day(row.standing.act_on)}" if row.standing and row.standing.act_on else ""


def _reminders(row: RequestRow) -> str:
    return str(len(row.request.reminded)) if row.request else ""


def _why(row: RequestRow) -> str:
    return row.standing.why if row.standing else "Nothing was asked for yet."
