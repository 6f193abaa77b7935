"""The portal's client against the tus protocol's own reference server, in Node: a second opinion on what we read."""

import os
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.http import Connection, open_session
from nhsbn_desktop.network.routes import Control, Stopped
from nhsbn_desktop.network.routes.tus import Tus, Upload
from tests.network.node import installed

NODE = Path(__file__).with_name("node")
CHUNK = 64 * 1024
META = {"submission_id": "a-submission", "filename": "Rückgabe \N{EN DASH} £.zip"}
pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="Node is not on this computer")


class ReferenceServer:
    def __init__(self, folder: Path, modules: Path) -> None:
        self.folder, self._modules = folder, modules
        self.authority = folder / "ca.pem"
        authority = trustme.CA()
        authority.cert_pem.write_to_path(self.authority)
        authority.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(folder / "server.pem")
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        shutil.copyfile(NODE / "tus.mjs", modules / "tus.mjs")
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        facts = {"PORT": str(self.port), "DIR": str(self.folder / "uploads"), "TOKEN": "good"}
        env = {**os.environ, **facts, "PEM": str(self.folder / "server.pem")}
        self.process = subprocess.Popen(
            ["node", "tus.mjs"],
            cwd=self._modules,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout is not None
        assert "ready" in self.process.stdout.readline()

    def kill(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            if self.process.stdout:
                self.process.stdout.close()
            self.process = None

    def client(self, token: str = "good") -> tuple[Tus, Connection]:
        url = f"https://localhost:{self.port}"
        connection = Connection(url, open_session(self.authority), lambda refused="": token, (5.0, 10.0))
        return Tus(connection, f"{url}/files", CHUNK), connection

    def kept(self, upload: Upload) -> bytes:
        return (self.folder / "uploads" / upload.url.rsplit("/", 1)[-1]).read_bytes()


@pytest.fixture
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[ReferenceServer]:
    modules = installed(request.config, "@tus/server@2.4.5", "@tus/file-store@2.1.1")
    running = ReferenceServer(tmp_path, modules)
    running.start()
    yield running
    running.kill()


class Noted:
    """Steps that are only remembered."""

    begun, reference, sent = False, "", 0

    def intend(self) -> None:
        self.begun = True

    def refer(self, reference: str) -> None:
        self.reference = reference

    def acknowledge(self, sent: int) -> None:
        self.sent = sent


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "package.zip"
    path.write_bytes(os.urandom(700_000))
    return path


def test_the_reference_server_takes_a_package_whole(server: ReferenceServer, package: Path) -> None:
    tus, connection = server.client()
    offer = tus.offer()
    assert offer.max_bytes == 100 << 20
    assert offer.checksum == "", "it takes none, so our own sums must do"
    upload = tus.create(package.stat().st_size, META)
    tus.fill(upload, package, offer.checksum, Noted(), Control())
    assert server.kept(upload) == package.read_bytes()
    connection.close()


def test_a_stopped_upload_goes_on_where_the_reference_server_says(server: ReferenceServer, package: Path) -> None:
    tus, connection = server.client()
    upload, stop, steps = tus.create(package.stat().st_size, META), threading.Event(), Noted()
    control = Control(lambda sent, total: stop.set() if sent > total // 2 else None, stop)
    with pytest.raises(Stopped):
        tus.fill(upload, package, "", steps, control)
    assert 0 < tus.standing(upload.url).held < package.stat().st_size
    tus.fill(tus.standing(upload.url), package, "", steps, Control())
    assert server.kept(upload) == package.read_bytes()
    connection.close()


def test_the_reference_server_may_be_killed_in_the_middle(server: ReferenceServer, package: Path) -> None:
    tus, connection = server.client()
    upload = tus.create(package.stat().st_size, META)

    def kill(sent: int, total: int) -> None:
        if sent > total // 2:
            server.kill()

    with pytest.raises(NetworkProblem) as trouble:
        tus.fill(upload, package, "", Noted(), Control(kill))
    assert trouble.value.kind == "offline"
    server.start()
    tus.fill(tus.standing(upload.url), package, "", Noted(), Control())
    assert server.kept(upload) == package.read_bytes()
    connection.close()


def test_what_the_reference_server_refuses_is_understood(server: ReferenceServer, package: Path) -> None:
    tus, connection = server.client()
    for change, kind in (
        (lambda: tus.create(101 << 20, META), "too_big"),
        (lambda: tus.create(10, {"filename": "a.zip"}), "rejected"),
        (lambda: tus.standing(f"https://localhost:{server.port}/files/unknown"), "gone"),
        (lambda: server.client("bad")[0].create(10, META), "auth"),
    ):
        with pytest.raises(NetworkProblem) as refused:
            change()
        assert refused.value.kind == kind
    connection.close()
