"""Findings handed on from a desk and the terminal: the planted sample marked up, listed, and a page for each lead."""

import csv
import json
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html
from python_calamine import CalamineWorkbook

from nhsbn_desktop.cli import main
from nhsbn_desktop.domain.calendar import day_in_words
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.listed_findings import ListedFinding
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import DocumentProblem, NotReady
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services import answers, findings, findings_out, plan, submissions, workbooks
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.marking.findings_sheet import COLOURS
from nhsbn_desktop.workbook.reader import read_workbook
from tests.documents.finding_samples import ASHA, BEN, FULL, HEADING, finding, listed

UNIT = "Alderbrook"
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")  # by openpyxl


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"), planted=True)


@pytest.fixture
def opened(session: Session, sample: Sample) -> Session:
    for year in ("2024/25", "2025/26"):
        workbooks.open_workbook(session, sample.workbook(UNIT, year), [sample.collection])
    return session


def everything(session: Session, sample: Sample) -> tuple[tuple[Submission, ...], tuple[ListedFinding, ...]]:
    loaded = submissions.load_all(session, sample.collection)
    return loaded, findings_out.list_findings(findings.load_findings(session, loaded), loaded)


def own(loaded: tuple[Submission, ...]) -> Submission:
    return next(one for one in loaded if one.unit == UNIT)


def test_a_row_of_the_list_says_what_the_record_knows(opened: Session, sample: Sample) -> None:
    loaded, _ = everything(opened, sample)
    asked = next(one for one in own(loaded).findings if one.severity is Severity.EXPLAIN)
    answers.explain(opened, own(loaded), [asked], "A ward closed.")
    loaded, told = everything(opened, sample)
    one = next(one for one in told if one.finding.key == asked.key)
    assert (one.explanation, str(one.state)) == ("A ward closed.", "Answered")
    assert one.question == sample.collection.label(asked.codes[0])
    assert one.value == own(loaded).answers.get(asked.codes[0])
    assert one.age_days == 0
    assert [row.finding.severity.rank for row in told] == sorted(row.finding.severity.rank for row in told)


def test_a_submission_is_marked_up_as_its_answers_stand(opened: Session, sample: Sample, tmp_path: Path) -> None:
    loaded, told = everything(opened, sample)
    submission = own(loaded)
    chosen = next(
        one
        for one in submission.findings
        if one.severity is Severity.EXPLAIN and submission.answers.number(one.codes[0])
    )
    code, cell = chosen.codes[0], submission.answers.cells[chosen.codes[0]]
    answers.correct(opened, submission, code, Decimal(4321), "Typed wrongly.")
    loaded, told = everything(opened, sample)
    copy = findings_out.mark_up_submission(opened, own(loaded), tmp_path, [*told, listed(finding(unit="Elsewhere"))])
    assert copy.name == f"AOP-2025-26 {UNIT} (findings, not for sending).xlsx"
    book = read_workbook(copy)
    assert book.sheet(cell.sheet).cell(cell.address).value == 4321
    tab = book.sheet("Findings")
    assert len(tab.rows) - 2 == len([one for one in told if one.finding.submission == UNIT])
    assert read_workbook(opened.files.path(own(loaded).reading.file_digest)).sheets[-1].name != "Findings"  # type: ignore[union-attr]


def test_without_a_workbook_there_is_nothing_to_mark_up(opened: Session, sample: Sample, tmp_path: Path) -> None:
    loaded, told = everything(opened, sample)
    unread = next(one for one in loaded if one.reading is None)
    with pytest.raises(NotReady, match="no workbook"):
        findings_out.mark_up_submission(opened, unread, tmp_path, told)


def test_each_lead_gets_their_own_findings_and_nobody_elses(tmp_path: Path) -> None:
    namesake = Person("ben2", BEN.name, BEN.role)
    told = [
        listed(finding("For Asha."), lead=ASHA),
        listed(finding("For Ben.", section="Finance"), lead=BEN),
        listed(finding("For the other Ben.", section="Activity"), lead=namesake),
        listed(finding("For nobody.", section="")),
    ]
    written = findings_out.write_lead_pages(tmp_path, HEADING, told)
    assert [lead.key if lead else "" for lead in written.values()] == ["asha", "ben", "ben2", ""]
    assert len(list(tmp_path.iterdir())) == 4
    for path, words in zip(written, ("For Asha.", "For Ben.", "For the other Ben.", "For nobody."), strict=True):
        page = html.document_fromstring(path.read_text("utf-8")).text_content()
        assert [one.finding.message for one in told if one.finding.message in page] == [words]


def test_each_lead_gets_a_word_list_that_is_read_as_easily(tmp_path: Path) -> None:
    told = [FULL, listed(lead=BEN), listed(finding("No lead \x07 here.", section="Finance"))]
    written = findings_out.write_lead_pages(tmp_path, HEADING, told, ".docx")
    assert sorted(path.name for path in written) == [
        "Findings, Asha Patel.docx", "Findings, Ben O'Neill.docx", "Findings, sections without a lead.docx",
    ]  # fmt: skip
    document = Document(str(tmp_path / "Findings, Asha Patel.docx"))
    assert document.core_properties.language == "en-GB"
    assert document.paragraphs[0].text == "Findings for Asha Patel: Example collection 2025/26"
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == ["Access"]
    assert "Validate by 19 March 2026." in [p.text for p in document.paragraphs]
    summary, table = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Where", "What was found", "What to do", "State"]
    for one in (summary, table):
        assert one.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None, "read out with each cell, and on each page"
    assert table.rows[1].cells[3].text.splitlines() == ["Answered", "A ward closed.", "3 days old"]
    assert "AC02" not in "".join(cell.text for row in table.rows for cell in row.cells)


