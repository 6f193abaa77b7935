"""Packs that come back: every answer a lead changed ends in the master or is told, and no answer is lost on the way."""

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.services.sample import Sample
from nhsbn_desktop.workbook.merging import MergeResult, merge
from nhsbn_desktop.workbook.parts.addresses import address_of
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.section_pack import make_pack
from nhsbn_desktop.workbook.writer import write_copy
from tests.workbook.histories import KEYS, PLAIN, QUESTIONS, TEAMS, Answer, Drawing, Key, address, draw, place_of

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")  # by openpyxl

ANSWERS: dict[Key, Answer] = {
    key: f"{key[2]}: as before" if key[1].endswith("?") else Decimal(100 + at) for at, key in enumerate(KEYS)
}
MINE = tuple(key for key in KEYS if key[0] == "Access")
RECEIVED: Key = ("Access", "Referrals received", "EIP")
ACCEPTED: Key = ("Access", "Referrals accepted", "EIP")
COST: Key = ("Finance", "Beds open all year", "EIP")

values = st.one_of(
    st.none(),
    st.decimals(-10_000, 10_000, places=2).map(lambda number: Decimal(repr(float(number)).removesuffix(".0"))),
    st.sampled_from(["Yes", "Yes ", "c. 30", "1,234", "#DIV/0!", "EIP", "TRUE"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="<>&"), min_size=1, max_size=12),
)
edits = st.dictionaries(st.sampled_from(KEYS), values, max_size=8)


