"""Servers that are not the Network, or not as they should be: real ones, over TLS, on loopback."""

import http.server
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import trustme

Handler = type[http.server.BaseHTTPRequestHandler]


def answering(status: int, headers: dict[str, str], body: bytes = b"") -> tuple[Handler, list[dict[str, str]]]:
    """A handler that gives every request the same answer, and the list of what it was asked with."""
    asked: list[dict[str, str]] = []

    class Same(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            asked.append({"method": self.command, **self.headers})
            length = int(self.headers.get("Content-Length") or 0)
            self.rfile.read(length)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_HEAD = do_POST = do_PATCH = do_OPTIONS = do_DELETE = _answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            return

    return Same, asked


def scripted(answer: Callable[[str, str], tuple[int, dict[str, str], bytes]]) -> tuple[Handler, list[str]]:
    """A handler that asks `answer`, given method and path, for status, headers and body; and what it was asked."""
    asked: list[str] = []

    class Scripted(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            asked.append(f"{self.command} {self.path}")
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, headers, body = answer(self.command, self.path)
            self.send_response(status)
            for name, value in {"Tus-Resumable": "1.0.0", "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_HEAD = do_POST = do_PATCH = do_OPTIONS = do_DELETE = _answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            return

    return Scripted, asked


class _Quiet(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that does not trust us hangs up: that is what is tested."""


@contextmanager
def serving(
    folder: Path, handler: Handler, issue: Callable[[trustme.CA], trustme.LeafCert] | None = None
) -> Iterator[tuple[str, Path]]:
    """Serve over TLS with a certificate of a new authority; gives the address and the authority's file."""
    authority = trustme.CA()
    leaf = issue(authority) if issue else authority.issue_cert("localhost", "127.0.0.1")
    ca_file = folder / "other-ca.pem"
    authority.cert_pem.write_to_path(ca_file)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(context)
    server = _Quiet(("127.0.0.1", 0), handler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"https://localhost:{server.server_address[1]}", ca_file
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
