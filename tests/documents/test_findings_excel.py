"""The Excel list of findings: figures that add up, texts that are never formulas, headings that stay in sight."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from nhsbn_desktop.documents.findings_excel import write_findings_excel
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.problems import DocumentProblem
from tests.documents.finding_samples import FORMULAS, FULL, HEADING, finding, listed


def sheet_of(path: Path) -> Worksheet:
    return openpyxl.load_workbook(path).active


def test_figures_and_dates_are_real_and_the_sheet_is_ready_to_work_with(tmp_path: Path) -> None:
    sheet = sheet_of(write_findings_excel(tmp_path / "list.xlsx", HEADING, [FULL, listed()]))
    headings = [cell.value for cell in sheet[1]]
    line = dict(zip(headings, (cell.value for cell in sheet[2]), strict=True))
    assert (line["Answer"], line["Change"], line["Age in days"]) == (1234.5, -0.275, 3)
    assert line["Validate by"] == datetime(2026, 3, 19)  # noqa: DTZ001
    assert (line["Lead"], line["State"], line["Explanation"]) == ("Asha Patel", "Answered", "A ward closed.")
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(3, len(headings)).coordinate}"
    assert sheet.column_dimensions["J"].width > 50
    assert sheet["A2"].fill.fgColor.rgb != sheet["A3"].fill.fgColor.rgb


def test_a_column_that_would_stand_empty_is_left_out(tmp_path: Path) -> None:
    sheet = sheet_of(write_findings_excel(tmp_path / "list.xlsx", HEADING, [listed()]))
    headings = {cell.value for cell in sheet[1]}
    assert {"Level", "What", "What to do", "State"} <= headings
    assert not {"Lead", "Age in days", "Change", "Explanation"} & headings


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(text: str, tmp_path: Path) -> None:
    one = listed(finding(text), question=text, explanation=text)
    sheet = sheet_of(write_findings_excel(tmp_path / "list.xlsx", HEADING, [one]))
    hits = [cell for cell in sheet[2] if cell.value == text]
    assert len(hits) == 3
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in hits)


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_at_all_can_be_listed_and_read_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    one = listed(finding(f"x{text}x"), explanation=text)
    path = write_findings_excel(tmp_path_factory.mktemp("list") / "list.xlsx", HEADING, [one])
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    said = dict(zip(rows[0], rows[1], strict=True))["What"]
    assert isinstance(said, str)
    assert [a for a, b in zip(said, f"x{text}x", strict=True) if a not in (b, "\ufffd")] == []


def test_a_place_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(DocumentProblem, match="cannot be written"):
        write_findings_excel(tmp_path / "nowhere" / "list.xlsx", HEADING, [listed()])


def test_every_level_has_its_colour_and_none_is_by_colour_alone(tmp_path: Path) -> None:
    some = [listed(finding(severity=severity)) for severity in Severity]
    sheet = sheet_of(write_findings_excel(tmp_path / "list.xlsx", HEADING, some))
    assert [sheet.cell(row, 1).value for row in range(2, 6)] == ["Must fix", "Explain", "Check", "Note"]
    assert len({sheet.cell(row, 1).fill.fgColor.rgb for row in range(2, 6)}) == 4
