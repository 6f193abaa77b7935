"""What the list of findings is narrowed by, besides level and words: whose findings, section, state, lead and group."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from nhsbn_desktop.desktop.forms.ui_finding_filters import Ui_FindingFilters
from nhsbn_desktop.desktop.rows.finding_rows import FindingRow
from nhsbn_desktop.desktop.rows.findings_table import Grouping, Wanted, states_in
from nhsbn_desktop.desktop.widgets.chips import fill_choices
from nhsbn_desktop.domain.collection import Collection

THIS, EVERYWHERE = 0, 1


class FindingFilters(QWidget):
    """One row of choices; the first of each keeps all. `turned` tells that other rows are wanted altogether."""

    narrowed = Signal()
    turned = Signal()
    grouped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_FindingFilters()
        self.form.setupUi(self)
        self.form.scope.show_segments(["This submission", "All submissions"])
        self.form.scope.setAccessibleName("Whose findings")
        self.form.group.addItems(list(Grouping))
        self.form.scope.chosen.connect(self._turn)
        self.form.group.currentIndexChanged.connect(lambda: self.grouped.emit())
        for combo in self._narrowing:
            combo.currentIndexChanged.connect(lambda: self.narrowed.emit())
        self.form.unit.hide()

    @property
    def everywhere(self) -> bool:
        """Whether the findings of all submissions are wanted."""
        return self.form.scope.current == EVERYWHERE

    @property
    def grouping(self) -> Grouping:
        return Grouping(self.form.group.currentText())

    def wanted(self, level: str, *, hides_finished: bool) -> Wanted:
        """What these choices keep, together with the level's pill and the tick beside it."""
        section, state, lead, unit = (
            combo.currentText() if combo.currentIndex() > 0 else "" for combo in self._narrowing
        )
        return Wanted(level, section, state, lead, unit if self.everywhere else "", hides_finished)

    def show_choices(self, collection: Collection, rows: Sequence[FindingRow]) -> None:
        """The choices that these rows leave; what was chosen stays chosen where it is still there."""
        leads = sorted({row.lead for row in rows}, key=str.casefold)
        fill_choices(self.form.section, ("All sections", *collection.sections))
        fill_choices(self.form.state, ("All states", *states_in(rows)))
        fill_choices(self.form.lead, ("All leads", *leads))
        fill_choices(self.form.unit, ("All localities", *collection.units))

    def clear(self) -> None:
        """Keeps all again."""
        for combo in self._narrowing:
            combo.setCurrentIndex(0)

    def look_everywhere(self) -> None:
        self.form.scope.choose(EVERYWHERE)
        self._turn()

    @property
    def _narrowing(self) -> tuple[QComboBox, QComboBox, QComboBox, QComboBox]:
        return self.form.section, self.form.state, self.form.lead, self.form.unit

    def _turn(self) -> None:
        self.form.unit.setVisible(self.everywhere)
        self.turned.emit()
