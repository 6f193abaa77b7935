"""Which formulas follow from a cell, straight or through others: what is out of date once that cell is written to."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from nhsbn_desktop.workbook.parts.addresses import Area, AreaIndex, parse_area
from nhsbn_desktop.workbook.parts.formula_tokens import Reach, reach_of
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.parts.texts import plain
from nhsbn_desktop.workbook.reader import Workbook

Spot = tuple[str, int, int]
"""A cell anywhere in the workbook: its sheet's name in lower case, row and column."""

_ATTRIBUTE = re.compile(r'\b(t|si|ref)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as written in the first cell of those that share it, and how far down and right of that one this cell
    stands. `fills` is the area of an array formula or data table that gives values to several cells."""

    text: str
    rows: int = 0
    columns: int = 0
    fills: Area | None = None


class Formulas:
    """All formulas of a workbook, and what follows from what."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.names: Mapping[str, str] = {name.name.lower(): name.refers_to for name in workbook.names}

    @cached_property
    def by_spot(self) -> Mapping[Spot, Formula]:
        found: dict[Spot, Formula] = {}
        for sheet in self._workbook.sheets:
            name = sheet.name.lower()
            found.update(((name, *place), formula) for place, formula in _formulas(sheet))
        return found

    def reach(self, spot: Spot) -> Reach:
        return reach_of(self.by_spot[spot].text, self.names)

    def dependents(self, changed: Iterable[Spot]) -> frozenset[Spot]:
        """Every formula whose value may be another once these cells are: those that point at them, those that point at
        these in turn, and those of which it cannot be told."""
        found = set(self._anywhere)
        waiting = [*changed, *found]
        while waiting:
            sheet, row, column = waiting.pop()
            index = self._index.get(sheet)
            for _, followers in index.at(row, column) if index else ():
                for spot in followers:
                    if spot not in found:
                        found.add(spot)
                        waiting.append(spot)
        return frozenset(found)

    @cached_property
    def _anywhere(self) -> frozenset[Spot]:
        return frozenset(spot for spot in self.by_spot if self.reach(spot).anywhere)

    @cached_property
    def _index(self) -> Mapping[str, AreaIndex[list[Spot]]]:
        """By sheet, each area that any formula points at, with those formulas. Thousands often share one long list."""
        areas: dict[str, dict[Area, list[Spot]]] = {}
        for spot, formula in self.by_spot.items():
            for reference in self.reach(spot).references:
                area = reference.area(formula.rows, formula.columns)
                areas.setdefault(reference.sheet or spot[0], {}).setdefault(area, []).append(spot)
        return {sheet: AreaIndex(found.items()) for sheet, found in areas.items()}


def _formulas(sheet: Sheet) -> Iterator[tuple[tuple[int, int], Formula]]:
    masters: dict[str, tuple[int, int, str]] = {}
    followers: list[tuple[tuple[int, int], str]] = []
    for place, raw in sheet.grid.items():
        if not (raw[4] or raw[5]):
            continue
        written = raw[4].decode("utf-8", "replace") if isinstance(raw[4], bytes) else raw[4]
        said = dict(_ATTRIBUTE.findall(written)) if written.strip() else {}
        if raw[5]:
            text = plain(raw[5])
            if said.get("t") == "shared":
                masters[said.get("si", "")] = (*place, text)
            area = parse_area(said.get("ref", "")) if said.get("t") in ("array", "dataTable") else None
            yield place, Formula(text, fills=area if area and str(area).count(":") else None)
        elif said.get("t") == "shared":
            followers.append((place, said.get("si", "")))
    for place, number in followers:
        if number in masters:
            row, column, text = masters[number]
            yield place, Formula(text, place[0] - row, place[1] - column)
