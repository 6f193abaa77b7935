"""A full disk stops the step being saved and nothing else: what was saved before is there, and work goes on after."""

import json
import os
import subprocess
import sys
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS
from tests.record.conftest import NOON, correcting

_TEXT = "x" * 9_000


def _long(number: int) -> Correction:
    return Correction("K/Trust", f"A{number:05}", _TEXT, "", "ann", NOON)


def _fill(record: Record) -> tuple[int, RecordProblem]:
    """Commits until there is no room, and says how many were reported as saved."""
    for number in count():
        try:
            record.commit(correcting(_long(number)))
        except RecordProblem as problem:
            return number, problem
    raise AssertionError


def test_a_full_disk_loses_nothing_and_the_record_goes_on_when_there_is_room(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(200_000))
    with closing(Record(small_disk / "record.sqlite", THINGS)) as record:
        saved, problem = _fill(record)
        assert saved > 5
        assert "no room left" in problem.message
        assert str(small_disk) in problem.message
        assert "Free some space" in problem.advice
        assert len(record.all(Correction)) == record.head()[0] == saved
        assert record.unbroken()
        ballast.unlink()
        record.commit(correcting(_long(saved)))
    with closing(Record(small_disk / "record.sqlite", THINGS)) as again:
        assert again.all(Correction) == tuple(_long(number) for number in range(saved + 1))
        assert again.unbroken()


def test_a_record_on_a_disk_that_is_still_full_opens_and_holds_what_was_saved(small_disk: Path) -> None:
    with closing(Record(small_disk / "record.sqlite", THINGS)) as record:
        saved, _ = _fill(record)
    with closing(Record(small_disk / "record.sqlite", THINGS)) as again:
        assert len(again.all(Correction)) == saved
        assert again.unbroken()


def test_a_new_record_on_a_full_disk_is_a_problem_and_can_be_made_later(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    with pytest.raises(OSError, match="No space"):
        ballast.write_bytes(bytes(2_000_000))
    with closing(Record(small_disk / "record.sqlite", THINGS)) as record:
        with pytest.raises(RecordProblem, match="no room left"):
            record.head()
        ballast.unlink()
        record.commit(correcting(_long(0)))
        assert record.unbroken()


def test_a_file_too_big_for_the_disk_is_a_problem_and_nothing_is_half_made(small_disk: Path, tmp_path: Path) -> None:
    files = Files(small_disk / "files")
    small = files.keep_bytes(b"kept before", ".xlsx")
    big = tmp_path / "big.xlsx"
    big.write_bytes(os.urandom(2_000_000))
    with pytest.raises(RecordProblem, match="no room left") as refused:
        files.keep(big)
    assert "Free some space" in refused.value.advice
    assert [path.name for path in (small_disk / "files").rglob("*") if path.is_file()] == [f"{small}.xlsx"]
    assert files.path(small).read_bytes() == b"kept before"


_UNDER_A_LIMIT = """
import json, resource, sys
from contextlib import closing
from pathlib import Path
from tests.record.test_full_disk import _fill
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
with closing(Record(Path(sys.argv[1]), THINGS)) as record:
    saved, problem = _fill(record)
    print(json.dumps([saved, record.head()[0], record.unbroken(), problem.message, problem.advice]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files is POSIX's")
def test_an_account_at_its_limit_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    script = [sys.executable, "-c", _UNDER_A_LIMIT, str(path)]
    run = subprocess.run(script, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    saved, head, unbroken, message, advice = json.loads(run.stdout)
    assert saved == head > 5
    assert unbroken
    assert str(path) in message
    assert advice
    with closing(Record(path, THINGS)) as again:
        assert len(again.all(Correction)) == saved
        assert again.unbroken()
