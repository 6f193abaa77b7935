"""How well answer cells are found, workbook by workbook: a table to read, and the Network's own forms held to it."""

import csv
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation

from nhsbn_desktop.domain.metrics import Cell, ValueType
from nhsbn_desktop.services.sample import write_sample
from nhsbn_desktop.workbook.asking.answer_cells import answer_cells, is_answerable
from nhsbn_desktop.workbook.mapping import like_this
from nhsbn_desktop.workbook.parts.addresses import parse_area
from nhsbn_desktop.workbook.reader import Workbook, read_workbook
from nhsbn_desktop.workbook.structure import find_structure

pytestmark = pytest.mark.benchmark

# The cells of a workbook that unlocks nothing as a person reads its layout: by tab, columns and rows; formulas and what
# lies behind a merged cell are none of them.
_READ_BY_EYE = {
    "us_cms_mcpar": {
        "A_Program_Info": ("D:D", "3-76"),
        "B_State": ("D:D", "4-5 7-8 10-23 25-28"),
        "C1_Program_Set": ("D:D", "4-10 12-15 17-22 24-27 29-32 34 36-49"),
        "C2_Program_State": ("D:I", "9 11-18"),
        "D1_Plan_Set": ("D:Z", "4-7 9-12 14-16 19-27 29-49 51-64 66-71 73-77 79-92 94-104 106-115 117-131 133-137"),
        "D2_Plan_Measures": ("D:AQ", "10-18 20 22-93"),
        "D3_Plan_Sanctions ": ("D:I", "9-18"),
        "D4_Plan_ILOS": ("D:M", "8-48"),
        "E_BSS_Entities": ("D:M", "6-7"),
    }
}

_REAL = sorted((Path(__file__).parents[2] / "../shared/workbooks/real").glob("*.xls*"))
_OPEN = Protection(locked=False)
_LARGEST_NAME = 30_000  # cells: a longer one names whole columns
_FEWEST_NAMED = 200


def tell(text: str) -> None:
    sys.stdout.write(f"\n{text}")


def against(found: Iterable[Cell], true: Iterable[Cell]) -> tuple[float, float]:
    """Precision and recall, each 0 to 1."""
    these, those = set(found), set(true)
    right = len(these & those)
    return right / len(these) if these else 0.0, right / len(those) if those else 0.0


def _asked(workbook: Workbook) -> set[Cell]:
    return {cell for question in find_structure(workbook).questions for _, cell in question.cells}


def _found(workbook: Workbook) -> dict[str, list[Cell]]:
    return {
        name: [workbook.sheet(name).place(row, column) for row, columns in cells.by_row.items() for column in columns]
        for name, cells in answer_cells(workbook).items()
    }


def _named(workbook: Workbook) -> set[Cell]:
    """What an author's own names point at, cell by cell, less formulas: a truth that owes nothing to locks or looks."""
    true: set[Cell] = set()
    for name in workbook.names:
        title, _, where = name.refers_to.rpartition("!")
        title, area = title.strip("'").replace("''", "'"), parse_area(where.replace("$", ""))
        if not area or title not in workbook or not workbook.sheet(title).visible or name.name.startswith("_xlnm"):
            continue
        sheet = workbook.sheet(title)
        if (area.last_row - area.first_row + 1) * (area.last_column - area.first_column + 1) > _LARGEST_NAME:
            continue
        places = (
            (row, column)
            for row in range(area.first_row, area.last_row + 1)
            for column in range(area.first_column, area.last_column + 1)
        )
        true.update(sheet.place(*place) for place in places if is_answerable(sheet, *place))
    return true


def _unlocked(workbook: Workbook) -> set[Cell]:
    """The author's own unlocking, 77 to 100 % precise where another truth was known: what is asked is held to it."""
    return {
        sheet.place(row, column)
        for sheet in workbook.sheets
        if sheet.visible
        for row, column in sheet.grid
        if not sheet.style_at(row, column).locked and is_answerable(sheet, row, column)
    }


def _by_eye(workbook: Workbook, name: str) -> set[Cell]:
    true: set[Cell] = set()
    for title, (columns, runs) in _READ_BY_EYE.get(name, {}).items():
        sheet, area = workbook.sheet(title), parse_area(columns)
        assert area is not None
        for run in runs.split():
            first, _, last = run.partition("-")
            rows = range(int(first), int(last or first) + 1)
            places = [(row, c) for row in rows for c in range(area.first_column, area.last_column + 1)]
            true.update(sheet.place(*place) for place in places if is_answerable(sheet, *place))
    return true


def _figures(found: set[Cell], true: set[Cell]) -> str:
    if not true:
        return f"{'-':>15}"
    precision, recall = against(found, true)
    return f"{precision:7.2f} {recall:7.2f}"


@pytest.mark.skipif(not _REAL, reason="the workbooks of others are not at hand")
def test_real_workbooks() -> None:
    tell(
        "Found: answer cells. True: those the author named (n) or a person read by eye (e); precision and recall of the"
    )
    tell("found ones. Asked: cells that became part of a question, with precision and recall against what the author")
    tell("unlocked. Guess: nothing is unlocked, so the cells are a proposal for a person to confirm.")
    tell(f"{'workbook':32} {'found':>7} {'true':>9} {'of these':>15} {'asked':>7} {'by locks':>15} questions")
    for path in _REAL:
        workbook = read_workbook(path)
        structure = find_structure(workbook)
        found = {cell for cells in _found(workbook).values() for cell in cells}
        named, unlocked = _named(workbook), _unlocked(workbook)
        by_eye = _by_eye(workbook, path.stem)
        true = by_eye or (named if len(named) >= _FEWEST_NAMED and named & found else set())
        known_by = f"{len(true)} {'e' if by_eye else 'n'}" if true else "-"
        asked = {cell for question in structure.questions for _, cell in question.cells}
        tell(
            f"{path.stem:32} {len(found):7} {known_by:>9} {_figures(found, true)} {len(asked):7} "
            f"{_figures(asked, unlocked)} {len(structure.questions):6} {'' if unlocked else 'guess'}"
        )


