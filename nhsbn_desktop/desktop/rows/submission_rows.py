"""A collection's submissions as rows: where each stands, by which route it went, and what proves it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.rows.transfer import Transfer
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.submission import HandedOver, Receipt, Staged, Status, Submission
from nhsbn_desktop.services.hand_over import Draft
from nhsbn_desktop.services.sending import HAND_OVER, MESH, PORTAL, Hurdle, OutboxItem, State

_TONES = {
    Status.NO_WORKBOOK: Tone.NEUTRAL,
    Status.MUST_FIX: Tone.ERROR,
    Status.TO_EXPLAIN: Tone.WARNING,
    Status.TO_VALIDATE: Tone.WARNING,
    Status.TO_SIGN_OFF: Tone.WARNING,
    Status.READY: Tone.INFO,
    Status.STAGED: Tone.INFO,
    Status.HANDED_OVER: Tone.WARNING,
    Status.RECEIVED: Tone.SUCCESS,
    Status.REFUSED: Tone.ERROR,
    Status.CHANGED_SINCE: Tone.WARNING,
}
ON_THE_WAY = {
    State.STAGED: ("Staged", Tone.INFO),
    State.QUEUED: ("Waiting to be sent", Tone.INFO),
    State.SENDING: ("Sending", Tone.INFO),
    State.WAITING: ("Waiting for the Network", Tone.WARNING),
    State.NEEDS_ACTION: ("Needs you", Tone.ERROR),
    State.TRANSFERRED: ("Sent, receipt awaited", Tone.INFO),
    State.UNCOLLECTED: ("Not collected", Tone.ERROR),
    State.HANDED_OVER: ("To be handed over", Tone.WARNING),
}


_WAITS_FOR = {  # in so few words that a narrow window holds them; the panel says it in full
    "offline": "Not reached",
    "busy": "The Network is busy",
    "not_the_server": "Another answered",
    "checksum": "Damaged on the way",
    "gone": "To be sent anew",
    "auth": "Sign-in refused",
    "forbidden": "Account refused",
    "proxy_auth": "Proxy's password",
    "tls_untrusted": "Not trusted",
    "tls_intercepted": "Proxy looks inside",
    "cert_local": "Own certificate",
    "clock": "Clock is wrong",
    "too_big": "Too large",
    "rejected": "Refused",
    "conflict": "Number is taken",
    "receipt": "Receipt in doubt",
    "disk": "Disk trouble",
    "uncollected": "In the mailbox",
    "bug": "Fault of ours",
}
_STANDS = {State.TRANSFERRED: "Receipt awaited", State.HANDED_OVER: "Pass it on"}
_PROOF = {
    State.TRANSFERRED: "The server's own word",
    State.UNCOLLECTED: "In the Network's mailbox",
    State.HANDED_OVER: "A person's word at most",
}


@dataclass(frozen=True)
class SubmissionRow:
    """A submission with what the outbox knows of its versions. `faults` says, by version id, why a kept receipt does
    not verify; `draft` is the latest version's e-mail, where it goes by hand; `transfer` is what is being sent now."""

    submission: Submission
    hurdles: tuple[Hurdle, ...] = ()
    items: Mapping[str, OutboxItem] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    draft: Draft | None = None
    transfer: Transfer | None = None

    @property
    def is_going(self) -> bool:
        """Whether the latest version is being sent this moment."""
        return self.transfer is not None and self.latest is not None and self.transfer.id == self.latest.id

    @property
    def unit(self) -> str:
        return self.submission.unit

    @property
    def latest(self) -> Staged | None:
        return self.submission.latest_staged

    @property
    def item(self) -> OutboxItem | None:
        return self.items.get(self.latest.id) if self.latest else None

    @property
    def receipt(self) -> Receipt | None:
        return self.submission.receipt_for(self.latest) if self.latest else None

    @property
    def handed(self) -> HandedOver | None:
        return next((h for h in self.submission.handed_over if self.latest and h.staged == self.latest.id), None)

    @property
    def is_on_the_way(self) -> bool:
        """The latest version stands for today's answers and neither a receipt nor a person's word ends its way."""
        return self.submission.status is Status.STAGED

    @property
    def why_waiting(self) -> str:
        """What a version on its way waits for, in a sentence; empty where nothing is on its way."""
        if not self.is_on_the_way or self.item is None:
            return ""
        if self.item.state is State.HANDED_OVER:
            return "The files are written. Pass them on, then say how."
        return self.item.why

    @property
    def is_free_to_stage(self) -> bool:
        return not self.hurdles and self.submission.status in (Status.READY, Status.CHANGED_SINCE, Status.REFUSED)

    @property
    def needs_you(self) -> bool:
        """It cannot go on by itself: the Network refused it, its receipt does not hold, or a person must act."""
        sent = self.is_on_the_way or self.submission.status in (Status.RECEIVED, Status.REFUSED)
        return sent and self.standing[1] is Tone.ERROR

    @property
    def standing(self) -> tuple[str, Tone]:
        """The status in words. Received is said only of a receipt that is kept, verifies and accepts."""
        receipt, status = self.receipt, self.submission.status
        if status in (Status.RECEIVED, Status.REFUSED) and receipt is not None and self.latest is not None:
            return receipt_words(receipt, self.faults.get(self.latest.id, ""))
        if self.is_going:
            return "Sending", Tone.INFO
        if status is Status.STAGED and self.item is not None:
            return held_words(self.item) if self.item.held else ON_THE_WAY.get(self.item.state, plain_words(status))
        return plain_words(status)


