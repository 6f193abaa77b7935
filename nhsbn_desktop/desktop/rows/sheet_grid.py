"""A sheet of the Network's workbook as a grid: answers to type into, words around them, findings in their corners."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from nhsbn_desktop.desktop.rows.figures import NOTHING, answer_words, field_words
from nhsbn_desktop.domain.answers import Correction, Value, canonical, parse
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.gaps import Gap
from nhsbn_desktop.domain.metrics import Cell, Metric
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.sheets import BLANK, Book, CellView, SheetView

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LONG = 40  # letters: a locked cell that says more may be cut, and its tool tip has the whole


@dataclass(frozen=True)
class OpenWorkbook:
    """A workbook on screen. `submission` is None while the file is only looked at; `sheets` are those laid out so far,
    by name; `names` the people's by key; `locked` the kept file where its password is not known any more."""

    submission: Submission | None
    book: Book | None
    sheets: dict[str, SheetView]
    names: Mapping[str, str]
    locked: Path | None = None


@dataclass(frozen=True)
class Marks:
    """What is known of each answer, by its code: worked out once for a submission, looked up cell by cell."""

    submission: Submission | None = None
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    gaps: Mapping[str, Gap] = field(default_factory=dict)


def marks_of(submission: Submission | None) -> Marks:
    """Findings (all that name an answer, the worst first), corrections and reasoned blanks of a submission by answer
    code."""
    if submission is None:
        return Marks()
    by_code: dict[str, list[Finding]] = {}
    for finding in sorted(submission.findings, key=lambda finding: finding.severity.rank):
        for code in dict.fromkeys(finding.codes):
            by_code.setdefault(code, []).append(finding)
    return Marks(
        submission,
        {code: tuple(findings) for code, findings in by_code.items()},
        {correction.code: correction for correction in submission.corrections},
        submission.standing_gaps,
    )


def open_words(submission: Submission) -> str:
    """Which file it is, how much of it is answered, and how much was put right here."""
    reading = submission.reading
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
        self.marks = Marks()
        self.pending: dict[str, Value] = {}  # typed, and not yet on record
        self.marked: frozenset[str] = frozenset()  # the answers with a finding or a correction
        self._said: dict[str, str] = {}  # answers in words, for the painting
        self.pointed: frozenset[tuple[int, int]] = frozenset()  # places a person is shown, such as a proposal

    def show_sheet(self, sheet: SheetView | None, marks: Marks) -> None:
        """Turns to a sheet, or takes in what is new on the one that is shown."""
        self.marks = marks
        self.marked = frozenset((*marks.findings, *marks.corrections))
        self._said.clear()
        if sheet is not None and self.sheet is sheet:
            self.repaint()
            return
        self.beginResetModel()
        self.sheet, self.pointed = sheet, frozenset()
        self.endResetModel()

    def point_at(self, places: frozenset[tuple[int, int]]) -> None:
        """Highlights these cells, by their row and column numbers, and no others."""
        if places != self.pointed:
            self.pointed = places
            self.repaint()

    def repaint(self) -> None:
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.columns)

    def at(self, index: Index) -> tuple[int, int]:
        """The cell's own row and column number; (0, 0) for none."""
        sheet = self.sheet
        if sheet is None or not index.isValid():
            return 0, 0
        return sheet.rows[index.row()], sheet.columns[index.column()].number

    def cell(self, index: Index) -> CellView:
        sheet = self.sheet
        if sheet is None or not index.isValid():
            return BLANK
        return sheet.cell(sheet.rows[index.row()], sheet.columns[index.column()].number)

    def place(self, index: Index) -> Cell:
        """Where this is in the workbook."""
        return self.sheet.address(*self.at(index)) if self.sheet is not None and index.isValid() else Cell("", "")

    def index_of(self, code: str) -> QModelIndex:
        """Where an answer stands on this sheet; an invalid index where it does not."""
        at = self.sheet.places.get(code) if self.sheet is not None else None
        return self.index_at(*at) if at is not None else QModelIndex()

    def index_at(self, row: int, column: int) -> QModelIndex:
        """The index of a place by its own row and column number."""
        sheet = self.sheet
        if sheet is None:
            return QModelIndex()
        at, along = sheet.row_place(row), sheet.column_place(column)
        return self.index(at, along) if at >= 0 and along >= 0 else QModelIndex()

    def value(self, code: str) -> Value:
        if code in self.pending:
            return self.pending[code]
        return self.marks.submission.answers.get(code) if self.marks.submission is not None else None

    def metric(self, code: str) -> Metric | None:
        return self.marks.submission.collection.metric(code) if self.marks.submission is not None else None

    def options(self, index: Index) -> tuple[str, ...]:
        """The items of the answer's drop-down: the workbook's own list."""
        code = self.cell(index).code
        if self.marks.submission is None or self.sheet is None or not code:
            return ()
        return self.marks.submission.answers.options.get(code) or self.sheet.options(*self.at(index))

    def findings(self, code: str) -> tuple[Finding, ...]:
        return self.marks.findings.get(code, ())

    def text(self, index: Index) -> str:
        cell = self.cell(index)
        if not cell.code:
            return cell.text
        if cell.code in self.pending:
            return self._in_words(cell.code)
        said = self._said.get(cell.code)
        if said is None:
            self._said[cell.code] = said = self._in_words(cell.code)
        return said

    def _in_words(self, code: str) -> str:
        gap = self.gap(code)
        if gap is not None:
            return gap.kind.words.capitalize()
        words = answer_words(self.value(code), self.metric(code))
        return "" if words == NOTHING else words

    def gap(self, code: str) -> Gap | None:
        """Why an answer is blank on purpose, where somebody said so."""
        return self.marks.gaps.get(code) if code not in self.pending else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS | Qt.ItemFlag.ItemIsEditable if self.cell(index).code else _FLAGS

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
                return self._tip(index, cell) or None
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
        """The whole cell as it should be heard: place, question, answer, findings, comment."""
        cell, where = self.cell(index), self.place(index)
        words = f"{where.address}: {cell.text or 'empty'}"
        if cell.code and self.marks.submission is not None:
            label = self.marks.submission.collection.label(cell.code)
            words = f"{where.address}, {label}: {self.text(index) or 'blank'}"
        return ". ".join([words, *self._notes(index, cell)])

    def _tip(self, index: Index, cell: CellView) -> str:
        whole = [cell.text] if not cell.code and len(cell.text) > _LONG else []
        return "\n".join([*whole, *self._notes(index, cell)])

    def _notes(self, index: Index, cell: CellView) -> list[str]:
        notes, code = [], cell.code
        correction = self.marks.corrections.get(code)
        if code in self.pending:
            notes.append("Not saved yet: say why")
        elif correction is not None:
            notes.append(f"Corrected here: {correction.why}" if correction.why else "Corrected here")
        gap = self.gap(code)
        if gap is not None:
            notes.append(f"Blank on purpose: {gap.reason}")
        explained = self.marks.submission.explained if self.marks.submission is not None else {}
        for finding in self.findings(code) if code else ():
            done = " (explained)" if finding.key in explained else ""
            notes.append(f"{finding.severity.words}{done}: {finding.message}")
        if cell.note and self.sheet is not None:
            notes.append(f"Comment: {self.sheet.comment(*self.at(index))}")
        return notes
