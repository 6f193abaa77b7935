"""What the frozen program runs when it is started to be one of the workbook's worker processes."""

import sys

from nhsbn_desktop.workbook import foreign_values
from nhsbn_desktop.workbook.calculating import engine

_WORKERS = {"calculating.engine": engine.run, "foreign_values": foreign_values.run}


def run_worker(module: str) -> int:
    """Answers one request from standard input on standard output; gives the exit status."""
    _WORKERS[module](sys.stdin.buffer, sys.stdout.buffer)
    return 0
