"""The sample collection: what is written, and whether the answers and the planted mistakes are in it."""

import csv
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from nhsbn_desktop.domain.problems import Problem
from nhsbn_desktop.services.sample import Sample, read_sample, sample_keys, write_sample
from nhsbn_desktop.workbook.specification import read_specification

pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension is not supported")

SHARED = Path(__file__).parents[2] / "../shared/domain"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("true"))


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("planted"), planted=True)


def located(sample: Sample) -> list[dict[str, str]]:
    with sample.cells.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_it_stands(sample: Sample, workbook: Path) -> dict[str, object]:
    """Every answer of one workbook, found by cells.csv and read by somebody else's reader."""
    book = openpyxl.load_workbook(workbook, data_only=True)
    return {
        f"{row['metric']}[{row['member']}]" if row["member"] else row["metric"]: book[row["sheet"]][row["cell"]].value
        for row in located(sample)
        if row["file"] == workbook.name
    }


def excel(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value


def test_there_is_one_workbook_for_each_unit_and_year(sample: Sample) -> None:
    assert Counter(workbook.year for workbook in sample.workbooks) == dict.fromkeys(
        ("2025/26", "2024/25", "2023/24", "2022/23"), 4
    )
    assert all(workbook.path.is_file() for workbook in sample.workbooks)
    assert sample.workbook("Alderbrook").name == "AOP-2025-26 Alderbrook.xlsx"
    assert sample.workbook("Trust", "2022/23").name == "AOP-2022-23 Trust.xlsx"


def test_the_specification_is_written_beside_them_and_reads_the_same(sample: Sample) -> None:
    assert read_specification(sample.specification) == sample.collection


def test_cells_csv_locates_every_answer_of_every_workbook(sample: Sample) -> None:
    header = sample.cells.read_text(encoding="utf-8").partition("\n")[0]
    assert header == "metric,member,submission,year,file,sheet,cell"
    rows = located(sample)
    assert len(rows) == 266 * 16
    assert len({(row["file"], row["sheet"], row["cell"]) for row in rows}) == len(rows)
    assert {row["member"] for row in rows if row["metric"] == "AC02"} == {""}


def test_the_true_workbooks_hold_the_true_answers(sample: Sample) -> None:
    answers = read_sample()
    for unit, year in (("Alderbrook", "2025/26"), ("Trust", "2025/26"), ("Calderside", "2022/23")):
        found = as_it_stands(sample, sample.workbook(unit, year))
        assert found == {code: excel(value) for code, value in answers.values[unit, year].items()}


def test_the_planted_workbooks_differ_just_by_the_planted_mistakes(sample: Sample, planted: Sample) -> None:
    in_answers = [plant for plant in planted.plants if not plant.in_comment]
    assert (len(planted.plants), len(in_answers)) == (50, 48)
    assert sample.plants == ()
    for unit in sample.collection.units:
        before = as_it_stands(sample, sample.workbook(unit))
        after = as_it_stands(planted, planted.workbook(unit))
        moved = {code: after[code] for code in before if before[code] != after[code]}
        assert moved == {plant.code: excel(plant.submitted) for plant in in_answers if plant.unit == unit}
        assert all(before[plant.code] == excel(plant.true) for plant in in_answers if plant.unit == unit)


def test_mistakes_of_writing_are_written_as_people_make_them(planted: Sample) -> None:
    calderside = as_it_stands(planted, planted.workbook("Calderside"))
    assert (calderside["SM12"], calderside["QS08"], calderside["FI11"]) == ("Yes ", "c. 30", "#DIV/0!")
    assert as_it_stands(planted, planted.workbook("Brackenfield"))["AC02"] == "13,221"


def texts(path: Path) -> str:
    """Every text a workbook holds, on whatever sheet."""
    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/sharedStrings.xml").decode()


def test_identifiers_stand_in_the_planted_comments_and_nowhere_else(sample: Sample, planted: Sample) -> None:
    hospital_number = "One death was pt NHS no 999 123 4578, ward review open"
    date_of_birth = "Most AWOLs relate to one male, DOB 14/02/1971, DN15 7XX"
    assert hospital_number in texts(planted.workbook("Brackenfield"))
    assert date_of_birth in texts(planted.workbook("Calderside"))
    for workbook in sample.workbooks:
        assert not any(text in texts(workbook.path) for text in (hospital_number, date_of_birth))


def test_a_harmless_comment_stands_in_both(sample: Sample, planted: Sample) -> None:
    harmless = "Checked with flow team 12/05/2026; excludes appropriate placements"
    assert harmless in texts(sample.workbook("Alderbrook"))
    assert harmless in texts(planted.workbook("Alderbrook"))


def test_earlier_years_carry_no_planted_mistakes(sample: Sample, planted: Sample) -> None:
    for unit in sample.collection.units:
        ours, theirs = (each.workbook(unit, "2024/25").read_bytes() for each in (sample, planted))
        assert ours == theirs


def test_the_trust_is_the_sum_of_its_localities_where_nothing_is_planted() -> None:
    answers = read_sample()
    parts = [answers.values[unit, "2025/26"]["AC02"] for unit in answers.collection.localities]
    assert sum(part for part in parts if isinstance(part, Decimal)) == answers.values["Trust", "2025/26"]["AC02"]


def test_the_childrens_collection_has_a_sample_too(tmp_path: Path) -> None:
    assert sample_keys() == ("AOP-2025-26", "CYPMHS-2025-26")
    sample = write_sample(tmp_path, key="CYPMHS-2025-26")
    assert len(sample.workbooks) == 16
    assert len(located(sample)) == 96 * 16
    assert as_it_stands(sample, sample.workbook("Alderbrook"))["CA02"] == 3922


def test_an_unknown_sample_is_a_problem_that_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no sample of NACEL-2025") as raised:
        write_sample(tmp_path, key="NACEL-2025")
    assert "AOP-2025-26" in raised.value.advice


def test_a_folder_that_cannot_be_written_to_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Problem, match="cannot be written") as raised:
        write_sample(tmp_path / "file")
    assert raised.value.advice


@pytest.mark.skipif(not SHARED.is_dir(), reason="the tables the sample was made from are not here")
def test_the_sample_agrees_with_the_tables_it_was_made_from() -> None:
    answers = read_sample()
    with (SHARED / "aop_2025_26_true_values.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            code = f"{row['ref']}[{row['member']}]" if row["member"] else row["ref"]
            value = answers.values[row["submission"], row["year"]][code]
            assert ("" if value is None else str(value)) == row["true_value"]
    with (SHARED / "aop_2025_26_metrics.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            code = f"{row['ref']}[{row['member']}]" if row["member"] else row["ref"]
            for unit in answers.collection.units:
                submitted = answers.submitted(unit, "2025/26", planted=True)[0][code]
                assert ("" if submitted is None else str(submitted)) == row[f"{unit} 2025/26"]
