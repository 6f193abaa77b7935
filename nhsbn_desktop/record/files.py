"""Workbooks and documents as they were when they came, each kept under the sum of its own bytes."""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.problems import told_as_problems

_CHUNK = 1 << 20  # bytes
_UNFINISHED = ".unfinished-"
_ABANDONED = 3600  # seconds
_READ_ONLY = 0o444
_SUM = re.compile("[0-9a-f]{64}")


class Files:
    """A folder of files named by their SHA-256, so that the record never leans on where a person put theirs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, path: Path) -> str:
        """Copies the file in and returns its SHA-256 (hex). On the disk when this returns; kept once, however often.

        Raises RecordProblem where the file cannot be read or the copy cannot be written; then nothing is half made.
        """
        try:
            source = path.open("rb")
        except OSError as error:
            raise RecordProblem(
                f"{path} cannot be read, so no copy of it was kept.",
                "Check that it is still there and that no other program has it locked, then open it again.",
            ) from error
        with source:
            return self._keep(iter(lambda: source.read(_CHUNK), b""), path.suffix)

    def keep_bytes(self, content: bytes, suffix: str = "") -> str:
        """As `keep`, for what is already in memory. `suffix`, such as ".xlsx", lets other programs know its kind."""
        return self._keep((content,), suffix)

    def path(self, sha256: str) -> Path:
        """Where the file with this sum stands, to be read only. Raises RecordProblem where it is gone or damaged."""
        place = self._find(sha256)
        if place is None:
            raise RecordProblem(
                f"A file the record relies on is not in {self._folder} (its sum begins {sha256[:12]}).",
                "Put that folder back from your latest copy, or open the workbook again from where you keep it.",
            )
        with told_as_problems(str(place)):
            sound = _sum(place) == sha256
        if not sound:
            raise RecordProblem(
                f"{place} is no longer the file that was kept: it was altered or is damaged.",
                "Put that file back from your latest copy, or open the workbook again from where you keep it.",
            )
        return place

    def find(self, sha256: str) -> Path | None:
        """Where a file with this sum should stand, unread; None where it was never kept here."""
        return self._find(sha256)

    def sums(self) -> frozenset[str]:
        """The SHA-256 (hex) of every file that is kept."""
        return frozenset(name for path in self._folder.glob("??/*") if _SUM.fullmatch(name := path.name[:64]))

    def _keep(self, chunks: Iterable[bytes], suffix: str) -> str:
        with told_as_problems(str(self._folder)):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._clear_away_unfinished()
            handle, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=self._folder)
            unfinished = Path(name)
            try:
                sha256 = _write(handle, chunks)
                self._put_in_place(unfinished, sha256, suffix)
            finally:
                with suppress(FileNotFoundError):
                    unfinished.unlink()
        return sha256

    def _put_in_place(self, unfinished: Path, sha256: str, suffix: str) -> None:
        there = self._find(sha256)
        if there is not None and _sum(there) == sha256:
            return
        place = there or self._folder / sha256[:2] / f"{sha256}{suffix.lower()}"
        if there is not None:
            there.chmod(0o644)  # Windows replaces no read-only file
        place.parent.mkdir(exist_ok=True)
        unfinished.chmod(_READ_ONLY)
        os.replace(unfinished, place)
        _flush_folder(place.parent)
        _flush_folder(self._folder)

    def _clear_away_unfinished(self) -> None:
        """Removes what a program that was killed left half written; a copy still being made is younger than that."""
        for left in self._folder.glob(f"{_UNFINISHED}*"):
            with suppress(FileNotFoundError):
                if time.time() - left.stat().st_mtime > _ABANDONED:
                    left.unlink()

    def _find(self, sha256: str) -> Path | None:
        if not _SUM.fullmatch(sha256):
            return None
        return next((self._folder / sha256[:2]).glob(f"{sha256}*"), None)


def _write(handle: int, chunks: Iterable[bytes]) -> str:
    """Writes to the open file, hashing on the way, and waits until it is on the disk."""
    digest = hashlib.sha256()
    with open(handle, "wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush_folder(folder: Path) -> None:
    """Waits until the folder knows of its new file; Windows does so by itself and opens no folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
