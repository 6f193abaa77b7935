"""The Network's form as other programs would have written it is understood alike, and is filled without harm."""

import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.structure import find_structure
from nhsbn_desktop.workbook.writer import write_copy
from tests.workbook.macro_form import answer_place, write_macro_form
from tests.workbook.making import MAIN, OFFICE

_MAIN, _OFFICE = MAIN[7:-1].encode(), OFFICE.encode()
_STRICT = b"http://purl.oclc.org/ooxml/"
ANSWERS = {
    Cell("CCR", answer_place(1, 0)): Decimal(81),
    Cell("CCR", answer_place(6, 49)): "well \N{POUND SIGN} \N{EURO SIGN}",
    Cell("Submission Details", "B6"): "Hartwell NHS Trust",
}

Rewrite = Callable[[str, bytes], tuple[str, bytes]]


def _in(start: str, change: Callable[[bytes], bytes]) -> Rewrite:
    return lambda name, part: (name, change(part) if name.startswith(start) else part)


def _prefixed(part: bytes) -> bytes:
    part = part.replace(b'xmlns="' + _MAIN, b'xmlns:x="' + _MAIN)
    return re.sub(rb"<(/?)([A-Za-z]\w*)(?=[\s/>])", rb"<\1x:\2", part)


def _strict(part: bytes) -> bytes:
    return part.replace(_MAIN, _STRICT + b"spreadsheetml/main").replace(
        _OFFICE, _STRICT + b"officeDocument/relationships"
    )


def _single_quoted(part: bytes) -> bytes:
    """In every tag but those that hold an apostrophe already."""
    return re.sub(rb"<[^?!<>'][^<>']*>", lambda tag: tag[0].replace(b'"', b"'"), part)


def _latin(part: bytes) -> bytes:
    return part.decode().replace("UTF-8", "ISO-8859-1").replace("well?", "well\N{NO-BREAK SPACE}?").encode("latin-1")


_SHARED = b'<f t="shared" ref="E12:F12" si="0">COUNTA(E7:BB7)</f><v>0</v></c><c r="F12"><f t="shared" si="0"/>'

WAYS: dict[str, Rewrite] = {
    "strict": _in("", _strict),
    "with a byte order mark": lambda name, part: (name, b"\xef\xbb\xbf" + part if name.endswith("l") else part),
    "prefixed sheets": _in("xl/worksheets/sheet", _prefixed),
    "prefixed list of sheets": _in("xl/workbook.xml", _prefixed),
    "targets from the root": _in("xl/_rels/", lambda part: re.sub(rb'Target="(?!file)', b'Target="/xl/', part)),
    "cells without addresses": _in("xl/worksheets/sheet2", lambda part: re.sub(rb' r="[A-Z]+\d+"', b"", part)),
    "a name for UTF-8": _in("xl/worksheets/", lambda part: part.replace(b'"UTF-8"', b"'utf8'")),
    "another encoding": _in("xl/worksheets/sheet3", _latin),
    "attributes in another order": _in(
        "xl/worksheets/sheet", lambda part: re.sub(rb'<c r="(\w+)" s="(\d)"', rb"<c s='\2' r='\1'", part)
    ),
    "single quotes": _in("", lambda part: _single_quoted(part) if part.startswith((b"<", b"\xef")) else part),
    "a space in a part's name": lambda name, part: (
        name.replace("sheets/sheet", "sheets/sheet "),
        part.replace(b"sheets/sheet", b"sheets/sheet%20") if name.startswith(("[", "xl/_rels")) else part,
    ),
    "lines and indents": _in(
        "xl/worksheets/sheet", lambda part: part.replace(b"<row", b"\r\n  <row").replace(b"<c ", b"\r\n\t<c ")
    ),
    "backslashes": lambda name, part: (name.replace("/", "\\"), part),
    "names in capitals": lambda name, part: (name.upper() if "sheets/sheet" in name else name, part),
    "a template": _in("[Content", lambda part: part.replace(b"sheet.macroEnabled", b"template.macroEnabled")),
    "space that is kept": _in(
        "xl/worksheets/", lambda part: part.replace(b"<sheetData>", b'<sheetData xml:space="preserve">')
    ),
    "shared formulas": _in("xl/worksheets/sheet3", lambda part: part.replace(b"<f>COUNTA(E7:BB7)</f>", _SHARED)),
    "no declaration": _in("xl/worksheets/", lambda part: re.sub(rb"^<\?xml.*?\?>\s*", b"", part)),
    "comments that look like cells": _in(
        "xl/worksheets/", lambda part: part.replace(b"<sheetData>", b"<!-- <sheetData> --><sheetData>")
    ),
    "a name with a reference": _in("xl/workbook.xml", lambda part: part.replace(b"Submission D", b"Submission&#32;D")),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_form_written_in_another_way_is_understood_and_filled_alike(way: str, tmp_path: Path) -> None:
    usual, source, copy = write_macro_form(tmp_path / "usual.xlsm"), tmp_path / "other.xlsm", tmp_path / "copy.xlsm"
    with zipfile.ZipFile(usual) as old, zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(*WAYS[way](name, old.read(name)))
    structure, expected = find_structure(read_workbook(source)), find_structure(read_workbook(usual))
    assert [question.cells for question in structure.questions] == [q.cells for q in expected.questions]
    assert [question.options for question in structure.questions] == [q.options for q in expected.questions]
    assert structure.support == expected.support
    write_copy(source, copy, ANSWERS)
    again = read_workbook(copy)
    assert {cell: again.sheet(cell.sheet).cell(cell.address).value for cell in ANSWERS} == ANSWERS
    assert find_structure(again).support["Organisation Name"] == "Hartwell NHS Trust"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(copy) as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert len(changed) == 4
