"""The worker that reads .xls, .xlsb and .ods files through calamine and gives their values back as a plain .xlsx."""

import io
import math
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import IO, Any
from xml.sax.saxutils import quoteattr

from nhsbn_desktop.workbook.parts.addresses import Area, address_of
from nhsbn_desktop.workbook.parts.cells import FILLED_LIMIT
from nhsbn_desktop.workbook.parts.contents import CannotWrite, as_text
from nhsbn_desktop.workbook.worker import limit_memory

MEMORY = 450  # megabytes
DONE, PASSWORD, TOO_LARGE, BROKEN = b"done\n", b"password\n", b"too large\n", b"broken\n"

_DAY = timedelta(days=1)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MOST_MERGES = 20_000

_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>{{sheets}}</Types>'
)


def run(requests: IO[bytes], answers: IO[bytes]) -> None:
    """One file in; out comes a word for how it went and, where it went well, the workbook of its values."""
    limit_memory(MEMORY, only_written=True)
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        content = _converted(CalamineWorkbook.from_filelike(io.BytesIO(requests.read())))
    except PasswordError:
        answers.write(PASSWORD)
    except (MemoryError, _TooLarge):
        answers.write(TOO_LARGE)
    except (CalamineError, OSError, ValueError, OverflowError) as problem:
        answers.write(BROKEN + type(problem).__name__.encode())
    else:
        answers.write(DONE)
        answers.write(content)
    answers.flush()


class _TooLarge(ValueError):
    pass


def _converted(book: Any) -> bytes:
    whole = io.BytesIO()
    listed = [(n, each) for n, each in enumerate(book.sheets_metadata) if str(each.typ).endswith(".WorkSheet")]
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        cells = 0
        for place, (number, _) in enumerate(listed, 1):
            with archive.open(f"xl/worksheets/sheet{place}.xml", "w") as part:
                cells += _write_sheet(part, book.get_sheet_by_index(number))
            if cells > FILLED_LIMIT:
                raise _TooLarge
        for name, content in _around([each for _, each in listed]):
            archive.writestr(name, content)
    return whole.getvalue()


def _write_sheet(part: IO[bytes], sheet: Any) -> int:
    count = 0
    part.write(f"<worksheet {_MAIN}><sheetData>".encode())
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
        cells = [_cell(address_of(row, column), value) for column, value in enumerate(values, left + 1)]
        written = "".join(cells)
        if written:
            count += sum(map(bool, cells))
            part.write(f'<row r="{row}">{written}</row>'.encode())
    part.write(f"</sheetData>{_merges(sheet)}</worksheet>".encode())
    return count


def _merges(sheet: Any) -> str:
    ranges = (sheet.merged_cell_ranges or [])[:_MOST_MERGES]
    areas = [Area(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges]
    inside = "".join(f'<mergeCell ref="{area}"/>' for area in areas if str(area).count(":"))
    return f"<mergeCells>{inside}</mergeCells>" if inside else ""


def _cell(address: str, value: Any) -> str:
    match value:
        case "" | None:
            return ""
        case bool():
            return f'<c r="{address}" t="b"><v>{int(value)}</v></c>'
        case int():
            return f'<c r="{address}"><v>{value}</v></c>'
        case float() if math.isfinite(value):
            return f'<c r="{address}"><v>{int(value) if value.is_integer() and abs(value) < 1e15 else value!r}</v></c>'
        case timedelta():
            return f'<c r="{address}"><v>{value / _DAY!r}</v></c>'
        case datetime() | date():
            return f'<c r="{address}" t="d"><v>{value.isoformat()}</v></c>'
        case time():
            return f'<c r="{address}" t="str"><v>{value.isoformat()}</v></c>'
        case _:
            return _text_cell(address, str(value))


def _text_cell(address: str, text: str) -> str:
    try:
        written = as_text(text).replace("&#123;p}", "{p}")
    except CannotWrite as problem:
        raise _TooLarge from problem
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{written}</t></is></c>'


def _around(sheets: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The parts that make sheets a workbook."""
    states = {"Visible": "", "Hidden": ' state="hidden"', "VeryHidden": ' state="veryHidden"'}
    names = [f"<sheet name={quoteattr(each.name)}{states[str(each.visible).rpartition('.')[2]]}" for each in sheets]
    listed = "".join(f'{name} sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names, 1))
    places = range(1, len(names) + 1)
    sheet = f"{_OFFICE}/worksheet"
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_KIND}.worksheet+xml"/>' for n in places
    )
    yield "xl/workbook.xml", f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    yield "xl/_rels/workbook.xml.rels", _relations(f"r{n} {sheet} worksheets/sheet{n}.xml" for n in places)
    yield "_rels/.rels", _relations([f"r1 {_OFFICE}/officeDocument xl/workbook.xml"])
    yield "[Content_Types].xml", _TYPES.format(sheets=types)


def _relations(said: Iterable[str]) -> str:
    each = (line.split(" ") for line in said)
    listed = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in each)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


if __name__ == "__main__":
    run(sys.stdin.buffer, sys.stdout.buffer)
