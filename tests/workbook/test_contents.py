"""What is written into a cell is what every reader reads out of it again: numbers, dates and any text."""

import zipfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.parts.contents import Writable
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.writer import write_copy
from tests.workbook.making import SHEET, make, parts, save, sheet


def _part(path: Path, name: str = SHEET) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def _patch(tmp_path: Path, data: str, values: Mapping[str, Writable], after: str = "", **how: bool) -> str:
    """What stands between the sheetData tags of the copy."""
    source = make(tmp_path / "Return.xlsx", data, after)
    copy = tmp_path / "Copy.xlsx"
    write_copy(source, copy, {Cell("Data", address): value for address, value in values.items()}, **how)
    return _part(copy).partition("<sheetData>")[2].partition("</sheetData>")[0]


@pytest.mark.parametrize(
    ("style", "value", "written"),
    [
        (2, date(2026, 5, 31), "46173"),
        (2, "2026-05-31", "46173"),
        (2, "31/05/2026", "46173"),
        (2, "2026-05-31T12:00:00", "46173.5"),
        (2, date(1900, 1, 1), "1"),
        (2, date(1900, 3, 1), "61"),
        (0, Decimal("1E+2"), "100"),
        (0, Decimal("0.10"), "0.1"),
        (0, Decimal("-0"), "0"),
        (0, Decimal("123456789012345678"), "1.2345678901234568e+17"),
    ],
)
def test_numbers_and_dates_are_written_shortest(style: int, value: Writable, written: str, tmp_path: Path) -> None:
    assert f"<v>{written}</v>" in _patch(tmp_path, f'<row r="1"><c r="A1" s="{style}"/></row>', {"A1": value})


def test_dates_follow_the_workbooks_own_count(tmp_path: Path) -> None:
    contents = parts({"Data": sheet('<row r="1"><c r="A1" s="2"/></row>')}, properties=' date1904="1"')
    source, copy = save(tmp_path / "Return.xlsx", contents), tmp_path / "Copy.xlsx"
    write_copy(source, copy, {Cell("Data", "A1"): date(2026, 5, 31)})
    assert "<v>44711</v>" in _part(copy)
    assert read_workbook(copy).sheet("Data").cell("A1").value == "2026-05-31"


def test_true_stays_a_boolean_where_one_stood(tmp_path: Path) -> None:
    data = '<row r="1"><c r="A1" t="b"><v>0</v></c><c r="B1"/></row>'
    written = _patch(tmp_path, data, {"A1": "TRUE", "B1": "TRUE"})
    assert '<c r="A1" t="b"><v>1</v></c>' in written
    assert '<c r="B1" t="inlineStr">' in written


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("1E+999"), "x" * 32_768, "\ud800", date(1899, 1, 1)])
def test_a_value_no_cell_can_hold_is_refused(value: Writable, tmp_path: Path) -> None:
    with pytest.raises(WorkbookProblem, match="Data!A1 cannot hold this value"):
        _patch(tmp_path, "", {"A1": value})


_KEPT_BY_ALL = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="_\ufffe\uffff")
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        _KEPT_BY_ALL, st.sampled_from([" Yes ", "a\nb\tc", "<&>\"'", "=1+1", "2026-05-31", "\u00a312"])
    ).filter(bool),
    number=st.one_of(
        st.integers(-(10**15), 10**15).map(Decimal),
        st.floats(allow_nan=False, allow_infinity=False, width=64).map(lambda f: Decimal(repr(f))),
    ),
)
def test_what_is_written_is_what_every_reader_reads(text: str, number: Decimal, tmp_path: Path) -> None:
    source, copy = make(tmp_path / "Return.xlsx", ""), tmp_path / "Copy.xlsx"
    write_copy(source, copy, {Cell("Data", "A1"): text, Cell("Data", "B1"): number})
    ours = read_workbook(copy).sheet("Data")
    assert ours.cell("A1").value == text
    assert ours.cell("B1").value == number
    theirs = openpyxl.load_workbook(copy)["Data"]
    assert theirs["A1"].value == text
    assert float(theirs["B1"].value) == float(number)
    calamine = CalamineWorkbook.from_path(str(copy)).get_sheet_by_name("Data").to_python(skip_empty_area=False)
    assert calamine[0] == [text, float(number)]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60))
def test_any_text_at_all_comes_back_the_same(text: str, tmp_path: Path) -> None:
    source, copy = make(tmp_path / "Return.xlsx", ""), tmp_path / "Copy.xlsx"
    write_copy(source, copy, {Cell("Data", "A1"): text, Cell("Data", "A2"): f"_x0041_{text}_x000D_"})
    ours = read_workbook(copy).sheet("Data")
    assert ours.cell("A1").value == text
    assert ours.cell("A2").value == f"_x0041_{text}_x000D_"
