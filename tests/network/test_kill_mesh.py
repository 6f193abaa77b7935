"""By MESH too: whatever moment the computer dies at, on either side, the submission is delivered exactly once."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nhsbn_desktop.network.outbox import Outbox, State
from nhsbn_desktop.practice.addresses import NETWORK_MAILBOX
from nhsbn_desktop.practice.control import PracticeNetwork
from nhsbn_desktop.practice.ledger import Ledger
from tests.network.conftest import Practice, StagedItem
from tests.network.rehearsal import mesh, send_until_over

ROOT = Path(__file__).parents[2]
BYTES, CHUNK = 150_000, 64 * 1024  # three chunks: a first, a middle and a last

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are not Windows'")


def killed_journeys(practice: Practice, folder: Path, **asked: Any) -> list[dict[str, Any]]:
    offered = practice.connection.mesh
    facts = {
        "folder": str(folder),
        "url": offered.url,
        "mailbox": offered.mailbox,
        "recipient": offered.recipient,
        "workflow": offered.workflow,
        "receipts": offered.receipts,
        "client_file": str(offered.client_file),
        "password": offered.password(),
        "shared_key": offered.shared_key(),
        "keys_json": practice.connection.keys_json,
        "issuer": practice.connection.issuer,
        "ca_file": str(practice.connection.ca_file),
        "bytes": BYTES,
        "chunk": CHUNK,
        "seed": 1,
        **asked,
    }
    told = subprocess.run(
        [sys.executable, "-W", "ignore", str(Path(__file__).with_name("killing.py")), json.dumps(facts)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert told.returncode == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()][1:]


def delivered(folder: Path, submission: str) -> int:
    """How many whole messages about a submission reached the Network's mailbox."""
    count = 0
    for file in (folder / "mesh" / NETWORK_MAILBOX / "in").glob("*.json"):
        message = json.loads(file.read_text(encoding="utf-8"))
        states = {event["status"] for event in message["events"]}
        count += message["metadata"].get("local_id") == submission and bool(states & {"accepted", "acknowledged"})
    return count


def assert_each_arrived_once(practice: Practice, journeys: list[dict[str, Any]]) -> None:
    taken_in = practice.ledger.deliveries()
    for journey in journeys:
        arrived = [delivery.package_sha256 for delivery in taken_in if delivery.submission == journey["id"]]
        assert arrived == [journey["sha"]], journey
        assert delivered(practice.folder, journey["id"]) == 1, journey
        assert journey["state"] == State.RECEIPTED


def test_the_program_may_be_killed_at_any_step_and_yet_each_submission_is_delivered_once(
    practice: Practice, tmp_path: Path
) -> None:
    journeys = killed_journeys(practice, tmp_path, steps=20, again=0)
    assert sum(journey["kills"] for journey in journeys) >= 15
    assert_each_arrived_once(practice, journeys)


@pytest.mark.slow
def test_the_program_may_be_killed_four_times_over_and_yet_each_submission_is_delivered_once(
    practice: Practice, tmp_path: Path
) -> None:
    journeys = killed_journeys(practice, tmp_path, steps=100, again=3)
    assert sum(journey["kills"] for journey in journeys) >= 200
    assert_each_arrived_once(practice, journeys)


def test_mesh_may_be_killed_half_way_and_the_rest_goes_when_it_is_back(
    outbox: Outbox, stage: Callable[..., StagedItem], tmp_path: Path
) -> None:
    staged = stage(size=1_000_000, route="mesh")
    network = PracticeNetwork(tmp_path / "practice")
    route = mesh(network.start())
    for share in (0.3, 0.8):

        def kill_half_way(sent: int, total: int, share: float = share) -> None:
            if sent > total * share and network.pid:
                os.kill(network.pid, signal.SIGKILL)

        item = outbox.send(staged.id, route, progress=kill_half_way)
        network.stop()
        assert (item.state, item.kind) == (State.WAITING, "offline")
        again = network.start()
        assert again.mesh.url == mesh_url(route)
    time.sleep(0.1)
    finished = send_until_over(outbox, staged.id, route)
    network.stop()
    route.close()
    assert finished.state is State.RECEIPTED
    assert delivered(tmp_path / "practice", staged.id) == 1
    ledger = Ledger(tmp_path / "practice" / "ledger.sqlite")
    assert [delivery.package_sha256 for delivery in ledger.deliveries()] == [staged.files.package_sha256]


def mesh_url(route: Any) -> str:
    return str(route._mailbox._account.url)
