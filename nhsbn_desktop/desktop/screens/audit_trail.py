"""The audit trail: every change to the record, who made it, when and why, and whether the chain of seals holds."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from nhsbn_desktop.desktop.forms.ui_audit_trail import Ui_AuditTrail
from nhsbn_desktop.desktop.rows.dates import day_words, short_day
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.services import trail
from nhsbn_desktop.services.trail import Trail, TrailRow


class AuditTrailScreen(Screen[Trail]):
    about_selection = False

    def build(self) -> Iterator[None]:
        self._form = Ui_AuditTrail()
        self._form.setupUi(self.body)
        yield
        self.model = TableModel[TrailRow](
            [
                Column("When", _day, second=_time, sort=lambda row: row.number, width=118),
                Column("Who", lambda row: row.who, width=112),
                Column("What", _what, second=lambda row: row.about),
                Column("Change and why", _moved, second=lambda row: row.why, width=224, from_width=640),
            ],
            key=lambda row: row.number,
        )
        self._form.table.show_model(self.model)
        self._form.table.chosen.connect(self._show_row)
        self._form.filter.textChanged.connect(self._narrow)
        self.export = self.command(
            "Export", self._ask_where_to_export, icon="arrow_export", tip="Save the audit trail as a CSV file"
        )

    def request(self) -> Callable[[], Trail]:
        return partial(trail.read_trail, self.context.session, self.context.selection.collections)

    def show_view(self, view: Trail) -> None:
        follows = self._form.table.current_row() in (None, *self.model.visible_rows()[:1])
        self.model.show(view.rows)
        if follows and self.model.visible_rows():  # whoever reads the latest goes on reading the latest
            self._form.table.select_key(self.model.visible_rows()[0].number)
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
        self._show_row(self._form.table.current_row())
        if not view.rows:
            self.show_empty(
                "Nothing has been recorded yet",
                "Every change you make will stand here, with who made it, when and why.",
                self.context.commands.open_workbook,
                icon="history",
            )

    @Slot(object)
    def _show_row(self, row: TrailRow | None) -> None:
        """The whole of one change, with nothing cut."""
        self._form.detail.setVisible(row is not None)
        if row is None:
            return
        self._form.state.say(*(("Undone", Tone.NEUTRAL) if row.undone else ("Stands", Tone.INFO)))
        self._form.number.setText(f"Change {row.number:,}")
        self._form.title.setText(_what(row))
        facts = [
            ("Who", row.who),
            ("When", f"{day_words(row.at.astimezone().date())}, {_time(row)}"),
            ("About", row.about),
            ("Before", row.before),
            ("After", row.after),
        ]
        self._form.facts.show_facts([(name, words) for name, words in facts if words])
        self._form.why.setText(row.why)
        for part in (self._form.why_heading, self._form.why):
            part.setVisible(bool(row.why))

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
    return short_day(row.at.astimezone().date())


def _time(row: TrailRow) -> str:
    return f"{row.at.astimezone():%H:%M:%S}"


def _what(row: TrailRow) -> str:
    """The act in words, marked where somebody has undone it."""
    return f"{row.what[:1].upper()}{row.what[1:]}{' (undone)' if row.undone else ''}"


def _moved(row: TrailRow) -> str:
    if row.before and row.after and row.before != row.after:
        return f"{row.before} to {row.after}"
    return row.after or (f"was {row.before}" if row.before else "")
