"""A MESH mailbox: the client library held to one authority, one token a request, and answers that are understood."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from nhsbn_desktop import __version__
from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.certificates import check_certificate, end_of
from nhsbn_desktop.network.credentials import Secret
from nhsbn_desktop.network.http import READ_SECONDS, time_of
from nhsbn_desktop.network.mesh_answers import json_in, refused_by, text_in
from nhsbn_desktop.network.problems import behind_proxy, problem, problem_of

if TYPE_CHECKING:
    import requests
    from mesh_client import MeshClient

_LONGEST_ANSWER = 64 * 1024
_SENT = (200, 202)
_WHO_ASKS = {  # a handshake must say so
    "mex-ClientVersion": f"nhsbn-desktop=={__version__}",
    "mex-OSName": platform.system(),
    "mex-OSVersion": platform.release(),
    "mex-OSArchitecture": platform.machine(),
    "mex-JavaVersion": "N/A",
}


@dataclass(frozen=True, slots=True)
class MeshAccount:
    """Who we are on MESH: `url` of the service, our mailbox, our certificate and key (PEM files), the authorities that
    the service's certificate must come from, and the two secrets, asked for when they are needed. `proxies` is as
    requests has it."""

    url: str
    mailbox: str
    certificate: Path
    key: Path
    ca_file: Path
    password: Secret
    shared_key: Secret
    proxies: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class InboxMessage:
    """What a message's headers say. `linked` is the message a report is about, `code` why."""

    id: str
    is_report: bool
    workflow: str
    local_id: str
    linked: str
    code: str
    words: str


