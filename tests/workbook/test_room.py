"""A workbook with more answer cells than a record has room for goes on record with its answers, however few or late."""

from decimal import Decimal
from pathlib import Path

import pytest

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.services.workbooks import understand
from nhsbn_desktop.workbook.writer import write_copy
from tests.workbook.making import make

ROWS, COLUMNS, MOST = 60, "BCDEFGHIJK", 100


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """60 questions with ten answer cells each, all unlocked and none answered."""
    cells = lambda row: "".join(f'<c r="{column}{row}" s="1"/>' for column in COLUMNS)  # noqa: E731
    label = '<c r="A{0}" t="inlineStr"><is><t>What was counted in month {0}?</t></is></c>'
    rows = "".join(f'<row r="{row}">{label.format(row)}{cells(row)}</row>' for row in range(1, ROWS + 1))
    return make(tmp_path / "Large.xlsx", rows)


def test_a_large_workbook_goes_on_record_with_every_answer_and_the_blanks_beside_them(
    blank: Path, tmp_path: Path
) -> None:
    answers = {Cell("Data", f"{column}{row}"): Decimal(row) for row, column in ((3, "B"), (41, "K"), (60, "C"))}
    path = tmp_path / "Answered.xlsx"
    write_copy(blank, path, answers)
    opened = understand(path, (), most_answers=MOST)
    cells, values = dict(opened.reading.cells), dict(opened.reading.values)
    assert {cells[code]: value for code, value in values.items() if value is not None} == answers
    assert len(values) == MOST == len(opened.collection.codes)
    for row in (3, 41, 60):
        assert {Cell("Data", f"{column}{row}") for column in COLUMNS} <= set(cells.values())
    assert "600 cells to answer in. Its 3 answers are on record, with 97" in opened.notices[-1]


def test_an_answer_keeps_its_code_however_much_of_the_workbook_is_on_record(blank: Path, tmp_path: Path) -> None:
    path = tmp_path / "Answered.xlsx"
    write_copy(blank, path, {Cell("Data", "K60"): Decimal(5)})
    whole, part = understand(path, ()), understand(path, (), most_answers=MOST)
    assert set(part.reading.cells) < set(whole.reading.cells)


def test_cells_that_were_on_record_stay_there_when_others_are_filled_in(blank: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "First.xlsx", tmp_path / "Second.xlsx"
    write_copy(blank, first, {Cell("Data", "K60"): Decimal(5)})
    before = understand(first, (), most_answers=MOST)
    write_copy(first, second, {Cell("Data", "K60"): None, Cell("Data", "F50"): Decimal(1)})
    after = understand(second, (before.collection,), most_answers=MOST)
    places = {cell: code for code, cell in before.reading.cells}
    assert (places[Cell("Data", "K60")], Cell("Data", "K60")) in after.reading.cells
    assert Cell("Data", "F50") in dict(after.reading.cells).values()
    assert len(after.collection.codes) == MOST + 1


def test_more_answers_than_there_is_room_for_are_refused_rather_than_left_out(blank: Path, tmp_path: Path) -> None:
    path = tmp_path / "Full.xlsx"
    write_copy(blank, path, {Cell("Data", f"{column}{row}"): Decimal(1) for row in range(1, 21) for column in COLUMNS})
    with pytest.raises(WorkbookProblem, match="200 answers, and at most 100") as problem:
        understand(path, (), most_answers=MOST)
    assert "shown" in problem.value.advice
