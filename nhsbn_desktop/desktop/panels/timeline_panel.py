"""The timeline with what it can be taken away as: on paper, as a PDF."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_timeline_panel import Ui_TimelinePanel
from nhsbn_desktop.desktop.panels.saving import ask_file
from nhsbn_desktop.desktop.rows.timeline_rows import Chart
from nhsbn_desktop.desktop.widgets.timeline import Timeline, print_chart
from nhsbn_desktop.domain.problems import DocumentProblem


class TimelinePanel(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chart: Chart | None = None
        self.form = Ui_TimelinePanel()
        self.form.setupUi(self)
        self.timeline = Timeline()
        self.form.scroll.setWidget(self.timeline)

    def show_chart(self, chart: Chart) -> None:
        self._chart = chart
        self.timeline.show_chart(chart)

    def ask_for_print(self) -> None:
        """On the printer that the person chooses."""
        if self._chart is not None:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            if QPrintDialog(printer, self).exec():
                print_chart(printer, self._chart)
                self._context.announce("The timeline is sent to the printer.")

    def ask_for_pdf(self) -> None:
        if self._chart is not None:
            path = ask_file(self._context, self, "Timeline", f"Timeline {self._chart.title}.pdf", "PDF (*.pdf)")
            if path is not None:
                self.write_pdf(path)

    def write_pdf(self, path: Path) -> None:
        """Painting is the window's own work, and takes milliseconds."""
        if self._chart is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        print_chart(printer, self._chart)
        if printer.printerState() is QPrinter.PrinterState.Error or not path.is_file():
            problem = DocumentProblem(f"{path.name} cannot be written.", "Choose another folder or name.")
            self._context.jobs.failed.emit(problem)
            return
        self._context.announce(f"The timeline is {path}.")
