"""One practice Network for all these tests, an outbox for each, and an environment that leads nobody astray."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nhsbn_desktop.network.outbox import Outbox, StagedFiles
from nhsbn_desktop.network.routes.mesh import MeshRoute
from nhsbn_desktop.network.routes.portal import PortalRoute
from nhsbn_desktop.practice.control import PracticeConnection, PracticeNetwork
from nhsbn_desktop.practice.ledger import Ledger
from tests.network.rehearsal import make_manifest, make_workbook, mesh, portal

_LEADS_ASTRAY = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")


@pytest.fixture(scope="session", autouse=True)
def _own_environment() -> Iterator[None]:
    kept = dict(os.environ)
    for name in list(os.environ):
        if name in _LEADS_ASTRAY or name.lower().endswith("_proxy"):
            del os.environ[name]
    yield
    os.environ.clear()
    os.environ.update(kept)


@dataclass(frozen=True)
class Practice:
    """A practice Network at work, its folder and what it took in."""

    network: PracticeNetwork
    connection: PracticeConnection
    folder: Path

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.folder / "ledger.sqlite")


@pytest.fixture(scope="session")
def _shared_practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    folder = tmp_path_factory.mktemp("practice")
    network = PracticeNetwork(folder)
    with network as connection:
        yield Practice(network, connection, folder)


@pytest.fixture
def practice(_shared_practice: Practice) -> Iterator[Practice]:
    """The practice Network, without troubles before and after."""
    _shared_practice.network.trouble()
    yield _shared_practice
    _shared_practice.network.trouble()


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    with Outbox(tmp_path / "outbox") as opened:
        yield opened


@pytest.fixture
def route(practice: Practice) -> Iterator[PortalRoute]:
    opened = portal(practice.connection)
    yield opened
    opened.close()


@pytest.fixture
def open_route(practice: Practice) -> Iterator[Callable[..., PortalRoute]]:
    """Opens a route to the practice Network with something about it changed."""
    opened: list[PortalRoute] = []

    def opening(**changed: Any) -> PortalRoute:
        opened.append(portal(practice.connection, **changed))
        return opened[-1]

    yield opening
    for route in opened:
        route.close()


@dataclass(frozen=True)
class StagedItem:
    id: str
    files: StagedFiles
    workbook: Path
    manifest: dict[str, Any]


@pytest.fixture
def stage(outbox: Outbox, tmp_path: Path) -> Callable[..., StagedItem]:
    """Stages a new workbook; `size` in bytes, anything else goes into the manifest."""

    def staging(size: int = 200_000, route: str = "portal", **changed: Any) -> StagedItem:
        workbook = make_workbook(tmp_path / "desk", size)
        manifest = make_manifest(workbook, **changed)
        id = manifest["submission_id"]
        return StagedItem(id, outbox.stage(id, manifest, workbook, route), workbook, manifest)

    return staging


@pytest.fixture
def open_mesh(practice: Practice) -> Iterator[Callable[..., MeshRoute]]:
    """Opens a route to the practice Network's mailbox with something about it changed."""
    opened: list[MeshRoute] = []

    def opening(**changed: Any) -> MeshRoute:
        opened.append(mesh(practice.connection, **changed))
        return opened[-1]

    yield opening
    for route in opened:
        route.close()
