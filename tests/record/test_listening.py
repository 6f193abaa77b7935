"""A desk hears at once that another saved, that the server went, and that it is back; and stops when it is told to."""

import queue
import threading
import time
from collections.abc import Generator
from contextlib import closing

import pytest

from nhsbn_desktop.domain.problems import RecordAway, SignInNeeded
from nhsbn_desktop.record import listening
from nhsbn_desktop.record.engines import no_secret
from nhsbn_desktop.record.listening import Heard, Listening
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS
from tests.record.conftest import correcting, correction
from tests.server import Line, by_loopback

Words = queue.SimpleQueue[Heard]


@pytest.fixture
def words(line: Line) -> Generator[Words]:
    heard: Words = queue.SimpleQueue()
    listener = Listening(line.url, no_secret)
    lane = threading.Thread(target=listener.run, args=(heard.put,))
    lane.start()
    yield heard
    listener.stop()
    lane.join(10)
    assert not lane.is_alive()
    listener.close()


def test_a_save_at_another_desk_is_heard_with_who_made_it(words: Words, postgresql_record: str) -> None:
    assert words.get(timeout=10) == Heard(here=True)
    with closing(Record(postgresql_record, THINGS)) as record:
        for code in ("A", "B", "C"):
            record.commit(correcting(correction(code)))
    assert words.get(timeout=10) == Heard(here=True, by=frozenset({"record"}))


def test_a_busy_minute_at_other_desks_is_told_in_few_words(
    words: Words, postgresql_record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "_APART", 0.7)
    assert words.get(timeout=10) == Heard(here=True)
    with closing(Record(postgresql_record, THINGS)) as record:
        record.commit(correcting(correction("A")))
        assert words.get(timeout=10).by
        told = time.monotonic()
        for code in ("B", "C"):
            record.commit(correcting(correction(code)))
            time.sleep(0.25)
    assert words.get(timeout=10).by
    assert time.monotonic() - told > 0.6
    assert words.empty()


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
    listener = Listening(by_loopback(postgresql_record, "nobody"), lambda: "guess")
    lane = threading.Thread(target=listener.run, args=(heard.put,))
    lane.start()
    assert isinstance(heard.get(timeout=10).problem, SignInNeeded)
    listener.stop()
    lane.join(10)
    listener.close()
