"""Earlier years out of a table of figures: looked at on the screen, decided where it is doubtful, compared or void."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.rows.comparison_rows import VOID
from nhsbn_desktop.desktop.screens.year_on_year import BY_YEAR, MATCHING, YearOnYearScreen
from nhsbn_desktop.domain.matching import MatchKind
from nhsbn_desktop.services.session import Session
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
    assert screen._form.years.text() == "Compared with 2024/25"
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
