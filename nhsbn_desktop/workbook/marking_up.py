"""A marked-up copy of a workbook: the cells that findings are about coloured, and a sheet that lists them."""

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import unescape
from pathlib import Path

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.listed_findings import NOT_FOR_SENDING, ListedFinding
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.formats import refuse
from nhsbn_desktop.workbook.marking.findings_sheet import COLOURS, Looks, findings_sheet, last_cell, looks_for
from nhsbn_desktop.workbook.marking.marked_styles import MarkedStyles
from nhsbn_desktop.workbook.package import Package, open_package
from nhsbn_desktop.workbook.packing.scrubbing import change
from nhsbn_desktop.workbook.parts.addresses import address_of, split_address
from nhsbn_desktop.workbook.parts.markup import relations
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.parts.splice import CannotSplice, NewCell, cell_spans, splice
from nhsbn_desktop.workbook.reader import Workbook, read_package, workbook_part
from nhsbn_desktop.workbook.saving import judge_target, save_like
from nhsbn_desktop.workbook.writer import Patch, judge_package, rebuilt

_IN_EXCEL = "Write the findings as an Excel list instead: it needs nothing of the workbook."
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_ORDINARY, _STRICT = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_QUOTED = rb"""(?:[^>"']|"[^"]*"|'[^']*')"""
_TAB = re.compile(rb"<((?:\w+:)?)sheet\s" + _QUOTED + rb"*>")
_TABS_END = re.compile(rb"</(?:\w+:)?sheets\s*>")
_NO_NAMES = re.compile(rb"<(?:\w+:)?definedNames\s*/>")
_NAMES_END = re.compile(rb"</(?:\w+:)?definedNames\s*>")
# What may stand before the names inside <workbook> (ECMA-376 18.2.27): they are put in after the last of these.
_BEFORE_NAMES = re.compile(rb"</(?:\w+:)?(?:sheets|functionGroups|externalReferences)\s*>")
_STYLE = re.compile(rb"""\ss=(?:"[^"]*"|'[^']*')""")
_OPEN = re.compile(rb"<(?:\w+:)?c\b" + _QUOTED + rb"*>")

Place = tuple[int, int]


def marked_up_name(file_name: str) -> str:
    """What a marked-up copy is called: `AOP Alderbrook (findings, not for sending).xlsx`."""
    path = Path(file_name)
    return f"{path.stem} ({NOT_FOR_SENDING}){path.suffix}"


def mark_up(
    source: Path, target: Path, findings: Iterable[ListedFinding], *, password: str | None = None
) -> tuple[str, ...]:
    """Writes `target` as a copy of `source` with the cells of these findings coloured by the worst of them, and a last
    sheet, Findings, that lists them. Gives the names of the parts that were changed or added: the sheets with such
    cells, the styles, the list of sheets, and the new sheet. Every other part stays byte for byte, and so does each
    cell's content, lock and format.

    Raises WorkbookProblem, with nothing written, for a workbook that cannot be patched safely, as `write_copy` does.
    """
    judge_target(source, target)
    package = open_package(source, password)
    judge_package(package)
    workbook, listed = read_package(package), tuple(findings)
    patch = Patch(package)
    try:
        looks = _colour(patch, workbook, listed)
        added = _add_sheet(patch, workbook, listed, looks)
    except CannotSplice as problem:
        raise refuse(package.file_name, f"cannot be marked up: {problem}", _IN_EXCEL) from problem
    content = rebuilt(patch, added)
    save_like(package, target, content)
    return tuple(sorted({*patch.replaced, *added}))


def _colour(patch: Patch, workbook: Workbook, listed: Sequence[ListedFinding]) -> Looks:
    """Colours the cells, and gives the looks of the new sheet's."""
    part = _styles_part(patch.package)
    styles = MarkedStyles(patch.package.read(part))
    for name, places in worst_by_place(workbook, listed).items():
        sheet = workbook.sheet(name)
        numbers = {place: _marked(styles, sheet, place, COLOURS[worst]) for place, worst in places.items()}
        patch.replace(sheet.part, _restyled(patch.package.read(sheet.part), numbers))
    looks = looks_for(styles)
    patch.replace(part, styles.result())
    return looks


