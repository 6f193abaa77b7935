"""The terminal's commands for sharing and comparing workbooks: what each prints, and its exit status."""

import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from nhsbn_desktop.cli import main
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.workbook.formats import OLE, encrypt
from nhsbn_desktop.workbook.protected import forget_passwords
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.writer import write_copy

E6, E7 = Cell("Access", "E6"), Cell("Access", "E7")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def master(sample: Sample) -> Path:
    return sample.workbook("Alderbrook")


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
    status = main([*map(str, arguments), "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_a_pack_is_made_of_sections_named_with_commas(
    capsys: pytest.CaptureFixture[str], master: Path, tmp_path: Path
) -> None:
    sections = "Access,Quality, effectiveness and safety"
    status, result = run(capsys, "pack", master, "--sections", sections, "--out", tmp_path / "pack.xlsx")
    assert status == 0
    assert result["sections"] == ["Access", "Quality, effectiveness and safety"]
    assert result["hidden"] == ["Service model", "Activity", "Workforce", "Finance"]
    assert result["blanked"] > 200
    assert read_workbook(tmp_path / "pack.xlsx").sheet("Finance").cell("E6").value is None


def test_a_pack_of_no_section_is_a_problem(capsys: pytest.CaptureFixture[str], master: Path, tmp_path: Path) -> None:
    status, result = run(capsys, "pack", master, "--sections", "Nothing", "--out", tmp_path / "pack.xlsx")
    assert status == 2
    assert "no section 'Nothing'" in result["problem"]


@pytest.fixture
def returned(master: Path, tmp_path: Path) -> Path:
    main(["pack", str(master), "--sections", "Access", "--out", str(tmp_path / "pack.xlsx")])
    write_copy(tmp_path / "pack.xlsx", tmp_path / "returned.xlsx", {E6: Decimal(1), E7: Decimal(2)})
    return tmp_path / "returned.xlsx"


def test_a_pack_merges_cleanly(
    capsys: pytest.CaptureFixture[str], master: Path, returned: Path, tmp_path: Path
) -> None:
    capsys.readouterr()
    out = tmp_path / "merged.xlsx"
    status, result = run(capsys, "merge", master, returned, "--base", master, "--out", out)
    assert status == 0
    assert [(one["cell"], one["returned"]) for one in result["taken"]] == [("Access!E6", "1"), ("Access!E7", "2")]
    assert read_workbook(out).sheet("Access").cell("E7").value == 2


@pytest.mark.parametrize(("take", "expected", "kept"), [((), 1, 9), (("--take", "returned"), 0, 2)])
def test_a_conflict_is_told_and_decided_only_when_asked(
    take: tuple[str, ...], expected: int, kept: int, capsys: pytest.CaptureFixture[str], master: Path, returned: Path,
    tmp_path: Path,
) -> None:  # fmt: skip
    capsys.readouterr()
    write_copy(master, tmp_path / "later.xlsx", {E7: Decimal(9)})
    out = tmp_path / "merged.xlsx"
    status = main(
        ["merge", *map(str, (tmp_path / "later.xlsx", returned)), "--base", str(master), "--out", str(out), *take]
    )
    said = capsys.readouterr().out
    assert status == expected
    assert "Conflict  Access!E7 Referrals accepted, Generic CMHT" in said
    assert "1 taken, 1 in conflict, 0 refused" in said
    assert read_workbook(out).sheet("Access").cell("E7").value == kept


def test_a_file_that_is_there_already_is_left_as_it_is_unless_it_is_to_be_replaced(
    capsys: pytest.CaptureFixture[str], master: Path, returned: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there.xlsx"
    merging = ("merge", master, returned, "--base", master)
    for command in (("write", master, "--set", "Access!E6=1"), ("pack", master, "--sections", "Access"), merging):
        there.write_bytes(b"somebody's work")
        assert main([*map(str, command), "--out", str(there)]) == 2
        assert "is there already" in capsys.readouterr().err
        assert there.read_bytes() == b"somebody's work"
        assert main([*map(str, command), "--out", str(there), "--replace"]) == 0
        assert read_workbook(there).sheet("Access").grid


@pytest.mark.parametrize("one", ["returned", "base"])
def test_a_merge_is_never_written_over_what_it_was_made_from(
    one: str, capsys: pytest.CaptureFixture[str], master: Path, returned: Path, tmp_path: Path
) -> None:
    base = tmp_path / "base.xlsx"
    base.write_bytes(master.read_bytes())
    out = returned if one == "returned" else base
    before = out.read_bytes()
    arguments = ("merge", master, returned, "--base", base, "--out", out, "--replace")
    assert main([*map(str, arguments)]) == 2
    assert "which is never written to" in capsys.readouterr().err
    assert out.read_bytes() == before


def test_whose_excel_has_a_workbook_open_is_told(
    capsys: pytest.CaptureFixture[str], master: Path, tmp_path: Path
) -> None:
    path = tmp_path / "Return.xlsx"
    path.write_bytes(master.read_bytes())
    assert run(capsys, "inspect", path)[1]["open_in_excel"] is None
    (tmp_path / ".~lock.Return.xlsx#").write_text(",ahale,TRUST-PC,15.06.2026 09:00,file;", encoding="utf-8")
    assert run(capsys, "inspect", path)[1]["open_in_excel"] == "ahale"
    assert main(["inspect", str(path)]) == 0
    assert capsys.readouterr().out.startswith("Return.xlsx is open in Excel by ahale")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("_xmlsignatures/sig1.xml", "digitally signed, so no answer can be written"),
        ("xl/revisions/revisionLog1.xml", "shared workbook with a log of changes, so no answer can be written"),
        ("xl/vbaProject.bin", "has macros. They are never run here"),
    ],
)
def test_what_a_person_should_know_of_the_file_itself_is_told_when_it_is_opened(
    part: str, said: str, capsys: pytest.CaptureFixture[str], master: Path, tmp_path: Path
) -> None:
    path = tmp_path / "Return.xlsx"
    path.write_bytes(master.read_bytes())
    assert run(capsys, "inspect", path)[1]["notices"] == []
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(part, "<x/>")
    (notice,) = run(capsys, "inspect", path)[1]["notices"]
    assert said in notice
    assert run(capsys, "check", path)[1]["notices"][0] == f"Return.xlsx: {notice}"


