"""How long 40 MB take over a hospital's line, beside one plain PUT in the same run: at least 95% of its speed."""

import http.server
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from nhsbn_desktop.network.outbox import Outbox, State
from nhsbn_desktop.practice.control import PracticeConnection, PracticeNetwork
from tests.network.rehearsal import make_manifest, make_workbook, mesh, portal, send_until_over
from tests.network.servers import serving

BYTES = 40_000_000
BITS_PER_SECOND, ROUND_TRIP = 20_000_000, 0.04
LEAST = 0.95

pytestmark = pytest.mark.benchmark


class Sink(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_PUT(self) -> None:
        left = int(self.headers["Content-Length"])
        with tempfile.TemporaryFile() as kept:
            while left:
                left -= kept.write(self.rfile.read(min(left, 1 << 20)))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def over_the_line(url: str) -> Iterator[str]:
    facts = [url.rsplit(":", 1)[1], str(BITS_PER_SECOND), str(ROUND_TRIP)]
    command = [sys.executable, str(Path(__file__).with_name("line.py")), *facts]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as line:
        assert line.stdout is not None
        assert line.stdin is not None
        yield f"https://localhost:{int(line.stdout.readline())}"
        line.stdin.close()


def plain_put(folder: Path) -> float:
    """Seconds for one PUT, handshake and all, as curl would do it."""
    content = os.urandom(BYTES)
    with serving(folder, Sink) as (url, ca_file), over_the_line(url) as far:
        before = time.perf_counter()
        assert requests.put(far, data=content, verify=str(ca_file), timeout=120).status_code == 204
        return time.perf_counter() - before


def submission(folder: Path, connection: PracticeConnection, name: str) -> tuple[float, float]:
    """Seconds from staged until the Network has said, asked again, that it holds all of it; and until its receipt is
    kept, for which it has to open the package and judge it: a plain PUT is not judged."""
    workbook = make_workbook(folder / "desk", BYTES)
    manifest = make_manifest(workbook)
    with Outbox(folder / f"outbox-{name}") as outbox:
        outbox.stage(manifest["submission_id"], manifest, workbook, name)
        url = connection.url if name == "portal" else connection.mesh.url
        with over_the_line(url) as far:
            route = portal(connection, url=far, chunk=5 << 20, read_seconds=60.0) if name == "portal" else None
            by_mesh = mesh(connection, url=far, chunk=6 << 20, read_seconds=60.0) if name == "mesh" else None
            before = datetime.now(UTC)
            item = outbox.send(manifest["submission_id"], route) if route else None
            item = send_until_over(outbox, manifest["submission_id"], by_mesh, 60.0) if by_mesh else item
            reached = {what.get("state"): at for at, what in outbox.events(manifest["submission_id"])}
        assert item is not None
        assert item.state is State.RECEIPTED
        for opened in filter(None, (route, by_mesh)):
            opened.close()
    return tuple((reached[state] - before).total_seconds() for state in (State.TRANSFERRED, State.RECEIPTED))


@pytest.mark.parametrize("name", ["portal", "mesh"])
def test_a_submission_is_nearly_as_fast_as_one_plain_put(name: str, tmp_path: Path) -> None:
    with PracticeNetwork(tmp_path / "practice") as connection:
        plain = plain_put(tmp_path)
        ours, receipted = submission(tmp_path, connection, name)
    share = plain / ours
    sys.stdout.write(
        f"\n{name}: {BYTES / 1e6:.0f} MB in {ours:.2f} s, its receipt after {receipted:.2f} s; one plain PUT"
        f" {plain:.2f} s: {share:.0%} of its speed\n"
    )
    assert share >= LEAST, f"{name}: {ours:.2f} s beside {plain:.2f} s for one PUT ({share:.0%})"
