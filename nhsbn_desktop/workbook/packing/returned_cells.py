"""Each answer cell of a pack that came back: what it holds, and where it belongs in the master."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.calculating.formulas import Place
from nhsbn_desktop.workbook.comparing.pairing import SheetPairs
from nhsbn_desktop.workbook.comparing.skeleton import Skeleton
from nhsbn_desktop.workbook.parts.addresses import address_of
from nhsbn_desktop.workbook.parts.contents import Writable
from nhsbn_desktop.workbook.parts.sheets import CellContent, Sheet
from nhsbn_desktop.workbook.reader import Workbook

_DAYS_TO_1904 = 1462  # from Excel's day 0 to that of workbooks that count from 1904


@dataclass(frozen=True, slots=True)
class Returned:
    """`cell` is its place in the pack, `target` in the master. `lost` says why the pack's answer cannot be known,
    `closed` why the master's cell cannot take one, `notice` what a person should know where it is written ("" each)."""

    cell: Cell
    target: Cell
    label: str
    base: Value
    master: Value
    value: Value
    written: Writable = None
    lost: str = ""
    closed: str = ""
    notice: str = ""


def returned_cells(
    sheet: Sheet,
    places: Iterable[Place],
    there: SheetPairs,
    here: SheetPairs,
    labels: Mapping[Cell, str],
    master: Workbook,
) -> Iterator[Returned]:
    """The cells at these places of one sheet of the base. `there` pairs the base with the pack, `here` with the master.

    Cells that cannot be found in the pack are given only where the base holds something, or where only their own row or
    column is unsure: of a row that was deleted there is nothing more to say.
    """
    for place in sorted(places):
        where, target = _find(there, sheet.name, place), _find(here, sheet.name, place)
        label, base = labels.get(sheet.place(*place), ""), sheet.answer_at(*place)
        if where is None:
            if base is not None or not _is_deleted(there, sheet.name, place):
                yield Returned(
                    sheet.place(*place),
                    sheet.place(*place),
                    label,
                    base,
                    base,
                    None,
                    lost=_why_lost(there, sheet.name, place),
                )
            continue
        came = there.other.sheet(where[0])
        cell = came.place(*where[1])
        if target is None:
            value = came.answer_at(*where[1])
            yield Returned(cell, cell, label, base, base, value, closed="the master no longer has a cell for it")
            continue
        yield _returned(came, where[1], master.sheet(target[0]), target[1], label, base)


def _find(pairs: SheetPairs, name: str, place: Place) -> tuple[str, Place] | None:
    if name not in pairs.partners:
        return None
    found = pairs.alignment(name).find_surely(place)
    return (pairs.partners[name], found) if found else None


def _is_deleted(pairs: SheetPairs, name: str, place: Place) -> bool:
    if name not in pairs.partners:
        return True
    alignment = pairs.alignment(name)
    return place[0] in alignment.rows.deleted or place[1] in alignment.columns.deleted


def _why_lost(pairs: SheetPairs, name: str, place: Place) -> str:
    if name not in pairs.partners:
        return f"{pairs.other.file_name} has no sheet {name}"
    if _is_deleted(pairs, name, place):
        return "its row or column was deleted in the pack"
    return "rows or columns about it moved, and the words left do not tell which one it is"


def _returned(came: Sheet, where: Place, target: Sheet, place: Place, label: str, base: Value) -> Returned:
    content, cell = came.at(*where), came.place(*where)
    value, formula = content.answer, came.is_formula(*where)
    return Returned(
        cell=cell,
        target=target.place(*place),
        label=label,
        base=base,
        master=target.answer_at(*place),
        value=value,
        written=_written(content, came, target),
        lost="it is a formula whose result was not saved" if formula and value is None else "",
        closed=_why_closed(target, place),
        notice=_notice(content, cell, target, place, formula=formula),
    )


def _written(content: CellContent, came: Sheet, target: Sheet) -> Writable:
    if content.serial is None:
        return content.value
    days = _DAYS_TO_1904 * (came.shared.counts_from_1904 - target.shared.counts_from_1904)
    return content.serial + Decimal(days) if content.serial >= 1 else content.serial


def _why_closed(target: Sheet, place: Place) -> str:
    if target.is_formula(*place):
        return "the master has a formula there"
    if target.is_covered(*place):
        return "the master's cell lies behind a merged one"
    if target.protected and target.style_at(*place).locked:
        return "the master's cell is locked"
    return ""


def _notice(content: CellContent, cell: Cell, target: Sheet, place: Place, *, formula: bool) -> str:
    if formula:
        return f"{cell} in the pack is a formula; its result was taken."
    if content.kind == "date" and not target.style_at(*place).moment:
        return f"{cell} in the pack is a date; {target.place(*place)} in the master is not formatted as one."
    return ""


def strays(form: Skeleton, own: frozenset[Place], there: SheetPairs) -> Iterator[tuple[Cell, Value, str]]:
    """What was typed on a lead's own sheet into unlocked cells that are none of its answer cells."""
    name = form.sheet.name
    alignment, came = there.alignment(name), there.other.sheet(there.partners[name])
    known = {alignment.find(place) for place in form.sheet.grid} | {alignment.find(place) for place in own}
    for place in sorted(came.grid):
        if place in known or came.style_at(*place).locked or came.is_formula(*place):
            continue
        value = came.answer_at(*place)
        if value is not None and came.text_at(*place) not in form.labels.values():
            yield Cell(came.name, address_of(*place)), value, "the workbook has no answer cell there"
