"""Every error of the libraries below, and every status of HTTP, has a meaning a person can act on."""

import errno
import inspect
import socket
import sqlite3
import ssl

import pytest
import requests
import requests.exceptions
import urllib3.exceptions
from urllib3.connectionpool import HTTPSConnectionPool

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.problems import KINDS, PASSING, problem, problem_of, seconds_to_wait

POOL = HTTPSConnectionPool("localhost")


def library_errors() -> dict[str, type[Exception]]:
    found = {}
    for module in (requests.exceptions, urllib3.exceptions):
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__ and issubclass(kind, Exception) and not issubclass(kind, Warning):
                found[f"{module.__name__}.{name}"] = kind
    return found


def made(kind: type[Exception]) -> Exception:
    """An instance as bare as it comes: only its class is to be judged."""
    return kind.__new__(kind)


BUGS = {"ProxySchemeUnsupported"}  # only a wrong setting in the program itself raises it


@pytest.mark.parametrize("kind", library_errors().values(), ids=library_errors().keys())
def test_every_error_of_requests_and_urllib3_is_mapped(kind: type[Exception]) -> None:
    found = problem_of(made(kind))
    assert found.kind in KINDS
    assert found.kind != "bug" or kind.__name__ in BUGS
    assert found.message
    assert found.advice


@pytest.mark.parametrize("hundred", range(200, 600, 100))
def test_every_status_is_mapped_and_a_bug_only_where_we_spoke_out_of_turn(hundred: int) -> None:
    for status in range(hundred, hundred + 100):
        found = problem_of(status)
        assert found.kind in KINDS
        assert (found.kind == "bug") == (status in (412, 415)), status


REQUESTS = requests.exceptions
MEANINGS: list[tuple[BaseException | int, str]] = [
    (REQUESTS.ConnectionError("refused"), "offline"),
    (REQUESTS.ReadTimeout(), "offline"),
    (REQUESTS.ConnectTimeout(), "offline"),
    (REQUESTS.ChunkedEncodingError(), "offline"),
    (REQUESTS.SSLError(ssl.SSLEOFError(8, "EOF occurred in violation of protocol")), "offline"),
    (REQUESTS.SSLError(urllib3.exceptions.MaxRetryError(POOL, "/", ssl.SSLCertVerificationError())), "tls_untrusted"),
    (REQUESTS.ProxyError("Tunnel connection failed: 407 Proxy Authentication Required"), "proxy_auth"),
    (REQUESTS.ProxyError("Cannot connect to proxy."), "offline"),
    (REQUESTS.TooManyRedirects(), "not_the_server"),
    (REQUESTS.InvalidSchema("http"), "not_the_server"),
    (REQUESTS.RetryError(), "busy"),
    (urllib3.exceptions.NewConnectionError(None, "refused"), "offline"),  # type: ignore[arg-type]
    (urllib3.exceptions.ResponseError("too many 503 error responses"), "busy"),
    (urllib3.exceptions.ProtocolError("Connection aborted."), "offline"),
    (ConnectionResetError(errno.ECONNRESET, "reset"), "offline"),
    (socket.gaierror(-2, "Name or service not known"), "offline"),
    (TimeoutError(), "offline"),
    (OSError(errno.ENETUNREACH, "unreachable"), "offline"),
    (OSError(errno.ENOSPC, "No space left on device"), "disk"),
    (OSError(errno.EROFS, "Read-only file system"), "disk"),
    (PermissionError(errno.EACCES, "denied"), "disk"),
    (FileNotFoundError(errno.ENOENT, "gone"), "disk"),
    (sqlite3.OperationalError("database or disk is full"), "disk"),
    (sqlite3.OperationalError("attempt to write a readonly database"), "disk"),
    (sqlite3.DatabaseError("file is not a database"), "disk"),
    (ssl.SSLError("[X509: KEY_VALUES_MISMATCH] key values mismatch"), "cert_local"),
    (KeyError("a mistake of ours"), "bug"),
    (200, "not_the_server"),
    (302, "not_the_server"),
    (400, "rejected"),
    (401, "auth"),
    (403, "forbidden"),
    (404, "gone"),
    (407, "proxy_auth"),
    (409, "conflict"),
    (410, "gone"),
    (413, "too_big"),
    (412, "bug"),
    (415, "bug"),
    (422, "rejected"),
    (423, "conflict"),
    (425, "busy"),
    (429, "busy"),
    (460, "checksum"),
    (500, "busy"),
    (503, "busy"),
    (511, "not_the_server"),
]


@pytest.mark.parametrize(("trouble", "kind"), MEANINGS, ids=[repr(trouble)[:60] for trouble, _ in MEANINGS])
def test_a_trouble_means(trouble: BaseException | int, kind: str) -> None:
    assert problem_of(trouble).kind == kind


JARGON = ("TLS", "SSL", "HTTP", "JSON", "URL", "PEM", "socket", "errno", "exception", "timeout", "token", "401", "403")


def test_every_kind_has_words_for_a_person_and_tells_what_to_do_next() -> None:
    for kind in KINDS:
        found = problem(kind)
        assert not [word for word in JARGON if word in found.message + found.advice]
        assert found.message.endswith(".")
        assert found.advice.endswith(".")
        assert "please" not in (found.message + found.advice).lower()
    assert set(KINDS) >= PASSING


def test_a_certificate_behind_any_number_of_wrappings_is_found() -> None:
    innermost = ssl.SSLCertVerificationError(1, "certificate verify failed")
    outer = REQUESTS.ConnectionError(
        urllib3.exceptions.MaxRetryError(POOL, "/", urllib3.exceptions.SSLError(innermost))
    )
    assert problem_of(outer).kind == "tls_untrusted"


def test_a_problem_that_is_told_already_stays_as_it_is() -> None:
    told = NetworkProblem("message", "advice", kind="busy")
    assert problem_of(told) is told


def test_the_servers_own_words_are_quoted_where_it_refused_and_nowhere_else() -> None:
    assert "“locality unknown”" in problem_of(422, said="locality unknown").message
    assert "stack trace" not in problem_of(500, said="stack trace").message


def test_a_full_disk_names_the_file() -> None:
    error = OSError(errno.ENOSPC, "No space left on device", "outbox.sqlite")
    assert problem_of(error).message == "The disk is full (outbox.sqlite)."


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("99999", 3600),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_kindly(header: str | None, seconds: float | None) -> None:
    assert seconds_to_wait(header) == seconds