def _marked(styles: MarkedStyles, sheet: Sheet, place: Place, colour: str) -> int:
    """White letters would be lost on a pale colour, so such a cell gets dark ones."""
    look = sheet.style_at(*place)
    font = styles.font(bold=look.bold) if _is_pale(look.ink) else None
    return styles.filled(_style_of(sheet, place), colour, font)


def _is_pale(ink: str) -> bool:
    """By how bright a screen shows it (ITU-R BT.601). No colour at all is black."""
    if len(ink) != 6:
        return False
    red, green, blue = (int(ink[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue > 128


def _styles_part(package: Package) -> str:
    related = relations(package, workbook_part(package)).values()
    part = next((one.part for one in related if one.kind == "styles" and one.part in package), None)
    if part is None:
        raise CannotSplice("it has no list of styles")
    return part


def worst_by_place(workbook: Workbook, listed: Iterable[ListedFinding]) -> Mapping[str, Mapping[Place, Severity]]:
    """By sheet, the cells of these findings with the worst severity of each. A cell behind a merged one counts as that;
    cells that the workbook does not have are left out."""
    found: dict[str, dict[Place, Severity]] = {}
    for one in listed:
        for cell in one.finding.cells:
            place = _place(workbook, cell)
            if place is None:
                continue
            own = found.setdefault(workbook.sheet(cell.sheet).name, {})
            own[place] = min(own.get(place, Severity.NOTE), one.finding.severity, key=lambda severity: severity.rank)
    return found


def _place(workbook: Workbook, cell: Cell) -> Place | None:
    if cell.sheet not in workbook:
        return None
    try:
        place = split_address(cell.address)
    except ValueError:
        return None
    return workbook.sheet(cell.sheet).merged_anchor(*place)


def _style_of(sheet: Sheet, place: Place) -> int:
    raw = sheet.grid.get(place)
    if raw is None:
        return sheet.layout.style_of_place(*place)
    return int(raw[2] or 0)


def _restyled(part: bytes, numbers: Mapping[Place, int]) -> bytes:
    """The sheet's XML with these style numbers on its cells; nothing else of a cell that is there moves."""
    spans = cell_spans(part, frozenset(numbers))
    pieces, at = [], 0
    for place, (start, end) in sorted(spans.items(), key=lambda item: item[1]):
        tag = _OPEN.match(part, start, end)
        if tag is None:
            raise CannotSplice(f"cell {address_of(*place)} cannot be told apart")
        pieces += [part[at:start], _tag_with(tag[0], numbers[place])]
        at = tag.end()
    part = b"".join((*pieces, part[at:]))
    missing = {place: NewCell(number, styled=True) for place, number in numbers.items() if place not in spans}
    return splice(part, missing) if missing else part


def _tag_with(tag: bytes, number: int) -> bytes:
    said = f' s="{number}"'.encode()
    if _STYLE.search(tag):
        return _STYLE.sub(said, tag, count=1)
    end = 2 if tag.endswith(b"/>") else 1
    return tag[:-end].rstrip() + said + tag[-end:]


def _add_sheet(patch: Patch, workbook: Workbook, listed: Sequence[ListedFinding], looks: Looks) -> Mapping[str, bytes]:
    """Names the new sheet in the list of sheets, its relations and the content types, and gives its part."""
    package, book = patch.package, workbook_part(patch.package)
    folder, book_name = posixpath.split(book)
    part = _free([*package.members], lambda n: posixpath.join(folder, "worksheets", f"findings{n}.xml"))
    content, listing = package.read(book), posixpath.join(folder, "_rels", f"{book_name}.rels")
    related = package.read(listing)
    relation = _free(re.findall(r"""\bId=["']([^"']+)""", related.decode("utf-8", "replace")), "rIdFindings{}".format)
    worksheet = re.search(rb"""\bType=["']([^"']+/worksheet)["']""", related)
    if worksheet is None:
        raise CannotSplice("its list of sheets cannot be told apart")
    patch.replace(book, _with_tab(content, relation, last_cell(len(listed), "$")))
    own = posixpath.relpath(part, folder or ".")
    element = f'Relationship Id="{relation}" Type="{worksheet[1].decode()}" Target="{own}"'
    change(patch, listing, lambda text: _inside(text, "Relationships", element))
    override = f'Override PartName="/{part}" ContentType="{_KIND}"'
    change(patch, "[Content_Types].xml", lambda text: _inside(text, "Types", override))
    targets = [_target(workbook, one) for one in listed]
    count = f"{len(listed)} finding{'' if len(listed) == 1 else 's'}"
    title = f"{count}. A marked-up copy to work from: do not send it to the Network."
    namespace = _STRICT if _STRICT.encode() in content[:4096] else _ORDINARY
    return {part: findings_sheet(listed, looks, targets, title, namespace)}


def _free(taken: Iterable[str], name: Callable[[str], str]) -> str:
    """The first of `name("")`, `name("2")`, `name("3")` ... that is not taken; capitals do not count."""
    known = {one.lower() for one in taken}
    number = 1
    while (found := name(str(number) if number > 1 else "")).lower() in known:
        number += 1
    return found


def _with_tab(content: bytes, relation: str, last: str) -> bytes:
    tabs, end = list(_TAB.finditer(content)), _TABS_END.search(content)
    prefix = re.search(rb"\s(\w+):id=", tabs[0][0]) if tabs else None
    if not tabs or end is None or prefix is None:
        raise CannotSplice("its list of sheets cannot be told apart")
    names = [unescape(_said(tab[0], rb"name").decode("utf-8", "replace")) for tab in tabs]
    name = _free(names, lambda number: f"Findings {number}".rstrip())
    number = max(int(_said(tab[0], rb"sheetId") or 0) for tab in tabs) + 1
    said = f'sheet name="{name}" sheetId="{number}" {prefix[1].decode()}:id="{relation}"/>'
    content = content[: end.start()] + b"<" + tabs[0][1] + said.encode() + content[end.start() :]
    return _with_filter(content, tabs[0][1], f"'{name}'!$A$2:{last}", len(tabs))


def _with_filter(content: bytes, prefix: bytes, area: str, tab: int) -> bytes:
    """Names what the new sheet's filter covers, as Excel does itself: some programs see no filter without."""
    name = f'definedName name="_xlnm._FilterDatabase" localSheetId="{tab}" hidden="1">{area}</'.encode()
    written = b"<" + prefix + name + prefix + b"definedName>"
    content = _NO_NAMES.sub(b"", content)
    if end := _NAMES_END.search(content):
        return content[: end.start()] + written + content[end.start() :]
    *_, before = _BEFORE_NAMES.finditer(content)
    whole = b"<" + prefix + b"definedNames>" + written + b"</" + prefix + b"definedNames>"
    return content[: before.end()] + whole + content[before.end() :]


def _said(tag: bytes, attribute: bytes) -> bytes:
    found = re.search(rb"\s" + attribute + rb"""=(?:"([^"]*)"|'([^']*)')""", tag)
    return (found[1] or found[2] or b"") if found else b""


def _inside(content: bytes, root: str, element: str) -> bytes:
    end = re.search(rf"</((?:\w+:)?){root}\s*>".encode(), content)
    if end is None:
        raise CannotSplice(f"its {root.lower()} cannot be told apart")
    return content[: end.start()] + b"<" + end[1] + element.encode() + b"/>" + content[end.start() :]


def _target(workbook: Workbook, one: ListedFinding) -> str:
    """Where the link leads: to the first cell that people can go to."""
    for cell in one.finding.cells:
        place = _place(workbook, cell)
        if place is not None and (sheet := workbook.sheet(cell.sheet)).visible:
            name = sheet.name.replace("'", "''")
            return f"'{name}'!{address_of(*place)}"
    return ""
