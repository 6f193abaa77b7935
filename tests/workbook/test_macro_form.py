"""A macro workbook of the Network's form is understood, and a filled copy differs in nothing but its answers."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from nhsbn_desktop.domain.metrics import Cell, ValueType
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.section_pack import make_pack
from nhsbn_desktop.workbook.structure import find_structure
from nhsbn_desktop.workbook.tampering import tampering
from nhsbn_desktop.workbook.writer import write_copy
from tests.workbook.judges import as_said, new_faults, said_by_calamine
from tests.workbook.macro_form import PATIENTS, answer_place, write_macro_form

TRUST = "Hartwell NHS Trust"
ANSWERS = {
    **{Cell("CCR", answer_place(1, patient)): Decimal(60 + patient) for patient in range(5)},
    **{Cell("CCR", answer_place(2, patient)): ("Yes", "No")[patient % 2] for patient in (0, 7, 49)},
    **{Cell("CCR", answer_place(3, patient)): "Care home" for patient in (0, 24, 49)},
    Cell("CCR", answer_place(5, 0)): Decimal(46173),
    Cell("CCR", answer_place(6, 0)): " A & B <very> well_x000D_ ",
    Cell("Submission Details", "B6"): TRUST,
    Cell("Submission Details", "B9"): "iqo@example.org",
}


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return write_macro_form(tmp_path / "Frailty 2025-26.xlsm")


@pytest.fixture
def filled(form: Path, tmp_path: Path) -> Path:
    write_copy(form, tmp_path / "Filled.xlsm", ANSWERS)
    return tmp_path / "Filled.xlsm"


def test_every_question_is_found_with_its_type_options_and_patients(form: Path) -> None:
    workbook = read_workbook(form)
    structure = find_structure(workbook)
    assert workbook.has_macros
    assert (structure.title, structure.year) == ("Managing Frailty 2025/26", "2025/26")
    assert [section.name for section in structure.sections] == ["About the patient", "Discharge"]
    assert [(question.kind, len(question.cells)) for question in structure.questions] == [
        (kind, PATIENTS)
        for kind in (ValueType.TWO_DECIMALS, ValueType.YES_NO, ValueType.LIST, ValueType.DATE, ValueType.TEXT)
    ]
    assert structure.questions[2].options == ("Own home", "Care home", "Other")
    assert structure.details.cells["organisation"] == Cell("Submission Details", "B6")
    assert structure.details.options["organisation"] == ("Calderside NHS Foundation Trust", TRUST)


def test_fifteen_answers_change_their_sheets_the_list_of_sheets_and_the_support_sheets_mirrors(
    form: Path, filled: Path
) -> None:
    assert len(ANSWERS) == 15
    before, after = contents(form), contents(filled)
    assert list(before) == list(after)
    touched = {"xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml", "xl/workbook.xml"}
    assert {name for name in before if before[name] != after[name]} == touched
    assert not new_faults(form, filled)
    assert said_by_calamine(filled, ANSWERS)[Cell("CCR", answer_place(1, 4))] == 64
    for cell, said in said_by_calamine(filled, [c for c in ANSWERS if c.address != answer_place(5, 0)]).items():
        assert said == as_said(ANSWERS[cell])


def test_nothing_but_cells_differs_inside_the_touched_sheets(form: Path, filled: Path) -> None:
    before, after = contents(form), contents(filled)
    for name in ("xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml"):
        cells = rb"<c [^>]*?/>|<c .*?</c>"
        assert re.sub(cells, b"", before[name], flags=re.DOTALL) == re.sub(cells, b"", after[name], flags=re.DOTALL)
    assert after["xl/workbook.xml"] == before["xl/workbook.xml"].replace(b'191029"', b'191029" fullCalcOnLoad="1"')


def test_the_hidden_support_sheet_says_whose_return_it_is_before_excel_has_seen_the_copy(filled: Path) -> None:
    support = find_structure(read_workbook(filled)).support
    assert (support["Organisation Name"], support["Contact Email"]) == (TRUST, "iqo@example.org")
    assert support["Contact Name"] == "0"  # as Excel shows a formula that points at a blank


def test_what_is_locked_or_worked_out_is_refused(form: Path, tmp_path: Path) -> None:
    for cell, words in (
        (Cell("CCR", "B6"), "locked"),
        (Cell("CCR", "E12"), "formula"),
        (Cell("Support", "B5"), "formula"),
    ):
        with pytest.raises(WorkbookProblem, match=words):
            write_copy(form, tmp_path / "no.xlsm", {cell: Decimal(1)})
    assert not (tmp_path / "no.xlsm").exists()


def test_a_filled_copy_has_not_been_tampered_with(form: Path, filled: Path) -> None:
    blank = read_workbook(form)
    assert not tampering(blank, read_workbook(filled), find_structure(blank))


def test_a_pack_of_one_section_keeps_the_macros_and_none_of_the_others_answers(filled: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack.xlsm"
    make_pack(filled, pack, ["About the patient"])
    parts = contents(pack)
    assert parts["xl/vbaProject.bin"] == contents(filled)["xl/vbaProject.bin"]
    assert not [name for name, part in parts.items() if b"very" in re.sub(b"veryHidden", b"", part)]
    assert read_workbook(pack).sheet("CCR").cell(answer_place(3, 24)).value == "Care home"
