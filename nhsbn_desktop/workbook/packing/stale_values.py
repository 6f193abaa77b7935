"""The saved results of formulas that come, however far round, from cells on certain sheets; and their removal."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from nhsbn_desktop.workbook.calculating.formulas import ANYWHERE, Place, formulas_of, looks_at
from nhsbn_desktop.workbook.packing.withholding import names_of
from nhsbn_desktop.workbook.parts.cells import RawCell
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.parts.splice import NewCell
from nhsbn_desktop.workbook.reader import Workbook


def dependent_places(workbook: Workbook, sources: frozenset[str]) -> Mapping[str, frozenset[Place]]:
    """The formulas, by sheet, whose saved results may come from cells on the `sources` (sheets, lower case).

    Sheet by sheet rather than cell by cell: a formula counts as dependent when any sheet it looks at is a source or has
    a dependent formula, so none is missed. The cells that an array formula fills count with it.
    """
    if not sources:
        return {}
    looked = _looked_at(workbook)
    tainted = set(sources) | {ANYWHERE}
    found: dict[str, set[Place]] = {}
    changed = True
    while changed:
        changed = False
        for sheet, formulas in looked.items():
            new = {place for place, sheets in formulas.items() if sheets & tainted} - found.get(sheet, set())
            if new:
                found.setdefault(sheet, set()).update(new)
                changed = True
                tainted.add(sheet.lower())
    return {name: frozenset(places) for name, places in found.items()}


def _looked_at(workbook: Workbook) -> dict[str, dict[Place, frozenset[str]]]:
    names = names_of(workbook)
    looked: dict[str, dict[Place, frozenset[str]]] = {}
    for sheet in workbook.sheets:
        texts = formulas_of(sheet, spelt_out=())
        known = {text: looks_at(text, sheet.name, names) for text in set(texts.values())}
        found = {place: known[text] for place, text in texts.items()}
        for place, raw in sheet.grid.items():
            if place not in found and (raw[4] or raw[5]):
                found[place] = frozenset({ANYWHERE})
        for place in sheet.grid if sheet.layout.arrays else ():
            anchor = next((area.anchor for area, _ in sheet.layout.array_index.at(*place)), None)
            if anchor in found and place not in found:
                found[place] = found[anchor]
        looked[sheet.name] = found
    return looked


def without_result(sheet: Sheet, place: Place) -> NewCell:
    """The cell with its formula as it is and no saved result; a cell filled by another's formula is cleared."""
    raw = sheet.grid[place]
    style = sheet.layout.style_of_place(*place)
    return NewCell(style, "", _formula(raw)) if raw[4] or raw[5] else NewCell(style)


def _formula(raw: RawCell) -> str:
    said = (raw[4].decode("utf-8", "replace") if isinstance(raw[4], bytes) else raw[4]).strip()
    text = raw[5].decode("utf-8", "replace") if isinstance(raw[5], bytes) else escape(raw[5])
    attributes = f" {said}" if said else ""
    shielded = text.replace("{p}", "&#123;p}")
    return f"<{{p}}f{attributes}>{shielded}</{{p}}f>" if text else f"<{{p}}f{attributes}/>"
