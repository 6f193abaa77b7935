"""Starts the frozen program in a terminal; started again by itself, the practice Network or a workbook's worker."""

import sys
from pathlib import Path

from nhsbn_desktop.cli import main
from nhsbn_desktop.practice import control as practice
from nhsbn_desktop.practice.__main__ import run
from nhsbn_desktop.workbook import worker
from nhsbn_desktop.workbook.workers import run_worker

if sys.argv[1:2] == [practice.FROZEN_FLAG]:
    raise SystemExit(run(Path(sys.argv[2])))
if sys.argv[1:2] == [worker.FROZEN_FLAG]:
    raise SystemExit(run_worker(sys.argv[2]))
raise SystemExit(main())
