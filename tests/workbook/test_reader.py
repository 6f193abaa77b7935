"""What the reader says of a workbook is what the file holds: values, formulas, locks, lists, comments and names."""

import gc
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.parts.addresses import Area
from nhsbn_desktop.workbook.parts.cells import Room, TooMany, read_cells
from nhsbn_desktop.workbook.parts.layout import read_layout
from nhsbn_desktop.workbook.parts.markup import PIECES_LIMIT, parse
from nhsbn_desktop.workbook.parts.sheets import SHARED_FORMULA
from nhsbn_desktop.workbook.reader import Sheet, read_workbook
from tests.workbook.making import MAIN, OFFICE, SHEET, STRINGS, make, parts, relationships, save, sheet


def _read(tmp_path: Path, data: str, after: str = "", before: str = "", strings: tuple[str, ...] = ()) -> Sheet:
    return read_workbook(make(tmp_path / "Return.xlsx", data, after, before, strings)).sheet("Data")


def _row(*cells: str) -> str:
    return f'<row r="1">{"".join(cells)}</row>'


@pytest.mark.parametrize(
    ("cell", "value", "kind"),
    [
        ('<c r="A1"><v>0.65000000000000002</v></c>', Decimal("0.65"), "number"),
        ('<c r="A1"><v>1234</v></c>', Decimal(1234), "number"),
        ('<c r="A1"><v>40.0</v></c>', Decimal(40), "number"),
        ('<c r="A1"><v>1E-3</v></c>', Decimal("0.001"), "number"),
        ('<c r="A1"><v>-17.5</v></c>', Decimal("-17.5"), "number"),
        ('<c r="A1" t="s"><v>0</v></c>', "Yes ", "text"),
        ('<c r="A1" t="s"><v>1</v></c>', "a\rb<&>", "text"),
        ('<c r="A1" t="s"><v>7</v></c>', "#BAD!", "error"),
        ('<c r="A1" t="b"><v>1</v></c>', True, "boolean"),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!", "error"),
        ('<c r="A1" t="str"><f>B1&amp;"x"</f><v>  x</v></c>', "  x", "text"),
        ('<c r="A1" t="inlineStr"><is><r><t>one </t></r><r><t>two</t></r></is></c>', "one two", "text"),
        ('<c r="A1" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>', "東京", "text"),
        ('<c r="A1" s="2"><v>46173</v></c>', "2026-05-31", "date"),
        ('<c r="A1" s="2"><v>46173.5</v></c>', "2026-05-31T12:00:00", "date"),
        ('<c r="A1" s="2"><v>1</v></c>', "1900-01-01", "date"),
        ('<c r="A1" s="2"><v>60</v></c>', Decimal(60), "number"),
        ('<c r="A1" s="2"><v>61</v></c>', "1900-03-01", "date"),
        ('<c r="A1" s="5"><v>0.375</v></c>', "09:00:00", "date"),
        ('<c r="A1" t="d"><v>2026-03-31T00:00:00</v></c>', "2026-03-31", "date"),
        ('<c r="A1"><v xml:space="preserve">12</v></c>', Decimal(12), "number"),
        ('<c r="A1" cm="1" vm="2"><v>12</v></c>', Decimal(12), "number"),
        ('<c r="A1"><v/></c>', None, "blank"),
        ('<c r="A1"><v></v></c>', None, "blank"),
        ('<c r="A1" s="1"/>', None, "blank"),
        ("<c><v>12</v></c>", Decimal(12), "number"),
        ('<c r="A1" t="str"><f>"a&#10;b"</f><v>a\r\nb</v></c>', "a\nb", "text"),
    ],
)
def test_a_cell_is_read_as_excel_shows_it(cell: str, value: object, kind: str, tmp_path: Path) -> None:
    content = _read(tmp_path, _row(cell), strings=("Yes ", "a_x000D_b&lt;&amp;&gt;")).cell("A1")
    assert (content.value, content.kind) == (value, kind)


def test_the_number_behind_a_date_stays_at_hand(tmp_path: Path) -> None:
    content = _read(tmp_path, _row('<c r="A1" s="2"><v>46173</v></c>')).cell("A1")
    assert content.serial == Decimal(46173)
    assert content.number_format == "dd/mm/yyyy"


