"""Workbooks spoiled at random end in a result or a clear refusal: no crash, no hang, no lost answer, no full memory."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.workbook.fuzzing import LIMIT, MEMORY, run
from tests.workbook.hostile import READ, REFUSED

_MINUTES = float(os.environ.get("NHSBN_FUZZ_MINUTES", "4"))


def test_a_few_spoiled_workbooks_end_in_a_result_or_a_refusal() -> None:
    outcomes = run(seconds=60, most=24, own=True)
    assert outcomes["used"]
    assert outcomes["refused"]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_minutes_of_spoiled_workbooks_end_in_a_result_or_a_refusal(seed: int) -> None:
    """In a process of its own, which may use no more memory than any workbook should need."""
    command = [sys.executable, "-m", "tests.workbook.fuzzing", str(_MINUTES * 60 / 2), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    sys.stdout.write(done.stdout)
    assert done.returncode == 0, done.stderr[-4_000:]


_ODD = Path(__file__).parents[2] / "../shared/workbooks/odd"
_HOSTILE: dict[str, Callable[[Path], object]] = {
    **{name: recipe for name, (_, recipe) in REFUSED.items()},
    **READ,
    **{path.name: partial(shutil.copy, path) for path in sorted(_ODD.glob("*.xls*"))},
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the most memory a process had is told in other ways elsewhere")
@pytest.mark.parametrize("name", _HOSTILE)
def test_a_hostile_or_odd_file_takes_no_more_time_and_memory_than_it_may(name: str, tmp_path: Path) -> None:
    """Opened, shown, understood, filled and shared in a process of its own."""
    path = tmp_path / "Return.xlsx"
    _HOSTILE[name](path)
    command = [sys.executable, "-m", "tests.workbook.fuzzing", "--spend", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0, done.stderr[-4_000:]
    outcome, seconds, megabytes = done.stdout.split("\t")
    assert outcome in ("used", "refused")
    assert float(seconds) < LIMIT
    assert float(megabytes) < MEMORY
