"""Packs issued from a desk: the workbook they were made from is kept, so that nobody has to look it out again."""

from decimal import Decimal
from pathlib import Path

import pytest

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import RecordProblem, WorkbookProblem
from nhsbn_desktop.services import packs
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.writer import write_copy


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"))


def test_a_pack_issued_here_comes_back_without_its_base(session: Session, sample: Sample, tmp_path: Path) -> None:
    master = sample.workbook("Alderbrook")
    pack = packs.issue(session, master, tmp_path / "pack.xlsx", ["Access"])
    write_copy(tmp_path / "pack.xlsx", tmp_path / "back.xlsx", {Cell("Access", "E6"): Decimal(1)})
    assert packs.whose_pack(tmp_path / "back.xlsx") == pack.identity
    result = packs.bring_back(session, master, tmp_path / "back.xlsx", tmp_path / "merged.xlsx")
    assert [one.returned for one in result.taken] == [1]
    assert read_workbook(tmp_path / "merged.xlsx").sheet("Access").cell("E6").value == 1


def test_a_pack_issued_elsewhere_is_refused(session: Session, sample: Sample, tmp_path: Path) -> None:
    master = sample.workbook("Alderbrook")
    packs.make(master, tmp_path / "pack.xlsx", "Access, Finance")
    with pytest.raises(RecordProblem):
        packs.bring_back(session, master, tmp_path / "pack.xlsx", tmp_path / "merged.xlsx")


def test_a_workbook_that_is_no_pack_is_refused(session: Session, sample: Sample, tmp_path: Path) -> None:
    master = sample.workbook("Alderbrook")
    with pytest.raises(WorkbookProblem, match="does not say which pack it is"):
        packs.bring_back(session, master, master, tmp_path / "merged.xlsx")
