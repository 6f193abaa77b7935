"""What a workbook asks is found whoever made it: in the Network's form, across the tab, or with no form at all."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from nhsbn_desktop.domain.metrics import Cell, ValueType
from nhsbn_desktop.workbook.parts.addresses import address_of
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.structure import Question, Structure, find_structure
from tests.workbook.making import parts, save, sheet

OPEN, DATE, HEADING, SET_IN = 1, 2, 3, 4  # the styles of making.STYLES_XML

Content = str | int | tuple[str | int | None, int]
"""A text or number, or either with its style."""


def _cell(row: int, column: int, content: Content) -> str:
    value, style = content if isinstance(content, tuple) else (content, 0)
    head = f'<c r="{address_of(row, column)}" s="{style}"'
    if value is None:
        return f"{head}/>"
    if isinstance(value, int):
        return f"{head}><v>{value}</v></c>"
    return f'{head} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def _tab(rows: Mapping[int, Sequence[Content | None]], after: str = "") -> str:
    """A sheet from its rows; None leaves a cell out."""
    data = "".join(
        f'<row r="{row}">{"".join(_cell(row, n, c) for n, c in enumerate(cells, 1) if c is not None)}</row>'
        for row, cells in rows.items()
    )
    return sheet(data, after)


def _structure(tmp_path: Path, tabs: Mapping[str, str], states: Mapping[str, str] | None = None) -> Structure:
    return find_structure(read_workbook(save(tmp_path / "Return.xlsx", parts(tabs, states=states))))


def _by_text(structure: Structure) -> dict[str, Question]:
    return {question.text: question for question in structure.questions}


_BLANK = (None, OPEN)
_HEADS = ("Question", "Definition/guidance", "Question type")
_INTRODUCTION = _tab(
    {
        1: ["Managing Frailty 2025/26 \u2013 data collection"],
        3: ["Data collection opens", "Monday 22nd June 2026"],
        4: ["Submission deadline:", 46241],
        5: ["Project outputs published", None, "November 2026"],
    }
)
_DETAILS = _tab(
    {
        5: ["Please tell us who you are"],
        6: ["Organisation", ("Northmoor NHS Foundation Trust", OPEN)],
        7: ["Name of submission (if more than one)", ("Calderside", OPEN)],
        8: ["Contact name", ("Ann Hale", OPEN)],
        9: ["Contact telephone number", _BLANK],
        10: ["Contact e-mail address", ("ann.hale@northmoor.example", OPEN)],
    }
)
_SUPPORT = _tab(
    {1: ["Heading", "Data"], 2: ["Project ID", 41], 3: ["Submission period", "2025-26"], 4: ["Spec Type", "CCR"]}
)
_CCR = _tab(
    {
        4: [*_HEADS, "Patient 1", "Patient 2", "Data source", "Comments"],
        5: [("About the patient", HEADING), (None, HEADING), (None, HEADING), (None, HEADING)],
        6: ["Age at admission", "In whole years", "Numerical", _BLANK, _BLANK, _BLANK, _BLANK],
        7: ["Did any of the following apply?", "Answer each", "Yes/No"],
        8: ["Falls", None, "Yes/No", _BLANK, _BLANK, _BLANK, _BLANK],
        9: ["Malnutrition", None, "Yes/No", _BLANK, _BLANK, _BLANK, _BLANK],
        10: [("The stay", HEADING)],
        11: [
            "Ward type",
            "If other, please specify",
            "Drop-down list:\nAcute\n Community\nOther",
            _BLANK,
            _BLANK,
            _BLANK,
            _BLANK,
        ],
        12: ["If other, which?", None, "Narrative", _BLANK, _BLANK, _BLANK, _BLANK],
        13: ["Date of discharge", None, "Date", (None, DATE), (None, DATE), _BLANK, _BLANK],
        14: ["Total days", None, "Numerical", "locked", "locked"],
    }
)


@pytest.fixture
def case_review(tmp_path: Path) -> Structure:
    tabs = {
        "Introduction": _INTRODUCTION,
        "Submission Details": _DETAILS,
        "CCR": _CCR,
        "Picture": _tab({1: ["How to"]}),
        "Support": _SUPPORT,
        "Drop downs": _tab({1: ["Acute"]}),
    }
    return _structure(tmp_path, tabs, {"Support": "veryHidden", "Drop downs": "veryHidden"})


def test_the_front_of_a_workbook_tells_what_it_is_and_when_it_is_due(case_review: Structure) -> None:
    assert case_review.title == "Managing Frailty 2025/26 \u2013 data collection"
    assert case_review.year == "2025/26"
    timetable = case_review.timetable
    assert (timetable.opens, timetable.deadline, timetable.outputs) == (
        date(2026, 6, 22),
        date(2026, 8, 7),
        date(2026, 11, 1),
    )
    assert case_review.support == {"Project ID": "41", "Submission period": "2025-26", "Spec Type": "CCR"}


def test_a_workbook_without_a_title_goes_by_its_files_name_and_not_by_a_heading(tmp_path: Path) -> None:
    tab = _tab({4: [*_HEADS, "Response"], 5: ["Beds open", None, "Numerical", _BLANK]})
    path = save(tmp_path / "Beds 2025-26.xlsx", parts({"Beds": tab, "Notes": _tab({1: ["About beds"]})}))
    structure = find_structure(read_workbook(path))
    assert (structure.title, structure.project, structure.year) == ("Beds 2025-26", "Beds", "2025/26")


def test_the_submission_details_are_read_with_their_cells(case_review: Structure) -> None:
    details = case_review.details
    assert details.organisation == "Northmoor NHS Foundation Trust"
    assert details.submission == "Calderside"
    assert (details.contact_name, details.contact_email) == ("Ann Hale", "ann.hale@northmoor.example")
    assert details.cells["contact_email"] == Cell("Submission Details", "B10")


def test_each_sheet_has_its_kind_and_state(case_review: Structure) -> None:
    assert [(summary.name, summary.state, summary.kind) for summary in case_review.sheets] == [
        ("Introduction", "visible", "introduction"),
        ("Submission Details", "visible", "details"),
        ("CCR", "visible", "data"),
        ("Picture", "visible", "reference"),
        ("Support", "veryHidden", "support"),
        ("Drop downs", "veryHidden", "lists"),
    ]


def test_questions_stand_in_their_sections_with_their_types_and_cells(case_review: Structure) -> None:
    assert [section.name for section in case_review.sections] == ["About the patient", "The stay"]
    found = _by_text(case_review)
    assert [(text, question.kind, question.section) for text, question in found.items()] == [
        ("Age at admission", ValueType.TWO_DECIMALS, "About the patient"),
        ("Falls", ValueType.YES_NO, "About the patient"),
        ("Malnutrition", ValueType.YES_NO, "About the patient"),
        ("Ward type", ValueType.LIST, "The stay"),
        ("If other, which?", ValueType.TEXT, "The stay"),
        ("Date of discharge", ValueType.DATE, "The stay"),
    ]
    ward = found["Ward type"]
    assert ward.options == ("Acute", "Community", "Other")
    assert ward.cells == (("Patient 1", Cell("CCR", "D11")), ("Patient 2", Cell("CCR", "E11")))
    assert (ward.source_cell, ward.comment_cell) == (Cell("CCR", "F11"), Cell("CCR", "G11"))
    assert case_review.answer_cells == 12
    assert not case_review.proposed


def test_a_sub_question_keeps_the_words_of_the_question_it_continues(case_review: Structure) -> None:
    falls = _by_text(case_review)["Falls"]
    assert falls.parent == "Did any of the following apply?"
    assert falls.wording == "Did any of the following apply?: Falls"
    assert not _by_text(case_review)["Ward type"].parent


def test_each_block_of_a_tab_has_its_own_answer_columns(tmp_path: Path) -> None:
    tab = _tab(
        {
            1: [None, ("Mental Health 2025/26", HEADING)],
            2: [None, "Quality, effectiveness and safety"],
            4: [None, *_HEADS, "EIP", "CRHT", "Total (calculated)", "Data source", "Comments"],
            5: [None, ("Quality, effectiveness and safety: by team type", HEADING)],
            6: [None, "Referrals received", "All referrals", "Numerical", _BLANK, _BLANK, (0, OPEN), _BLANK, _BLANK],
            8: [None, *_HEADS, "Response", "Data source", "Comments"],
            9: [None, "Referrals received by source", "Split of the total", "Numerical"],
            10: [None, ("GP", SET_IN), None, "Numerical", _BLANK, _BLANK, _BLANK],
            11: [None, ("Self or carer", SET_IN), None, "Numerical", _BLANK, _BLANK, _BLANK],
            12: [None, "Sickness absence rate", None, "Percentage", _BLANK, _BLANK, _BLANK],
            13: [None, "Total cost", None, "Currency", _BLANK, _BLANK, _BLANK],
            14: [None, "Number of bases", None, "Numerical (whole number)", _BLANK, _BLANK, _BLANK],
        }
    )
    structure = _structure(tmp_path, {"Quality, effectiveness, safety": tab})
    found = _by_text(structure)
    assert [section.name for section in structure.sections] == ["Quality, effectiveness and safety"]
    received = found["Referrals received"]
    assert [label for label, _ in received.cells] == ["EIP", "CRHT"]
    assert received.block == "Quality, effectiveness and safety: by team type"
    assert [label for label, _ in found["GP"].cells] == ["Response"]
    assert found["Self or carer"].parent == "Referrals received by source"
    assert not found["Sickness absence rate"].parent
    assert [found[text].kind for text in ("Sickness absence rate", "Total cost", "Number of bases")] == [
        ValueType.PERCENT,
        ValueType.MONEY,
        ValueType.COUNT,
    ]
    assert [found[text].unit for text in ("Sickness absence rate", "Total cost")] == ["%", "\u00a3"]


def test_an_untyped_row_that_invites_is_a_question_and_not_a_section(tmp_path: Path) -> None:
    tab = _tab(
        {
            1: [*_HEADS, "Response"],
            2: ["Which of these are offered?"],
            3: ["Art therapy", None, "Yes/No", _BLANK],
            4: ["- Music therapy", None, "Yes/No", _BLANK],
            5: ["How many staff are there?", None, "Numerical", _BLANK],
            6: ["of which: therapists", None, "Numerical", _BLANK],
        }
    )
    structure = _structure(tmp_path, {"Therapies": tab})
    assert [(q.section, q.parent, q.text) for q in structure.questions] == [
        ("Therapies", "Which of these are offered?", "Art therapy"),
        ("Therapies", "Which of these are offered?", "Music therapy"),
        ("Therapies", "", "How many staff are there?"),
        ("Therapies", "How many staff are there?", "therapists"),
    ]


def test_hidden_merged_and_calculated_cells_are_not_for_answers(tmp_path: Path) -> None:
    data = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Question</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>Question type</t></is></c>'
        '<c r="C1" t="inlineStr"><is><t>Response</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Beds</t></is></c>'
        '<c r="B2" t="inlineStr"><is><t>Numerical</t></is></c>'
        '<c r="C2" s="1"/><c r="D2" s="1"/><c r="E2" s="1"/></row>'
        '<row r="3"><c r="A3" t="inlineStr"><is><t>Days</t></is></c>'
        '<c r="B3" t="inlineStr"><is><t>Numerical</t></is></c>'
        '<c r="C3" s="1"><f>C2*365</f></c></row>'
    )
    before = '<cols><col min="5" max="5" hidden="1"/></cols>'
    after = '<mergeCells><mergeCell ref="C2:D2"/></mergeCells>'
    structure = _structure(tmp_path, {"Beds": sheet(data, after, before), "Old": _CCR}, {"Old": "hidden"})
    assert [question.cells for question in structure.questions] == [(("Response", Cell("Beds", "C2")),)]


def test_questions_across_the_tab_take_their_ids_and_cases(tmp_path: Path) -> None:
    tab = _tab(
        {
            1: [77],
            7: [None, "1. Will this patient be followed up?", "2. How many days did they stay?", "3. Which ward?"],
            9: ["QID (hide)", 9001, 9002, "9003"],
            10: ["Patient A", _BLANK, _BLANK, _BLANK],
            11: ["Patient B", _BLANK, _BLANK, _BLANK],
        },
        '<dataValidations><dataValidation type="list" sqref="B10:B99"><formula1>"Yes,No"</formula1></dataValidation>'
        "</dataValidations>",
    )
    tab_below = _tab(
        {
            2: ["QID (hide)", 5, 6],
            3: [None, "1. Will this service continue?", "2. How many staff?"],
            4: [_BLANK, _BLANK, _BLANK],
        }
    )
    structure = _structure(tmp_path, {"Cases": tab_below, "Numbered": tab})
    cases = [question for question in structure.questions if question.sheet == "Cases"]
    assert [(q.question_id, q.text, q.cells) for q in cases] == [
        ("5", "1. Will this service continue?", (("Case 1", Cell("Cases", "B4")),)),
        ("6", "2. How many staff?", (("Case 1", Cell("Cases", "C4")),)),
    ]
    numbered = [question for question in structure.questions if question.sheet == "Numbered"]
    assert [q.text for q in numbered] == [
        "1. Will this patient be followed up?",
        "2. How many days did they stay?",
        "3. Which ward?",
    ]
    assert numbered[0].kind is ValueType.YES_NO
    assert [label for label, _ in numbered[0].cells] == ["Patient A", "Patient B"]


def test_without_any_form_the_labels_beside_and_above_are_the_questions(tmp_path: Path) -> None:
    tab = _tab(
        {
            2: ["Name of the programme", (None, OPEN)],
            4: ["", "Output", "Amount"],
            5: [None, (None, OPEN), (None, OPEN)],
            6: [None, (None, OPEN), (None, OPEN)],
        }
    )
    structure = _structure(tmp_path, {"Programme": tab})
    assert [(q.text, [str(cell) for _, cell in q.cells]) for q in structure.questions] == [
        ("Name of the programme", ["Programme!B2"]),
        ("Output", ["Programme!B5", "Programme!B6"]),
        ("Amount", ["Programme!C5", "Programme!C6"]),
    ]


def test_where_nothing_is_unlocked_a_proposal_says_what_it_rests_on(tmp_path: Path) -> None:
    tab = _tab(
        {
            1: ["", "Requirement text", "Your response"],
            2: ["C1.1", "Name of the plan", (None, 0)],
            3: ["C1.2", "Plan type", (None, 0)],
            4: ["", "Not asked", (None, 0)],
        },
        '<dataValidations><dataValidation type="list" sqref="C3"><formula1>"A,B"</formula1></dataValidation>'
        "</dataValidations>",
    )
    structure = _structure(tmp_path, {"Plan": tab})
    assert structure.proposed
    assert [(q.text, q.options, q.evidence) for q in structure.questions] == [
        ("Name of the plan", (), "a numbered row under an answer heading"),
        ("Plan type", ("A", "B"), "the workbook checks what is typed here"),
    ]


def test_cells_in_rows_folded_into_an_outline_are_for_answers_and_those_hidden_for_good_are_not(tmp_path: Path) -> None:
    label = '<c r="A{0}" t="inlineStr"><is><t>Site {0}</t></is></c><c r="B{0}" s="1"/>'
    data = (
        f'<row r="2">{label.format(2)}</row>'
        f'<row r="3" hidden="1" outlineLevel="1">{label.format(3)}</row>'
        f'<row r="4" hidden="1">{label.format(4)}<c r="C4" s="1"/></row>'
    )
    before = '<cols><col min="3" max="3" hidden="1" outlineLevel="1"/></cols>'
    for extra in ('<c r="C2" s="1"/>', ""):
        tab = sheet(data.replace("</row>", f"{extra}</row>", 1), before=before)
        structure = _structure(tmp_path, {"Sites": tab})
        found = [cell.address for question in structure.questions for _, cell in question.cells]
        assert found == (["B2", "C2", "B3"] if extra else ["B2", "B3"])


def test_headings_with_numbers_in_them_are_not_taken_for_numbered_questions(tmp_path: Path) -> None:
    halves = ["H1 (Apr-Sep)", "H2 (Oct-Mar)", "H1 (Apr-Sep)", "H2 (Oct-Mar)"]
    tab = _tab({4: ["", *halves], 5: ["Beds", *[_BLANK] * 4], 6: ["Staff", *[_BLANK] * 4], 9: ["Comments", _BLANK]})
    structure = _structure(tmp_path, {"Funding": tab})
    assert [question.text for question in structure.questions] == ["Beds", "Staff", "Comments"]


def test_cells_below_a_table_of_cases_are_asked_too(tmp_path: Path) -> None:
    heads = ["1. Will this service go on?", "2. How many staff?", "3. Which ward?"]
    tab = _tab({2: [None, *heads], 3: ["Case 1", *[_BLANK] * 3], 8: [*[None] * 5, "Signed by", _BLANK]})
    structure = _structure(tmp_path, {"Cases": tab})
    asked = {question.text: [cell.address for _, cell in question.cells] for question in structure.questions}
    assert asked == dict(zip([*heads, "Signed by"], [["B3"], ["C3"], ["D3"], ["G8"]], strict=True))


def test_a_locked_form_without_types_is_proposed_by_its_definitions_and_numbers(tmp_path: Path) -> None:
    tab = _tab(
        {
            1: [("Instructions for the whole tab", HEADING)],
            2: ["#", "Indicator", "Instruction", "[Plan 1]", "[Plan 2]"],
            3: [("I. Programme", HEADING), (None, HEADING), (None, HEADING), (None, HEADING), (None, HEADING)],
            4: ["D1.I.1", "Plan enrolment", "Enter the number of people", (None, 0), (None, 0)],
            5: ["D1.I.2", "Plan share", "", (None, 0), (None, 0)],
            6: ["", "Plan name", "", (None, 0), (None, 0)],
            7: [("II. Quality", HEADING), ("Quality", HEADING), (None, HEADING), (None, 0), (None, 0)],
        }
    )
    structure = _structure(tmp_path, {"Plan": tab})
    assert structure.proposed
    assert [(q.text, [cell.address for _, cell in q.cells]) for q in structure.questions] == [
        ("Plan enrolment", ["D4", "E4"]),
        ("Plan share", ["D5", "E5"]),
        ("Plan name", ["D6", "E6"]),
    ]
