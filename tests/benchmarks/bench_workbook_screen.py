"""How long a person waits for the first sheet, and how long the window stands still, while big workbooks are opened.

Run: python tests/benchmarks/bench_workbook_screen.py [WORKBOOK...]. Without one: a generated workbook of 40 tabs x
1,500 rows x 12 columns, and the largest of ../shared/workbooks/real where that is at hand. Milliseconds; the stall of
a window with nothing to do says what the computer itself costs.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from nhsbn_desktop.app import Program, start_application
from nhsbn_desktop.desktop.pictures import settle
from tests.desktop.big_workbook import write_big_workbook
from tests.desktop.heartbeat import Heartbeat

LIMIT, FIRST_SHEET = 50, 150  # milliseconds
LARGEST = Path(__file__).resolve().parents[2] / "../shared/workbooks/real/us_cares_ricrf_v2.xlsx"


def wait_for(done: Callable[[], bool], patience: float = 180.0) -> None:
    """Lets the window work until something is so; raises TimeoutError where it never is."""
    deadline = QDeadlineTimer(round(patience * 1000))
    while not done():
        if deadline.hasExpired():
            raise TimeoutError
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def measure(program: Program, workbook: Path) -> dict[str, tuple[float, Heartbeat]]:
    """Wall time and heart-beat of each step with one workbook."""
    window, steps = program.window, {}
    window.go("workbook")
    wait_for(lambda: settle(window, 0.05))
    screen: Any = window.built["workbook"]

    def step(name: str, do: Callable[[], object], done: Callable[[], bool]) -> None:
        start = time.perf_counter()
        with Heartbeat() as heart:
            do()
            wait_for(done)
            took = time.perf_counter() - start
        steps[name] = took * 1000, heart

    def first_sheet_shown() -> bool:
        view = screen._open
        return view is not None and view.book is not None and view.book.file_name == workbook.name and bool(view.sheets)

    step("first sheet on screen", lambda: window.open_workbook(workbook), first_sheet_shown)
    step("until its answers are read", lambda: None, lambda: program.jobs.idle and settle(window, 0.1))
    for number in range(min(screen._tabs.count(), 8)):
        name = screen._tabs.names[number]
        step(f"turn to {name}", lambda n=number: screen._tabs.setCurrentIndex(n), lambda: program.jobs.idle)
        step(f"scroll {name}", lambda: scroll(screen._form.table), lambda: True)
    return steps


def scroll(table: Any) -> None:
    """Down and across the whole sheet in sixty steps, each painted."""
    for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
        for part in range(31):
            bar.setValue(bar.maximum() * part // 30)
            QApplication.processEvents()


def report(workbook: Path, steps: dict[str, tuple[float, Heartbeat]]) -> None:
    sys.stdout.write(f"\n{workbook.name}\n   took  stall   ours    own  garbage  machine\n")
    for name, (took, heart) in steps.items():
        worst = heart.worst
        figures = f"{took:7.0f}  {heart.longest:5.0f}  {worst.ours:5.0f}  {worst.own:5.0f}  {worst.garbage:7.0f}"
        lanes = f"  ({worst.lanes[0]})" if worst.ours > LIMIT and worst.lanes else ""
        sys.stdout.write(f"{figures}  {worst.machine:7.0f}  {name}{lanes}\n")
    longest = max(heart.worst.ours for _, heart in steps.values())
    sys.stdout.write(f"longest stall of the program's own {longest:.0f} ms (limit {LIMIT}); ")
    sys.stdout.write(f"first sheet {steps['first sheet on screen'][0]:.0f} ms (limit {FIRST_SHEET})\n")


def main(workbooks: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NHSBN_HOME"] = folder
        if not workbooks:
            workbooks = [Path(folder) / "40 tabs.xlsx", *([LARGEST] if LARGEST.exists() else [])]
            write_big_workbook(workbooks[0])
        application = start_application()
        program = Program(Path(folder) / "practice", practice=True)
        program.window.resize(1440, 900)
        program.window.show()
        application.processEvents()
        program.open()
        wait_for(lambda: program.window.screen_shown is not None and settle(program.window, 0.5))
        with Heartbeat() as heart:
            wait_for(lambda: heart.beats > 200 and program.jobs.idle)
        sys.stdout.write(f"nothing to do: {heart.longest:.0f} ms\n")
        try:
            for workbook in workbooks:
                report(workbook, measure(program, workbook))
        finally:
            program.close()


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
