"""The window as a person meets it: going about, the keys, the palette, what it says, and what it never gets wrong."""

import collections
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop import settings, theme
from nhsbn_desktop.desktop.jobs import Progress
from nhsbn_desktop.desktop.pictures import grab_all, settle
from nhsbn_desktop.desktop.window import MainWindow
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import Problem
from nhsbn_desktop.services.session import Session
from tests.desktop.sample_screen import LINES, SampleScreen

Open = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    return open_window()


def shown(window: MainWindow) -> SampleScreen:
    screen = window.screen_shown
    assert isinstance(screen, SampleScreen)
    return screen


def press(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def test_it_paints_before_the_record_is_open_and_says_so(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    fresh = MainWindow(list(window.places.values())[:1], window.jobs, window.settings)
    qtbot.addWidget(fresh)
    fresh.show()
    assert fresh.built == {}
    assert not fresh.form.navList.isEnabled()
    words = [label.text() for label in fresh.findChildren(QLabel) if label.isVisible()]
    assert "Opening your record" in words
    fresh.refuse(Problem("The record is from a newer version.", "Install that version."), fresh.close)
    assert fresh.form.banner.words == "The record is from a newer version. Install that version."


def test_ctrl_and_a_number_goes_to_a_screen(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.key == "year_on_year"
    assert window.form.title.text() == "Year on year"
    assert window.windowTitle().startswith("Year on year")


def test_the_navigation_is_one_tab_stop_with_the_arrow_keys_inside(qtbot: QtBot, window: MainWindow) -> None:
    window.form.navList.setFocus()
    qtbot.keyClick(window.form.navList, Qt.Key.Key_Down)
    assert window.key == "year_on_year"
    assert window.form.navList.hasFocus()


def test_the_header_shows_the_screens_words_and_buttons_the_primary_one_last(window: MainWindow) -> None:
    assert window.form.subtitle.text().startswith("3 errors stop you")
    buttons = [b for b in window.form.actions.findChildren(QPushButton) if b.isVisible()]
    assert [(b.text(), b.property("kind")) for b in buttons] == [("Export", "plain"), ("Run all checks", "primary")]
    shown(window).export.setEnabled(False)
    assert not buttons[0].isEnabled()


def test_a_count_stands_beside_a_screens_name_even_before_it_was_visited(qtbot: QtBot, window: MainWindow) -> None:
    def spoken() -> list[str]:
        items = [window.form.navList.item(row) for row in range(window.form.navList.count())]
        return [str(item.data(Qt.ItemDataRole.AccessibleTextRole) or item.text()) for item in items]

    qtbot.waitUntil(lambda: "Plan, 3 errors" in spoken())
    assert "Checks, 3 errors" in spoken()
    assert "Year on year" in spoken()


def test_choosing_a_locality_turns_every_screen_to_it(qtbot: QtBot, window: MainWindow) -> None:
    screen = shown(window)
    before = screen._asked
    window.selection.choose("AOP-2025-26", "Brackenfield")
    assert window.selection.unit == "Brackenfield"
    assert screen._asked == before + 1
    assert "Brackenfield" in window.windowTitle()
    window.selection.choose("no such collection", "nowhere")
    assert window.selection.collection is not None


def test_the_bar_chooses_collection_and_submission(qtbot: QtBot, window: MainWindow) -> None:
    buttons = {b.text(): b for b in window.form.bar.findChildren(QPushButton) if b.isVisible()}
    qtbot.mouseClick(buttons["Calderside"], Qt.MouseButton.LeftButton)
    assert window.selection.unit == "Calderside"
    window.form.bar._collections.setCurrentIndex(1)
    window.form.bar._collections.activated.emit(1)
    assert window.selection.collection == window.selection.collections[1]
    assert window.form.brandCollection.text().startswith(window.selection.collections[1].code)


def test_the_palette_finds_a_command_by_parts_of_its_name_and_runs_it(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_.isVisible()
    qtbot.keyClicks(window.palette_.box, "trail audit")
    assert [window.palette_.list.item(n).text() for n in range(window.palette_.list.count())] == ["Go to Audit trail"]
    qtbot.keyClick(window.palette_.box, Qt.Key.Key_Return)
    assert window.key == "audit_trail"
    assert not window.palette_.isVisible()


def test_escape_closes_the_palette_and_gives_the_keyboard_back(qtbot: QtBot, window: MainWindow) -> None:
    table = shown(window).table
    table.setFocus()
    press(qtbot, window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window.palette_.box, Qt.Key.Key_Down)
    assert window.palette_.list.currentRow() == 1
    qtbot.keyClick(window.palette_.box, Qt.Key.Key_Escape)
    assert not window.palette_.isVisible()
    assert table.hasFocus()


def test_f8_steps_through_findings_from_anywhere(qtbot: QtBot, window: MainWindow) -> None:
    window.go("guide")
    press(qtbot, window, Qt.Key.Key_F8)
    assert window.key == "checks"
    first = shown(window).table.current_row()
    press(qtbot, window, Qt.Key.Key_F8)
    press(qtbot, window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert shown(window).table.current_row() == first


def test_f5_runs_the_checks_from_anywhere(qtbot: QtBot, window: MainWindow) -> None:
    asked = shown(window)._asked
    window.go("settings")
    press(qtbot, window, Qt.Key.Key_F5)
    assert window.key == "checks"
    assert shown(window)._asked > asked


def test_f6_goes_round_the_parts_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.form.navList.setFocus()
    visited = []
    for _ in range(4):
        press(qtbot, window, Qt.Key.Key_F6)
        focus = window.focusWidget()
        assert focus is not None
        names = ("command", "screens", "footList", "navList")
        visited.append(next(n for n in names if (w := getattr(window.form, n)) is focus or w.isAncestorOf(focus)))
    assert visited == ["command", "screens", "footList", "navList"]


def test_ctrl_f_goes_to_the_filter_and_typing_narrows_the_list(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is shown(window).filter
    qtbot.keyClicks(shown(window).filter, "theatre")
    assert shown(window).model.visible_rows() == [LINES[0]]


def test_a_target_is_reached_once_there_is_a_view(qtbot: QtBot, window: MainWindow) -> None:
    window.go("year_on_year")
    screen = shown(window)
    screen.renew()
    window.navigate("year_on_year", "Wards, cell F33")
    assert screen.targets == []
    qtbot.waitUntil(lambda: screen.targets == ["Wards, cell F33"])
    window.navigate("year_on_year", "Overheads, cell B7")
    assert screen.table.current_row().cell == "Overheads, cell B7"


def test_undo_puts_back_and_says_so(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    window.jobs.change(lambda: session.commit(Act.ENROL_PERSON, Person("bo", "Bo Lind", Role.NOMINATED_LEAD)))
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert window.form.statusStrip.saved_words.startswith("Saved ")
    window.form.navList.setFocus()
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.form.statusStrip.words == "Your last change is undone.")
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.form.statusStrip.words == "There is nothing of yours to undo.")
    found: list[object] = []
    window.jobs.read(window, lambda: session.record.get(Person, "bo"), found.append)
    qtbot.waitUntil(lambda: found == [None])


def test_dropping_a_workbook_hands_it_to_the_workbook_screen(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "AOP.xlsx"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(10, 10), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(10, 10), copy, data, left, none))
    qtbot.waitUntil(lambda: shown(window).targets == [tmp_path / "AOP.xlsx"])
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "notes.docx"))])
    refused = QDragEnterEvent(QPoint(10, 10), copy, data, left, none)
    refused.ignore()
    QApplication.sendEvent(window, refused)
    assert not refused.isAccepted()


