"""A patched copy holds the new answers, and every other byte of the Network's workbook as it was."""

import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.parts.contents import Writable
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.writer import write_copy
from tests.workbook.making import MAIN, SHEET, WORKBOOK, make, parts, relationships, save, sheet


def _part(path: Path, name: str = SHEET) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def _patch(tmp_path: Path, data: str, values: Mapping[str, Writable], after: str = "", **how: bool) -> str:
    """What stands between the sheetData tags of the copy."""
    source = make(tmp_path / "Return.xlsx", data, after)
    copy = tmp_path / "Copy.xlsx"
    write_copy(source, copy, {Cell("Data", address): value for address, value in values.items()}, **how)
    return _part(copy).partition("<sheetData>")[2].partition("</sheetData>")[0]


def _raw_records(path: Path) -> dict[str, bytes]:
    """Each member's local record, compressed bytes included."""
    raw = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        starts = [info.header_offset for info in archive.infolist()]
        ends = [*sorted(starts)[1:], archive.start_dir]
        bounds = dict(zip(sorted(starts), ends, strict=True))
        return {info.filename: raw[info.header_offset : bounds[info.header_offset]] for info in archive.infolist()}


def test_only_the_touched_sheet_and_the_list_of_sheets_change(tmp_path: Path) -> None:
    contents = parts({"Data": sheet('<row r="1"><c r="A1"/></row>'), "Lists": sheet("")}, strings=("a",)) | {
        "customXml/item1.xml": "<kept/>",
        "xl/printerSettings/printerSettings1.bin": b"\0\1\2" * 99,
    }
    source, copy = save(tmp_path / "Return.xlsx", contents), tmp_path / "Copy.xlsx"
    before = source.read_bytes()
    changed = write_copy(source, copy, {Cell("Data", "A1"): Decimal("0.65")})
    assert changed == (WORKBOOK, SHEET)
    old, new = _raw_records(source), _raw_records(copy)
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} == set(changed)
    assert source.read_bytes() == before
    assert 'fullCalcOnLoad="1"' in _part(copy, WORKBOOK)
    with zipfile.ZipFile(copy) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize(
    ("data", "values", "expected"),
    [
        ('<row r="1"><c r="A1" s="1"/></row>', {"A1": Decimal(7)}, '<row r="1"><c r="A1" s="1"><v>7</v></c></row>'),
        ('<row r="1"><c r="A1" s="1"></c></row>', {"A1": Decimal(7)}, '<row r="1"><c r="A1" s="1"><v>7</v></c></row>'),
        (
            '<row r="1"><c r="A1" s="1"/><c r="B1"/></row>',
            {"A1": Decimal(7)},
            '<row r="1"><c r="A1" s="1"><v>7</v></c><c r="B1"/></row>',
        ),
        ('<row r="1"><c r="A1" t="s" s="1"><v>0</v></c></row>', {"A1": None}, '<row r="1"><c r="A1" s="1"/></row>'),
        (
            '<row r="1"><c r="A1" cm="1" vm="1"><v>1</v></c></row>',
            {"A1": Decimal(2)},
            '<row r="1"><c r="A1"><v>2</v></c></row>',
        ),
        ("", {"B2": Decimal(1)}, '<row r="2"><c r="B2"><v>1</v></c></row>'),
        ("", {"B2": None}, ""),
        (
            '<row r="1" spans="2:3"><c r="B1"/><c r="C1"/></row>',
            {"A1": Decimal(1), "E1": Decimal(5)},
            '<row r="1" spans="1:5"><c r="A1"><v>1</v></c><c r="B1"/><c r="C1"/><c r="E1"><v>5</v></c></row>',
        ),
        (
            '<row r="1"/><row r="5"/>',
            {"A1": Decimal(1), "A3": Decimal(3), "A9": Decimal(9)},
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="A3"><v>3</v></c></row><row r="5"/>'
            '<row r="9"><c r="A9"><v>9</v></c></row>',
        ),
        (
            "<row><c><v>1</v></c><c><v>2</v></c></row>",
            {"B1": Decimal(5), "C1": Decimal(6)},
            '<row><c><v>1</v></c><c r="B1"><v>5</v></c><c r="C1"><v>6</v></c></row>',
        ),
        (
            '<row r="1"><c r="A1" t="str"><v>a\r\nb</v></c><c r="B1"><v xml:space="preserve">1</v></c></row>',
            {"B1": Decimal(2)},
            '<row r="1"><c r="A1" t="str"><v>a\r\nb</v></c><c r="B1"><v>2</v></c></row>',
        ),
        (
            '<row r="1" s="1" customFormat="1"/>',
            {"B1": True},
            '<row r="1" s="1" customFormat="1"><c r="B1" s="1" t="b"><v>1</v></c></row>',
        ),
    ],
    ids=[
        "empty cell", "open cell", "beside another", "cleared", "cm and vm", "new row", "nothing to clear", "spans",
        "rows in order", "cells without address", "CRLF kept", "style of the row",
    ],
)  # fmt: skip
def test_cells_are_cut_in_at_their_place(
    data: str, values: Mapping[str, Writable], expected: str, tmp_path: Path
) -> None:
    assert _patch(tmp_path, data, values) == expected


