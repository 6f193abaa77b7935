"""The Network's final reports: which are to be expected, which came, and to whom each was passed on."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidgetItem, QWidget

from nhsbn_desktop.desktop.forms.ui_reports import Ui_Reports
from nhsbn_desktop.desktop.rows.dates import day_words
from nhsbn_desktop.desktop.rows.output_rows import REPORT_TONES, reports_model
from nhsbn_desktop.domain.reports import LEADERSHIP, ReportRow, ReportState
from nhsbn_desktop.domain.wording import several
from nhsbn_desktop.services.reports import Followed

_HOWS = ("by e-mail", "in a meeting", "on the intranet")


class ReportsPanel(QWidget):
    """Says what a person asks for; the screen does it."""

    file_asked = Signal(object)  # ReportRow
    open_asked = Signal(object)  # Report
    passed_on = Signal(object, object, str)  # ReportRow, names, how

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_Reports()
        self.form.setupUi(self)
        self.model = reports_model()
        self.form.table.show_model(self.model)
        self.form.how.addItems([words[:1].upper() + words[1:] for words in _HOWS])
        self._view: Followed | None = None
        self.form.table.chosen.connect(self._show_row)
        self.form.add.clicked.connect(lambda: self.file_asked.emit(self.form.table.current_row()))
        self.form.open.clicked.connect(self._open)
        self.form.pass_on.clicked.connect(self._pass_on)

    def show_followed(self, view: Followed) -> None:
        self._view = view
        self.model.show(view.reports)
        if self.form.table.current_row() is None and view.reports:
            self.form.table.select_key(view.reports[0].key)
        self._show_row(self.form.table.current_row())

    @Slot(object)
    def _show_row(self, row: ReportRow | None) -> None:
        form = self.form
        form.side.setVisible(row is not None)
        if row is None or self._view is None:
            return
        form.standing.say(row.state.value, REPORT_TONES[row.state])
        form.title.setText(row.title)
        form.said.setText(_words(row, self._view))
        report = row.report
        facts = [("Received", day_words(report.received)), ("File", report.file_name)] if report else []
        facts += [(day_words(one.on), f"{several(one.to)}, {one.how}") for one in row.distributions]
        form.facts.show_facts(facts)
        form.open.setVisible(report is not None)
        form.add.setText("&Put another file in its place" if report else "&Add its file")
        for piece in (
            form.people_label,
            form.people,
            form.other_label,
            form.other,
            form.how_label,
            form.how,
            form.pass_on,
        ):
            piece.setVisible(report is not None)
        self._fill_people(row)

    def _fill_people(self, row: ReportRow) -> None:
        """Whoever should still be given it is ticked from the start."""
        view = self._view
        names = dict.fromkeys([LEADERSHIP, *row.owed, *(person.name for person in view.people)] if view else [])
        self.form.people.clear()
        for name in names:
            item = QListWidgetItem(name, self.form.people)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in row.owed else Qt.CheckState.Unchecked)
        self.form.other.clear()

    @Slot()
    def _open(self) -> None:
        row = self.form.table.current_row()
        if row is not None and row.report is not None:
            self.open_asked.emit(row.report)

    @Slot()
    def _pass_on(self) -> None:
        row, people = self.form.table.current_row(), self.form.people
        items = [people.item(place) for place in range(people.count())]
        names = [item.text() for item in items if item.checkState() is Qt.CheckState.Checked]
        names += [name.strip() for name in self.form.other.text().split(",") if name.strip()]
        if row is not None:
            self.passed_on.emit(row, tuple(dict.fromkeys(names)), _HOWS[self.form.how.currentIndex()])


def _words(row: ReportRow, view: Followed) -> str:
    if row.state is ReportState.AWAITED:
        outputs = view.collection.outputs
        return "The Network sends its reports to the IQO first." + (
            f" They are due in {outputs:%B %Y}." if outputs else ""
        )
    if row.owed:
        return f"To be passed on to {several(row.owed)}."
    return "Everybody it goes to has it."
