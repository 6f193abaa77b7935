"""The audit trail, as a manager reads it: what moved, from what to what, who moved it and why."""

import csv
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import QUIET, PracticeDesk


def test_a_new_record_says_that_nothing_was_recorded(open_desk: OpenDesk) -> None:
    screen = open_desk(named=False).show("audit_trail")
    assert screen.subtitle == "0 changes, latest first."
    assert not screen.export.isEnabled()


def test_a_correction_is_told_by_the_answers_name_from_the_workbooks_value_to_the_new_one(desk: PracticeDesk) -> None:
    desk.open_workbooks()
    before = desk.submission().answers.number(QUIET)
    assert before is not None
    desk.edit()
    screen = desk.show("audit_trail")
    latest = screen._form.table.as_text().splitlines()[1]
    label, name = desk.sample.collection.label(QUIET), desk.sample.collection.name
    assert f"Corrected an answer, Alderbrook \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} {label}" in latest
    assert latest.endswith(f"{name} | {before} to {before + 1}, typed one short")
    assert screen._form.why.text() == "typed one short"


def test_what_was_undone_says_so_and_so_does_the_undoing(desk: PracticeDesk) -> None:
    desk.open_workbooks()
    desk.edit()
    desk.do(desk.session.undo)
    screen = desk.show("audit_trail")
    undoing, undone = screen._form.table.as_text().splitlines()[1:3]
    assert "Undid" in undoing
    assert "Corrected an answer (undone)" in undone


def test_a_plan_is_told_in_words_and_people_by_their_names(desk: PracticeDesk) -> None:
    desk.plan_all()
    screen = desk.show("audit_trail")
    assert (
        "lead nobody yet, data by 10 Jul 2026, validated by 21 Jul 2026 to lead Rhys Evans"
        in screen._form.table.as_text()
    )
    assert "Added a person, Mei Lin | nominated lead" in screen._form.table.as_text()


def test_whoever_reads_the_latest_goes_on_reading_the_latest(desk: PracticeDesk) -> None:
    desk.open_workbooks()
    screen = desk.show("audit_trail")
    assert screen._form.title.text() == "Opened a workbook"
    desk.edit()
    assert screen._form.title.text() == "Corrected an answer"
    screen._form.table.step(1)
    desk.do(desk.session.undo)
    assert screen._form.title.text() == "Opened a workbook"


def test_words_narrow_it_and_what_is_shown_is_what_is_exported(desk: PracticeDesk, tmp_path: Path) -> None:
    desk.plan_all()
    screen = desk.show("audit_trail")
    screen._form.filter.setText("mei lin")
    assert 0 < len(screen.model.visible_rows()) < len(screen.model.rows)
    screen.export_to(tmp_path / "trail.csv")
    desk.settle()
    with (tmp_path / "trail.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 1 + len(screen.model.visible_rows())


def test_the_chain_of_seals_is_told_in_words(desk: PracticeDesk) -> None:
    desk.open_workbooks()
    screen = desk.show("audit_trail")
    assert screen._form.chain.text() == "Unbroken"
    assert screen._form.chain_words.text() == "Every change still bears the seal it was given."


def test_every_control_has_a_name(desk: PracticeDesk, unnamed: Callable[[QWidget], list[str]]) -> None:
    desk.open_workbooks()
    assert unnamed(desk.show("audit_trail")) == []
