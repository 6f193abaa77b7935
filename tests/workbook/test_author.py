"""A workbook written in the form of the Network's own, looked at with other people's readers."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.paths import resource
from nhsbn_desktop.workbook.author import write_workbook
from nhsbn_desktop.workbook.author_layout import Layout, lay_out, sheet_name
from nhsbn_desktop.workbook.specification import read_specification

pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension is not supported")

TABS = ("Service model", "Access", "Activity", "Workforce", "Quality, effectiveness, safety", "Finance")
X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
XM = "{http://schemas.microsoft.com/office/excel/2006/main}"


@pytest.fixture(scope="module")
def collection() -> Collection:
    return read_specification(resource("collections") / "AOP-2025-26")


VALUES: dict[str, Value] = {
    "SM01": "Calderside",
    "SM12": "Yes ",
    "SM08": "DIALOG scale",
    "AC01[Generic CMHT]": Decimal(4369),
    "AC01[EIP]": Decimal(250),
    "AC02": "13,221",
    "AC06[EIP]": Decimal("2.6"),
    "AT11[PICU]": "#DIV/0!",
    "AT11[HDR]": Decimal(9),
    "QS08": "c. 30",
    "FI11": "#DIV/0!",
    "FI04[Community]": Decimal(-2729069),
    "FI02[HDR]": Decimal("1500000.50"),
}
COMMENTS = {"QS17": "Two wards & one <unit>", "AC01[EIP]": "New team", "AC01[CRHT]": "Recount"}


@pytest.fixture(scope="module")
def written(collection: Collection, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Layout]:
    path = tmp_path_factory.mktemp("written") / "AOP-2025-26 Calderside.xlsx"
    return path, write_workbook(collection, path, unit="Calderside", values=VALUES, comments=COMMENTS)


@pytest.fixture(scope="module")
def book(written: tuple[Path, Layout]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(written[0])


@pytest.fixture(scope="module")
def saved_values(written: tuple[Path, Layout]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(written[0], data_only=True)


def test_the_tabs_are_those_of_the_networks_workbooks(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["Introduction", "Submission Details", *TABS, "Support", "Lists"]
    assert {sheet.title: sheet.sheet_state for sheet in book if sheet.sheet_state != "visible"} == {
        "Support": "veryHidden",
        "Lists": "veryHidden",
    }


def test_the_introduction_tells_the_timetable_in_the_networks_words(book: openpyxl.Workbook) -> None:
    sheet = book["Introduction"]
    told = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert sheet["A1"].value == "Adult and Older People's Mental Health 2025/26"
    assert told["Data collection open"] == "15th June 2026"
    assert told["Submission deadline"] == "31st July 2026"
    assert told["Project outputs"] == "December 2026"


def test_an_earlier_years_workbook_tells_its_own_year(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "earlier.xlsx"
    write_workbook(collection, path, unit="Trust", values={}, year="2023/24")
    book = openpyxl.load_workbook(path, data_only=True)
    told = {row[0].value: row[1].value for row in book["Introduction"].iter_rows()}
    assert book["Introduction"]["A1"].value == "Adult and Older People's Mental Health 2023/24"
    assert told["Submission deadline"] == "31st July 2024"
    assert {row[0].value: row[1].value for row in book["Support"].iter_rows()}["Submission period"] == "2023/24"


def test_submission_details_are_the_only_cells_to_fill_in_on_their_sheet(book: openpyxl.Workbook) -> None:
    sheet = book["Submission Details"]
    unlocked = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {
        "B6": "Northmoor NHS Foundation Trust",
        "B7": "Calderside",
        "B8": "Information quality officer",
        "B9": "information.quality@northmoor.example",
    }


def test_support_mirrors_the_details_by_formulas_that_carry_their_results(
    book: openpyxl.Workbook, saved_values: openpyxl.Workbook
) -> None:
    formulas = {row[0].value: row[1].value for row in book["Support"].iter_rows()}
    results = {row[0].value: row[1].value for row in saved_values["Support"].iter_rows()}
    assert list(formulas) == [
        "Heading", "Project ID", "Project Name", "Submission period", "Organisation Name", "Submission Name",
        "Contact Name", "Contact Email", "Spec Type",
    ]  # fmt: skip
    assert formulas["Submission Name"] == "='Submission Details'!B7"
    assert results["Submission Name"] == "Calderside"
    assert (results["Project ID"], results["Spec Type"]) == ("AOP-2025-26", "AOP")


@pytest.mark.parametrize("name", [*TABS, "Introduction", "Submission Details", "Support", "Lists"])
def test_every_sheet_is_protected_by_a_salted_hash(book: openpyxl.Workbook, name: str) -> None:
    protection = book[name].protection
    assert protection.sheet
    assert protection.algorithmName == "SHA-512"
    assert protection.saltValue
    assert protection.hashValue


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


def test_defined_names_include_a_broken_one(book: openpyxl.Workbook) -> None:
    assert book.defined_names["YesNo"].attr_text == "Lists!$C$2:$C$3"
    assert book.defined_names["PreviousSpecification"].attr_text == "Lists!#REF!"


def test_the_header_and_the_questions_stay_in_sight(book: openpyxl.Workbook) -> None:
    assert book["Workforce"].freeze_panes == "C5"
    assert book["Access"].freeze_panes == "C4"  # two headers in one tab: a frozen one would mislead


def test_another_reader_sees_the_same_answers(written: tuple[Path, Layout]) -> None:
    sheet = CalamineWorkbook.from_path(str(written[0])).get_sheet_by_name("Access")
    rows = sheet.to_python(skip_empty_area=False)
    assert rows[5][4] == 4369
    assert rows[5][6] == 250


def test_the_same_answers_give_the_same_bytes(collection: Collection, tmp_path: Path) -> None:
    for name in ("first.xlsx", "second.xlsx"):
        write_workbook(collection, tmp_path / name, unit="Trust", values=VALUES, comments=COMMENTS)
    assert (tmp_path / "first.xlsx").read_bytes() == (tmp_path / "second.xlsx").read_bytes()


def test_every_part_is_sound_xml_and_named_in_the_content_types(written: tuple[Path, Layout]) -> None:
    with zipfile.ZipFile(written[0]) as archive:
        assert archive.testzip() is None
        types = archive.read("[Content_Types].xml").decode()
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
            assert name.endswith(".rels") or name == "[Content_Types].xml" or f'"/{name}"' in types


def test_a_file_that_cannot_be_written_is_a_problem_and_the_old_one_stays(
    collection: Collection, tmp_path: Path
) -> None:
    (tmp_path / "taken.xlsx").mkdir()
    (tmp_path / "taken.xlsx" / "old").write_text("old", encoding="utf-8")
    with pytest.raises(WorkbookProblem, match="cannot be written"):
        write_workbook(collection, tmp_path / "taken.xlsx", unit="Trust", values={})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["taken.xlsx"]


@given(text=st.text(max_size=60).filter(lambda text: text.strip()))
def test_any_text_a_person_can_paste_is_written_soundly(
    collection: Collection, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    write_workbook(collection, path, unit="Trust", values={"QS08": text}, comments={"QS08": text})
    with zipfile.ZipFile(path) as archive:
        for name in ("xl/sharedStrings.xml", "xl/worksheets/sheet7.xml"):
            etree.fromstring(archive.read(name))


@pytest.mark.parametrize(
    ("section", "taken", "expected"),
    [
        ("Access", (), "Access"),
        ("Quality, effectiveness and safety", (), "Quality, effectiveness, safety"),
        ("Beds/bases: 24 [hours]?", (), "Beds bases  24  hours"),
        ("Access", ("access",), "Access (2)"),
        ("A section whose name is much longer than Excel allows", (), "A section whose name is much"),
        ("'", (), "Section"),
    ],
)
def test_a_sheet_bears_the_sections_name_as_far_as_excel_allows(
    section: str, taken: tuple[str, ...], expected: str
) -> None:
    assert sheet_name(section, taken) == expected


def test_the_childrens_collection_is_laid_out_by_the_same_rules(tmp_path: Path) -> None:
    children = read_specification(resource("collections") / "CYPMHS-2025-26")
    layout = write_workbook(children, tmp_path / "children.xlsx", unit="Trust", values={})
    assert set(layout.cells) == set(children.codes)
    assert lay_out(children) == layout
    book = openpyxl.load_workbook(tmp_path / "children.xlsx")
    assert book["Introduction"]["A1"].value == "Children and Young People's Mental Health 2025/26"
    assert {split_code(code)[1] for code in layout.cells if code.startswith("CA01")} == {
        "General", "MHST", "Eating Disorder", "Crisis", "Forensic",
    }  # fmt: skip
