"""What can go wrong on the way to the Network: each trouble is of one kind and has a sentence for a person to read."""

import errno
import socket
import sqlite3
import ssl
import sys
from collections.abc import Iterator, Mapping

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.wording import KINDS, WORDS, Kind

__all__ = ["KINDS", "LONGEST_WAIT", "PASSING", "Kind", "behind_proxy", "problem", "problem_of", "seconds_to_wait"]

# The trouble that passes by itself, so that it is tried again; everything else waits for a person.
PASSING: frozenset[str] = frozenset({"offline", "busy", "not_the_server", "checksum", "gone"})

LONGEST_WAIT = 3600.0  # seconds: a Retry-After is honoured up to an hour
_EXPIRED, _NOT_YET_VALID, _WRONG_NAME, _WRONG_ADDRESS = 10, 9, 62, 64  # OpenSSL's X509_V_ERR codes


_STATUS: dict[int, Kind] = {
    400: "rejected",
    401: "auth",
    403: "forbidden",
    404: "gone",
    407: "proxy_auth",
    408: "busy",
    409: "conflict",
    410: "gone",
    412: "bug",  # tus: no version was named
    413: "too_big",
    415: "bug",  # tus: not sent as an upload is
    422: "rejected",
    423: "conflict",
    425: "busy",
    429: "busy",
    460: "checksum",  # tus: the checksum extension
    511: "not_the_server",  # RFC 6585: network authentication required
}
_DISK_ERRORS = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "Your share of the disk is full.",
    errno.EFBIG: "The file is bigger than this computer allows.",
    errno.EROFS: "The folder can only be read.",
    errno.EACCES: "You may not write to this folder.",
    errno.EPERM: "You may not write to this folder.",
    errno.ENOENT: "A file or folder is missing.",
    errno.ENOTDIR: "A file stands where a folder should be.",
    errno.EISDIR: "A folder stands where a file should be.",
    errno.EEXIST: "A file stands where a folder should be.",
    errno.EIO: "The disk reports a fault.",
    errno.EBUSY: "The file is in use by another program.",
}
_LOCAL_KEY = ("KEY_VALUES_MISMATCH", "PEM lib", "NO_START_LINE", "BAD_PASSWORD_READ")


def problem(kind: Kind, message: str = "", advice: str = "", *, retry_after: float | None = None) -> NetworkProblem:
    """The NetworkProblem of a kind, in its usual words unless others are given. `retry_after` in seconds."""
    words = WORDS[kind]
    return NetworkProblem(message or words.message, advice or words.advice, kind=kind, retry_after=retry_after)


def problem_of(trouble: BaseException | int, *, retry_after: str | None = None, said: str = "") -> NetworkProblem:
    """What a library's exception, or an HTTP status nobody hoped for, means to a person.

    `retry_after` is the header as it came; `said` the server's own words, quoted where it refused.
    An exception that is no network, disk or database trouble becomes the kind "bug".
    """
    if isinstance(trouble, NetworkProblem):
        return trouble
    if isinstance(trouble, int):
        return _problem_of_status(trouble, retry_after, said)
    chain = tuple(_chain(trouble))
    return _certificate_problem(chain) or _disk_problem(chain) or problem(_kind_of(chain))


def behind_proxy(trouble: NetworkProblem, proxies: Mapping[str, str] | None) -> NetworkProblem:
    """The same trouble, told as what it is where a proxy stands in between: a certificate that is not trusted is then
    the proxy's own, which opens the connection on its way."""
    if not proxies or trouble.kind != "tls_untrusted":
        return trouble
    found = problem("tls_intercepted")
    found.__cause__ = trouble
    return found


def seconds_to_wait(retry_after: str | None) -> float | None:
    """A Retry-After header (RFC 9110: seconds or an HTTP date) in seconds, at most an hour; None where it is no use."""
    if not retry_after:
        return None
    from urllib3.exceptions import InvalidHeader
    from urllib3.util.retry import Retry

    try:
        return min(max(float(Retry().parse_retry_after(retry_after)), 0.0), LONGEST_WAIT)
    except InvalidHeader:
        return None


def _problem_of_status(status: int, retry_after: str | None, said: str) -> NetworkProblem:
    wait = seconds_to_wait(retry_after)
    kind: Kind = "not_the_server" if status < 400 else _STATUS.get(status, "busy" if status >= 500 else "rejected")
    if status == 413 and wait is not None:
        kind = "busy"
    words = WORDS[kind]
    quote = (
        f" It says: “{said.rstrip('.')}”." if said and kind in {"rejected", "forbidden", "conflict", "too_big"} else ""
    )
    return problem(kind, f"{words.message}{quote}", retry_after=wait)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and all that led to it: causes, contexts, and those the libraries wrap in their arguments."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        link = waiting.pop(0)
        if isinstance(link, BaseException) and id(link) not in seen:
            seen.add(id(link))
            yield link
            waiting += [link.__cause__, link.__context__, getattr(link, "reason", None), *link.args]


def _certificate_problem(chain: tuple[BaseException, ...]) -> NetworkProblem | None:
    for link in chain:
        if isinstance(link, ssl.SSLCertVerificationError):
            code = getattr(link, "verify_code", 0)
            if code in (_EXPIRED, _NOT_YET_VALID):
                return problem("clock")
            if code in (_WRONG_NAME, _WRONG_ADDRESS):
                message = "The server's certificate is made out to another name, so nothing was sent."
                return problem("tls_untrusted", message)
            return problem("tls_untrusted")
        if isinstance(link, ssl.SSLError) and any(mark in str(link) for mark in _LOCAL_KEY):
            return problem("cert_local")
    return None


def _disk_problem(chain: tuple[BaseException, ...]) -> NetworkProblem | None:
    for link in chain:
        if isinstance(link, sqlite3.Error):
            full = "full" in str(link)
            return problem("disk", "The disk is full." if full else "The outbox's own file cannot be read or written.")
        if isinstance(link, OSError) and not isinstance(link, ssl.SSLError | socket.gaierror | ConnectionError):
            what = _DISK_ERRORS.get(link.errno or 0)
            if what:
                where = f" ({link.filename})" if isinstance(link.filename, str) else ""
                return problem("disk", f"{what.removesuffix('.')}{where}.")
    return None


def _kind_of(chain: tuple[BaseException, ...]) -> Kind:
    if any("407" in str(link) for link in chain if type(link).__name__ == "ProxyError"):
        return "proxy_auth"
    for kind, classes in _library_errors():
        if any(isinstance(link, classes) for link in chain):
            return kind
    return "bug"


def _library_errors() -> tuple[tuple[Kind, tuple[type[BaseException], ...]], ...]:
    """The classes behind each kind, the more telling first. A library that was never loaded has raised nothing."""
    known: list[tuple[Kind, tuple[type[BaseException], ...]]] = []
    if "requests" in sys.modules:
        import requests.exceptions as r
        import urllib3.exceptions as u

        wrong_answer = (r.TooManyRedirects, r.InvalidJSONError, r.ContentDecodingError, u.DecodeError)
        bad_address = (r.InvalidURL, r.InvalidSchema, r.MissingSchema, r.InvalidHeader, u.LocationValueError)
        known = [
            ("busy", (r.RetryError, u.ResponseError)),
            ("not_the_server", (*wrong_answer, *bad_address)),
            ("offline", (r.RequestException, u.HTTPError)),
        ]
    return (*known, ("offline", (ConnectionError, TimeoutError, socket.gaierror, ssl.SSLError, OSError)))
