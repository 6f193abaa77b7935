"""A marked-up copy: the right cells are coloured and listed, and not a byte of anything else moves."""

import re
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from python_calamine import CalamineWorkbook

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.workbook.formats import OLE
from nhsbn_desktop.workbook.marking.findings_sheet import COLOURS, COLUMNS
from nhsbn_desktop.workbook.marking_up import mark_up, marked_up_name
from nhsbn_desktop.workbook.reader import read_workbook
from tests.documents.finding_samples import finding, listed
from tests.workbook.making import STYLES, STYLES_XML, make, parts, save, sheet
from tests.workbook.marking import DATA, about, contents, marked

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")  # by openpyxl
REAL = Path(__file__).parents[2] / "../shared/workbooks/real"


def colour_at(path: Path, tab: str, address: str) -> str:
    return read_workbook(path).sheet(tab).cell(address).fill[2:]


def test_a_copy_says_in_its_name_that_it_is_not_for_sending() -> None:
    assert marked_up_name("AOP Alderbrook.xlsm") == "AOP Alderbrook (findings, not for sending).xlsm"


def test_cells_are_coloured_by_the_worst_that_is_said_of_them(tmp_path: Path) -> None:
    source = make(tmp_path / "a.xlsx", DATA)
    copy = marked(
        source, about("A2", severity=Severity.CHECK), about("A2", "B2"), about("C2", severity=Severity.NOTE),
        about("F9", severity=Severity.EXPLAIN),
    )  # fmt: skip
    assert colour_at(copy, "Data", "A2") == colour_at(copy, "Data", "B2") == COLOURS[Severity.MUST_FIX]
    assert colour_at(copy, "Data", "C2") == COLOURS[Severity.NOTE]
    assert colour_at(copy, "Data", "F9") == COLOURS[Severity.EXPLAIN]
    assert colour_at(copy, "Data", "A1") == ""


def test_locks_formats_formulas_and_values_stay(tmp_path: Path) -> None:
    source = make(tmp_path / "a.xlsx", DATA)
    before, after = read_workbook(source), read_workbook(marked(source, about("A1", "A2", "B2", "C2")))
    for address in ("A1", "A2", "B2", "C2"):
        old, new = before.sheet("Data").cell(address), after.sheet("Data").cell(address)
        assert old._replace(fill="") == new._replace(fill="")
    assert not after.sheet("Data").cell("A2").locked


def test_only_the_cells_of_the_findings_move(tmp_path: Path) -> None:
    source = make(tmp_path / "a.xlsx", DATA)
    old, new = contents(source), contents(marked(source, about("A2", "C2")))
    part = "xl/worksheets/sheet1.xml"
    assert re.sub(rb""" s=["']\d+["']""", b"", new[part]) == re.sub(rb""" s=["']\d+["']""", b"", old[part])
    assert new[part].count(b"<c ") == old[part].count(b"<c ")
    styles = new[STYLES].decode()
    for kept in re.findall(r"<(?:xf|font|fill)\b[^>]*>", STYLES_XML):
        assert kept in styles
    assert '<cellXfs count="' in styles
    assert int(re.search(r'<cellXfs count="(\d+)"', styles)[1]) == styles.split("<cellXfs")[1].split("</cellXfs")[
        0
    ].count("<xf")  # type: ignore[index]


@pytest.mark.parametrize(("ink", "shown"), [("FFFFFFFF", "212B32"), ("FF003087", "003087")])
def test_letters_that_would_be_lost_on_the_colour_are_made_dark(ink: str, shown: str, tmp_path: Path) -> None:
    styles = STYLES_XML.replace('<font><sz val="11"/></font>', f'<font><sz val="11"/><color rgb="{ink}"/></font>')
    source = save(tmp_path / "a.xlsx", {**parts({"Data": sheet(DATA)}), STYLES: styles})
    assert read_workbook(marked(source, about("A2"))).sheet("Data").style_at(2, 1).ink == shown


