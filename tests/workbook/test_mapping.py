"""Where a workbook does not say where answers go, a person points at one cell; the rest follows, next year too."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from nhsbn_desktop.domain.mapping import WorkbookMapping, likeness
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.services import mappings, workbooks
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.mapping import (
    fingerprint,
    fitting,
    header_like,
    like_this,
    mapped_cells,
    section_like,
)
from nhsbn_desktop.workbook.reader import Workbook, read_workbook
from nhsbn_desktop.workbook.structure import Structure, find_structure

_YELLOW, _BLUE = PatternFill("solid", fgColor="FFFFF2CC"), PatternFill("solid", fgColor="FF1F4E79")
_QUESTIONS = {
    "Beds": {"Capacity": ["Beds commissioned", "Beds staffed on 31 March"], "Use": ["Occupied bed days in the year"]},
    "Staff": {"Posts": ["Whole time equivalent nurses", "Whole time equivalent doctors"], "Cover": ["Bank and agency"]},
}


def _form(path: Path, *, moved: int = 0, reworded: bool = False, filled: bool = False) -> Workbook:
    """A form whose author locked nothing and unlocked nothing: yellow cells are for answers, as only a person sees."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for tab, sections in _QUESTIONS.items():
        sheet = book.create_sheet(tab)
        row = 2 + moved
        for column, heading in enumerate(("Asked of you", "What counts", "This year", "Last year"), 2):
            sheet.cell(row, column, heading).font = Font(size=12, bold=True)
        for section, questions in sections.items():
            row += 1
            sheet.cell(row, 2, section).fill = _BLUE
            for question in questions:
                row += 1
                sheet.cell(row, 2, question + (" (restated)" if reworded and question.startswith("Bank") else ""))
                sheet.cell(row, 3, f"Count {question.lower()} as of the last day of the year")
                for column in (4, 5):
                    sheet.cell(row, column, 12 if filled else None).fill = _YELLOW
    book.save(path)
    return read_workbook(path)


@pytest.fixture
def form(tmp_path: Path) -> Workbook:
    return _form(tmp_path / "Form.xlsx")


def _mapping(workbook: Workbook, choice: int = -1) -> WorkbookMapping:
    row = next(row for row in range(1, 9) if workbook.sheet("Beds").text_at(row, 2) == "Asked of you")
    rule = like_this(workbook, Cell("Beds", f"D{row + 2}"))[choice].rule
    header = replace(header_like(workbook, "Beds", row, {"question": 2, "definition": 3}), sheet="")
    section = replace(section_like(workbook, Cell("Beds", f"B{row + 1}"))[0], sheet="")
    return WorkbookMapping("m1", "Form", fingerprint(workbook), (rule,), (header,), (section,))


def _asked(structure: Structure) -> list[tuple[str, str, int]]:
    return [(question.section, question.text, len(question.cells)) for question in structure.questions]


_ALL = [
    ("Capacity", "Beds commissioned", 2),
    ("Capacity", "Beds staffed on 31 March", 2),
    ("Use", "Occupied bed days in the year", 2),
    ("Posts", "Whole time equivalent nurses", 2),
    ("Posts", "Whole time equivalent doctors", 2),
    ("Cover", "Bank and agency", 2),
]


def test_cells_like_the_one_pointed_at_are_offered_narrowest_first_with_their_counts(form: Workbook) -> None:
    offered = like_this(form, Cell("Beds", "D4"))
    assert [(len(each.cells), dict(each.counts)) for each in offered] == [
        (3, {"Beds": 3}),
        (6, {"Beds": 6}),
        (6, {"Beds": 3, "Staff": 3}),
        (12, {"Beds": 6, "Staff": 6}),
    ]
    assert "This year" in offered[0].words
    assert offered[0].cells == (Cell("Beds", "D4"), Cell("Beds", "D5"), Cell("Beds", "D7"))


