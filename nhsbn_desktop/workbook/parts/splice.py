"""Putting a few cells into a sheet's XML by cutting at byte offsets: nothing else is written anew."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from xml.parsers import expat

from nhsbn_desktop.workbook.parts.addresses import address_of, column_number
from nhsbn_desktop.workbook.parts.cells import is_plain, is_utf8, sheet_parser

_TAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_PLAIN_ROW = re.compile(rb"""<row (?:(?!r=)[\w:.]++="[^"]*+" )*+r="([1-9]\d{0,6}+)"[^>"']*+(?:"[^"]*+"[^>"']*+)*+>""")
_SPANS = re.compile(rb'(\bspans=")(\d+):(\d+)(")')

Edit = tuple[int, int, bytes]
"""Bytes from one offset up to another give way to these."""


class CannotSplice(ValueError):
    """The sheet's XML is damaged or repeats a cell; the text says what."""


@dataclass(frozen=True, slots=True)
class NewCell:
    """`style` is for a cell that the sheet does not have yet; an old cell keeps its own. `kind` is the type attribute,
    `body` the XML of its content with `{p}` for the sheet's namespace prefix; an empty body clears the cell. A blank
    cell that the sheet does not have is written only where it is `styled`, for the sake of its look."""

    style: int
    kind: str = ""
    body: str = ""
    styled: bool = False

    @property
    def shows(self) -> bool:
        return bool(self.body) or self.styled

    def write(self, prefix: str, address: str, style: str, encoding: str = "utf-8") -> bytes:
        """As XML; letters that an encoding does not have are written by their numbers."""
        kept = f' s="{style}"' if style and style != "0" else ""
        kind = f' t="{self.kind}"' if self.kind else ""
        if not self.body:
            return f'<{prefix}c r="{address}"{kept}/>'.encode()
        body = self.body.replace("{p}", prefix)
        return f'<{prefix}c r="{address}"{kept}{kind}>{body}</{prefix}c>'.encode(encoding, "xmlcharrefreplace")


@dataclass(slots=True)
class _Element:
    start: int
    attributes: dict[str, str]
    end: int = 0  # where its end tag starts, as expat says


@dataclass(slots=True)
class _Row(_Element):
    cells: dict[int, _Element] = field(default_factory=dict)


