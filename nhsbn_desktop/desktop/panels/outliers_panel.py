"""The draft output's outliers: each beside what was sent, with what was said before and the reply to be written."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from nhsbn_desktop.desktop.forms.ui_outliers import Ui_Outliers
from nhsbn_desktop.desktop.rows.dates import from_qt, to_qt
from nhsbn_desktop.desktop.rows.output_rows import STANDING_TONES, OutlierRows
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.outputs import Edition, Outlier, Standing, position_words
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.wording import several, written
from nhsbn_desktop.services.output_lists import Part
from nhsbn_desktop.services.outputs import Returned

_DETAIL, _TYPED = 0, 1
_POSITIONS = ("High outlier", "Low outlier", "Outlier")


class OutliersPanel(QWidget):
    """Says what a person asks for; the screen does it."""

    linked = Signal(int, str)  # a row's number, an answer's code
    confirmed = Signal(object, str)  # Outlier, the reply
    correction_asked = Signal(object)  # Outlier
    validated = Signal(str, object)  # section, Person
    left_typing = Signal()
    typed = Signal(object, str, object, object, object)  # Edition, code, {Part: words}, received, until

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_Outliers()
        self.form.setupUi(self)
        self.rows = OutlierRows()
        self.form.table.show_model(self.rows.model)
        self._view: Returned | None = None
        self._leads: dict[str, Person] = {}
        self._written_for = 0  # the outlier whose reply stands in the box
        self.form.position.addItems(list(_POSITIONS))
        for edition in Edition:
            self.form.edition.addItem(f"{edition.value.capitalize()} output", edition)
        self._connect()

    def _connect(self) -> None:
        form = self.form
        form.table.chosen.connect(self._show_row)
        form.section.currentIndexChanged.connect(self._fit_section)
        form.link.clicked.connect(self._link)
        form.use_earlier.clicked.connect(self._use_earlier)
        form.confirm.clicked.connect(self._confirm)
        form.correct.clicked.connect(lambda: self.correction_asked.emit(form.table.current_row()))
        form.validate.clicked.connect(self._validate)
        form.keep_typed.clicked.connect(self._keep_typed)
        form.leave_typed.clicked.connect(self.left_typing)
        self.left_typing.connect(lambda: self._turn(_DETAIL))

    def show_returned(self, view: Returned, leads: dict[str, Person]) -> None:
        """`leads` are the nominated leads, by section."""
        self._view, self._leads = view, leads
        self.rows.collection = view.submission.collection
        fill_answers(self.form.answer, view.submission.collection)
        fill_answers(self.form.typed_answer, view.submission.collection)
        self.rows.model.show(view.outliers)
        if self.form.table.current_row() is None and view.outliers:
            open_one = next((one for one in view.outliers if one.standing.is_open), view.outliers[0])
            self.form.table.select_key(open_one.shown.number)
        self._show_sections()
        self._show_row(self.form.table.current_row())

    @property
    def is_typing(self) -> bool:
        return self.form.sides.currentIndex() == _TYPED

    def begin_typing(self, day: object, until: object) -> None:
        """Turns to the form for an outlier that is read off the PDF; the days are those of the output, or proposed."""
        for box in (self.form.value, self.form.middle):
            box.clear()
        self.form.query.clear()
        self.form.received.setDate(to_qt(day))  # type: ignore[arg-type]
        self.form.until.setDate(to_qt(until))  # type: ignore[arg-type]
        self._turn(_TYPED)
        self.form.typed_answer.setFocus()

    def finish_typing(self) -> None:
        self._turn(_DETAIL)

    def _turn(self, side: int) -> None:
        self.form.sides.setCurrentIndex(side)
        self._show_side()

    def _show_side(self) -> None:
        self.form.side.setVisible(self.is_typing or self.form.table.current_row() is not None)

    @Slot(object)
    def _show_row(self, row: Outlier | None) -> None:
        self._show_side()
        view, form = self._view, self.form
        if row is None or view is None:
            return
        collection = view.submission.collection
        metric = collection.metric(row.shown.code) if row.shown.code else None
        form.standing.say(row.standing.value, STANDING_TONES[row.standing])
        form.title.setText(row.label)
        said = position_words(row.shown, collection)
        form.said.setText(said[:1].upper() + said[1:])
        facts = [("Sent", written(row.submitted, metric)), ("Stands now", written(row.answer, metric))]
        form.facts.show_facts([*facts, ("Cell", str(row.cell or "not known"))] if row.shown.code else [])
        form.answer.setCurrentIndex(max(form.answer.findData(row.shown.code), 0))
        self._show_earlier(row)
        self._show_reply(row)

    def _show_earlier(self, row: Outlier) -> None:
        self.form.earlier.setText("\n".join(dict.fromkeys(one.text for one in row.earlier)))
        for piece in (self.form.earlier_heading, self.form.earlier):
            piece.setVisible(bool(row.earlier))
        self.form.use_earlier.setVisible(bool(row.earlier) and row.finding is not None)

    def _show_reply(self, row: Outlier) -> None:
        form, kept = self.form, row.reply.text if row.reply else ""
        if self._written_for != row.shown.number or not form.reply.toPlainText().strip():
            form.reply.setPlainText(kept)
        self._written_for = row.shown.number
        can_reply = row.finding is not None
        for piece in (form.reply_label, form.reply, form.confirm):
            piece.setVisible(can_reply)
        form.correct.setVisible(bool(row.shown.code))
        form.confirm.setText("&Change the reply" if row.standing is Standing.CONFIRMED else "&Confirm it")

    def _show_sections(self) -> None:
        view, form = self._view, self.form
        if view is None:
            return
        chosen = form.section.currentText()
        form.section.blockSignals(True)
        form.section.clear()
        form.section.addItems(list(view.sections))
        owed = view.owed[0] if view.owed else ""
        form.section.setCurrentText(chosen if chosen in view.owed else owed or chosen)
        form.section.blockSignals(False)
        form.validation_card.setVisible(bool(view.sections))
        self._fit_section()

    @Slot()
    def _fit_section(self) -> None:
        view, form = self._view, self.form
        section = form.section.currentText()
        if view is None or not section:
            return
        lead, given = self._leads.get(section), view.validations.get(section)
        left = sum(one.standing.is_open for one in view.outliers if one.section == section)
        form.validate.setEnabled(lead is not None and given is None and not left)
        form.validate.setText(f"&Validate again as {lead.name}" if lead else "&Validate again")
        form.validation_words.setText(self._section_words(section, left, given is not None, lead))

    def _section_words(self, section: str, left: int, given: bool, lead: Person | None) -> str:
        if given:
            owed = self._view.owed if self._view else ()
            return f"{section} is validated again." + (f" Still owed: {several(owed)}." if owed else "")
        if lead is None:
            return f"Nobody is nominated to lead {section}: name the lead in the plan."
        if left:
            outliers = "1 outlier is" if left == 1 else f"{left} outliers are"
            return f"{outliers} still to look at: confirm each with a reply, or put the answer right."
        doubt = self._view.doubt(section) if self._view else ""
        if doubt:
            return f"The second validation of {section} does not count. {doubt}"
        return f"Every outlier of {section} has been looked at; {lead.name} can validate it again, signed."

    @Slot()
    def _link(self) -> None:
        row = self.form.table.current_row()
        if row is not None:
            self.linked.emit(row.shown.number, str(self.form.answer.currentData() or ""))

    @Slot()
    def _use_earlier(self) -> None:
        self.form.reply.setPlainText(self.form.earlier.text().partition("\n")[0])
        self.form.reply.setFocus()

    @Slot()
    def _confirm(self) -> None:
        row = self.form.table.current_row()
        if row is not None:
            self.confirmed.emit(row, self.form.reply.toPlainText().strip())

    @Slot()
    def _validate(self) -> None:
        section = self.form.section.currentText()
        if section in self._leads:
            self.validated.emit(section, self._leads[section])

    @Slot()
    def _keep_typed(self) -> None:
        form = self.form
        said = {
            Part.VALUE: form.value.text(),
            Part.POSITION: form.position.currentText(),
            Part.MIDDLE: form.middle.text(),
            Part.QUERY: form.query.toPlainText(),
        }
        days = from_qt(form.received.date()), from_qt(form.until.date())
        self.typed.emit(Edition(form.edition.currentData()), str(form.typed_answer.currentData() or ""), said, *days)


def fill_answers(box: QComboBox, collection: Collection) -> None:
    """Every answer of a collection to choose from, by its label; the first choice is none of them."""
    if box.count() == len(collection.codes) + 1 and box.itemData(1) == collection.codes[0]:
        return
    box.clear()
    box.addItem("None of the answers", "")
    for code in collection.codes:
        box.addItem(collection.label(code), code)
