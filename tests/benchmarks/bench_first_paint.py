"""First paint of the window beside a bare QMainWindow with the same imports of Qt, in turn, in fresh processes.

Run: python tests/benchmarks/bench_first_paint.py [rounds]. Prints the least and the middle of each, and the ratio.
"""

import ast
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 1.5
_MODULES = "from PySide6 import QtCore, QtGui, QtSvg, QtWidgets"
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
BARE = (
    """
import os, time
began = time.perf_counter()
{imports}
app = QtWidgets.QApplication([])
window = QtWidgets.QMainWindow()
window.resize(1280, 800)
"""
    + _PAINTED
)
OURS = f"""
import os, time
began = time.perf_counter()
{_MODULES}
from nhsbn_desktop import app as program
from nhsbn_desktop.paths import own_files
app = program.start_application()
window = program.Program(own_files(), practice=False).window
{_PAINTED}
"""
_LOADED = """
import sys
import nhsbn_desktop.app
print(*(module.__file__ for name, module in sys.modules.items() if name.startswith("nhsbn_desktop.")))
"""


def same_imports(folder: str) -> str:
    """What the program's modules import of Qt by the time its window is painted: PySide6 makes a class when named."""
    names: dict[str, set[str]] = {}
    for file in run(_LOADED, folder).split():
        for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                names.setdefault(str(node.module), set()).update(alias.name for alias in node.names)
    lines = [f"from {module} import {', '.join(sorted(found))}" for module, found in sorted(names.items())]
    return "\n".join([_MODULES, *lines])


def run(program: str, folder: str) -> str:
    """Runs it in a fresh process with compiled files, and gives what it printed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    places = {"NHSBN_HOME": folder, "PYTHONPYCACHEPREFIX": f"{folder}/cache"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", **kept, **places},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


def compare(rounds: int = 15) -> dict[str, list[float]]:
    """Seconds to the first paint of each, measured in turn so that all meet the same weather."""
    with tempfile.TemporaryDirectory() as folder:
        programs = {
            "bare": BARE.format(imports=_MODULES),
            "same imports": BARE.format(imports=same_imports(folder)),
            "ours": OURS,
        }
        for program in programs.values():
            run(program, folder)  # the first writes the compiled files that later ones read
        times: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(rounds):
            for name, program in programs.items():
                times[name].append(float(run(program, folder)))
    return times


if __name__ == "__main__":
    times = compare(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    for name, spent in times.items():
        sys.stdout.write(f"{name}: least {min(spent) * 1000:.0f} ms, middle {statistics.median(spent) * 1000:.0f} ms\n")
    ratio = statistics.median(o / s for o, s in zip(times["ours"], times["same imports"], strict=True))
    least = min(times["ours"]) / min(times["same imports"])
    sys.stdout.write(f"ours beside the same imports: {ratio:.2f} (middle), {least:.2f} (least); limit {LIMIT}\n")
