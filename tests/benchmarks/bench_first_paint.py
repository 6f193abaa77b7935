"""First paint of the window beside a bare QMainWindow with the same imports of Qt, in turn, in fresh processes.

Run: python tests/benchmarks/bench_first_paint.py [rounds]. Prints the least and the middle of each, and the ratio.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 1.5
_QT = "from PySide6 import QtCore, QtGui, QtSvg, QtWidgets"
_PAINTED = """
class Watch(QtCore.QObject):
    def eventFilter(self, watched, event):
        if event.type() == QtCore.QEvent.Type.Paint:
            QtCore.QTimer.singleShot(0, done)
        return False
def done():
    print(time.perf_counter() - began, flush=True)
    os._exit(0)
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
"""
BARE = f"""
import os, time
began = time.perf_counter()
{_QT}
app = QtWidgets.QApplication([])
window = QtWidgets.QMainWindow()
window.resize(1280, 800)
{_PAINTED}
"""
OURS = f"""
import os, sys, time
began = time.perf_counter()
{_QT}
from pathlib import Path
from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.places import PLACES
from nhsbn_desktop.desktop.settings import THEME, Settings
from nhsbn_desktop.desktop.window import MainWindow
app = QtWidgets.QApplication([])
settings = Settings(Path(sys.argv[1]) / "settings.ini")
theme.apply(app, settings.get(THEME))
window = MainWindow(PLACES, Jobs(), settings)
window.resize(1280, 800)
{_PAINTED}
"""


def measure(program: str, folder: str) -> float:
    """Seconds from the first line of the program to its window's first paint."""
    places = {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"), "NHSBN_HOME": folder}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", program, folder],
        cwd=ROOT,
        env={**kept, **places, "PYTHONPYCACHEPREFIX": f"{folder}/cache"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return float(done.stdout.split()[-1])


def compare(rounds: int = 15) -> tuple[float, float, float]:
    """The middle bare time, our middle time, and the ratio of the least ones, all in one run and in turn."""
    with tempfile.TemporaryDirectory() as folder:
        for program in (BARE, OURS):
            measure(program, folder)  # the first writes the compiled files that later ones read
        pairs = [(measure(BARE, folder), measure(OURS, folder)) for _ in range(rounds)]
    bare, ours = zip(*pairs, strict=True)
    return statistics.median(bare), statistics.median(ours), min(ours) / min(bare)


if __name__ == "__main__":
    bare, ours, ratio = compare(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    sys.stdout.write(
        f"bare {bare * 1000:.0f} ms, ours {ours * 1000:.0f} ms (middle); ratio of the least {ratio:.2f}, "
        f"of the middle {ours / bare:.2f} (limit {LIMIT})\n"
    )
