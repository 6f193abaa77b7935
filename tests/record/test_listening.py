"""A desk hears at once that another saved, that the server went, and that it is back; and stops when it is told to."""

import queue
import threading
from collections.abc import Generator
from contextlib import closing

import pytest

from nhsbn_desktop.domain.problems import RecordAway, SignInNeeded
from nhsbn_desktop.record.listening import Heard, Listening
from nhsbn_desktop.record.opening import no_secret
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS
from tests.record.conftest import correcting, correction
from tests.server import Line, by_loopback

Words = queue.SimpleQueue[Heard]


@pytest.fixture
def words(line: Line) -> Generator[Words]:
    heard: Words = queue.SimpleQueue()
    listening = Listening(line.url, no_secret)
    lane = threading.Thread(target=listening.run, args=(heard.put,))
    lane.start()
    yield heard
    listening.stop()
    lane.join(10)
    assert not lane.is_alive()
    listening.close()


def test_a_save_at_another_desk_is_heard_with_who_made_it(words: Words, postgresql_record: str) -> None:
    assert words.get(timeout=10) == Heard(here=True)
    with closing(Record(postgresql_record, THINGS)) as record:
        for code in ("A", "B", "C"):
            record.commit(correcting(correction(code)))
    assert words.get(timeout=10) == Heard(here=True, by=frozenset({"record"}))


def test_a_server_that_goes_is_told_once_and_so_is_its_return(words: Words, line: Line) -> None:
    assert words.get(timeout=10) == Heard(here=True)
    line.cut()
    gone = words.get(timeout=10)
    assert not gone.here
    assert isinstance(gone.problem, RecordAway)
    line.mend()
    assert words.get(timeout=10) == Heard(here=True)
    assert words.empty()


def test_a_password_the_server_does_not_take_is_told_apart(postgresql_record: str) -> None:
    heard: Words = queue.SimpleQueue()
    listening = Listening(by_loopback(postgresql_record, "nobody"), lambda: "guess")
    lane = threading.Thread(target=listening.run, args=(heard.put,))
    lane.start()
    assert isinstance(heard.get(timeout=10).problem, SignInNeeded)
    listening.stop()
    lane.join(10)
    listening.close()
