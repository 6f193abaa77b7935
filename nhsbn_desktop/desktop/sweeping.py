"""Python's garbage collector kept from stopping the window: its long round waits until nobody is looking."""

import gc

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

_NEVER = 1_000_000_000  # middle rounds between two long ones


class Sweeper(QObject):
    """Sweeps when a person turns to another program.

    A long round goes through all that four years of workbooks have brought in and stops every thread for 70 to 100 ms.
    Short and middle rounds, a few milliseconds at most, go on as ever. Nothing is lost by waiting: what the record
    gives is frozen and in no circle, so it goes without any sweeping when the last who used it lets go.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        short, middle, _ = gc.get_threshold()
        gc.set_threshold(short, middle, _NEVER)
        application.applicationStateChanged.connect(self._sweep)

    @Slot(Qt.ApplicationState)
    def _sweep(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            gc.collect()
