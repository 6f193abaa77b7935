"""A real PostgreSQL server, started for these tests, and databases on it."""

import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Generator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool


@pytest.fixture(scope="session")
def postgresql() -> Generator[str]:
    """The URL of a server's first database: the one named by NHSBN_TEST_POSTGRES, or one started for these tests."""
    given = os.environ.get("NHSBN_TEST_POSTGRES")
    if given:
        yield given
        return
    with ExitStack() as stack:
        yield start_postgresql(stack)


def start_postgresql(stack: ExitStack, *, safe: bool = False, desks: int = 60) -> str:
    """Starts a server that ends with the stack; gives the URL of its first database, through its socket.

    Only a `safe` server waits for its disk: what is proven of durability needs that, and everything else is slower.
    """
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    pytest.importorskip("psycopg")
    if not binaries:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path must be short
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    owner = None
    if os.geteuid() == 0:  # the server refuses to run as root
        owner = "postgres"
        shutil.chown(folder, owner)

    def run(*command: str) -> None:
        subprocess.run(command, check=True, capture_output=True, cwd=folder, user=owner, timeout=60)

    signing_in = ("--auth-local=trust", "--auth-host=scram-sha-256")  # by loopback an account has to give its password
    run(str(binaries[-1] / "initdb"), "-D", "data", "-U", "record", *signing_in, "-E", "UTF8", "--no-sync")
    control, port = str(binaries[-1] / "pg_ctl"), _free_port()
    durable = "on" if safe else "off"
    options = f"-k {folder} -p {port} -c listen_addresses=127.0.0.1 -c fsync={durable} -c max_connections={desks}"
    run(control, "-D", "data", "-w", "-l", "log", "-o", options, "start")
    stack.callback(run, control, "-D", "data", "-m", "immediate", "stop")
    return f"postgresql+psycopg://record@/postgres?host={folder}&port={port}"


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def as_account(url: str, account: str) -> str:
    """The same database, signed in to as somebody else."""
    return make_url(url).set(username=account).render_as_string(hide_password=False)


def by_loopback(url: str, account: str) -> str:
    """The same database by way of the network, where an account has to give its password."""
    given = make_url(url)
    port = int(str(given.query["port"]))
    place = given.set(username=account, host="127.0.0.1", port=port, query={})
    return place.render_as_string(hide_password=False)


@contextmanager
def english_database_at(postgresql: str) -> Generator[str]:
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


@pytest.fixture(scope="session")
def english_database(postgresql: str) -> Generator[str]:
    with english_database_at(postgresql) as url:
        yield url


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


class Line:
    """What lies between a desk and the server: real sockets, which can be cut and mended."""

    def __init__(self, url: str, folder: Path) -> None:
        given = make_url(url)
        self._server = f"{given.query['host']}/.s.PGSQL.{given.query['port']}"
        self._place = folder / ".s.PGSQL.5432"
        self.url = given.set(query={"host": str(folder), "port": "5432"}).render_as_string(hide_password=False)
        self._sockets: list[socket.socket] = []
        self._door: socket.socket | None = None
        self.mend()

    def mend(self) -> None:
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(self._place))
        self._door.listen()
        threading.Thread(target=self._answer, args=(self._door,), daemon=True).start()

    def cut(self) -> None:
        """Ends every connection in its midst; nobody answers any more."""
        self._place.unlink(missing_ok=True)
        for one in (self._door, *self._sockets):
            if one is not None:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()
        self._sockets.clear()

    def _answer(self, door: socket.socket) -> None:
        while True:
            try:
                desk, _ = door.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self._server)
            self._sockets += [desk, server]
            for one, other in ((desk, server), (server, desk)):
                threading.Thread(target=_carry, args=(one, other), daemon=True).start()


def _carry(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    with suppress(OSError):
        other.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def line(postgresql_record: str) -> Generator[Line]:
    with tempfile.TemporaryDirectory(prefix="line-", dir="/tmp") as folder:
        line = Line(postgresql_record, Path(folder))
        yield line
        line.cut()
