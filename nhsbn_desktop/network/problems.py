"""What can go wrong on the way to the Network: each trouble is of one kind and has a sentence for a person to read."""

import errno
import socket
import sqlite3
import ssl
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from nhsbn_desktop.domain.problems import NetworkProblem

Kind = Literal[
    "offline",  # no answer: network down, server down, connection dropped
    "busy",  # the Network answered that it cannot take this now
    "not_the_server",  # something answered, but it was not the Network: a sign-in page, a proxy
    "checksum",  # what arrived was not what was sent
    "gone",  # the Network no longer knows this upload
    "auth",  # the sign-in is not accepted
    "forbidden",  # signed in, but not allowed
    "proxy_auth",  # the trust's proxy wants a password
    "tls_untrusted",  # the certificate of the server does not hold
    "tls_intercepted",  # a proxy opens the connection on its way
    "cert_local",  # our own certificate or key does not serve
    "clock",  # this computer's clock is wrong
    "too_big",  # more than the route takes
    "rejected",  # the Network looked at it and said no
    "conflict",  # the Network holds something else under this identity
    "receipt",  # a receipt came that cannot be verified
    "disk",  # the files of the outbox cannot be read or written
    "uncollected",  # delivered to a mailbox that nobody emptied
    "bug",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

# The trouble that passes by itself, so that it is tried again; everything else waits for a person.
PASSING: frozenset[str] = frozenset({"offline", "busy", "not_the_server", "checksum", "gone"})

LONGEST_WAIT = 3600.0  # seconds: a Retry-After is honoured up to an hour
_GOES_ON = "Nothing is lost. It is tried again by itself, and goes on where it stopped."
_EXPIRED, _NOT_YET_VALID, _WRONG_NAME, _WRONG_ADDRESS = 10, 9, 62, 64  # OpenSSL's X509_V_ERR codes


@dataclass(frozen=True, slots=True)
class _Words:
    message: str
    advice: str


_WORDS: dict[str, _Words] = {
    "offline": _Words(
        "The Network could not be reached.",
        f"Check that this computer is online, and on the VPN if you are away from the office. {_GOES_ON}",
    ),
    "busy": _Words("The Network is busy and cannot take the submission at the moment.", _GOES_ON),
    "not_the_server": _Words(
        "Something other than the Network answered, such as a Wi-Fi sign-in page or a proxy.",
        f"Open a web browser and sign in to the Wi-Fi or the proxy. {_GOES_ON}",
    ),
    "checksum": _Words("What arrived at the Network was not what was sent.", _GOES_ON),
    "gone": _Words("The Network no longer has the part that was already sent.", "It is sent again from the start."),
    "auth": _Words("The Network did not accept your sign-in.", "Sign in again, then choose Send now."),
    "forbidden": _Words(
        "The Network does not let this account submit.",
        "Ask the Network's support team to give your account the right to submit for your organisation.",
    ),
    "proxy_auth": _Words(
        "Your organisation's web proxy asks for a password.",
        "Ask your IT service desk to let this program through the proxy, then choose Send now.",
    ),
    "tls_untrusted": _Words(
        "The server's certificate is not one this computer trusts, so nothing was sent.",
        "If your organisation inspects secure connections, ask your IT service desk to exempt the Network's address "
        "or to install its certificate on this computer. Then choose Send now.",
    ),
    "tls_intercepted": _Words(
        "Your organisation's proxy opens the secure connection on its way, which this route does not allow.",
        "Ask your IT service desk to exempt the Network's address from inspection, then choose Send now.",
    ),
    "cert_local": _Words(
        "Your organisation's certificate and its private key cannot be used.",
        "Check that both files are there and belong together, or ask whoever manages your certificates.",
    ),
    "clock": _Words(
        "The server's certificate is not valid at the time this computer shows.",
        "Check the date and time of this computer, then choose Send now.",
    ),
    "too_big": _Words(
        "The submission is bigger than this route takes.",
        "Send it by another route, or hand it over as a file.",
    ),
    "rejected": _Words(
        "The Network refused the submission.",
        "Ask the Network's support team what is wrong; quote the submission's number.",
    ),
    "conflict": _Words(
        "The Network already holds something else under this submission's number.",
        "Stage the submission again, so that it travels under a number of its own.",
    ),
    "receipt": _Words(
        "A receipt came that cannot be verified, so the submission does not count as received.",
        "Ask the Network's support team to confirm that they have it; quote the submission's number.",
    ),
    "disk": _Words(
        "The files of the outbox cannot be read or written.",
        "Check that the disk has room and that you may write to the folder, then try again.",
    ),
    "uncollected": _Words(
        "The Network has not collected the submission from its mailbox.",
        "Ask the Network's support team to collect it; quote the submission's number.",
    ),
    "bug": _Words("The program sent something the Network could not understand.", "Report this as a fault."),
}

_STATUS: dict[int, Kind] = {
    400: "rejected",
    401: "auth",
    403: "forbidden",
    404: "gone",
    407: "proxy_auth",
    408: "busy",
    409: "conflict",
    410: "gone",
    412: "rejected",
    413: "too_big",
    415: "rejected",
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
    words = _WORDS[kind]
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
    words = _WORDS[kind]
    quote = f" It says: “{said}”." if said and kind in {"rejected", "forbidden", "conflict", "too_big"} else ""
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
