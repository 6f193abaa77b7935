"""What one sheet's XML says besides its cells' values: protection, merges, validations, widths, comments."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from nhsbn_desktop.workbook.formats import damaged, refuse
from nhsbn_desktop.workbook.package import Package
from nhsbn_desktop.workbook.parts.addresses import Area, AreaIndex, is_address, parse_area
from nhsbn_desktop.workbook.parts.cells import (
    CELL_LIMIT,
    FILLED_LIMIT,
    Grid,
    NotSound,
    Room,
    TooMany,
    read_cells,
    uncollected,
)
from nhsbn_desktop.workbook.parts.markup import THREADED, Element, S, is_on, parse, read_part, related, text_of, whole
from nhsbn_desktop.workbook.parts.validations import Validation, read_validations

_TOO_MANY = f"has more than {FILLED_LIMIT:,} answers and texts, or {CELL_LIMIT:,} cells in all"
_EMPTIED = "Delete the empty rows and columns that were formatted below and beside its tables, and save it again."
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_PLAIN_ROW = re.compile(rb"<row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb'\sr="(\d{1,9})"')
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_ARRAY = re.compile(r'\bref="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Column:
    """A run of columns, both ends included. `width` is in characters of the workbook's ordinary font. One that is
    `folded` is hidden because its outline is closed, which anybody opens with a click."""

    first: int
    last: int
    width: float | None
    hidden: bool
    style: int
    folded: bool = False


@dataclass(frozen=True, eq=False)
class Layout:
    """`grid` holds every cell of the file; `row_heights` in points; `row_styles` of rows formatted as a whole. Of the
    `hidden_rows`, the `folded_rows` only belong to an outline that is closed, which anybody opens with a click."""

    grid: Grid = field(repr=False)
    protected: bool = False
    merges: tuple[Area, ...] = ()
    validations: tuple[Validation, ...] = ()
    comments: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()
    row_heights: Mapping[int, float] = field(default_factory=dict)
    row_styles: Mapping[int, int] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    folded_rows: frozenset[int] = frozenset()
    arrays: tuple[Area, ...] = ()
    frozen: tuple[int, int] = (0, 0)  # rows and columns that the author keeps in sight

    @cached_property
    def merge_index(self) -> AreaIndex[None]:
        return AreaIndex((area, None) for area in self.merges)

    @cached_property
    def array_index(self) -> AreaIndex[None]:
        """Cells filled by one array formula or data table: only the first of them carries it."""
        return AreaIndex((area, None) for area in self.arrays)

    @cached_property
    def _starts(self) -> list[int]:
        return [column.first for column in self.columns]

    def column(self, number: int) -> Column | None:
        at = bisect_right(self._starts, number) - 1
        return self.columns[at] if at >= 0 and number <= self.columns[at].last else None

    def is_hidden(self, row: int, column: int) -> bool:
        run = self.column(column)
        return row in self.hidden_rows or (run is not None and run.hidden)

    def is_out_of_reach(self, row: int, column: int) -> bool:
        """Whether a cell is hidden for good, rather than folded away until somebody needs it."""
        run = self.column(column)
        hidden = row in self.hidden_rows and row not in self.folded_rows
        return hidden or (run is not None and run.hidden and not run.folded)

    def style_of_place(self, row: int, column: int) -> int:
        """The style number a cell that the file leaves out takes: its row's, else its column's."""
        style = self.row_styles.get(row)
        if style is not None:
            return style
        run = self.column(column)
        return run.style if run else 0


def read_layout(package: Package, part: str, sheet: str, room: Room) -> Layout:
    """Everything about one sheet, in one pass over its part. Raises WorkbookProblem, also where it has more cells than
    the workbook has `room` for."""
    content = package.read(part)
    try:
        grid, rest = read_cells(content, room)
    except TooMany as problem:
        raise refuse(package.file_name, _TOO_MANY, _EMPTIED) from problem
    except NotSound as problem:
        raise damaged(package.file_name, f"has a damaged sheet, {sheet} ({problem})") from problem
    root = parse(rest, part, package.file_name)
    protection = root.find(f"{S}sheetProtection")
    heights, styles, hidden, folded = _rows(content)
    return Layout(
        grid=grid,
        protected=protection is not None and is_on(protection.get("sheet")),
        merges=_merges(root),
        validations=read_validations(root),
        comments=_comments(package, part),
        columns=_columns(root),
        row_heights=heights,
        row_styles=styles,
        hidden_rows=hidden,
        folded_rows=folded,
        arrays=_arrays(grid),
        frozen=_frozen(root),
    )


def _merges(root: Element) -> tuple[Area, ...]:
    with uncollected():
        refs = (merge.get("ref") or "" for merge in root.iterfind(f"{S}mergeCells/{S}mergeCell"))
        return tuple(area for ref in refs if (area := parse_area(ref)))


def _rows(content: bytes) -> tuple[dict[int, float], dict[int, int], frozenset[int], frozenset[int]]:
    """Heights, styles, which are hidden, and which of those are folded."""
    heights: dict[int, float] = {}
    styles: dict[int, int] = {}
    hidden: set[int] = set()
    folded: set[int] = set()
    if not any(said in content for said in (b" ht=", b" hidden=", b" customFormat=")):
        return heights, styles, frozenset(), frozenset()
    number = 0
    for found in (_ROW if b":row" in content else _PLAIN_ROW).finditer(content):
        row = found[1]
        address = _ROW_NUMBER.search(row)
        number = int(address[1]) if address else number + 1
        if b"ht=" not in row and b"hidden=" not in row and b"customFormat=" not in row:
            continue
        said = {name.decode(): value.decode("utf-8", "replace") for name, value in _ATTRIBUTE.findall(row)}
        if _is_number(said.get("ht")):
            heights[number] = float(said["ht"])
        if is_on(said.get("customFormat")):
            styles[number] = whole(said.get("s"))
        if is_on(said.get("hidden")):
            hidden.add(number)
            if whole(said.get("outlineLevel")):
                folded.add(number)
    return heights, styles, frozenset(hidden), frozenset(folded)


def _is_number(text: str | None) -> bool:
    return bool(text) and text is not None and text.replace(".", "", 1).isdigit()


def _frozen(root: Element) -> tuple[int, int]:
    """How many rows at the top and columns at the left the author froze."""
    pane = root.find(f"{S}sheetViews/{S}sheetView/{S}pane")
    if pane is None or not (pane.get("state") or "").startswith("frozen"):
        return 0, 0
    split = (pane.get("ySplit"), pane.get("xSplit"))
    rows, columns = (int(float(said)) if said is not None and _is_number(said) else 0 for said in split)
    return rows, columns


def _columns(root: Element) -> tuple[Column, ...]:
    runs = (
        Column(
            whole(run.get("min"), 1),
            whole(run.get("max"), 1),
            float(run.get("width")) if _is_number(run.get("width")) else None,
            is_on(run.get("hidden")),
            whole(run.get("style")),
            folded=is_on(run.get("hidden")) and whole(run.get("outlineLevel")) > 0,
        )
        for run in root.iterfind(f"{S}cols/{S}col")
    )
    return tuple(sorted(runs, key=lambda run: run.first))


def _arrays(grid: Grid) -> tuple[Area, ...]:
    found = []
    for cell in grid.values():
        said = cell[4]
        if not said or b"ref=" not in (said if isinstance(said, bytes) else said.encode()):
            continue
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        area = _ARRAY.search(text)
        if area and ('t="array"' in text or 't="dataTable"' in text) and (where := parse_area(area[1])):
            found.append(where)
    return tuple(found)


def _comments(package: Package, part: str) -> dict[str, str]:
    comments = {}
    for listing in related(package, part, "comments"):
        for comment in read_part(package, listing).iter(f"{S}comment"):
            comments[comment.get("ref") or ""] = text_of(comment).strip()
    threads: dict[str, list[str]] = {}
    for listing in related(package, part, "threadedComment"):
        for comment in read_part(package, listing).iter(f"{THREADED}threadedComment"):
            threads.setdefault(comment.get("ref") or "", []).append(comment.findtext(f"{THREADED}text") or "")
    # Excel leaves a note "[Threaded comment] Your version of Excel..." under each thread: the thread says it better
    comments |= {where: "\n".join(said) for where, said in threads.items()}
    return {where: said for where, said in comments.items() if is_address(where)}