class Mailbox:
    """One mailbox. Every answer is the service's own, or a NetworkProblem. `seconds` is how long an answer may take."""

    def __init__(self, account: MeshAccount, seconds: float = READ_SECONDS) -> None:
        self._account = account
        self._seconds = seconds
        self._opened: MeshClient | None = None

    def check(self, now: datetime) -> tuple[NetworkProblem, ...]:
        """What is wrong with our own files, found without asking anybody."""
        if not self._account.ca_file.is_file():
            return (problem("tls_untrusted", f"The file of authorities {self._account.ca_file.name} is missing."),)
        return check_certificate(self._account.certificate, self._account.key, now)

    def certificate_end(self) -> datetime | None:
        return end_of(self._account.certificate)

    @property
    def _client(self) -> "MeshClient":
        if self._opened is None:
            for trouble in self.check(datetime.now(UTC)):
                raise trouble
            self._opened = _open(self._account, self._seconds)
        return self._opened

    def handshake(self) -> datetime | None:
        """Sign in once; what the service says the time is. NHS England asks for this once a day, not more."""
        return time_of(self._ask("POST", "", (200,)).headers)

    def send_chunk(self, recipient: str, chunk: Any, place: tuple[int, int], message: str = "", **headers: str) -> str:
        """Send chunk `place[0]` (from 1) of `place[1]`; gives the message's id. The first is not to be repeated: each
        makes a message. Empty where the service holds the whole message already (423).

        `headers` go with the first: workflow_id, local_id, checksum, filename, subject, all ASCII.
        """
        import requests

        number, total = place
        try:
            if number == 1:
                answer = self._client.send_chunk(recipient, chunk, 1, total, False, None, **headers)
            else:
                answer = self._client.send_chunk(recipient, chunk, number, total, message_id=message)
        except requests.HTTPError as error:
            if error.response is not None and error.response.status_code == 423:
                return ""
            raise self._refused(error.response) if error.response is not None else problem_of(error) from error
        except _errors() as error:
            raise behind_proxy(problem_of(error), self._account.proxies) from error
        if answer.status_code not in _SENT:
            raise self._refused(answer)
        return message or text_in(json_in(answer), "message_id")

    def status(self, message: str) -> str:
        """`uploading`, `accepted`, `acknowledged`, `error` or `undeliverable`. Raises NetworkProblem (gone)."""
        return text_in(json_in(self._get(f"/outbox/tracking?messageID={quote(message)}")), "status").lower()

    def find(self, local_id: str) -> str:
        """The id of the message sent under our own number; empty where there is none. Raises NetworkProblem: conflict
        where there are several."""
        answer = self._get(f"/outbox/tracking/{quote(local_id)}", (200, 300, 404), version=1)
        if answer.status_code == 404:
            return ""
        if answer.status_code == 300:
            raise problem("conflict", "MESH holds several messages under this submission's number.")
        return text_in(json_in(answer), "messageId")

    def waiting(self) -> tuple[str, ...]:
        """The ids of the messages in our inbox."""
        listed = json_in(self._get("/inbox")).get("messages")
        if not isinstance(listed, list):
            raise problem("not_the_server")
        return tuple(str(one) for one in listed)

    def look_at(self, message: str) -> InboxMessage:
        """A message's headers. Its body is not fetched: a report has none."""
        answer = self._ask("HEAD", f"/inbox/{quote(message)}", (200, 206))
        said = {name.lower(): value for name, value in answer.headers.items()}
        return InboxMessage(
            message,
            said.get("mex-messagetype", "").upper() == "REPORT",
            said.get("mex-workflowid", ""),
            said.get("mex-localid", ""),
            said.get("mex-linkedmsgid", ""),
            said.get("mex-statuscode", ""),
            said.get("mex-statusdescription", ""),
        )

    def read(self, message: str) -> str:
        """A short message's body as text. Raises NetworkProblem, receipt where it is longer than any receipt."""
        answer = self._ask("GET", f"/inbox/{quote(message)}", (200, 206))
        if len(answer.content) > _LONGEST_ANSWER:
            raise problem("receipt", "An answer came that is far too long for a receipt.")
        return answer.content.decode("utf-8", errors="replace").strip()

    def acknowledge(self, message: str) -> None:
        self._ask("PUT", f"/inbox/{quote(message)}/status/acknowledged", (200,))

    def _get(self, path: str, hoped_for: tuple[int, ...] = (200,), version: int = 2) -> "requests.Response":
        return self._ask("GET", path, hoped_for, version)

    def _ask(self, method: str, path: str, hoped_for: tuple[int, ...], version: int = 2) -> "requests.Response":
        accept = "application/json" if version == 1 else "application/vnd.mesh.v2+json"
        try:
            answer = self._client.ask(method, path, accept)  # type: ignore[attr-defined]
        except _errors() as error:
            raise behind_proxy(problem_of(error), self._account.proxies) from error
        if answer.status_code not in hoped_for:
            raise self._refused(answer)
        return answer  # type: ignore[no-any-return]

    def _refused(self, answer: "requests.Response") -> NetworkProblem:
        """A proxy that opens the connection cannot show MESH our certificate, and answers 502 in its place. Where our
        secrets are refused they are asked for again next time: they may have been mistyped."""
        if answer.status_code == 403:
            self.close()
        if answer.status_code == 502 and self._account.proxies:
            return problem("tls_intercepted")
        return refused_by(answer)

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()  # type: ignore[no-untyped-call]
            self._opened = None


def _open(account: MeshAccount, seconds: float) -> "MeshClient":
    import requests
    from mesh_client import MeshClient

    password, shared_key = account.password(), account.shared_key().encode()

    class HeldClient(MeshClient):
        """Without the library's own retries, which repeat a token that MESH takes once, and pinned for good: with
        `verify` alone, requests would add its own bundle of authorities to the context."""

        def __init__(self) -> None:
            super().__init__(
                account.url,
                account.mailbox,
                password,
                shared_key=shared_key,
                cert=(str(account.certificate), str(account.key)),
                verify=str(account.ca_file),
                max_retries=0,
                timeout=seconds,
                application_name="nhsbn-desktop",
                proxies=dict(account.proxies or {}),
            )
            self._session.trust_env = False
            self._session.verify = str(account.ca_file)
            self._session.max_redirects = 0

        def ask(self, method: str, path: str, accept: str) -> requests.Response:
            url, headers = f"{self.mailbox_url}{path}", {"Accept": accept, **_WHO_ASKS}
            return self._session.request(method, url, headers=headers, timeout=seconds, allow_redirects=False)

    try:
        return HeldClient()
    except (OSError, ValueError) as error:
        raise problem_of(error) from error


def _errors() -> tuple[type[Exception], ...]:
    import requests
    import urllib3

    return (requests.RequestException, urllib3.exceptions.HTTPError, OSError)
