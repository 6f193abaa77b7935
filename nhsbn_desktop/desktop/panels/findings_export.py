"""The findings that are shown, for people outside this program: a list, a marked-up workbook, a page for each lead."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from nhsbn_desktop.desktop import settings
from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.rows.finding_rows import FindingRow, Judged
from nhsbn_desktop.domain.listed_findings import ListedFinding, ListHeading
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.services import findings_out

_KINDS = {
    "Excel list (*.xlsx)": ".xlsx",
    "Word document (*.docx)": ".docx",
    "Web page (*.html)": ".html",
    "CSV (*.csv)": ".csv",
}
_ENDINGS = (*_KINDS.values(), ".htm")


class FindingsExport(QObject):
    """Asks where to, and writes. `judged` tells what stands and `shown` which rows a person sees. What has been fixed
    is in no list, since nobody outside has anything left to do about it; the person is told how many those are."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        judged: Callable[[], Judged | None],
        shown: Callable[[], Sequence[FindingRow]],
    ) -> None:
        super().__init__(parent)
        self._context, self._over = context, parent
        self._judged, self._shown = judged, shown

    def ask_for_list(self) -> None:
        """Asks for the file of one list, whose name says what it is written as."""
        judged = self._judged()
        if judged is None:
            return
        first = str(self._folder / f"{judged.submission.key.replace('/', ' ')} findings.xlsx")
        chosen, kind = QFileDialog.getSaveFileName(self._over, "Export findings", first, ";;".join(_KINDS))
        if chosen:
            self.write_list(named(chosen, kind))

    def ask_for_marked_up(self) -> None:
        """Asks for the folder of the marked-up copy."""
        folder = self._ask_folder("Folder for the marked-up workbook")
        if folder is not None:
            self.write_marked_up(folder)

    def ask_for_lead_pages(self, ending: str = ".html") -> None:
        """Asks for the folder of the leads' pages, or with .docx of their Word lists."""
        folder = self._ask_folder("Folder for the leads' findings")
        if folder is not None:
            self.write_lead_pages(folder, ending)

    def write_list(self, path: Path) -> None:
        """The findings that are shown, in the order shown, as one list."""
        judged = self._judged()
        if judged is not None:
            work = partial(_write_list, path, judged, self._shown())
            self._context.jobs.read(self, work, self._say_list, words="Writing the findings")

    def write_marked_up(self, folder: Path) -> None:
        """A copy of the submission's workbook with those of its findings that are shown marked in it."""
        judged = self._judged()
        if judged is not None:
            listed, session = _listed(judged, self._shown())[0], self._context.session
            work = partial(findings_out.mark_up_submission, session, judged.submission, folder, listed)
            self._context.jobs.read(self, work, self._say_marked_up, words="Marking up the workbook")

    def write_lead_pages(self, folder: Path, ending: str = ".html") -> None:
        """A page for each lead with those of their findings that are shown."""
        judged = self._judged()
        if judged is not None:
            work = partial(_write_lead_pages, folder, judged, self._shown(), ending)
            self._context.jobs.read(self, work, partial(self._say_pages, folder), words="Writing the leads' pages")

    @property
    def _folder(self) -> Path:
        return Path(self._context.settings.get(settings.LAST_FOLDER))

    def _ask_folder(self, words: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self._over, words, str(self._folder))
        return Path(chosen) if chosen else None

    def _say_list(self, written: tuple[Path, int]) -> None:
        path, fixed = written
        left_out = f" {fixed} that {'is' if fixed == 1 else 'are'} fixed {'is' if fixed == 1 else 'are'} left out."
        self._context.announce(f"The findings are in {path}.{left_out if fixed else ''}")

    def _say_marked_up(self, path: Path) -> None:
        self._context.announce(f"The marked-up workbook is {path}. It is not for sending.")

    def _say_pages(self, folder: Path, written: Mapping[Path, Person | None]) -> None:
        if not written:
            self._context.announce("No findings are shown, so there is no page to write.")
            return
        pages = "1 page" if len(written) == 1 else f"{len(written)} pages"
        nobodys = " One is of the sections without a lead." if None in written.values() else ""
        self._context.announce(f"{pages} written to {folder}.{nobodys}")


def named(chosen: str, kind: str) -> Path:
    """The file to write: what was typed, with the ending of the kind chosen where the name has none that says it."""
    path = Path(chosen)
    if path.suffix.lower() in _ENDINGS:
        return path
    return path.with_name(path.name + _KINDS.get(kind, ".xlsx"))


def _listed(judged: Judged, rows: Sequence[FindingRow]) -> tuple[tuple[ListedFinding, ...], int]:
    """The rows as lists say them, and how many were left out as fixed."""
    known = {(one.submission, one.finding.key): one for one in judged.known}
    there = [known[row.submission, row.key] for row in rows if not row.fixed]
    return findings_out.list_findings(there, judged.submissions), len(rows) - len(there)


def _heading(judged: Judged) -> ListHeading:
    submission = judged.submission
    return findings_out.heading_of(submission.collection, judged.at.astimezone().date(), submission.timetable)


def _write_list(path: Path, judged: Judged, rows: Sequence[FindingRow]) -> tuple[Path, int]:
    listed, fixed = _listed(judged, rows)
    return findings_out.write_list(path, _heading(judged), listed), fixed


def _write_lead_pages(
    folder: Path, judged: Judged, rows: Sequence[FindingRow], ending: str
) -> Mapping[Path, Person | None]:
    return findings_out.write_lead_pages(folder, _heading(judged), _listed(judged, rows)[0], ending)
