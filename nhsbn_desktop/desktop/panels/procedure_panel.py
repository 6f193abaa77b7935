"""How the procedure is kept, over all collections: what is late or missing first, each leading to where it is done."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.forms.ui_procedure_panel import Ui_ProcedurePanel
from nhsbn_desktop.desktop.rows.procedure_rows import Procedure, procedure_model, procedure_words


class ProcedurePanel(QWidget):
    """Says where a person wants to go; the screen goes there."""

    opened = Signal(object)  # the Kept

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ProcedurePanel()
        self.form.setupUi(self)
        self._names: dict[str, str] = {}
        self.model = procedure_model(self._names)
        self.form.table.show_model(self.model)
        self.form.words.setText("Looking it up")
        self.form.find.textChanged.connect(lambda _: self._narrow())
        self.form.amiss.toggled.connect(lambda _: self._narrow())
        self.form.table.chosen.connect(lambda row: self.form.go.setEnabled(row is not None))
        self.form.table.opened.connect(self.opened)
        self.form.go.clicked.connect(lambda: self.opened.emit(self.form.table.current_row()))

    @Slot(object)
    def show_procedure(self, procedure: Procedure) -> None:
        self._names.clear()
        self._names.update(procedure.names)
        self.form.words.setText(procedure_words(procedure.rows))
        self.model.show(procedure.rows)

    def _narrow(self) -> None:
        amiss = self.form.amiss.isChecked()
        self.model.narrow(self.form.find.text(), (lambda row: not row.keeping.is_kept) if amiss else None)
