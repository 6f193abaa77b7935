"""A sheet without its answers: the texts, figures and formulas that its author put there, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nhsbn_desktop.workbook.asking.asked import Structure
from nhsbn_desktop.workbook.calculating.formulas import Place
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.reader import Workbook


@dataclass(frozen=True, eq=False)
class Skeleton:
    """`answerable` are the places a person may fill in: unlocked cells, and the answer cells of its questions."""

    sheet: Sheet
    answerable: frozenset[Place]

    @cached_property
    def labels(self) -> dict[Place, str]:
        """The author's texts by place, without spaces at either end."""
        return {place: text for place in self._constants() if (text := self.sheet.text_at(*place))}

    @cached_property
    def constants(self) -> frozenset[Place]:
        """Where the author put a text or a figure that is not worked out."""
        return frozenset(place for place in self._constants() if self.sheet.answer_at(*place) is not None)

    def _constants(self) -> Iterator[Place]:
        for place, raw in self.sheet.grid.items():
            if (raw[6] or raw[7]) and not (raw[4] or raw[5]) and place not in self.answerable:
                yield place


def unlocked_places(sheet: Sheet) -> frozenset[Place]:
    """Every unlocked cell that the file has, hidden ones and formulas among them."""
    return frozenset(place for place in sheet.grid if not sheet.style_at(*place).locked)


def skeletons(workbook: Workbook, structure: Structure) -> dict[str, Skeleton]:
    """Of every sheet, by name. Where an author unlocked a whole sheet, only its questions' cells are answers."""
    asked: dict[str, set[Place]] = {}
    for question in structure.questions:
        for cell in (*(cell for _, cell in question.cells), question.source_cell, question.comment_cell):
            if cell is not None:
                asked.setdefault(cell.sheet, set()).add(split_address(cell.address))
    for cell in structure.details.cells.values():
        asked.setdefault(cell.sheet, set()).add(split_address(cell.address))
    found = {}
    for sheet in workbook.sheets:
        unlocked = unlocked_places(sheet)
        labelled = any((raw[6] or raw[7]) and place not in unlocked for place, raw in sheet.grid.items())
        own = frozenset(asked.get(sheet.name, ()))
        found[sheet.name] = Skeleton(sheet, own | unlocked if labelled else own)
    return found
