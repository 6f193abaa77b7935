"""Workbook, as a person works in it: open a file, read a sheet, type an answer, say why once, take it back."""

import re
from collections.abc import Generator
from decimal import Decimal
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QInputDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.rows.sheet_grid import SheetModel
from nhsbn_desktop.desktop.screens.workbook import WorkbookScreen
from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.mapping import WorkbookMapping
from nhsbn_desktop.services import answers, workbooks
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.protected import forget_passwords
from tests.desktop.big_workbook import write_big_workbook
from tests.desktop.heartbeat import Heartbeat
from tests.desktop.screens.sample_desk import UNIT, Desk


@pytest.fixture
def desk(qtbot: QtBot, jobs: Jobs, session: Session, tmp_path: Path) -> Desk:
    return Desk(qtbot, jobs, session, tmp_path)


@pytest.fixture
def screen(desk: Desk) -> WorkbookScreen:
    desk.open()
    shown: WorkbookScreen = desk.show("workbook")
    return shown


def words_on(screen: WorkbookScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def a_number(desk: Desk) -> str:
    """A count of a visible sheet that has one cell and a figure."""
    submission = desk.submission()
    return next(
        code
        for code in submission.collection.codes
        if isinstance(submission.answers.get(code), Decimal) and not submission.answers.options.get(code)
    )


def go_to(desk: Desk, screen: WorkbookScreen, code: str) -> None:
    screen.open_target(code)
    desk.settle()
    assert screen._model.cell(screen._form.table.currentIndex()).code == code


def type_in(desk: Desk, screen: WorkbookScreen, words: str) -> None:
    """Types over the current cell and presses Enter."""
    table = screen._form.table
    table.setFocus()
    desk.qtbot.keyClick(table, words[0])
    editor = next(e for e in table.viewport().findChildren(QLineEdit) if e.isVisible())
    desk.qtbot.keyClicks(editor, words[1:])
    desk.qtbot.keyClick(editor, Qt.Key.Key_Return)
    desk.settle()


def answer(desk: Desk, code: str) -> Value:
    return desk.submission().answers.get(code)


def test_without_a_workbook_it_says_so_and_offers_to_open_one(desk: Desk) -> None:
    screen = desk.show("workbook")
    assert f"{UNIT} has no workbook yet" in words_on(screen)
    assert screen.subtitle == "No workbook is open."


@pytest.mark.slow  # a clock on shared cores: it would be red for others' work
def test_a_file_is_opened_read_and_gone_to(desk: Desk) -> None:
    desk.show("workbook")
    with Heartbeat() as heart:
        desk.window.navigate("workbook", desk.sample.workbook("Calderside", "2025/26"))
        desk.settle()
    screen = desk.window.built["workbook"]
    assert desk.window.selection.unit == "Calderside"
    assert re.fullmatch(r"AOP-2025-26 Calderside\.xlsx: 2\d\d of 266 answers given\.", screen.subtitle)
    assert heart.worst.ours < 150, heart.worst  # under 50 on a quiet desk; tests share two cores
    tabs = [screen._tabs.tabText(place).split("  ")[0] for place in range(screen._tabs.count())]
    assert tabs[:3] == ["Introduction", "Submission Details", "Service model"]
    assert "Support" not in tabs


def test_a_broken_file_shows_what_is_wrong_and_changes_nothing(
    desk: Desk, screen: WorkbookScreen, tmp_path: Path
) -> None:
    broken = tmp_path / "return.xlsx"
    broken.write_bytes(b"PK\x03\x04 cut short")
    before = screen.subtitle
    desk.window.navigate("workbook", broken)
    desk.settle()
    assert desk.window.form.banner.words.startswith("return.xlsx ")
    assert screen.subtitle == before


def asked_for_password(desk: Desk, screen: WorkbookScreen) -> QInputDialog:
    """The dialog that stands open; one that was answered is gone."""
    desk.settle()
    (dialog,) = [one for one in screen.findChildren(QInputDialog) if one.isVisible()]
    return dialog


def give(desk: Desk, dialog: QInputDialog, password: str) -> None:
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert field.accessibleName() == "Password"
    assert field.accessibleDescription() in dialog.labelText()
    desk.qtbot.keyClicks(field, password)
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()


@pytest.fixture
def protected(desk: Desk, tmp_path: Path) -> Generator[Path]:
    path = tmp_path / "protected.xlsx"
    with desk.sample.workbook("Calderside", "2025/26").open("rb") as plain, path.open("wb") as target:
        OOXMLFile(plain).encrypt("correct horse", target)
    yield path
    forget_passwords()


def test_a_protected_workbook_asks_for_its_password_until_it_opens(
    desk: Desk, screen: WorkbookScreen, protected: Path
) -> None:
    desk.window.open_workbook(protected)
    dialog = asked_for_password(desk, screen)
    assert dialog.labelText().startswith("protected.xlsx is protected by a password.")
    give(desk, dialog, "wrong")
    dialog = asked_for_password(desk, screen)
    assert dialog.labelText().startswith("protected.xlsx does not open with that password. Check it and try again.")
    give(desk, dialog, "correct horse")
    assert not [one for one in screen.findChildren(QInputDialog) if one.isVisible()]
    assert desk.window.selection.unit == "Calderside"
    assert re.fullmatch(r"protected\.xlsx: 2\d\d of 266 answers given\.", screen.subtitle)
    assert not desk.window.form.banner.isVisible()


def test_whoever_leaves_the_password_is_left_where_they_were(
    desk: Desk, screen: WorkbookScreen, protected: Path
) -> None:
    before, sheet = screen.subtitle, screen._model.sheet
    desk.window.open_workbook(protected)
    dialog = asked_for_password(desk, screen)
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    desk.settle()
    assert not [one for one in screen.findChildren(QInputDialog) if one.isVisible()]
    assert (screen.subtitle, screen._model.sheet) == (before, sheet)
    assert desk.window.selection.unit == UNIT
    assert not desk.window.form.banner.isVisible()


def test_the_password_of_a_workbook_on_record_is_asked_for_once_after_a_restart(
    desk: Desk, screen: WorkbookScreen, protected: Path
) -> None:
    desk.window.open_workbook(protected)
    give(desk, asked_for_password(desk, screen), "correct horse")
    forget_passwords()
    screen._open = None  # as when the program begins
    screen.refresh()
    desk.settle()
    assert "protected.xlsx is protected by a password" in words_on(screen)
    screen._unlock.trigger()
    give(desk, asked_for_password(desk, screen), "correct horse")
    assert re.fullmatch(r"protected\.xlsx: 2\d\d of 266 answers given\.", screen.subtitle)
    assert screen._model.sheet is not None
    assert not screen._unlock.isVisible()


def test_an_earlier_year_opened_here_is_kept_as_one_and_said(desk: Desk, screen: WorkbookScreen) -> None:
    desk.window.navigate("workbook", desk.sample.workbook(UNIT, "2024/25"))
    desk.settle()
    assert screen._form.banner.isVisible()
    assert "This is the return of 2024/25" in screen._form.notices.text()
    desk.click(screen._form.dismiss)
    assert not screen._form.banner.isVisible()
    assert [year for year, _ in desk.submission().previous] == ["2024/25"]


def test_the_grid_shows_questions_and_answers_in_their_cells(desk: Desk, screen: WorkbookScreen) -> None:
    code = a_number(desk)
    go_to(desk, screen, code)
    index, submission = screen._form.table.currentIndex(), desk.submission()
    place = screen._model.place(index)
    assert place == submission.answers.cells[code]
    assert screen._form.question.text() == submission.collection.label(code)
    metric = submission.collection.metric(code)
    assert metric is not None
    assert screen._form.definition.text() == metric.definition
    spoken = screen._model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{place.address}, {submission.collection.label(code)}: ")
    assert screen._model.sheet is not None
    assert screen._model.sheet.title_of(6, screen._model.sheet.question_column) == "Question"


def test_an_answer_typed_with_a_reason_is_kept_and_undone(desk: Desk, screen: WorkbookScreen) -> None:
    code = a_number(desk)
    before = answer(desk, code)
    go_to(desk, screen, code)
    desk.qtbot.keyClicks(screen._form.because, "Late figures from the team")
    type_in(desk, screen, "4321")
    assert answer(desk, code) == Decimal(4321)
    assert desk.submission().corrections[0].why == "Late figures from the team"
    assert screen.subtitle.endswith("1 corrected here.")
    go_to(desk, screen, code)
    assert "Corrected here: Late figures from the team" in screen._model.data(
        screen._form.table.currentIndex(), Qt.ItemDataRole.ToolTipRole
    )
    screen.context.commands.undo.trigger()
    desk.settle()
    assert answer(desk, code) == before
    desk.qtbot.keyClick(screen._form.table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert answer(desk, code) == Decimal(4321)
    assert desk.submission().corrections[0].why == "Late figures from the team"


def test_without_a_reason_it_is_asked_for_once_and_then_saved(desk: Desk, screen: WorkbookScreen) -> None:
    code = a_number(desk)
    before = answer(desk, code)
    go_to(desk, screen, code)
    type_in(desk, screen, "4321")
    assert answer(desk, code) == before
    assert screen._form.asked.text().startswith("Say why the answer changes")
    assert QApplication.focusWidget() in (screen._form.because, None)
    desk.qtbot.keyClicks(screen._form.because, "A nought was missing")
    desk.qtbot.keyClick(screen._form.because, Qt.Key.Key_Return)
    desk.settle()
    assert answer(desk, code) == Decimal(4321)
    assert screen._model.pending == {}


def test_words_for_a_number_are_told_at_once_kept_and_marked(desk: Desk, screen: WorkbookScreen) -> None:
    code = a_number(desk)
    go_to(desk, screen, code)
    screen._form.because.setText("A guess")
    type_in(desk, screen, "about 30")
    assert screen._form.asked.text().startswith("“about 30” is not a number.")
    assert answer(desk, code) == "about 30"
    assert any(finding.severity is Severity.MUST_FIX for finding in screen._model.findings(code))


def test_a_list_answer_is_chosen_from_the_workbooks_own_list(desk: Desk, screen: WorkbookScreen) -> None:
    submission = desk.submission()
    code = next(code for code, options in submission.answers.options.items() if len(options) > 1)
    go_to(desk, screen, code)
    screen._form.because.setText("Chosen again")
    table = screen._form.table
    table.edit(table.currentIndex())
    box = next(e for e in table.viewport().findChildren(QComboBox) if e.isVisible())
    items = [box.itemText(place) for place in range(box.count())]
    assert items[1 : 1 + len(submission.answers.options[code])] == list(submission.answers.options[code])
    wanted = next(item for item in submission.answers.options[code] if item != submission.answers.get(code))
    box.setCurrentText(wanted)
    box.activated.emit(box.currentIndex())
    desk.settle()
    assert answer(desk, code) == wanted


def test_blank_not_provided_not_available_and_zero_are_told_apart(desk: Desk, screen: WorkbookScreen) -> None:
    code = a_number(desk)
    go_to(desk, screen, code)
    screen._form.because.setText("not counted")
    table, acts, facts = screen._form.table, screen._acts, screen._form.facts
    type_in(desk, screen, "0")
    go_to(desk, screen, code)
    assert screen._model.text(table.currentIndex()).startswith("0")
    assert not acts.gap.isVisible(), "nought is an answer"
    desk.qtbot.keyClick(table, Qt.Key.Key_Delete)
    desk.settle()
    assert screen._model.text(table.currentIndex()) == ""
    assert ("Answer", "Blank") in facts.shown()
    assert screen._form.gap_heading.text() == "Blank: say why, or fill it in"
    desk.click(acts.gap.form.save)
    assert acts.gap.form.refusal.text() == "Say in a line why there is no figure."
    for button, word in zip(acts.gap.form.kind.buttons, ("Not provided", "Not available"), strict=True):
        desk.click(button)
        acts.gap.form.reason.setPlainText("The ledger closes in June")
        desk.click(acts.gap.form.save)
        assert screen._model.text(table.currentIndex()) == word
        assert {("Answer", word), ("Because", "The ledger closes in June (Ann Hale)")} <= set(facts.shown())
        assert "Blank on purpose: The ledger closes in June" in screen._model.spoken(table.currentIndex())
        assert table.currentIndex().data(Qt.ItemDataRole.EditRole) == "", "what is copied or typed over stays a blank"
    desk.click(acts.gap.form.withdraw)
    assert ("Answer", "Blank") in facts.shown()


def test_one_reason_is_kept_with_all_the_blanks_that_are_chosen(desk: Desk, screen: WorkbookScreen) -> None:
    submission = desk.submission()
    metric = next(m for m in submission.collection.metrics if len(m.members) > 2 and m.value_type.is_number)
    codes = [code for code in metric.codes if code in submission.answers.cells][:3]
    desk.do(lambda: answers.correct_many(desk.session, submission, dict.fromkeys(codes), "asked for"))
    go_to(desk, screen, codes[0])
    first, last = (screen._model.index_of(code) for code in (codes[0], codes[-1]))
    flags = QItemSelectionModel.SelectionFlag
    screen._form.table.selectionModel().select(QItemSelection(first, last), flags.ClearAndSelect)
    gap = screen._acts.gap.form
    assert "all 3" in gap.reason_label.text()
    gap.reason.setPlainText("No such team here")
    desk.click(gap.save)
    assert set(codes) <= set(desk.submission().standing_gaps)
    screen.context.commands.undo.trigger()
    desk.settle()
    assert not set(codes) & set(desk.submission().standing_gaps)


def test_the_workbooks_answer_can_be_put_back(desk: Desk, screen: WorkbookScreen) -> None:
    code, submission = a_number(desk), desk.submission()
    desk.do(lambda: answers.correct(desk.session, submission, code, Decimal(7), "a slip"))
    go_to(desk, screen, code)
    assert screen._form.restore.isVisible()
    desk.click(screen._form.restore)
    assert answer(desk, code) == submission.answers[code]
    assert not screen._form.restore.isVisible()


def test_f2_goes_on_with_what_the_cell_says_and_escape_leaves_it(desk: Desk, screen: WorkbookScreen) -> None:
    code = a_number(desk)
    before = answer(desk, code)
    screen._form.because.setText("Late figures")
    for key, expected in ((Qt.Key.Key_Escape, before), (Qt.Key.Key_Return, Decimal(f"{before}5"))):
        go_to(desk, screen, code)
        desk.qtbot.keyClick(screen._form.table, Qt.Key.Key_F2)
        editor = next(e for e in screen._form.table.viewport().findChildren(QLineEdit) if e.isVisible())
        desk.qtbot.keyClick(editor, Qt.Key.Key_5)
        desk.qtbot.keyClick(editor, key)
        desk.settle()
        assert answer(desk, code) == expected


def test_a_locked_cell_takes_no_typing(desk: Desk, screen: WorkbookScreen) -> None:
    model = screen._model
    index = model.index_at(6, model.sheet.question_column if model.sheet else 0)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "12")


def test_f8_goes_to_answers_with_findings_across_sheets(desk: Desk, screen: WorkbookScreen) -> None:
    names = {cell.sheet for finding in desk.submission().open_findings for cell in finding.cells[:1]}
    seen = set()
    for _ in range(60):
        screen.step(1)
        seen.add(screen._model.sheet.name if screen._model.sheet else "")
    assert names <= seen
    code = screen._model.cell(screen._form.table.currentIndex()).code
    assert screen._model.findings(code)


def test_a_finding_of_the_cell_leads_to_checks(desk: Desk, screen: WorkbookScreen) -> None:
    finding = next(f for f in desk.submission().findings if f.severity is Severity.MUST_FIX)
    go_to(desk, screen, finding.codes[0])
    line = screen._panel.lines[0]
    assert line.isVisible()
    desk.click(line.link)
    desk.settle()
    assert desk.window.key == "checks"


def test_another_unit_brings_another_workbook(desk: Desk, screen: WorkbookScreen) -> None:
    desk.open(unit="Brackenfield")
    desk.window.selection.choose(desk.sample.collection.key, "Brackenfield")
    desk.settle()
    assert screen.subtitle.startswith("AOP-2025-26 Brackenfield.xlsx")
    desk.window.selection.choose(desk.sample.collection.key, "Trust")
    desk.settle()
    assert "Trust has no workbook yet" in words_on(screen)


def test_a_refused_correction_is_told_and_the_old_answer_shown(desk: Desk, screen: WorkbookScreen) -> None:
    code = a_number(desk)
    go_to(desk, screen, code)
    screen._entering.drop_pending(ValueError("as a lost disk would"))
    assert screen._model.pending == {}
    assert desk.window.form.banner.isVisible()


def test_the_grids_model_is_sound_on_every_sheet(desk: Desk, screen: WorkbookScreen) -> None:
    tester = QAbstractItemModelTester(screen._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for place in range(screen._tabs.count()):
        screen._tabs.setCurrentIndex(place)
        assert screen._model.rowCount() > 0
    assert isinstance(tester.model(), SheetModel)


def test_everything_is_named_for_a_screen_reader(desk: Desk, screen: WorkbookScreen) -> None:
    go_to(desk, screen, a_number(desk))
    for widget in screen.body.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            button = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or button, widget.objectName()


@pytest.mark.slow  # a clock on shared cores: it would be red for others' work
def test_turning_a_sheet_and_typing_never_stall_the_window(desk: Desk, screen: WorkbookScreen) -> None:
    with Heartbeat() as heart:
        for place in range(screen._tabs.count()):
            screen._tabs.setCurrentIndex(place)
            desk.qtbot.wait(15)
    assert heart.worst.ours < 150, heart.worst  # 50 ms on a quiet desk; two cores are shared by all tests


def a_row_of_numbers(desk: Desk) -> list[str]:
    """The codes of one question with several answer columns, left to right."""
    submission = desk.submission()
    for metric in submission.collection.metrics:
        if len(metric.codes) > 2 and all(isinstance(submission.answers.get(c), Decimal) for c in metric.codes):
            return list(metric.codes)
    raise AssertionError("the sample has such questions")


def paste(desk: Desk, screen: WorkbookScreen, text: str) -> None:
    QApplication.clipboard().setText(text)
    desk.qtbot.keyClick(screen._form.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.settle()


def test_a_pasted_block_is_looked_at_first_entered_in_one_act_and_undone_in_one(
    desk: Desk, screen: WorkbookScreen
) -> None:
    codes = a_row_of_numbers(desk)[:3]
    before = [answer(desk, code) for code in codes]
    go_to(desk, screen, codes[0])
    paste(desk, screen, "7001\tabout 30\t7003\r\n")
    panel = screen._entering.panel
    assert panel.isVisible()
    assert not screen._form.grid_card.isVisible()
    assert [answer(desk, code) for code in codes] == before
    rows = panel.table.as_text()
    assert "7,001" in str(rows)
    assert "Not a number" in str(rows)
    assert not panel.enter.isEnabled()
    panel.why.setText("SystmOne export")
    assert panel.enter.text() == "Enter 2 answers"
    desk.click(panel.enter)
    assert [answer(desk, code) for code in codes] == [Decimal(7001), before[1], Decimal(7003)]
    assert screen._form.grid_card.isVisible()
    screen.context.commands.undo.trigger()
    desk.settle()
    assert [answer(desk, code) for code in codes] == before


def test_a_paste_that_is_left_changes_nothing(desk: Desk, screen: WorkbookScreen) -> None:
    codes = a_row_of_numbers(desk)
    go_to(desk, screen, codes[0])
    paste(desk, screen, "1\t2\n3\t4\n")
    desk.click(screen._entering.panel.cancel)
    assert screen._form.grid_card.isVisible()
    assert not desk.submission().corrections


def test_delete_empties_all_that_is_selected_in_one_act(desk: Desk, screen: WorkbookScreen) -> None:
    codes = a_row_of_numbers(desk)[:2]
    before = [answer(desk, code) for code in codes]
    screen._form.because.setText("Not collected")
    go_to(desk, screen, codes[0])
    desk.qtbot.keyClick(screen._form.table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    desk.qtbot.keyClick(screen._form.table, Qt.Key.Key_Delete)
    desk.settle()
    assert [answer(desk, code) for code in codes] == [None, None]
    screen.context.commands.undo.trigger()
    desk.settle()
    assert [answer(desk, code) for code in codes] == before


def test_tab_goes_from_answer_to_answer(desk: Desk, screen: WorkbookScreen) -> None:
    codes = a_row_of_numbers(desk)
    go_to(desk, screen, codes[0])
    screen._form.table.setFocus()
    assert screen._form.table.focusNextPrevChild(True)
    assert screen._model.cell(screen._form.table.currentIndex()).code == codes[1]
    assert screen._form.table.focusNextPrevChild(False)
    assert screen._model.cell(screen._form.table.currentIndex()).code == codes[0]


def test_find_goes_to_the_next_cell_that_says_it(desk: Desk, screen: WorkbookScreen) -> None:
    screen._find.setText("question type")
    desk.qtbot.keyClick(screen._find, Qt.Key.Key_Return)
    desk.settle()
    assert screen._model.text(screen._form.table.currentIndex()) == "Question type"


def test_a_workbook_too_big_for_the_record_is_shown_all_the_same(
    desk: Desk, screen: WorkbookScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "MOST_ANSWERS", 100)
    write_big_workbook(tmp_path / "wide.xlsx", tabs=2, rows=40)
    desk.window.open_workbook(tmp_path / "wide.xlsx")
    desk.settle()
    assert screen.subtitle == "wide.xlsx: shown as it stands. Nothing of it is on record."
    assert "answers, and at most" in desk.window.form.banner.words
    assert screen._model.text(screen._model.index_at(2, 1)) == "1.2 How many contacts of kind 2?"
    desk.window.selection.choose(desk.sample.collection.key, "Brackenfield")
    desk.settle()
    assert "Brackenfield has no workbook yet" in words_on(screen)


def test_a_person_points_at_one_answer_cell_and_the_mapping_is_kept(
    desk: Desk, screen: WorkbookScreen, tmp_path: Path
) -> None:
    write_big_workbook(tmp_path / "locked.xlsx", tabs=2, rows=30)
    desk.window.open_workbook(tmp_path / "locked.xlsx")
    desk.settle()
    screen._begin_mapping()
    desk.settle()
    panel = screen._pointing.panel
    screen._form.table.go_to(3, 3)
    desk.settle()
    assert "cells like this on Tab 1" in panel.told.text()
    assert screen._model.pointed
    desk.click(panel.add)
    assert "answer cells" in panel.so_far.text()
    desk.click(panel.use)
    assert desk.do(lambda: desk.session.record.all(WorkbookMapping))
    assert not panel.isVisible()


def test_two_years_are_compared_and_a_difference_gone_to(desk: Desk, screen: WorkbookScreen) -> None:
    screen._comparing.compare_with(desk.sample.workbook(UNIT, "2024/25"))
    desk.settle()
    panel = screen._comparing.panel
    assert panel.isVisible()
    assert panel.model.rowCount() > 0
    panel.table.selectRow(0)
    desk.click(panel.go)
    assert not panel.isVisible()
    assert screen._form.table.currentIndex().isValid()
