"""Whatever moment the computer dies at, on either side, the submission arrives exactly once, and whole."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from nhsbn_desktop.network.outbox import Outbox, State
from nhsbn_desktop.practice.addresses import NETWORK_MAILBOX
from tests.network.conftest import Practice, StagedItem
from tests.network.rehearsal import mesh, portal, send_until_over

ROOT = Path(__file__).parents[2]
BYTES, CHUNK = 150_000, 64 * 1024  # three chunks: a first, a middle and a last

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are not Windows'")


def portal_facts(practice: Practice) -> dict[str, Any]:
    connection = practice.connection
    return {"url": connection.url, "token": connection.token()}


def mesh_facts(practice: Practice) -> dict[str, Any]:
    offered = practice.connection.mesh
    plain = {name: getattr(offered, name) for name in ("url", "mailbox", "recipient", "workflow", "receipts")}
    secrets = {"password": offered.password(), "shared_key": offered.shared_key()}
    return {**plain, **secrets, "client_file": str(offered.client_file)}


FACTS = {"portal": portal_facts, "mesh": mesh_facts}


def killed_journeys(practice: Practice, name: str, folder: Path, **asked: Any) -> list[dict[str, Any]]:
    facts = {
        **FACTS[name](practice),
        "folder": str(folder),
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


def assert_each_arrived_once(practice: Practice, name: str, journeys: list[dict[str, Any]]) -> None:
    taken_in = practice.ledger.deliveries()
    for journey in journeys:
        arrived = [delivery.package_sha256 for delivery in taken_in if delivery.submission == journey["id"]]
        assert arrived == [journey["sha"]], journey
        assert whole_deliveries(practice, name, journey["id"]) == 1, journey
        assert journey["state"] == State.RECEIPTED
        whole = [left for left in journey["left"] if not left.endswith((".part", ".staging"))]
        assert whole == [f"{journey['sha']}.zip"], "what a crash leaves behind must not look like a package"


def whole_deliveries(practice: Practice, name: str, submission: str) -> int:
    """How many whole uploads, or whole messages in the Network's mailbox, there are about a submission."""
    if name == "portal":
        uploads = (practice.folder / "uploads" / upload for upload in practice.ledger.uploads(submission))
        return sum(upload.exists() and upload.stat().st_size > BYTES for upload in uploads)  # killed before it was made
    count = 0
    for file in (practice.folder / "mesh" / NETWORK_MAILBOX / "in").glob("*.json"):
        message = json.loads(file.read_text(encoding="utf-8"))
        states = {event["status"] for event in message["events"]}
        count += message["metadata"].get("local_id") == submission and bool(states & {"accepted", "acknowledged"})
    return count


@contextmanager
def dying(practice: Practice, every: float) -> Iterator[list[int]]:
    """The practice Network is killed without mercy and started again every so many seconds; gives the processes that
    died."""
    died: list[int] = []
    enough = threading.Event()

    def kill_again_and_again() -> None:
        while not enough.wait(every):
            pid = practice.network.pid
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
            died.append(pid)
            practice.network.stop()
            practice.network.start()

    killing = threading.Thread(target=kill_again_and_again)
    killing.start()
    try:
        yield died
    finally:
        enough.set()
        killing.join()


@pytest.mark.parametrize("name", FACTS)
def test_the_program_may_be_killed_at_any_step_and_yet_each_submission_arrives_once(
    name: str, practice: Practice, tmp_path: Path
) -> None:
    journeys = killed_journeys(practice, name, tmp_path, steps=6, again=1)
    assert sum(journey["kills"] for journey in journeys) >= 10
    assert_each_arrived_once(practice, name, journeys)


@pytest.mark.slow
@pytest.mark.parametrize("name", FACTS)
def test_program_and_network_may_be_killed_over_and_over_and_yet_each_submission_arrives_once(
    name: str, practice: Practice, tmp_path: Path
) -> None:
    with dying(practice, every=4.0) as died:
        journeys = killed_journeys(practice, name, tmp_path, steps=70, again=3)
    assert sum(journey["kills"] for journey in journeys) >= 200
    assert len(died) >= 5
    assert_each_arrived_once(practice, name, journeys)


@pytest.mark.parametrize(("name", "opening"), [("portal", portal), ("mesh", mesh)])
def test_the_network_may_be_killed_half_way_and_the_rest_goes_when_it_is_back(
    name: str, opening: Any, outbox: Outbox, stage: Callable[..., StagedItem], practice: Practice
) -> None:
    staged = stage(size=1_000_000, route=name)
    network, route = practice.network, opening(practice.connection)

    def kill_half_way(sent: int, total: int) -> None:
        if sent > total / 2 and network.pid:
            os.kill(network.pid, signal.SIGKILL)

    stopped = outbox.send(staged.id, route, progress=kill_half_way)
    network.stop()
    again = network.start()
    assert (stopped.state, stopped.kind) == (State.WAITING, "offline")
    assert 0 < stopped.sent < staged.files.bytes, "what had arrived stays"
    assert (again.url, again.mesh.url) == (practice.connection.url, practice.connection.mesh.url)
    sent: list[int] = []
    outbox.send(staged.id, route, progress=lambda so_far, _: sent.append(so_far))
    assert send_until_over(outbox, staged.id, route).state is State.RECEIPTED
    route.close()
    assert min(sent) > stopped.sent
    assert whole_deliveries(practice, name, staged.id) == 1
    delivery = practice.ledger.delivery(staged.id)
    assert delivery is not None
    assert delivery.package_sha256 == staged.files.package_sha256


def test_a_second_process_may_not_send_while_one_is_sending(
    outbox: Outbox, stage: Callable[..., StagedItem], practice: Practice, tmp_path: Path
) -> None:
    staged = stage(size=1_000_000)
    route = portal(practice.connection)
    script = (
        "import sys; from pathlib import Path; from nhsbn_desktop.network.outbox import Outbox\n"
        "from nhsbn_desktop.domain.problems import NetworkProblem\n"
        "outbox = Outbox(Path(sys.argv[1]))\n"
        "try: outbox.send(sys.argv[2], None)\n"
        "except NetworkProblem as problem: print(problem.kind, problem.message)\n"
        "print(len(outbox.items()))\n"
    )
    told: list[str] = []

    def ask_the_other(sent: int, _total: int) -> None:
        if not told:
            command = [sys.executable, "-c", script, str(tmp_path / "outbox"), staged.id]
            told.append(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    assert outbox.send(staged.id, route, progress=ask_the_other).state is State.RECEIPTED
    route.close()
    assert told[0].startswith("busy Another window or copy")
    assert told[0].splitlines()[-1] == "1", "the other may still look"


def test_a_second_thread_may_not_send_while_one_is_sending(
    outbox: Outbox, stage: Callable[..., StagedItem], practice: Practice
) -> None:
    staged = stage(size=1_000_000)
    route = portal(practice.connection)
    told: list[str] = []

    def other() -> None:
        try:
            outbox.send(staged.id, route)
        except Exception as problem:  # noqa: BLE001, whatever it is must be seen in this thread
            told.append(getattr(problem, "kind", repr(problem)))

    def ask_the_other(_sent: int, _total: int) -> None:
        if not told:
            thread = threading.Thread(target=other)
            thread.start()
            thread.join()

    assert outbox.send(staged.id, route, progress=ask_the_other).state is State.RECEIPTED
    route.close()
    assert told == ["busy"]
