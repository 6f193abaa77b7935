"""One attempt to deliver one parcel, and what is written in the journal for every way it can end."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.journal import Journal, OutboxItem, State
from nhsbn_desktop.network.package import describe_workbook
from nhsbn_desktop.network.problems import PASSING, problem
from nhsbn_desktop.network.receipts import VerifiedReceipt, verify_receipt
from nhsbn_desktop.network.retry import next_try
from nhsbn_desktop.network.routes import Answer, Control, Parcel, Proof, Route, Stopped

_ARRIVED = (State.TRANSFERRED, State.UNCOLLECTED)
_STOPPED = "Stopped. It goes on from where it is."
_AWAITED = "The Network has all of it; its receipt is awaited."
_HANDED_OVER = "Handed over. It counts as received once the Network confirms it."
_NO_TROUBLE: dict[str, Any] = {"kind": "", "why": "", "advice": "", "next_at": None}


class Delivery:
    """One item, its journal and its route. It is also the `Steps` its route writes down."""

    def __init__(self, journal: Journal, parcel: Parcel, route: Route, clock: Callable[[], datetime]) -> None:
        self._journal = journal
        self._parcel = parcel
        self._route = route
        self._clock = clock
        self._item = journal.item(parcel.id)

    @property
    def begun(self) -> bool:
        return self._item.begun

    @property
    def reference(self) -> str:
        return self._item.reference

    @property
    def sent(self) -> int:
        return self._item.sent

    def intend(self) -> None:
        self._put(begun=True)

    def refer(self, reference: str) -> None:
        self._put(reference=reference)

    def acknowledge(self, sent: int) -> None:
        if sent != self._item.sent:
            self._put(sent=sent, attempt=0 if sent > self._item.sent else self._item.attempt)

    def _put(self, **changed: Any) -> OutboxItem:
        self._item = self._journal.put(self._parcel.id, self._clock(), **changed)
        return self._item

    def run(self, control: Control) -> OutboxItem:
        """Deliver as much as can be delivered now; give the item as it stands then."""
        try:
            return self._attempt(control)
        except Stopped:
            return self._put(state=State.WAITING, **{**_NO_TROUBLE, "why": _STOPPED, "next_at": self._clock()})
        except NetworkProblem as trouble:
            return self._put_off(trouble)

    def _attempt(self, control: Control) -> OutboxItem:
        _check_route(self._item, self._route)
        check_intact(self._parcel)
        if self._item.state not in _ARRIVED:
            for trouble in self._route.preflight(self._parcel):
                raise trouble
            self._put(state=State.SENDING, **_NO_TROUBLE)
            self._route.send(self._parcel, self, control)
            if self._route.capabilities().proof is Proof.NONE:
                return self._put(state=State.HANDED_OVER, sent=self._parcel.bytes, why=_HANDED_OVER)
            self._put(state=State.TRANSFERRED, sent=self._parcel.bytes, attempt=0)
        if self._route.capabilities().proof is Proof.TRANSPORT:
            return self._item
        return self._collect()

    def _collect(self) -> OutboxItem:
        answer = self._route.collect(self._parcel)
        if answer is None:
            attempt = self._item.attempt + 1
            later = next_try(self._clock(), attempt, problem("busy"))
            return self._put(attempt=attempt, **{**_NO_TROUBLE, "why": _AWAITED, "next_at": later})
        kept = keep_answer(self._journal, self._item, answer, self._route.issuer, self._clock())
        with suppress(NetworkProblem):  # the receipt is safe here; that the server still holds it harms nobody
            self._route.settle(answer)
        return kept

    def _put_off(self, trouble: NetworkProblem) -> OutboxItem:
        said = {"kind": trouble.kind, "why": trouble.message, "advice": trouble.advice}
        attempt = self._item.attempt + 1
        if trouble.kind not in PASSING and trouble.kind != "uncollected":
            return self._put(state=State.NEEDS_ACTION, attempt=attempt, next_at=None, **said)
        state = self._item.state if self._item.state in _ARRIVED else State.WAITING
        if trouble.kind == "uncollected":  # a person is told, and it is asked after: it may be collected yet
            state = State.UNCOLLECTED
        return self._put(state=state, attempt=attempt, next_at=next_try(self._clock(), attempt, trouble), **said)


def keep_answer(journal: Journal, item: OutboxItem, answer: Answer, issuer: str, at: datetime) -> OutboxItem:
    """Verify the Network's answer and keep it. The version it takes the place of is put aside first, so that no crash
    leaves two that count. Raises NetworkProblem (receipt)."""
    receipt = verified(item, answer, issuer)
    if receipt.accepted and item.supersedes:
        before = journal.find(item.supersedes)
        if before and before.state not in (State.CANCELLED, State.REJECTED, State.SUPERSEDED):
            journal.put(before.id, at, state=State.SUPERSEDED, **_NO_TROUBLE)
    return journal.put(
        item.id,
        at,
        state=State.RECEIPTED if receipt.accepted else State.REJECTED,
        sent=item.total,
        token=receipt.token,
        keys=receipt.keys,
        issuer=receipt.issuer,
        kind="" if receipt.accepted else "rejected",
        why="" if receipt.accepted else f"The Network rejected the submission: {receipt.reason or 'no reason given'}.",
        advice="" if receipt.accepted else "Put right what the Network names, then send a later version.",
        next_at=None,
    )


def verified(item: OutboxItem, answer: Answer, issuer: str) -> VerifiedReceipt:
    """The answer as the item's receipt. Raises NetworkProblem (receipt)."""
    return verify_receipt(
        answer.token,
        answer.keys,
        submission_id=item.id,
        manifest_sha256=item.manifest_sha256,
        file_sha256=item.file_sha256,
        issuer=issuer,
    )


def _check_route(item: OutboxItem, route: Route) -> None:
    """A rehearsal never goes to the Network, and a submission never to the practice Network."""
    if item.route != route.id:
        raise problem("conflict", "This submission was staged for another route.", "Stage it again for this one.")
    if route.capabilities().proof is not Proof.NONE and item.practice != route.capabilities().practice:
        where = "the live Network" if item.practice else "the practice Network"
        what = "A rehearsal" if item.practice else "A submission"
        raise problem("conflict", f"{what} is never sent to {where}.", "Stage it again for where it is meant to go.")


def check_intact(parcel: Parcel) -> None:
    """Raises NetworkProblem (disk) where the staged copy is missing or no longer what was staged."""
    damaged = "The staged copy is missing or was altered, so nothing was sent."
    try:
        found = describe_workbook(parcel.package).sha256  # its sum stands for all that is in it
    except NetworkProblem as trouble:
        raise problem("disk", damaged, "Cancel it and stage the submission again.") from trouble
    if found != parcel.package_sha256:
        raise problem("disk", damaged, "Cancel it and stage the submission again.")
