"""What two people changed differently: shown side by side, decided by a person, one by one or all at once."""

from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.panels.conflict_panel import ConflictPanel
from nhsbn_desktop.desktop.panels.take_in_window import TakeInWindow
from nhsbn_desktop.desktop.rows.arriving_rows import Coming, LandingRow
from nhsbn_desktop.desktop.rows.conflict_rows import ConflictRow, conflict_rows
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.merging import Base, Choice, Conflict, Version
from nhsbn_desktop.services.sample import sample_collection

AT = datetime(2025, 6, 1, 12, tzinfo=UTC)


def _correction(code: str, value: int) -> Correction:
    return Correction("AOP-2025-26/Alderbrook", code, Decimal(value), "", "ann", AT)


def _conflict(code: str, base: Base | None = None) -> Conflict:
    mine, theirs = Version(_correction(code, 40), "ann", AT, "recount"), Version(_correction(code, 41), "ben", AT)
    return Conflict(Correction, mine.thing.key, base, mine, theirs)


@pytest.fixture
def panel(qtbot: QtBot) -> ConflictPanel:
    panel = ConflictPanel()
    qtbot.addWidget(panel)
    collection = sample_collection()
    conflicts = [
        _conflict(collection.codes[0], Base(_correction(collection.codes[0], 39))),
        _conflict(collection.codes[1]),
    ]
    rows = conflict_rows(conflicts, {"ann": "Ann Hale", "ben": "Ben Moss"}, {collection.key: collection})
    panel.show_conflicts(rows)
    return panel


def test_each_side_is_shown_with_who_when_and_why_and_what_both_began_with(panel: ConflictPanel) -> None:
    first = panel.form.table.as_text().splitlines()[1]
    assert "before both: 39" in first
    assert "40, Ann Hale, 1 Jun, " in first
    assert ": recount" in first
    assert "41, Ben Moss" in first
    assert "Not decided" in first
    assert "not the same on both desks" not in first


def test_a_person_decides_one_by_one(panel: ConflictPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.changed):
        panel.form.theirs.click()
    assert (panel.undecided, list(panel.choices.values())) == (1, [Choice.THEIRS])
    panel.form.mine.click()  # it went on to the next by itself
    assert list(panel.choices.values()) == [Choice.THEIRS, Choice.MINE]
    assert "All decided" in panel.form.words.text()


def test_or_for_all_at_once_and_can_turn_one_round(panel: ConflictPanel) -> None:
    panel.form.all_mine.click()
    assert set(panel.choices.values()) == {Choice.MINE}
    row = panel.form.table.current_row()
    panel.form.table.opened.emit(row)
    assert panel.choices[row.key] is Choice.THEIRS


def test_without_a_conflict_there_is_nothing_to_see(panel: ConflictPanel) -> None:
    panel.show_conflicts(())
    assert panel.isHidden()
    assert panel.choices == {}


def test_where_things_change_too_the_words_still_stand_below_the_table(qtbot: QtBot) -> None:
    landing = LandingRow("K/T/X", "Beds", "as in the workbook", "53", "Priya Shah", "corrected an answer")
    rows = tuple(ConflictRow(str(n), f"Answer {n}", "39", "40", "Ann Hale", "41", "Ben Moss") for n in range(3))
    told = ("2 findings were open.",)
    coming = Coming("A hand-over", "Made today.", told, "", "Priya", (landing,), rows, 4, lambda *_: None)
    window = TakeInWindow(cast(Context, None), Path("a.handover"), coming)
    qtbot.addWidget(window)
    window.show()
    panel = window.conflicts
    qtbot.waitUntil(lambda: panel.height() > 0 and panel.form.said.isVisible())
    pieces = (panel.form.words, panel.form.table, panel.form.said, panel.form.mine)
    assert all(above.geometry().bottom() < below.geometry().top() for above, below in pairwise(pieces))
    assert panel.geometry().bottom() < window.form.landing.geometry().top()
    assert window.form.table.geometry().bottom() < window.form.landing.height()