def test_a_workbook_that_counts_from_1904_gives_the_same_dates(tmp_path: Path) -> None:
    contents = parts({"Data": sheet(_row('<c r="A1" s="2"><v>44711</v></c>'))}, properties=' date1904="1"')
    assert read_workbook(save(tmp_path / "Mac.xlsx", contents)).sheet("data").cell("A1").value == "2026-05-31"


def test_formulas_keep_their_text_and_their_saved_value(tmp_path: Path) -> None:
    data = _row(
        '<c r="A1"><f>SUM(B1:C1)&lt;3</f><v>2</v></c>',
        '<c r="B1"><f t="shared" ref="B1:C1" si="0">A1+1</f><v>3</v></c><c r="C1"><f t="shared" si="0"/><v>4</v></c>',
        '<c r="D1"><f t="array" ref="D1:E1">A1:B1*2</f><v>4</v></c><c r="E1"><v>6</v></c><c r="F1"><v>1</v></c>',
    )
    tab = _read(tmp_path, data)
    assert (tab.cell("A1").formula, tab.cell("A1").value) == ("SUM(B1:C1)<3", Decimal(2))
    assert tab.cell("C1").formula == SHARED_FORMULA
    assert [tab.is_formula(1, column) for column in range(1, 7)] == [True, True, True, True, True, False]


@pytest.mark.parametrize(
    "part",
    [
        f'<x:worksheet xmlns:x="{MAIN[7:-1]}"><x:sheetData><x:row r="2"><x:c r="B2" s="1"><x:v>5</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>",
        sheet('<row r="2"><!-- note --><c r="B2" s="1"><v>5</v></c></row>'),
        sheet("<row r='2'><c s='1' r='B2'><v>5</v></c></row>"),
        sheet('<row r="2"><c r="B2" s="1"><v><![CDATA[5]]></v></c></row>'),
        sheet('<row/><row><c r="B2" s="1"><v>5</v></c></row>'),
        sheet('<row r="2"><c/><c s="1"><v>5</v></c></row>'),
        f'<?xml version="1.0" encoding="ISO-8859-1"?>{sheet("""<row r="2"><c r="B2" s="1"><v>5</v></c></row>""")}',
    ],
    ids=["prefix", "comment", "other quotes", "cdata", "row without number", "cells without address", "latin-1"],
)
def test_xml_that_excel_would_not_write_is_read_the_exact_way(part: str, tmp_path: Path) -> None:
    tab = read_workbook(save(tmp_path / "Return.xlsx", parts({"Data": part}))).sheet("Data")
    content = tab.cell("B2")
    assert content.value == Decimal(5)
    assert not content.locked


def test_a_blank_cell_takes_the_style_of_its_row_or_column(tmp_path: Path) -> None:
    tab = _read(
        tmp_path,
        '<row r="2" s="1" customFormat="1" ht="30" hidden="1"/>',
        before='<cols><col min="3" max="5" width="12.5" style="2" hidden="1"/></cols>',
    )
    assert not tab.cell("A2").locked
    assert tab.cell("D9").number_format == "dd/mm/yyyy"
    assert tab.cell("A9").locked
    assert tab.layout.row_heights == {2: 30.0}
    assert tab.layout.is_hidden(2, 1)
    assert tab.layout.is_hidden(9, 4)
    assert not tab.layout.is_hidden(9, 6)


