"""The papers of a submission: its receipt kept, printed and checked again, its package, and proof that it was tried."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from nhsbn_desktop.desktop import settings
from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.rows.submission_rows import SubmissionRow
from nhsbn_desktop.services import receipts, sending


class SendingPapers(QObject):
    """Asks where to, and writes; `row` gives the submission that is chosen. `checked` carries what checking found."""

    checked = Signal(str)

    def __init__(self, context: Context, parent: QWidget, row: Callable[[], SubmissionRow | None]) -> None:
        super().__init__(parent)
        self._context, self._over, self._row = context, parent, row

    def ask_for_receipt(self) -> None:
        self._ask("Save the receipt", "receipt {id}.json", "Receipt (*.json)", self.save_receipt)

    def ask_for_page(self) -> None:
        self._ask("Receipt to print", "receipt {id}.html", "Page to print (*.html)", self.print_receipt)

    def ask_for_package(self) -> None:
        self._ask("Export the package", "{name}.zip", "Package (*.zip)", self.export_package)

    def ask_for_attempt(self) -> None:
        self._ask("Proof of the attempt", "{name} attempt.zip", "Bundle (*.zip)", self.prove_attempt)

    def ask_for_receipt_file(self) -> None:
        """A receipt that came another way: by e-mail, from a colleague."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._over, "The receipt that came", self._folder, "Receipts (*.json *.jws *.txt);;All files (*)"
        )
        if chosen:
            self.keep_receipt_file(Path(chosen))

    def save_receipt(self, path: Path) -> None:
        """Writes the receipt with the keys it was verified by."""
        row, network = self._row(), self._context.network
        if row is not None and row.receipt is not None and row.latest is not None:
            work = partial(receipts.save, row.receipt, row.latest, network.issuer, path)
            self._context.jobs.read(self, work, partial(self._say, "The receipt is in {}."))

    def print_receipt(self, path: Path) -> None:
        """Writes the receipt as a page and opens it, from where it is printed."""
        row, network = self._row(), self._context.network
        if row is not None and row.receipt is not None and row.latest is not None:
            collection = row.submission.collection
            about = {"Collection": collection.name, "Organisation": collection.organisation, "Unit": row.unit}
            at = self._context.session.now()
            work = partial(receipts.print_kept, row.receipt, row.latest, network.issuer, path, at, about)
            self._context.jobs.read(self, work, self._open)

    def check_again(self) -> None:
        """Verifies the kept receipt by the Network's keys on this computer."""
        row, network = self._row(), self._context.network
        if row is not None and row.receipt is not None and row.latest is not None:
            work = partial(receipts.check_again, row.receipt, row.latest, network.issuer, network.receipt_keys)
            self._context.jobs.read(self, work, self._say_checked)

    def keep_receipt_file(self, path: Path) -> None:
        row = self._row()
        if row is not None and row.latest is not None:
            work = partial(sending.keep_receipt_file, self._context.session, self._context.network, row.latest, path)
            self._context.jobs.change(
                work,
                lambda _: self._context.announce("The receipt is verified and kept."),
                words="Checking the receipt",
            )

    def export_package(self, path: Path) -> None:
        row = self._row()
        if row is not None and row.latest is not None:
            work = partial(sending.export, self._context.network, row.latest.id, path)
            self._context.jobs.send(self, work, partial(self._say, "The package is in {}."))

    def prove_attempt(self, path: Path) -> None:
        """What was ready, what was tried and when: for the day the other side is down at the deadline."""
        row = self._row()
        if row is not None and row.latest is not None:
            at = self._context.session.now()
            work = partial(sending.prove_attempt, self._context.network, row.latest.id, path, at)
            self._context.jobs.send(self, work, partial(self._say, "The proof of the attempt is in {}."))

    @property
    def _folder(self) -> str:
        return self._context.settings.get(settings.LAST_FOLDER)

    def _ask(self, title: str, name: str, kind: str, write: Callable[[Path], None]) -> None:
        row = self._row()
        if row is None or row.latest is None:
            return
        stem = Path(row.item.name).stem if row.item is not None else row.unit
        number = row.receipt.receipt_id if row.receipt is not None else ""
        first = Path(self._folder) / name.format(id=number, name=stem)
        chosen, _ = QFileDialog.getSaveFileName(self._over, title, str(first), kind)
        if chosen:
            self._context.settings.put(settings.LAST_FOLDER, str(Path(chosen).parent))
            write(Path(chosen))

    def _say(self, words: str, path: Path) -> None:
        self._context.announce(words.format(path.name))

    def _open(self, path: Path) -> None:
        self._context.announce(f"The page is in {path.name}. Print it from the browser.")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _say_checked(self, _: object) -> None:
        at = self._context.session.now().astimezone()
        self.checked.emit(f"Checked again at {at:%H:%M:%S} by the Network's keys on this computer: it holds.")
