"""How long the window stands still from opening the desk to the receipt, by a 10 ms heart-beat in the UI thread.

Run: python tests/benchmarks/bench_stalls.py [runs]. Each run is a fresh program that is led through the whole story.
Prints, of each step, the longest stall for which the program answers (what the computer kept its threads waiting for a
core is told apart), the least and the middle of all runs, and for a step over the limit what the lanes were at.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 50  # milliseconds
RUNS = 3
Steps = dict[str, dict[str, Any]]  # by a step's name: late, own, machine and ours in milliseconds, and the lanes' calls


def measure(runs: int = RUNS) -> list[Steps]:
    """The steps of each run, each in a fresh process; one before, not counted, compiles what later ones load."""
    with tempfile.TemporaryDirectory() as cache:
        return [_one_run(cache) for _ in range(runs + 1)][1:]


def longest(steps: Steps) -> float:
    """The longest stall of a run for which the program answers, in milliseconds."""
    return max(float(step["ours"]) for step in steps.values())


def report(found: list[Steps]) -> str:
    lines = ["least  middle  own work  garbage  machine  step"]
    for name in found[0]:
        steps = sorted((run[name] for run in found), key=lambda step: float(step["ours"]))
        least, middle = steps[0], statistics.median(step["ours"] for step in steps)
        causes = f"{least['own']:8.0f}  {least['garbage']:7.0f}  {least['machine']:7.0f}"
        lines.append(f"{least['ours']:5.0f}  {middle:6.0f}  {causes}  {name}")
        if least["ours"] > LIMIT:
            lines.extend(f"       {line}" for line in least["lanes"])
    best = min(longest(steps) for steps in found)
    verdict = "within" if best < LIMIT else "over"
    middle = statistics.median(longest(steps) for steps in found)
    lines.append(
        f"longest of the best run {best:.0f} ms, {verdict} the limit of {LIMIT}; of the middle run {middle:.0f} ms"
    )
    return "\n".join(lines) + "\n"


def _one_run(cache: str) -> Steps:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        places = {"NHSBN_HOME": folder, "PYTHONPYCACHEPREFIX": cache, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.stall_story", folder],
            cwd=ROOT,
            env={"QT_QPA_PLATFORM": "offscreen", **kept, **places},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=300,
        )
    steps: Steps = json.loads(done.stdout.splitlines()[-1])
    return steps


if __name__ == "__main__":
    sys.stdout.write(report(measure(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)))
