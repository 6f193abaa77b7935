"""One database that one thread owns, with the ways into it; what goes wrong there is told as a person can mend it."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from sqlalchemy import Connection

from nhsbn_desktop.record.engines import Engines, Secret, locate, no_secret, place_of
from nhsbn_desktop.record.migrations import REVISIONS
from nhsbn_desktop.record.opening import open_engines
from nhsbn_desktop.record.problems import told_as_problems


class Database:
    """Opens on first use, so that the thread that uses it is the thread that owns it; another is refused as a bug."""

    def __init__(
        self,
        url_or_path: Path | str,
        revisions: tuple[ModuleType, ...] = REVISIONS,
        password: Secret = no_secret,
    ) -> None:
        self.url = locate(url_or_path)
        self.place = place_of(self.url)
        self._password = password
        self._revisions = revisions
        self._engines: Engines | None = None
        self._owner: threading.Thread | None = None

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """The database itself, at one moment."""
        with told_as_problems(self.place), self._opened().reading.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """As `reading`, to write: all or nothing."""
        with told_as_problems(self.place), self._opened().writing.begin() as connection:
            yield connection

    @contextmanager
    def taking(self) -> Generator[Connection]:
        """As `writing`, for what could be had again: a power cut may take the last of it back, whole."""
        with told_as_problems(self.place), self._opened().taking.begin() as connection:
            yield connection

    @contextmanager
    def asking(self) -> Generator[Connection]:
        """A server, each statement by itself: it stands, on the server's disk, once it is answered."""
        with told_as_problems(self.place), self._opened().asking.connect() as connection:
            yield connection

    def close(self) -> None:
        """Lets the database go. Its owner does this, or anybody once the owner's thread has ended."""
        if self._engines is not None:
            if self._owner is not None and self._owner.is_alive():
                self._refuse_other_threads()
            self._engines.dispose()
        self._engines = self._owner = None

    def _opened(self) -> Engines:
        if self._engines is None:
            self._owner = threading.current_thread()
            self._engines = open_engines(self.url, self._revisions, self._password)
        self._refuse_other_threads()
        return self._engines

    def _refuse_other_threads(self) -> None:
        if self._owner is not threading.current_thread():
            owner = self._owner.name if self._owner else "nobody"
            raise RuntimeError(
                f"The record belongs to the thread {owner}, and the thread {threading.current_thread().name} used it."
            )