def test_the_networks_form_down_the_tab(tmp_path: Path) -> None:
    sample = write_sample(tmp_path, planted=False)
    with sample.cells.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    for workbook in sample.workbooks:
        true = {Cell(r["sheet"], r["cell"]) for r in rows if r["file"].endswith(workbook.path.name)}
        if not true:
            continue
        precision, recall = against(_asked(read_workbook(workbook.path)), true)
        tell(f"{workbook.path.stem:40} {len(true):7} cells, precision {precision:.3f}, recall {recall:.3f}")
        assert min(precision, recall) >= 0.99


def across(path: Path, cases: int = 30) -> set[Cell]:
    """The older orientation of the Network's form: hidden ids in row 9, questions across, a case to each row."""
    questions = [
        ("1. Will this patient be reviewed?", "Yes/No", "Yes,No"),
        ("2. How many days did the patient stay?", "Numerical", ""),
        ("3. What was the main reason?", "Drop-down list:\nFalls\nDelirium\nOther", "Falls,Delirium,Other"),
        ("4. If other, what was it?", "Narrative", ""),
        ("5. On which date were they discharged?", "Date", ""),
    ] * 8
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Data"
    sheet["A1"], sheet["A9"], sheet["A10"] = "SI-1", "QID (hide)", "Case"
    sheet.row_dimensions[9].hidden = True
    true = set()
    for number, (text, kind, listed) in enumerate(questions):
        column = number + 2
        sheet.cell(9, column, 7_000 + number)
        sheet.cell(10, column, text.replace(text.split(".")[0], str(number + 1), 1))
        sheet.cell(11, column, kind)
        last = 11 + cases
        for row in range(12, last + 1):
            cell = sheet.cell(row, column)
            cell.protection, cell.fill = _OPEN, PatternFill("solid", fgColor="FFFFF2CC")
            true.add(Cell("Data", cell.coordinate))
        if listed:
            rule = DataValidation(type="list", formula1=f'"{listed}"')
            rule.add(f"{sheet.cell(12, column).coordinate}:{sheet.cell(last, column).coordinate}")
            sheet.add_data_validation(rule)
    for row in range(12, 12 + cases):
        sheet.cell(row, 1, f"Case {row - 11}")
    sheet.protection.sheet = True
    hidden = book.create_sheet("Lists")
    hidden.sheet_state = "veryHidden"
    book.save(path)
    return true


def patients(path: Path, count: int = 50) -> set[Cell]:
    """A case review as the Network sends it now: questions down, patients in columns, sections between."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "CCR"
    heads = ["Question", "Definition/guidance", "Question type", *(f"Patient {n}" for n in range(1, count + 1))]
    for column, head in enumerate(heads, 2):
        sheet.cell(4, column, head)
    true, row = set(), 4
    for section in ("About the patient", "Assessment", "Discharge"):
        row += 1
        sheet.cell(row, 2, section).fill = PatternFill("solid", fgColor="FF1F4E79")
        for number in range(1, 14):
            row += 1
            kind, listed = (("Numerical", ""), ("Yes/No", "Yes,No"), ("Narrative", ""))[number % 3]
            sheet.cell(row, 2, f"What was recorded at step {number} of {section.lower()}?")
            sheet.cell(row, 4, kind)
            for column in range(5, 5 + count):
                cell = sheet.cell(row, column)
                cell.protection = _OPEN
                true.add(Cell("CCR", cell.coordinate))
            if listed:
                rule = DataValidation(type="list", formula1=f'"{listed}"')
                rule.add(f"E{row}:{sheet.cell(row, 4 + count).coordinate}")
                sheet.add_data_validation(rule)
    sheet.protection.sheet = True
    book.save(path)
    return true


@pytest.mark.parametrize("write", [across, patients])
def test_the_networks_form_in_both_orientations_of_cases(write: Callable[[Path], set[Cell]], tmp_path: Path) -> None:
    path = tmp_path / "Form.xlsx"
    true = write(path)
    workbook = read_workbook(path)
    structure = find_structure(workbook)
    precision, recall = against(_asked(workbook), true)
    kinds = {question.type_text.split("\n")[0]: question.kind for question in structure.questions}
    tell(
        f"{write.__name__:40} {len(true):7} cells, precision {precision:.3f}, recall {recall:.3f}, "
        f"{len(structure.questions)} questions, {len(structure.sections)} sections"
    )
    assert min(precision, recall) >= 0.99
    assert kinds["Numerical"].is_number
    assert kinds["Yes/No"] in (ValueType.YES_NO, ValueType.LIST)
    assert all(question.options for question in structure.questions if question.type_text.startswith(("Yes", "Drop")))


@pytest.mark.skipif(not _REAL, reason="the workbooks of others are not at hand")
def test_pointing_at_one_cell_of_a_workbook_that_unlocks_nothing() -> None:
    """What one click finds: the widest cells like the middle one that was proposed."""
    for path in _REAL:
        workbook = read_workbook(path)
        proposed = [cell for cells in _found(workbook).values() for cell in cells]
        if _unlocked(workbook) or not proposed:
            continue
        offered = like_this(workbook, proposed[len(proposed) // 2])
        counts = ", ".join(f"{len(each.cells):,}" for each in offered)
        tell(f"{path.stem:40} {len(proposed):7} proposed; cells like {proposed[len(proposed) // 2]}: {counts}")
