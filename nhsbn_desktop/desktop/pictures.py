"""Pictures of every screen, for the person who cannot see the window: headless runs, documents, comparisons."""

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from nhsbn_desktop.desktop.window import MainWindow


def settle(window: MainWindow, patience: float = 10.0) -> bool:
    """Lets the window work until the screen that is open shows its latest view; False when `patience` s ran out."""
    deadline = QDeadlineTimer(round(patience * 1000))
    while not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        screen = window.screen_shown
        if screen is not None and screen.settled and window.jobs.idle:
            # One layout asks for the next: what is inside, then what holds it.
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            return True
    return False


def grab(window: MainWindow, file: Path) -> Path:
    """Saves what the window shows now as a PNG, once it has settled."""
    settle(window)
    file.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(file), "PNG")
    return file


def grab_all(window: MainWindow, folder: Path, prefix: str = "") -> list[Path]:
    """Visits each screen in the order of the navigation, saves its picture, and goes back to where it was."""
    before = window.key
    files = []
    for number, key in enumerate(window.places, 1):
        window.go(key)
        files.append(grab(window, folder / f"{prefix}{number}_{key}.png"))
    window.go(before)
    settle(window)
    return files
