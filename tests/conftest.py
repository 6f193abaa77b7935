"""Real parts everywhere: a record in a real file, and an information quality officer at it."""

from collections.abc import Generator
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest

from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS, Session
from nhsbn_desktop.signing.desk_keys import PracticeKeys
from tests.server import english_database, line, postgresql, postgresql_record

__all__ = ["english_database", "line", "postgresql", "postgresql_record"]


@pytest.fixture(autouse=True)
def _no_store() -> Generator[None]:
    """The secrets of whoever runs the tests stay as they are; a test that needs a store brings its own."""
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def record(tmp_path: Path) -> Generator[Record]:
    record = Record(tmp_path / "record.sqlite", THINGS)
    yield record
    record.close()


@pytest.fixture
def session(record: Record, tmp_path: Path) -> Session:
    """An information quality officer (IQO) at a new record, where the people of these tests have practice keys."""
    keys = PracticeKeys(("ann", "priya", "grace", "sam", "tom", "mei"))
    return Session(Person("ann", "Ann Hale", Role.IQO), record, Files(tmp_path / "files"), keys=keys)
