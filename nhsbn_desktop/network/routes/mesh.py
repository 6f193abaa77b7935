"""MESH: the package goes as a message to the Network's mailbox, chunk by chunk, and its receipt comes back as one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.http import READ_SECONDS
from nhsbn_desktop.network.mailbox import InboxMessage, Mailbox, MeshAccount
from nhsbn_desktop.network.problems import problem, problem_of
from nhsbn_desktop.network.receipts import PRACTICE_ISSUER
from nhsbn_desktop.network.routes import Answer, Capabilities, Control, Parcel, Proof, Steps, Stopped
from nhsbn_desktop.network.routes.chunk import Chunk, pieces

CHUNK = 6 << 20  # bytes: MESH wants every chunk but the last above 5 MB
ONE_MESSAGE = 50_000_000  # bytes: what a receiver without chunks takes over the internet
IN_CHUNKS = 100_000_000_000
_ARRIVED = ("accepted", "acknowledged")
_NOT_COLLECTED = "14"
_EVERY = timedelta(minutes=5)  # NHS England: an inbox is looked at no oftener


@dataclass(frozen=True, slots=True)
class Address:
    """Where submissions go: the Network's mailbox, the workflow they go under and the one receipts come back under.
    `takes_chunks` is False where the Network collects with a client that cannot join them."""

    mailbox: str
    workflow: str
    receipts: str
    takes_chunks: bool = True


class MeshRoute:
    """From our mailbox to the Network's. Receipts are signed by `issuer` with `keys_json`. `chunk` in bytes; `every` is
    how often the inbox may be looked at."""

    id = "mesh"

    def __init__(
        self,
        account: MeshAccount,
        address: Address,
        keys_json: str,
        issuer: str,
        *,
        chunk: int = CHUNK,
        every: timedelta = _EVERY,
        read_seconds: float = READ_SECONDS,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.issuer = issuer
        self._keys = keys_json
        self._address = address
        self._chunk = chunk
        self._every = every
        self._clock = clock
        self._mailbox = Mailbox(account, read_seconds)
        self._looked_at: datetime | None = None
        self._seen: dict[str, InboxMessage] = {}

    def capabilities(self) -> Capabilities:
        chunks = self._address.takes_chunks
        return Capabilities(
            IN_CHUNKS if chunks else ONE_MESSAGE,
            resumable=chunks,
            proof=Proof.RECEIPT,
            needs_sign_in=False,
            practice=self.issuer == PRACTICE_ISSUER,
        )

    def preflight(self, parcel: Parcel) -> tuple[NetworkProblem, ...]:
        largest = self.capabilities().max_bytes or parcel.bytes
        too_big = (problem("too_big"),) if parcel.bytes > largest else ()
        return (*self._mailbox.check(self._clock()), *too_big)

    def certificate_end(self) -> datetime | None:
        return self._mailbox.certificate_end()

    def server_time(self) -> datetime | None:
        return self._mailbox.handshake()

    def send(self, parcel: Parcel, steps: Steps, control: Control) -> None:
        message = self._standing(parcel, steps)
        if message and self._has_arrived(message):
            return
        size = self._size(parcel, steps)
        total = max(1, -(-parcel.bytes // size))
        if message and total == 1:  # one chunk is the whole of it: MESH has it, and will say so
            raise problem("busy")
        first = min(max(2, steps.sent // size + 1), total) if message else 1
        try:
            with parcel.package.open("rb") as file:
                for piece in pieces(file, (first - 1) * size, size):
                    if control.stop.is_set():
                        raise Stopped
                    chunk = Chunk(piece.data, control, piece.offset, parcel.bytes)
                    message = self._send_one(parcel, steps, chunk, (piece.offset // size + 1, total), message)
                    steps.acknowledge(piece.offset + len(piece.data))
        except OSError as error:
            raise problem_of(error) from error
        if not self._has_arrived(message):  # asked again: a good last answer is not yet proof
            raise problem("not_the_server")

    def _size(self, parcel: Parcel, steps: Steps) -> int:
        """How long a chunk is: as the message was begun with, though the settings have changed since."""
        begun_with = steps.reference.partition("/")[2]
        if begun_with.isdigit() and int(begun_with):
            return int(begun_with)
        return self._chunk if self._address.takes_chunks else parcel.bytes

    def _send_one(self, parcel: Parcel, steps: Steps, chunk: Chunk, place: tuple[int, int], message: str) -> str:
        """Send one chunk, and write the message's id down before anything else happens."""
        if place[0] > 1:
            return self._mailbox.send_chunk(self._address.mailbox, chunk, place, message) or message
        steps.intend()
        message = self._mailbox.send_chunk(
            self._address.mailbox,
            chunk,
            place,
            workflow_id=self._address.workflow,
            local_id=parcel.id,
            checksum=f"SHA-256:{parcel.package_sha256}",
            filename=parcel.name,
        )
        steps.refer(f"{message}/{self._size(parcel, steps)}")
        return message

    def _standing(self, parcel: Parcel, steps: Steps) -> str:
        """The message begun before, if MESH still knows it; where its id was lost with a crash, found by our own."""
        message = steps.reference.partition("/")[0]
        if message:
            try:
                self._mailbox.status(message)
            except NetworkProblem as trouble:
                if trouble.kind != "gone":
                    raise
                steps.refer("")
                return ""
            return message
        if not steps.begun:
            return ""
        found = self._mailbox.find(parcel.id)
        if found:
            steps.refer(f"{found}/{self._size(parcel, steps)}")
        return found

    def _has_arrived(self, message: str) -> bool:
        status = self._mailbox.status(message)
        if status in ("error", "undeliverable"):
            raise problem("rejected", "MESH could not deliver the submission to the Network's mailbox.")
        return status in _ARRIVED

    def collect(self, parcel: Parcel) -> Answer | None:
        now = self._clock()
        if self._looked_at is not None and now - self._looked_at < self._every:
            return None
        mine = [one for one in self._inbox() if parcel.id == one.local_id or one.is_report]
        self._looked_at = now
        for one in mine:
            if not one.is_report and one.workflow == self._address.receipts:
                return Answer(self._mailbox.read(one.id), self._keys, one.id)
        self._heed_reports([one for one in mine if one.is_report], parcel)
        return None

    def _inbox(self) -> list[InboxMessage]:
        waiting = self._mailbox.waiting()
        for id in waiting:
            if id not in self._seen:
                self._seen[id] = self._mailbox.look_at(id)
        return [self._seen[id] for id in waiting]

    def _heed_reports(self, reports: list[InboxMessage], parcel: Parcel) -> None:
        """Raises NetworkProblem where one is about this parcel: uncollected, or rejected."""
        message = self._mailbox.find(parcel.id) if reports else ""
        for report in reports:
            if message and report.linked == message:
                if report.code == _NOT_COLLECTED:
                    raise problem("uncollected")
                raise problem("rejected", f"MESH reports that it was not delivered ({report.code} {report.words}).")

    def settle(self, answer: Answer) -> None:
        """Take the receipt out of our inbox."""
        if answer.reference:
            self._mailbox.acknowledge(answer.reference)

    def cancel(self, parcel: Parcel, steps: Steps) -> None:
        """A message that is not whole never reaches a mailbox; one that is cannot be called back."""
        message = self._standing(parcel, steps)
        if message and self._has_arrived(message):
            message = "It is in the Network's mailbox, and MESH cannot call it back."
            raise problem("conflict", message, "Send a later version.")

    def close(self) -> None:
        self._mailbox.close()
