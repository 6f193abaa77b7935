"""Takes out of a copy what should not travel with it, by patching: each change is told, all else keeps its bytes."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from nhsbn_desktop.domain.leaks import Leak, Remedy
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.formats import refuse
from nhsbn_desktop.workbook.leaks.remedies import REMEDIES
from nhsbn_desktop.workbook.package import open_package
from nhsbn_desktop.workbook.packing.scrubbing import scrub_notes, scrub_strings
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.parts.archive import Unusual, rebuild
from nhsbn_desktop.workbook.parts.splice import NewCell
from nhsbn_desktop.workbook.reader import Workbook, read_package
from nhsbn_desktop.workbook.saving import judge_target, save_like
from nhsbn_desktop.workbook.writer import Patch, judge_package, recalculate_on_opening

_IN_EXCEL = "Take it out in Excel instead, then open the workbook here again."


def clean(source: Path, target: Path, choices: Collection[Leak], *, password: str | None = None) -> tuple[str, ...]:
    """Writes `target` as a copy of `source` without what was chosen; says each change in a sentence.

    A leak without a remedy cannot be chosen. Every part that no choice concerns keeps its very bytes. Raises
    WorkbookProblem, leaving no half-written file, where a choice cannot be carried out or the copy cannot be written.
    """
    return _rewrite(
        source, target, password, lambda patch, book: (_carry_out(patch, book, leak) for leak in _in_order(choices))
    )


def tidy(source: Path, target: Path, notes: Collection[Cell]) -> tuple[str, ...]:
    """Writes `target` as a copy of `source` without the notes on these cells and without the texts that no cell uses.
    Raises WorkbookProblem, leaving no half-written file."""
    return _rewrite(
        source, target, None, lambda patch, book: iter((clear_notes(patch, book, notes), _empty_strings(patch)))
    )


def _rewrite(
    source: Path, target: Path, password: str | None, steps: Callable[[Patch, Workbook], Iterator[Iterator[str]]]
) -> tuple[str, ...]:
    judge_target(source, target)
    package = open_package(source, password)
    judge_package(package)
    patch = Patch(package)
    told = [sentence for step in steps(patch, read_package(package)) for sentence in step]
    try:
        content = rebuild(package.raw, package.archive, patch.replaced, frozenset(patch.dropped))
    except Unusual as problem:
        raise refuse(package.file_name, f"cannot be copied safely: {problem}", _IN_EXCEL) from problem
    save_like(package, target, content)
    return tuple(dict.fromkeys(told))


def _in_order(choices: Collection[Leak]) -> list[Leak]:
    """Words first, since a comment in the XML would stop the list of texts from being told apart; cells before that
    list: what they leave behind in it is emptied after."""
    order = {Remedy.BLANK_WORDS: -1, Remedy.EMPTY_STRINGS: 1}
    return sorted(choices, key=lambda leak: order.get(leak.remedy, 0) if leak.remedy else 0)


def _carry_out(patch: Patch, book: Workbook, leak: Leak) -> Iterator[str]:
    match leak.remedy:
        case Remedy.CLEAR_CELL:
            return clear_cells(patch, book, leak.cells)
        case Remedy.CLEAR_NOTE:
            return clear_notes(patch, book, leak.cells)
        case Remedy.EMPTY_STRINGS:
            return _empty_strings(patch)
        case None:
            raise refuse(patch.package.file_name, f"cannot be cleaned of this: {leak.place}", _IN_EXCEL)
        case remedy:
            return REMEDIES[remedy](patch, leak)


def _empty_strings(patch: Patch) -> Iterator[str]:
    count = scrub_strings(patch)
    if count:
        yield f"Emptied {count} text{'s' if count > 1 else ''} that no cell uses."


def clear_cells(patch: Patch, book: Workbook, cells: Collection[Cell]) -> Iterator[str]:
    """Clears cells that hold no formula, and empties the texts that nothing uses any more."""
    for cell in cells:
        sheet = book.sheet(cell.sheet)
        place = split_address(cell.address)
        if sheet.is_formula(*place):
            raise refuse(book.file_name, f"works {cell} out with a formula", "Clear the cells it is worked out from.")
        patch.splice(sheet, {place: NewCell(sheet.layout.style_of_place(*place))})
        yield f"Cleared {cell}."
    if cells:
        recalculate_on_opening(patch)
        scrub_strings(patch)


def clear_notes(patch: Patch, book: Workbook, cells: Collection[Cell]) -> Iterator[str]:
    """Empties the notes on these cells and takes out their threads."""
    for name in dict.fromkeys(cell.sheet for cell in cells):
        sheet = book.sheet(name)
        places = {split_address(cell.address): cell for cell in cells if cell.sheet == name}
        scrub_notes(patch, sheet.part, places.__contains__, whole=False)
        yield from (f"Emptied the comment on {cell}." for cell in places.values())
