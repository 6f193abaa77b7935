"""The terminal, as a person or a script uses it: what it prints, where, and its exit status."""

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from python_calamine import CalamineWorkbook

from nhsbn_desktop.cli import main
from nhsbn_desktop.cli_options import CLEAN, FOUND, PROBLEM
from nhsbn_desktop.services.sample import write_sample
from tests.workbook.making import make


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    assert main(["sample", str(folder)]) == CLEAN
    return folder


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("planted")
    assert main(["sample", str(folder), "--planted"]) == CLEAN
    return folder


def this_year(folder: Path) -> list[str]:
    return [str(path) for path in sorted(folder.glob("AOP-2025-26 *.xlsx"))]


def years_before(folder: Path) -> list[str]:
    return [str(path) for path in sorted(folder.glob("AOP-202[234]-*.xlsx"))]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict]:
    capsys.readouterr()
    status = main([*arguments, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_the_sample_says_where_every_answer_stands(planted: Path) -> None:
    with (planted / "cells.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["metric", "member", "submission", "year", "file", "sheet", "cell"]
    assert len(rows) == 266 * 4 * 4
    assert {row["file"] for row in rows} == {path.name for path in planted.glob("*.xlsx")}
    assert any(row["member"] == "" for row in rows)


def test_a_clean_collection_has_nothing_to_fix(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, result = run(capsys, "check", *this_year(clean), "--previous", *years_before(clean))
    assert status == CLEAN
    assert not [finding for finding in result["findings"] if finding["severity"] == "must_fix"]


def test_planted_errors_are_found_where_they_stand(planted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    previous = [argument for path in years_before(planted) for argument in ("--previous", path)]
    status, result = run(
        capsys, "check", *this_year(planted), *previous, "--specification", str(planted / "specification")
    )
    assert status == FOUND
    finding = next(f for f in result["findings"] if f["code"] == "R016" and f["submission"] == "Alderbrook")
    assert finding["severity"] == "must_fix"
    assert finding["sheet"] == "Access"
    assert set(finding["metrics"]) == {"AC03", "AC01"}
    assert finding["cells"]
    assert all(finding[part] for part in ("message", "why", "do"))


def test_one_workbook_alone_is_checked_without_claims_about_the_others(
    clean: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, result = run(capsys, "check", this_year(clean)[0])
    assert status == CLEAN
    assert {finding["submission"] for finding in result["findings"]} <= {"Alderbrook"}


def test_inspect_says_what_a_workbook_holds(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, seen = run(capsys, "inspect", this_year(clean)[0])
    assert status == CLEAN
    assert seen["title"] == "Adult and Older People's Mental Health 2025/26"
    assert seen["timetable"] == {"opens": "2026-06-15", "deadline": "2026-07-31", "outputs": "2026-12-01"}
    assert seen["details"]["submission"] == "Alderbrook"
    assert {"name": "Support", "state": "veryHidden", "kind": "support"} in seen["sheets"]
    assert len(seen["sections"]) == 6
    assert seen["answer_cells"] == 266
    listed = next(question for question in seen["questions"] if question["text"] == "Main PROM/PREM")
    assert listed["options"] == ["ReQoL", "DIALOG scale", "CORE", "Other"]


def test_an_answer_is_written_into_a_copy(clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, copy = Path(this_year(clean)[0]), tmp_path / "copy.xlsx"
    before = source.read_bytes()
    status, result = run(capsys, "write", str(source), "--set", "Access!E6=1,234", "--out", str(copy))
    assert status == CLEAN
    assert result["cells"] == ["Access!E6"]
    assert source.read_bytes() == before
    access = CalamineWorkbook.from_path(str(copy)).get_sheet_by_name("Access")
    assert access.to_python(skip_empty_area=False)[5][4] == 1234


def test_totals_and_support_copies_follow_what_is_written_and_nothing_else_changes(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, copy = Path(this_year(clean)[0]), tmp_path / "copy.xlsx"
    before = source.read_bytes()
    settings = ["--set", "Access!E6=1,234", "--set", "Submission Details!B7=Site A"]
    status, result = run(capsys, "write", str(source), *settings, "--out", str(copy))
    assert status == CLEAN
    assert "Access!M6" in result["refreshed"]
    assert result["not_refreshed"] == []
    book = CalamineWorkbook.from_path(str(copy))
    row = book.get_sheet_by_name("Access").to_python(skip_empty_area=False)[5]
    assert row[12] == sum(value for value in row[4:12] if isinstance(value, float))
    assert "Site A" in [row[1] for row in book.get_sheet_by_name("Support").to_python()]
    assert source.read_bytes() == before
    with zipfile.ZipFile(source) as theirs, zipfile.ZipFile(copy) as ours:
        assert theirs.namelist() == ours.namelist()
        changed = [name for name in theirs.namelist() if theirs.read(name) != ours.read(name)]
    assert sorted(changed) == result["parts_changed"]


def test_a_total_that_cannot_be_proved_is_left_to_excel_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twice, now = '<c r="B1"><f>A1*2</f><v>2</v></c>', '<c r="C1"><f>A1+NOW()</f><v>9</v></c>'
    rows = f'<row r="1"><c r="A1"><v>1</v></c>{twice}{now}</row>'
    source, copy = make(tmp_path / "Form.xlsx", rows), tmp_path / "copy.xlsx"
    before = source.read_bytes()
    arguments = ["write", str(source), "--set", "Data!A1=5", "--out", str(copy)]
    assert main(arguments) == CLEAN
    said = capsys.readouterr().out
    assert "1 saved result(s) brought up to date. 1 more will be recalculated when opened in Excel." in said
    status, result = run(capsys, *arguments, "--replace")
    assert (status, result["refreshed"], result["not_refreshed"]) == (CLEAN, ["Data!B1"], ["Data!C1"])
    assert source.read_bytes() == before


def test_json_is_all_that_standard_output_holds(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["check", this_year(clean)[0], "--json"])
    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("break_it", "words"),
    [
        (lambda path: path.unlink(), "not there"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(path.read_bytes()[:2000]), "damaged"),
        (lambda path: path.write_text("not a workbook"), "not an Excel workbook"),
    ],
    ids=["missing", "empty", "truncated", "text"],
)
def test_a_file_that_cannot_be_read_says_which_why_and_what_to_do(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], break_it, words: str
) -> None:
    path = tmp_path / "return.xlsx"
    shutil.copyfile(this_year(clean)[0], path)
    break_it(path)
    capsys.readouterr()
    assert main(["check", str(path)]) == PROBLEM
    said = capsys.readouterr().err
    assert "return.xlsx" in said
    assert len(said.strip().splitlines()) == 2


def test_a_workbook_of_another_collection_is_named_for_what_it_is(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = write_sample(tmp_path / "cyp", key="CYPMHS-2025-26")
    specification = str(clean / "specification")
    assert main(["check", str(other.workbook("Alderbrook")), "--specification", specification]) != CLEAN
    said = capsys.readouterr().err
    assert "Children and Young People" in said
    assert "Adult and Older People" in said


def test_a_specification_with_a_fault_names_file_row_and_column(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "specification"
    shutil.copytree(clean / "specification", folder)
    table = folder / "metrics.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",int,", ",integr,", 1), encoding="utf-8")
    assert main(["check", this_year(clean)[0], "--specification", str(folder)]) == PROBLEM
    said = capsys.readouterr().err
    assert "metrics.csv" in said
    assert "row 3" in said
    assert "value_type" in said


def test_a_rule_that_does_not_run_is_told_and_never_passes_for_clean(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "specification"
    shutil.copytree(clean / "specification", folder)
    table = folder / "checks.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("R003,sum", "R003,summ", 1), encoding="utf-8")
    assert main(["check", this_year(clean)[0], "--specification", str(folder)]) == PROBLEM
    assert "specification/checks.csv, row 4, column kind: R003 does not run" in capsys.readouterr().err


def test_this_year_s_workbook_is_no_earlier_one(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = this_year(clean)[0]
    assert main(["check", one, "--previous", one]) == PROBLEM
    assert "is not before 2025/26" in capsys.readouterr().err


def test_a_cell_that_is_no_cell_is_refused(clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "copy.xlsx"
    assert main(["write", this_year(clean)[0], "--set", "nonsense", "--out", str(target)]) == PROBLEM
    assert "nonsense" in capsys.readouterr().err
    assert not target.exists()


def test_two_workbooks_of_one_submission_are_refused(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = this_year(clean)[0]
    assert main(["check", first, first]) == PROBLEM
    assert "second workbook" in capsys.readouterr().err


def test_a_protected_workbook_opens_with_its_password_and_is_written_back_protected(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    protected, copy = tmp_path / "protected.xlsx", tmp_path / "copy.xlsx"
    with Path(this_year(clean)[0]).open("rb") as plain, protected.open("wb") as target:
        OOXMLFile(plain).encrypt("correct horse", target)
    assert main(["inspect", str(protected)]) == PROBLEM
    assert "password" in capsys.readouterr().err

    def type_in(word: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{word}\n"))

    type_in("wrong")
    assert main(["inspect", str(protected), "--ask-password"]) == PROBLEM
    type_in("correct horse")
    arguments = ["write", str(protected), "--set", "Access!E6=7", "--out", str(copy), "--ask-password"]
    assert main(arguments) == CLEAN
    type_in("correct horse")
    status, seen = run(capsys, "inspect", str(copy), "--ask-password")
    assert (status, seen["answer_cells"]) == (CLEAN, 266)
    assert copy.read_bytes().startswith(bytes.fromhex("d0cf11e0"))  # still encrypted: not a readable package
