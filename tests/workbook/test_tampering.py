"""What was done to a workbook besides answering it is found and told; answers alone are never blamed."""

import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Protection
from openpyxl.workbook.defined_name import DefinedName

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.services.sample import Sample
from nhsbn_desktop.services.versions import find_tampering, tampering_findings
from nhsbn_desktop.workbook.calculating.formulas import ANYWHERE, evened, looks_at
from nhsbn_desktop.workbook.tampering import Tampering
from nhsbn_desktop.workbook.writer import write_copy
from tests.workbook.histories import PLAIN, QUESTIONS, Drawing, draw
from tests.workbook.making import make, parts, save, sheet

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")  # by openpyxl

Change = Callable[[openpyxl.Workbook], None]


@pytest.fixture(scope="module")
def resaved(planted: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("resaved") / "blank.xlsx"
    openpyxl.load_workbook(planted.workbook("Alderbrook")).save(path)
    return path


@pytest.fixture
def altered(resaved: Path, tmp_path: Path) -> Callable[[Change], tuple[Tampering, ...]]:
    """What is found once a copy, saved by openpyxl, was altered; the lists that openpyxl itself loses are left out."""

    def alter(change: Change) -> tuple[Tampering, ...]:
        book = openpyxl.load_workbook(resaved)
        change(book)
        book.save(tmp_path / "altered.xlsx")
        return find_tampering(resaved, tmp_path / "altered.xlsx")

    return alter


def told(found: tuple[Tampering, ...]) -> list[str]:
    return [f"{one.code.removeprefix('TAMPER-')}: {one.message}" for one in found]


def test_answers_alone_are_no_tampering(planted: Sample, tmp_path: Path) -> None:
    source = planted.workbook("Alderbrook")
    answers = {
        Cell("Access", "E6"): Decimal(4),
        Cell("Finance", "E6"): "c. 30",
        Cell("Submission Details", "B8"): "Ann",
    }
    write_copy(source, tmp_path / "filled.xlsx", answers)
    assert find_tampering(source, tmp_path / "filled.xlsx") == ()


def test_two_units_returns_are_of_one_untouched_form(planted: Sample) -> None:
    assert find_tampering(planted.workbook("Alderbrook"), planted.workbook("Trust")) == ()


def test_saving_with_another_program_shows_only_the_lists_it_lost(planted: Sample, tmp_path: Path) -> None:
    openpyxl.load_workbook(planted.workbook("Alderbrook")).save(tmp_path / "saved.xlsx")
    found = find_tampering(planted.workbook("Alderbrook"), tmp_path / "saved.xlsx")
    assert {one.code for one in found} == {"TAMPER-LIST-CHANGED"}


def _write(sheet: str, address: str, value: object) -> Change:
    return lambda book: setattr(book[sheet][address], "value", value)


def _rename(book: openpyxl.Workbook) -> None:
    book["Finance"].title = "Money"


def _unlock(book: openpyxl.Workbook) -> None:
    for address in ("B6", "B7", "M6"):
        book["Access"][address].protection = Protection(locked=False)


def _unprotect(book: openpyxl.Workbook) -> None:
    book["Access"].protection.sheet = False


def _shorten_list(book: openpyxl.Workbook) -> None:
    book["Lists"]["C3"].value = "Not sure"


def _name(book: openpyxl.Workbook) -> None:
    book.defined_names["YesNo"].value = "Lists!$A$2:$A$3"
    book.defined_names["Mine"] = DefinedName("Mine", attr_text="Access!$E$6")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_write("Access", "M6", 5), ["FORMULA-OVERWRITTEN: Access!M6 held the formula =SUM(E6:L6) and now holds 5."]),
        (_write("Access", "M6", None), ["FORMULA-GONE: Access!M6 held the formula =SUM(E6:L6) and is now blank."]),
        (
            _write("Access", "M6", "=SUM(E6:K6)"),
            ["FORMULA-CHANGED: Access!M6 held the formula =SUM(E6:L6) and now holds =SUM(E6:K6)."],
        ),
        (
            _write("Access", "E6", "=F6*2"),
            ["FORMULA-ADDED: Access!E6 now holds the formula =F6*2, where the Network has none."],
        ),
        (
            _write("Access", "B6", "Referrals"),
            ['TEXT-CHANGED: Access!B6 said "Referrals received" and now says "Referrals".'],
        ),
        (_write("Access", "Z9", "Note"), ['TEXT-ADDED: Access!Z9 now says "Note", outside the answer cells.']),
        (_rename, ["SHEET-RENAMED: The sheet Finance is now called Money."]),
        (lambda book: book.remove(book["Finance"]), ["SHEET-GONE: The sheet Finance is gone."]),
        (lambda book: book.create_sheet("Mine"), ["SHEET-ADDED: The sheet Mine was added."]),
        (lambda book: book.move_sheet("Finance", -3), ["SHEET-ORDER: The sheets stand in another order: "]),
        (
            lambda book: setattr(book["Lists"], "sheet_state", "visible"),
            ["SHEET-STATE: The sheet Lists was veryHidden and is now visible."],
        ),
        (_unprotect, ["UNPROTECTED: The sheet Access is no longer protected."]),
        (_unlock, ["UNLOCKED: Access!B6 and 2 others: locked in the Network's workbook, and not any more."]),
        (lambda book: book["Access"].insert_rows(8), ["ROW-INSERTED: On Access, row 8 was inserted."]),
        (lambda book: book["Access"].delete_rows(8, 2), ["ROW-DELETED: On Access, rows 8 to 9 were deleted."]),
        (lambda book: book["Access"].insert_cols(6), ["COLUMN-INSERTED: On Access, column F was inserted."]),
        (lambda book: book["Access"].delete_cols(6), ["COLUMN-DELETED: On Access, column F was deleted."]),
        (
            _name,
            [
                "NAME-CHANGED: The name YesNo = Lists!$C$2:$C$3 now reads YesNo = Lists!$A$2:$A$3.",
                "NAME-ADDED: The name Mine = Access!$E$6 was added.",
            ],
        ),
    ],
)
def test_each_sort_of_tampering_is_told(
    change: Change, expected: list[str], altered: Callable[[Change], tuple[Tampering, ...]]
) -> None:
    lines = told(altered(change))
    for line in expected:
        assert any(said.startswith(line) for said in lines), lines
    assert len({line.split(":")[0] for line in lines} - {"LIST-CHANGED", "FORMULA-ADDED"}) <= len(expected)


