"""The window's way in: opens it, or runs the whole story without a screen, or is the practice Network."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from nhsbn_desktop import __version__
from nhsbn_desktop.paths import own_files
from nhsbn_desktop.program import Program, start_application

PRACTICE_FOLDER = "practice"


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the window and runs until it is closed; gives the program's exit status."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    if options.practice_network:
        from nhsbn_desktop.practice.__main__ import run

        return run(options.practice_network)
    if options.workbook_worker:
        from nhsbn_desktop.workbook.workers import run_worker

        return run_worker(options.workbook_worker)
    if options.headless:
        from nhsbn_desktop.headless import run_headless

        return run_headless(options.keep)
    folder = own_files()
    return run_window(folder / PRACTICE_FOLDER if options.practice else folder, practice=options.practice)


def run_window(folder: Path, *, practice: bool) -> int:
    """The window on the desk in `folder`, for as long as somebody keeps it open."""
    application = start_application()
    program = Program(folder, practice=practice)
    program.window.painted.connect(program.open)  # opening the record would hold up the first paint
    program.window.show()
    try:
        return application.exec()
    finally:
        program.close()


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nhsbn-desktop", description="NHS Benchmarking Network collections.")
    parser.add_argument("--version", action="version", version=f"nhsbn-desktop {__version__}")
    parser.add_argument(
        "--practice", action="store_true", help="open the practice desk: the sample and a practice Network"
    )
    parser.add_argument(
        "--headless", action="store_true", help="run the whole story without a screen; save screenshots"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="with --headless: keep everything in this folder")
    parser.add_argument("--practice-network", type=Path, metavar="DIR", help=argparse.SUPPRESS)
    parser.add_argument("--workbook-worker", metavar="NAME", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