def test_a_problem_is_shown_with_its_advice_and_stops_nobody(qtbot: QtBot, window: MainWindow) -> None:
    window.jobs.failed.emit(Problem("AOP.xlsx is open in Excel.", "Close it there, then open it here."))
    assert window.form.banner.words == "AOP.xlsx is open in Excel. Close it there, then open it here."
    assert QAccessible.queryAccessibleInterface(window.form.banner).text(QAccessible.Text.Name).startswith("AOP.xlsx")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.form.banner.words == ""


def test_a_screen_whose_view_fails_says_why_and_can_try_again(qtbot: QtBot, window: MainWindow) -> None:
    screen = shown(window)

    def refuse() -> tuple[object, ...]:
        raise Problem("The record is locked by another program.", "Close it there.")

    screen.source = refuse  # type: ignore[assignment]
    screen.refresh()
    qtbot.waitUntil(lambda: screen._notice.isVisible())
    assert screen._notice._words.text() == "Close it there."
    screen.source = lambda: LINES
    qtbot.mouseClick(screen._notice._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.body.isVisible())


def test_a_screen_with_nothing_to_show_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    screen = shown(window)
    screen.source = tuple
    window.jobs.change(lambda: None)
    qtbot.waitUntil(lambda: screen._notice.isVisible())
    assert screen._notice._heading.text() == "No findings"
    assert screen._notice._button.text() == "Open workbook"


def test_work_is_told_in_words_with_its_progress_and_can_be_cancelled(qtbot: QtBot, window: MainWindow) -> None:
    strip = window.form.statusStrip
    window.jobs.working.emit(Progress("Sending: 2 of 9 MB", 2, 9, cancellable=True))
    assert strip.words == "Sending: 2 of 9 MB"
    assert strip._bar.value() == 2
    with qtbot.waitSignal(strip.cancelled):
        qtbot.mouseClick(strip._cancel, Qt.MouseButton.LeftButton)
    window.jobs.working.emit(None)
    assert not strip._bar.isVisible()


