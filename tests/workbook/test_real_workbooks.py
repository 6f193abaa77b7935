"""Workbooks that others made: each opens or is refused in clear words, and a patched copy is otherwise untouched."""

import struct
import time
import zipfile
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.reader import Workbook, read_workbook
from nhsbn_desktop.workbook.structure import find_structure
from nhsbn_desktop.workbook.writer import write_copy
from tests.workbook.judges import LIBREOFFICE, as_said, said_by_calamine, said_by_openpyxl, saved_by_libreoffice

_WORKBOOKS = Path(__file__).parents[2] / "../shared/workbooks"
_REAL = sorted((_WORKBOOKS / "real").glob("*.xls*"))
_ODD = sorted((_WORKBOOKS / "odd").glob("*.xls*"))
_VALUES = (Decimal("12.5"), "Yes <&> \N{POUND SIGN}", Decimal(7))
_ANSWERS = 15
_FARTHEST = 5_000_000  # cells: calamine makes room for all up to the last, and ends the process when there is none

_MOST = 10_000  # cells of one sheet that these tests look at

_LARGE = 1 << 19  # bytes: reading everything out of a larger one takes seconds, so it waits for the slow tests
_LONG = ("many-merges",)  # small, and yet it takes as long as a large one
_EACH_ODD = [pytest.param(p, id=p.stem, marks=[pytest.mark.slow] if p.stem.endswith(_LONG) else []) for p in _ODD]
_EACH = [pytest.param(p, id=p.stem, marks=[pytest.mark.slow] if p.stat().st_size > _LARGE else []) for p in _REAL]

pytestmark = [
    pytest.mark.skipif(not _REAL, reason="the workbooks of others are not at hand"),
    pytest.mark.filterwarnings("ignore::UserWarning:openpyxl"),
]


def _open_cells(workbook: Workbook) -> list[tuple[Sheet, int, int]]:
    return [
        (sheet, row, column)
        for sheet in workbook.sheets
        if sheet.visible
        for row, column in islice(sheet.grid, _MOST)
        if not (sheet.is_formula(row, column) or sheet.is_covered(row, column) or sheet.style_at(row, column).moment)
        if not (sheet.protected and sheet.style_at(row, column).locked) and sheet.at(row, column).kind != "boolean"
    ]


def _choose(workbook: Workbook) -> dict[Cell, Decimal | str]:
    """Cells that may be written, from the first to the last: of nearly all sheets."""
    cells = _open_cells(workbook)
    if len(cells) < _ANSWERS:
        return {}
    chosen = [cells[number * (len(cells) - 1) // (_ANSWERS - 1)] for number in range(_ANSWERS)]
    return {
        sheet.place(row, column): value for (sheet, row, column), value in zip(chosen, cycle(_VALUES), strict=False)
    }


def _parts(path: Path) -> dict[str, tuple[int, bytes]]:
    """Each part's checksum and compressed bytes, in their order."""
    raw = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        found = {}
        for info in archive.infolist():
            name, extra = struct.unpack_from("<2H", raw, info.header_offset + 26)
            start = info.header_offset + 30 + name + extra
            found[info.filename] = info.CRC, raw[start : start + info.compress_size]
        return found


def _patch(path: Path, copy: Path, workbook: Workbook) -> tuple[dict[Cell, Decimal | str], set[str]]:
    values = _choose(workbook)
    return values, set(write_copy(path, copy, values))


def _compare(path: Path, copy: Path, workbook: Workbook, values: dict[Cell, Decimal | str], changed: set[str]) -> None:
    """Only what was written to differs: those sheets, the list of sheets, and the Support sheet's mirrors."""
    old, new = _parts(path), _parts(copy)
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} <= changed
    written = {workbook.sheet(cell.sheet).part.lower() for cell in values}
    besides = {name.lower().replace("\\", "/") for name in changed} - written
    assert len(besides) <= 1 + ("Support" in workbook)
    again = read_workbook(copy)
    for cell, value in values.items():
        assert again.sheet(cell.sheet).cell(cell.address).value == value


@pytest.mark.parametrize("path", _EACH)
def test_a_real_workbook_opens_and_shows_its_structure(path: Path) -> None:
    structure = find_structure(read_workbook(path))
    assert structure.title
    assert len({question.section for question in structure.questions}) == len(structure.sections)
    for question in structure.questions:
        assert question.text.strip()
        assert question.cells


@pytest.mark.parametrize("path", _EACH)
def test_fifteen_answers_go_into_a_real_workbook_and_nothing_else_changes(path: Path, tmp_path: Path) -> None:
    copy, workbook = tmp_path / path.name, read_workbook(path)
    values, changed = _patch(path, copy, workbook)
    assert len(values) == _ANSWERS
    _compare(path, copy, workbook, values, changed)
    assert said_by_calamine(copy, values) == {cell: as_said(value) for cell, value in values.items()}


@pytest.mark.slow
@pytest.mark.parametrize("path", _REAL, ids=lambda path: path.stem)
def test_openpyxl_reads_every_answer_back(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    values, _ = _patch(path, copy, read_workbook(path))
    try:
        openpyxl.load_workbook(path, keep_links=False)
    except (ValueError, TypeError, KeyError) as reason:
        pytest.skip(f"openpyxl cannot open it to begin with: {reason}")
    assert said_by_openpyxl(copy, values) == {cell: as_said(value) for cell, value in values.items()}


@pytest.mark.slow
@pytest.mark.skipif(not LIBREOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_reads_every_answer_back(tmp_path: Path) -> None:
    written = {}
    for path in _REAL:
        copy = tmp_path / path.with_suffix(".xlsx").name
        written[copy], _ = _patch(path, copy, read_workbook(path))
    for saved, values in zip(saved_by_libreoffice(written, tmp_path), written.values(), strict=True):
        again = read_workbook(saved)
        assert {cell: again.sheet(cell.sheet).cell(cell.address).value for cell in values} == values, saved.name


@pytest.mark.parametrize("path", _EACH_ODD)
def test_an_odd_workbook_opens_or_is_refused_in_words_and_is_patched_or_left(path: Path, tmp_path: Path) -> None:
    started = time.process_time()
    refusal: WorkbookProblem | None = None
    try:
        workbook = read_workbook(path)
        find_structure(workbook)
        for sheet in workbook.sheets:
            for content in islice(sheet.cells.values(), _MOST):
                assert content.value is None or content.kind != "blank"
        values, changed = _patch(path, tmp_path / path.name, workbook)
    except WorkbookProblem as problem:
        refusal = problem
    assert time.process_time() - started < 5
    if refusal is None:
        _compare(path, tmp_path / path.name, workbook, values, changed)
    else:
        assert path.name in refusal.message
        assert refusal.advice


@pytest.mark.parametrize("path", _EACH)
def test_our_reader_agrees_with_calamine_on_every_number_and_text(path: Path) -> None:
    theirs = CalamineWorkbook.from_path(str(path))
    for sheet in read_workbook(path).sheets:
        if not sheet.grid or max(r for r, _ in sheet.grid) * max(c for _, c in sheet.grid) > _FARTHEST:
            continue
        grid = theirs.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        for row, column in islice(sheet.grid, _MOST):
            content = sheet.at(row, column)
            if content.kind == "number" or (content.kind == "text" and content.value):
                said = grid[row - 1][column - 1]
                ours = float(content.value) if isinstance(content.value, Decimal) else content.value
                if isinstance(said, int | float | str) and not isinstance(said, bool):
                    assert said == ours, f"{sheet.place(row, column)}"
