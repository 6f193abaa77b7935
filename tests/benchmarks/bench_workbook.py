"""How the workbook floor stands beside openpyxl and calamine: each run a process of its own, the quickest counts."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from nhsbn_desktop.services.sample import write_sample
from tests.benchmarks.large_workbook import COLUMNS, ROWS, TABS, write_large

pytestmark = [pytest.mark.benchmark, pytest.mark.skipif(os.name != "posix", reason="peak memory is asked of POSIX")]

_REAL = sorted((Path(__file__).parents[2] / "../shared/workbooks/real").glob("*.xls*"))
_ROOT = Path(__file__).parents[2]
_RUNS = 3

_AROUND = """
import json, resource, sys, time
from pathlib import Path
path, target = Path(sys.argv[1]), Path(sys.argv[2])
{ready}
start = resource.getrusage(resource.RUSAGE_SELF)
began = time.perf_counter()
{work}
took = time.perf_counter() - began
end = resource.getrusage(resource.RUSAGE_SELF)
cpu = end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime
status = Path("/proc/self/status")  # what getrusage calls the peak has the parent's in it on Linux
if status.exists():
    peak = next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
else:
    peak = end.ru_maxrss / 1024 / 1024
print(json.dumps([took, cpu, peak]))
"""

_OURS = "from nhsbn_desktop.workbook.reader import read_workbook"
_ALL_OF_IT = """
book = read_workbook(path)
for sheet in book.sheets:
    count = len(sheet.grid), len(sheet.comments), len(sheet.layout.validations), sheet.protected
"""
_EVERY_CELL = """
book = read_workbook(path)
for sheet in book.sheets:
    for place in sheet.grid:
        sheet.answer_at(*place)
"""
_FIRST_SHEET = """
book = read_workbook(path)
first = [book.sheets[0].at(row, column) for row in range(1, 61) for column in range(1, 13)]
"""
_TWICE = """
formulas = openpyxl.load_workbook(path)
values = openpyxl.load_workbook(path, data_only=True)
"""
_CALAMINE = """
book = CalamineWorkbook.from_path(str(path))
for name in book.sheet_names:
    book.get_sheet_by_name(name).to_python()
"""
_FIND_ONE = """
from decimal import Decimal
from nhsbn_desktop.workbook.writer import write_copy
from nhsbn_desktop.workbook.reader import read_workbook
book = read_workbook(path)
cell = next(
    (
        sheet.place(row, column)
        for sheet in book.sheets
        if sheet.visible
        for row, column in sheet.grid
        if not (sheet.is_formula(row, column) or sheet.is_covered(row, column))
        and not (sheet.protected and sheet.style_at(row, column).locked)
    ),
    None,
)
if cell is None:
    raise SystemExit(3)
"""
_WRITE = "write_copy(path, target, {cell: Decimal(7)})"
_SAVE = """
book = openpyxl.load_workbook(path, keep_vba=path.suffix == ".xlsm")
book.worksheets[0]["A1"] = 7
book.save(target)
"""


def measure(ready: str, work: str, path: Path, target: Path = Path("-"), runs: int = _RUNS) -> tuple[float, float]:
    """Seconds of processor time and peak megabytes, the least of several runs; infinite where it cannot be done."""
    code = _AROUND.format(ready=ready, work=work)
    found: list[tuple[float, float]] = []
    for _ in range(runs):
        done = subprocess.run([sys.executable, "-c", code, str(path), str(target)], capture_output=True, cwd=_ROOT)
        if done.returncode:
            return float("inf"), float("inf")
        _, cpu, memory = json.loads(done.stdout)
        found.append((cpu, memory))
    return min(cpu for cpu, _ in found), min(memory for _, memory in found)


def tell(text: str) -> None:
    sys.stdout.write(f"\n{text}")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_large(tmp_path_factory.mktemp("large") / "large.xlsx")


def test_reading_a_large_workbook(large: Path) -> None:
    plain = measure("pass", "pass", large)[1]
    ours, memory = measure(_OURS, _ALL_OF_IT, large)
    decoded, _ = measure(_OURS, _EVERY_CELL, large)
    values, values_memory = measure("from python_calamine import CalamineWorkbook", _CALAMINE, large)
    both, both_memory = measure("import openpyxl", _TWICE, large, runs=2)
    size = large.stat().st_size / 1e6
    tell(f"{TABS} tabs of {ROWS} rows and {COLUMNS} columns, {size:.1f} MB; Python itself takes {plain:.0f} MB")
    tell(f"  everything, ours          {ours:6.2f} s  {memory:5.0f} MB")
    tell(f"  and every value decoded   {decoded:6.2f} s")
    tell(
        f"  values alone, calamine    {values:6.2f} s  {values_memory:5.0f} MB, so ours takes {ours / values:.1f} times"
    )
    tell(f"  openpyxl, loaded twice    {both:6.2f} s  {both_memory:5.0f} MB")
    tell(f"  so openpyxl takes {both / ours:.1f} times as long and {both_memory / memory:.1f} times the memory")
    assert both / ours >= 12
    assert memory <= both_memory / 3
    assert ours <= 2.5 * values


def test_the_first_sheet_of_a_large_workbook(large: Path) -> None:
    first, _ = measure(_OURS, _FIRST_SHEET, large, runs=5)
    tell(f"  first sheet ready         {first * 1000:6.0f} ms")
    assert first < 0.15


def test_writing_one_answer(tmp_path: Path) -> None:
    sample = write_sample(tmp_path / "sample", planted=False)
    ratios = []
    for path in [*_REAL, sample.workbooks[0].path]:
        target = tmp_path / f"copy{path.suffix}"
        ours, _ = measure(_FIND_ONE, _WRITE, path, target, runs=2)
        theirs, _ = measure("import openpyxl", _SAVE, path, target, runs=1)
        if ours == float("inf") or theirs == float("inf"):
            tell(f"  {path.name:40} {'nothing may be written' if ours == float('inf') else 'openpyxl cannot open it'}")
            continue
        ratios.append(theirs / ours)
        tell(f"  {path.name:40} ours {ours * 1000:7.1f} ms  openpyxl {theirs * 1000:8.0f} ms  {ratios[-1]:6.0f} times")
    tell(f"  median of {len(ratios)}: openpyxl takes {statistics.median(ratios):.0f} times as long")
    assert statistics.median(ratios) >= 50
