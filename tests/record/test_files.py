"""Files are kept once, whole, read-only, and under the sum of their own bytes."""

import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.files import Files


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "files")


def _names(tmp_path: Path) -> list[str]:
    return [path.name for path in (tmp_path / "files").rglob("*") if path.is_file()]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary())
def test_what_is_kept_comes_back_under_its_own_sum(files: Files, content: bytes) -> None:
    sha256 = files.keep_bytes(content)
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert files.path(sha256).read_bytes() == content


def test_a_kept_workbook_does_not_depend_on_the_persons_own_file(files: Files, tmp_path: Path) -> None:
    own = tmp_path / "Return FINAL v2.XLSX"
    content = os.urandom(3_000_000)
    own.write_bytes(content)
    sha256 = files.keep(own)
    own.unlink()
    kept = files.path(sha256)
    assert kept.read_bytes() == content
    assert kept.suffix == ".xlsx"
    if sys.platform != "win32":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o444


def test_the_same_file_is_kept_once(files: Files, tmp_path: Path) -> None:
    own = tmp_path / "a.xlsx"
    own.write_bytes(b"the same")
    assert files.keep(own) == files.keep(own) == files.keep_bytes(b"the same") == files.keep_bytes(b"the same", ".xlsx")
    assert len(_names(tmp_path)) == 1


def test_a_file_altered_since_is_noticed_and_keeping_it_again_mends_it(files: Files, tmp_path: Path) -> None:
    sha256 = files.keep_bytes(b"as it was sent", ".xlsx")
    kept = files.path(sha256)
    kept.chmod(0o644)
    kept.write_bytes(b"as it was altered")
    with pytest.raises(RecordProblem, match="altered or is damaged") as refused:
        files.path(sha256)
    assert str(kept) in refused.value.message
    files.keep_bytes(b"as it was sent", ".xlsx")
    assert files.path(sha256).read_bytes() == b"as it was sent"
    assert len(_names(tmp_path)) == 1


def test_what_a_killed_program_left_half_written_is_cleared_away(files: Files, tmp_path: Path) -> None:
    files.keep_bytes(b"x")
    for name, hours in ((".unfinished-long-ago", 2), (".unfinished-just-now", 0)):
        left = tmp_path / "files" / name
        left.write_bytes(b"half")
        os.utime(left, (time.time() - hours * 3600, time.time() - hours * 3600))
    sha256 = files.keep_bytes(b"y")
    assert sorted(_names(tmp_path)) == sorted([".unfinished-just-now", sha256, hashlib.sha256(b"x").hexdigest()])


def test_a_file_that_is_gone_is_a_problem(files: Files) -> None:
    sha256 = files.keep_bytes(b"x")
    files.path(sha256).unlink()
    with pytest.raises(RecordProblem, match=sha256[:12]) as refused:
        files.path(sha256)
    assert refused.value.advice


@pytest.mark.parametrize("sum_given", ["", "*", "../../etc/passwd", "ab", "AB" * 32])
def test_a_sum_that_is_none_finds_nothing(files: Files, sum_given: str) -> None:
    files.keep_bytes(b"x")
    with pytest.raises(RecordProblem):
        files.path(sum_given)


def test_a_file_that_cannot_be_read_is_a_problem_and_nothing_is_kept(files: Files, tmp_path: Path) -> None:
    for unreadable in (tmp_path / "missing.xlsx", tmp_path):
        with pytest.raises(RecordProblem, match="cannot be read") as refused:
            files.keep(unreadable)
        assert str(unreadable) in refused.value.message
    assert not (tmp_path / "files").exists()


def test_a_read_only_folder_is_a_problem(tmp_path: Path, make_read_only: Callable[[Path], None]) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    make_read_only(folder)
    with pytest.raises(RecordProblem, match="read-only") as refused:
        Files(folder).keep_bytes(b"x")
    assert str(folder) in refused.value.message
    with pytest.raises(RecordProblem):
        Files(folder / "files").keep_bytes(b"x")
