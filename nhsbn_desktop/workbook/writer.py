"""Writes answers into a copy of the Network's workbook. The original is only read, and all else stays byte for byte."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.calculating.mirrors import SUPPORT, support_mirrors
from nhsbn_desktop.workbook.formats import refuse
from nhsbn_desktop.workbook.package import Package, open_package
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.parts.archive import Unusual, rebuild
from nhsbn_desktop.workbook.parts.contents import CannotWrite, Writable, content_for
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.parts.splice import CannotSplice, NewCell, splice
from nhsbn_desktop.workbook.reader import Workbook, read_package, workbook_part
from nhsbn_desktop.workbook.saving import judge_target, save_like

_IN_EXCEL = "Make the change in Excel instead, or ask the Network for a plain copy of the workbook."
_CALCULATION = re.compile(rb"<((?:\w+:)?)calcPr\b([^>]*?)(/?)>")
_FULL = re.compile(rb'\s*\bfullCalcOnLoad="[^"]*"')
_ASKED = re.compile(rb'\bfullCalcOnLoad="(?:1|true)"')
# What may follow calcPr inside <workbook> (ECMA-376 18.2.27): it must be put in before the first of these.
_AFTER_CALCULATION = re.compile(
    rb"<(?:\w+:)?(?:oleSize|customWorkbookViews|pivotCaches|smartTagPr|smartTagTypes|webPublishing|fileRecoveryPr"
    rb"|webPublishObjects|extLst)\b|</(?:\w+:)?workbook\s*>"
)


def write_copy(
    source: Path,
    target: Path,
    values: Mapping[Cell, Writable],
    *,
    force: bool = False,
    password: str | None = None,
) -> tuple[str, ...]:
    """Writes `target` as a copy of `source` in which these cells hold these values; None clears a cell.

    Returns the names of the parts that changed: the sheets written to, the Support sheet where it mirrors one of these
    cells, and the list of sheets, which now asks Excel to work every total out again when it next opens the copy for
    editing. Numbers are written shortest, text as inline strings, dates as serial numbers. `force` allows locked cells
    and formulas to be written over. A workbook protected by a password needs it, and the copy has it too.

    Raises WorkbookProblem, with no half-written file left, for a cell that may not be written, a workbook that cannot
    be patched safely (signed, shared, laid out unusually) or a place that cannot be written to.
    """
    judge_target(source, target)
    package = open_package(source, password)
    judge_package(package)
    patch = _patched(read_package(package), values, force)
    content = rebuilt(patch, {})
    save_like(package, target, content)
    return tuple(sorted({*patch.replaced, *patch.dropped}))


def judge_package(package: Package) -> None:
    if package.is_signed:
        raise refuse(package.file_name, "is digitally signed, and any change would break the signature", _IN_EXCEL)
    if package.is_shared:
        raise refuse(package.file_name, "is a shared workbook with a log of changes", "Unshare it in Excel first.")


@dataclass
class Patch:
    """By member name: the parts with new content, and those left out."""

    package: Package
    replaced: dict[str, bytes] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def replace(self, part: str, content: bytes) -> None:
        """Raises WorkbookProblem, rather than let a damaged copy be made, where the content is not sound XML."""
        if part.lower().endswith((".xml", ".rels")):
            try:
                expat.ParserCreate().Parse(content, True)
            except (expat.ExpatError, LookupError) as problem:
                what = f"cannot be copied safely: its part {part} is laid out unusually ({problem})"
                raise refuse(self.package.file_name, what, _IN_EXCEL) from problem
        self.replaced[self.package.members[part.lower()].filename] = content

    def splice(self, sheet: Sheet, new: Mapping[tuple[int, int], NewCell]) -> None:
        name = self.package.members[sheet.part.lower()].filename
        try:
            self.replaced[name] = splice(self.replaced.get(name) or self.package.read(sheet.part), new)
        except CannotSplice as problem:
            raise refuse(
                self.package.file_name, f"has a damaged sheet, {sheet.name} ({problem})", _IN_EXCEL
            ) from problem


def rebuilt(patch: Patch, added: Mapping[str, bytes]) -> bytes:
    """The package's bytes with the patch in it, and these parts, by name, added at its end. Raises WorkbookProblem."""
    package = patch.package
    try:
        content = rebuild(package.raw, package.archive, patch.replaced, frozenset(patch.dropped))
    except Unusual as problem:
        raise refuse(package.file_name, f"cannot be copied safely: {problem}", _IN_EXCEL) from problem
    if not added:
        return content
    whole = BytesIO(content)
    with ZipFile(whole, "a") as archive:
        for name, part in added.items():
            archive.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return whole.getvalue()