def test_practice_is_marked_in_window_title_and_strip(open_window: Open) -> None:
    window = open_window(practice=True)
    assert window.windowTitle().startswith("PRACTICE")
    marks = [w.text() for w in window.findChildren(QLabel, "practice") if w.isVisible()]
    assert marks == ["PRACTICE Network", "PRACTICE"]


def test_what_a_person_set_is_there_next_time(qtbot: QtBot, window: MainWindow, qapp: QApplication) -> None:
    window.selection.choose("AOP-2025-26", "Calderside")
    window.settings.put(settings.THEME, "dark")
    assert theme.theme_signals.dark
    window.close()
    again = MainWindow(list(window.places.values())[:8], window.jobs, window.settings)
    qtbot.addWidget(again)
    assert window.context is not None
    again.begin(window.context.session, window.context.network, lambda: window.selection.collections)
    qtbot.waitUntil(lambda: again.selection.unit == "Calderside")


def test_pictures_of_every_screen_can_be_saved(window: MainWindow, tmp_path: Path) -> None:
    files = grab_all(window, tmp_path)
    assert [file.name for file in files][:2] == ["1_home.png", "2_programme.png"]
    assert len(files) == len(window.places)
    assert all(file.stat().st_size > 10_000 for file in files)
    assert window.key == "checks"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_control_has_a_name_and_is_large_enough(
    qtbot: QtBot, open_window: Open, qapp: QApplication, scheme: str
) -> None:
    theme.apply(qapp, scheme)
    window = open_window(width=960, height=600)
    window.form.banner.show_error(Problem("What.", "Do."))
    for key in window.places:
        window.go(key)
        settle(window)
        qtbot.wait(30)
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                spoken = QAccessible.queryAccessibleInterface(widget)
                assert spoken.text(QAccessible.Text.Name).strip(), f"{key}: {widget}"
            if isinstance(widget, QAbstractButton) and widget.isVisible() and widget.parent() is not None:
                assert min(widget.width(), widget.height()) >= 24 or widget.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize(("width", "height"), [(960, 600), (1280, 720), (3840, 2160)])
def test_no_words_are_cut(qtbot: QtBot, open_window: Open, width: int, height: int) -> None:
    window = open_window(width=width, height=height)
    qtbot.waitUntil(lambda: cut_words(window) == [])  # once the layout of the words that came last is done


def test_the_command_box_leaves_the_room_to_the_screens_own_buttons(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(width=1024, height=768)
    box = window.form.command
    qtbot.waitUntil(lambda: box.text() == "Search or run a command")
    for words in ("Compare with another version", "Show where the answers are"):
        shown(window).command(words, lambda: None)
    qtbot.waitUntil(lambda: box.text() == "" and cut_words(window) == [])
    assert box.width() >= box.height()
    assert window.width() == 1024


def cut_words(window: MainWindow) -> list[str]:
    return [
        widget.text()
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QLabel | QPushButton) and widget.isVisible() and widget.text()
        if not (isinstance(widget, QLabel) and widget.wordWrap())
        if widget.minimumSizeHint().width() > widget.width() + 1
    ]


def test_tab_goes_round_everything_and_is_never_trapped(qtbot: QtBot, window: MainWindow) -> None:
    window.form.navList.setFocus()
    seen: list[QWidget] = []
    for _ in range(60):
        focus = window.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        press(qtbot, window, Qt.Key.Key_Tab)
    assert window.focusWidget() is seen[0]
    assert len(seen) > 10


def test_no_shortcut_is_given_twice(window: MainWindow) -> None:
    keys = collections.Counter(
        key.toString() for action in window.findChildren(QAction) for key in action.shortcuts() if not key.isEmpty()
    )
    assert [key for key, times in keys.items() if times > 1] == []


def test_the_focus_ring_is_shown_for_the_keyboard_and_not_for_the_mouse(qtbot: QtBot, window: MainWindow) -> None:
    ring = window._ring
    window.form.navList.setFocus()
    handle = window.windowHandle()
    qtbot.keyClick(handle, Qt.Key.Key_Tab)
    qtbot.keyClick(handle, Qt.Key.Key_Tab)
    focus = window.focusWidget()
    assert focus is window.form.command
    assert ring.isVisible()
    assert ring.geometry().contains(focus.rect().translated(focus.mapTo(window, QPoint(0, 0))))
    qtbot.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(600, 60))
    assert not ring.isVisible()
