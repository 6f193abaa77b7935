"""A sheet of the Network's workbook as a grid: answers to type into, words around them, findings in their corners."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from nhsbn_desktop.desktop.figures import NOTHING, answer_words, field_words
from nhsbn_desktop.domain.answers import Correction, Value, canonical, parse
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.metrics import Cell, Metric
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.sheets import CellView, SheetView

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_BLANK = CellView("")


@dataclass(frozen=True)
class OpenWorkbook:
    """A submission, the sheets of its workbook, and the people's names by key."""

    submission: Submission
    sheets: tuple[SheetView, ...]
    names: dict[str, str]

    @property
    def digest(self) -> str:
        return self.submission.reading.file_digest if self.submission.reading else ""


@dataclass(frozen=True)
class Marks:
    """What is known of each answer, by its code: worked out once for a submission, looked up cell by cell."""

    submission: Submission | None = None
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    corrections: Mapping[str, Correction] = field(default_factory=dict)


def marks_of(submission: Submission) -> Marks:
    """Findings (all that name an answer, the worst first) and corrections of a submission by answer code."""
    by_code: dict[str, list[Finding]] = {}
    for finding in sorted(submission.findings, key=lambda finding: finding.severity.rank):
        for code in dict.fromkeys(finding.codes):
            by_code.setdefault(code, []).append(finding)
    return Marks(
        submission,
        {code: tuple(findings) for code, findings in by_code.items()},
        {correction.code: correction for correction in submission.corrections},
    )


def open_words(view: OpenWorkbook) -> str:
    """Which file it is, how much of it is answered, and how much was put right here."""
    submission, reading = view.submission, view.submission.reading
    answered = sum(value is not None for value in submission.answers.values())
    corrected = len(submission.corrections)
    fixes = f" {corrected} corrected here." if corrected else ""
    name = reading.file_name if reading else ""
    return f"{name}: {answered:,} of {len(submission.answers):,} answers given.{fixes}"


class SheetModel(QAbstractTableModel):
    """One sheet at a time; nothing is made for a cell before it is painted."""

    typed = Signal(str, object)  # answer code, value: a person entered something new

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.sheet: SheetView | None = None
        self.question_place = -1  # of the column with the questions; -1 where this sheet asks nothing
        self.marks = Marks()
        self.pending: dict[str, Value] = {}  # typed, and not yet on record

    def show_sheet(self, sheet: SheetView | None, marks: Marks) -> None:
        """Turns to a sheet, or takes in what is new on the one that is shown."""
        if sheet is not None and self.sheet is sheet:
            self.marks = marks
            if sheet.rows and sheet.columns:
                self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.sheet, self.marks = sheet, marks
        numbers = [column.number for column in sheet.columns] if sheet is not None else []
        wanted = sheet.question_column if sheet is not None else 0
        self.question_place = numbers.index(wanted) if wanted in numbers else -1
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.columns)

    def cell(self, index: Index) -> CellView:
        sheet = self.sheet
        if sheet is None or not index.isValid():
            return _BLANK
        return sheet.cells.get((sheet.rows[index.row()], sheet.columns[index.column()].number), _BLANK)

    def is_heading(self, index: Index) -> bool:
        """Whether this cell, or the question of its row, heads what follows."""
        place = self.question_place
        return self.cell(index).bold or (place >= 0 and self.cell(self.index(index.row(), place)).bold)

    def place(self, index: Index) -> Cell:
        """Where this is in the workbook."""
        if self.sheet is None or not index.isValid():
            return Cell("", "")
        letters, row = self.sheet.columns[index.column()].letters, self.sheet.rows[index.row()]
        return Cell(self.sheet.name, f"{letters}{row}")

    def index_of(self, code: str) -> QModelIndex:
        """Where an answer stands on this sheet; an invalid index where it does not."""
        at = self.sheet.places.get(code) if self.sheet is not None else None
        return self.index_at(*at) if at is not None else QModelIndex()

    def index_at(self, row: int, column: int) -> QModelIndex:
        """The index of a place by its own row and column number."""
        sheet = self.sheet
        numbers = [shown.number for shown in sheet.columns] if sheet is not None else []
        if sheet is None or row not in sheet.rows or column not in numbers:
            return QModelIndex()
        return self.index(sheet.rows.index(row), numbers.index(column))

    def value(self, code: str) -> Value:
        if code in self.pending:
            return self.pending[code]
        return self.marks.submission.answers.get(code) if self.marks.submission is not None else None

    def metric(self, code: str) -> Metric | None:
        return self.marks.submission.collection.metric(code) if self.marks.submission is not None else None

    def options(self, code: str) -> tuple[str, ...]:
        """The items of the answer's drop-down: the workbook's own list."""
        return self.marks.submission.answers.options.get(code, ()) if self.marks.submission is not None else ()

    def findings(self, code: str) -> tuple[Finding, ...]:
        return self.marks.findings.get(code, ())

    def text(self, index: Index) -> str:
        cell = self.cell(index)
        if not cell.code:
            return cell.text
        words = answer_words(self.value(cell.code), self.metric(cell.code))
        return "" if words == NOTHING else words

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.cell(index).code else flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        cell = self.cell(index)
        match role:
            case _Role.DisplayRole:
                return self.text(index)
            case _Role.EditRole:
                return field_words(self.value(cell.code)) if cell.code else cell.text
            case _Role.AccessibleTextRole:
                return self.spoken(index)
            case _Role.ToolTipRole:
                return self._tip(cell) or None
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        code = self.cell(index).code
        if role != _Role.EditRole or not code:
            return False
        entered = parse(str(value), self.metric(code))
        if canonical(entered) == canonical(self.value(code)):
            return False
        self.pending[code] = entered
        self.dataChanged.emit(index, index)
        self.typed.emit(code, entered)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole) or self.sheet is None:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.sheet.columns[section].letters if 0 <= section < len(self.sheet.columns) else None
        return str(self.sheet.rows[section]) if 0 <= section < len(self.sheet.rows) else None

    def spoken(self, index: Index) -> str:
        """The whole cell as it should be heard: place, question, answer, findings."""
        cell, where = self.cell(index), self.place(index)
        if not cell.code or self.marks.submission is None:
            return f"{where.address}: {cell.text or 'empty'}"
        words = [f"{where.address}, {self.marks.submission.collection.label(cell.code)}: {self.text(index) or 'blank'}"]
        return ". ".join([*words, *self._notes(cell.code)])

    def _tip(self, cell: CellView) -> str:
        if not cell.code:
            return cell.text if len(cell.text) > 40 else ""
        return "\n".join(self._notes(cell.code))

    def _notes(self, code: str) -> list[str]:
        notes = []
        correction = self.marks.corrections.get(code)
        if code in self.pending:
            notes.append("Not saved yet: say why")
        elif correction is not None:
            notes.append(f"Corrected here: {correction.why}" if correction.why else "Corrected here")
        explained = self.marks.submission.explained if self.marks.submission is not None else {}
        for finding in self.findings(code):
            done = " (explained)" if finding.key in explained else ""
            notes.append(f"{finding.severity.words}{done}: {finding.message}")
        return notes
