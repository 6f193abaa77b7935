"""Puts a desk together: the record, the files, the outbox, the routes and, for practice, the practice Network."""

import getpass
import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import RecordAway, RecordProblem
from nhsbn_desktop.domain.signing_keys import EnrolledKey
from nhsbn_desktop.network.configured import MESH_PASSWORD, MESH_SHARED_KEY, read_configured
from nhsbn_desktop.network.credentials import SERVICE, Credentials
from nhsbn_desktop.network.mailbox import MeshAccount
from nhsbn_desktop.network.outbox import Outbox
from nhsbn_desktop.network.routes import Route
from nhsbn_desktop.network.routes.hand_over import HandOverRoute
from nhsbn_desktop.network.routes.mesh import Address, MeshRoute
from nhsbn_desktop.network.routes.portal import PortalRoute
from nhsbn_desktop.network.sealed import LongSecrets
from nhsbn_desktop.network.sign_in import Provider, SignIn
from nhsbn_desktop.paths import resource
from nhsbn_desktop.practice.control import PracticeConnection
from nhsbn_desktop.practice.preparing import prepare_sign_in
from nhsbn_desktop.practice.trouble import set_troubles
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.lock import RecordLock
from nhsbn_desktop.record.shared_files import SharedFiles
from nhsbn_desktop.record.shared_record import SharedRecord
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.record.whereabouts import read_place, with_account
from nhsbn_desktop.services.record_place import password_of, unknown_person
from nhsbn_desktop.services.sample import sample_people
from nhsbn_desktop.services.sending import HAND_OVER, MESH, PORTAL, NetworkSetup
from nhsbn_desktop.services.session import THINGS, Session
from nhsbn_desktop.signing.desk_keys import DeskKeys, OwnKey, PracticeKeys

LIVE_ISSUER = "nhsbn"
RECORD_PASSWORDS = Credentials(f"{SERVICE} record")  # one for the program: what no store takes is known until it ends
_PRACTICE_CHUNK = 16 * 1024  # bytes: a sample is small, and on a slow line there must be something to watch and pause


@dataclass(frozen=True)
class Desk:
    """One person's place of work: everything a window or a command needs, put together once."""

    folder: Path
    session: Session
    network: NetworkSetup
    lock: RecordLock

    def close(self) -> None:
        """Called on the thread that used the record."""
        self.session.record.close()
        self.network.close()
        self.lock.release()


def open_desk(folder: Path, practice: PracticeConnection | None = None) -> Desk:
    """The desk kept in this folder. Raises RecordProblem where another copy of the program has it open.

    With a practice connection the portal route leads to the practice Network, and nothing but practice is sent.
    """
    _make(folder)
    lock = RecordLock(folder)
    lock.acquire()
    with ExitStack() as undone:
        undone.callback(lock.release)
        keys = _keys(folder, practice=practice is not None)
        if practice is None and read_place(folder):
            session = _shared_session(folder, keys)
            undone.callback(session.record.close)
        else:
            record = Record(folder / "record.sqlite", THINGS)
            undone.callback(record.close)
            session = Session(_whoever_works_here(practice is not None), record, Files(folder / "files"), keys=keys)
            if practice is None:
                session = session.as_person(_who_holds_the_key(session) or session.person)
        desk = Desk(folder, session, network_setup(folder, practice), lock)
        undone.pop_all()
        return desk


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordProblem(
            f"The folder {folder} cannot be made: {error.strerror or error}.",
            "Choose another for the desk, or ask for the right to write there.",
        ) from error


def account_at(folder: Path) -> str:
    """The address of the desk's record on a server, with the account that signs in there."""
    return with_account(read_place(folder), getpass.getuser())


def _shared_session(folder: Path, keys: DeskKeys) -> Session:
    """Whoever signs in to the server is who its record says: a name chosen at this desk proves nothing there. With the
    server away, the desk opens on its own copy."""
    account = account_at(folder)
    copy = folder / "shared" / hashlib.sha256(account.encode()).hexdigest()[:16] / "copy.sqlite"
    copy.parent.mkdir(parents=True, exist_ok=True)
    record = SharedRecord(account, copy, THINGS, password_of(RECORD_PASSWORDS, account))
    try:
        try:
            record.sync()
        except RecordAway:
            if not record.ever_synced():
                raise
        person = record.get(Person, record.account)
        if person is None:
            raise unknown_person(account)
    except BaseException:
        record.close()
        raise
    return Session(person, record, SharedFiles(folder / "files", record), keys=keys)


