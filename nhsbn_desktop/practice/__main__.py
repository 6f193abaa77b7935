"""Runs the practice Network as a process of its own, while whoever started it holds its standard input open."""

import argparse
import json
import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from filelock import FileLock, Timeout

_LONGEST_GOODBYE = 5.0  # seconds


def run(folder: Path) -> int:
    """Serve from `folder`. Says one line of JSON on standard output: the facts when ready, or a problem and its advice
    and then gives 2."""
    try:
        from nhsbn_desktop.practice.server import PracticeServer
    except ModuleNotFoundError as error:
        return _give_up(
            f"The practice Network is not installed: {error.name} is missing.",
            "Install the program with its practice extra, or hand submissions over as files.",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "practice.lock", timeout=0):
            server = PracticeServer(folder)
            threading.Thread(target=_stop_when_alone, args=(server.stop,), daemon=True).start()
            _say(server.facts)
            server.serve()
    except Timeout:
        return _give_up("The practice Network is running already.", "Close the other window or rehearsal first.")
    except OSError as error:
        return _give_up(
            f"The practice Network cannot use its folder {folder}: {error.strerror or 'it cannot be written'}.",
            "Check that the disk has room and that you may write to the folder.",
        )
    return 0


def _stop_when_alone(stop: Callable[[], None]) -> None:
    """Whoever started us holds the other end; the system closes it even when they are killed."""
    while os.read(0, 1024):
        pass
    stop()
    threading.Event().wait(_LONGEST_GOODBYE)
    os._exit(0)


def _say(line: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _give_up(message: str, advice: str) -> int:
    _say({"problem": message, "advice": advice})
    return 2


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m nhsbn_desktop.practice", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where its keys, its port and what it gets are kept")
    return run(parser.parse_args(arguments).folder)


if __name__ == "__main__":
    sys.exit(main())
