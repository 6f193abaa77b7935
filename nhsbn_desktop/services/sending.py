"""Sending a submission: staged as a patched copy with its manifest, carried by a route, proved by a receipt."""

import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from threading import Event
from uuid import uuid4

from nhsbn_desktop import __version__
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Reading
from nhsbn_desktop.domain.change_note import ChangeNote, write_change_note
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import NotReady, Problem
from nhsbn_desktop.domain.readiness import Hurdle, hurdles
from nhsbn_desktop.domain.submission import HandedOver, Receipt, Staged, Status, Submission
from nhsbn_desktop.network.attempts import write_attempt
from nhsbn_desktop.network.journal import OutboxItem, State
from nhsbn_desktop.network.manifest import build_manifest
from nhsbn_desktop.network.package import describe_workbook
from nhsbn_desktop.network.receipts import read_token, verify_receipt
from nhsbn_desktop.network.setup import NetworkSetup
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.inspection import inspect_outgoing
from nhsbn_desktop.workbook.leaks.cleaning import clean
from nhsbn_desktop.workbook.outgoing import outgoing_name, write_outgoing

__all__ = ["HAND_OVER", "MESH", "PORTAL", "Hurdle", "NetworkSetup", "OutboxItem", "State", "hurdles"]

HAND_OVER = "hand-over"
PORTAL = "portal"
MESH = "mesh"


def stage(
    session: Session,
    network: NetworkSetup,
    submission: Submission,
    route: str,
    *,
    cleaning: Collection[str] = (),
    batch: str = "",
    protected: bool = False,
) -> Staged:
    """Freezes a version to send: the Network's own file with the corrections patched in, and a manifest that says what
    it is and, for a later version, what changed since the one before.

    `cleaning` are the keys of the leaks that are taken out of the copy; `protected` has a hand-over written with its
    workbook under a password. Raises NotReady with the hurdles in words, or
    with the leaks that must be taken out first; nothing is left half made.
    """
    staged = _put_in_outbox(session, network, submission, route, cleaning, batch, protected=protected)
    _go(session, network, staged)
    return staged


def _go(session: Session, network: NetworkSetup, staged: Staged) -> None:
    session.commit(Act.STAGE_SUBMISSION, staged, f"version {staged.version}")
    network.outbox.queue(staged.id)  # from here on it goes by itself, as soon as there is a network


def _put_in_outbox(
    session: Session,
    network: NetworkSetup,
    submission: Submission,
    route: str,
    cleaning: Collection[str],
    batch: str,
    *,
    protected: bool,
) -> Staged:
    """Staged, but the record does not know of it yet, and it does not go."""
    _refuse_until_ready(submission)
    before, staged_id = submission.latest_staged, str(uuid4())
    version, supersedes = (before.version + 1, before.id) if before else (1, "")
    people = session.record.all(Person)
    with tempfile.TemporaryDirectory(prefix="nhsbn-") as folder:
        copy = Path(folder) / outgoing_name(submission, version, practice=network.practice)
        cleaned, left_to_excel = _write_clean(session, submission, copy, cleaning)
        manifest = build_manifest(
            submission,
            describe_workbook(copy),
            submission_id=staged_id,
            version=version,
            supersedes=supersedes,
            people=people,
            client_version=__version__,
            created=session.now(),
            practice=network.practice,
            batch_id=batch,
            cleaned=cleaned,
            change_note=change_note(session, submission) if before else None,
        )
        files = network.outbox.stage(staged_id, manifest, copy, route)
    return Staged(
        submission=submission.key,
        id=staged_id,
        version=version,
        supersedes=supersedes,
        route=route,
        file_name=copy.name,
        file_sha256=files.file_sha256,
        manifest_sha256=files.manifest_sha256,
        digest=submission.digest,
        by=session.person.key,
        at=session.now(),
        batch=batch,
        left_to_excel=left_to_excel,
        protected=protected,
    )


