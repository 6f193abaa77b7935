"""A workbook protected by a password is opened with it, and what is written from it is protected by the same."""

import tempfile
from decimal import Decimal
from pathlib import Path

import pytest

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.services.sample import Sample
from nhsbn_desktop.workbook.formats import OLE, encrypt
from nhsbn_desktop.workbook.inspection import inspect_leaks
from nhsbn_desktop.workbook.leaks.cleaning import clean, tidy
from nhsbn_desktop.workbook.protected import forget_passwords
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.recalculation import refresh
from nhsbn_desktop.workbook.section_pack import make_pack
from nhsbn_desktop.workbook.writer import write_copy

PASSWORD = "Wharf Street 42 \N{POUND SIGN}"
VALUES = {Cell("Submission Details", "B6"): "Northmoor", Cell("Access", "E6"): Decimal(1000)}


@pytest.fixture
def locked(planted: Sample, tmp_path: Path) -> Path:
    forget_passwords()
    path = tmp_path / "Return.xlsx"
    path.write_bytes(encrypt(planted.workbook("Calderside").read_bytes(), PASSWORD, path.name))
    return path


def test_a_password_is_asked_for_and_a_wrong_one_is_told(locked: Path) -> None:
    with pytest.raises(WorkbookProblem, match="protected by a password") as asked:
        read_workbook(locked)
    assert "give its password" in asked.value.advice
    with pytest.raises(WorkbookProblem, match="does not open with that password") as wrong:
        read_workbook(locked, "wharf street 42")
    assert "wharf" not in f"{wrong.value.message} {wrong.value.advice}"
    with pytest.raises(WorkbookProblem, match="protected by a password"):
        read_workbook(locked)


def test_a_copy_has_the_password_of_its_source_and_the_new_answers(locked: Path, tmp_path: Path) -> None:
    copy = tmp_path / "Copy.xlsx"
    write_copy(locked, copy, VALUES, password=PASSWORD)
    refresh(locked, copy, VALUES, password=PASSWORD)
    assert copy.read_bytes().startswith(OLE)
    forget_passwords()
    with pytest.raises(WorkbookProblem, match="protected by a password"):
        read_workbook(copy)
    workbook = read_workbook(copy, PASSWORD)
    assert workbook.sheet("Access").cell("E6").value == Decimal(1000)
    assert workbook.sheet("Access").cell("M6").value == sum(
        value
        for column in "EFGHIJKL"
        if isinstance(value := workbook.sheet("Access").cell(f"{column}6").value, Decimal)
    )
    assert "Northmoor" in {cell.value for cell in workbook.sheet("Support").cells.values()}


def test_once_given_the_password_serves_until_the_program_ends(locked: Path, tmp_path: Path) -> None:
    read_workbook(locked, PASSWORD)
    again = tmp_path / "kept under another name.xlsx"
    again.write_bytes(locked.read_bytes())
    assert "Access" in read_workbook(again)
    write_copy(again, tmp_path / "Copy.xlsx", VALUES)
    assert (tmp_path / "Copy.xlsx").read_bytes().startswith(OLE)


def test_a_pack_and_a_cleaned_copy_are_protected_though_the_password_was_given_long_before(
    locked: Path, tmp_path: Path
) -> None:
    read_workbook(locked, PASSWORD)
    make_pack(locked, tmp_path / "pack.xlsx", ["Access"])
    clean(locked, tmp_path / "cleaned.xlsx", [leak for leak in inspect_leaks(locked) if leak.remedy])
    tidy(locked, tmp_path / "tidied.xlsx", [])
    forget_passwords()
    for name in ("pack.xlsx", "cleaned.xlsx", "tidied.xlsx"):
        assert (tmp_path / name).read_bytes().startswith(OLE)
        assert "Access" in read_workbook(tmp_path / name, PASSWORD)


def test_a_copy_of_a_protected_workbook_is_refreshed_inspected_and_cleaned_without_asking_again(
    locked: Path, tmp_path: Path
) -> None:
    copy, cleaned = tmp_path / "Copy.xlsx", tmp_path / "Cleaned.xlsx"
    write_copy(locked, copy, VALUES, password=PASSWORD)
    refresh(locked, copy, VALUES)
    clean(copy, cleaned, [leak for leak in inspect_leaks(copy) if leak.remedy])
    assert cleaned.read_bytes().startswith(OLE)
    assert read_workbook(cleaned).sheet("Access").cell("E6").value == Decimal(1000)


def test_nothing_decrypted_is_ever_put_on_disk(locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    before = set(tmp_path.rglob("*"))
    write_copy(locked, tmp_path / "Copy.xlsx", VALUES, password=PASSWORD)
    refresh(locked, tmp_path / "Copy.xlsx", VALUES, password=PASSWORD)
    assert set(tmp_path.rglob("*")) - before == {tmp_path / "Copy.xlsx"}
    assert not any(b"PK\x03\x04" in path.read_bytes() for path in tmp_path.rglob("*.xlsx"))


def test_the_password_is_in_no_description_of_a_package(locked: Path) -> None:
    assert PASSWORD not in repr(read_workbook(locked, PASSWORD).package)
