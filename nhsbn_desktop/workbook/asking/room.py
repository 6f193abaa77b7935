"""What goes on record of a workbook with more answer cells than there is room for: all answers, the likely blanks."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.asking.asked import Structure
from nhsbn_desktop.workbook.asking.inference import infer_metrics
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.reader import Workbook

Row = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Room:
    """`cells` are those that go on record, `answered` how many of them hold an answer: more than there is room for,
    where the workbook has more."""

    cells: Set[Cell]
    answered: int


def make_room(workbook: Workbook, structure: Structure, most: int, known: Collection | None = None) -> Room:
    """Chooses answer cells: those with an answer, and those of a collection that was `known` already, whose blanks
    somebody may have answered here; then up to `most` blank ones, row by row, first of rows in which an answer stands
    (a case that was begun), then from the top."""
    kept: set[Cell] = set()
    before: set[Cell] = set()
    begun: dict[Row, bool] = {}
    blank: dict[Row, list[Cell]] = {}
    codes = frozenset(known.codes) if known is not None else frozenset()
    for code, cell in _asked(structure):
        place = split_address(cell.address)
        if workbook.sheet(cell.sheet).answer_at(*place) is not None:
            kept.add(cell)
            begun[cell.sheet, place[0]] = True
        elif code in codes:
            before.add(cell)
        else:
            blank.setdefault((cell.sheet, place[0]), []).append(cell)
    answered = len(kept)
    kept |= before
    for row in (*(row for row in begun if row in blank), *(row for row in blank if row not in begun)):
        if len(kept) + len(blank[row]) > most:
            break
        kept.update(blank[row])
    return Room(kept, answered)


def _asked(structure: Structure) -> Iterator[tuple[str, Cell]]:
    for question, metric in infer_metrics(structure):
        for member, (_, cell) in zip(metric.members or ("",), question.cells, strict=True):
            yield metric.code(member), cell
