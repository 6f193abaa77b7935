"""Checks, as a person works through them: filter, go to the next, explain, correct, and see what is left."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.rows.finding_rows import FIXED, FindingRow
from nhsbn_desktop.desktop.screens.checks import ChecksScreen
from nhsbn_desktop.domain.finding_states import State
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.services import answers, plan
from nhsbn_desktop.services.session import Session
from tests.desktop.screens.sample_desk import UNIT, Desk


@pytest.fixture
def desk(qtbot: QtBot, jobs: Jobs, session: Session, tmp_path: Path) -> Desk:
    return Desk(qtbot, jobs, session, tmp_path)


@pytest.fixture
def screen(desk: Desk) -> ChecksScreen:
    """With this year's workbook and last year's, so that findings of every kind are there."""
    desk.open("2024/25", "2025/26")
    shown: ChecksScreen = desk.show("checks")
    return shown


def rows(screen: ChecksScreen) -> list[FindingRow]:
    return screen._model.visible_rows()


def current(screen: ChecksScreen) -> FindingRow:
    row = screen._form.table.current_row()
    assert isinstance(row, FindingRow)
    return row


def action(screen: ChecksScreen, words: str) -> QAction:
    return next(one for one in screen.actions() if one.text() == words)


def go_to(screen: ChecksScreen, severity: Severity, codes: int = 1) -> FindingRow:
    row = next(r for r in rows(screen) if r.finding.severity is severity and len(r.finding.codes) == codes)
    screen._form.table.select_key(row.key)
    return row


def test_without_a_workbook_it_says_that_the_checks_have_not_run(desk: Desk) -> None:
    screen = desk.show("checks")
    assert screen.subtitle == "The checks have not run."
    assert "Not run: there is no workbook yet" in words_on(screen)
    assert screen.current_badge is None


def test_the_table_shows_the_worst_first_and_the_header_counts_what_is_left(desk: Desk, screen: ChecksScreen) -> None:
    lines = screen._form.table.as_text().splitlines()
    assert lines[0].split(" | ")[0].strip() == "Level"
    ranks = [row.finding.severity.rank for row in rows(screen)]
    assert ranks == sorted(ranks)
    assert lines[1].startswith("> Must fix | ")
    findings = desk.submission().open_findings
    fix = sum(finding.severity is Severity.MUST_FIX for finding in findings)
    assert screen.subtitle.startswith(f"{fix} findings stop you submitting. {len(findings) - fix} need a reason.")
    assert screen.current_badge is not None
    assert screen.current_badge.words == str(len(findings))


def test_the_model_is_sound(screen: ChecksScreen) -> None:
    tester = QAbstractItemModelTester(screen._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    screen._form.levels.choose("explain")
    screen._form.filter.setText("access")
    screen._form.filter.clear()
    assert tester.failureReportingMode() is QAbstractItemModelTester.FailureReportingMode.Fatal


def test_a_chip_a_section_and_typed_words_narrow_the_list(qtbot: QtBot, screen: ChecksScreen) -> None:
    everything = len(rows(screen))
    qtbot.mouseClick(screen._form.levels.buttons[1], Qt.MouseButton.LeftButton)
    assert {row.finding.severity for row in rows(screen)} == {Severity.MUST_FIX}
    assert screen._form.levels.buttons[1].text() == f"Must fix {len(rows(screen))}"
    screen._filters.form.section.setCurrentText("Workforce")
    assert {row.finding.section for row in rows(screen)} == {"Workforce"}
    screen._filters.form.section.setCurrentIndex(0)
    screen._form.levels.choose("all")
    assert len(rows(screen)) == everything
    qtbot.keyClicks(screen._form.filter, "no finding says this")
    assert rows(screen) == []
    assert screen._form.none_match.isVisible()
    assert not screen._form.table.isVisible()


def test_f8_goes_to_the_next_finding_to_settle_and_shift_f8_back(qtbot: QtBot, screen: ChecksScreen) -> None:
    first = current(screen)
    qtbot.keyClick(screen._form.table, Qt.Key.Key_F8)
    second = current(screen)
    assert rows(screen).index(second) == rows(screen).index(first) + 1
    assert screen._detail.form.code.text() == second.finding.code
    qtbot.keyClick(screen._form.table, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert current(screen) == first


def test_a_saved_reason_settles_the_finding_and_is_signed(desk: Desk, screen: ChecksScreen) -> None:
    row, before = go_to(screen, Severity.EXPLAIN), len(desk.submission().open_findings)
    detail = screen._detail.form
    assert not detail.save_reason.isEnabled()
    desk.qtbot.keyClicks(detail.reason, "A second team opened in June 2025")
    desk.click(detail.save_reason)
    assert current(screen).key == row.key
    assert current(screen).status == State.ANSWERED
    assert detail.account.text().startswith("Explained by Ann Hale on ")
    assert screen.current_badge is not None
    assert screen.current_badge.words == str(before - 1)
    explained = desk.submission().explained[row.key]
    assert explained.text == "A second team opened in June 2025"


def test_hide_finished_leaves_out_what_is_explained(desk: Desk, screen: ChecksScreen) -> None:
    row = go_to(screen, Severity.EXPLAIN)
    screen._detail.form.reason.setPlainText("Counted twice last year")
    desk.click(screen._detail.form.save_reason)
    desk.click(screen._form.hide_finished)
    assert row.key not in {shown.key for shown in rows(screen)}
    assert screen._form.levels.buttons[0].text() == f"All {len(rows(screen))}"


def test_one_reason_explains_all_that_are_chosen_and_one_undo_takes_it_back(desk: Desk, screen: ChecksScreen) -> None:
    screen._form.levels.choose("explain")
    screen._form.table.selectAll()
    detail = screen._detail.form
    assert detail.level.text() == f"{len(rows(screen))} findings"
    detail.reason.setPlainText("Two wards closed in May 2025")
    desk.click(detail.save_reason)
    assert {row.status for row in rows(screen)} == {State.ANSWERED}
    screen.context.commands.undo.trigger()
    desk.settle()
    assert {row.status for row in rows(screen)} == {State.OPEN}


def test_a_withdrawn_explanation_puts_the_finding_back_to_do(desk: Desk, screen: ChecksScreen) -> None:
    go_to(screen, Severity.EXPLAIN)
    screen._detail.form.reason.setPlainText("A new service")
    desk.click(screen._detail.form.save_reason)
    assert screen._detail.form.withdraw.isVisible()
    desk.click(screen._detail.form.withdraw)
    assert current(screen).status == State.OPEN
    assert not screen._detail.form.withdraw.isVisible()


def test_a_finding_that_must_be_fixed_cannot_be_explained_away(screen: ChecksScreen) -> None:
    go_to(screen, Severity.MUST_FIX)
    explain, correct, *_ = screen._detail.form.mode.buttons
    assert not explain.isEnabled()
    assert correct.isChecked()


def test_a_corrected_answer_makes_its_finding_fixed_and_undo_brings_it_back(desk: Desk, screen: ChecksScreen) -> None:
    row = next(
        r for r in rows(screen) if screen._judged and r.finding.codes[0] in screen._judged.submission.answers.options
    )
    screen._form.table.select_key(row.key)
    code = row.finding.codes[0]
    detail = screen._detail.form
    choice = desk.submission().answers.options[code][0]
    assert detail.answer.list.isVisible()
    detail.answer.set_words(choice)
    desk.qtbot.keyClicks(detail.because, "Chosen from the list")
    desk.click(detail.save_answer)
    assert desk.submission().answers[code] == choice
    assert row.key not in {finding.key for finding in desk.submission().findings}
    assert next(r for r in rows(screen) if r.key == row.key).status == FIXED
    screen.context.commands.undo.trigger()
    desk.settle()
    assert next(r for r in rows(screen) if r.key == row.key).status == State.OPEN
    assert row.key in {finding.key for finding in desk.submission().findings}


def test_a_correction_needs_a_number_where_one_is_asked_and_a_reason(desk: Desk, screen: ChecksScreen) -> None:
    row = next(r for r in rows(screen) if r.metric is not None and r.metric.value_type.is_number)
    screen._form.table.select_key(row.key)
    detail = screen._detail.form
    detail.mode.buttons[1].click()
    detail.answer.set_words("about 30")
    desk.click(detail.save_answer)
    assert detail.refusal.text() == "“about 30” is not a number. Type figures only, for example 1,284."
    detail.answer.set_words("30")
    desk.click(detail.save_answer)
    assert detail.refusal.text() == "Say in a few words why the answer changes."
    assert desk.submission().corrections == ()


def test_an_explanation_lapses_when_its_answer_moves_and_is_offered_again(desk: Desk, screen: ChecksScreen) -> None:
    row = go_to(screen, Severity.EXPLAIN)
    screen._detail.form.reason.setPlainText("A new ward")
    desk.click(screen._detail.form.save_reason)
    submission = desk.submission()
    code = row.finding.codes[0]
    moved = submission.answers.number(code)
    assert moved is not None
    desk.do(lambda: answers.correct(desk.session, submission, code, moved * 2, "counted again"))
    assert current(screen).key == row.key
    assert current(screen).status == State.OPEN
    assert screen._detail.form.account.text().startswith("Written when the answer was ")
    assert screen._detail.form.reason.toPlainText() == "A new ward"


def test_words_being_typed_outlive_a_change_made_elsewhere(desk: Desk, screen: ChecksScreen) -> None:
    row = go_to(screen, Severity.EXPLAIN)
    desk.qtbot.keyClicks(screen._detail.form.reason, "Half a sent")
    other = next(r.finding for r in rows(screen) if r.key != row.key and r.finding.severity is Severity.EXPLAIN)
    submission = desk.submission()
    desk.do(lambda: answers.explain(desk.session, submission, [other], "Something else"))
    assert screen._detail.form.reason.toPlainText() == "Half a sent"


def test_a_link_opens_the_cell_in_the_workbook(desk: Desk, screen: ChecksScreen) -> None:
    row = go_to(screen, Severity.EXPLAIN)
    link = screen._detail.links.links[0]
    cell = row.finding.cells[0]
    assert link.text() == f"Open cell {cell.address} in {cell.sheet}"
    desk.click(link)
    desk.settle()
    assert desk.window.key == "workbook"
    workbook = desk.window.built["workbook"]
    assert workbook._form.place.text() == f"{cell.sheet}, cell {cell.address}"


def test_a_finding_is_gone_to_by_its_key_through_any_filter(desk: Desk, screen: ChecksScreen) -> None:
    wanted = rows(screen)[-1].key
    screen._form.levels.choose("must_fix")
    desk.window.navigate("checks", wanted)
    desk.settle()
    assert current(screen).key == wanted


def test_the_finding_that_is_gone_to_is_in_sight(desk: Desk, screen: ChecksScreen) -> None:
    table, last = screen._form.table, screen._model.visible_rows()[-1]
    assert table.visualRect(screen._model.index(len(screen._model.visible_rows()) - 1, 2)).top() > table.height()
    desk.window.context.navigate("checks", last.key)
    desk.settle()
    shown = table.visualRect(screen._model.index(table.currentIndex().row(), 2))
    assert table.current_row() == last
    assert table.viewport().rect().contains(shown)


def test_running_the_checks_says_so_and_clears_what_was_fixed(desk: Desk, screen: ChecksScreen) -> None:
    screen.run()
    assert screen.subtitle == "Running the checks."
    desk.settle()
    assert "Checked at" in screen.subtitle


def test_a_change_elsewhere_shows_as_out_of_date_until_it_is_judged(desk: Desk, screen: ChecksScreen) -> None:
    said: list[str] = []
    screen.described.connect(lambda: said.append(screen.subtitle))
    submission = desk.submission()
    finding = next(f for f in submission.open_findings if f.severity is Severity.EXPLAIN)
    desk.do(lambda: answers.explain(desk.session, submission, [finding], "A new team"))
    assert any(words.startswith("Out of date:") for words in said)
    assert "Checked at" in screen.subtitle


def test_the_exported_table_holds_what_is_shown_and_no_formula(
    desk: Desk, screen: ChecksScreen, tmp_path: Path
) -> None:
    go_to(screen, Severity.EXPLAIN)
    screen._detail.form.reason.setPlainText("=HYPERLINK(1) is what the ward wrote")
    desk.click(screen._detail.form.save_reason)
    screen._form.levels.choose("explain")
    screen._out.write_list(tmp_path / "findings.csv")
    desk.settle()
    with (tmp_path / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["What"] for line in lines] == [row.finding.message for row in rows(screen)]
    assert {line["Explanation"][:1] for line in lines} == {"", "'"}
    assert {line["Level"] for line in lines} == {"Explain"}


def test_the_list_is_what_the_name_chosen_says(
    desk: Desk, screen: ChecksScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(name: str, kind: str) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), kind))
        action(screen, "Export findings").trigger()
        desk.settle()

    screen._form.levels.choose("explain")
    told = [row.finding.message for row in rows(screen)]
    choose("list.xlsx", "CSV (*.csv)")
    lines = CalamineWorkbook.from_path(tmp_path / "list.xlsx").get_sheet_by_name("Findings").to_python()
    assert [line[lines[0].index("What")] for line in lines[1:]] == told
    choose("version 1.2", "Web page (*.html)")
    page = html.fromstring((tmp_path / "version 1.2.html").read_bytes()).text_content()
    assert all(" ".join(words.split()) in " ".join(page.split()) for words in told)
    choose("list", "CSV (*.csv)")
    assert len((tmp_path / "list.csv").read_text("utf-8-sig").splitlines()) > len(told)


def test_the_workbook_is_marked_up_and_each_lead_has_a_page(
    desk: Desk, screen: ChecksScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = rows(screen)[0].finding.section
    lead = Person("asha", "Asha Rao", Role.NOMINATED_LEAD)
    by = date(2026, 1, 9)
    entry = PlanEntry(desk.sample.collection.key, section, lead.key, "SystmOne", by, by)
    desk.do(lambda: (plan.enrol(desk.session, lead), plan.plan_section(desk.session, entry)))
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    action(screen, "Mark up the workbook").trigger()
    desk.settle()
    (copy,) = folder.glob("*(findings, not for sending).xlsx")
    assert "Findings" in CalamineWorkbook.from_path(copy).sheet_names
    action(screen, "A page for each lead").trigger()
    desk.settle()
    page = (folder / "Findings, Asha Rao.html").read_text("utf-8")
    assert section in page
    assert (folder / "Findings, sections without a lead.html").exists()


def test_what_is_fixed_is_left_out_of_the_list_and_said(desk: Desk, screen: ChecksScreen, tmp_path: Path) -> None:
    row = next(
        r for r in rows(screen) if screen._judged and r.finding.codes[0] in screen._judged.submission.answers.options
    )
    submission, code = desk.submission(), row.finding.codes[0]
    choice = submission.answers.options[code][0]
    desk.do(lambda: answers.correct(desk.session, submission, code, choice, "Chosen from the list"))
    fixed = sum(shown.fixed for shown in rows(screen))
    assert fixed
    screen._out.write_list(tmp_path / "findings.csv")
    desk.settle()
    with (tmp_path / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["What"] for line in lines] == [r.finding.message for r in rows(screen) if not r.fixed]
    assert f"{fixed} that {'is' if fixed == 1 else 'are'} fixed" in said(desk)


def test_nothing_can_be_exported_before_the_checks_have_run(desk: Desk) -> None:
    screen = desk.show("checks")
    assert not any(export.isEnabled() for export in screen._exports)


def test_a_folder_that_cannot_be_written_is_told_and_nothing_else_happens(desk: Desk, screen: ChecksScreen) -> None:
    screen._out.write_list(desk.folder / "not there" / "findings.csv")
    desk.settle()
    assert "cannot be written" in desk.window.form.banner.words


def test_everything_can_be_named_and_reached(screen: ChecksScreen) -> None:
    go_to(screen, Severity.EXPLAIN)
    for widget in screen.body.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            button = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or button, widget.objectName()


def test_a_submission_without_findings_is_called_clean(desk: Desk) -> None:
    desk.open("2025/26")
    screen = desk.show("checks")
    judged = screen._judged
    assert judged is not None
    screen._judged = None  # as on the first showing: nothing was there to be fixed
    screen.show_view(replace(judged, submission=replace(judged.submission, findings=()), known=()))
    assert screen.subtitle.startswith("Clean.")
    assert "Clean: the checks found nothing" in words_on(screen)


def said(desk: Desk) -> str:
    return "\n".join(label.text() for label in desk.window.form.statusStrip.findChildren(QLabel))


def words_on(screen: ChecksScreen) -> str:
    assert screen.context.selection.unit == UNIT
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())
