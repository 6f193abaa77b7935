"""Puts a desk together: the record, the files, the outbox, the routes and, for practice, the practice Network."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.network.outbox import Outbox
from nhsbn_desktop.network.routes import Route
from nhsbn_desktop.network.routes.hand_over import HandOverRoute
from nhsbn_desktop.network.routes.portal import PortalRoute
from nhsbn_desktop.paths import resource
from nhsbn_desktop.practice.control import PracticeConnection
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.lock import RecordLock
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.sending import HAND_OVER, PORTAL, NetworkSetup
from nhsbn_desktop.services.session import THINGS, Session

LIVE_ISSUER = "nhsbn"


@dataclass(frozen=True)
class Desk:
    """One person's place of work: everything a window or a command needs, put together once."""

    folder: Path
    session: Session
    network: NetworkSetup


@contextmanager
def open_desk(folder: Path, practice: PracticeConnection | None = None) -> Iterator[Desk]:
    """The desk kept in this folder. Raises RecordProblem where another copy of the program has it open.

    With a practice connection the portal route leads to the practice Network, and nothing but practice is sent.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with RecordLock(folder):
        record = Record(folder / "record.sqlite", THINGS)
        session = Session(_whoever_works_here(), record, Files(folder / "files"), now=_now)
        try:
            yield Desk(folder, session, network_setup(folder, practice))
        finally:
            record.close()


def network_setup(folder: Path, practice: PracticeConnection | None) -> NetworkSetup:
    """The routes that are set up on this desk. The portal is there only for practice: the Network has none yet."""
    routes: dict[str, Route] = {HAND_OVER: HandOverRoute(folder / "handed over")}
    outbox = Outbox(folder / "outbox")
    if practice is None:
        keys = resource("network_keys.json").read_text(encoding="utf-8")
        return NetworkSetup(outbox, routes, keys, LIVE_ISSUER, practice=False)
    routes[PORTAL] = PortalRoute(
        practice.url, practice.token, practice.keys_json, practice.issuer, ca_file=practice.ca_file
    )
    return NetworkSetup(outbox, routes, practice.keys_json, practice.issuer, practice=True)


def _whoever_works_here() -> Person:
    """The account that is signed in to this computer coordinates, until the desk is told otherwise."""
    account = getpass.getuser()
    return Person(account, account, Role.IQO)


def _now() -> datetime:
    return datetime.now(UTC)
