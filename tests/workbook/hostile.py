"""Workbooks made to do harm, and what only looks like a workbook: small recipes for the tests of opening."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.workbook.making import MAIN, SHEET, STRINGS, make, parts, save, sheet

_ONE = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
_LAUGHS = (
    '<!DOCTYPE z [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)

Recipe = Callable[[Path], Path]


def _one(path: Path, **changed: str | bytes) -> Path:
    contents = parts({"Data": sheet(_ONE)}, strings=("hello",))
    return save(path, contents | changed)


def _with(part: str, content: str | bytes) -> Recipe:
    return lambda path: _one(path, **{part: content})


def _cells(data: str, after: str = "") -> Recipe:
    return lambda path: make(path, data, after, strings=("hello",))


def _raw(content: bytes) -> Recipe:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


def _around(before: bytes = b"", cut: int = 0) -> Recipe:
    def write(path: Path) -> Path:
        content = _one(path).read_bytes()
        path.write_bytes(before + content[: len(content) - cut])
        return path

    return write


def _streamed(part: str, start: str, block: bytes, times: int, end: str) -> Recipe:
    """A part that unpacks to far more than the file holds."""

    def write(path: Path) -> Path:
        contents = parts({"Data": sheet(_ONE)}, strings=("hello",))
        del contents[part]
        save(path, contents)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(part, "w") as member:
            member.write(start.encode())
            for _ in range(times):
                member.write(block)
            member.write(end.encode())
        return path

    return write


def _twice(name: str) -> Recipe:
    def write(path: Path) -> Path:
        _one(path)
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(name, sheet('<row r="1"><c r="A1"><v>666</v></c></row>'))
        return path

    return write


def _renamed(change: Callable[[str], str]) -> Recipe:
    return lambda path: save(
        path, {change(name): part for name, part in parts({"Data": sheet(_ONE)}, strings=("hello",)).items()}
    )


_MERGES = "".join(f'<mergeCell ref="A{row}:XFD{row}"/>' for row in range(1, 20_001))
_SPACES = b" " * (1 << 20)

REFUSED: dict[str, tuple[str, Recipe]] = {
    "700 MB of spaces": (
        "100 MB",
        _streamed(SHEET, f"<worksheet {MAIN}><sheetData>", _SPACES, 128, "</sheetData></worksheet>"),
    ),
    "a million cells in nothing": (
        "200 times",
        _streamed(
            SHEET,
            f"<worksheet {MAIN}><sheetData><row>",
            b"<c><v>1</v></c>" * 1000,
            300,
            "</row></sheetData></worksheet>",
        ),
    ),
    "a text of 60 MB": (
        "200 times",
        _streamed(STRINGS, f"<sst {MAIN}><si><t>", b"A" * (1 << 20), 60, "</t></si></sst>"),
    ),
    "a text longer than a cell": (
        "longer than Excel allows",
        _with(STRINGS, f"<sst {MAIN}><si><t>{'Ab' * 20_000}</t></si></sst>"),
    ),
    "a billion laughs in the strings": (
        "document type",
        _with(STRINGS, f"{_LAUGHS}<sst {MAIN}><si><t>&j;</t></si></sst>"),
    ),
    "a billion laughs in a sheet": ("document type", _with(SHEET, f"{_LAUGHS}{sheet(_ONE)}")),
    "a file slipped in": (
        "document type",
        _with(STRINGS, f'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst {MAIN}><si><t>&x;</t></si></sst>'),
    ),
    "a document type behind a long comment": (
        "document type",
        _with(SHEET, f"<!--{' ' * 9000}-->{_LAUGHS}{sheet(_ONE)}"),
    ),
    "a sheet in UTF-16": ("UTF-16", _with(SHEET, sheet(_ONE).encode("utf-16"))),
    "a part twice": ("two parts", _twice("XL/Worksheets/SHEET1.xml")),
    "a part by a backslash twice": ("two parts", _twice("xl\\worksheets\\sheet1.xml")),
    "a part outside": ("points outside", _with("../../evil.txt", "x")),
    "parts from the root": ("start with a slash", _renamed(lambda name: f"/{name}")),
    "a row beyond the last": ("damaged sheet", _cells('<row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row>')),
    "30,000 texts that do not end": (
        "damaged sheet",
        _cells('<row r="1">' + '<c r="A1" t="inlineStr"><is>' * 30_000 + "</row>"),
    ),
    "very deep nesting": ("damaged part", _cells("", "<extLst>" * 60_000 + "</extLst>" * 60_000)),
    "no workbook part": ("lost the part", _with("_rels/.rels", f'<Relationships xmlns="{MAIN[7:-1]}"/>')),
    "a prefix before the zip": ("not an Excel workbook", _around(before=b"MZ\x90\0")),
    "cut short": ("cut short", _around(cut=40)),
    "a web page": ("web page", _raw(b"<html><table><tr><td>=1+1</td></tr></table></html>")),
    "a CSV": ("plain text", _raw(b"Question,Answer\r\nBeds,12\r\n")),
    "a PDF": ("PDF", _raw(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")),
    "an old .xls": ("97-2003", _raw(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 2048)),
    "a torn password-protected one": (
        "password",
        _raw(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")),
    ),
    "an empty file": ("empty", _raw(b"")),
    "an .ods": ("OpenDocument", _with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")),
    "an .xlsb": (".xlsb", _with("xl/workbook.bin", b"\x83\x01")),
    "a zip of something": ("zip file", lambda path: save(path, {"readme.txt": "hello"})),
    "a Word document": (
        "Word",
        lambda path: save(path, {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}),
    ),
}
"""By name: words the refusal must hold, and the recipe."""

READ: dict[str, Recipe] = {
    "two cells at the far corners": _cells(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    ),
    "20,000 merged rows": _cells(_ONE, f"<mergeCells>{_MERGES}</mergeCells>"),
    "a validation over every cell": _cells(
        _ONE,
        '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>A:XFD</formula1></dataValidation>'
        "</dataValidations>",
    ),
    "formulas that call out": _cells(
        '<row r="1"><c r="A1"><f>cmd|\'/c calc\'!A0</f><v>0</v></c>'
        '<c r="B1"><f>WEBSERVICE("http://127.0.0.1/")</f><v>0</v></c></row>'
    ),
    "60,000 places for cells, all of them empty": _with(
        SHEET, f"<worksheet {MAIN}>{'<sheetData/>' * 60_000}</worksheet>"
    ),
    "60,000 guides to one text's sounds": _cells(
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>a</t>{"<rPh/>" * 60_000}</is></c></row>'
    ),
    "numbers that are not": _cells(
        '<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1E999</v></c><c r="C1"><v>abc</v></c>'
        '<c r="D1" t="s"><v>99</v></c><c r="E1" t="e"><v>#REF!</v></c><c r="F1" t="s"><v>-1</v></c></row>'
    ),
    "an external relation": _with(
        "xl/worksheets/_rels/sheet1.xml.rels",
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://x/comments" Target="http://127.0.0.1/steal" TargetMode="External"/></Relationships>',
    ),
}