def test_a_merged_answer_is_coloured_where_it_shows(tmp_path: Path) -> None:
    source = make(tmp_path / "a.xlsx", DATA, '<mergeCells count="1"><mergeCell ref="C2:E3"/></mergeCells>')
    copy = marked(source, about("D3"))
    assert colour_at(copy, "Data", "C2") == COLOURS[Severity.MUST_FIX]
    assert openpyxl.load_workbook(copy)["Findings"]["D3"].hyperlink.location == "'Data'!C2"


def test_the_sheet_of_findings_is_last_seen_and_linked(tmp_path: Path) -> None:
    source = make(tmp_path / "a.xlsx", DATA)
    one = listed(finding("1 < 2 & so on", cells=(Cell("Data", "A2"), Cell("Data", "B2"))), explanation="Known.")
    book = openpyxl.load_workbook(marked(source, one))
    assert book.sheetnames == ["Data", "Findings"]
    tab = book["Findings"]
    assert tab.sheet_state == "visible"
    assert [cell.value for cell in tab[2]] == list(COLUMNS)
    assert [cell.value for cell in tab[3]] == [
        "Must fix", "R016", "Data", "A2, B2", "Referrals received", "1 < 2 & so on", "Totals are compared.",
        "Correct one.", "Open", "Known.",
    ]  # fmt: skip
    assert tab["D3"].hyperlink.location == "'Data'!A2"
    assert tab.freeze_panes == "A3"
    assert "do not send" in tab["A1"].value


def test_a_workbook_that_has_such_a_sheet_keeps_it(tmp_path: Path) -> None:
    source = save(tmp_path / "a.xlsx", parts({"findings": sheet(DATA), "It's 1&amp;2": sheet(DATA)}))
    book = openpyxl.load_workbook(marked(source, about("A2", tab="It's 1&2")))
    assert book.sheetnames == ["findings", "It's 1&2", "Findings 2"]
    assert book["Findings 2"]["D3"].hyperlink.location == "'It''s 1&2'!A2"


@pytest.mark.parametrize(
    "names", ["", "<definedNames/>", '<definedNames><definedName name="Own">Data!$A$2</definedName></definedNames>']
)
def test_the_findings_can_be_filtered_and_names_stay(names: str, tmp_path: Path) -> None:
    source = save(tmp_path / "a.xlsx", parts({"Data": sheet(DATA)}, names=names + "<calcPr/>"))
    copy = marked(source, about("A2"), about("B2"))
    book = openpyxl.load_workbook(copy)
    assert book["Findings"].auto_filter.ref == "A2:J4"
    assert ("Own" in book.defined_names) == ("Own" in names)
    part = contents(copy)["xl/workbook.xml"].decode()
    assert part.count("<definedNames") == 1
    assert 'localSheetId="1" hidden="1">\'Findings\'!$A$2:$J$4</definedName></definedNames><calcPr/>' in part


def test_what_is_not_in_the_workbook_is_listed_all_the_same(tmp_path: Path) -> None:
    source = make(tmp_path / "a.xlsx", DATA)
    nowhere = listed(finding("All of it.", cells=()))
    copy = marked(source, about("A1", tab="Gone"), about("ZZZZ9"), nowhere)
    tab = openpyxl.load_workbook(copy)["Findings"]
    assert [tab.cell(row, 3).value for row in (3, 4, 5)] == ["Gone", "Data", None]
    assert all(tab.cell(row, 4).hyperlink is None for row in (3, 4, 5))
    assert len(CalamineWorkbook.from_path(copy).sheet_names) == 2


