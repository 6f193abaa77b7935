"""Reading a collection's specification, and saying which row is wrong."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from nhsbn_desktop.domain.metrics import Aggregation, Direction, ValueType
from nhsbn_desktop.domain.problems import SpecificationProblem
from nhsbn_desktop.paths import resource
from nhsbn_desktop.workbook.specification import (
    CHECK_HEADINGS,
    METRIC_HEADINGS,
    read_check_faults,
    read_checks,
    read_specification,
    shipped_specifications,
)

GOOD_CHECK = "R001,sum,must_fix,SUM(A[*]),=,B,0,,The parts must add up,Why,Do,no"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped specification to spoil, with who takes part in it."""
    copy = tmp_path / "AOP-2025-26"
    shutil.copytree(resource("collections") / "AOP-2025-26", copy)
    general = copy / "collection.toml"
    trust = resource("sample/trust.toml").read_text(encoding="utf-8")
    general.write_text(f"{trust}\n{general.read_text(encoding='utf-8')}", encoding="utf-8")
    return copy


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(folder: Path) -> SpecificationProblem:
    with pytest.raises(SpecificationProblem) as raised:
        read_specification(folder)
    assert raised.value.advice
    return raised.value


def test_the_adult_and_older_peoples_collection_asks_100_metrics_with_266_answers(folder: Path) -> None:
    collection = read_specification(folder)
    assert (len(collection.metrics), len(collection.codes)) == (100, 266)
    assert collection.key == "AOP-2025-26"
    assert collection.name == "Adult and Older People's Mental Health 2025/26"
    assert (collection.opens, collection.deadline) == (date(2026, 6, 15), date(2026, 7, 31))
    assert collection.units == ("Alderbrook", "Brackenfield", "Calderside", "Trust")
    assert collection.sections[4] == "Quality, effectiveness and safety"
    assert len(collection.sections) == 6


def test_a_metric_keeps_only_the_members_that_are_asked(folder: Path) -> None:
    metric = read_specification(folder).metric("AC01[EIP]")
    assert metric is not None
    assert metric.members == (
        "Generic CMHT", "CRHT", "EIP", "Perinatal", "Older People", "Memory Services", "ASD Team", "ADHD Team",
    )  # fmt: skip
    assert (metric.value_type, metric.aggregation, metric.direction) == (
        ValueType.COUNT,
        Aggregation.SUM,
        Direction.NEUTRAL,
    )
    assert metric.required is False  # blank where there is no such team


def test_the_childrens_collection_asks_38_metrics() -> None:
    collection = read_specification(resource("collections") / "CYPMHS-2025-26")
    assert (collection.key, len(collection.metrics), len(collection.codes)) == ("CYPMHS-2025-26", 38, 96)


def test_every_shipped_specification_is_found_and_reads_without_a_fault() -> None:
    folders = shipped_specifications(resource("collections"))
    assert [folder.name for folder in folders] == ["AOP-2025-26", "CYPMHS-2025-26"]
    for folder in folders:
        assert read_specification(folder).key == folder.name
        assert read_checks(folder)[1] == ()


def test_no_specifications_where_there_is_no_folder(tmp_path: Path) -> None:
    assert shipped_specifications(tmp_path / "none") == ()


@pytest.mark.parametrize("name", ["collection.toml", "metrics.csv"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert name in refusal(folder).message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "AOP"', "code = AOP", "collection.toml"),
        ('year = "2025/26"', 'year = "2025/27"', "2025/27"),
        ("deadline = 2026-07-31", "deadline = 2026-05-31", "deadline"),
        ("deadline = 2026-07-31", 'deadline = "end of July"', "timetable, deadline"),
        ('title = "', 'titel = "', "title"),
        ('localities = ["Alderbrook", ', 'localities = ["Brackenfield", ', "localities"),
        ('    "Access",\n', "", "row 15, column section"),
    ],
)
def test_a_fault_in_the_general_file_is_told(folder: Path, old: str, new: str, said: str) -> None:
    spoil(folder / "collection.toml", old, new)
    assert said in refusal(folder).message


