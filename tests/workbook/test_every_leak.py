"""Each place in which a workbook can carry a secret is found, and what can be cleaned is gone from the bytes."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from nhsbn_desktop.domain.leaks import as_finding
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.inspection import inspect_leaks
from nhsbn_desktop.workbook.leaks.cleaning import clean
from nhsbn_desktop.workbook.reader import read_workbook
from tests.workbook.judges import LIBREOFFICE, loose_ends, said_by_calamine, said_by_openpyxl, saved_by_libreoffice
from tests.workbook.leaking import PLACES, clean_files, every_byte, holds, packed, write_leaking

ANSWER = Cell("Activity", "B1")
REAL = Path(__file__).parents[2] / "../shared/workbooks/real"
OF_PEOPLE = {"uk_ofsted_annex_a_2024.xlsx"}  # its examples are lists of children with dates of birth


def test_the_workbook_that_the_secrets_are_put_into_is_itself_clean(tmp_path: Path) -> None:
    path = tmp_path / "clean.xlsx"
    path.write_bytes(packed(clean_files()))
    assert inspect_leaks(path) == ()


@pytest.mark.parametrize("name", PLACES)
def test_a_secret_is_found_in(name: str, tmp_path: Path) -> None:
    place, path = PLACES[name], write_leaking(tmp_path / "return.xlsx", name)
    assert holds(path.read_bytes(), place.secret), "the secret is not there to be found"
    leaks = inspect_leaks(path)
    assert place.code in {leak.code for leak in leaks}
    assert any(leak.blocks for leak in leaks) is place.blocks
    assert all(leak.place and leak.do for leak in leaks)
    told = repr(leaks) + repr([as_finding(leak, "Alderbrook") for leak in leaks])
    assert place.secret not in told
    assert place.secret.replace(" ", "") not in told


@pytest.mark.parametrize("name", [name for name, place in PLACES.items() if place.cleaned])
def test_cleaning_leaves_no_byte_of_a_secret_in(name: str, tmp_path: Path) -> None:
    place, path = PLACES[name], write_leaking(tmp_path / "return.xlsx", name)
    target = tmp_path / "cleaned.xlsx"
    told = clean(path, target, [leak for leak in inspect_leaks(path) if leak.remedy])
    assert told
    assert not holds(target.read_bytes(), place.secret)
    assert not any(leak.blocks for leak in inspect_leaks(target))
    assert read_workbook(target).sheet("Activity").answer_at(1, 2) == 1234


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """By the place that the secret was in, the copy that all was taken out of."""
    folder, made = tmp_path_factory.mktemp("cleaned"), {}
    for number, name in enumerate(name for name, place in PLACES.items() if place.cleaned):
        path = write_leaking(folder / "return.xlsx", name)
        made[name] = folder / f"cleaned {number}.xlsx"
        clean(path, made[name], [leak for leak in inspect_leaks(path) if leak.remedy])
    return made


def test_other_readers_find_a_whole_workbook_in_each_cleaned_copy(cleaned: Mapping[str, Path]) -> None:
    for name, path in cleaned.items():
        assert loose_ends(path) == [], name
        assert said_by_calamine(path, [ANSWER]) == {ANSWER: 1234.0}, name
        assert said_by_openpyxl(path, [ANSWER]) == {ANSWER: 1234}, name


@pytest.mark.slow
@pytest.mark.skipif(not LIBREOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_opens_each_cleaned_copy_and_finds_its_values(cleaned: Mapping[str, Path], tmp_path: Path) -> None:
    for name, saved in zip(cleaned, saved_by_libreoffice(cleaned.values(), tmp_path), strict=True):
        assert said_by_openpyxl(saved, [ANSWER]) == {ANSWER: 1234}, name


def test_what_cannot_be_cleaned_still_stops_after_cleaning(tmp_path: Path) -> None:
    names = [name for name, place in PLACES.items() if place.blocks and not place.cleaned]
    for name in names:
        path, target = write_leaking(tmp_path / "return.xlsx", name), tmp_path / "cleaned.xlsx"
        chosen = [leak for leak in inspect_leaks(path) if leak.remedy]
        clean(path, target, chosen)
        assert any(leak.blocks for leak in inspect_leaks(target)), name


def test_what_stands_in_the_zip_beside_its_parts_is_found_and_left_behind(tmp_path: Path) -> None:
    plain = packed(clean_files())
    path, target = tmp_path / "return.xlsx", tmp_path / "cleaned.xlsx"
    for number in range(3):
        path.write_bytes(plain if number < 2 else plain + b"NHS number 943 476 5919")
        with zipfile.ZipFile(path, "a") as archive:
            if number == 0:
                archive.comment = b"NHS number 943 476 5919"
            else:
                part = zipfile.ZipInfo("docProps/custom.xml")
                part.comment = b"NHS number 943 476 5919"
                archive.writestr(part, "<Properties/>")
        leaks = inspect_leaks(path)
        assert any(leak.blocks and leak.place == "beside the parts" for leak in leaks), number
        clean(path, target, [leak for leak in leaks if leak.remedy])
        assert b"943 476" not in every_byte(target.read_bytes())
        assert inspect_leaks(target) == ()


def test_what_the_networks_blank_brings_in_any_of_these_places_is_not_told(tmp_path: Path) -> None:
    for name, place in PLACES.items():
        path = write_leaking(tmp_path / "return.xlsx", name)
        told = [leak for leak in inspect_leaks(path, path) if leak.place != "the file name"]
        assert told == [], (name, place.code)


def test_a_workbook_filled_in_already_vouches_for_nothing_the_trust_may_have_put_in(tmp_path: Path) -> None:
    for name, place in PLACES.items():
        path = write_leaking(tmp_path / "return.xlsx", name)
        told = {leak.code: leak.blocks for leak in inspect_leaks(path, path, blank=False)}
        assert place.code in told, name
        assert any(told.values()) is place.blocks or place.code == "LEAK-EMBEDDED", name


def real_workbooks(largest: int) -> list[Path]:
    return [path for path in sorted(REAL.glob("*.xls[xm]")) if path.stat().st_size < largest]


def stopped(paths: list[Path]) -> set[str]:
    return {path.name for path in paths if any(leak.blocks for leak in inspect_leaks(path))}


@pytest.mark.skipif(not REAL.exists(), reason="the real workbooks are not beside this checkout")
def test_no_small_real_workbook_without_people_in_it_is_stopped() -> None:
    assert stopped(real_workbooks(60_000)) <= OF_PEOPLE


@pytest.mark.slow
@pytest.mark.skipif(not REAL.exists(), reason="the real workbooks are not beside this checkout")
def test_no_real_workbook_without_people_in_it_is_stopped() -> None:
    assert stopped(real_workbooks(50 << 20)) == OF_PEOPLE
