"""What was done to a workbook besides answering it: its sheets, rows, formulas, locks, lists and names."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.asking.asked import Structure
from nhsbn_desktop.workbook.comparing.alignment import Alignment
from nhsbn_desktop.workbook.comparing.pairing import pair_sheets
from nhsbn_desktop.workbook.comparing.skeleton import Skeleton, skeletons
from nhsbn_desktop.workbook.comparing.tampered_cells import tampered_cells
from nhsbn_desktop.workbook.comparing.tampering_kinds import KINDS, Tampering, tampered
from nhsbn_desktop.workbook.package import Package
from nhsbn_desktop.workbook.parts.addresses import column_letters
from nhsbn_desktop.workbook.reader import Workbook

__all__ = ["KINDS", "Tampering", "as_findings", "compare_form", "tampering"]

_ADDED_PARTS = {
    "xl/externallinks/externallink": "LINK",
    "xl/connections.xml": "CONNECTION",
    "xl/embeddings/": "EMBEDDED",
}


def tampering(blank: Workbook, filled: Workbook, structure: Structure) -> tuple[Tampering, ...]:
    """What differs in `filled` from the `blank` it was made from, apart from answers; `structure` is the blank's.

    In the order: file, sheets, then each sheet's rows, columns and cells, then names. Cells are told by their place in
    the filled workbook; one that moved with its row or column is not told again. Raises WorkbookProblem for a damaged
    sheet.
    """
    return tuple(compare_form(blank, filled, skeletons(blank, structure)))


def compare_form(blank: Workbook, filled: Workbook, forms: Mapping[str, Skeleton]) -> Iterator[Tampering]:
    """As `tampering`, with the blank's sheets without their answers at hand."""
    yield from _file(blank, filled)
    pairs = pair_sheets(forms, filled)
    yield from _sheets(blank, filled, pairs.renamed)
    for name, other in pairs.partners.items():
        alignment = pairs.alignment(name)
        yield from _lines(name, other, alignment)
        yield from tampered_cells(forms[name], filled.sheet(other), alignment)
    yield from _names(blank, filled)


def _file(blank: Workbook, filled: Workbook) -> Iterator[Tampering]:
    if filled.has_macros and not blank.has_macros:
        yield tampered("MACROS", "", now="macros")
    for start, kind in _ADDED_PARTS.items():
        before, after = _count(blank.package, start), _count(filled.package, start)
        if after > before:
            yield tampered(kind, "", was=str(before), now=str(after))


def _count(package: Package, start: str) -> int:
    return sum(1 for name in package.members if name.startswith(start) and not name.endswith(".rels"))


def _sheets(blank: Workbook, filled: Workbook, renamed: Mapping[str, str]) -> Iterator[Tampering]:
    for old, new in renamed.items():
        yield tampered("SHEET-RENAMED", new, was=old, now=new)
    for sheet in blank.sheets:
        if sheet.name not in filled and sheet.name not in renamed:
            yield tampered("SHEET-GONE", sheet.name, was=sheet.name)
            continue
        there = filled.sheet(renamed.get(sheet.name, sheet.name))
        if there.state != sheet.state:
            yield tampered("SHEET-STATE", there.name, was=sheet.state, now=there.state)
        if sheet.protected and not there.protected:
            yield tampered("UNPROTECTED", there.name, was="protected", now="not protected")
    back = {new: old for old, new in renamed.items()}
    yield from _sheets_added(blank, filled, back)


def _sheets_added(blank: Workbook, filled: Workbook, back: Mapping[str, str]) -> Iterator[Tampering]:
    for sheet in filled.sheets:
        if sheet.name not in blank and sheet.name not in back:
            yield tampered("SHEET-ADDED", sheet.name, now=sheet.name)
    before = [sheet.name for sheet in blank.sheets]
    after = [back.get(sheet.name, sheet.name) for sheet in filled.sheets]
    common = [name for name in after if name in before]
    if common != [name for name in before if name in common]:
        yield tampered("SHEET-ORDER", "", was=", ".join(before), now=", ".join(after))


def _lines(name: str, other: str, alignment: Alignment) -> Iterator[Tampering]:
    for axis, lines in (("ROW", alignment.rows), ("COLUMN", alignment.columns)):
        for what, numbers in (("INSERTED", lines.inserted), ("DELETED", lines.deleted), ("MOVED", lines.moved)):
            for first, last in _runs(numbers):
                now = _new_place(axis, lines.find(first)) if what == "MOVED" else ""
                yield tampered(f"{axis}-{what}", other if what != "DELETED" else name, line=(first, last), now=now)


def _new_place(axis: str, line: int | None) -> str:
    return "" if line is None else str(line) if axis == "ROW" else column_letters(line)


def _runs(numbers: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    first = last = 0
    for number in numbers:
        if first and number == last + 1:
            last = number
            continue
        if first:
            yield first, last
        first = last = number
    if first:
        yield first, last


def _names(blank: Workbook, filled: Workbook) -> Iterator[Tampering]:
    before = {(name.name, name.sheet): name.refers_to for name in blank.names if _counts(name.name)}
    after = {(name.name, name.sheet): name.refers_to for name in filled.names if _counts(name.name)}
    for key, formula in before.items():
        if key not in after:
            yield tampered("NAME-GONE", key[1], was=f"{key[0]} = {formula}")
        elif _same_name(formula) != _same_name(after[key]):
            yield tampered("NAME-CHANGED", key[1], was=f"{key[0]} = {formula}", now=f"{key[0]} = {after[key]}")
    for key, formula in after.items():
        if key not in before:
            yield tampered("NAME-ADDED", key[1], now=f"{key[0]} = {formula}")


def _counts(name: str) -> bool:
    """Excel's own names (print areas, filters) come and go as people print and filter."""
    return not name.startswith("_xlnm.")


@lru_cache(maxsize=10_000)
def _same_name(formula: str) -> str:
    return formula.replace("$", "").replace("'", "").replace(" ", "").upper()


def as_findings(found: tuple[Tampering, ...], submission: str) -> tuple[Finding, ...]:
    """Each as a finding about a submission, for the same lists and screens as every other."""
    return tuple(
        Finding(
            code=one.code,
            severity=one.severity,
            submission=submission,
            codes=(),
            cells=(one.cell,) if one.cell else (Cell(one.sheet, "A1"),) if one.sheet else (),
            message=one.message,
            why=one.why,
            do=one.do,
            section=one.sheet,
        )
        for one in found
    )