def test_a_pack_of_a_protected_workbook_is_made_and_compared_with_its_password(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, master: Path, tmp_path: Path
) -> None:
    protected, pack = tmp_path / "protected.xlsx", tmp_path / "pack.xlsx"
    protected.write_bytes(encrypt(master.read_bytes(), "correct horse", protected.name))
    packing = ["pack", str(protected), "--sections", "Access", "--out", str(pack)]
    for arguments, status in ((packing, 0), (["diff", str(protected), str(pack)], 1)):
        forget_passwords()
        assert main(arguments) == 2
        assert "--ask-password" in capsys.readouterr().err
        monkeypatch.setattr("sys.stdin", io.StringIO("correct horse\n"))
        assert main([*arguments, "--ask-password"]) == status
    assert pack.read_bytes().startswith(OLE)


def test_a_pack_of_another_base_is_a_problem(
    capsys: pytest.CaptureFixture[str], sample: Sample, returned: Path, tmp_path: Path
) -> None:
    other = sample.workbook("Trust")
    capsys.readouterr()
    status, result = run(capsys, "merge", other, returned, "--base", other, "--out", tmp_path / "merged.xlsx")
    assert status == 2
    assert "was not made from" in result["problem"]


def test_two_versions_differ_by_cells(capsys: pytest.CaptureFixture[str], master: Path, tmp_path: Path) -> None:
    write_copy(master, tmp_path / "v2.xlsx", {E6: Decimal(7)})
    status, result = run(capsys, "diff", master, tmp_path / "v2.xlsx")
    assert (status, result["same_form"]) == (1, True)
    assert [(one["new_cell"], one["new"]) for one in result["cells"]] == [("Access!E6", "7")]
    assert main(["diff", str(master), str(tmp_path / "v2.xlsx")]) == 1
    assert "Access!E6 Referrals received, Generic CMHT" in capsys.readouterr().out


def test_a_workbook_and_itself_do_not_differ(capsys: pytest.CaptureFixture[str], master: Path) -> None:
    status, result = run(capsys, "diff", master, master)
    assert (status, result["cells"], result["questions"], result["tampering"]) == (0, [], [], [])


def test_two_years_differ_by_questions(capsys: pytest.CaptureFixture[str], sample: Sample) -> None:
    last_year = sample.workbook("Alderbrook", "2024/25")
    status, result = run(capsys, "diff", last_year, sample.workbook("Alderbrook"))
    assert (status, result["same_form"]) == (1, False)
    assert result["counts"]["same"] == 163
    assert main(["diff", str(last_year), str(sample.workbook("Alderbrook"))]) == 1
    assert "are two forms." in capsys.readouterr().out


def test_a_file_that_is_not_there_is_a_problem(capsys: pytest.CaptureFixture[str], master: Path) -> None:
    status, result = run(capsys, "diff", master, "nowhere.xlsx")
    assert status == 2
    assert "nowhere.xlsx is not there" in result["problem"]
