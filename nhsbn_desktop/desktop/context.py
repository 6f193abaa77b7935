"""What a screen is given to work with: the session, the lanes, the choice of collection and unit, the window's ears."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.settings import Settings
from nhsbn_desktop.desktop.tokens import Tone

if TYPE_CHECKING:  # what these bring in must not load before the first paint
    from nhsbn_desktop.domain.collection import Collection
    from nhsbn_desktop.services.record_place import PasswordStore
    from nhsbn_desktop.services.sending import NetworkSetup
    from nhsbn_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Badge:
    """A count beside a screen's name in the navigation: `Badge("9", Tone.ERROR, "9 findings to settle")`."""

    words: str
    tone: Tone
    spoken: str = ""


class Selection(QObject):
    """The collection and the submitting unit that the window is about, and what there is to choose from."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.collections: tuple[Collection, ...] = ()
        self._key = ""
        self._unit = ""

    @property
    def collection(self) -> "Collection | None":
        return next((c for c in self.collections if c.key == self._key), None)

    @property
    def unit(self) -> str:
        """The locality's name, or the trust's; empty while no collection is chosen."""
        return self._unit

    def offer(self, collections: "Sequence[Collection]") -> None:
        """Takes over what there is to choose from; keeps the choice where it still stands, else takes the first."""
        if tuple(collections) == self.collections:
            return
        self.collections = tuple(collections)
        chosen = self.collection or (self.collections[0] if self.collections else None)
        self._key = chosen.key if chosen else ""
        self._unit = self._settle(self._unit)
        self.changed.emit()

    def choose(self, key: str, unit: str = "") -> None:
        """Turns the window to a collection and a unit of it; to what is not on offer it does not turn."""
        before = (self._key, self._unit)
        if any(collection.key == key for collection in self.collections):
            self._key = key
        self._unit = self._settle(unit or self._unit)
        if (self._key, self._unit) != before:
            self.changed.emit()

    def _settle(self, unit: str) -> str:
        chosen = self.collection
        if chosen is None:
            return unit
        return unit if unit in chosen.units else chosen.trust


@dataclass(frozen=True)
class Commands:
    """The window's own actions that a screen may also put in its header, each with its one shortcut."""

    open_workbook: QAction  # Ctrl+O: asks for a file, then Workbook's open_target(Path)
    run_checks: QAction  # F5: goes to Checks and calls its run()
    undo: QAction  # Ctrl+Z
    practise: QAction  # opens the practice desk, in a window of its own


@dataclass(frozen=True)
class Context:
    """All that a screen is given. `navigate("checks", finding_key)` goes to a screen and hands it the target;
    `announce` says a short sentence in the status strip and to a screen reader.
    """

    session: "Session"
    jobs: Jobs
    selection: Selection
    settings: Settings
    commands: Commands
    navigate: Callable[[str, object], None]
    announce: Callable[[str], None]
    network: "NetworkSetup"
    practice: bool = False
    shared: bool = False  # the record is on a server, with colleagues at it
    passwords: "PasswordStore | None" = None  # where the password of a record's server is kept