def test_a_list_whose_items_changed_is_told_with_the_answers_it_is_for(
    altered: Callable[[Change], tuple[Tampering, ...]],
) -> None:
    lines = told(altered(_shorten_list))
    assert any(line.startswith('TEXT-CHANGED: Lists!C3 said "No" and now says "Not sure"') for line in lines)


def test_macros_links_and_connections_added_are_told(planted: Sample, tmp_path: Path) -> None:
    source = planted.workbook("Alderbrook")
    with zipfile.ZipFile(source) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    added = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<a/>", "xl/connections.xml": b"<a/>"}
    save(tmp_path / "added.xlsx", {**contents, **added})
    codes = [one.code for one in find_tampering(source, tmp_path / "added.xlsx")]
    assert codes == ["TAMPER-MACROS", "TAMPER-LINK", "TAMPER-CONNECTION"]


def test_rows_in_another_order_are_told_as_moved(tmp_path: Path) -> None:
    blank = draw(tmp_path / "blank.xlsx", {}, PLAIN)
    swapped = Drawing(rows=(*QUESTIONS[1:4], QUESTIONS[0], *QUESTIONS[4:]))
    found = find_tampering(blank, draw(tmp_path / "moved.xlsx", {}, swapped))
    assert told(found) == ["ROW-MOVED: On Access, row 5 was moved to row 8."]


def test_a_shared_formula_written_out_is_the_same_formula(tmp_path: Path) -> None:
    shared = '<c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>0</v></c>'
    label = '<c r="D1" t="inlineStr"><is><t>Label</t></is></c>'
    rest = "".join(f'<row r="{n}"><c r="B{n}"><f t="shared" si="0"/><v>0</v></c></row>' for n in (2, 3))
    blank = make(tmp_path / "shared.xlsx", f'<row r="1">{shared}{label}</row>{rest}')
    rows = "".join(
        f'<row r="{n}"><c r="B{n}"><f>A{n} * 2</f><v>0</v></c>{label if n == 1 else ""}</row>' for n in (1, 2, 3)
    )
    assert find_tampering(blank, make(tmp_path / "out.xlsx", rows)) == ()
    other = rows.replace("A3 * 2", "A3 * 3")
    assert told(find_tampering(blank, make(tmp_path / "other.xlsx", other))) == [
        "FORMULA-CHANGED: Data!B3 held the formula =A3*2 and now holds =A3 * 3."
    ]


def test_tampering_becomes_findings_with_their_place_and_what_to_do(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Total</t></is></c><c r="B1"><f>1+1</f><v>2</v></c></row>'
    blank = save(tmp_path / "blank.xlsx", parts({"Data": sheet(rows)}))
    filled = save(tmp_path / "filled.xlsx", parts({"Data": sheet(rows.replace("<f>1+1</f>", ""))}))
    (finding,) = tampering_findings(blank, filled, "Alderbrook")
    assert (finding.code, finding.severity, finding.submission) == (
        "TAMPER-FORMULA-OVERWRITTEN", Severity.MUST_FIX, "Alderbrook",
    )  # fmt: skip
    assert finding.cells == (Cell("Data", "B1"),)
    assert finding.why
    assert finding.do


@pytest.mark.parametrize(
    ("formula", "sheets"),
    [
        ("SUM(A1:B2)", {"own"}),
        ("'Submission Details'!B6", {"submission details"}),
        ("Access!$E$6+Finance!A:A", {"access", "finance"}),
        ('IF(A1="Finance!B2",1,0)', {"own"}),
        ("SUM(Jan:Mar!A1)", {ANYWHERE}),
        ('INDIRECT("Access!E6")', {ANYWHERE}),
        ("Gaps&Unknown", {"bea", ANYWHERE}),
        ("[1]Sheet1!A1", set()),
        ("SUM(Table1[Staff])", {ANYWHERE}),
        ("TRUE", set()),
        ("LOG10(100)", set()),
    ],
)
def test_a_formula_is_seen_to_look_at_sheets(formula: str, sheets: set[str]) -> None:
    assert looks_at(formula, "Own", {"gaps": "Bea!$D$6"}) == sheets


def test_one_formula_saved_by_two_programs_reads_the_same() -> None:
    assert evened("_xlfn.XLOOKUP( a1, 'Lists'!B:B, \"no  match\")") == evened('XLOOKUP(A1,Lists!B:B,"no  match")')
    assert evened('"Yes"') != evened('"YES"')
