"""Showing where the answers are: a person points at an answer cell, a header row or a section, and sees the rest."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.widgets.cards import Card, label
from nhsbn_desktop.desktop.widgets.chips import Segments
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.services import mappings, sheets
from nhsbn_desktop.services.mappings import HeaderRule, Proposal, SectionRule, WorkbookMapping
from nhsbn_desktop.services.sheets import Book, SheetView

_ANSWERS, _HEADER, _SECTION = range(3)
_POINT = (
    "Click one cell that is for an answer. All cells like it are marked in the sheet.",
    "Click the heading above the questions, such as Question. The rest of its row is read with it.",
    "Click the heading of a section. All headings like it are listed.",
)
_COLUMNS = (("definition", ("definition", "guidance", "instruction")), ("type", ("type", "format")))
_MOST_TOLD = 6


class MappingPanel(Card):
    """Stands beside the sheet in place of what is known of a cell. `pointed` carries the cells to mark (a set of Cell),
    `kept` the mapping that a person confirmed."""

    pointed = Signal(object)
    kept = Signal(object)
    closed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._book: Book | None = None
        self._mapping: WorkbookMapping | None = None
        self._found: Proposal | HeaderRule | SectionRule | None = None
        self._proposals: tuple[Proposal, ...] = ()
        self.heading = label("Show where the answers are", "heading", wrap=True)
        self.kinds = Segments()
        self.kinds.show_segments(["Answers", "Header row", "Section"])
        self.ask, self.told, self.so_far = (
            label(wrap=True),
            label(role="strong", wrap=True),
            label(role="muted", wrap=True),
        )
        self.reach = QComboBox()
        self.reach.setAccessibleName("Which cells are for answers")
        self.reach.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add, self.again = QPushButton("Add these"), QPushButton("Start again")
        self.use, self.leave = QPushButton("Use this mapping"), QPushButton("Cancel")
        self.use.setProperty("kind", "primary")
        self._lay_out()
        self.kinds.chosen.connect(self._choose_kind)
        self.reach.currentIndexChanged.connect(self._choose_reach)
        self.add.clicked.connect(self._add)
        self.again.clicked.connect(self._start_again)
        self.use.clicked.connect(self._use)
        self.leave.clicked.connect(self.closed)
        self.hide()

    def begin(self, book: Book) -> None:
        """Starts on a workbook; the mapping is empty until something is added."""
        self._book, self._mapping = book, None
        self._jobs.send(self, partial(mappings.new_mapping, book.workbook, book.file_name), self._begin_with)
        self._choose_kind(_ANSWERS)
        self.kinds.choose(_ANSWERS)
        self._count()
        self.show()

    def point(self, sheet: SheetView, cell: Cell) -> None:
        """A person clicked a cell."""
        if self._book is None or self.isHidden():
            return
        workbook = self._book.workbook
        match self.kinds.current:
            case 0:
                self._jobs.send(self, partial(mappings.like_this, workbook, cell), self._show_alike)
            case 1:
                work = partial(mappings.header_like, workbook, cell.sheet)
                row, columns = _columns(sheet, cell)
                self._jobs.send(self, partial(work, row, columns), self._show_header)
            case _:
                self._jobs.send(self, partial(mappings.section_like, workbook, cell), self._show_sections)

    def _lay_out(self) -> None:
        for piece in (self.heading, self.kinds, self.ask, self.told, self.reach, self.add):
            self.content.addWidget(piece)
        self.content.addStretch(1)
        self.content.addWidget(self.so_far)
        self.content.addWidget(self.again)
        row = QHBoxLayout()
        row.addWidget(self.use)
        row.addWidget(self.leave)
        self.content.addLayout(row)

    def _begin_with(self, mapping: WorkbookMapping) -> None:
        self._mapping = mapping
        self._count()

    @Slot(int)
    def _choose_kind(self, kind: int) -> None:
        self.ask.setText(_POINT[kind])
        self._show_found(None, "")
        self.reach.setVisible(False)
        self.pointed.emit(frozenset())

    def _show_alike(self, proposals: tuple[Proposal, ...]) -> None:
        self._proposals = proposals
        self.reach.blockSignals(True)
        self.reach.clear()
        self.reach.addItems([f"{len(one.cells):,} cells {one.words}" for one in proposals])
        self.reach.blockSignals(False)
        self.reach.setVisible(len(proposals) > 1)
        self._choose_reach(0)

    @Slot(int)
    def _choose_reach(self, place: int) -> None:
        if not 0 <= place < len(self._proposals):
            self._show_found(None, "That cell cannot be an answer cell: it is calculated or merged.")
            self.pointed.emit(frozenset())
            return
        chosen = self._proposals[place]
        self.reach.setToolTip(self.reach.currentText())
        told = ", ".join(f"{name}: {count:,}" for name, count in list(chosen.counts.items())[:_MOST_TOLD])
        self._show_found(chosen, f"{len(chosen.cells):,} cells {chosen.words}. {told}.")
        self.pointed.emit(frozenset(chosen.cells))

    def _show_header(self, rule: HeaderRule) -> None:
        named = [f"{name}: {said}" for name, said in (("definition", rule.definition), ("type", rule.type)) if said]
        words = f"Questions stand under “{rule.question}”. {', '.join(named)}".strip()
        self._show_found(rule if rule.question else None, words if rule.question else "That cell says nothing.")

    def _show_sections(self, found: tuple[SectionRule, tuple[str, ...]]) -> None:
        rule, headings = found
        told = ", ".join(headings[:_MOST_TOLD])
        self._show_found(rule if headings else None, f"{len(headings):,} headings like this: {told}")

    def _show_found(self, found: Proposal | HeaderRule | SectionRule | None, words: str) -> None:
        self._found = found
        self.told.setText(words)
        self.add.setEnabled(found is not None and self._mapping is not None)

    @Slot()
    def _add(self) -> None:
        mapping, found = self._mapping, self._found
        if mapping is None or found is None:
            return
        match found:
            case Proposal():
                self._mapping = replace(mapping, answers=(*mapping.answers, found.rule))
            case HeaderRule():
                self._mapping = replace(mapping, headers=(*mapping.headers, found))
            case _:
                self._mapping = replace(mapping, sections=(*mapping.sections, found))
        self._show_found(None, "")
        self._count()

    @Slot()
    def _start_again(self) -> None:
        if self._mapping is not None:
            self._mapping = replace(self._mapping, answers=(), headers=(), sections=())
        self.pointed.emit(frozenset())
        self._count()

    def _count(self) -> None:
        """What the workbook asks when it is read as pointed out so far."""
        mapping, book = self._mapping, self._book
        ready = mapping is not None and bool(mapping.answers)
        self.use.setEnabled(ready)
        self.again.setEnabled(ready)
        if not ready or mapping is None or book is None:
            self.so_far.setText("Nothing has been pointed out yet.")
            return
        self.so_far.setText("Reading the workbook so.")
        work: Callable[[], object] = partial(mappings.try_mapping, book.workbook, mapping)
        self._jobs.send(self, work, self._tell, words="Reading the workbook as pointed out")

    def _tell(self, structure: object) -> None:
        if isinstance(structure, mappings.Structure):
            sections = len(structure.sections)
            self.so_far.setText(
                f"Read so, the workbook asks {len(structure.questions):,} questions in {sections:,}"
                f" section{'' if sections == 1 else 's'}, with {structure.answer_cells:,} answer cells."
            )

    @Slot()
    def _use(self) -> None:
        if self._mapping is not None:
            self.kept.emit(self._mapping)


def _columns(sheet: SheetView, cell: Cell) -> tuple[int, dict[str, int]]:
    """The row pointed at, and its columns by what their headings say they hold."""
    row, column = sheets.place_of(cell)
    found = {"question": column}
    for other in sheet.numbers:
        text = sheet.cell(row, other).text.casefold()
        role = next((role for role, words in _COLUMNS if any(word in text for word in words)), "")
        if role and other != column:
            found.setdefault(role, other)
    return row, found