def test_a_workbook_with_prefixed_markup_is_marked_up(tmp_path: Path) -> None:
    whole = parts({"Data": sheet(DATA)})
    for name in (STYLES, "xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        text = str(whole[name])
        text = re.sub(r"<(/?)(?=\w)", r"<\1x:", text).replace("xmlns=", "xmlns:x=")
        whole[name] = text
    copy = marked(save(tmp_path / "a.xlsx", whole), about("A2", "F9"))
    assert colour_at(copy, "Data", "A2") == colour_at(copy, "Data", "F9") == COLOURS[Severity.MUST_FIX]
    assert openpyxl.load_workbook(copy).sheetnames == ["Data", "Findings"]


def test_a_password_stays_on_the_copy(tmp_path: Path, sample: Sample) -> None:
    locked, target = tmp_path / "locked.xlsx", tmp_path / "copy.xlsx"
    with sample.workbook("Alderbrook").open("rb") as plain, locked.open("wb") as file:
        OOXMLFile(plain).encrypt("open sesame", file)
    mark_up(locked, target, [about("E6", tab="Access")], password="open sesame")
    assert target.read_bytes().startswith(OLE)
    assert "Findings" in read_workbook(target, "open sesame")


@pytest.mark.parametrize(
    ("extra", "said"), [("_xmlsignatures/sig1.xml", "signed"), ("xl/revisions/revisionHeaders.xml", "shared workbook")]
)
def test_what_the_writer_refuses_is_refused(extra: str, said: str, tmp_path: Path) -> None:
    source = save(tmp_path / "a.xlsx", {**parts({"Data": sheet(DATA)}), extra: "<x/>"})
    with pytest.raises(WorkbookProblem, match=said):
        mark_up(source, tmp_path / "b.xlsx", [about("A2")])
    with pytest.raises(WorkbookProblem, match="never written to"):
        mark_up(source, source, [])
    assert not (tmp_path / "b.xlsx").exists()


@pytest.mark.parametrize("styles", ["<styleSheet/>", STYLES_XML.replace("fills", "spills")])
def test_a_workbook_without_a_list_of_styles_is_refused(styles: str, tmp_path: Path) -> None:
    source = save(tmp_path / "a.xlsx", {**parts({"Data": sheet(DATA)}), STYLES: styles})
    with pytest.raises(WorkbookProblem, match="cannot be marked up") as problem:
        mark_up(source, tmp_path / "b.xlsx", [about("A2")])
    assert "Excel list" in problem.value.advice


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"))


def test_every_other_part_of_the_networks_workbook_is_byte_for_byte_the_same(sample: Sample, tmp_path: Path) -> None:
    source, target = sample.workbook("Alderbrook"), tmp_path / "copy.xlsx"
    changed = mark_up(source, target, [about("E6", "E7", tab="Access")])
    old, new = contents(source), contents(target)
    access = next(one.part for one in read_workbook(source).sheets if one.name == "Access")
    assert set(changed) == {
        access, "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml",
        "xl/worksheets/findings.xml",
    }  # fmt: skip
    assert [name for name in old if old[name] != new[name]] == [name for name in old if name in changed]
    assert set(new) - set(old) == {"xl/worksheets/findings.xml"}
    mark_up(source, tmp_path / "again.xlsx", [about("E6", "E7", tab="Access")])
    assert (tmp_path / "again.xlsx").read_bytes() == target.read_bytes()


@pytest.mark.skipif(not REAL.is_dir(), reason="the real workbooks are not here")
def test_real_workbooks_are_marked_up_and_open_elsewhere(tmp_path: Path) -> None:
    files = sorted(REAL.glob("*.xlsx"), key=lambda path: path.stat().st_size)[:6]
    assert files
    for path in files:
        workbook = read_workbook(path)
        tab = next(one for one in workbook.sheets if one.visible and one.grid)
        row, column = sorted(tab.grid)[0]
        cell = tab.place(row, column)
        target = tmp_path / path.name
        changed = mark_up(path, target, [about(cell.address, tab=tab.name)])
        old, new = contents(path), contents(target)
        assert {name for name in old if old[name] != new[name]} <= set(changed)
        assert CalamineWorkbook.from_path(target).sheet_names[-1].startswith("Findings")
        assert read_workbook(target).sheets[-1].cell("B3").value == "R016"