@pytest.mark.parametrize(
    ("old", "new", "row", "column"),
    [
        (",people,int,", ",people,integer,", 3, "value_type"),
        ("\nSM03,", "\nSM02,", 4, "ref"),
        ("\nSM03,Service model,", "\nSM03,Service modle,", 4, "section"),
        ("\nSM03,", "\nSM 3,", 4, "ref"),
        (",sum,neutral,yes,", ",total,neutral,yes,", 3, "aggregation"),
        (",sum,neutral,yes,", ",sum,upwards,yes,", 3, "direction"),
        (",sum,neutral,yes,", ",sum,neutral,maybe,", 3, "required"),
        ("Generic CMHT|CRHT|", "Generic CMHT||CRHT|", 5, "members"),
        ("Generic CMHT|CRHT|", "CRHT|CRHT|", 5, "members"),
        ("Generic CMHT|CRHT|", "Generic [CMHT]|CRHT|", 5, "members"),
        ("ReQoL|DIALOG scale|CORE|Other", "", 9, "options"),
        ("SM02,Service model,Resident population 18-64,", "SM02,Service model,,", 3, "metric"),
    ],
)
def test_a_fault_in_a_metric_names_its_row_and_column(folder: Path, old: str, new: str, row: int, column: str) -> None:
    spoil(folder / "metrics.csv", old, new)
    assert refusal(folder).message.startswith(f"AOP-2025-26/metrics.csv, row {row}, column {column}: ")


def test_a_comma_too_many_names_its_row(folder: Path) -> None:
    spoil(folder / "metrics.csv", "Resident population 65+,", "Resident population, 65+,")
    assert "metrics.csv, row 4: 15 columns where 14 are expected" in refusal(folder).message


def test_a_quotation_mark_without_its_partner_is_told(folder: Path) -> None:
    spoil(folder / "metrics.csv", "Resident population 65+,", '"Resident population 65+,')
    assert "metrics.csv, row 4" in refusal(folder).message


def test_a_wrong_heading_is_named(folder: Path) -> None:
    spoil(folder / "metrics.csv", "ref,section,metric,", "ref,section,question,")
    assert 'column 3 is headed "question", not "metric"' in refusal(folder).message


def test_a_missing_heading_is_told(folder: Path) -> None:
    spoil(folder / "metrics.csv", ",question_id\n", "\n")
    assert "13 headings where 14" in refusal(folder).message


def test_a_table_without_rows_is_told(folder: Path) -> None:
    (folder / "metrics.csv").write_text(",".join(METRIC_HEADINGS) + "\n", encoding="utf-8")
    assert "lists no metrics" in refusal(folder).message


def resave(change: Callable[[str], bytes]) -> Callable[[Path], None]:
    def apply(file: Path) -> None:
        file.write_bytes(change(file.read_text(encoding="utf-8").replace("Count of bases", "Cost in £ of bases — all")))

    return apply


def with_semicolons(text: str) -> bytes:
    """As a spreadsheet set to another country's separators writes it."""
    import csv
    import io

    rows, written = csv.reader(io.StringIO(text)), io.StringIO()
    csv.writer(written, delimiter=";").writerows(rows)
    return written.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize(
    "change",
    [
        resave(lambda text: text.encode("utf-8-sig")),
        resave(lambda text: text.encode("cp1252")),
        resave(lambda text: text.replace("\n", "\r\n").encode("utf-8-sig")),
        resave(lambda text: text.replace("\n", "\r").encode()),
        resave(with_semicolons),
        resave(lambda text: text.encode("utf-16")),
        resave(lambda text: text.replace("\n", ",,\n").encode()),
        resave(lambda text: text.replace(",\n", "\n").encode()),
        resave(lambda text: (text + ",,,,,,,,,,,,,\n\n").encode()),
    ],
    ids=[
        "a mark",
        "Windows-1252",
        "Windows line ends",
        "a Macintosh's line ends",
        "semicolons",
        "Unicode text",
        "empty columns",
        "no last column",
        "empty rows",
    ],
)
def test_a_table_as_excel_saves_it_reads_the_same(folder: Path, change: Callable[[Path], None]) -> None:
    before = read_specification(folder)
    change(folder / "metrics.csv")
    after = read_specification(folder)
    assert after.codes == before.codes
    metric = after.metric("SM13")
    assert metric is not None
    assert metric.definition.startswith("Cost in £ of bases — all")