def test_a_form_that_says_nothing_is_read_whole_from_three_places_pointed_at(form: Workbook) -> None:
    assert not find_structure(form).answer_cells
    structure = find_structure(form, _mapping(form))
    assert _asked(structure) == _ALL
    first = structure.questions[0]
    assert first.definition.startswith("Count beds commissioned")
    assert [label for label, _ in first.cells] == ["This year", "Last year"]
    assert not structure.proposed


def test_a_narrower_choice_leaves_the_other_column_out(form: Workbook) -> None:
    structure = find_structure(form, _mapping(form, choice=2))
    assert [len(question.cells) for question in structure.questions] == [1] * 6


def test_last_years_mapping_reads_this_years_form_though_rows_moved_and_words_changed(
    form: Workbook, tmp_path: Path
) -> None:
    mapping = _mapping(form)
    later = _form(tmp_path / "Later.xlsx", moved=3, reworded=True)
    assert fitting(later, [mapping]) is mapping
    expected = [(section, text.replace("agency", "agency (restated)"), count) for section, text, count in _ALL]
    assert _asked(find_structure(later, mapping)) == expected


def test_a_filled_copy_has_the_blanks_mapping_and_another_workbook_has_not(form: Workbook, tmp_path: Path) -> None:
    mapping = _mapping(form)
    assert fitting(_form(tmp_path / "Filled.xlsx", filled=True), [mapping]) is mapping
    other = openpyxl.Workbook()
    for number in range(1, 20):
        other.active.cell(number, 1, f"Another question entirely, number {number}")
    other.save(tmp_path / "Other.xlsx")
    assert fitting(read_workbook(tmp_path / "Other.xlsx"), [mapping]) is None
    assert fitting(form, []) is None


def test_likeness_says_nothing_of_very_few_texts_or_very_unequal_numbers() -> None:
    many = tuple(str(number) for number in range(30))
    assert likeness(many[:4], many[:4]) == 0
    assert likeness(many[:10], many) == 0
    assert likeness(many[:20], many[:25]) == 1
    assert likeness(many[:20], many[10:30]) == 0.5


def test_formulas_and_cells_behind_merged_ones_are_never_answer_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(2, 8):
        sheet.cell(row, 1, f"Question number {row}")
        sheet.cell(row, 2).fill = _YELLOW
    sheet["B4"] = "=B2+B3"
    sheet.merge_cells("B6:B7")
    book.save(tmp_path / "Form.xlsx")
    workbook = read_workbook(tmp_path / "Form.xlsx")
    rule = like_this(workbook, Cell("Sheet", "B2"))[0].rule
    cells = mapped_cells(workbook, WorkbookMapping("m", "", (), (rule,)))
    assert dict(cells["Sheet"].by_row) == {2: (2,), 3: (2,), 5: (2,), 6: (2,)}


def test_a_workbook_of_values_alone_is_mapped_by_its_heading() -> None:
    workbook = read_workbook(Path(__file__).parent / "files" / "small.ods")
    offered = like_this(workbook, Cell("Access", "D2"))
    assert {cell.address for cell in offered[0].cells} >= {"D2", "D3", "D4", "D5", "D7"}


def test_a_mapping_is_kept_on_record_used_at_the_next_opening_and_taken_back(
    form: Workbook, session: Session, tmp_path: Path
) -> None:
    mapping = replace(_mapping(form), id="kept")
    with pytest.raises(NotReady):
        mappings.keep_mapping(session, mappings.new_mapping(form))
    mappings.keep_mapping(session, mapping)
    kept = mappings.kept_mapping(session, form)
    assert kept is not None
    assert (kept.answers, kept.by) == (mapping.answers, "ann")
    _form(tmp_path / "Later.xlsx", moved=2)
    opened = workbooks.open_workbook(session, tmp_path / "Later.xlsx", ())
    assert len(opened.reading.values) == 12
    mappings.forget_mapping(session, mapping)
    assert mappings.kept_mapping(session, form) is None


def test_only_officers_say_how_a_workbook_is_to_be_read(form: Workbook, session: Session) -> None:
    lead = replace(session, person=Person("leo", "Leo Hart", Role.NOMINATED_LEAD))
    with pytest.raises(NotPermitted):
        mappings.keep_mapping(lead, _mapping(form))
