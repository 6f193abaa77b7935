"""A second copy of the program on one record is noticed; a copy that died holds nothing."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.lock import RecordLock

_HOLD = """
import sys
from pathlib import Path
from nhsbn_desktop.record.lock import RecordLock
lock = RecordLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def _another_copy(folder: Path) -> subprocess.Popen[str]:
    other = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder)], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


def test_a_second_copy_is_told_who_has_the_record_open(tmp_path: Path) -> None:
    with _another_copy(tmp_path) as other:
        with pytest.raises(RecordProblem, match=r"already open on this record, by .+ on .+ since .+ 20\d\d") as refused:
            RecordLock(tmp_path).acquire()
        assert str(tmp_path) in refused.value.advice
        other.kill()
    with RecordLock(tmp_path):
        pass


def test_a_copy_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    for _ in range(3):
        with _another_copy(tmp_path) as other:
            with pytest.raises(RecordProblem):
                RecordLock(tmp_path).acquire()
            other.kill()
            other.wait()
            with RecordLock(tmp_path):
                pass


def test_a_second_lock_in_the_same_program_is_refused(tmp_path: Path) -> None:
    with RecordLock(tmp_path), pytest.raises(RecordProblem, match="already open"):
        RecordLock(tmp_path).acquire()


def test_a_lock_let_go_can_be_taken_again_by_another_thread(tmp_path: Path) -> None:
    lock = RecordLock(tmp_path)
    lock.acquire()
    letting_go = Thread(target=lock.release)
    letting_go.start()
    letting_go.join()
    with RecordLock(tmp_path):
        pass
    lock.release()


def test_a_record_on_a_full_disk_can_be_taken_to_be_looked_at(small_disk: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        (small_disk / "ballast").write_bytes(bytes(2_000_000))
    with RecordLock(small_disk), pytest.raises(RecordProblem, match="already open"):
        RecordLock(small_disk).acquire()


@pytest.mark.parametrize("words", ["", "{", "[]", '{"user":"ann","computer":"WARD-7","since":"yesterday"}'])
def test_a_holder_who_cannot_be_made_out_is_left_unnamed(tmp_path: Path, words: str) -> None:
    with RecordLock(tmp_path):
        (tmp_path / "open-by.json").write_text(words, encoding="utf-8")
        with pytest.raises(RecordProblem, match=r"already open on this record\.$"):
            RecordLock(tmp_path).acquire()


def test_a_folder_that_cannot_be_written_to_is_a_problem(
    tmp_path: Path, make_read_only: Callable[[Path], None]
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordProblem, match="cannot be kept"):
        RecordLock(tmp_path / "file").acquire()
    folder = tmp_path / "shared"
    folder.mkdir()
    make_read_only(folder)
    with pytest.raises(RecordProblem, match=str(folder)):
        RecordLock(folder).acquire()
