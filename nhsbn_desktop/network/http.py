"""The one way out over HTTPS: a session that trusts what it is told to, follows nobody, and never waits for ever."""

import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from nhsbn_desktop.network.problems import behind_proxy, problem, problem_of

if TYPE_CHECKING:
    import requests
    from requests.adapters import HTTPAdapter

CONNECT_SECONDS = 10.0
READ_SECONDS = 60.0  # enough for a 5 MiB chunk on a slow line
_LONGEST_ANSWER = 64 * 1024  # bytes: no answer we ask for is longer


class TokenSupplier(Protocol):
    """Gives the bearer token for a request. `refused` is the token the server has just refused, so that a new one is
    fetched; without a new one, the same may be given again and the person is asked to sign in."""

    def __call__(self, refused: str = "") -> str: ...


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address: what must be the same before a token is sent there."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def trust(ca_file: Path | None = None) -> ssl.SSLContext:
    """What a connection is checked against: the certificates of this computer, where the trust's IT manages them, or
    only those in the given file. Raises NetworkProblem where the file cannot be used."""
    if ca_file is None:
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(cafile=str(ca_file))
    except (OSError, ssl.SSLError) as error:
        raise problem("tls_untrusted", f"The certificates in {ca_file.name} cannot be read.") from error
    return context


def pinned_adapter(context: ssl.SSLContext) -> "HTTPAdapter":
    from requests.adapters import HTTPAdapter

    class PinnedAdapter(HTTPAdapter):
        """requests would add its own bundle of authorities to any context; here the context alone decides."""

        def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
            super().init_poolmanager(*args, ssl_context=context, **kwargs)

        def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
            return super().proxy_manager_for(proxy, ssl_context=context, **kwargs)

        def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
            return super().build_connection_pool_key_attributes(request, True, cert)

        def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
            conn.cert_reqs = "CERT_REQUIRED"

    return PinnedAdapter()


def open_session(ca_file: Path | None = None, proxies: Mapping[str, str] | None = None) -> "requests.Session":
    """A session for HTTPS alone. Nothing in the environment changes whom it trusts or where it goes.

    `proxies` is as requests has it: {"https": "http://proxy.trust.nhs.uk:8080"}.
    """
    import requests

    session = requests.Session()
    session.trust_env = False
    session.proxies = dict(proxies or {})
    session.adapters.clear()  # and with them plain http, over which a token must never travel
    session.mount("https://", pinned_adapter(trust(ca_file)))
    return session


class Connection:
    """One server, asked in one signed-in session. Every answer is the server's own, or a NetworkProblem. `timeout` is
    how many seconds connecting and an answer may take."""

    def __init__(
        self, url: str, session: "requests.Session", token: TokenSupplier, timeout: tuple[float, float]
    ) -> None:
        self.url = url.rstrip("/")
        self._session = session
        self._token = token
        self._timeout = timeout

    def is_ours(self, url: str) -> bool:
        return origin(url) == origin(self.url)

    def ask(self, method: str, url: str, headers: Mapping[str, str], body: Any = None) -> "requests.Response":
        """The answer to one request, signed in anew once where the token is refused. `body` is called for its reader.

        Raises NetworkProblem where there is no answer; a status is for the caller to judge.
        """
        token = self._token()
        answer = self._ask_once(method, url, headers, body, token)
        if answer.status_code == 401:
            fresh = self._token(token)
            if fresh != token:
                answer = self._ask_once(method, url, headers, body, fresh)
        return answer

    def _ask_once(
        self, method: str, url: str, headers: Mapping[str, str], body: Any, token: str
    ) -> "requests.Response":
        import requests
        import urllib3

        if not self.is_ours(url):
            raise problem("not_the_server", "The server sent us to another address, which is not followed.")
        try:
            return self._session.request(
                method,
                url,
                headers={**headers, "Authorization": f"Bearer {token}"},
                data=body() if body else None,
                timeout=self._timeout,
                allow_redirects=False,
                stream=True,
            )
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise behind_proxy(problem_of(error), self._session.proxies) from error

    def close(self) -> None:
        self._session.close()


def text_of(answer: "requests.Response") -> str:
    """The body of an answer as text, no more of it than an honest answer has. Raises NetworkProblem."""
    import requests
    import urllib3

    body = b""
    try:
        for part in answer.iter_content(8192):
            body += part
            if len(body) > _LONGEST_ANSWER:
                raise problem("not_the_server")
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        raise problem_of(error) from error
    finally:
        answer.close()
    return body.decode("utf-8", errors="replace")


def said_by(answer: "requests.Response") -> str:
    """A server's own words about a refusal, where it sent a short plain text; else nothing."""
    if not answer.headers.get("Content-Type", "text/plain").startswith("text/plain"):
        answer.close()
        return ""
    words = " ".join(text_of(answer).split())
    return words[:200] if words.isprintable() else ""


def time_of(headers: Mapping[str, str]) -> datetime | None:
    """The time at which a server says it answered (RFC 9110, Date); None where it does not say or says it wrongly."""
    try:
        said = parsedate_to_datetime(headers.get("Date", ""))
    except ValueError:
        return None
    return said if said.tzinfo else said.replace(tzinfo=UTC)
