"""What was staged on its way: carried by a route, held, taken back, handed over, proved by a receipt."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from threading import Event

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.readiness import Hurdle, hurdles
from nhsbn_desktop.domain.submission import HandedOver, Receipt, Staged
from nhsbn_desktop.network.attempts import write_attempt
from nhsbn_desktop.network.journal import OutboxItem, State
from nhsbn_desktop.network.receipts import read_token, verify_receipt
from nhsbn_desktop.network.setup import NetworkSetup
from nhsbn_desktop.services.session import Session

__all__ = ["HAND_OVER", "MESH", "PORTAL", "Hurdle", "NetworkSetup", "OutboxItem", "State", "hurdles"]

HAND_OVER = "hand-over"
PORTAL = "portal"
MESH = "mesh"


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
