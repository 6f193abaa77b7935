"""The portal: the package goes up in chunks that can be resumed, and a signed receipt comes back."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.http import (
    CONNECT_SECONDS,
    READ_SECONDS,
    Connection,
    TokenSupplier,
    open_session,
    said_by,
    text_of,
)
from nhsbn_desktop.network.problems import problem, problem_of
from nhsbn_desktop.network.receipts import PRACTICE_ISSUER, verify_receipt
from nhsbn_desktop.network.routes import Answer, Capabilities, Control, Parcel, Proof, Steps
from nhsbn_desktop.network.routes.tus import CHUNK, Offer, Tus, Upload

MAX_BYTES = 100 << 20


class PortalRoute:
    """A portal at `url` (https), signed in to with `token`, whose receipts are signed by `issuer` with `keys_json`.

    `ca_file` is for the practice Network, whose certificate no computer knows; without it the certificates of this
    computer count. `proxies` is as requests has it. `chunk` in bytes, `read_seconds` how long an answer may take.
    """

    id = "portal"

    def __init__(
        self,
        url: str,
        token: TokenSupplier,
        keys_json: str,
        issuer: str,
        *,
        ca_file: Path | None = None,
        proxies: Mapping[str, str] | None = None,
        max_bytes: int = MAX_BYTES,
        chunk: int = CHUNK,
        connect_seconds: float = CONNECT_SECONDS,
        read_seconds: float = READ_SECONDS,
    ) -> None:
        self.issuer = issuer
        self._keys = keys_json
        self._max_bytes = max_bytes
        timeout = (connect_seconds, read_seconds)
        self._connection = Connection(url, open_session(ca_file, proxies), token, timeout)
        self._offer: Offer | None = None  # what the server said last that it can do
        self._tus = Tus(self._connection, f"{self._connection.url}/files", chunk)

    def capabilities(self) -> Capabilities:
        practice = self.issuer == PRACTICE_ISSUER
        return Capabilities(self._max_bytes, resumable=True, proof=Proof.RECEIPT, needs_sign_in=True, practice=practice)

    def preflight(self, parcel: Parcel) -> tuple[NetworkProblem, ...]:
        self._offer = self._tus.offer()
        largest = min(self._max_bytes, self._offer.max_bytes or self._max_bytes)
        return (problem("too_big"),) if parcel.bytes > largest else ()

    def certificate_end(self) -> datetime | None:
        return None

    def server_time(self) -> datetime | None:
        return self._tus.offer().at

    def send(self, parcel: Parcel, steps: Steps, control: Control) -> None:
        if steps.begun and self._has_arrived(parcel):
            return
        offer = self._offer or self._tus.offer()
        upload = self._standing(parcel, steps) or self._create(parcel, steps)
        if upload is None:
            return
        try:
            self._tus.fill(upload, parcel.package, offer.checksum, steps, control)
        except NetworkProblem as trouble:
            if trouble.kind in ("gone", "checksum"):
                steps.refer("")
            raise

    def _standing(self, parcel: Parcel, steps: Steps) -> Upload | None:
        """The upload begun before, if the server still knows it and it is of the right length; else nothing."""
        if not steps.reference or not self._connection.is_ours(steps.reference):
            return None
        try:
            upload = self._tus.standing(steps.reference)
        except NetworkProblem as trouble:
            if trouble.kind != "gone":
                raise
        else:
            if upload.total == parcel.bytes:
                return upload
        steps.refer("")
        return None

    def _create(self, parcel: Parcel, steps: Steps) -> Upload | None:
        """Begin an upload; nothing where the Network answers that it has this submission already."""
        steps.intend()
        metadata = {
            "submission_id": parcel.id,
            "manifest_sha256": parcel.manifest_sha256,
            "package_sha256": parcel.package_sha256,
            "filename": parcel.name,
        }
        try:
            upload = self._tus.create(parcel.bytes, metadata)
        except NetworkProblem as trouble:
            if trouble.kind == "conflict" and self._has_arrived(parcel):
                return None
            raise
        steps.refer(upload.url)
        return upload

    def _has_arrived(self, parcel: Parcel) -> bool:
        answer = self.collect(parcel)
        if answer is None:
            return False
        try:
            self.check(parcel, answer)
        except NetworkProblem:
            return False
        return True

    def check(self, parcel: Parcel, answer: Answer) -> None:
        """Raises NetworkProblem (receipt) where the answer is not this parcel's receipt."""
        verify_receipt(
            answer.token,
            answer.keys,
            submission_id=parcel.id,
            manifest_sha256=parcel.manifest_sha256,
            file_sha256=parcel.file_sha256,
            issuer=self.issuer,
        )

    def collect(self, parcel: Parcel) -> Answer | None:
        headers = {"Accept": "application/jose"}
        answer = self._connection.ask("GET", f"{self._connection.url}/receipts/{parcel.id}", headers)
        if answer.status_code == 404:
            text_of(answer)
            return None
        if answer.status_code != 200:
            raise problem_of(answer.status_code, retry_after=answer.headers.get("Retry-After"), said=said_by(answer))
        if answer.headers.get("Content-Type", "").split(";")[0].strip() != "application/jose":
            answer.close()
            raise problem("not_the_server")
        return Answer(text_of(answer).strip(), self._keys)

    def settle(self, answer: Answer) -> None:
        """The portal keeps its receipts to be asked for again."""

    def cancel(self, parcel: Parcel, steps: Steps) -> None:
        if not steps.begun:
            return
        if self.collect(parcel) is not None:
            raise problem("conflict", "The Network has received this submission already.", "Send a later version.")
        if steps.reference and self._connection.is_ours(steps.reference):
            self._tus.remove(steps.reference)
            steps.refer("")

    @property
    def url(self) -> str:
        return self._connection.url

    def close(self) -> None:
        self._connection.close()
