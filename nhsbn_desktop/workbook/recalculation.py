"""Brings the results saved beside formulas up to date in a copy we send, where it can be proved that we work them out
as Excel does; where not, it says so. Programs that read saved results, as the Network's do, see nothing else."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.calculating.calculation import Calculation
from nhsbn_desktop.workbook.calculating.dependents import Formulas, Spot
from nhsbn_desktop.workbook.calculating.engine import Engine, Formulon, NoEngine
from nhsbn_desktop.workbook.calculating.mirrors import SUPPORT
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.parts.archive import rebuild
from nhsbn_desktop.workbook.parts.excel_values import NotUnderstood, Result
from nhsbn_desktop.workbook.parts.formula_tokens import tokens_of
from nhsbn_desktop.workbook.parts.saved_values import put_results, saved_value
from nhsbn_desktop.workbook.reader import Workbook, read_workbook
from nhsbn_desktop.workbook.saving import save_like

_CLOSE = 1e-12  # of the larger number: sums taken in another order differ in their last digits
_FILLS = "one formula fills several cells"
_VOLATILE = "it changes with the date or each time it is worked out"
_DIFFERS = "the result saved in the workbook as it came is not the one worked out here"
_UNTOLD = "it cannot be worked out here"


@dataclass(frozen=True, slots=True)
class NotRefreshed:
    """A formula cell whose saved result may be out of date, and why; Excel works it out when the copy is opened."""

    cell: Cell
    why: str


@dataclass(frozen=True, slots=True)
class Recalculated:
    """What was done to the copy at `path`: the formula cells given a new result, and those that were not, with the
    reason. `parts` are the sheets' parts that hold a new result. Where nothing was refreshed the file has not been
    touched."""

    path: Path
    refreshed: tuple[Cell, ...] = ()
    not_refreshed: tuple[NotRefreshed, ...] = ()
    parts: tuple[str, ...] = ()


def refresh(
    source: Path, copy: Path, written: Iterable[Cell], *, password: str | None = None, engine: Engine | None = None
) -> Recalculated:
    """Refreshes, in `copy`, the saved results that follow from the cells `written` there since it was `source`.

    A self-test comes first: each formula is worked out in `source` too, and only where that gives the very result which
    Excel saved there is the new one believed. (A formula that is nothing but a copy of a cell without a formula needs
    no test.) Simple formulas are worked out here at once; for the rest `engine` is asked, formulon where None. The
    Support sheet's copies are put right whoever left them out of date. Only the results change, byte for byte; a copy
    protected by a password is decrypted in memory alone. Raises WorkbookProblem.
    """
    before = read_workbook(source, password)
    after = read_workbook(copy, before.package.password)
    work = _Refreshing(before, after, written)
    work.work_out_here()
    work.ask(engine or Formulon())
    refreshed = work.put_into(copy)
    parts = sorted({after.sheet(cell.sheet).part for cell in refreshed})
    return Recalculated(copy, refreshed, work.not_refreshed(), tuple(parts))


@dataclass
class _Refreshing:
    before: Workbook
    after: Workbook
    written: Iterable[Cell]
    results: dict[Spot, Result] = field(default_factory=dict)  # what is believed
    left: dict[Spot, str] = field(default_factory=dict)  # what is not, with the reason
    asked: list[Spot] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.formulas = Formulas(self.after)
        changed = [(cell.sheet.lower(), *split_address(cell.address)) for cell in self.written]
        stale = self.formulas.dependents(changed) if changed else frozenset()
        self.stale = stale | frozenset(spot for spot in self.formulas.by_spot if self._is_support_copy(spot))

    def _is_support_copy(self, spot: Spot) -> bool:
        return spot[0] == SUPPORT.lower() and self._is_copy(spot)

    def _is_copy(self, spot: Spot) -> bool:
        tokens = tokens_of(self.formulas.by_spot[spot].text)
        return len(tokens) == 1 and tokens[0].kind == "reference"

    def work_out_here(self) -> None:
        earlier = Calculation(self.before, self.formulas, self.stale)
        later = Calculation(self.after, self.formulas, self.stale)
        for spot in sorted(self.stale):
            formula, reach = self.formulas.by_spot[spot], self.formulas.reach(spot)
            if formula.fills is not None or reach.volatile:
                self.left[spot] = _FILLS if formula.fills is not None else _VOLATILE
                continue
            try:
                if self._needs_no_test(spot) or self._was_saved(spot, earlier.result(spot)):
                    self.results[spot] = later.result(spot)
                    continue
                self.left[spot] = _DIFFERS
            except NotUnderstood:
                self.left[spot] = _UNTOLD
            self.asked.append(spot)

    def _needs_no_test(self, spot: Spot) -> bool:
        if not self._is_copy(spot):
            return False
        formula, reference = self.formulas.by_spot[spot], self.formulas.reach(spot).references[0]
        target = (reference.sheet or spot[0], *reference.area(formula.rows, formula.columns).anchor)
        return target not in self.formulas.by_spot

    def _was_saved(self, spot: Spot, result: Result) -> bool:
        return _same(result, _saved(self.before, spot))

    def ask(self, engine: Engine) -> None:
        """What is not simple goes to the engine, both workbooks at once: starting it costs more than the work."""
        if not self.asked:
            return
        try:
            earlier, later = engine.results((self.before.package.raw, self.after.package.raw), self.asked)
        except NoEngine as problem:
            self.left.update((spot, str(problem)) for spot in self.asked if self.left[spot] == _UNTOLD)
            return
        for spot in self.asked:
            if spot not in earlier or spot not in later:
                continue
            if self._was_saved(spot, earlier[spot]):
                self.results[spot] = later[spot]
                del self.left[spot]
            elif _same(earlier[spot], later[spot]):
                del self.left[spot]  # whatever Excel makes of it, what was written made no difference
            else:
                self.left[spot] = _DIFFERS

    def put_into(self, copy: Path) -> tuple[Cell, ...]:
        """Saves the copy with the results that are not what it holds already, and tells their cells."""
        new = {spot: result for spot, result in self.results.items() if not _same(result, _saved(self.after, spot))}
        if not new:
            return ()
        by_sheet: dict[str, dict[tuple[int, int], Result]] = {}
        for (sheet, row, column), result in new.items():
            by_sheet.setdefault(sheet, {})[row, column] = result
        content = _with_results(self.after, by_sheet)
        save_like(self.after.package, copy, content)
        return tuple(self._cell(spot) for spot in sorted(new))

    def not_refreshed(self) -> tuple[NotRefreshed, ...]:
        return tuple(NotRefreshed(self._cell(spot), why) for spot, why in sorted(self.left.items()))

    def _cell(self, spot: Spot) -> Cell:
        return self.after.sheet(spot[0]).place(spot[1], spot[2])


def _with_results(workbook: Workbook, by_sheet: Mapping[str, Mapping[tuple[int, int], Result]]) -> bytes:
    package = workbook.package
    replaced = {}
    for name, results in by_sheet.items():
        part = workbook.sheet(name).part
        replaced[package.members[part.lower()].filename] = put_results(package.read(part), results)
    return rebuild(package.raw, package.archive, replaced, frozenset())


def _saved(workbook: Workbook, spot: Spot) -> Result:
    return saved_value(workbook.sheet(spot[0]), spot[1], spot[2]) if spot[0] in workbook else None


def _same(one: Result, other: Result) -> bool:
    if isinstance(one, bool) or isinstance(other, bool) or not (isinstance(one, float) and isinstance(other, float)):
        return type(one) is type(other) and one == other
    return math.isclose(one, other, rel_tol=_CLOSE, abs_tol=_CLOSE)