def _patched(workbook: Workbook, values: Mapping[Cell, Writable], force: bool) -> Patch:
    patch = Patch(workbook.package)
    by_sheet: dict[str, dict[Cell, Writable]] = {}
    for cell, value in values.items():
        by_sheet.setdefault(workbook.sheet(cell.sheet).name, {})[cell] = value
    formulas_lost = False
    for name, cells in by_sheet.items():
        sheet = workbook.sheet(name)
        new = {}
        for cell, value in cells.items():
            row, column = _place(cell, workbook.file_name)
            if not force:
                _judge_cell(sheet, row, column, cell, workbook.file_name)
            _judge_area(sheet, row, column, cell, workbook.file_name)
            formulas_lost = formulas_lost or sheet.is_formula(row, column)
            new[row, column] = _new_cell(sheet, row, column, cell, value)
        patch.splice(sheet, new)
    if mirrors := support_mirrors(workbook, values):
        patch.splice(workbook.sheet(SUPPORT), mirrors)
    recalculate_on_opening(patch)
    if formulas_lost:
        forget_calculation_chain(patch)
    return patch


def _place(cell: Cell, file_name: str) -> tuple[int, int]:
    try:
        return split_address(cell.address)
    except ValueError as problem:
        raise WorkbookProblem(f"{file_name} has no cell {cell}.", "Write the cell as Sheet!E6.") from problem


def _judge_cell(sheet: Sheet, row: int, column: int, cell: Cell, file_name: str) -> None:
    if sheet.is_formula(row, column):
        raise WorkbookProblem(f"{cell} in {file_name} holds a formula.", "Change the answers it is worked out from.")
    if sheet.protected and sheet.style_at(row, column).locked:
        raise WorkbookProblem(
            f"{cell} in {file_name} is locked: the sheet is protected and this is not an answer cell.",
            "Choose one of the cells the Network left open for answers.",
        )


def _judge_area(sheet: Sheet, row: int, column: int, cell: Cell, file_name: str) -> None:
    if sheet.is_covered(row, column):
        shown = sheet.place(*sheet.merged_anchor(row, column))
        raise WorkbookProblem(f"{cell} in {file_name} lies behind a merged cell.", f"Write to {shown} instead.")
    if sheet.layout.array_index.holds(row, column):
        raise WorkbookProblem(f"{cell} in {file_name} is one of several filled by one formula.", _IN_EXCEL)


def _new_cell(sheet: Sheet, row: int, column: int, cell: Cell, value: Writable) -> NewCell:
    style = sheet.style_at(row, column)
    try:
        kind, body = content_for(
            value,
            counts_from_1904=sheet.shared.counts_from_1904,
            holds_date=style.moment == "date",
            holds_boolean=sheet.is_boolean(row, column),
        )
    except CannotWrite as problem:
        raise WorkbookProblem(f"{cell} cannot hold this value: {problem}.", "Correct the value.") from problem
    return NewCell(sheet.layout.style_of_place(row, column), kind, body)


def recalculate_on_opening(patch: Patch) -> None:
    """Excel's saved totals are now out of date: ask it to work them out when the copy is next opened for editing."""
    part = workbook_part(patch.package)
    content = patch.package.read(part)
    there = _CALCULATION.search(content)
    if there and _ASKED.search(there[2]):
        return
    if there:
        settings = _FULL.sub(b"", there[2]).rstrip()
        new = b"<" + there[1] + b"calcPr" + settings + b' fullCalcOnLoad="1"' + there[3] + b">"
        patch.replace(part, content[: there.start()] + new + content[there.end() :])
        return
    prefix = re.search(rb"<((?:\w+:)?)workbook\b", content)
    after = _AFTER_CALCULATION.search(content)
    if prefix and after:
        new = b"<" + prefix[1] + b'calcPr fullCalcOnLoad="1"/>'
        patch.replace(part, content[: after.start()] + new + content[after.start() :])


def forget_calculation_chain(patch: Patch) -> None:
    """The chain lists every cell with a formula, and Excel calls a workbook damaged where it lists one without.
    Excel makes a new one when there is none."""
    package = patch.package
    folder, name = posixpath.split(workbook_part(package))
    listing, chain = posixpath.join(folder, "_rels", f"{name}.rels"), posixpath.join(folder, "calcChain.xml")
    if chain not in package:
        return
    patch.dropped.add(package.members[chain.lower()].filename)
    relation = rb'<(?:\w+:)?Relationship\b[^>]*/calcChain"[^>]*/>'
    patch.replace(listing, re.sub(relation, b"", package.read(listing)))
    types = "[Content_Types].xml"
    patch.replace(types, re.sub(rb"<(?:\w+:)?Override\b[^>]*calcChain[^>]*/>", b"", package.read(types)))
