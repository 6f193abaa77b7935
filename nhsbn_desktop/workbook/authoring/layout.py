"""Where everything stands in a workbook of the Network's form: tabs, blocks, questions, answer and comment cells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Aggregation, Cell, Metric, ValueType
from nhsbn_desktop.workbook.parts.addresses import address_of

QUESTION, DEFINITION, TYPE, FIRST_ANSWER = 2, 3, 4, 5  # columns B to E; column A is a margin
HEADER_ROW = 4
COLUMN_DIMENSIONS = ("Team type", "Bed type")  # their members stand in columns; any other's in rows of their own
RESPONSE = "Response"
LONGEST_NAME = 31  # Excel's limit for the name of a sheet
_SUMMED = frozenset({ValueType.COUNT, ValueType.MONEY})


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a block: the block's heading (no metric), a question, or a sub-question (with its member).

    `answers` holds (column, answer code) for each cell that is asked here.
    """

    row: int
    text: str
    metric: Metric | None = None
    member: str = ""
    answers: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Questions under one header row. `source` and `comments` are the first and last column of those two cells."""

    header_row: int
    columns: tuple[str, ...]
    total: int | None  # the column of the calculated total
    source: tuple[int, int]
    comments: tuple[int, int]
    lines: tuple[Line, ...]

    @property
    def last_row(self) -> int:
        return self.lines[-1].row


@dataclass(frozen=True, slots=True)
class Tab:
    """One section's tab."""

    name: str
    section: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Layout:
    tabs: tuple[Tab, ...]

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """Where each answer stands, by answer code, in the order of the tabs."""
        return {
            code: Cell(tab.name, address_of(line.row, column))
            for tab, _, line in self._lines()
            for column, code in line.answers
        }

    @cached_property
    def comment_cells(self) -> dict[str, Cell]:
        """Where a comment on each answer stands; answers in one row share it."""
        return {
            code: Cell(tab.name, address_of(line.row, block.comments[0]))
            for tab, block, line in self._lines()
            for _, code in line.answers
        }

    def _lines(self) -> Iterator[tuple[Tab, Block, Line]]:
        return ((tab, block, line) for tab in self.tabs for block in tab.blocks for line in block.lines)


def lay_out(collection: Collection) -> Layout:
    """The one place of every question and answer of a collection's workbook; the same for every unit and year."""
    names: dict[str, str] = {}
    for section in collection.sections:
        names[section] = sheet_name(section, names.values())
    return Layout(tuple(_tab(collection, section, name) for section, name in names.items()))


def sheet_name(section: str, taken: Iterable[str] = ()) -> str:
    """The section's name as a sheet may bear it: 31 characters, none of them : \\ / ? * [ ].

    >>> sheet_name("Quality, effectiveness and safety")
    'Quality, effectiveness, safety'
    """
    name = "".join(" " if letter in ":\\/?*[]" else letter for letter in section).strip("' ") or "Section"
    if len(name) > LONGEST_NAME:
        name = name.replace(" and ", ", ")
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME + 1].rpartition(" ")[0].rstrip(",") or name[:LONGEST_NAME]
    known, wanted, number = {other.casefold() for other in taken}, name, 2
    while name.casefold() in known:
        name = f"{wanted[: LONGEST_NAME - 4]} ({number})"
        number += 1
    return name


def has_total(metric: Metric) -> bool:
    """Whether the members' answers can be added up across a row: counts, money and WTE, not rates or waits."""
    return metric.aggregation is Aggregation.SUM and (metric.value_type in _SUMMED or metric.unit == "WTE")


def _tab(collection: Collection, section: str, name: str) -> Tab:
    grouped: dict[str, list[Metric]] = {}
    for metric in collection.metrics:
        if metric.section == section:
            in_columns = metric.dimension in COLUMN_DIMENSIONS and metric.members
            grouped.setdefault(metric.dimension if in_columns else "", []).append(metric)
    columns = {dimension: _columns(collection, dimension, metrics) for dimension, metrics in grouped.items()}
    widest = max(_after_answers(columns[dimension], metrics) for dimension, metrics in grouped.items())
    blocks: list[Block] = []
    for dimension, metrics in grouped.items():
        header_row = blocks[-1].last_row + 2 if blocks else HEADER_ROW
        lines = [Line(header_row + 1, f"{section}: {f'by {dimension.lower()}' if dimension else 'whole service'}")]
        for metric in metrics:
            lines.extend(_lines(metric, columns[dimension] if dimension else (), lines[-1].row + 1))
        after = _after_answers(columns[dimension], metrics)
        total = after - 1 if _any_total(columns[dimension], metrics) else None
        blocks.append(Block(header_row, columns[dimension], total, *_spans(after, widest), tuple(lines)))
    return Tab(name, section, tuple(blocks))


def _columns(collection: Collection, dimension: str, metrics: list[Metric]) -> tuple[str, ...]:
    """The answer columns of a block: the members these metrics ask for, in the collection's order."""
    if not dimension:
        return (RESPONSE,)
    used = {member for metric in metrics for member in metric.members}
    every = (member for metric in collection.metrics if metric.dimension == dimension for member in metric.members)
    return tuple(member for member in dict.fromkeys(every) if member in used)


def _any_total(columns: tuple[str, ...], metrics: list[Metric]) -> bool:
    return columns != (RESPONSE,) and any(has_total(metric) for metric in metrics)


def _after_answers(columns: tuple[str, ...], metrics: list[Metric]) -> int:
    """The first column after the answers and their total."""
    return FIRST_ANSWER + len(columns) + _any_total(columns, metrics)


def _spans(after: int, widest: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The columns of source and comments: merged ones where a wider block of the tab makes the columns narrow."""
    if after < widest:
        return (after, after + 1), (after + 2, after + 4)
    return (after, after), (after + 1, after + 1)


def _lines(metric: Metric, columns: tuple[str, ...], row: int) -> Iterator[Line]:
    if columns:
        answers = ((FIRST_ANSWER + columns.index(member), metric.code(member)) for member in metric.members)
        yield Line(row, metric.label, metric, answers=tuple(answers))
        return
    yield Line(row, metric.label, metric, answers=() if metric.members else ((FIRST_ANSWER, metric.ref),))
    for place, member in enumerate(metric.members, row + 1):
        yield Line(place, member, metric, member, ((FIRST_ANSWER, metric.code(member)),))
