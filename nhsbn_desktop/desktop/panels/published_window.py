"""Try it on the published figures: what the arithmetic sees in the Network's own slides, in a window of its own."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QWidget

from nhsbn_desktop.desktop.forms.ui_published import Ui_Published
from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.rows.finding_rows import TONES
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.domain.published import PublishedFinding
from nhsbn_desktop.services import published

_WIDE, _HIGH = 920, 640  # pixels


class PublishedWindow(QDialog):
    """A table of findings, the worst first, with the whole of the chosen one below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_Published()
        self.form.setupUi(self)
        self.resize(_WIDE, _HIGH)
        self.model = TableModel[PublishedFinding](
            [
                Column(
                    "Level",
                    lambda row: row.severity.words,
                    sort=lambda row: row.severity.rank,
                    tone=lambda row: TONES[row.severity],
                    as_level=True,
                    width=108,
                ),
                Column("Finding", lambda row: row.message, second=lambda row: row.slide),
            ],
            key=lambda row: (row.number, row.slide, row.message),
            summary=lambda row: f"{row.severity.words}: {row.message} {row.slide}",
        )
        self.form.table.show_model(self.model)
        self.form.table.chosen.connect(self._show_whole)
        self.form.buttons.rejected.connect(self.reject)

    @Slot(object)
    def show_findings(self, findings: tuple[PublishedFinding, ...]) -> None:
        """Shows them as they come from the slides, the worst first."""
        self.form.heading.setText(f"{len(findings)} findings in the published figures")
        self.model.show(sorted(findings, key=lambda finding: finding.severity.rank))
        self.form.table.step(1)
        self.form.table.setFocus()

    @Slot(object)
    def _show_whole(self, row: PublishedFinding | None) -> None:
        self.form.whole.setText(row.message if row is not None else "")


def show_published(over: QWidget, jobs: Jobs) -> PublishedWindow:
    """Opens the window over a screen and fills it off the UI thread."""
    window = PublishedWindow(over.window())
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.open()
    jobs.read(window, published.published_findings, window.show_findings, words="Checking the published figures")
    return window
