"""The sample and the practice Network are made once for all screens; each test has a desk of its own."""

from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.practice.control import PracticeConnection, PracticeNetwork
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import Session
from tests.desktop.screens.practice_desk import PracticeDesk

OpenDesk = Callable[..., PracticeDesk]
_CONTROLS = (QAbstractButton, QAbstractItemView, QCalendarWidget, QComboBox, QLineEdit, QPlainTextEdit)


@pytest.fixture(scope="session")
def true_sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("true"))


@pytest.fixture(scope="session")
def planted_sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("planted"), planted=True)


@pytest.fixture(scope="session")
def practice_network(tmp_path_factory: pytest.TempPathFactory) -> Generator[PracticeConnection]:
    with PracticeNetwork(tmp_path_factory.mktemp("practice Network")) as connection:
        yield connection


@pytest.fixture
def open_desk(qtbot: QtBot, jobs: Jobs, session: Session, tmp_path: Path, true_sample: Sample) -> Generator[OpenDesk]:
    """`open_desk(practice=..., sample=..., today="2026-07-13")`: without `today` the clock is the real one.
    Where not `named`, nobody has said yet which trust it is."""
    opened: list[PracticeDesk] = []

    def open_one(
        *,
        practice: PracticeConnection | None = None,
        sample: Sample = true_sample,
        today: str = "",
        named: bool = True,
    ) -> PracticeDesk:
        moment = datetime.fromisoformat(f"{today}T12:00").replace(tzinfo=UTC) if today else None
        own = replace(session, now=lambda: moment) if moment else session
        opened.append(PracticeDesk(qtbot, jobs, own, tmp_path, sample, practice, named=named))
        return opened[-1]

    yield open_one
    qtbot.waitUntil(lambda: jobs.idle)
    for desk in opened:
        desk.network.close()


@pytest.fixture
def desk(open_desk: OpenDesk) -> PracticeDesk:
    """At a desk without a practice Network, in the middle of the sample collection's window."""
    return open_desk(today="2026-07-13")


@pytest.fixture
def unnamed() -> Callable[[QWidget], list[str]]:
    """The controls that a screen reader could say nothing of, by object name."""

    def find(screen: QWidget) -> list[str]:
        body = screen.body if isinstance(screen, Screen) else screen
        found = [control for kind in _CONTROLS for control in body.findChildren(kind)]
        return [control.objectName() or type(control).__name__ for control in found if not _name(body, control)]

    return find


def _is_part_of_another(control: QWidget) -> bool:
    above = control.parentWidget()
    while above is not None and not isinstance(above, (QComboBox, QAbstractItemView, QCalendarWidget, QLineEdit)):
        above = above.parentWidget()
    return above is not None


def _name(screen: QWidget, control: QWidget) -> str:
    if control.accessibleName() or (isinstance(control, QAbstractButton) and control.text()):
        return "named"
    if control.objectName().startswith("qt_") or _is_part_of_another(control):
        return "a part of a control of Qt's own"
    labels = (child for child in screen.findChildren(QWidget) if hasattr(child, "buddy"))
    return "labelled" if any(label.buddy() is control for label in labels) else ""
