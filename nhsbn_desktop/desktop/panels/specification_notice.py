"""A newer specification is here than the one taken up: what it changes, and taking it up."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from nhsbn_desktop.desktop.forms.ui_specification_notice import Ui_SpecificationNotice
from nhsbn_desktop.desktop.rows.specification_rows import change_rows, changes_model
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.specification_changes import SpecificationChanges


class SpecificationNotice(QFrame):
    """Stands above the findings while there is something to take up; its list opens and closes."""

    taken_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_SpecificationNotice()
        self.form.setupUi(self)
        self.model = changes_model()
        self.form.changes.show_model(self.model)
        self.form.changes.hide()
        self.form.more.toggled.connect(self._open)
        self.form.take_up.clicked.connect(lambda: self.taken_up.emit())
        self.hide()

    def show_changes(self, changes: SpecificationChanges | None, person: Person) -> None:
        """Hides itself where the version taken up is the one that ships."""
        self.setVisible(changes is not None)
        if changes is None:
            self.form.more.setChecked(False)
            return
        form = self.form
        named = f"version {changes.after}" if changes.after != changes.before else f"another version {changes.after}"
        form.heading.setText(f"There is {named} of the specification; you judge by version {changes.before}")
        form.summary.setText(changes.summary)
        self.model.show(change_rows(changes))
        form.more.setEnabled(not changes.is_empty)
        may = Act.TAKE_UP_SPECIFICATION.allowed_to(person)
        form.take_up.setEnabled(may)
        form.take_up.setToolTip(
            "From now on the answers are judged by it" if may else "For the information quality officer"
        )

    @Slot(bool)
    def _open(self, opened: bool) -> None:
        self.form.changes.setVisible(opened)
        self.form.more.setText("Hide what changes" if opened else "What changes")
