"""Through a trust's proxy: one that lets us through, one that wants a password, a dead one, one that looks inside."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nhsbn_desktop.network.outbox import Outbox, State
from nhsbn_desktop.network.routes.mesh import MeshRoute
from nhsbn_desktop.network.routes.portal import PortalRoute
from tests.network.conftest import Practice, StagedItem
from tests.network.servers import answering, serving

Staging = Callable[..., StagedItem]


class Proxy:
    """A CONNECT proxy on loopback. `to` is where it really leads, whatever it is asked for; `refusal` its answer."""

    def __init__(self, to: int, refusal: bytes = b"") -> None:
        self._to, self._refusal = to, refusal
        self.asked = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(near,), daemon=True).start()

    def _answer(self, near: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            head += near.recv(4096)
        self.asked += 1
        if self._refusal:
            near.sendall(self._refusal)
            near.close()
            return
        far = socket.create_connection(("127.0.0.1", self._to))
        near.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        for source, sink in ((near, far), (far, near)):
            threading.Thread(target=_carry, args=(source, sink), daemon=True).start()

    def close(self) -> None:
        self._listening.close()


def _carry(source: socket.socket, sink: socket.socket) -> None:
    try:
        while piece := source.recv(65536):
            sink.sendall(piece)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass
    finally:
        source.close()


@contextmanager
def proxy(to: str, refusal: bytes = b"") -> Iterator[tuple[Proxy, dict[str, str]]]:
    running = Proxy(int(to.rsplit(":", 1)[1]), refusal)
    yield running, {"https": running.url}
    running.close()


@pytest.fixture(params=["portal", "mesh"])
def opening(
    request: pytest.FixtureRequest, open_route: Callable[..., PortalRoute], open_mesh: Callable[..., MeshRoute]
) -> tuple[str, Callable[..., PortalRoute | MeshRoute]]:
    return request.param, open_route if request.param == "portal" else open_mesh


Opening = tuple[str, Callable[..., PortalRoute | MeshRoute]]


def address(practice: Practice, name: str) -> str:
    return practice.connection.url if name == "portal" else practice.connection.mesh.url


def test_a_plain_tunnel_is_no_hindrance(outbox: Outbox, stage: Staging, opening: Opening, practice: Practice) -> None:
    name, opens = opening
    with proxy(address(practice, name)) as (running, proxies):
        item = outbox.send(stage(route=name).id, opens(proxies=proxies))
    assert item.state in (State.RECEIPTED, State.TRANSFERRED)
    assert running.asked


def test_a_proxy_that_wants_a_password_needs_a_person(
    outbox: Outbox, stage: Staging, opening: Opening, practice: Practice
) -> None:
    name, opens = opening
    refusal = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    with proxy(address(practice, name), refusal) as (_, proxies):
        item = outbox.send(stage(route=name).id, opens(proxies=proxies))
    assert (item.state, item.kind) == (State.NEEDS_ACTION, "proxy_auth")


def test_a_dead_proxy_is_waited_for(outbox: Outbox, stage: Staging, opening: Opening) -> None:
    name, opens = opening
    item = outbox.send(stage(route=name).id, opens(proxies={"https": "http://127.0.0.1:1"}))
    assert (item.state, item.kind) == (State.WAITING, "offline")


def test_a_proxy_that_opens_the_connection_is_told_and_gets_nothing(
    outbox: Outbox, stage: Staging, opening: Opening, tmp_path: Path
) -> None:
    name, opens = opening
    handler, asked = answering(200, {}, b"{}")
    with serving(tmp_path, handler) as (url, _), proxy(url) as (_, proxies):
        item = outbox.send(stage(route=name).id, opens(proxies=proxies))
    assert (item.state, item.kind) == (State.NEEDS_ACTION, "tls_intercepted")
    assert "exempt" in item.advice
    assert asked == []