def test_an_empty_sheet_takes_its_first_cell(tmp_path: Path) -> None:
    contents = parts(
        {"Data": f"<worksheet {MAIN}><cols><col min='2' max='2' style='1'/></cols><sheetData/></worksheet>"}
    )
    source, copy = save(tmp_path / "Return.xlsx", contents), tmp_path / "Copy.xlsx"
    write_copy(source, copy, {Cell("Data", "B3"): "Yes"})
    assert '<sheetData><row r="3"><c r="B3" s="1" t="inlineStr"><is><t>Yes</t></is></c></row></sheetData>' in _part(
        copy
    )


def test_a_sheet_with_a_prefix_is_written_with_it(tmp_path: Path) -> None:
    part = f'<x:worksheet xmlns:x="{MAIN[7:-1]}"><x:sheetData><x:row r="1"/></x:sheetData></x:worksheet>'
    source, copy = save(tmp_path / "Return.xlsx", parts({"Data": part})), tmp_path / "Copy.xlsx"
    write_copy(source, copy, {Cell("Data", "A1"): "{p} is kept"})
    assert read_workbook(copy).sheet("Data").cell("A1").value == "{p} is kept"


def test_rows_and_columns_of_controls_elsewhere_in_the_sheet_are_left_alone(tmp_path: Path) -> None:
    place = "<xdr:from><xdr:col>1</xdr:col><xdr:row>2</xdr:row></xdr:from>"
    after = f'<controls xmlns:xdr="http://x">{place}<c r="A1"/></controls>'
    written = _patch(tmp_path, '<row r="1"><c r="A1"/></row>', {"A1": Decimal(1)}, after)
    assert written == '<row r="1"><c r="A1"><v>1</v></c></row>'


def test_a_sheet_name_with_an_angle_bracket_and_a_backslash_in_a_part_do_no_harm(tmp_path: Path) -> None:
    contents = parts({"Hidden sheets>>>": sheet("")}) | {"docProps\\custom.xml": "<p/>"}
    source, copy = save(tmp_path / "Return.xlsx", contents), tmp_path / "Copy.xlsx"
    write_copy(source, copy, {Cell("Hidden sheets>>>", "A1"): Decimal(1)})
    assert read_workbook(copy).sheet("Hidden sheets>>>").cell("A1").value == Decimal(1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<calcPr calcId="191029"/>', '<calcPr calcId="191029" fullCalcOnLoad="1"/>'),
        ('<calcPr fullCalcOnLoad="0" calcId="1" />', '<calcPr calcId="1" fullCalcOnLoad="1"/>'),
        ("<calcPr></calcPr>", '<calcPr fullCalcOnLoad="1"></calcPr>'),
        ("<definedNames/><extLst/>", '<definedNames/><calcPr fullCalcOnLoad="1"/><extLst/>'),
        ("", '<calcPr fullCalcOnLoad="1"/></workbook>'),
    ],
)
def test_excel_is_asked_to_work_out_every_total_again(before: str, after: str, tmp_path: Path) -> None:
    source, copy = save(tmp_path / "Return.xlsx", parts({"Data": sheet("")}, names=before)), tmp_path / "Copy.xlsx"
    write_copy(source, copy, {Cell("Data", "A1"): Decimal(1)})
    assert after in _part(copy, WORKBOOK)


_LOCKED = '<sheetProtection sheet="1"/>'


