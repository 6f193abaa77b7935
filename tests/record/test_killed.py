"""Closing the program at any moment, kill -9 while it saves or merges included, loses nothing reported as saved."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from itertools import groupby
from pathlib import Path

import pytest

from nhsbn_desktop.record.store import Record

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a life is a fork, which Windows has not")


@pytest.fixture
def lives(tmp_path: Path) -> Generator[subprocess.Popen[str]]:
    script = Path(__file__).with_name("committing.py")
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path)], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as lives:
        yield lives
        assert lives.stdin is not None
        lives.stdin.close()
        assert lives.wait(10) == 0


def _live_and_be_killed(lives: subprocess.Popen[str], commits: int, seconds: float) -> list[int]:
    """Kills it so many seconds after it reported so many commits; says every number it reported as saved."""
    assert lives.stdin is not None
    assert lives.stdout is not None
    lives.stdin.write("live\n")
    lives.stdin.flush()
    process = int(lives.stdout.readline())
    reported = [int(lives.stdout.readline()) for _ in range(commits)]
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    return reported + [int(line) for line in iter(lives.stdout.readline, "ended\n")]


def _check(record: Record, reported: set[int]) -> None:
    trail = record.changes()
    assert record.unbroken()
    assert reported <= {change.number for change in trail}
    assert [change.number for change in trail] == list(range(len(trail), 0, -1))
    for _, batch in groupby(reversed(trail), key=lambda change: change.batch):
        whole = list(batch)
        assert len(whole) == int(whole[0].why)  # where a life says how many it committed together
    standing = {change.key: change.after for change in reversed(trail)}
    assert {thing.key: thing for thing in record.all(record._kinds["Correction"])} == standing


def _kill_many(lives: subprocess.Popen[str], record: Record, times: int) -> set[int]:
    chance = random.Random(5)
    reported: set[int] = set()
    for _ in range(times):
        commits, seconds = chance.choice(((0, 0.02), (0, 0.1), (6, 0.005), (15, 0.005)))  # from the opening onwards
        reported |= set(_live_and_be_killed(lives, commits, seconds * chance.random()))
        _check(record, reported)
        record.close()
    return reported


def test_what_was_reported_as_saved_is_there_after_twenty_deaths(lives: subprocess.Popen[str], record: Record) -> None:
    assert len(_kill_many(lives, record, 20)) > 50


@pytest.mark.slow
def test_what_was_reported_as_saved_is_there_after_two_hundred_deaths(
    lives: subprocess.Popen[str], record: Record
) -> None:
    assert len(_kill_many(lives, record, 200)) > 500