def test_both_sorts_of_validation_give_their_lists(tmp_path: Path) -> None:
    after = (
        '<dataValidations count="4">'
        '<dataValidation type="list" sqref="A1 C1"><formula1>"Yes, No"</formula1></dataValidation>'
        '<dataValidation type="list" sqref="A2"><formula1>Bands</formula1></dataValidation>'
        '<dataValidation type="list" sqref="A4"><formula1>INDIRECT("x")</formula1></dataValidation>'
        '<dataValidation type="whole" operator="greaterThan" sqref="A5"><formula1>0</formula1></dataValidation>'
        '</dataValidations><extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}">'
        '<x14:dataValidations><x14:dataValidation type="list">'
        "<x14:formula1><xm:f>'Drop downs'!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>A3</xm:sqref>"
        "</x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    lists = sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="3"><c r="A3"><v>65</v></c></row>')
    contents = parts(
        {"Data": sheet("", after), "Drop downs": lists},
        strings=("18-64",),
        states={"Drop downs": "veryHidden"},
        names="<definedNames><definedName name=\"Bands\">'Drop downs'!$A$1:$A$3</definedName>"
        '<definedName name="Old" hidden="1" localSheetId="1">#REF!</definedName></definedNames>',
    )
    workbook = read_workbook(save(tmp_path / "Return.xlsx", contents))
    tab = workbook.sheet("Data")
    assert [tab.cell(f"A{row}").options for row in range(1, 6)] == [
        ("Yes", "No"),
        ("18-64", "65"),
        ("18-64", "65"),
        (),
        (),
    ]
    assert [rule.extended for rule in tab.layout.validations] == [False, False, False, False, True]
    assert next(tab.validations_at(5, 1)).operator == "greaterThan"
    assert workbook.sheet("Drop downs").state == "veryHidden"
    assert [(name.name, name.sheet, name.hidden) for name in workbook.names] == [
        ("Bands", "", False),
        ("Old", "Drop downs", True),
    ]


def test_threads_of_comments_stand_before_the_notes_excel_leaves_for_them(tmp_path: Path) -> None:
    threaded = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    contents = parts({"Data": sheet("")}) | {
        "xl/worksheets/_rels/sheet1.xml.rels": relationships(
            ("comments", "../comments1.xml"), ("threadedComment", "/xl/threadedComments/threadedComment1.xml")
        ),
        "xl/comments1.xml": f'<comments {MAIN}><commentList><comment ref="A1"><text><t>A note</t></text></comment>'
        '<comment ref="B1"><text><t>[Threaded comment]</t></text></comment></commentList></comments>',
        "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments xmlns="{threaded}"><threadedComment ref="B1">'
        '<text>Is this right?</text></threadedComment><threadedComment ref="B1"><text>Yes.</text></threadedComment>'
        "</ThreadedComments>",
    }
    tab = read_workbook(save(tmp_path / "Return.xlsx", contents)).sheet("Data")
    assert tab.comments == {"A1": "A note", "B1": "Is this right?\nYes."}


def test_a_sheet_with_an_angle_bracket_in_its_name_is_found(tmp_path: Path) -> None:
    contents = parts({"Hidden sheets>>>": sheet(_row('<c r="A1"><v>1</v></c>'))})
    assert read_workbook(save(tmp_path / "Return.xlsx", contents)).sheet("hidden sheets>>>").protected is False


def test_protection_and_merges_are_told(tmp_path: Path) -> None:
    tab = _read(
        tmp_path,
        _row('<c r="A1"><v>1</v></c>'),
        '<sheetProtection sheet="1" algorithmName="SHA-512"/><mergeCells><mergeCell ref="A1:C2"/></mergeCells>',
    )
    assert tab.protected
    assert tab.merges == (Area(1, 1, 2, 3),)
    assert tab.is_covered(2, 2)
    assert not tab.is_covered(1, 1)
    assert tab.merged_anchor(2, 3) == (1, 1)


def test_a_sheet_that_is_not_there_is_a_problem_that_names_those_that_are(tmp_path: Path) -> None:
    workbook = read_workbook(make(tmp_path / "Return.xlsx", ""))
    with pytest.raises(WorkbookProblem, match=r"Return\.xlsx has no sheet Access") as problem:
        workbook.sheet("Access")
    assert "Data" in problem.value.advice


def test_strict_workbooks_are_read_too(tmp_path: Path) -> None:
    contents = parts({"Data": sheet(_row('<c r="A1" t="s"><v>0</v></c>'))}, strings=("Beds",))
    strict = {
        name: content.replace(MAIN[7:-1], "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, content in contents.items()
        if isinstance(content, str)
    }
    assert read_workbook(save(tmp_path / "Strict.xlsx", strict)).sheet("Data").cell("A1").value == "Beds"


def test_rich_text_in_the_shared_strings_is_joined_without_its_guides(tmp_path: Path) -> None:
    contents = parts({"Data": sheet(_row('<c r="A1" t="s"><v>0</v></c>'))}) | {
        STRINGS: f"<sst {MAIN}><si><r><t>Bed </t></r><r><t>days</t></r><rPh sb='0' eb='1'><t>no</t></rPh></si></sst>"
    }
    assert read_workbook(save(tmp_path / "Return.xlsx", contents)).sheet("Data").cell("A1").value == "Bed days"


def test_a_damaged_sheet_is_told_by_name(tmp_path: Path) -> None:
    contents = parts({"Access": sheet("")}) | {SHEET: sheet('<row r="1"><c r="A1"><v>1</v></c>')[:-30]}
    workbook = read_workbook(save(tmp_path / "Return.xlsx", contents))
    with pytest.raises(WorkbookProblem, match="damaged"):
        len(workbook.sheet("Access").cells)


def test_a_note_on_no_cell_is_left_out(tmp_path: Path) -> None:
    notes = (
        '<comment ref="A1"><text><t>Here</t></text></comment><comment/><comment ref="d"><text><t>x</t></text></comment>'
    )
    contents = parts({"Data": sheet(_row('<c r="A1"><v>1</v></c>'))}) | {
        "xl/comments1.xml": f"<comments {MAIN}><commentList>{notes}</commentList></comments>",
        "xl/worksheets/_rels/sheet1.xml.rels": relationships(("comments", "../comments1.xml")),
    }
    assert read_workbook(save(tmp_path / "Return.xlsx", contents)).sheet("Data").comments == {"A1": "Here"}


def test_rows_without_their_number_keep_their_heights(tmp_path: Path) -> None:
    layout = _read(tmp_path, '<row ht="30"><c><v>1</v></c></row><row/><row hidden="1"/><row r="9" ht="5"/>').layout
    assert layout.row_heights == {1: 30.0, 9: 5.0}
    assert layout.hidden_rows == {3}


def test_no_workbook_may_hold_more_cells_than_fit_in_memory_on_all_its_sheets_together(tmp_path: Path) -> None:
    wide = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="B{row}"/></row>' for row in range(1, 6))
    whole = save(
        tmp_path / "Return.xlsx", parts({"One": sheet(wide), "Two": sheet(wide), "Odd": sheet(f"<!-- -->{wide}")})
    )
    for cells, filled, words in ((25, 99, "cells in all"), (99, 12, "answers and texts"), (30, 15, "")):
        room = Room(cells, filled)
        workbook = read_workbook(whole)
        load = [partial(read_layout, workbook.package, tab.part, tab.name, room) for tab in workbook.sheets]
        if words:
            with pytest.raises(WorkbookProblem, match=words):
                assert [one() for one in load] == []
        else:
            assert [len(one().grid) for one in load] == [10, 10, 10]


def test_a_damaged_list_of_texts_is_told_when_the_workbook_is_opened(tmp_path: Path) -> None:
    contents = parts({"Data": sheet(_row('<c r="A1"><v>1</v></c>'))}) | {STRINGS: f"<sst {MAIN}><si>"}
    with pytest.raises(WorkbookProblem, match="damaged part"):
        read_workbook(save(tmp_path / "Return.xlsx", contents))


def test_a_sheet_that_does_not_fit_takes_no_room_from_those_that_do() -> None:
    room = Room(cells=5, filled=5)
    with pytest.raises(TooMany):
        room.take(6, 0)
    room.take(5, 5)


def test_a_part_of_millions_of_pieces_is_refused_before_it_is_taken_apart() -> None:
    with pytest.raises(WorkbookProblem, match="than any workbook needs"):
        parse(b"<a>" + b"<b/>" * PIECES_LIMIT + b"</a>", "xl/styles.xml", "Return.xlsx")


def test_reading_many_cells_leaves_no_long_round_to_the_garbage_collector() -> None:
    row = "".join(f'<c r="{letter}{{0}}"><v>{{0}}</v></c>' for letter in "ABCDEFGHIJ")
    rows = "".join(f'<row r="{number}">{row.format(number)}</row>' for number in range(1, 6_001))
    part = f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    waiting: list[int] = []

    def count(phase: str, _: object) -> None:
        if phase == "start":
            waiting.append(gc.get_count()[0])

    gc.callbacks.append(count)
    try:
        grid, _ = read_cells(part)
        made = [[number] for number in range(1_000)]  # the collector is on again
    finally:
        gc.callbacks.remove(count)
    assert len(grid) + len(made) == 61_000
    assert max(waiting) < 50_000  # of the 120,000 that were made
