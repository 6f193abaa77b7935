"""Work that only the UI thread can do, spread over turns of the event loop, so that the window answers in between."""

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal, Slot


class InTurns(QObject):
    """Does one step of `steps`, from a `yield` to the next, in a turn; `done` once there is none left.

    `pause` is in milliseconds, before each step. While `may_go_on` says no, the work waits. Whoever writes the steps
    keeps each short: 10 ms on a quick computer are 50 ms on a slow one.
    """

    done = Signal()

    def __init__(
        self,
        steps: Iterator[object],
        owner: QObject,
        pause: int = 0,
        may_go_on: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(owner)
        self._steps, self._may_go_on = steps, may_go_on
        self.over = False
        self._timer = QTimer(self, singleShot=True, interval=pause)
        self._timer.timeout.connect(self._take_turn)

    def start(self) -> None:
        if not self.over and not self._timer.isActive():
            self._timer.start()

    def step(self) -> bool:
        """Does the next step at once; False where there is none left."""
        if not self.over and next(self._steps, self) is self:
            self.over = True
            self._timer.stop()
            self.done.emit()
        return not self.over

    @Slot()
    def _take_turn(self) -> None:
        if not self._may_go_on() or self.step():
            self._timer.start()


def bring_in(packages: Iterable[str]) -> Iterator[None]:
    """Imports all modules of these packages, one in a step; those that others stand on come first."""
    from pkgutil import iter_modules  # has no part in the first paint

    for package in packages:
        for module in iter_modules(import_module(package).__path__, f"{package}."):
            if module.name not in sys.modules:
                yield
                import_module(module.name)