def test_a_name_that_is_no_file_name_still_gets_its_page(tmp_path: Path) -> None:
    odd = replace(ASHA, name="../../<A>:*?")
    (path,) = findings_out.write_lead_pages(tmp_path, HEADING, [listed(lead=odd)])
    assert path.parent == tmp_path
    assert path.is_file()


def test_the_plans_lead_and_deadline_stand_on_the_page(opened: Session, sample: Sample, tmp_path: Path) -> None:
    plan.enrol(opened, ASHA)
    plan.draft(opened, sample.collection, submissions.timetable(opened, sample.collection))
    first = plan.entries(opened, sample.collection)[0]
    plan.plan_section(opened, replace(first, lead=ASHA.key))
    _, told = everything(opened, sample)
    heading = findings_out.heading_of(sample.collection, first.data_by)
    written = findings_out.write_lead_pages(tmp_path, heading, told)
    assert [lead.key if lead else "" for lead in written.values()] == [ASHA.key, ""]
    page = html.document_fromstring(next(iter(written)).read_text("utf-8"))
    assert [one.text for one in page.xpath("//h2")] == [first.section]
    assert page.xpath("//p[@class='due']")[0].text == f"Validate by {day_in_words(first.validated_by)}."


def test_a_list_is_written_as_its_name_says(tmp_path: Path) -> None:
    told = [listed(finding("=cmd()", severity=Severity.EXPLAIN, change=-0.5))]
    for name in ("list.xlsx", "list.docx", "list.html", "list.csv"):
        assert findings_out.write_list(tmp_path / name, HEADING, told).stat().st_size > 100
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        (line,) = csv.DictReader(file)
    assert (line["What"], line["Change"], line["Level"]) == ("'=cmd()", "-0.5", "Explain")
    with pytest.raises(DocumentProblem, match=r"\.pdf"):
        findings_out.write_list(tmp_path / "list.pdf", HEADING, told)


def test_the_planted_sample_end_to_end(sample: Sample, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each planted mistake that was found stands in a coloured cell of its own workbook, in its sheet of findings, and
    in both lists."""
    units = sample.collection.units
    files = [str(sample.workbook(unit)) for unit in units]
    earlier = [str(sample.workbook(unit, "2024/25")) for unit in units]
    base = ["findings", *files, "--specification", str(sample.specification), "--previous", *earlier, "--json"]
    status = main([*base, "--out", str(tmp_path / "list.xlsx"), "--marked-up", str(tmp_path / "marked")])
    result = json.loads(capsys.readouterr().out)
    assert status == 1
    assert main([*base, "--out", str(tmp_path / "list.html")]) == 1
    total = sum(result["findings"].values())
    assert CalamineWorkbook.from_path(tmp_path / "list.xlsx").get_sheet_by_index(0).height == total + 1
    page = html.document_fromstring((tmp_path / "list.html").read_text("utf-8"))
    assert len(page.xpath("//section//tbody/tr")) == total
    colours, rows = set(COLOURS.values()), 0
    places = {(row["metric"], row["member"], row["submission"]): row for row in _cells(sample)}
    coloured = 0
    for unit, file in zip(units, result["files"][1:], strict=True):
        book = read_workbook(Path(file))
        rows += len(book.sheet("Findings").rows) - 2
        plain = read_workbook(sample.workbook(unit))
        assert {name: plain.sheet(name).cells[at].value for name, at in _answered(plain)} == {
            name: book.sheet(name).cells[at].value for name, at in _answered(plain)
        }
        for plant in (one for one in sample.plants if one.unit == unit and not one.in_comment):
            ref, _, member = plant.code.partition("[")
            row = places[ref, member.removesuffix("]"), unit]
            coloured += book.sheet(row["sheet"]).cell(row["cell"]).fill[2:] in colours
    assert rows == total
    assert coloured >= 0.9 * len([one for one in sample.plants if not one.in_comment])


def _cells(sample: Sample) -> list[dict[str, str]]:
    with sample.cells.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["year"] == sample.collection.year]


def _answered(book: object) -> list[tuple[str, str]]:
    return [(one.name, address) for one in book.sheets for address in one.cells]  # type: ignore[attr-defined]


def test_a_marked_up_copy_opens_as_any_workbook_does(sample: Sample, tmp_path: Path) -> None:
    main(["findings", str(sample.workbook(UNIT)), "--marked-up", str(tmp_path)])
    (copy,) = tmp_path.iterdir()
    assert zipfile.ZipFile(copy).testzip() is None
    book = openpyxl.load_workbook(copy)
    assert book.sheetnames[-1] == "Findings"
    assert CalamineWorkbook.from_path(copy).sheet_names == book.sheetnames
    link = book["Findings"]["D3"].hyperlink
    assert link.location.endswith(f"!{book['Findings']['D3'].value.split(',')[0]}")


def test_the_terminal_asks_where_the_findings_go(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["findings", str(sample.workbook(UNIT))]) == 2
    assert "--marked-up DIR" in capsys.readouterr().err
