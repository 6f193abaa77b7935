"""Workbooks spoiled at random end in a result or a clear refusal: no crash, no hang, no lost answer, no full memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workbook.fuzzing import run

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
