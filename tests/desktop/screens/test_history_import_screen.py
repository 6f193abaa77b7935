"""Earlier years out of a table of figures: looked at on the screen, decided where it is doubtful, compared or void."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.rows.comparison_rows import VOID
from nhsbn_desktop.desktop.screens.year_on_year import BY_YEAR, MATCHING, YearOnYearScreen
from nhsbn_desktop.domain.matching import MatchKind
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.author import write_workbook
from tests.desktop.screens.sample_desk import UNIT, Desk


@pytest.fixture
def desk(qtbot: QtBot, jobs: Jobs, session: Session, tmp_path: Path) -> Desk:
    made = Desk(qtbot, jobs, session, tmp_path)
    made.open()
    return made


@pytest.fixture
def screen(desk: Desk, tmp_path: Path) -> YearOnYearScreen:
    path = tmp_path / "extract.csv"
    path.write_text(
        f"metric,member,submission,year,value\nDNA rate,,{UNIT},2024/25,9.4\n"
        f"How many cats,,{UNIT},2024/25,3\nReferrals received,EIP,{UNIT},2024/25,410\n",
        encoding="utf-8-sig",
    )
    shown: YearOnYearScreen = desk.show("year_on_year")
    shown.adding.add_years([path])
    desk.settle()
    return shown


def test_a_table_of_figures_is_proposed_and_nothing_is_added_before_it_is_confirmed(
    desk: Desk, screen: YearOnYearScreen
) -> None:
    panel = screen._import
    assert screen._turns.currentIndex() == MATCHING
    assert panel.form.heading.text() == "extract.csv: 2024/25"
    assert desk.submission().previous == ()
    cats = next(row for row in panel.model.rows if row.earlier == "How many cats")
    assert cats.kind is MatchKind.RETIRED
    desk.click(panel.form.cancel)
    assert screen._turns.currentIndex() == BY_YEAR
    assert desk.submission().previous == ()


def test_confirmed_years_are_compared_with(desk: Desk, screen: YearOnYearScreen) -> None:
    desk.click(screen._import.form.confirm)
    assert screen._turns.currentIndex() == BY_YEAR
    assert screen._form.years.text() == "Compared with 2024/25; 1 asked no more"
    assert screen._form.years.toolTip() == "Asked no more:\nHow many cats"
    assert next(c for c in desk.submission().comparisons if c.code == "AT07").last_year is not None


def test_a_redefined_question_needs_its_reason_and_is_not_comparable(desk: Desk, screen: YearOnYearScreen) -> None:
    panel = screen._import
    panel.form.which.choose("all")
    row = next(row for row in panel.model.rows if row.earlier == "DNA rate")
    panel.form.table.select_key(row.key)
    panel.form.kind.setCurrentText("Redefined")
    desk.click(panel.form.decide)
    assert panel.form.refusal.isVisible()
    panel.form.reason.setText("Cancelled on the day counted before")
    desk.click(panel.form.decide)
    assert panel.decisions[row.key].kind is MatchKind.REDEFINED
    desk.click(panel.form.confirm)
    compared = next(row for row in screen._model.rows if row.key == "AT07")
    assert compared.status == VOID
    screen.open_target("AT07")
    assert "Cancelled on the day counted before" in screen._form.fact.text()


def test_a_reworded_question_of_an_earlier_workbook_is_looked_at_before_it_is_compared(
    desk: Desk, tmp_path: Path
) -> None:
    now = desk.sample.collection
    reworded = tuple(replace(m, label="Did not attend (DNAs)") if m.ref == "AT06" else m for m in now.metrics)
    path = tmp_path / "last year.xlsx"
    values = {"AT06": Decimal(9800), "AC02": Decimal(14000)}
    write_workbook(replace(now, metrics=reworded), path, unit=UNIT, values=values, year="2024/25")
    screen: YearOnYearScreen = desk.show("year_on_year")
    screen.adding.add_years([path])
    desk.settle()
    last = {one.code: one.last_year for one in desk.submission().comparisons}
    assert (last["AC02"], last["AT06"]) == (14000, None)
    assert screen._turns.currentIndex() == MATCHING
    (row,) = screen._import.model.visible_rows()
    assert (row.label, row.earlier, row.kind) == (
        "Did not attends (DNAs)", "Did not attend (DNAs)", MatchKind.RENAMED,
    )  # fmt: skip
    desk.click(screen._import.form.confirm)
    last = {one.code: one.last_year for one in desk.submission().comparisons}
    assert last["AT06"] == 9800
    screen.open_target("AT06")
    assert "in other words: “Activity: Did not attend (DNAs)”" in screen._detail.redefining.said.text()
