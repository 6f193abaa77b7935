"""What a workbook asks, as values: its timetable, whose return it is, its sections, questions and answer cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from nhsbn_desktop.domain.metrics import Cell, ValueType

SheetKind = Literal["introduction", "details", "data", "lists", "support", "reference"]


@dataclass(frozen=True, slots=True)
class Timetable:
    """The Network's dates, None where the workbook does not say."""

    opens: date | None = None
    deadline: date | None = None
    outputs: date | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """Whose return it is, as filled in on the details sheet ("" for blank), and the cells that say so, by field."""

    organisation: str = ""
    submission: str = ""
    contact_name: str = ""
    contact_email: str = ""
    cells: Mapping[str, Cell] = field(default_factory=dict)
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetSummary:
    name: str
    state: str
    kind: SheetKind


@dataclass(frozen=True, slots=True)
class Section:
    """A section and the sheet and row where it starts."""

    name: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is the question's own words; `parent` those of the question it continues ("" for none): "GP" under
    "Referrals received by source". `block` is the heading of its block of answer columns. `type_text` are the
    workbook's words for the type, `kind` what they were taken to mean. `cells` are its answer cells, each with its
    column's label (a team type, "Patient 3", "Response"); `row` its row, or for questions that run across, the row in
    which they stand. `proposed` marks a guess, with its `evidence`: nothing in the workbook was unlocked."""

    sheet: str
    row: int
    section: str
    block: str
    text: str
    parent: str
    definition: str
    kind: ValueType
    type_text: str
    options: tuple[str, ...]
    unit: str
    cells: tuple[tuple[str, Cell], ...]
    source_cell: Cell | None = None
    comment_cell: Cell | None = None
    question_id: str = ""
    proposed: bool = False
    evidence: str = ""

    @property
    def wording(self) -> str:
        """The question in full, with the words it continues."""
        return f"{self.parent.rstrip(' :')}: {self.text}" if self.parent else self.text


@dataclass(frozen=True)
class Structure:
    """What a workbook asks. `year` is "2025/26" or "" where no text says it; `support` the hidden Support sheet."""

    title: str
    project: str
    year: str
    timetable: Timetable
    details: Details
    support: Mapping[str, str]
    sheets: tuple[SheetSummary, ...]
    questions: tuple[Question, ...]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """In the order of the tabs; each where its first question stands."""
        found: dict[str, Section] = {}
        for question in self.questions:
            found.setdefault(question.section, Section(question.section, question.sheet, question.row))
        return tuple(found.values())

    @property
    def answer_cells(self) -> int:
        return sum(len(question.cells) for question in self.questions)

    @property
    def proposed(self) -> bool:
        """Whether the answer cells are a guess for a person to confirm."""
        return any(question.proposed for question in self.questions)
