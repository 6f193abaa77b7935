"""The way back from the browser: one page on loopback, for as long as a sign-in takes."""

import http.server
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Event
from urllib.parse import urlsplit

from nhsbn_desktop.network.problems import problem

CALLBACK = "/callback"
_PAGE = (
    b"<!doctype html><html lang=en-GB><title>Signed in</title><p>You can close this page and go back to Benchmarking."
)


class Listener(http.server.HTTPServer):
    """Waits on loopback for the browser to come back, once, on one path."""

    came: str = ""

    def close(self) -> None:
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever hung up in the middle may come again."""


class _Callback(http.server.BaseHTTPRequestHandler):
    server: Listener
    timeout = 5.0

    def do_GET(self) -> None:
        if urlsplit(self.path).path != CALLBACK:
            self.send_error(404)
            return
        self.server.came = self.path
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(_PAGE)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(_PAGE)

    def log_message(self, format: str, *args: object) -> None:
        """The path holds the code: it is not logged."""


@contextmanager
def listening() -> Iterator[Listener]:
    """Raises NetworkProblem (bug) where this computer opens no port to its own programs."""
    try:
        server = Listener(("127.0.0.1", 0), _Callback)
    except OSError as error:
        raise problem("bug", "This computer lets the program open no way back from the browser.") from error
    with closing(server):
        yield server


def wait_for(listener: Listener, stop: Event, patience: float) -> str:
    """The address the browser came back with. Raises NetworkProblem (auth) where it does not, in `patience` seconds."""
    end = time.monotonic() + patience
    listener.timeout = 0.2
    while not listener.came:
        if stop.is_set() or time.monotonic() > end:
            raise problem("auth", "The sign-in was not finished in the browser.", "Sign in again.")
        listener.handle_request()
    return listener.came