@pytest.mark.parametrize(
    ("data", "says"), [(b"PK\3\4\0\0", "Excel workbook with another name"), (b"ref\0,", "bytes that no CSV has")]
)
def test_what_is_no_csv_is_refused_with_the_way_to_save_it(folder: Path, data: bytes, says: str) -> None:
    (folder / "metrics.csv").write_bytes(data)
    problem = refusal(folder)
    assert says in problem.message
    assert "CSV UTF-8" in problem.advice


def test_bytes_of_no_known_writing_are_refused(folder: Path) -> None:
    file = folder / "metrics.csv"
    file.write_bytes(file.read_bytes() + b"\x81\x8d")
    assert "neither UTF-8 nor Windows-1252" in refusal(folder).message


def write_checks(folder: Path, *rows: str) -> None:
    (folder / "checks.csv").write_text("\n".join((",".join(CHECK_HEADINGS), *rows)) + "\n", encoding="utf-8")


def test_one_bad_check_does_not_stop_the_others(folder: Path) -> None:
    write_checks(
        folder,
        GOOD_CHECK,
        GOOD_CHECK.replace("R001", "R002").replace("must_fix", "awful"),
        GOOD_CHECK,
        "R004,sum,must_fix",
        GOOD_CHECK.replace("R001", "R005").replace(",Do,no", ",Do,yes"),
    )
    checks, problems = read_checks(folder)
    assert [(check.code, check.beta) for check in checks] == [("R001", False), ("R005", True)]
    assert [problem.message for problem in problems] == [
        'AOP-2025-26/checks.csv, row 3, column severity: "awful" is not one of the choices.',
        "AOP-2025-26/checks.csv, row 4, column code: R001 stands twice.",
        "AOP-2025-26/checks.csv, row 5: 3 columns where 12 are expected.",
    ]
    assert read_specification(folder).checks == checks


@pytest.mark.parametrize("broken", ['R002,"sum,must_fix', 'R002,"sum" of,must_fix', f"R002,{'x' * 200_000}"])
def test_checks_before_and_after_a_row_that_cannot_be_read_still_run(folder: Path, broken: str) -> None:
    write_checks(folder, GOOD_CHECK, broken, GOOD_CHECK.replace("R001", "R003"), GOOD_CHECK.replace("R001", "R004"))
    checks, problems = read_checks(folder)
    assert [check.code for check in checks] == ["R001", "R003", "R004"]
    assert ["row 3" in problem.message for problem in problems] == [True]
    assert [(fault.row, fault.column) for fault in read_check_faults(folder).faults] == [(3, "")]


def test_a_checks_file_that_lists_nothing_is_told(folder: Path) -> None:
    write_checks(folder)
    (fault,) = read_check_faults(folder).faults
    assert (fault.row, fault.what) == (0, "it lists no checks")


def test_no_checks_file_is_one_problem_and_no_checks(folder: Path) -> None:
    (folder / "checks.csv").unlink(missing_ok=True)
    checks, problems = read_checks(folder)
    assert checks == ()
    assert "checks.csv is missing" in problems[0].message
    assert read_specification(folder).checks == ()


def test_the_versions_of_the_files_show_where_they_differ(folder: Path) -> None:
    assert read_specification(folder).version == "1.0"
    spoil(folder / "collection.toml", 'checks = "1.0"', 'checks = "1.1"')
    assert read_specification(folder).version == "1.0, checks 1.1"
