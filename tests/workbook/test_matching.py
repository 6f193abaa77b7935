"""Matching workbooks to specifications by the words of their questions: there and back, moved, reworded, foreign."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from _pytest.mark import ParameterSet
from openpyxl.comments import Comment

from nhsbn_desktop.domain.answers import Answers
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import ValueType
from nhsbn_desktop.services.sample import Sample, read_sample, write_sample
from nhsbn_desktop.workbook.author import write_workbook
from nhsbn_desktop.workbook.matching import Matching, infer_collection, recognise, take_reading
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.structure import Structure, find_structure

REAL = Path(__file__).parents[2] / "../shared/workbooks/real"

ENORMOUS = "us_cares_ricrf_v2"  # half a million answer cells
UNITS = ("Alderbrook", "Brackenfield", "Calderside", "Trust")

YEARS = ("2022/23", "2023/24", "2024/25", "2025/26")


def structure_of(path: Path) -> Structure:
    return find_structure(read_workbook(path))


def read(path: Path, collection: Collection, unit: str = "Trust", year: str = "2025/26") -> Matching:
    workbook = read_workbook(path)
    return take_reading(workbook, find_structure(workbook), collection, unit=unit, year=year)


def write(collection: Collection, path: Path, unit: str = "Alderbrook", comments: dict[str, str] | None = None) -> Path:
    """This year's true answers of a unit, in a workbook laid out by the collection as it is given here."""
    answers = read_sample("AOP-2025-26").values[unit, "2025/26"]
    write_workbook(collection, path, unit=unit, values=answers, comments=comments)
    return path


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("year", YEARS)
def test_every_answer_and_comment_comes_back_from_where_it_was_written(planted: Sample, unit: str, year: str) -> None:
    collection, path = planted.collection, planted.workbook(unit, year)
    found = recognise(structure_of(path), (collection,))
    assert found == (collection, unit, year)
    matching = read(path, collection, unit, year)
    values, comments = read_sample().submitted(unit, year, planted=True)
    assert (matching.unmatched, matching.missing) == ((), ())
    assert dict(matching.reading.values) == values
    assert len(matching.reading.values) == 266
    assert dict(matching.reading.comments) == comments


def test_answers_stand_where_the_author_put_them(planted: Sample) -> None:
    import csv

    with planted.cells.open(encoding="utf-8", newline="") as file:
        located = {
            (row["metric"], row["member"]): (row["sheet"], row["cell"])
            for row in csv.DictReader(file)
            if row["file"] == "AOP-2025-26 Calderside.xlsx"
        }
    reading = read(planted.workbook("Calderside"), planted.collection, "Calderside").reading
    assert {code: (cell.sheet, cell.address) for code, cell in reading.cells} == {
        f"{ref}[{member}]" if member else ref: place for (ref, member), place in located.items()
    }


def test_a_reading_says_whose_it_is_and_of_which_file(planted: Sample) -> None:
    workbook = read_workbook(planted.workbook("Calderside", "2023/24"))
    now = datetime(2026, 7, 31, 15, 40, tzinfo=UTC)
    reading = take_reading(
        workbook, find_structure(workbook), planted.collection, unit="Calderside", year="2023/24", read_at=now
    ).reading
    assert reading.submission == "AOP-2025-26/Calderside"
    assert (reading.year, reading.file_name) == ("2023/24", "AOP-2023-24 Calderside.xlsx")
    assert (reading.file_digest, reading.read_at) == (workbook.sha256, now)


def test_the_workbooks_own_lists_come_with_the_answers(planted: Sample) -> None:
    options = Answers(read(planted.workbook("Trust"), planted.collection).reading).options
    assert options["SM08"] == ("ReQoL", "DIALOG scale", "CORE", "Other")
    assert options["SM04[EIP]"] == options["SM12"] == ("Yes", "No")
    assert "AC02" not in options


def test_the_childrens_sample_comes_back_whole(tmp_path: Path) -> None:
    sample = write_sample(tmp_path, key="CYPMHS-2025-26")
    for workbook in sample.workbooks:
        matching = read(workbook.path, sample.collection, workbook.unit, workbook.year)
        values, comments = read_sample("CYPMHS-2025-26").submitted(workbook.unit, workbook.year, planted=False)
        assert dict(matching.reading.values) == values
        assert dict(matching.reading.comments) == comments
        assert (matching.unmatched, matching.missing) == ((), ())


def test_questions_are_found_wherever_they_have_moved_to(collection: Collection, tmp_path: Path) -> None:
    moved = replace(collection, metrics=tuple(reversed(collection.metrics)))
    before = read(write(collection, tmp_path / "before.xlsx"), collection).reading
    after = read(write(moved, tmp_path / "after.xlsx"), collection).reading
    assert dict(before.values) == dict(after.values)
    assert sum(cell != dict(after.cells)[code] for code, cell in before.cells) > 200


def test_a_reworded_question_is_still_known(collection: Collection, tmp_path: Path) -> None:
    reworded = {
        "AC01": "Referrals that were received",
        "AC12": "Referrals received, by source:",
        "QS08": "Complaint received",
    }
    metrics = tuple(replace(m, label=reworded.get(m.ref, m.label)) for m in collection.metrics)
    matching = read(write(replace(collection, metrics=metrics), tmp_path / "reworded.xlsx"), collection)
    found = dict(matching.reading.values)
    true = read_sample().values["Alderbrook", "2025/26"]
    assert found["AC12[GP]"] == true["AC12[GP]"]
    assert found["QS08"] == true["QS08"]
    # too far from its old words to be sure of: told, not guessed
    assert set(matching.missing) == {code for code in collection.codes if code.startswith("AC01[")}
    assert len(matching.unmatched) == 8


