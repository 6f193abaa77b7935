"""Sending a submission: staged as a patched copy with its manifest, carried by a route, proved by a receipt."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event
from uuid import uuid4

from nhsbn_desktop import __version__
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.submission import HandedOver, Receipt, Staged, Status, Submission
from nhsbn_desktop.network.journal import OutboxItem, State
from nhsbn_desktop.network.manifest import build_manifest
from nhsbn_desktop.network.outbox import Outbox
from nhsbn_desktop.network.package import describe_workbook
from nhsbn_desktop.network.receipts import verify_receipt
from nhsbn_desktop.network.routes import Route
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.writer import write_copy

__all__ = ["HAND_OVER", "PORTAL", "Hurdle", "NetworkSetup", "OutboxItem", "State"]

HAND_OVER = "hand-over"
PORTAL = "portal"


@dataclass(frozen=True, slots=True)
class NetworkSetup:
    """How this desk reaches the Network: its outbox, the routes set up, and the keys that receipts are checked by."""

    outbox: Outbox
    routes: Mapping[str, Route]
    handed_over: Path  # the folder that hand-overs are written to
    receipt_keys: str  # a JWKS as JSON
    issuer: str
    practice: bool


@dataclass(frozen=True, slots=True)
class Hurdle:
    """What still stands between a submission and the Network, and the screen where it is cleared."""

    what: str
    do: str
    screen: str


def hurdles(submission: Submission) -> tuple[Hurdle, ...]:
    """Everything that must be done before this submission can go, in the order it is done."""
    if submission.reading is None:
        return (Hurdle(f"{submission.unit} has no workbook.", "Open the Network's workbook.", "workbook"),)
    found = []
    if submission.open_findings:
        count = len(submission.open_findings)
        found.append(
            Hurdle(
                f"{count} finding{'s are' if count > 1 else ' is'} open.",
                f"Fix or explain {'them' if count > 1 else 'it'}.",
                "checks",
            )
        )
    owed = [section for section in submission.collection.sections if not submission.validation_stands(section)]
    if owed:
        found.append(Hurdle(f"Not validated: {', '.join(owed)}.", "The nominated leads validate them.", "sign_off"))
    if not submission.sign_off_stands:
        was_signed = submission.sign_off is not None
        what = "Answers have moved since the sign-off." if was_signed else "The care group director has not signed off."
        found.append(Hurdle(what, "The care group director signs off.", "sign_off"))
    return tuple(found)


def stage(session: Session, network: NetworkSetup, submission: Submission, route: str) -> Staged:
    """Freezes a version to send: the Network's own file with the corrections patched in, and a manifest that says what
    it is. Raises NotReady with the hurdles in words; nothing is left half made."""
    _refuse_until_ready(submission)
    before, staged_id = submission.latest_staged, str(uuid4())
    version, supersedes = (before.version + 1, before.id) if before else (1, "")
    with tempfile.TemporaryDirectory(prefix="nhsbn-") as folder:
        copy = Path(folder) / _file_name(submission, version, practice=network.practice)
        _patch(session, submission, copy)
        manifest = build_manifest(
            submission,
            describe_workbook(copy),
            submission_id=staged_id,
            version=version,
            supersedes=supersedes,
            people=session.record.all(Person),
            client_version=__version__,
            created=session.now(),
            practice=network.practice,
        )
        files = network.outbox.stage(staged_id, manifest, copy, route)
    staged = Staged(
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
    )
    session.commit(Act.STAGE_SUBMISSION, staged, f"version {version}")
    return staged


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


def due(network: NetworkSetup, now: datetime) -> tuple[str, ...]:
    """The ids of what may go now by itself; a hand-over waits for a person."""
    return tuple(item.id for item in network.outbox.due(now) if item.route in network.routes)


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


def _patch(session: Session, submission: Submission, copy: Path) -> None:
    if submission.reading is None:  # hurdles have refused it already
        raise NotReady(f"{submission.unit} has no workbook.", "Open the Network's workbook.")
    cells = submission.answers.cells
    values = {cells[correction.code]: correction.value for correction in submission.corrections}
    write_copy(session.files.path(submission.reading.file_digest), copy, values)


def _file_name(submission: Submission, version: int, *, practice: bool) -> str:
    """ASCII and without anything a mail server or Windows would object to."""
    name = f"{submission.collection.key} {submission.unit} v{version}.xlsx"
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in " .-_") else "-" for letter in name)
    return f"PRACTICE {plain}" if practice else plain
