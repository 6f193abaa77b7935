"""What a person reads when something goes wrong, and what the log may and may not hold."""

import logging
import sys
import threading
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.widgets.errors import APOLOGY, Banner, Log, in_words
from nhsbn_desktop.domain.problems import Problem


@pytest.fixture
def log(tmp_path: Path) -> Generator[Log]:
    log = Log(tmp_path)
    log.install()
    yield log
    log.remove()


def fail(answer: str) -> float:
    return float(answer)


def test_a_bug_is_logged_by_its_place_and_never_by_what_it_says(log: Log) -> None:
    try:
        try:
            fail("NHS number 943 476 5919")
        except ValueError as cause:
            raise RuntimeError("token eyJhbGciOi") from cause
    except RuntimeError as error:
        log.note(error)
    written = log.file.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "RuntimeError" in written
    assert "test_errors.py" in written
    assert "in fail" in written
    assert "943" not in written
    assert "eyJ" not in written


def test_a_problem_leaves_no_trace_of_what_it_was_about(log: Log) -> None:
    log.note(Problem("Cell D18 holds 1,284.", "Put it right."))
    assert "1,284" not in log.file.read_text(encoding="utf-8")


def test_an_error_nobody_caught_comes_home_from_any_thread(qtbot: QtBot, log: Log) -> None:
    with qtbot.waitSignal(log.raised) as raised:
        error = ValueError()
        sys.excepthook(ValueError, error, None)
    assert raised.args == [error]
    with qtbot.waitSignal(log.raised) as raised:
        threading.Thread(target=fail, args=("x",)).start()
    assert isinstance(raised.args[0], ValueError)


def test_an_error_nobody_caught_is_in_the_log_too_since_the_person_is_sent_there(log: Log) -> None:
    try:
        fail("an answer")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    written = log.file.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "an answer" not in written


def test_what_qt_complains_of_is_in_the_log(log: Log) -> None:
    qWarning("layout is odd")
    assert "layout is odd" in log.file.read_text(encoding="utf-8")


def test_the_log_does_not_grow_without_end(log: Log) -> None:
    noisy = logging.getLogger("nhsbn_desktop.noisy")
    for _ in range(6000):
        noisy.error("x" * 400)
    kept = sorted(log.file.parent.glob("nhsbn-desktop.log*"))
    assert 1 < len(kept) <= 4
    assert sum(file.stat().st_size for file in kept) < 2_100_000


def test_afterwards_everything_is_as_it_was(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.install()
    log.remove()
    assert sys.excepthook is sys.__excepthook__
    assert log._handler not in logging.getLogger().handlers


def test_a_bug_gets_one_apology_and_the_logs_place(qtbot: QtBot, tmp_path: Path) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.log_file = tmp_path / "nhsbn-desktop.log"
    banner.show_error(ZeroDivisionError("1,284"))
    assert banner.words.startswith(APOLOGY)
    assert str(banner.log_file) in banner.words
    assert "1,284" not in banner.words
    banner.show_error(Problem("The disk is full.", "Make room, then save again."))
    assert banner.words == "The disk is full. Make room, then save again."
    (close,) = [b for b in banner.findChildren(QPushButton) if b.text() == "Close"]
    close.click()
    assert banner.words == ""


def test_words_for_a_problem_are_its_own() -> None:
    assert in_words(Problem("What.", "Do this.")) == ("What.", "Do this.")
