"""The shipped collections, the sample, and one authored workbook, for all tests about workbooks."""

from pathlib import Path

import openpyxl
import pytest

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.services.sample import Sample, sample_collection, sample_keys, write_sample
from nhsbn_desktop.workbook.author import write_workbook
from nhsbn_desktop.workbook.authoring.layout import Layout
from tests.workbook.authored import COMMENTS, VALUES


@pytest.fixture(scope="session")
def collections() -> tuple[Collection, ...]:
    return tuple(map(sample_collection, sample_keys()))


@pytest.fixture(scope="session")
def collection(collections: tuple[Collection, ...]) -> Collection:
    """Adult and older people's."""
    return collections[0]


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("planted"), planted=True)


@pytest.fixture(scope="session")
def written(collection: Collection, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Layout]:
    path = tmp_path_factory.mktemp("written") / "AOP-2025-26 Calderside.xlsx"
    return path, write_workbook(collection, path, unit="Calderside", values=VALUES, comments=COMMENTS)


@pytest.fixture(scope="session")
def book(written: tuple[Path, Layout]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(written[0])


@pytest.fixture(scope="session")
def saved_values(written: tuple[Path, Layout]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(written[0], data_only=True)