def held_words(item: OutboxItem) -> tuple[str, Tone]:
    return "Paused" if item.begun else "Held", Tone.WARNING


def receipt_words(receipt: Receipt, fault: str) -> tuple[str, Tone]:
    if fault:
        return "Receipt does not verify", Tone.ERROR
    return plain_words(Status.RECEIVED if receipt.is_accepted else Status.REFUSED)


def plain_words(status: Status) -> tuple[str, Tone]:
    return status.value, _TONES[status]


def route_words(route: str, *, practice: bool) -> str:
    words = {PORTAL: "Portal", MESH: "MESH", HAND_OVER: "Hand-over"}.get(route, route)
    return f"{words} (practice)" if practice else words


def submissions_model(*, practice: bool) -> TableModel[SubmissionRow]:
    return TableModel(
        [
            Column("Submission", lambda row: row.unit, second=_second),
            Column("Status", lambda row: row.standing[0], tone=lambda row: row.standing[1], as_tag=True, width=216),
            Column(
                "Version",
                lambda row: str(row.latest.version) if row.latest else "\N{EN DASH}",
                width=80,
                from_width=560,
            ),
            Column("When", lambda row: day_of(_when(row)), second=lambda row: time_of(_when(row)), width=122),
            Column(
                "Route and proof",
                lambda row: route_words(row.latest.route, practice=practice) if row.latest else "\N{EN DASH}",
                second=_proof_words,
                width=214,
                from_width=700,
            ),
        ],
        key=lambda row: row.unit,
    )


def _second(row: SubmissionRow) -> str:
    if row.is_going and row.transfer is not None:
        return row.transfer.brief
    if row.is_on_the_way and row.item is not None:
        if row.item.held and row.item.begun:
            return f"{Transfer(row.item.id, row.item.sent, row.item.total).share} there"
        return _WAITS_FOR.get(row.item.kind) or _STANDS.get(row.item.state, "")
    return row.hurdles[0].what if row.hurdles and row.submission.reading is not None else ""


def _when(row: SubmissionRow) -> datetime | None:
    if row.receipt is not None:
        return row.receipt.received
    if row.handed is not None:
        return row.handed.at
    return row.latest.at if row.latest else None


def day_of(moment: datetime | None) -> str:
    return short_day(moment.astimezone().date() if moment else None)


def time_of(moment: datetime | None) -> str:
    return f"{moment.astimezone():%H:%M}" if moment else ""


def _proof_words(row: SubmissionRow) -> str:
    """What proof there is that the Network has it, and never more than that."""
    if row.receipt is not None:
        return row.receipt.receipt_id
    if row.item is None:
        return "No receipt" if row.latest else ""
    return _PROOF.get(row.item.state, "No receipt")
