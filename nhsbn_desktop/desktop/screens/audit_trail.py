"""The audit trail: every change to the record, who made it, when and why, and whether the chain of seals holds."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_audit_trail import Ui_AuditTrail
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.services import trail
from nhsbn_desktop.services.trail import Trail, TrailRow


class AuditTrailScreen(Screen[Trail]):
    about_selection = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._form = Ui_AuditTrail()
        self._form.setupUi(self.body)
        self.model = TableModel[TrailRow](
            [
                Column("When", _day, second=_time, sort=lambda row: row.number, width=150),
                Column("Who", lambda row: row.who, width=150),
                Column("What", lambda row: row.what[:1].upper() + row.what[1:], second=_about),
                Column("Before", lambda row: row.before, number=True, width=120, from_width=900),
                Column("After", lambda row: row.after, number=True, width=120, from_width=900),
                Column("Why", lambda row: row.why, tip=lambda row: row.why, width=260, from_width=1000),
                Column("State", _state, tone=_tone, as_tag=True, width=110),
            ],
            key=lambda row: row.number,
        )
        self._form.table.show_model(self.model)
        self._form.filter.textChanged.connect(self._narrow)
        self.export = self.command(
            "Export", self._ask_where_to_export, icon="arrow_export", tip="Save the audit trail as a CSV file"
        )

    def request(self) -> Callable[[], Trail]:
        return partial(trail.read_trail, self.context.session)

    def show_view(self, view: Trail) -> None:
        self.model.show(view.rows)
        self.export.setEnabled(bool(view.rows))
        self.subtitle = f"{len(view.rows):,} change{'' if len(view.rows) == 1 else 's'}, latest first."
        if view.unbroken:
            self._form.chain.say("Unbroken", Tone.SUCCESS)
            self._form.chain_words.setText("Every change still bears the seal it was given.")
        else:
            self._form.chain.say("Broken", Tone.ERROR)
            self._form.chain_words.setText(
                "A change was altered outside the program. Tell your information quality manager."
            )
        if not view.rows:
            self.show_empty(
                "Nothing has been recorded yet",
                "Every change you make will stand here, with who made it, when and why.",
                self.context.commands.open_workbook,
                icon="history",
            )

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)

    def _ask_where_to_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Export the audit trail", "audit trail.csv", "CSV (*.csv)")
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Writes the rows that are shown to a CSV file."""
        rows = tuple(self.model.visible_rows())
        self.context.jobs.read(
            self, partial(trail.export, rows, path), lambda _: self.context.announce(f"Exported to {path.name}.")
        )


def _day(row: TrailRow) -> str:
    at = row.at.astimezone()
    return f"{at.day} {at:%B %Y}"


def _time(row: TrailRow) -> str:
    return f"{row.at.astimezone():%H:%M:%S}"


def _about(row: TrailRow) -> str:
    return row.about


def _state(row: TrailRow) -> str:
    return "Undone" if row.undone else ""


def _tone(row: TrailRow) -> Tone:
    return Tone.NEUTRAL
