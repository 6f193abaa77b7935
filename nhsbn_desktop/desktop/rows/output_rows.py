"""What came back from the Network as rows: outliers, figures ticked, reports and what follows from them."""

from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.outputs import Outlier, Shown, Standing
from nhsbn_desktop.domain.reports import ActionKind, ActionState, ReportRow, ReportState
from nhsbn_desktop.domain.ticking import Tick, Ticked
from nhsbn_desktop.domain.window import Turn
from nhsbn_desktop.domain.wording import several, written
from nhsbn_desktop.services.reports import ActionRow

STANDING_TONES = {
    Standing.UNLINKED: Tone.ERROR,
    Standing.TO_LOOK_AT: Tone.WARNING,
    Standing.CONFIRMED: Tone.SUCCESS,
    Standing.PUT_RIGHT: Tone.INFO,
    Standing.RESUBMITTED: Tone.SUCCESS,
}
TURN_TONES = {Turn.WAIT: Tone.INFO, Turn.FINAL: Tone.SUCCESS}
REPORT_TONES = {
    ReportState.AWAITED: Tone.NEUTRAL,
    ReportState.RECEIVED: Tone.WARNING,
    ReportState.PARTLY: Tone.WARNING,
    ReportState.PASSED_ON: Tone.SUCCESS,
}
ACTION_TONES = {
    ActionState.OVERDUE: Tone.ERROR,
    ActionState.DUE_SOON: Tone.WARNING,
    ActionState.UNDER_WAY: Tone.INFO,
    ActionState.NO_DAY: Tone.NEUTRAL,
    ActionState.DONE: Tone.SUCCESS,
}
_TICK_TONES = {Tick.AGREES: Tone.SUCCESS, Tick.ROUNDED: Tone.SUCCESS, Tick.DIFFERS: Tone.ERROR}


class OutlierRows:
    """The table of outliers; figures are written as the collection's own kinds."""

    def __init__(self) -> None:
        self.collection: Collection | None = None
        self.model = TableModel[Outlier](
            [
                Column("Answer", lambda row: row.label, second=lambda row: row.section or "not linked yet"),
                Column("Sent", self._sent, number=True, width=104),
                Column("Shown", self._shown, number=True, width=104),
                Column("Position", _position, second=self._middle, width=150, from_width=720),
                Column("Standing", lambda row: row.standing.value, tone=_standing_tone, as_tag=True, width=126),
            ],
            key=lambda row: row.shown.number,
        )

    def _sent(self, row: Outlier) -> str:
        return self._written(row, row.submitted) if row.shown.code else ""

    def _shown(self, row: Outlier) -> str:
        return self._written(row, row.shown.value)

    def _middle(self, row: Outlier) -> str:
        return f"middle {self._written(row, row.shown.middle)}" if row.shown.middle is not None else ""

    def _written(self, row: Outlier, value: object) -> str:
        metric = self.collection.metric(row.shown.code) if self.collection and row.shown.code else None
        return written(value, metric)  # type: ignore[arg-type]


def _position(row: Outlier) -> str:
    return row.shown.position[:1].upper() + row.shown.position[1:]


def _standing_tone(row: Outlier) -> Tone:
    return STANDING_TONES[row.standing]


ONLY_WITH_FINAL = {3, 5}  # columns of the next table


def ticked_model() -> TableModel[Ticked]:
    """What was sent beside what each edition shows."""
    return TableModel(
        [
            Column("Answer", lambda row: row.label, second=lambda row: row.section or "not linked yet"),
            Column("Sent", lambda row: _plain(row.submitted), number=True, width=104),
            Column("Draft", lambda row: _plain(row.draft), number=True, width=104),
            Column("Final", lambda row: _plain(row.final), number=True, width=104),
            Column("Compared", lambda row: row.tick.value, tone=_tick_tone, as_tag=True, width=136,
                   sort=lambda row: list(Tick).index(row.tick)),
            Column("Draft to final", lambda row: row.change, width=196, from_width=760),
        ],
        key=lambda row: row.key,
    )  # fmt: skip


def _tick_tone(row: Ticked) -> Tone:
    return _TICK_TONES.get(row.tick, Tone.WARNING)


def _plain(value: object) -> str:
    return "" if value is None else written(value)  # type: ignore[arg-type]


def shown_model() -> TableModel[Shown]:
    """The rows of a list before it is taken in. The answers' names are put in by `label`."""
    return TableModel(
        [
            Column("In the list", lambda row: row.wording),
            Column("Answer", lambda row: row.code or "Which answer?", tone=_linked_tone, as_tag=True, width=200),
            Column("Shown", lambda row: _plain(row.value), number=True, width=104),
            Column("Position", lambda row: row.position or "not singled out", width=150, from_width=560),
        ],
        key=lambda row: row.number,
    )


def _linked_tone(row: Shown) -> Tone:
    return Tone.NEUTRAL if row.code else Tone.WARNING


def reports_model() -> TableModel[ReportRow]:
    return TableModel(
        [
            Column("Report", lambda row: row.title, second=_came),
            Column("Passed on to", _has_it, width=220, from_width=560),
            Column("State", lambda row: row.state.value, tone=_report_tone, as_tag=True, width=140),
        ],
        key=lambda row: row.key,
    )  # fmt: skip


def _report_tone(row: ReportRow) -> Tone:
    return REPORT_TONES[row.state]


def _action_tone(row: ActionRow) -> Tone:
    return ACTION_TONES[row.state]


def _came(row: ReportRow) -> str:
    return f"received {short_day(row.report.received)}" if row.report else "not received yet"


def _has_it(row: ReportRow) -> str:
    return ", ".join(dict.fromkeys(name for one in row.distributions for name in one.to))


def actions_model() -> TableModel[ActionRow]:
    return TableModel(
        [
            Column("What follows", lambda row: row.action.what, second=_kind),
            Column("Who", lambda row: row.owner, width=136),
            Column("By", lambda row: short_day(row.action.due), sort=lambda row: row.action.due or row.action.at.date(),
                   width=112),
            Column("State", lambda row: row.state.value, tone=_action_tone, as_tag=True, width=116),
        ],
        key=lambda row: row.action.key,
    )  # fmt: skip


def registered_words(row: ActionRow) -> str:
    """Of an event: who is not registered yet, in a sentence."""
    if not row.leads:
        return "No lead is nominated for this collection yet."
    return f"Not registered yet: {several(row.unregistered)}." if row.unregistered else "All leads are registered."


def _kind(row: ActionRow) -> str:
    if row.action.kind is not ActionKind.EVENT or not row.leads:
        return row.action.kind.value
    registered = len(row.leads) - len(row.unregistered)
    return f"{registered} of {len(row.leads)} registered, {row.action.kind.value.lower()}"