def test_a_new_question_and_one_that_has_gone_are_told(collection: Collection, tmp_path: Path) -> None:
    new = replace(collection.metrics[12], ref="SM14", label="Bicycles owned by the service")
    metrics = (*(metric for metric in collection.metrics if metric.ref != "FI13"), new)
    matching = read(write(replace(collection, metrics=metrics), tmp_path / "next.xlsx"), collection)
    assert matching.missing == ("FI13",)
    assert [(each.wording, each.cell.sheet) for each in matching.unmatched] == [
        ("Bicycles owned by the service", "Service model")
    ]


def test_a_member_the_specification_does_not_know_is_told_with_its_heading(
    collection: Collection, tmp_path: Path
) -> None:
    metrics = tuple(
        replace(metric, members=(*metric.members, "Street Triage")) if metric.ref == "AC01" else metric
        for metric in collection.metrics
    )
    matching = read(write(replace(collection, metrics=metrics), tmp_path / "more.xlsx"), collection)
    assert [each.wording for each in matching.unmatched] == ["Referrals received, Street Triage"]
    assert matching.missing == ()


def test_comments_in_a_shared_row_go_to_the_member_they_name(collection: Collection, tmp_path: Path) -> None:
    written = {"AC01[CRHT]": "Recount\nafter a move", "AC01[EIP]": "New team", "AC12[GP]": "One practice left"}
    path = write(collection, tmp_path / "comments.xlsx", comments=written)
    assert dict(read(path, collection).reading.comments) == written


@pytest.mark.filterwarnings("ignore:Data Validation extension is not supported")
def test_notes_on_cells_are_read_as_comments_too(collection: Collection, tmp_path: Path) -> None:
    path = write(collection, tmp_path / "noted.xlsx", comments={"AC02": "Beside"})
    cell = dict(read(path, collection).reading.cells)["AC02"]
    book = openpyxl.load_workbook(path)
    book[cell.sheet][cell.address].comment = Comment("On the cell", "Somebody")
    book.save(path)
    assert dict(read(path, collection).reading.comments) == {"AC02": "Beside\nOn the cell"}


@pytest.fixture(scope="module")
def inferred(planted: Sample) -> tuple[Collection, Matching]:
    path = planted.workbook("Brackenfield")
    collection = infer_collection(structure_of(path))
    return collection, read(path, collection, "Brackenfield")


def test_without_a_specification_every_answer_is_still_read(
    inferred: tuple[Collection, Matching], planted: Sample
) -> None:
    collection, matching = inferred
    assert collection.inferred
    assert (matching.unmatched, matching.missing) == ((), ())
    with_specification = read(planted.workbook("Brackenfield"), planted.collection, "Brackenfield").reading
    by_cell = {cell: dict(with_specification.values)[code] for code, cell in with_specification.cells}
    assert {cell: dict(matching.reading.values)[code] for code, cell in matching.reading.cells} == by_cell


def test_what_can_be_inferred_is_inferred(inferred: tuple[Collection, Matching], planted: Sample) -> None:
    collection, _ = inferred
    assert collection.name == planted.collection.name
    assert collection.sections == planted.collection.sections
    assert (collection.organisation, collection.units) == (planted.collection.organisation, ("Brackenfield", "Trust"))
    assert collection.deadline == planted.collection.deadline
    metrics = {metric.label: metric for metric in collection.metrics}
    assert metrics["Main PROM/PREM"].options == ("ReQoL", "DIALOG scale", "CORE", "Other")
    assert metrics["Referrals received"].value_type is ValueType.COUNT
    assert "EIP" in metrics["Referrals received"].members
    assert "Caseload by gender: Female" in metrics
    assert not any(metric.required for metric in collection.metrics)


def test_inferred_refs_stay_the_same_when_rows_move_and_next_year(
    inferred: tuple[Collection, Matching], collection: Collection, tmp_path: Path
) -> None:
    moved = replace(collection, metrics=tuple(reversed(collection.metrics)))
    path = tmp_path / "moved.xlsx"
    write_workbook(moved, path, unit="Brackenfield", values={}, year="2024/25")
    matching = read(path, inferred[0], "Brackenfield", "2024/25")
    assert (matching.unmatched, matching.missing) == ((), ())


def _by_size(path: Path) -> ParameterSet:
    return pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if path.stem == ENORMOUS else [])


@pytest.mark.skipif(not REAL.is_dir(), reason="other people's workbooks are not here")
@pytest.mark.parametrize("path", [_by_size(path) for path in sorted(REAL.glob("*.xlsx"))])
def test_every_answer_cell_of_other_peoples_workbooks_gets_a_code_of_its_own(
    path: Path, collections: tuple[Collection, ...]
) -> None:
    workbook = read_workbook(path)
    structure = find_structure(workbook)
    assert recognise(structure, collections) is None
    collection = infer_collection(structure)
    matching = take_reading(workbook, structure, collection, unit=collection.trust, year=collection.year)
    assert len(set(collection.codes)) == len(collection.codes) == structure.answer_cells
    assert len(matching.reading.cells) == structure.answer_cells
    assert (matching.unmatched, matching.missing) == ((), ())
