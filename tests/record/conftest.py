"""The databases a record can stand in, and disks that are full or read-only."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

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
