"""A file is judged before anything reads it: what is no sound workbook is refused in words a person can act on."""

import errno
import hashlib
import io
import os
import random
import time
import zipfile
from pathlib import Path

import pytest

from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook import package
from nhsbn_desktop.workbook.formats import encrypt
from nhsbn_desktop.workbook.package import lock_owner, open_package
from nhsbn_desktop.workbook.reader import read_workbook
from tests.workbook.hostile import READ, REFUSED
from tests.workbook.making import SHEET, make, parts, save, sheet

_DATA = '<row r="1"><c r="A1"><v>12</v></c></row>'
_LONGEST = 5.0  # seconds that any hostile file may take


def _read_all(path: Path) -> None:
    for tab in read_workbook(path).sheets:
        for content in tab.cells.values():
            assert content.kind


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_in_words_and_soon(name: str, tmp_path: Path) -> None:
    words, recipe = REFUSED[name]
    path = recipe(tmp_path / "Return.xlsx")
    started = time.perf_counter()
    with pytest.raises(WorkbookProblem) as refusal:
        _read_all(path)
    assert time.perf_counter() - started < _LONGEST
    assert words in refusal.value.message
    assert "Return.xlsx" in refusal.value.message
    assert refusal.value.advice


@pytest.mark.parametrize("name", READ)
def test_an_odd_but_sound_file_is_read_and_soon(name: str, tmp_path: Path) -> None:
    path = READ[name](tmp_path / "Return.xlsx")
    started = time.perf_counter()
    _read_all(path)
    assert time.perf_counter() - started < _LONGEST


def test_a_sound_workbook_is_opened_with_its_digest_and_parts(tmp_path: Path) -> None:
    path = make(tmp_path / "Return.xlsx", _DATA)
    opened = open_package(path)
    assert opened.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert SHEET in opened
    assert opened.read(SHEET.upper()).startswith(b"<worksheet")
    assert not opened.has_macros
    assert not opened.is_signed


def test_macros_and_signatures_are_told(tmp_path: Path) -> None:
    contents = parts({"Data": sheet(_DATA)}) | {"xl/vbaProject.bin": b"\0", "_xmlsignatures/sig1.xml": "<s/>"}
    opened = open_package(save(tmp_path / "Return.xlsm", contents))
    assert opened.has_macros
    assert opened.is_signed


def test_a_missing_file_a_folder_and_a_lock_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "Folder.xlsx").mkdir()
    (tmp_path / "~$Return.xlsx").write_bytes(b"\x03Ann")
    for name, words in (("Gone.xlsx", "is not there"), ("Folder.xlsx", "is a folder"), ("~$Return.xlsx", "is open")):
        with pytest.raises(WorkbookProblem, match=words):
            open_package(tmp_path / name)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    path = make(tmp_path / "Return.xlsx", _DATA)
    path.chmod(0)
    with pytest.raises(WorkbookProblem, match="permission"):
        open_package(path)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (PermissionError(errno.EACCES, "denied"), "permission was denied"),
        (OSError(errno.EBUSY, "busy"), "in use by another program"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (FileNotFoundError(errno.ENOENT, "gone"), "is not there"),
    ],
)
def test_every_error_of_the_system_becomes_a_problem(problem: OSError, words: str) -> None:
    assert words in package._unreadable("Return.xlsx", problem).message


def test_a_file_in_use_on_windows_is_told() -> None:
    problem = PermissionError(errno.EACCES, "sharing violation")
    problem.winerror = 32  # type: ignore[attr-defined]
    assert "in use by another program" in package._unreadable("Return.xlsx", problem).message


def test_a_file_that_is_too_large_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "Huge.xlsx"
    with path.open("wb") as file:
        file.truncate(package.FILE_LIMIT + 1)
    with pytest.raises(WorkbookProblem, match="too large"):
        open_package(path)


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "Return.xlsx", _DATA)
    raw = bytearray(path.read_bytes())
    place = raw.index(b"PK\x01\x02")
    raw[place + 8] |= 1
    path.write_bytes(raw)
    with pytest.raises(WorkbookProblem, match="zip file with a password"):
        open_package(path)


def test_a_part_longer_than_it_declares_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "Return.xlsx", _DATA)
    raw = bytearray(path.read_bytes())
    names = [info.filename for info in zipfile.ZipFile(io.BytesIO(raw)).infolist()]
    place = -1
    for _ in range(names.index(SHEET) + 1):
        place = raw.index(b"PK\x01\x02", place + 1)
    raw[place + 24 : place + 28] = (8).to_bytes(4, "little")
    path.write_bytes(raw)
    with pytest.raises(WorkbookProblem):
        open_package(path).read(SHEET)


def test_a_workbook_with_a_password_opens_with_it_alone(tmp_path: Path) -> None:
    contents = parts({"Data": sheet(_DATA)}) | {"docProps/thumbnail.jpeg": random.Random(1).randbytes(5000)}
    plain = save(tmp_path / "Plain.xlsx", contents)
    locked = tmp_path / "Locked.xlsx"
    locked.write_bytes(encrypt(plain.read_bytes(), "bench-mark", "Locked.xlsx"))
    with pytest.raises(WorkbookProblem, match="protected by a password"):
        open_package(locked)
    with pytest.raises(WorkbookProblem, match="does not open with that password"):
        open_package(locked, "another")
    opened = open_package(locked, "bench-mark")
    assert opened.encrypted
    assert opened.raw == plain.read_bytes()
    assert opened.sha256 == hashlib.sha256(locked.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", ["Ann Hale", "Zoë Ó Briain", "李雷"])
def test_the_lock_file_of_excel_names_who_has_it_open(name: str, tmp_path: Path) -> None:
    path = make(tmp_path / "Return.xlsx", _DATA)
    assert lock_owner(path) is None
    narrow, wide = name.encode("cp1252", "replace"), name.encode("utf-16-le")
    note = bytes([len(narrow)]) + narrow.ljust(54) + len(name).to_bytes(2, "little") + wide.ljust(108, b"\0")
    (tmp_path / "~$Return.xlsx").write_bytes(note)
    assert lock_owner(path) == name


def test_the_lock_file_of_libreoffice_names_who_has_it_open(tmp_path: Path) -> None:
    path = make(tmp_path / "Return.xlsx", _DATA)
    (tmp_path / ".~lock.Return.xlsx#").write_text(",ahale,TRUST-PC,15.06.2026 09:00,file;", encoding="utf-8")
    assert lock_owner(path) == "ahale"


def test_an_empty_lock_file_still_says_that_somebody_has_it(tmp_path: Path) -> None:
    path = make(tmp_path / "Return.xlsx", _DATA)
    (tmp_path / "~$Return.xlsx").write_bytes(b"")
    assert lock_owner(path) == "another person"