def stage_together(
    session: Session, network: NetworkSetup, submissions: Sequence[Submission], route: str, *, protected: bool = False
) -> tuple[Staged, ...]:
    """Stages several units' submissions as one batch: each goes, is retried and is resubmitted alone. Raises NotReady
    where one of them is not ready or would carry what must not leave; then none of them is staged."""
    for submission in submissions:
        _refuse_until_ready(submission)
    batch, made = str(uuid4()), []
    try:
        for submission in submissions:
            made.append(_put_in_outbox(session, network, submission, route, (), batch, protected=protected))
    except Problem:
        for staged in made:
            network.outbox.cancel(staged.id)
        raise
    for staged in made:
        _go(session, network, staged)
    return tuple(made)


def change_note(session: Session, submission: Submission) -> ChangeNote | None:
    """What the next version would change of the one staged last; None while there is none."""
    before = submission.latest_staged
    if before is None:
        return None
    trail = session.record.changes(under=submission.key)
    return write_change_note(submission, before, trail, session.record.all(Person))


def prove_attempt(network: NetworkSetup, staged_id: str, target: Path, at: datetime) -> Path:
    """Writes what was tried, when, and what came of it, for the day the other side is down at the deadline.
    Raises NetworkProblem (disk)."""
    return write_attempt(network.outbox, staged_id, target, at)


def export(network: NetworkSetup, staged_id: str, target: Path) -> Path:
    """Writes a copy of the staged package into a folder or under a name; gives where. Raises NetworkProblem (disk)."""
    return network.outbox.export(staged_id, target)


def send(
    network: NetworkSetup,
    staged_id: str,
    progress: Callable[[int, int], None] = lambda _sent, _total: None,
    stop: Event | None = None,
) -> OutboxItem:
    """Carries one staged version as far as it will go now. Meets the network, never the record; trouble on the way is
    in what is returned, with the reason and when it is tried again."""
    item = network.outbox.item(staged_id)
    return network.outbox.send(staged_id, network.routes[item.route], progress=progress, stop=stop)


def on_the_way(network: NetworkSetup) -> Mapping[str, OutboxItem]:
    """How far each staged version has got, by its id."""
    return {item.id: item for item in network.outbox.items()}


def due(session: Session, network: NetworkSetup) -> tuple[Staged, ...]:
    """What may go now by itself, the first staged first. For a hand-over that is writing its files; a person passes
    them on. What the record does not know is somebody else's."""
    staged = {one.id: one for one in session.record.all(Staged)}
    ready = (item.id for item in network.outbox.due(session.now()) if item.route in network.routes)
    return tuple(staged[id] for id in ready if id in staged)


def is_waiting(network: NetworkSetup) -> bool:
    """Whether anything in the outbox will go by itself, now or when its time has come."""
    return any(item.goes_by_itself and item.route in network.routes for item in network.outbox.items())


def set_held(network: NetworkSetup, staged_id: str, held: bool) -> OutboxItem:
    """Keeps a staged version from going, or lets it go again."""
    return network.outbox.hold(staged_id) if held else network.outbox.release(staged_id)


def cancel(network: NetworkSetup, staged_id: str) -> OutboxItem:
    """Takes a staged version back for good; the server is asked where part of it has gone. Raises NetworkProblem."""
    return network.outbox.cancel(staged_id, network.routes.get(network.outbox.item(staged_id).route))


def hand_over(session: Session, staged: Staged, how: str) -> Change:
    """Keeps a person's word that they passed a version on. It proves nothing: only a receipt does."""
    if not how.strip():
        raise NotReady("How it was handed over is missing.", "Say how it went: by e-mail, or in the members' area.")
    handed = HandedOver(staged.submission, staged.id, session.person.key, session.now(), how.strip())
    return session.commit(Act.HAND_OVER, handed, how.strip())


def keep_outcome(session: Session, network: NetworkSetup, staged: Staged, item: OutboxItem) -> Change | None:
    """Puts on record what sending came to, where there is something to keep: a receipt, or that it was taken back."""
    if item.token and session.record.get(Receipt, staged.key) is None:
        return keep_receipt(session, network, staged, item.token)
    if item.state is State.CANCELLED and session.record.get(Staged, staged.key) is not None:
        return session.remove(Act.CANCEL_SENDING, Staged, staged.key, "cancelled before it was sent")
    return None


