"""A newer specification told in Checks before it is taken up, and the checks tried on the published figures."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.panels.published_window import PublishedWindow
from nhsbn_desktop.desktop.screens.checks import ChecksScreen
from nhsbn_desktop.domain.people import Role
from nhsbn_desktop.services import collections, specifications
from nhsbn_desktop.services.session import Session
from tests.desktop.screens.sample_desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, jobs: Jobs, session: Session, tmp_path: Path) -> Desk:
    return Desk(qtbot, jobs, session, tmp_path)


def judge_by_an_older_version(desk: Desk) -> ChecksScreen:
    """A version without the rule that finds most."""
    collection = desk.sample.collection
    desk.open()
    worst = next(finding.code for finding in desk.submission().findings if finding.code.startswith("R"))
    kept = tuple(check for check in collection.checks if check.code != worst)
    older = replace(collection, version="0.9", checks=kept)
    desk.do(lambda: specifications.take_up(desk.session, older))
    desk.window.selection.offer(desk.do(lambda: collections.known_collections(desk.session)))
    desk.settle()
    screen: ChecksScreen = desk.show("checks")
    return screen


def test_nothing_is_said_while_the_version_taken_up_is_the_one_that_ships(desk: Desk) -> None:
    desk.open()
    desk.do(lambda: specifications.pin(desk.session, desk.sample.collection))
    screen = desk.show("checks")
    assert not screen._notice_bar.isVisible()


def test_a_newer_version_says_what_changes_and_counts_only_once_taken_up(desk: Desk) -> None:
    screen = judge_by_an_older_version(desk)
    bar = screen._notice_bar
    assert bar.isVisible()
    assert bar.form.heading.text().endswith("you judge by version 0.9")
    desk.click(bar.form.more)
    kinds = [row.kind for row in bar.model.rows]
    assert kinds[0] == "Finding comes"
    assert "New rule" in kinds
    before = len(screen._model.rows)
    desk.click(bar.form.take_up)
    assert not bar.isVisible()
    assert len(screen._model.rows) > before
    assert desk.window.selection.collection == desk.sample.collection


def test_only_an_officer_takes_a_version_up(desk: Desk) -> None:
    screen = judge_by_an_older_version(desk)
    bar, judged = screen._notice_bar, screen._judged
    assert judged is not None
    bar.show_changes(judged.newer, replace(judged.person, role=Role.CONTRIBUTOR))
    assert not bar.form.take_up.isEnabled()
    assert bar.form.take_up.toolTip() == "For the information quality officer"


def test_the_published_figures_are_tried_before_any_workbook_is_there(desk: Desk) -> None:
    screen = desk.show("checks")
    assert screen._try.isVisible()
    screen._try.trigger()
    desk.settle()
    shown = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PublishedWindow))
    assert len(shown.model.rows) >= 15
    assert "Level" in shown.form.table.as_text()
    assert shown.form.whole.text() == shown.form.table.current_row().message
    shown.close()