class _Scan:
    """Where the wanted rows and their cells stand in the bytes of a sheet."""

    def __init__(self, wanted: set[int]) -> None:
        self.rows: dict[int, _Row] = {}
        self.starts: list[tuple[int, int]] = []  # of rows, as (number, offset), each higher than those before
        self.data: _Element | None = None
        self.prefix = ""
        self._wanted, self._number, self._column = wanted, 0, 0
        self._row: _Row | None = None
        self._cell: _Element | None = None
        self._inside = False
        self._before = 0

    def whole(self, part: bytes) -> "_Scan":
        self._parse(part)
        if self.data is None:
            raise CannotSplice("no place for cells")
        return self

    def quick(self, part: bytes) -> "_Scan | None":
        """Only the wanted rows are looked into; None where a row cannot be told by its tag, or is out of order."""
        start, end = part.find(b"<sheetData>"), part.rfind(b"</sheetData>")
        first = start + len(b"<sheetData>")
        if start < 0 or end < first or b"<!" in part[:start] or not is_utf8(part):
            return None
        body = part[first:end]
        if not is_plain(body) or b":row" in body:
            return None
        tags = list(_PLAIN_ROW.finditer(body))
        self.starts = [(int(tag[1]), first + tag.start()) for tag in tags]
        ordered = all(one[0] < other[0] for one, other in pairwise(self.starts))
        if not ordered or len(tags) != body.count(b"<row"):
            return None
        self.data, self._inside = _Element(start, {}, end), True
        for tag, (number, at) in zip(tags, list(self.starts), strict=True):
            if number in self._wanted:
                close = tag.end() if tag[0].endswith(b"/>") else body.find(b"</row>", tag.end()) + len(b"</row>")
                self._before = at
                self._parse(body[tag.start() : close])
        return self

    def _parse(self, content: bytes) -> None:
        self._parser = sheet_parser(content)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        try:
            self._parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError) as problem:  # LookupError: an encoding that nobody knows
            raise CannotSplice(str(problem)) from problem

    @property
    def _at(self) -> int:
        return self._before + self._parser.CurrentByteIndex

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if self._inside:  # shapes and controls elsewhere in the part have rows and columns of their own
            if name == "row":
                self._start_row(attributes)
            elif name == "c" and self._row is not None:
                self._start_cell(self._row, attributes)
        elif name == "sheetData":
            self.data = _Element(self._at, attributes)
            self.prefix = tag.removesuffix(name)
            self._inside = True

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._number = int(attributes.get("r") or self._number + 1)
        self._column = 0
        at = self._at
        if not self.starts or self._number > self.starts[-1][0]:
            self.starts.append((self._number, at))
        if self._number in self._wanted:
            if self._number in self.rows:
                raise CannotSplice(f"row {self._number} stands there twice")
            self._row = self.rows[self._number] = _Row(at, attributes)

    def _start_cell(self, row: _Row, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        self._column = column_number(address.rstrip("0123456789")) if address else self._column + 1
        if self._column in row.cells:
            raise CannotSplice(f"cell {address_of(self._number, self._column)} stands there twice")
        self._cell = row.cells[self._column] = _Element(self._at, attributes)

    def _end(self, tag: str) -> None:
        name, at = tag.rpartition(":")[2], self._at
        if name == "c" and self._cell is not None:
            self._cell.end, self._cell = at, None
        elif name == "row" and self._row is not None:
            self._row.end, self._row = at, None
        elif name == "sheetData" and self.data is not None:
            self.data.end, self._inside = at, False


def splice(part: bytes, cells: Mapping[tuple[int, int], NewCell]) -> bytes:
    """The sheet's XML with these cells, by (row, column), written or cleared. Raises CannotSplice."""
    by_row: dict[int, dict[int, NewCell]] = {}
    for (row, column), cell in sorted(cells.items()):
        by_row.setdefault(row, {})[column] = cell
    return _Splicing(part, _scan(part, set(by_row))).result(by_row)


def _scan(part: bytes, wanted: set[int]) -> _Scan:
    return _Scan(wanted).quick(part) or _Scan(wanted).whole(part)


class _Splicing:
    def __init__(self, part: bytes, scan: _Scan) -> None:
        self.part, self.scan, self.prefix = part, scan, scan.prefix
        self.encoding = "utf-8" if is_utf8(part) else "ascii"

    def result(self, by_row: Mapping[int, Mapping[int, NewCell]]) -> bytes:
        edits: list[Edit] = []
        into_empty: list[bytes] = []
        for number, cells in by_row.items():
            row = self.scan.rows.get(number)
            if row is not None:
                edits.extend(self._into_row(row, number, cells))
            elif new := self._new_row(number, cells):
                where = self._place_for(number)
                if where is None:
                    into_empty.append(new)
                else:
                    edits.append((where, where, new))
        if into_empty and self.scan.data is not None:
            start, end, _ = self._open_tag(self.scan.data)
            edits.append((start, end, self._opened(start, end, b"".join(into_empty), "sheetData")))
        return b"".join(self._applied(sorted(edits, key=lambda edit: edit[:2])))

    def _applied(self, edits: list[Edit]) -> Iterator[bytes]:
        at = 0
        for start, end, new in edits:
            yield self.part[at:start]
            yield new
            at = end
        yield self.part[at:]

    def _open_tag(self, element: _Element) -> tuple[int, int, bool]:
        """Where its start tag starts and ends, and whether that is all there is of it (`<c/>`)."""
        tag = _TAG.match(self.part, element.start)
        if tag is None:
            raise CannotSplice("a tag that does not end")
        return tag.start(), tag.end(), tag[0].endswith(b"/>")

    def span(self, element: _Element) -> tuple[int, int]:
        """expat reports the end of `<c></c>` at its end tag, but of `<c/>` after it."""
        start, end, empty = self._open_tag(element)
        return start, end if empty else self.part.index(b">", element.end) + 1

    def _opened(self, start: int, end: int, inside: bytes, name: str) -> bytes:
        """`<row/>` made `<row>` with something inside."""
        return self.part[start : end - 2].rstrip() + b">" + inside + f"</{self.prefix}{name}>".encode()

    def _place_for(self, number: int) -> int | None:
        after = next((offset for other, offset in self.scan.starts if other > number), None)
        if after is not None or self.scan.data is None:
            return after
        return None if self._open_tag(self.scan.data)[2] else self.scan.data.end

    def _new_row(self, number: int, cells: Mapping[int, NewCell]) -> bytes:
        written = self._written(number, {column: cell for column, cell in cells.items() if cell.shows})
        if not written:
            return b""
        return f'<{self.prefix}row r="{number}">'.encode() + written + f"</{self.prefix}row>".encode()

    def _written(self, number: int, cells: Mapping[int, NewCell]) -> bytes:
        return b"".join(
            cell.write(self.prefix, address_of(number, column), str(cell.style), self.encoding)
            for column, cell in cells.items()
        )

    def _into_row(self, row: _Row, number: int, cells: Mapping[int, NewCell]) -> Iterator[Edit]:
        new = {column: cell for column, cell in cells.items() if column not in row.cells and cell.shows}
        start, end, empty = self._open_tag(row)
        if empty:
            if new:
                yield start, end, _widened(self._opened(start, end, self._written(number, new), "row"), new)
            return
        tag = self.part[start:end]
        if (widened := _widened(tag, new)) != tag:
            yield start, end, widened
        for column, cell in cells.items():
            old = row.cells.get(column)
            if old is not None:
                address, style = address_of(number, column), old.attributes.get("s", "")
                yield *self.span(old), cell.write(self.prefix, address, style, self.encoding)
            elif column in new:
                after = next((row.cells[other].start for other in sorted(row.cells) if other > column), row.end)
                yield after, after, self._written(number, {column: cell})


def _widened(tag: bytes, new: Mapping[int, NewCell]) -> bytes:
    """`spans` is only a hint of a row's first and last column, but one that is too narrow is not valid."""
    if not new:
        return tag

    def widen(spans: re.Match[bytes]) -> bytes:
        first, last = min(int(spans[2]), *new), max(int(spans[3]), *new)
        return spans[1] + f"{first}:{last}".encode() + spans[4]

    return _SPANS.sub(widen, tag, count=1)


def cell_spans(part: bytes, places: frozenset[tuple[int, int]]) -> Mapping[tuple[int, int], tuple[int, int]]:
    """From which byte up to which each of these cells, by (row, column), stands in the sheet's XML; those that are not
    there are left out. Raises CannotSplice."""
    scan = _scan(part, {row for row, _ in places})
    splicing = _Splicing(part, scan)
    return {
        (number, column): splicing.span(cell)
        for number, row in scan.rows.items()
        for column, cell in row.cells.items()
        if (number, column) in places
    }
