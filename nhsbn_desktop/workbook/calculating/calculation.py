"""Working out the formulas that follow from what was written, where they are simple, from the cells they point at."""

from collections.abc import Callable, Iterator

from nhsbn_desktop.workbook.calculating.dependents import Formula, Formulas, Spot
from nhsbn_desktop.workbook.calculating.evaluating import evaluate
from nhsbn_desktop.workbook.parts.addresses import Area
from nhsbn_desktop.workbook.parts.excel_values import Cells, NotUnderstood, Result
from nhsbn_desktop.workbook.parts.formula_tokens import Reference
from nhsbn_desktop.workbook.parts.saved_values import saved_value
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.reader import Workbook

_LONGEST_CHAIN = 40  # formulas that lead to one another before any of them has been worked out
_LARGEST_AREA = 200_000  # cells


class Calculation:
    """One workbook, some of whose formulas (`stale`) are worked out anew; all others keep the result saved in the file.
    Each is worked out once."""

    def __init__(self, workbook: Workbook, formulas: Formulas, stale: frozenset[Spot]) -> None:
        self._workbook, self._formulas, self._stale = workbook, formulas, stale
        self._known: dict[Spot, Result | NotUnderstood] = {}
        self._open: set[Spot] = set()

    def result(self, spot: Spot) -> Result:
        """Raises NotUnderstood for a formula that is not simple, or that leads to one that is not."""
        if spot not in self._known:
            self._known[spot] = self._work_out(spot)
        known = self._known[spot]
        if isinstance(known, NotUnderstood):
            raise known
        return known

    def _work_out(self, spot: Spot) -> Result | NotUnderstood:
        formula = self._formulas.by_spot[spot]
        if formula.fills is not None or spot in self._open or len(self._open) >= _LONGEST_CHAIN:
            raise NotUnderstood("formulas that lead to one another")
        self._open.add(spot)
        try:
            return evaluate(formula.text, _Seen(self.value, self.sheet, spot[0], formula))
        except NotUnderstood as problem:
            return problem
        finally:
            self._open.remove(spot)

    def value(self, spot: Spot) -> Result:
        if spot in self._stale:
            return self.result(spot)
        return saved_value(self.sheet(spot[0]), spot[1], spot[2])

    def sheet(self, name: str) -> Sheet:
        if name not in self._workbook:
            raise NotUnderstood("a sheet that is not there")
        return self._workbook.sheet(name)


class _Seen(Cells):
    """The workbook as one formula sees it: from its own sheet, and from where it was filled to."""

    def __init__(
        self, value: Callable[[Spot], Result], sheet: Callable[[str], Sheet], own: str, formula: Formula
    ) -> None:
        self._value, self._sheet, self._own, self._formula = value, sheet, own, formula

    def where(self, reference: Reference) -> Area:
        return reference.area(self._formula.rows, self._formula.columns)

    def one(self, reference: Reference) -> Result:
        return self._value((reference.sheet or self._own, *self.where(reference).anchor))

    def area(self, reference: Reference) -> Iterator[Result]:
        name, area = reference.sheet or self._own, self.where(reference)
        for row, column in _there(self._sheet(name), area):
            value = self._value((name, row, column))
            if value is not None:
                yield value


def _there(sheet: Sheet, area: Area) -> Iterator[tuple[int, int]]:
    """The cells of an area that the file has, row by row."""
    tall, wide = area.last_row - area.first_row + 1, area.last_column - area.first_column + 1
    if tall * wide > len(sheet.grid):
        found = sorted(place for place in sheet.grid if place in area)
        if len(found) > _LARGEST_AREA:
            raise NotUnderstood("a very large area")
        yield from found
        return
    for row in range(area.first_row, area.last_row + 1):
        for column in range(area.first_column, area.last_column + 1):
            if (row, column) in sheet.grid:
                yield row, column
