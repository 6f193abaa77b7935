"""Reads a workbook in one pass: values, formulas, locks, lists, names and comments. The file is only ever read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.foreign import open_foreign
from nhsbn_desktop.workbook.formats import OtherFormat, damaged
from nhsbn_desktop.workbook.package import Package, open_package
from nhsbn_desktop.workbook.parts.addresses import Area
from nhsbn_desktop.workbook.parts.cells import Room
from nhsbn_desktop.workbook.parts.colours import OFFICE_THEME, read_theme
from nhsbn_desktop.workbook.parts.layout import read_layout
from nhsbn_desktop.workbook.parts.markup import Element, R, Relation, S, is_on, read_part, relations, text_of, whole
from nhsbn_desktop.workbook.parts.sheets import CellContent, Shared, Sheet
from nhsbn_desktop.workbook.parts.styles import Style, read_styles
from nhsbn_desktop.workbook.parts.texts import unescape
from nhsbn_desktop.workbook.parts.validations import Name, Validation, resolve_list

__all__ = ["CellContent", "Name", "Sheet", "Validation", "Workbook", "read_package", "read_workbook"]

TEXT_LIMIT = 32_767  # what Excel lets one cell hold


@dataclass(frozen=True, eq=False)
class Workbook:
    """`sheets` in the order of their tabs, hidden ones included; `names` the defined names; `sha256` of the file."""

    file_name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    names: tuple[Name, ...]
    has_macros: bool = False
    package: Package = field(repr=False, kw_only=True)

    @cached_property
    def _by_name(self) -> dict[str, Sheet]:
        return {sheet.name.lower(): sheet for sheet in self.sheets}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._by_name

    def sheet(self, name: str) -> Sheet:
        """By its name, in capitals or not, as Excel does. Raises WorkbookProblem where there is none."""
        found = self._by_name.get(name.lower())
        if found is None:
            there = ", ".join(sheet.name for sheet in self.sheets if sheet.visible)
            raise WorkbookProblem(f"{self.file_name} has no sheet {name}.", f"Its visible sheets are {there}.")
        return found


def read_workbook(path: Path, password: str | None = None) -> Workbook:
    """A workbook as it stands on disk; of an .xls, .xlsb or .ods the values alone. Raises WorkbookProblem for a file
    that is not one or is damaged; a sheet's own XML is read, and judged, when it is first asked for."""
    try:
        package = open_package(path, password)
    except OtherFormat as other:
        package = open_foreign(path, other, password)
    workbook = read_package(package)
    workbook.sheets[0].shared.strings  # noqa: B018, read now: a damaged list is told here and not where a cell is shown
    return workbook


def read_package(package: Package) -> Workbook:
    """The workbook in a package that is already open. Raises WorkbookProblem."""
    part = workbook_part(package)
    root, related = read_part(package, part), relations(package, part)
    listed = [sheet for sheet in root.iterfind(f"{S}sheets/{S}sheet") if _is_worksheet(sheet, related, package)]
    titles = [sheet.get("name") or "" for sheet in root.iterfind(f"{S}sheets/{S}sheet")]
    if not listed:
        raise damaged(package.file_name, "has no sheets that can be read")
    names = tuple(_name(name, titles) for name in root.iterfind(f"{S}definedNames/{S}definedName"))
    properties = root.find(f"{S}workbookPr")
    lists = _Lists(names)
    shared = Shared(
        load_strings=partial(_strings, package, related),
        styles=_styles(package, related),
        counts_from_1904=properties is not None and is_on(properties.get("date1904")),
        options=lists.options,
    )
    room = Room()
    sheets = tuple(_sheet(sheet, related, package, shared, room) for sheet in listed)
    lists.sheets.update((sheet.name.lower(), sheet) for sheet in sheets)
    return Workbook(package.file_name, package.sha256, sheets, names, package.has_macros, package=package)


def workbook_part(package: Package) -> str:
    """The part that lists the sheets. Raises WorkbookProblem."""
    for relation in relations(package, "").values():
        if relation.kind == "officeDocument" and relation.part in package:
            return relation.part
    raise damaged(package.file_name, "has lost the part that lists its sheets")


def _is_worksheet(sheet: Element, related: Mapping[str, Relation], package: Package) -> bool:
    """Chart, dialog and macro sheets have no answers."""
    relation = related.get(sheet.get(f"{R}id") or "")
    return relation is not None and relation.kind == "worksheet" and relation.part in package


def _sheet(sheet: Element, related: Mapping[str, Relation], package: Package, shared: Shared, room: Room) -> Sheet:
    name, part = sheet.get("name") or "", related[sheet.get(f"{R}id") or ""].part
    return Sheet(name, sheet.get("state") or "visible", part, shared, partial(read_layout, package, part, name, room))


def _name(name: Element, titles: list[str]) -> Name:
    owner = whole(name.get("localSheetId"), -1)
    sheet = titles[owner] if 0 <= owner < len(titles) else ""
    return Name(name.get("name") or "", name.text or "", sheet, is_on(name.get("hidden")))


def _strings(package: Package, related: Mapping[str, Relation]) -> tuple[str, ...]:
    part = _one(package, related, "sharedStrings")
    if part is None:
        return ()
    strings = tuple(_string(item) for item in read_part(package, part).iterchildren(f"{S}si"))
    if any(len(text) > TEXT_LIMIT for text in strings):
        raise damaged(package.file_name, "holds a text longer than Excel allows in a cell")
    return strings


def _string(item: Element) -> str:
    only = item[0] if len(item) == 1 else None
    return unescape((only.text or "") if only is not None and only.tag == f"{S}t" else text_of(item))


def _styles(package: Package, related: Mapping[str, Relation]) -> Sequence[Style]:
    part, theme = _one(package, related, "styles"), _one(package, related, "theme")
    if part is None:
        return ()
    palette = read_theme(read_part(package, theme)) if theme is not None else OFFICE_THEME
    return read_styles(read_part(package, part), palette)


def _one(package: Package, related: Mapping[str, Relation], kind: str) -> str | None:
    return next((r.part for r in related.values() if r.kind == kind and r.part in package), None)


class _Lists:
    """The drop-down lists of one workbook, each worked out once."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.sheets: dict[str, Sheet] = {}
        self._names = {(name.sheet, name.name.lower()): name.refers_to for name in names}
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def options(self, sheet: str, validation: Validation) -> tuple[str, ...]:
        key = (sheet, validation.formula)
        if key not in self._known:
            self._known[key] = resolve_list(validation.formula, sheet, self._names, self._texts)
        return self._known[key]

    def _texts(self, name: str, area: Area) -> Iterator[str] | None:
        sheet = self.sheets.get(name.lower())
        return _in_area(sheet, area) if sheet else None


def _in_area(sheet: Sheet, area: Area) -> Iterator[str]:
    """What a drop-down shows for each cell of an area, from the cells that are there."""
    wide = area.last_row - area.first_row > len(sheet.grid)
    places = sorted(place for place in sheet.grid if place in area) if wide else _places(area, sheet)
    for row, column in places:
        value = sheet.answer_at(row, column)
        if value is not None:
            yield value if isinstance(value, str) else f"{value:f}"


def _places(area: Area, sheet: Sheet) -> Iterator[tuple[int, int]]:
    for row in range(area.first_row, area.last_row + 1):
        for column in range(area.first_column, min(area.last_column, area.first_column + 256) + 1):
            if (row, column) in sheet.grid:
                yield row, column