class Round:
    """A master, a pack of it for Access, and what comes back, all in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.base = draw(folder / "base.xlsx", ANSWERS)
        make_pack(self.base, folder / "pack.xlsx", ["Access"])

    def come_back(
        self, edited: dict[Key, Answer], master: dict[Key, Answer] | None = None, drawing: Drawing = PLAIN, **more: str
    ) -> MergeResult:
        blank = {key: None for key in KEYS if key[0] == "Finance"}
        draw(self.folder / "returned.xlsx", {**ANSWERS, **blank, **edited}, drawing, self.folder / "pack.xlsx")
        draw(self.folder / "master.xlsx", {**ANSWERS, **(master or {})})
        names = ("master.xlsx", "returned.xlsx", "base.xlsx", "merged.xlsx")
        return merge(*(self.folder / name for name in names), **more)  # type: ignore[arg-type]

    def merged(self) -> dict[Key, Answer]:
        book = read_workbook(self.folder / "merged.xlsx")
        return {key: book.sheet(key[0]).cell(address(key)).answer for key in KEYS}


@pytest.fixture
def story(tmp_path: Path) -> Round:
    return Round(tmp_path)


def test_an_answer_changed_in_the_pack_alone_is_taken(story: Round) -> None:
    result = story.come_back({RECEIVED: Decimal(7)}, master={COST: Decimal(9)})
    assert [(str(one.cell), one.label, one.base, one.returned) for one in result.taken] == [
        ("Access!D5", "Referrals received, EIP", Decimal(100), Decimal(7))
    ]
    assert story.merged() == {**ANSWERS, RECEIVED: Decimal(7), COST: Decimal(9)}
    assert not result.conflicts
    assert not result.tampering


def test_an_answer_changed_on_both_sides_is_a_conflict_and_the_masters_stands(story: Round) -> None:
    result = story.come_back({RECEIVED: Decimal(7)}, master={RECEIVED: Decimal(8)})
    (conflict,) = result.conflicts
    assert (conflict.base, conflict.master, conflict.returned, conflict.kept) == (100, 8, 7, "master")
    assert story.merged()[RECEIVED] == 8


def test_a_conflict_is_decided_for_the_pack_only_where_a_person_says_so(story: Round) -> None:
    result = story.come_back({RECEIVED: Decimal(7)}, master={RECEIVED: Decimal(8)}, take="returned")
    assert [conflict.kept for conflict in result.conflicts] == ["returned"]
    assert story.merged()[RECEIVED] == 7


def test_both_sides_saying_the_same_is_no_conflict(story: Round) -> None:
    result = story.come_back({RECEIVED: Decimal(7)}, master={RECEIVED: Decimal(7)})
    assert (result.taken, result.conflicts) == ((), ())
    assert result.unchanged == len(MINE)


def test_an_answer_cleared_in_the_pack_is_cleared_in_the_master(story: Round) -> None:
    story.come_back({RECEIVED: None})
    assert story.merged()[RECEIVED] is None


def test_only_the_packs_own_sections_are_taken(story: Round) -> None:
    result = story.come_back({COST: Decimal(1)})
    assert story.merged() == ANSWERS
    assert not result.taken


def test_the_master_is_patched_and_all_else_in_it_stays(story: Round) -> None:
    assert story.come_back({RECEIVED: Decimal(7)}).parts == ("xl/workbook.xml", "xl/worksheets/sheet1.xml")


def test_answers_follow_rows_that_moved_by_the_words_of_their_questions(story: Round) -> None:
    moved = Drawing(rows=(QUESTIONS[0], "", *QUESTIONS[1:]))
    result = story.come_back({ACCEPTED: Decimal(7)}, drawing=moved)
    assert story.merged() == {**ANSWERS, ACCEPTED: Decimal(7)}
    assert [one.message for one in result.tampering] == ["On Access, row 6 was inserted."]
    assert result.notices == (
        "Access: rows or columns stand elsewhere in returned.xlsx, so its answers were matched by the words of their"
        " questions and headings.",
    )


def test_answers_follow_columns_by_their_headings(story: Round) -> None:
    result = story.come_back({RECEIVED: Decimal(7)}, drawing=Drawing(columns=("CMHT", "", "EIP", "CRHT")))
    assert story.merged() == {**ANSWERS, RECEIVED: Decimal(7)}
    assert {one.code for one in result.tampering} >= {"TAMPER-COLUMN-MOVED"}


def test_answers_of_a_question_that_moved_and_reads_otherwise_are_refused(story: Round) -> None:
    swapped = (QUESTIONS[1], QUESTIONS[0], *QUESTIONS[2:])
    drawing = Drawing(rows=swapped, texts={"Referrals accepted": "Something else altogether"})
    result = story.come_back({ACCEPTED: Decimal(7)}, drawing=drawing)
    assert story.merged() == ANSWERS
    assert {one.label for one in result.refused} == {*(f"Referrals accepted, {team}" for team in TEAMS), ""}
    assert Decimal(7) in [one.returned for one in result.refused]


def test_answers_of_a_deleted_row_are_refused_and_the_masters_stand(story: Round) -> None:
    result = story.come_back({}, drawing=Drawing(rows=QUESTIONS[1:]))
    assert story.merged() == ANSWERS
    assert [(one.label, one.why) for one in result.refused] == [
        (f"Referrals received, {team}", "its row or column was deleted in the pack") for team in TEAMS
    ]


def test_a_pack_of_another_workbook_is_refused(story: Round, tmp_path: Path) -> None:
    other = draw(tmp_path / "other.xlsx", {**ANSWERS, COST: Decimal(1)})
    make_pack(other, tmp_path / "theirs.xlsx", ["Access"])
    with pytest.raises(WorkbookProblem, match=r"theirs\.xlsx was not made from base\.xlsx"):
        merge(story.base, tmp_path / "theirs.xlsx", story.base, tmp_path / "merged.xlsx")
    assert not (tmp_path / "merged.xlsx").exists()


def test_another_form_is_refused(story: Round, planted: Sample, tmp_path: Path) -> None:
    with pytest.raises(WorkbookProblem, match="is not a copy of"):
        merge(planted.workbook("Trust"), tmp_path / "pack.xlsx", story.base, tmp_path / "merged.xlsx")


def test_the_pack_as_issued_serves_as_the_base_too(story: Round, tmp_path: Path) -> None:
    story.come_back({RECEIVED: Decimal(7)})
    result = merge(
        tmp_path / "master.xlsx", tmp_path / "returned.xlsx", tmp_path / "pack.xlsx", tmp_path / "again.xlsx"
    )
    assert [one.returned for one in result.taken] == [7]


def test_a_pack_that_lost_its_identity_is_taken_by_its_visible_tabs_and_says_so(story: Round, tmp_path: Path) -> None:
    edited = {**ANSWERS, RECEIVED: Decimal(7), COST: None}
    book = openpyxl.load_workbook(draw(tmp_path / "plain.xlsx", edited))
    book["Finance"].sheet_state = "hidden"
    book.save(tmp_path / "plain.xlsx")
    result = merge(story.base, tmp_path / "plain.xlsx", story.base, tmp_path / "merged.xlsx")
    assert result.sections == ("Access",)
    assert "no longer says which pack it is" in result.notices[0]
    assert story.merged() == {**ANSWERS, RECEIVED: Decimal(7)}


def test_a_formula_typed_as_an_answer_gives_its_result(story: Round, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(tmp_path / "pack.xlsx")
    book["Access"][address(RECEIVED)] = "=1+2"
    book.save(tmp_path / "formula.xlsx")
    result = merge(story.base, tmp_path / "formula.xlsx", story.base, tmp_path / "merged.xlsx")
    assert [one.why for one in result.refused] == ["it is a formula whose result was not saved"]
    assert "TAMPER-FORMULA-ADDED" in {one.code for one in result.tampering}


def test_an_answer_typed_where_there_is_no_answer_cell_is_told(story: Round, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(tmp_path / "pack.xlsx")
    cell = book["Access"]["H20"]
    cell.value, cell.protection = "See my other file", openpyxl.styles.Protection(locked=False)
    book.save(tmp_path / "stray.xlsx")
    result = merge(story.base, tmp_path / "stray.xlsx", story.base, tmp_path / "merged.xlsx")
    assert [(str(one.cell), one.returned) for one in result.refused] == [("Access!H20", "See my other file")]


def test_a_real_sized_pack_saved_by_another_program_merges(planted: Sample, tmp_path: Path) -> None:
    master = planted.workbook("Alderbrook")
    make_pack(master, tmp_path / "pack.xlsx", ["Access"])
    book = openpyxl.load_workbook(tmp_path / "pack.xlsx")
    book["Access"]["E6"], book["Access"]["F6"] = 12, "c. 30"
    book.save(tmp_path / "returned.xlsx")
    write_copy(master, tmp_path / "master.xlsx", {Cell("Finance", "E6"): Decimal(3)})
    result = merge(tmp_path / "master.xlsx", tmp_path / "returned.xlsx", master, tmp_path / "merged.xlsx")
    merged = read_workbook(tmp_path / "merged.xlsx")
    assert {str(one.cell): one.returned for one in result.taken} == {"Access!E6": 12, "Access!F6": "c. 30"}
    assert [merged.sheet(s).cell(a).answer for s, a in (("Access", "E6"), ("Access", "F6"), ("Finance", "E6"))] == [
        12, "c. 30", 3,
    ]  # fmt: skip
    assert {one.code for one in result.tampering} == {"TAMPER-LIST-CHANGED"}  # which openpyxl loses


drawings = st.builds(
    Drawing,
    rows=st.one_of(
        st.just(QUESTIONS),
        st.integers(0, len(QUESTIONS)).map(lambda at: (*QUESTIONS[:at], "", *QUESTIONS[at:])),
        st.integers(0, len(QUESTIONS) - 1).map(lambda at: (*QUESTIONS[:at], *QUESTIONS[at + 1 :])),
        st.permutations(QUESTIONS).map(tuple),
    ),
    columns=st.one_of(
        st.just(TEAMS),
        st.integers(0, len(TEAMS)).map(lambda at: (*TEAMS[:at], "", *TEAMS[at:])),
        st.permutations(TEAMS).map(tuple),
    ),
    texts=st.one_of(st.just({}), st.dictionaries(st.sampled_from(QUESTIONS), st.just("Reworded by hand"), max_size=1)),
    headings=st.one_of(st.just({}), st.dictionaries(st.sampled_from(TEAMS), st.just("Another team"), max_size=1)),
)


def check_history(edited: dict[Key, Answer], master: dict[Key, Answer], drawing: Drawing) -> None:
    """Every answer the lead changed is in the merged workbook or told; every other cell is as the master has it."""
    with TemporaryDirectory() as folder:
        story = Round(Path(folder))
        result = story.come_back(edited, master, drawing)
        merged = story.merged()
    theirs = {key: value for key, value in edited.items() if key[0] == "Access"}
    told = {(one.cell.sheet, one.cell.address): one for one in result.conflicts}
    refused = {one.label for one in result.refused} | {str(one.cell) for one in result.refused}
    for key in KEYS:
        base, now = ANSWERS[key], master.get(key, ANSWERS[key])
        came = theirs.get(key, base)
        if merged[key] != now:
            assert (merged[key], now) == (came, base), f"{key} is neither the master's nor the lead's"
        if came == base or came == merged[key] or place_of(key, drawing) is None:
            continue
        conflict = told.get((key[0], address(key)))
        if conflict is not None:
            assert (conflict.base, conflict.master, conflict.returned) == (base, now, came)
            assert merged[key] == now
        else:
            place = place_of(key, drawing)
            assert place
            assert {f"{key[1]}, {key[2]}", f"Access!{address_of(*place)}"} & refused, f"{key} is lost"


@given(edits, edits)
@settings(max_examples=40)
def test_no_history_of_edits_loses_an_answer(edited: dict[Key, Answer], master: dict[Key, Answer]) -> None:
    check_history(edited, master, PLAIN)


@given(edits, edits, drawings)
@settings(max_examples=40)
def test_no_history_with_rows_and_columns_moved_loses_an_answer(
    edited: dict[Key, Answer], master: dict[Key, Answer], drawing: Drawing
) -> None:
    check_history(edited, master, drawing)


@pytest.mark.slow
@given(edits, edits, st.one_of(st.just(PLAIN), drawings))
@settings(max_examples=1000)
def test_a_thousand_histories_lose_no_answer(
    edited: dict[Key, Answer], master: dict[Key, Answer], drawing: Drawing
) -> None:
    check_history(edited, master, drawing)


@pytest.mark.parametrize(("unit", "year"), [("Alderbrook", "2023/24"), ("Brackenfield", "2025/26")])
def test_nothing_is_taken_from_an_older_template_or_another_submissions_workbook(
    unit: str, year: str, planted: Sample, tmp_path: Path
) -> None:
    """Their questions are the same; only what they say of themselves tells them apart."""
    base = planted.workbook("Alderbrook")
    other = planted.workbook(unit, year)
    with pytest.raises(WorkbookProblem, match="Nothing was taken"):
        merge(base, other, base, tmp_path / "merged.xlsx")
    assert not (tmp_path / "merged.xlsx").exists()
