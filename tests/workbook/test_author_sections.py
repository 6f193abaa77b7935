"""The section tabs of an authored workbook: questions, answer cells, totals, comments and drop-downs."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.workbook.authoring.layout import Layout
from tests.workbook.authored import TABS, VALUES

pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension is not supported")

X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"

XM = "{http://schemas.microsoft.com/office/excel/2006/main}"


def test_the_first_header_of_a_tab_stands_in_row_4(book: openpyxl.Workbook) -> None:
    for name in TABS:
        assert [book[name].cell(4, column).value for column in (2, 3, 4)] == [
            "Question",
            "Definition/guidance",
            "Question type",
        ]
    assert [cell.value for cell in book["Access"][4]][4:] == [
        "Generic CMHT", "CRHT", "EIP", "Perinatal", "Older People", "Memory Services", "ASD Team", "ADHD Team",
        "Total (calculated)", "Data source", "Comments",
    ]  # fmt: skip


def test_each_answer_stands_where_the_layout_says(
    saved_values: openpyxl.Workbook, written: tuple[Path, Layout], collection: Collection
) -> None:
    cells = written[1].cells
    assert tuple(sorted(cells)) == tuple(sorted(collection.codes))
    assert len(set(cells.values())) == 266
    for code, cell in cells.items():
        value = saved_values[cell.sheet][cell.address].value
        expected = VALUES.get(code)
        assert (float(expected) if isinstance(expected, Decimal) else expected) == value, code


def test_an_error_is_an_error_and_a_text_a_text(saved_values: openpyxl.Workbook, written: tuple[Path, Layout]) -> None:
    kinds = {
        code: saved_values[cell.sheet][cell.address].data_type
        for code, cell in written[1].cells.items()
        if code in ("FI11", "AC02", "SM12", "QS08", "AC01[EIP]")
    }
    assert kinds == {"FI11": "e", "AC02": "s", "SM12": "s", "QS08": "s", "AC01[EIP]": "n"}


def unlocked_cells(sheet: Worksheet) -> set[str]:
    """Merged cells apart: openpyxl gives those that are covered the protection of the one that shows."""
    return {
        cell.coordinate
        for row in sheet.iter_rows()
        for cell in row
        if not isinstance(cell, MergedCell) and not cell.protection.locked
    }


def test_just_the_answers_their_sources_and_comments_are_unlocked(
    book: openpyxl.Workbook, written: tuple[Path, Layout]
) -> None:
    for tab in written[1].tabs:
        expected = {cell.address for cell in written[1].cells.values() if cell.sheet == tab.name}
        for block in tab.blocks:
            for line in (line for line in block.lines if line.metric):
                for column, _ in (block.source, block.comments):
                    expected.add(book[tab.name].cell(line.row, column).coordinate)
        assert unlocked_cells(book[tab.name]) == expected


def test_a_section_heading_has_no_type_and_nothing_to_fill_in(book: openpyxl.Workbook) -> None:
    heading = book["Access"][5]
    assert heading[1].value == "Access: by team type"
    assert heading[3].value is None
    assert all(cell.protection.locked for cell in heading)


def test_a_breakdown_is_a_question_followed_by_one_row_for_each_part(book: openpyxl.Workbook) -> None:
    sheet = book["Access"]
    start = next(row for row in range(1, 60) if sheet.cell(row, 2).value == "Caseload by gender")
    assert [sheet.cell(start + step, 2).value for step in range(1, 5)] == [
        "Female", "Male", "Non-binary/other", "Not known/Not stated",
    ]  # fmt: skip
    assert [sheet.cell(start + step, 5).protection.locked for step in range(5)] == [True, False, False, False, False]
    assert sheet.cell(start, 4).value == sheet.cell(start + 1, 4).value == "Numerical"


def test_a_members_cell_that_is_not_asked_is_locked_and_grey(book: openpyxl.Workbook) -> None:
    sheet = book["Activity"]
    row = next(row for row in range(1, 60) if sheet.cell(row, 2).value == "Mean contacts before discharge")
    asked, not_asked = sheet.cell(row, 5), sheet.cell(row, 6)
    assert not asked.protection.locked
    assert not_asked.protection.locked
    assert not_asked.fill.fgColor.rgb == "FFD9DEE0"


def test_question_types_and_guidance_are_in_the_networks_words(book: openpyxl.Workbook) -> None:
    rows = {row[1].value: (row[2].value, row[3].value) for name in TABS for row in book[name].iter_rows()}
    assert rows["Main PROM/PREM"][1] == "Drop-down list:\nReQoL\nDIALOG scale\nCORE\nOther"
    assert rows["Submission name"][1] == "Narrative"
    assert rows["Outcome measures used"][1] == "Yes/No"
    assert rows["Referrals received"][0].endswith("Leave this question blank if a team of this type is not provided.")


def test_totals_are_locked_sums_that_carry_what_excel_would_show(
    book: openpyxl.Workbook, saved_values: openpyxl.Workbook
) -> None:
    assert book["Access"]["M6"].value == "=SUM(E6:L6)"
    assert saved_values["Access"]["M6"].value == 4619
    assert book["Access"]["M6"].protection.locked
    beds = next(row for row in range(1, 60) if book["Activity"].cell(row, 2).value == "Beds at 31 March")
    assert saved_values["Activity"].cell(beds, 9).value == "#DIV/0!"
    waits = next(row for row in range(1, 60) if str(book["Access"].cell(row, 2).value).startswith("Median wait"))
    assert book["Access"].cell(waits, 13).value is None


def test_comments_stand_beside_their_answers(book: openpyxl.Workbook, written: tuple[Path, Layout]) -> None:
    cells = written[1].comment_cells
    assert book[cells["QS17"].sheet][cells["QS17"].address].value == "Two wards & one <unit>"
    assert cells["AC01[EIP]"] == cells["AC01[CRHT]"]
    assert book["Access"][cells["AC01[EIP]"].address].value == "CRHT: Recount\nEIP: New team"


def test_yes_or_no_is_chosen_by_ordinary_rules(book: openpyxl.Workbook) -> None:
    rules = book["Service model"].data_validations.dataValidation
    assert sorted(rule.formula1 for rule in rules) == ['"Yes,No"', '"Yes,No"', "YesNo"]
    assert sum(len(rule.sqref.ranges) for rule in rules) == 16 + 12 + 4


def test_other_lists_are_extension_rules_that_point_at_the_very_hidden_sheet(
    written: tuple[Path, Layout], book: openpyxl.Workbook
) -> None:
    found: dict[str, list[str]] = {}
    with zipfile.ZipFile(written[0]) as archive:
        for number in (2, 3):
            root = etree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            for rule in root.iter(f"{X14}dataValidation"):
                where, source = rule.findtext(f"{XM}sqref"), rule.findtext(f".//{XM}f")
                found[f"{number}!{where}"] = _items(book, source)
    assert found["2!B7"] == ["Alderbrook", "Brackenfield", "Calderside", "Trust"]
    assert "Northmoor NHS Foundation Trust" in found["2!B6"]
    assert ["ReQoL", "DIALOG scale", "CORE", "Other"] in found.values()
    assert len(found) == 5


def _items(book: openpyxl.Workbook, source: str) -> list[str]:
    match = re.fullmatch(r"Lists!\$(\w+)\$(\d+):\$\w+\$(\d+)", source)
    assert match
    return [book["Lists"][f"{match[1]}{row}"].value for row in range(int(match[2]), int(match[3]) + 1)]


def test_the_header_and_the_questions_stay_in_sight(book: openpyxl.Workbook) -> None:
    assert book["Workforce"].freeze_panes == "C5"
    assert book["Access"].freeze_panes == "C4"  # two headers in one tab: a frozen one would mislead


def test_another_reader_sees_the_same_answers(written: tuple[Path, Layout]) -> None:
    sheet = CalamineWorkbook.from_path(str(written[0])).get_sheet_by_name("Access")
    rows = sheet.to_python(skip_empty_area=False)
    assert rows[5][4] == 4369
    assert rows[5][6] == 250
