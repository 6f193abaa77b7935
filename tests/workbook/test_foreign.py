"""Workbooks of other formats are looked at in a process of their own: their values, or a refusal in words."""

import io
import os
import shutil
import time
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.foreign_values import BROKEN
from nhsbn_desktop.workbook.protected import forget_passwords
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.structure import find_structure
from nhsbn_desktop.workbook.worker import WorkerFailed, ask_worker
from nhsbn_desktop.workbook.writer import write_copy

FILES = Path(__file__).parent / "files"  # one small form, written by LibreOffice (.xls, .ods) and formulon (.xlsb)
KINDS = (".xls", ".xlsb", ".ods")
ODD = Path(__file__).parents[2] / "../shared/workbooks/odd"


@pytest.mark.parametrize("kind", KINDS)
def test_the_values_of_another_format_are_read(kind: str) -> None:
    workbook = read_workbook(FILES / f"small{kind}")
    assert workbook.package.converted_from == kind
    assert [(sheet.name, sheet.state) for sheet in workbook.sheets] == [
        ("Access", "visible"),
        ("Lists", "hidden"),
        ("Far", "visible"),
    ]
    access = workbook.sheet("Access")
    assert access.cell("D2").value == Decimal(4369)
    assert access.cell("D5").value == Decimal("0.829")
    assert access.cell("D6").value == Decimal(4370)
    assert access.cell("A10").value == "A merged note & <more>"
    assert workbook.sheet("Far").cell("C5").value == "far \N{POUND SIGN} away"
    if kind != ".xlsb":  # its fixture was written without the format that makes this number a date
        assert access.cell("D4").value == "2021-04-01"


@pytest.mark.parametrize("kind", KINDS)
def test_what_it_asks_is_a_proposal_because_nothing_says_what_is_unlocked(kind: str) -> None:
    structure = find_structure(read_workbook(FILES / f"small{kind}"))
    assert structure.proposed
    assert [question.text for question in structure.questions][:2] == [
        "Referrals received",
        "Is there a single point of access?",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_written_back_to_another_format(kind: str, tmp_path: Path) -> None:
    source = tmp_path / f"Return{kind}"
    shutil.copy(FILES / f"small{kind}", source)
    with pytest.raises(WorkbookProblem) as refusal:
        write_copy(source, tmp_path / "Copy.xlsx", {Cell("Access", "D2"): Decimal(1)})
    assert "Save As, Excel Workbook (.xlsx)" in refusal.value.advice
    assert not (tmp_path / "Copy.xlsx").exists()


def _far_cell() -> bytes:
    """An .xlsx with a cell in the last corner: calamine makes room for all in between and ends its process."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    raw = io.BytesIO()
    with zipfile.ZipFile(FILES / "small.xlsb") as sound, zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("_rels/.rels", sound.read("_rels/.rels").replace(b"workbook.bin", b"workbook.xml"))
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet {main}><sheetData>{cells}</sheetData></worksheet>")
    return raw.getvalue()


def test_a_file_that_ends_the_reader_ends_only_the_worker() -> None:
    started = time.perf_counter()
    with pytest.raises(WorkerFailed, match="without an answer"):
        ask_worker("foreign_values", _far_cell(), seconds=30)
    assert time.perf_counter() - started < 10


def test_a_file_of_two_kinds_at_once_is_refused_before_any_reader_sees_it(tmp_path: Path) -> None:
    path = tmp_path / "Return.ods"
    path.write_bytes(_far_cell())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(WorkbookProblem, match="at once"):
        read_workbook(path)


@pytest.mark.skipif(os.name != "posix", reason="Windows limits a process's memory by a job object only")
def test_the_worker_has_no_more_memory_than_it_is_given(tmp_path: Path) -> None:
    bomb = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="A"><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", bomb)
    path = tmp_path / "Return.ods"
    path.write_bytes(raw.getvalue())
    started = time.perf_counter()
    with pytest.raises(WorkbookProblem) as refusal:
        read_workbook(path)
    assert refusal.value.advice
    assert time.perf_counter() - started < 10


def test_what_is_damaged_is_told_by_name(tmp_path: Path) -> None:
    for kind in KINDS:
        whole = (FILES / f"small{kind}").read_bytes()
        path = tmp_path / f"Return{kind}"
        path.write_bytes(whole[: len(whole) // 2])
        with pytest.raises(WorkbookProblem, match=r"Return\.(xls|xlsb|ods) "):
            read_workbook(path)
    assert ask_worker("foreign_values", b"rubbish", seconds=10).startswith(BROKEN)


@pytest.mark.skipif(not ODD.is_dir(), reason="the workbooks of others are not at hand")
def test_an_old_protected_workbook_asks_for_its_password() -> None:
    forget_passwords()
    with pytest.raises(WorkbookProblem, match="password"):
        read_workbook(ODD / "poi__poifs-60320-protected.xlsx")
