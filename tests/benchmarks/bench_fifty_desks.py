"""Fifty desks at one record on a server, saving for a minute: how long a save takes, and that none is lost.

Each desk is a SharedRecord of its own, with its copy on disk, its account, and a lane that listens, so that every save
at one desk is fetched by the other forty-nine as well; the server waits for its disk as a real one does. A person
thinks for a second on average between saves (they save far less often), and one save in five is of an answer that all
of them write. A save is timed from the moment it is wanted: a desk that is busy with a colleague's keeps its person
waiting, and that counts. The desks run in a few processes on this same computer, so it carries both sides of the work;
what a window would draw afresh is left out.
"""

import json
import os
import queue
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import SetAside
from nhsbn_desktop.record.engines import no_secret
from nhsbn_desktop.record.listening import Heard, Listening
from nhsbn_desktop.record.preparing import admit, prepare
from nhsbn_desktop.record.shared_record import SharedRecord
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS
from tests.server import as_account, start_postgresql

DESKS, PROCESSES = 50, 5
SECONDS = float(os.environ.get("NHSBN_BENCH_SECONDS", "60"))
THINKS = 1.0  # seconds between a desk's saves, on average; each pause is of any length up to twice that
SHARED_ONE_IN = 5
SLOWEST = 0.2  # seconds: 19 of 20 saves are quicker


def _desk(url: str, folder: Path, number: int, until: float, results: list[tuple[list[float], int, int]]) -> None:
    """One desk's minute: the seconds each save took, how often it wrote the shared answer, what it set aside."""
    chance, took, counted, aside, turn = random.Random(number), list[float](), 0, 0, 0
    key = f"desk{number}"
    with closing(SharedRecord(as_account(url, key), folder / f"{key}.sqlite", THINGS)) as record:
        record.sync()
        with _listening(record.address) as words:
            while (wanted := time.time() + chance.random() * 2 * THINKS) < until:
                _meet_until(wanted, record, words)
                turn += 1
                shared = turn % SHARED_ONE_IN == 0
                saved = _save(record, "shared" if shared else f"{key}-{turn % 20}", turn, key)
                took.append(time.time() - wanted)
                counted += shared and saved
                aside += not saved
    results.append((took, counted, aside))


@contextmanager
def _listening(address: str) -> Generator[queue.SimpleQueue[Heard]]:
    words: queue.SimpleQueue[Heard] = queue.SimpleQueue()
    listening = Listening(address, no_secret)
    lane = threading.Thread(target=listening.run, args=(words.put,))
    lane.start()
    yield words
    listening.stop()
    lane.join()
    listening.close()


def _meet_until(wanted: float, record: SharedRecord, words: queue.SimpleQueue[Heard]) -> None:
    """What the record's lane of a window does while its person thinks."""
    with suppress(queue.Empty):
        while (left := wanted - time.time()) > 0:
            if words.get(timeout=left).here:
                record.sync()


def _save(record: SharedRecord, code: str, turn: int, by: str) -> bool:
    """A save as a window makes it, over what this desk saw; False where another was quicker."""
    now = datetime.now(UTC)
    before = record.get(Correction, f"K/T/{code}")
    value = Decimal(int(by.removeprefix("desk")) * 100_000 + turn)  # no two desks ever say the same
    after = Correction("K/T", code, value, "", by, now)
    try:
        record.commit(Change(now, by, Act.CORRECT_ANSWER, Correction, after.key, before, after))
    except SetAside:
        record.settle(Correction, after.key)
        return False
    return True


def _some_desks(url: str, folder: Path, first: int, count: int) -> None:
    """A line that says ready, and once a line came back, one with what became of each desk."""
    results: list[tuple[list[float], int, int]] = []
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    until = time.time() + SECONDS
    desks = [
        threading.Thread(target=_desk, args=(url, folder, number, until, results))
        for number in range(first, first + count)
    ]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    sys.stdout.write(json.dumps(results) + "\n")


@pytest.mark.benchmark
def test_fifty_desks_save_for_a_minute_and_none_waits_or_loses(tmp_path: Path) -> None:
    with ExitStack() as stack:
        url = start_postgresql(stack, safe=True, desks=DESKS * 2 + 10)
        prepare(url, THINGS)
        for number in range(DESKS):
            admit(url, Person(f"desk{number}", f"Desk {number}", Role.IQO), THINGS)
        each = DESKS // PROCESSES
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.benchmarks.bench_fifty_desks", url, str(tmp_path), str(first), str(each)],
                text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2],
            )
            for first in range(0, DESKS, each)
        ]  # fmt: skip
        outcomes = [outcome for told in _minute_of(running) for outcome in json.loads(told)]
        assert [process.returncode for process in running] == [0] * PROCESSES
        took = sorted(seconds for desk, _, _ in outcomes for seconds in desk)
        counted, aside = sum(one[1] for one in outcomes), sum(one[2] for one in outcomes)
        _report(took, counted, aside)
        with closing(Record(url, THINGS)) as record:
            written = [change for change in reversed(record.changes()) if change.key == "K/T/shared"]
            assert len(written) == counted  # each that was told as saved stands on the trail, none over another unseen
            assert all(one.after == later.before for one, later in pairwise(written))
            assert record.head()[0] == len(took) - aside + DESKS
            assert record.unbroken()
    assert len(outcomes) == DESKS
    assert took[int(len(took) * 0.95)] < SLOWEST


def _minute_of(running: list[subprocess.Popen[str]]) -> list[str]:
    """What each process told, all having begun together."""
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.communicate()[0] for process in running]


def _report(took: list[float], counted: int, aside: int) -> None:
    told = {"half": 0.5, "19 of 20": 0.95, "99 of 100": 0.99}
    shares = ", ".join(f"{words} within {took[int(len(took) * share)] * 1000:.0f} ms" for words, share in told.items())
    rate = len(took) / SECONDS
    sys.stdout.write(
        f"\n{DESKS} desks, thinking {THINKS:.0f} s, {SECONDS:.0f} s: {len(took)} saves, {rate:.0f} a second.\n"
        f"Saved {shares}, "
        f"the slowest {took[-1] * 1000:.0f} ms, mean {statistics.mean(took) * 1000:.0f} ms.\n"
        f"The answer that all write was saved {counted} times; {aside} saves met another's and were set aside.\n"
    )


if __name__ == "__main__":
    _some_desks(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