@pytest.mark.parametrize(
    ("data", "after", "address", "words"),
    [
        ('<row r="1"><c r="A1"/></row>', _LOCKED, "A1", "is locked"),
        ("", _LOCKED, "Z9", "is locked"),
        ('<row r="1"><c r="A1" s="1"><f>B1</f><v>1</v></c></row>', _LOCKED, "A1", "holds a formula"),
        ("", '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>', "B2", "behind a merged cell"),
        ('<row r="1"><c r="A1"><f t="array" ref="A1:A3">1</f></c></row>', "", "A2", "formula"),
        ("", "", "A0", "has no cell"),
        ("", "", "XFE1", "has no cell"),
        ('<row r="1"><c r="A1"/></row><row r="1"><c r="B1"/></row>', "", "A1", "twice"),
        ('<row r="1"><c r="A1"/><c r="A1"/></row>', "", "A1", "twice"),
    ],
)
def test_a_cell_that_may_not_be_written_is_refused(
    data: str, after: str, address: str, words: str, tmp_path: Path
) -> None:
    with pytest.raises(WorkbookProblem, match=words) as refusal:
        _patch(tmp_path, data, {address: Decimal(1)}, after)
    assert refusal.value.advice
    assert not (tmp_path / "Copy.xlsx").exists()


def test_force_writes_over_a_formula_and_forgets_the_calculation_chain(tmp_path: Path) -> None:
    contents = parts({"Data": sheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')}) | {
        "xl/calcChain.xml": f'<calcChain {MAIN}><c r="A1" i="1"/></calcChain>',
        "xl/_rels/workbook.xml.rels": relationships(
            ("worksheet", "worksheets/sheet1.xml"), ("calcChain", "calcChain.xml")
        ),
    }
    types = str(contents["[Content_Types].xml"])
    override = '<Override PartName="/xl/calcChain.xml" ContentType="x.calcChain+xml"/>'
    contents["[Content_Types].xml"] = types.replace("</Types>", f"{override}</Types>")
    source, copy = save(tmp_path / "Return.xlsx", contents), tmp_path / "Copy.xlsx"
    changed = write_copy(source, copy, {Cell("Data", "A1"): Decimal(3)}, force=True)
    assert "xl/calcChain.xml" in changed
    with zipfile.ZipFile(copy) as archive:
        assert "xl/calcChain.xml" not in archive.namelist()
        assert b"calcChain" not in archive.read("[Content_Types].xml") + archive.read("xl/_rels/workbook.xml.rels")
    assert read_workbook(copy).sheet("Data").cell("A1").formula is None


@pytest.mark.parametrize("part", ["_xmlsignatures/sig1.xml", "xl/revisions/revisionHeaders.xml"])
def test_a_signed_or_shared_workbook_is_not_patched(part: str, tmp_path: Path) -> None:
    source = save(tmp_path / "Return.xlsx", parts({"Data": sheet("")}) | {part: "<x/>"})
    with pytest.raises(WorkbookProblem, match=r"signed|shared"):
        write_copy(source, tmp_path / "Copy.xlsx", {Cell("Data", "A1"): Decimal(1)})


def test_what_support_mirrors_is_brought_up_to_date(tmp_path: Path) -> None:
    support = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Organisation Name</t></is></c>'
        "<c r='B1'><f>'My Details'!B6</f><v>0</v></c></row>"
        '<row r="2"><c r="B2"><f>Data!$A$1</f><v>0</v></c></row><row r="3"><c r="B3"><f>Data!A1+1</f><v>1</v></c></row>'
    )
    contents = parts(
        {"My Details": sheet('<row r="6"><c r="B6"/></row>'), "Data": sheet(""), "Support": sheet(support)},
        states={"Support": "veryHidden"},
    )
    source, copy = save(tmp_path / "Return.xlsx", contents), tmp_path / "Copy.xlsx"
    values = {Cell("My Details", "B6"): "Northmoor & co", Cell("data", "A1"): Decimal("1.5")}
    assert "xl/worksheets/sheet3.xml" in write_copy(source, copy, values)
    mirrored = read_workbook(copy).sheet("Support")
    assert (mirrored.cell("B1").value, mirrored.cell("B1").formula) == ("Northmoor & co", "'My Details'!B6")
    assert mirrored.cell("B2").value == Decimal("1.5")
    assert mirrored.cell("B3").value == Decimal(1)
    assert CalamineWorkbook.from_path(str(copy)).get_sheet_by_name("Support").to_python()[0][1] == "Northmoor & co"
    write_copy(copy, tmp_path / "Again.xlsx", {Cell("My Details", "B6"): None})
    assert read_workbook(tmp_path / "Again.xlsx").sheet("Support").cell("B1").value == Decimal(0)