def keep_receipt(session: Session, network: NetworkSetup, staged: Staged, token: str) -> Change:
    """Verifies the Network's signed answer against what was sent, and puts it on record with the keys that prove it.

    Raises NetworkProblem (kind "receipt") for one that does not verify; nothing is kept then.
    """
    verified = verify_receipt(
        token,
        network.receipt_keys,
        submission_id=staged.id,
        manifest_sha256=staged.manifest_sha256,
        file_sha256=staged.file_sha256,
        issuer=network.issuer,
    )
    receipt = Receipt(
        submission=staged.submission,
        staged=staged.id,
        receipt_id=verified.receipt_id,
        version=verified.version,
        status=verified.status,
        received=verified.received,
        token=token,
        keys=network.receipt_keys,
        practice=network.practice,
    )
    return session.commit(Act.KEEP_RECEIPT, receipt, verified.receipt_id)


def keep_receipt_file(session: Session, network: NetworkSetup, staged: Staged, path: Path) -> Change:
    """Keeps a receipt that came by another way than the one it was sent by: in an e-mail, from a colleague. The file is
    a kept receipt or the compact JWS alone. Raises NetworkProblem: receipt where it does not verify, or disk."""
    token = read_token(path)
    network.outbox.keep_receipt(staged.id, token, network.receipt_keys, network.issuer)
    return keep_receipt(session, network, staged, token)


def reconcile(session: Session, network: NetworkSetup) -> tuple[Staged, ...]:
    """After a start: what the outbox finished but the record does not know yet is kept; what was staged when the
    program was stopped before the record heard of it is cancelled. Gives what is still to be sent."""
    staged = {thing.id: thing for thing in session.record.all(Staged)}
    waiting = []
    for item in network.outbox.items():
        known = staged.get(item.id)
        if known is None:
            if item.state is State.STAGED and not item.begun:
                network.outbox.cancel(item.id)
            continue
        keep_outcome(session, network, known, item)
        network.outbox.queue(item.id)
        if not item.state.over:
            waiting.append(known)
    return tuple(waiting)


def _refuse_until_ready(submission: Submission) -> None:
    in_the_way = hurdles(submission)
    if in_the_way:
        raise NotReady(
            f"{submission.unit} cannot be sent yet. {' '.join(hurdle.what for hurdle in in_the_way)}",
            " ".join(dict.fromkeys(hurdle.do for hurdle in in_the_way)),
        )
    if submission.status in (Status.STAGED, Status.RECEIVED, Status.HANDED_OVER):
        raise NotReady(
            f"These answers of {submission.unit} are staged or sent already ({submission.status.value.lower()}).",
            "Another version needs an answer that has changed.",
        )


def _write_clean(
    session: Session, submission: Submission, copy: Path, cleaning: Collection[str]
) -> tuple[tuple[str, ...], int]:
    """Writes the copy that goes, inspects that very file, and takes out what was chosen; says what was, and how many
    saved results are left for Excel to work out."""
    if submission.reading is None:  # hurdles have refused it already
        raise NotReady(f"{submission.unit} has no workbook.", "Open the Network's workbook.")
    written = write_outgoing(session.files.path(submission.reading.file_digest), copy, submission)
    first = session.first(Reading, submission.reading.key)
    leaks = inspect_outgoing(copy, first, session.files.path)
    told = written.told
    chosen = [leak for leak in leaks if leak.key in cleaning and leak.remedy]
    if chosen:
        uncleaned = copy.replace(copy.with_name(f"uncleaned {copy.name}"))
        told += clean(uncleaned, copy, chosen)
        leaks = inspect_outgoing(copy, first, session.files.path)
    in_the_way = [leak for leak in leaks if leak.blocks]
    if in_the_way:
        raise NotReady(
            f"{submission.unit} cannot be sent: {' '.join(leak.message for leak in in_the_way)}",
            " ".join(dict.fromkeys([*(leak.do for leak in in_the_way), "A dry run can take things out of the copy."])),
        )
    return told, len(written.left_to_excel)
