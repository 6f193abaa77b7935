"""A validator of the format finds nothing in what we write that it did not find in the workbook we were given."""

from decimal import Decimal
from pathlib import Path

import pytest

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.services.sample import Sample
from nhsbn_desktop.workbook.leaks.cleaning import tidy
from nhsbn_desktop.workbook.merging import merge
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.section_pack import make_pack
from nhsbn_desktop.workbook.structure import find_structure
from nhsbn_desktop.workbook.writer import write_copy
from tests.workbook.judges import faults, new_faults
from tests.workbook.making import make
from tests.workbook.marking import DATA, about, marked
from tests.workbook.secretive import secretive

_REAL = sorted((Path(__file__).parents[2] / "../shared/workbooks/real").glob("*.xls*"))
_SMALL = 30_000  # bytes: the validator takes up to a minute over a larger one, so that waits for the slow tests
_EACH = [pytest.param(p, id=p.stem, marks=[pytest.mark.slow] if p.stat().st_size > _SMALL else []) for p in _REAL]


def answers_for(path: Path) -> dict[Cell, Decimal]:
    """A number for a few of a workbook's answer cells that hold no text."""
    workbook = read_workbook(path)
    cells = [cell for question in find_structure(workbook).questions for _, cell in question.cells]
    plain = [c for c in cells if not isinstance(workbook.sheet(c.sheet).cell(c.address).value, str)]
    return {cell: Decimal(number) for number, cell in enumerate(plain[:: max(1, len(plain) // 15)][:15])}


def test_the_validator_sees_a_fault(tmp_path: Path) -> None:
    """Else it would prove nothing below."""
    sound, broken = make(tmp_path / "sound.xlsx", DATA), make(tmp_path / "broken.xlsx", f"<wrong/>{DATA}")
    assert new_faults(sound, broken)


def test_what_is_made_of_the_networks_form_has_no_fault_at_all(planted: Sample, tmp_path: Path) -> None:
    source = planted.workbooks[0].path
    assert not faults(source)
    copy, tidied, pack, merged = (tmp_path / f"{name}.xlsx" for name in ("copy", "tidied", "pack", "merged"))
    write_copy(source, copy, answers_for(source))
    tidy(copy, tidied, [])
    sections = [section.name for section in find_structure(read_workbook(source)).sections]
    make_pack(source, pack, sections[:1])
    merge(copy, pack, source, merged)
    one = next(iter(answers_for(source)))
    findings = marked(copy, about(one.address, tab=one.sheet), about("A1", tab=one.sheet, severity=Severity.CHECK))
    for made in (tidied, pack, merged, findings):
        assert not faults(made), made.name


def test_a_pack_with_everything_scrubbed_has_no_new_fault(tmp_path: Path) -> None:
    source = secretive(tmp_path / "shared.xlsx")
    make_pack(source, tmp_path / "pack.xlsx", ["Adam"])
    assert not new_faults(source, tmp_path / "pack.xlsx")


@pytest.mark.skipif(not _REAL, reason="the workbooks of others are not at hand")
@pytest.mark.parametrize("path", _EACH)
def test_a_real_workbooks_copy_pack_and_marked_up_copy_have_no_new_fault(path: Path, tmp_path: Path) -> None:
    workbook = read_workbook(path)
    first = next(sheet for sheet in workbook.sheets if sheet.visible and sheet.grid)
    answers = answers_for(path) or {first.place(*next(iter(first.grid))): Decimal(1)}
    before = faults(path)
    copy = tmp_path / path.name
    write_copy(path, copy, answers, force=True)
    assert not faults(copy) - before
    cell = next(iter(answers))
    assert not faults(marked(copy, about(cell.address, tab=cell.sheet))) - before
    sections = [section.name for section in find_structure(workbook).sections]
    if len(sections) > 1 and _packed(path, tmp_path / "pack.xlsx", sections[:1]):
        assert not faults(tmp_path / "pack.xlsx") - before


def _packed(path: Path, target: Path, sections: list[str]) -> bool:
    try:
        make_pack(path, target, sections)
    except WorkbookProblem:  # such as for a copy of what is withheld, which test_section_pack holds to its words
        return False
    return True