@contextmanager
def desk_at(folder: Path, practice: PracticeConnection | None = None) -> Iterator[Desk]:
    """`open_desk` for the length of a `with`."""
    desk = open_desk(folder, practice)
    try:
        yield desk
    finally:
        desk.close()


def network_setup(folder: Path, practice: PracticeConnection | None) -> NetworkSetup:
    """The routes that are set up on this desk: handing over always, portal and MESH where its settings or the practice
    Network bring them."""
    handed_over = folder / "handed over"
    _make(handed_over)
    routes: dict[str, Route] = {HAND_OVER: HandOverRoute(handed_over)}
    if practice is None:
        keys, credentials = resource("network_keys.json").read_text(encoding="utf-8"), Credentials()
        configured = read_configured(folder, credentials, keys, LIVE_ISSUER)
        routes.update(configured.routes)
        secrets = (MESH_PASSWORD, MESH_SHARED_KEY) if MESH in routes else ()
        outbox = Outbox(folder / "outbox")
        return NetworkSetup(
            outbox, routes, handed_over, keys, LIVE_ISSUER, False, configured.sign_in, credentials, secrets
        )
    credentials = Credentials(f"{SERVICE} practice")
    sign_in = _practice_sign_in(practice, LongSecrets(credentials, folder / "sealed"))
    routes[PORTAL] = PortalRoute(
        practice.url,
        sign_in or practice.token,
        practice.keys_json,
        practice.issuer,
        ca_file=practice.ca_file,
        chunk=_PRACTICE_CHUNK,
    )
    routes[MESH] = _practice_mesh(practice)
    rehearse = partial(set_troubles, practice.folder)
    return NetworkSetup(
        Outbox(folder / "outbox"),
        routes,
        handed_over,
        practice.keys_json,
        practice.issuer,
        practice=True,
        sign_in=sign_in,
        credentials=credentials,
        rehearse=rehearse,
        prepare_sign_in=partial(prepare_sign_in, practice.folder),
    )


def _practice_sign_in(practice: PracticeConnection, kept: LongSecrets) -> SignIn | None:
    """In the browser where the practice Network has a provider of its own, as with the live one; else by its token."""
    return SignIn(Provider(practice.sign_in, ca_file=practice.ca_file), kept) if practice.sign_in else None


def _practice_mesh(practice: PracticeConnection) -> MeshRoute:
    """The practice Network looks into its mailbox all the time, so its answers may be looked for as often."""
    mesh = practice.mesh
    account = MeshAccount(
        mesh.url, mesh.mailbox, mesh.client_file, mesh.client_file, practice.ca_file, mesh.password, mesh.shared_key
    )
    address = Address(mesh.recipient, mesh.workflow, mesh.receipts)
    every = timedelta(seconds=1)
    return MeshRoute(account, address, practice.keys_json, practice.issuer, chunk=_PRACTICE_CHUNK, every=every)


def _keys(folder: Path, *, practice: bool) -> DeskKeys:
    """The key of who works here; at practice those of all the sample's people, so that one person can be each."""
    if practice:
        return PracticeKeys(person.key for person, _ in sample_people())
    return OwnKey(folder / "signing key.txt", Credentials(f"{SERVICE} signing"))


def _who_holds_the_key(session: Session) -> Person | None:
    """Whose signing key this desk holds, where it is enrolled: a lead's desk is the lead's, whoever set it up."""
    held = session.keys.held() if session.keys is not None else frozenset()
    enrolled = (key for key in session.record.all(EnrolledKey) if key.in_use and key.public in held) if held else ()
    key = next(iter(enrolled), None)
    return session.record.get(Person, key.person) if key is not None else None


def _whoever_works_here(practice: bool) -> Person:
    """The account that is signed in to this computer coordinates; at practice, the sample trust's own officer."""
    if practice:
        return next(person for person, _ in sample_people() if person.role is Role.IQO)
    account = getpass.getuser()
    return Person(account, account, Role.IQO)
