"""How long 40 MB take over a hospital's line, beside one plain PUT in the same run: at least 95% of its speed."""

import http.server
import os
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from nhsbn_desktop.network.outbox import Outbox, State
from nhsbn_desktop.practice.control import PracticeConnection, PracticeNetwork
from tests.network.rehearsal import make_manifest, make_workbook, mesh, portal, send_until_over
from tests.network.servers import serving

BYTES = 40_000_000
BITS_PER_SECOND, ROUND_TRIP = 20_000_000, 0.04
PIECE = 8 * 1024
LEAST = 0.95

pytestmark = pytest.mark.benchmark


class Line:
    """A TCP relay: as many bits a second as the line has, and each byte half a round trip on its way."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._free_at = 0.0  # when the line is next free to take a piece, upwards
        self._guard = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._target))
            for one in (near, far):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for source, sink, limited in ((near, far, True), (far, near, False)):
                threading.Thread(target=self._carry, args=(source, sink, limited), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket, limited: bool) -> None:
        waiting: deque[tuple[float, bytes]] = deque()
        arrived = threading.Condition()
        threading.Thread(target=self._deliver, args=(waiting, arrived, sink), daemon=True).start()
        while True:
            try:
                piece = source.recv(PIECE)
            except OSError:
                piece = b""
            if limited and piece:
                time.sleep(max(0.0, self._turn(len(piece)) - time.monotonic()))
            with arrived:
                waiting.append((time.monotonic() + ROUND_TRIP / 2, piece))
                arrived.notify()
            if not piece:
                return

    def _turn(self, length: int) -> float:
        with self._guard:
            now = time.monotonic()
            self._free_at = max(self._free_at, now) + length * 8 / BITS_PER_SECOND
            return self._free_at

    @staticmethod
    def _deliver(waiting: "deque[tuple[float, bytes]]", arrived: threading.Condition, sink: socket.socket) -> None:
        while True:
            with arrived:
                arrived.wait_for(lambda: waiting)
                due, piece = waiting.popleft()
            time.sleep(max(0.0, due - time.monotonic()))
            try:
                if not piece:
                    sink.shutdown(socket.SHUT_WR)
                    return
                sink.sendall(piece)
            except OSError:
                return

    def close(self) -> None:
        self._listening.close()


class Sink(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_PUT(self) -> None:
        left = int(self.headers["Content-Length"])
        while left:
            left -= len(self.rfile.read(min(left, 1 << 20)))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def over_the_line(url: str) -> Iterator[str]:
    line = Line(int(url.rsplit(":", 1)[1]))
    yield f"https://localhost:{line.port}"
    line.close()


def plain_put(folder: Path) -> float:
    """Seconds for one PUT, handshake and all, as curl would do it."""
    content = os.urandom(BYTES)
    with serving(folder, Sink) as (url, ca_file), over_the_line(url) as far:
        before = time.perf_counter()
        assert requests.put(far, data=content, verify=str(ca_file), timeout=120).status_code == 204
        return time.perf_counter() - before


def submission(folder: Path, connection: PracticeConnection, name: str) -> float:
    """Seconds from staged to received, receipt and all."""
    workbook = make_workbook(folder / "desk", BYTES)
    manifest = make_manifest(workbook)
    with Outbox(folder / f"outbox-{name}") as outbox:
        outbox.stage(manifest["submission_id"], manifest, workbook, name)
        url = connection.url if name == "portal" else connection.mesh.url
        with over_the_line(url) as far:
            route = portal(connection, url=far, chunk=5 << 20, read_seconds=60.0) if name == "portal" else None
            by_mesh = mesh(connection, url=far, chunk=6 << 20, read_seconds=60.0) if name == "mesh" else None
            before = time.perf_counter()
            item = outbox.send(manifest["submission_id"], route) if route else None
            item = send_until_over(outbox, manifest["submission_id"], by_mesh, 60.0) if by_mesh else item
            seconds = time.perf_counter() - before
        assert item is not None
        assert item.state is State.RECEIPTED
        for opened in filter(None, (route, by_mesh)):
            opened.close()
    return seconds


@pytest.mark.parametrize("name", ["portal", "mesh"])
def test_a_submission_is_nearly_as_fast_as_one_plain_put(
    name: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    with PracticeNetwork(tmp_path / "practice") as connection:
        plain = plain_put(tmp_path)
        ours = submission(tmp_path, connection, name)
    share = plain / ours
    record_property("seconds", round(ours, 2))
    record_property("plain_put_seconds", round(plain, 2))
    record_property("share", round(share, 3))
    assert share >= LEAST, f"{name}: {ours:.2f} s beside {plain:.2f} s for one PUT ({share:.0%})"
