"""How long the window stands still while the sample is set out, opened, checked and compared, by a 10 ms heart-beat.

Run: python tests/benchmarks/bench_stalls.py. Prints the longest stall of each step, in milliseconds.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from nhsbn_desktop.app import Program, start_application
from nhsbn_desktop.desktop.pictures import settle
from tests.desktop.heartbeat import Heartbeat

LIMIT = 50  # milliseconds


def wait_for(done: Callable[[], bool], patience: float = 120.0) -> None:
    """Lets the window work until something is so; raises TimeoutError where it never is."""
    deadline = QDeadlineTimer(round(patience * 1000))
    while not done():
        if deadline.hasExpired():
            raise TimeoutError
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def measure(folder: Path) -> dict[str, Heartbeat]:
    """The heart-beat of each step of a morning's work."""
    application = start_application()
    program = Program(folder, practice=True)
    window = program.window
    stalls: dict[str, Heartbeat] = {}

    def step(name: str, do: Callable[[], object]) -> None:
        with Heartbeat() as heart:
            do()
            wait_for(lambda: window.screen_shown is not None and settle(window, 0.05))
        stalls[name] = heart

    window.show()
    application.processEvents()
    try:
        with Heartbeat() as heart:
            settle(window, 2.0)
        stalls["nothing: what this computer costs by itself"] = heart
        step("open the practice desk and its sample", program.open)
        for key in window.places:
            step(f"go to {key}", lambda key=key: window.go(key))
        workbooks = sorted(folder.rglob("*.xlsx"))
        if workbooks:
            step(f"open {workbooks[-1].name}", lambda: window.open_workbook(workbooks[-1]))
        step("run all checks", lambda: window.context and window.context.commands.run_checks.trigger())
        step("year on year", lambda: window.go("year_on_year"))
    finally:
        program.close()
    return stalls


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NHSBN_HOME"] = folder
        stalls = measure(Path(folder))
    sys.stdout.write("stall  own work\n")
    for name, heart in stalls.items():
        sys.stdout.write(f"{heart.longest:5.0f}  {heart.busiest:8.0f}  {name}\n")
    longest = max(heart.longest for heart in stalls.values())
    sys.stdout.write(f"longest {longest:.0f} ms (limit {LIMIT})\n")
