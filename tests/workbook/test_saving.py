"""A copy is saved whole or not at all, never over the original, and what stands in the way is told in words."""

import errno
import os
from decimal import Decimal
from pathlib import Path

import pytest

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook import saving
from nhsbn_desktop.workbook.formats import encrypt
from nhsbn_desktop.workbook.package import open_package
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.writer import write_copy
from tests.workbook.making import make, parts, save, sheet


def test_the_workbook_itself_is_never_written_to(tmp_path: Path) -> None:
    source = make(tmp_path / "Return.xlsx", "")
    before = source.read_bytes()
    os.link(source, tmp_path / "Other name.xlsx")
    for target in (source, tmp_path / "Other name.xlsx", tmp_path / "." / "Return.xlsx"):
        with pytest.raises(WorkbookProblem, match="never written to"):
            write_copy(source, target, {Cell("Data", "A1"): Decimal(1)})
    assert source.read_bytes() == before


def test_a_copy_that_is_open_in_excel_is_not_replaced(tmp_path: Path) -> None:
    source, copy = make(tmp_path / "Return.xlsx", ""), make(tmp_path / "Copy.xlsx", "")
    (tmp_path / "~$Copy.xlsx").write_bytes(b"\x08Ann Hale".ljust(165))
    before = copy.read_bytes()
    with pytest.raises(WorkbookProblem, match=r"open in Excel \(Ann Hale\)"):
        write_copy(source, copy, {Cell("Data", "A1"): Decimal(1)})
    assert copy.read_bytes() == before


def test_a_place_that_cannot_be_written_to_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    source = make(tmp_path / "Return.xlsx", "")
    (tmp_path / "Folder.xlsx").mkdir()
    for target, words in (
        (tmp_path / "gone" / "Copy.xlsx", "there is no folder"),
        (tmp_path / "Folder.xlsx", "a folder"),
    ):
        with pytest.raises(WorkbookProblem, match=words):
            write_copy(source, target, {Cell("Data", "A1"): Decimal(1)})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Folder.xlsx", "Return.xlsx"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_is_told() -> None:
    with pytest.raises(OSError, match="No space") as full, open("/dev/full", "wb", buffering=0) as file:
        file.write(b"x")
    problem = saving._unwritable(Path("Copy.xlsx"), full.value)
    assert "the disk is full" in problem.message


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (OSError(errno.ENOSPC, "full"), "the disk is full"),
        (PermissionError(errno.EACCES, "denied"), "open in another program, or its folder is read-only"),
        (OSError(errno.EROFS, "read-only"), "read-only"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    ],
)
def test_every_error_of_the_system_when_writing_becomes_a_problem(problem: OSError, words: str) -> None:
    assert words in saving._unwritable(Path("Copy.xlsx"), problem).message


@pytest.mark.skipif(os.name != "posix", reason="file size limits are POSIX")
def test_a_write_that_fails_half_way_leaves_the_old_copy_whole(tmp_path: Path) -> None:
    import resource
    import signal

    target = tmp_path / "Copy.xlsx"
    target.write_bytes(b"the copy before")
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(WorkbookProblem, match="was not written"):
            saving.save(target, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert [path.name for path in tmp_path.iterdir()] == ["Copy.xlsx"]
    assert target.read_bytes() == b"the copy before"


def test_a_workbook_with_a_password_gives_a_copy_with_it(tmp_path: Path) -> None:
    plain = save(tmp_path / "Plain.xlsx", parts({"Data": sheet("")}) | {"docProps/thumbnail.jpeg": os.urandom(5000)})
    source, copy = tmp_path / "Return.xlsx", tmp_path / "Copy.xlsx"
    source.write_bytes(encrypt(plain.read_bytes(), "bench-mark", "Return.xlsx"))
    write_copy(source, copy, {Cell("Data", "A1"): "Yes"}, password="bench-mark")
    assert open_package(copy, "bench-mark").encrypted
    assert read_workbook(copy, "bench-mark").sheet("Data").cell("A1").value == "Yes"


def test_a_zip_with_two_names_for_one_part_is_not_copied(tmp_path: Path) -> None:
    source = make(tmp_path / "Return.xlsx", "")
    raw = bytearray(source.read_bytes())
    place = raw.index(b"xl/styles.xml")
    raw[place : place + 13] = b"xl/Styles.xml"
    source.write_bytes(raw)
    with pytest.raises(WorkbookProblem):
        write_copy(source, tmp_path / "Copy.xlsx", {Cell("Data", "A1"): Decimal(1)})
