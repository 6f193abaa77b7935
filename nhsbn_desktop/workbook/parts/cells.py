"""The cells of one sheet's XML: a fast path for what Excel writes, guarded by a count, and an exact one for others."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from nhsbn_desktop.workbook.parts.addresses import LAST_COLUMN, LAST_ROW, column_number, split_address

CELL_LIMIT = 2_000_000
FILLED_LIMIT = 800_000
"""Of a whole workbook, and those of them that are not blank: together they take 500 MB at most. The largest sheet of 52
real collection workbooks has 0.8 million cells, nearly all of them blank."""

_GO_AT_ONCE = 20_000  # cells: 2 ms
_PIECE = 1 << 18  # bytes of XML searched at one go: about 5 ms

RawCell = tuple[Any, ...]
"""(nothing, nothing, style, type, formula's attributes, formula, value, inline string). Bytes are still XML, as the
fast path leaves them so that only the cells that are asked for are decoded; str is plain text."""


class Grid(dict[tuple[int, int], RawCell]):
    """Cells by (row, column). Many of them go one by one: at once, they would hold up every other thread for 0.1 s."""

    def __del__(self) -> None:
        while len(self) > _GO_AT_ONCE:
            self.popitem()


# Nothing that one part of this takes could be of use to another: ++ and ?+ spare it the trying, a third of its time.
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3}+)([1-9]\d{0,6}+)"(?: s="(\d{1,9}+)")?+(?: t="(\w++)")?+(?: [cv]m="\d+")*+ ?+(?:/>|>\s*+'
    rb"(?:<f([^>]*?)(?:/>|>([^<]*+)</f>))?+\s*+"
    rb'(?:<v(?: xml:space="preserve")?+>([^<]*+)</v>|<v ?/>|<is>([^<]*+(?:<(?!/is>|c )[^<]*+)*+)</is>)?+\s*+</c>)',
)
_NOT_PLAIN = ((b"!", b"<!"), (b"?", b"<?"), (b":", b":c "), (b":", b":c>"))  # a lone letter is found far sooner
_DATA = re.compile(rb"<((?:\w+:)?sheetData)\b[^>]*>")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)


class NotSound(ValueError):
    """The sheet's XML is damaged or says what no sheet can hold; the text says what."""


class TooMany(Exception):
    """The workbook holds more cells than can be read in reasonable time and memory."""


@dataclass
class Room:
    """How many cells of one workbook may still be read: each of its sheets could be small enough by itself."""

    cells: int = CELL_LIMIT
    filled: int = FILLED_LIMIT

    def take(self, cells: int, filled: int) -> None:
        """Raises TooMany, taking nothing, where there is not enough left."""
        if self.cells < cells or self.filled < filled:
            raise TooMany
        self.cells -= cells
        self.filled -= filled


class _Row(dict[bytes, tuple[int, int]]):
    """The places of one row by column letters, each made once."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __missing__(self, letters: bytes) -> tuple[int, int]:
        column = column_number(letters.decode())
        if column > LAST_COLUMN:
            raise NotSound("a cell beyond the last row or column")
        self[letters] = place = self._number, column
        return place


class _Rows(dict[bytes, _Row]):
    def __missing__(self, digits: bytes) -> _Row:
        number = int(digits)
        if number > LAST_ROW:
            raise NotSound("a cell beyond the last row or column")
        row = _SHARED_ROWS.get(number)
        if row is None:
            row = _Row(number)
            if number <= _MOST_SHARED:
                _SHARED_ROWS[number] = row
        self[digits] = row
        return row


_MOST_SHARED = 4_096
_SHARED_ROWS: dict[int, _Row] = {}
"""Places near the top are the same in every sheet of every workbook, and each takes as much memory as a value."""


def read_cells(part: bytes, room: "Room | None" = None) -> tuple[Grid, bytes]:
    """A sheet's cells, and the rest of its XML with the cells cut out. Raises NotSound, and TooMany where there are
    more cells than the workbook has `room` for."""
    room = room or Room()
    start, end = part.find(b"<sheetData"), part.rfind(b"</sheetData>")
    first = part.find(b">", start) + 1
    if start >= 0 and end >= first > 0 and is_utf8(part) and b"<!--" not in part[:first]:
        body = part[first:end]
        count = body.count(b"<c")  # no other element of a row begins so; if one did, the exact way would be taken
        room.take(count, filled := body.count(b"</c>"))
        grid = _fast(body, count)
        if grid is not None:
            return grid, part[:first] + part[end:]
        room.take(-count, -filled)
    return _exact(part, room), _without_cells(_COMMENT.sub(b"", part))


def _without_cells(part: bytes) -> bytes:
    start, end = span_of_cells(part)
    return part[:start] + part[end:]


def span_of_cells(part: bytes) -> tuple[int, int]:
    """Where a sheet's rows start and end; both are the part's end where it has none. It has no comments."""
    opened = _DATA.search(part)
    end = part.rfind(b"</" + opened[1], opened.end()) if opened else -1
    return (opened.end(), end) if opened and end >= 0 else (len(part), len(part))


def is_plain(body: bytes) -> bool:
    """Whether rows and cells can be told by their tags alone: no comments, sections, instructions or prefixes."""
    return not any(lone in body and said in body for lone, said in _NOT_PLAIN)


def sheet_parser(part: bytes) -> expat.XMLParserType:
    """Of expat, which does not know every way in which a part may say that it is in UTF-8."""
    return expat.ParserCreate("utf-8" if is_utf8(part) else None)


def is_utf8(part: bytes) -> bool:
    declared = re.match(rb"\s*<\?xml[^>]*encoding=[\"']([\w-]+)", part.removeprefix(b"\xef\xbb\xbf"))
    return declared is None or declared[1].lower() in (b"utf-8", b"utf8", b"us-ascii")


def _fast(body: bytes, count: int) -> Grid | None:
    """None unless every cell of the sheet was seen: the number found must be the number that start."""
    if not is_plain(body):
        return None
    rows, grid, seen = _Rows(), Grid(), 0
    alike: dict[RawCell, RawCell] = {}  # blank cells of one style are one and the same
    with uncollected():
        for piece in _pieces(body):
            found = _CELL.findall(piece)
            seen += len(found)
            for letters, digits, style, kind, said, formula, value, inline in found:
                raw = b"", b"", style, kind, said, formula, value, inline
                grid[rows[digits][letters]] = raw if value else alike.setdefault(raw, raw)
            gc.collect(1)  # a few at a time: it would look at all of them at once when it is on again, for 0.15 s
    return grid if seen == count else None


@contextmanager
def uncollected() -> Iterator[None]:
    """Python looks for circles to clear away again and again as cells pile up, a seventh of the time, though cells are
    part of none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _pieces(body: bytes) -> Iterator[bytes]:
    """The rows in pieces small enough that a window stays awake: a search holds up every other thread to its end."""
    start = 0
    while start < len(body):
        end = body.find(b"<row", start + _PIECE)
        yield body[start : (end := end if end >= 0 else len(body))]
        start = end


class _Exact:
    """What expat says of one sheet, put together cell by cell. Cells and rows may leave out their own address."""

    def __init__(self, room: Room) -> None:
        self.grid = Grid()
        self.room = room
        self.row = self.column = self.phonetic = 0
        self.cell: dict[str, str] | None = None
        self.formula: dict[str, str] | None = None
        self.taken: dict[str, str] = {}
        self.open = ""
        self.text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self.row = int(attributes.get("r") or self.row + 1)
            self.column = 0
        elif name == "c":
            self._place(attributes)
            self.cell, self.formula, self.taken = attributes, None, {}
        elif name == "rPh":
            self.phonetic += 1
        elif self.cell is not None and name in ("v", "f", "t"):
            self.open, self.text = name, []
            if name == "f":
                self.formula = attributes

    def _place(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        self.row, self.column = split_address(address) if address else (self.row, self.column + 1)
        if not (0 < self.row <= LAST_ROW and self.column <= LAST_COLUMN):
            raise NotSound("a cell beyond the last row or column")
        self.room.take(1, 0)

    def characters(self, text: str) -> None:
        if self.open and not self.phonetic:
            self.text.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == self.open:
            self.taken[name] = self.taken.get(name, "") + "".join(self.text)
            self.open = ""
        elif name == "rPh":
            self.phonetic -= 1
        elif name == "c" and self.cell is not None:
            self._keep(self.cell)
            self.cell = None

    def _keep(self, cell: dict[str, str]) -> None:
        self.room.take(0, 1 if self.taken else 0)
        formula = " ".join(f'{name}="{value}"' for name, value in (self.formula or {}).items())
        self.grid[self.row, self.column] = (
            "",
            "",
            _style_number(cell.get("s", "")),
            cell.get("t", ""),
            formula or (" " if self.formula is not None else ""),
            self.taken.get("f", ""),
            self.taken.get("v", ""),
            self.taken.get("t", ""),
        )


def _style_number(written: str) -> str:
    """As the fast path would take it; what is no number is the ordinary style."""
    return written if written.isascii() and written.isdigit() and len(written) < 10 else ""


def _exact(part: bytes, room: Room) -> Grid:
    reading = _Exact(room)
    parser = sheet_parser(part)
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.characters
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError) as problem:  # LookupError: an encoding that nobody knows
        raise NotSound(str(problem)) from problem
    return reading.grid
