"""A workbook written in the form of the Network's own, looked at with other people's readers."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.paths import resource
from nhsbn_desktop.workbook.author import write_workbook
from nhsbn_desktop.workbook.authoring.layout import Layout, lay_out, sheet_name
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.specification import read_specification
from tests.workbook.authored import COMMENTS, TABS, VALUES

pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension is not supported")


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


def test_defined_names_include_a_broken_one(book: openpyxl.Workbook) -> None:
    assert book.defined_names["YesNo"].attr_text == "Lists!$C$2:$C$3"
    assert book.defined_names["PreviousSpecification"].attr_text == "Lists!#REF!"


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


@given(text=st.text(min_size=1, max_size=60))
def test_any_text_a_person_can_paste_comes_back_as_it_was(
    collection: Collection, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    cells = write_workbook(collection, path, unit="Trust", values={"QS08": text}).cells
    assert read_workbook(path).sheet(cells["QS08"].sheet).cell(cells["QS08"].address).answer == text


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
