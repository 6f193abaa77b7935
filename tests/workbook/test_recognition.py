"""Telling whose return a workbook is: which collection, which year, which submitting unit."""

from dataclasses import replace
from pathlib import Path

import pytest

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.workbook.author import write_workbook
from nhsbn_desktop.workbook.matching import infer_collection, recognise, unit_of
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.structure import Structure, find_structure


def structure_of(path: Path) -> Structure:
    return find_structure(read_workbook(path))


def test_another_collections_workbook_is_told_by_its_name(collections: tuple[Collection, ...], tmp_path: Path) -> None:
    path = write_workbook_of(collections[1], tmp_path / "children.xlsx", unit="Trust")
    found = recognise(structure_of(path), collections)
    assert found is not None
    assert (found[0].name, found[1]) == ("Children and Young People's Mental Health 2025/26", "Trust")
    assert recognise(structure_of(path), collections[:1]) is None


def write_workbook_of(collection: Collection, path: Path, unit: str, year: str | None = None) -> Path:
    write_workbook(collection, path, unit=unit, values={}, year=year)
    return path


def test_another_year_is_told_by_its_year(collection: Collection, tmp_path: Path) -> None:
    path = write_workbook_of(collection, tmp_path / "old.xlsx", "Calderside", "2023/24")
    assert recognise(structure_of(path), (collection,)) == (collection, "Calderside", "2023/24")


def test_the_specification_of_the_workbooks_own_year_is_preferred(collection: Collection, tmp_path: Path) -> None:
    older = replace(collection, key="AOP-2023-24", year="2023/24")
    path = write_workbook_of(collection, tmp_path / "old.xlsx", "Calderside", "2023/24")
    found = recognise(structure_of(path), (collection, older))
    assert found is not None
    assert found[0] is older


def test_a_renamed_workbook_is_known_by_its_questions(collection: Collection, tmp_path: Path) -> None:
    renamed = replace(collection, title="Something else", code="X")
    path = write_workbook_of(renamed, tmp_path / "renamed.xlsx", "Calderside")
    assert recognise(structure_of(path), (collection,)) == (collection, "Calderside", "2025/26")


def test_a_collection_without_metrics_is_never_recognised(collection: Collection, tmp_path: Path) -> None:
    path = write_workbook_of(collection, tmp_path / "plain.xlsx", "Calderside")
    nothing = replace(collection, code="", title="", metrics=())
    assert recognise(structure_of(path), (nothing,)) is None


def test_an_inferred_collection_is_known_again_but_not_by_a_common_title_alone(
    collections: tuple[Collection, ...], tmp_path: Path
) -> None:
    untold = replace(collections[0], title="Guidance", code="")
    path = write_workbook_of(untold, tmp_path / "first.xlsx", "Calderside")
    inferred = infer_collection(structure_of(path))
    assert recognise(structure_of(path), (inferred,)) == (inferred, "Calderside", "2025/26")
    other = write_workbook_of(replace(collections[1], title="Guidance", code=""), tmp_path / "other.xlsx", "Trust")
    assert recognise(structure_of(other), (inferred,)) is None
    later = write_workbook_of(untold, tmp_path / "later.xlsx", "Calderside", "2026/27")
    assert recognise(structure_of(later), (inferred,)) is None  # next year is inferred anew


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        (" alderbrook ", "Alderbrook"),
        ("Northmoor NHS Foundation Trust", "Trust"),
        ("Whole trust", "Trust"),
        ("Dunnock Vale", "Dunnock Vale"),
        ("0", ""),
        ("", ""),
    ],
)
def test_the_unit_is_the_collections_own_name_for_it(
    collection: Collection, tmp_path: Path, said: str, unit: str
) -> None:
    structure = structure_of(write_workbook_of(collection, tmp_path / "unit.xlsx", said))
    assert unit_of(structure, collection) == unit
