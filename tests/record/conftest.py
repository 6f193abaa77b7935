"""The databases a record can stand in, and disks that are full or read-only."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS

NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)


def correction(
    code: str = "AC01", value: int = 1, by: str = "ann", submission: str = "AOP-2025-26/Trust"
) -> Correction:
    return Correction(submission, code, Decimal(value), "as the ward's own count", by, NOON)


def correcting(after: Correction, before: Correction | None = None) -> Change:
    return Change(NOON, after.by, Act.CORRECT_ANSWER, Correction, after.key, before, after)


@pytest.fixture(scope="session")
def postgresql() -> Generator[str]:
    """The URL of a server's first database: the one named by NHSBN_TEST_POSTGRES, or one started for these tests."""
    given = os.environ.get("NHSBN_TEST_POSTGRES")
    if given:
        yield given
        return
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    pytest.importorskip("psycopg")
    if not binaries:
        pytest.skip("no PostgreSQL server is installed, and NHSBN_TEST_POSTGRES names none")
    with ExitStack() as stack:
        yield _start_postgresql(binaries[-1], stack)


def _start_postgresql(binaries: Path, stack: ExitStack) -> str:
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path must be short
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    owner = None
    if os.geteuid() == 0:  # the server refuses to run as root
        owner = "postgres"
        shutil.chown(folder, owner)

    def run(*command: str) -> None:
        subprocess.run(command, check=True, capture_output=True, cwd=folder, user=owner, timeout=60)

    run(str(binaries / "initdb"), "-D", "data", "-U", "record", "-A", "trust", "-E", "UTF8", "--no-sync")
    control = str(binaries / "pg_ctl")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=20"
    run(control, "-D", "data", "-w", "-l", "log", "-o", options, "start")
    stack.callback(run, control, "-D", "data", "-m", "immediate", "stop")
    return f"postgresql+psycopg://record@/postgres?host={folder}"


@pytest.fixture(scope="session")
def english_database(postgresql: str) -> Generator[str]:
    """The URL of a database that sorts as English does, as a trust's may: the record must not lean on that."""
    name = f"record_{os.urandom(6).hex()}"
    server = create_engine(postgresql, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        english = "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-GB'"
        connection.execute(text(f"CREATE DATABASE {name} {english}"))
    yield make_url(postgresql).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def postgresql_record(english_database: str) -> Generator[str]:
    """The URL of a database without a table in it."""
    yield english_database
    server = create_engine(english_database, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with server.connect() as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        connection.execute(text(f"{others} AND pid <> pg_backend_pid()"))
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where a record stands: what is true of it is true in a file and on a server."""
    if request.param == "sqlite":
        return tmp_path / "record.sqlite"
    url: str = request.getfixturevalue("postgresql_record")
    return url


@pytest.fixture
def open_record() -> Generator[Callable[[str | Path], Record]]:
    """Opens records that are closed again when the test ends."""
    with ExitStack() as stack:

        def opened(place: str | Path) -> Record:
            record = Record(place, THINGS)
            stack.callback(record.close)
            return record

        yield opened


@pytest.fixture
def small_disk(tmp_path: Path) -> Generator[Path]:
    """A real disk of 1 MB."""
    with _mounted(tmp_path / "small", "-t", "tmpfs", "-o", "size=1m", "none") as folder:
        yield folder


@pytest.fixture
def make_read_only() -> Generator[Callable[[Path], None]]:
    """Makes a folder read-only, for root as well."""
    with ExitStack() as stack:

        def make(folder: Path) -> None:
            if sys.platform == "win32":
                pytest.skip("a Windows folder is made read-only by its access list, which this test does not set")
            if os.geteuid() != 0:
                folder.chmod(0o555)
                stack.callback(folder.chmod, 0o755)
                return
            stack.enter_context(_mounted(folder, "--bind", str(folder)))
            subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True, capture_output=True)

        yield make


@contextmanager
def _mounted(folder: Path, *how: str) -> Generator[Path]:
    folder.mkdir(exist_ok=True)
    mount = shutil.which("mount")
    if mount is None or subprocess.run([mount, *how, str(folder)], check=False, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here (it takes root)")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
