"""Starts the frozen program in a terminal, or, started again by itself, as the practice Network."""

import sys
from pathlib import Path

from nhsbn_desktop.cli import main
from nhsbn_desktop.practice.__main__ import run
from nhsbn_desktop.practice.control import FROZEN_FLAG

if sys.argv[1:2] == [FROZEN_FLAG]:
    raise SystemExit(run(Path(sys.argv[2])))
raise SystemExit(main())
