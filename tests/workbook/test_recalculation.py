"""What is sent carries the right results beside its formulas wherever that can be proved, and says where it cannot."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.services.sample import Sample
from nhsbn_desktop.workbook.calculating.dependents import Spot
from nhsbn_desktop.workbook.calculating.engine import Formulon, NoEngine
from nhsbn_desktop.workbook.calculating.evaluating import evaluate
from nhsbn_desktop.workbook.parts.addresses import Area
from nhsbn_desktop.workbook.parts.excel_values import Cells, ExcelError, NotUnderstood, Result
from nhsbn_desktop.workbook.parts.formula_tokens import Reference
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.recalculation import Recalculated, refresh
from nhsbn_desktop.workbook.worker import WorkerFailed, ask_worker
from nhsbn_desktop.workbook.writer import write_copy
from tests.workbook.making import make, parts, save, sheet

DETAILS = {
    Cell("Submission Details", "B6"): "Northmoor & Sons <NHS>",
    Cell("Submission Details", "B7"): "Site A",
    Cell("Access", "E6"): Decimal(1000),
    Cell("Finance", "E36"): Decimal("2.5"),
}


class NoneAtAll:
    """An engine that must not be needed."""

    def results(self, packages: Sequence[bytes], spots: Sequence[Spot]) -> tuple[Mapping[Spot, Result], ...]:
        raise NoEngine("there is none here")


def _changed(one: Path, other: Path) -> set[str]:
    with zipfile.ZipFile(one) as before, zipfile.ZipFile(other) as after:
        assert before.namelist() == after.namelist()
        return {name for name in before.namelist() if before.read(name) != after.read(name)}


def _write_and_refresh(source: Path, copy: Path, values: Mapping[Cell, Decimal | str]) -> Recalculated:
    write_copy(source, copy, values)
    return refresh(source, copy, values, engine=NoneAtAll())


def test_the_samples_support_sheet_and_totals_are_right_without_any_engine(planted: Sample, tmp_path: Path) -> None:
    source, copy = planted.workbook("Calderside"), tmp_path / "Copy.xlsx"
    touched = set(write_copy(source, copy, DETAILS))
    done = refresh(source, copy, DETAILS, engine=NoneAtAll())
    assert not done.not_refreshed
    assert Cell("Access", "M6") in done.refreshed
    book = CalamineWorkbook.from_path(str(copy))
    support = {row[0]: row[1] for row in book.get_sheet_by_name("Support").to_python()}
    assert support["Organisation Name"] == "Northmoor & Sons <NHS>"
    assert support["Submission Name"] == "Site A"
    row = book.get_sheet_by_name("Access").to_python()[5]
    numbers = [value for value in row[:-1] if isinstance(value, float)]
    assert 1000 in numbers
    assert numbers[-1] == sum(numbers[:-1])
    assert _changed(source, copy) == touched


def test_a_copy_in_which_nothing_is_stale_is_not_touched(planted: Sample, tmp_path: Path) -> None:
    source, copy = planted.workbook("Calderside"), tmp_path / "Copy.xlsx"
    write_copy(source, copy, {})
    before = copy.read_bytes()
    assert refresh(source, copy, {}, engine=NoneAtAll()) == Recalculated(copy)
    assert copy.read_bytes() == before


def test_a_support_sheet_left_stale_by_another_program_is_put_right(tmp_path: Path) -> None:
    source = save(
        tmp_path / "Return.xlsx",
        parts(
            {
                "Submission Details": sheet(
                    '<row r="6"><c r="B6" s="1" t="inlineStr"><is><t>Northmoor</t></is></c></row>'
                ),
                "Support": sheet(
                    '<row r="5"><c r="B5" vm="1"><f>\'Submission Details\'!B6</f><v>0</v></c>'
                    "<c r=\"C5\"><f>'Submission Details'!B6</f></c></row>"
                ),
            },
            states={"Support": "veryHidden"},
        ),
    )
    copy = tmp_path / "Copy.xlsx"
    write_copy(source, copy, {})
    done = refresh(source, copy, ())
    assert [cell.address for cell in done.refreshed] == ["B5", "C5"]
    with zipfile.ZipFile(copy) as archive:
        part = archive.read("xl/worksheets/sheet2.xml").decode()
    assert '<c r="B5" t="str"><f>\'Submission Details\'!B6</f><v>Northmoor</v></c>' in part
    assert '<c r="C5" t="str"><f>\'Submission Details\'!B6</f><v>Northmoor</v></c>' in part


CHAIN = (
    '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="1"><v>2</v></c><c r="C1"><f>A1+B1</f><v>3</v></c>'
    '<c r="D1"><f>C1*2</f><v>6</v></c><c r="E1"><f>D1+1</f><v>99</v></c><c r="F1"><f>A1&amp;" &lt;x&gt;"</f>'
    '<v>1 &lt;x&gt;</v></c><c r="G1" t="b"><f>A1&gt;B1</f><v>0</v></c><c r="H1"><f>B1/A1</f><v>2</v></c></row>'
    '<row r="2"><c r="A2" s="1"><v>1</v></c><c r="B2" s="1"><v>5</v></c>'
    '<c r="C2"><f t="shared" ref="C2:C3" si="0">SUM(A2:B2)</f><v>6</v></c></row>'
    '<row r="3"><c r="A3" s="1"><v>4</v></c><c r="B3" s="1"><v>5</v></c><c r="C3"><f t="shared" si="0"/><v>9</v></c>'
    '<c r="D3"><f ca="1">NOW()+A3</f><v>9</v></c></row>'
)


def test_results_follow_through_chains_and_shared_formulas_and_only_where_the_self_test_agrees(tmp_path: Path) -> None:
    source, copy = make(tmp_path / "Return.xlsx", CHAIN), tmp_path / "Copy.xlsx"
    values = {Cell("Data", "A1"): Decimal(0), Cell("Data", "A3"): Decimal("0.25"), Cell("Data", "B1"): Decimal(-1)}
    done = _write_and_refresh(source, copy, values)
    data = read_workbook(copy).sheet("Data")
    found = {address: data.cell(address).value for address in ("C1", "D1", "F1", "G1", "H1", "C2", "C3")}
    assert found == {
        "C1": Decimal(-1),
        "D1": Decimal(-2),
        "F1": "0 <x>",
        "G1": True,
        "H1": "#DIV/0!",
        "C2": Decimal(6),
        "C3": Decimal("5.25"),
    }
    assert data.cell("E1").value == Decimal(99)
    assert {left.cell.address: left.why.split()[0] for left in done.not_refreshed} == {"E1": "the", "D3": "it"}
    with zipfile.ZipFile(copy) as archive:
        assert '<f t="shared" si="0"/><v>5.25</v>' in archive.read("xl/worksheets/sheet1.xml").decode()


def test_what_only_an_engine_can_work_out_is_refreshed_by_one(tmp_path: Path) -> None:
    pytest.importorskip("formulon")
    data = (
        '<row r="1"><c r="A1" s="1"><v>3</v></c><c r="B1"><f>SUMPRODUCT(A1:A2,A1:A2)</f><v>25</v></c>'
        '<c r="C1"><f>INDIRECT("A1")*2</f><v>6</v></c><c r="D1"><f>SUMPRODUCT(A1:A2)</f><v>8</v></c></row>'
        '<row r="2"><c r="A2" s="1"><v>4</v></c></row>'
    )
    source, copy = make(tmp_path / "Return.xlsx", data), tmp_path / "Copy.xlsx"
    values = {Cell("Data", "A1"): Decimal(6)}
    write_copy(source, copy, values)
    done = refresh(source, copy, values, engine=Formulon(seconds=60))
    sheet_ = read_workbook(copy).sheet("Data")
    assert (sheet_.cell("B1").value, sheet_.cell("C1").value) == (Decimal(52), Decimal(12))
    assert sheet_.cell("D1").value == Decimal(8), "the self-test found that Excel saved something else"
    assert [left.cell.address for left in done.not_refreshed] == ["D1"]


def test_an_engine_that_takes_too_long_or_is_missing_leaves_the_totals_to_excel(tmp_path: Path) -> None:
    data = '<row r="1"><c r="A1" s="1"><v>3</v></c><c r="B1"><f>SUMPRODUCT(A1:A2,A1:A2)</f><v>9</v></c></row>'
    source, copy = make(tmp_path / "Return.xlsx", data), tmp_path / "Copy.xlsx"
    done = _write_and_refresh(source, copy, {Cell("Data", "A1"): Decimal(6)})
    assert [(left.cell.address, left.why) for left in done.not_refreshed] == [("B1", "there is none here")]
    assert read_workbook(copy).sheet("Data").cell("B1").value == Decimal(9)


def test_a_worker_that_takes_too_long_or_dies_does_so_alone() -> None:
    with pytest.raises(WorkerFailed, match="longer than"):
        ask_worker("calculating.engine", b"", seconds=0.002)
    with pytest.raises(WorkerFailed, match="without an answer"):
        ask_worker("calculating.engine", b"not a request", seconds=30)


class _Grid(Cells):
    """Four cells: A1 is 2, A2 a text, A3 blank, A4 an error."""

    _values: Mapping[tuple[int, int], Result] = {(1, 1): 2.0, (2, 1): "six", (4, 1): ExcelError("#N/A")}

    def where(self, reference: Reference) -> Area:
        return reference.area()

    def one(self, reference: Reference) -> Result:
        return self._values.get(self.where(reference).anchor)

    def area(self, reference: Reference) -> Iterator[Result]:
        return (value for place, value in self._values.items() if place in self.where(reference))


# Each result is Excel's own: the operators' order and signs, what an aggregate passes over, how errors go on.
@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("-2^2", 4.0),
        ("2^3^2", 64.0),
        ("1+2*3-4/2", 5.0),
        ("(1+2)*3%", 0.09),
        ("0.1+0.2-0.3", 0.0),
        ('"a"&1&TRUE&A3', "a1TRUE"),
        ('"A"="a"', True),
        ("A3=0", True),
        ('A3=""', True),
        ('"2"+1', 3.0),
        ("A2+1", "#VALUE!"),
        ("A1/A3", "#DIV/0!"),
        ("A4+1", "#N/A"),
        ("A3", 0.0),
        ("SUM(A1:A3,3,TRUE)", 6.0),
        ("SUM(A:A)", "#N/A"),
        ("AVERAGE(A1:A3)", 2.0),
        ("AVERAGE(A3)", "#DIV/0!"),
        ("COUNT(A1:A4)", 1.0),
        ("COUNTA(A1:A4)", 3.0),
        ("MAX(A1:A3,-1)", 2.0),
        ("MIN(A3)", 0.0),
        ("ROUND(2.5,0)", 3.0),
        ("ROUND(-1250,-2)", -1300.0),
        ('IF(A1>1,"more","less")', "more"),
        ("IF(A1>9,1)", False),
        ("IF(A3,,A3)", 0.0),
        ("IFERROR(A1/0,-1)", -1.0),
        ("AND(A1>1,NOT(A1=3))", True),
        ("OR(A1>5,ISBLANK(A3))", True),
        ("ABS(-A1)", 2.0),
        ("1E300*1E300", "#NUM!"),
        ("SUM(1E308,1E308)", "#NUM!"),
    ],
)
def test_simple_formulas_come_to_what_excel_says(formula: str, result: Result) -> None:
    found = evaluate(formula, _Grid())
    assert (type(found) is bool, found) == (type(result) is bool, pytest.approx(result))


@pytest.mark.parametrize(
    "formula",
    [
        "VLOOKUP(A1,A1:A4,1)",
        "A1:A2",
        "A1+",
        "(A1",
        "[1]Data!A1",
        "Table1[Total]",
        "Total",
        "'A:B'!A1",
        "{1,2}",
        "",
        "(" * 5000,
        "-" * 5000 + "1",
    ],
)
def test_what_is_not_simple_is_not_guessed_at(formula: str) -> None:
    with pytest.raises(NotUnderstood):
        evaluate(formula, _Grid())


@given(st.text(alphabet="A1:$!(),+-*/^&%=<>\"'.SUMIF 2#[]{}x", max_size=24))
def test_no_formula_however_odd_is_more_than_not_understood(formula: str) -> None:
    try:
        evaluate(formula, _Grid())
    except NotUnderstood:
        return
