"""Kept files of a shared record: each in this desk's own folder, and on the server, where every other desk finds it."""

from collections.abc import Iterable
from pathlib import Path

from nhsbn_desktop.domain.problems import RecordAway, RecordProblem
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.shared_record import SharedRecord


class SharedFiles(Files):
    """A file kept at one desk is brought from the server the first time another desk needs it. Used by the thread that
    owns the record."""

    def __init__(self, folder: Path, record: SharedRecord) -> None:
        super().__init__(folder)
        self._record = record
        record.served.path = super().path

    def path(self, sha256: str) -> Path:
        """As Files', after asking the server where this desk has none. Raises RecordProblem where neither has it."""
        if self._find(sha256) is None:
            self._fetch(sha256)
        return super().path(sha256)

    def find(self, sha256: str) -> Path | None:
        if self._find(sha256) is None:
            self._fetch(sha256)
        return super().find(sha256)

    def _keep(self, chunks: Iterable[bytes], suffix: str) -> str:
        sha256 = super()._keep(chunks, suffix)
        self._record.keep_file(sha256, suffix, lambda: super(SharedFiles, self).path(sha256).read_bytes())
        return sha256

    def _fetch(self, sha256: str) -> None:
        try:
            found = self._record.served.fetch(sha256)
        except RecordAway as away:
            raise RecordProblem(
                "This workbook has not been opened at this desk yet, and the record's server is out of reach.",
                "Do it again once the server answers; then it is kept here too.",
            ) from away
        if found is not None:
            super()._keep((found[0],), found[1])
