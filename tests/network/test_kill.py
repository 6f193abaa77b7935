"""Whatever moment the computer dies at, on either side, the submission arrives exactly once, and whole."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nhsbn_desktop.network.outbox import Outbox, State
from nhsbn_desktop.practice.control import PracticeNetwork
from nhsbn_desktop.practice.ledger import Ledger
from tests.network.conftest import Practice, StagedItem
from tests.network.rehearsal import portal

ROOT = Path(__file__).parents[2]
BYTES, CHUNK = 150_000, 64 * 1024  # three chunks: a first, a middle and a last

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are not Windows'")


def killed_journeys(practice: Practice, folder: Path, **asked: Any) -> list[dict[str, Any]]:
    connection = practice.connection
    facts = {
        "folder": str(folder),
        "url": connection.url,
        "token": connection.token(),
        "keys_json": connection.keys_json,
        "issuer": connection.issuer,
        "ca_file": str(connection.ca_file),
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


def assert_each_arrived_once(practice: Practice, journeys: list[dict[str, Any]]) -> None:
    delivered = practice.ledger.deliveries()
    for journey in journeys:
        arrived = [delivery for delivery in delivered if delivery.submission == journey["id"]]
        assert [delivery.package_sha256 for delivery in arrived] == [journey["sha"]], journey
        assert complete_uploads(practice, journey["id"]) == 1, journey
        assert journey["state"] == State.RECEIPTED
        whole = [name for name in journey["left"] if not name.endswith((".part", ".staging"))]
        assert whole == [f"{journey['sha']}.zip"], "what a crash leaves behind must not look like a package"


def complete_uploads(practice: Practice, submission: str) -> int:
    sizes = [(practice.folder / "uploads" / upload).stat().st_size for upload in practice.ledger.uploads(submission)]
    return sum(size > BYTES for size in sizes)


def test_the_program_may_be_killed_at_any_step_and_yet_each_submission_arrives_once(
    practice: Practice, tmp_path: Path
) -> None:
    journeys = killed_journeys(practice, tmp_path, steps=24, again=0)
    assert sum(journey["kills"] for journey in journeys) >= 20
    assert_each_arrived_once(practice, journeys)


@pytest.mark.slow
def test_the_program_may_be_killed_four_times_over_and_yet_each_submission_arrives_once(
    practice: Practice, tmp_path: Path
) -> None:
    journeys = killed_journeys(practice, tmp_path, steps=120, again=3)
    assert sum(journey["kills"] for journey in journeys) >= 240
    assert_each_arrived_once(practice, journeys)


def test_the_network_may_be_killed_half_way_and_the_rest_goes_when_it_is_back(
    outbox: Outbox, stage: Callable[..., StagedItem], tmp_path: Path
) -> None:
    staged = stage(size=1_000_000)
    network = PracticeNetwork(tmp_path / "practice")
    route = portal(network.start())
    held = -1
    for share in (0.3, 0.8):

        def kill_half_way(sent: int, total: int, share: float = share) -> None:
            if sent > total * share and network.pid:
                os.kill(network.pid, signal.SIGKILL)

        item = outbox.send(staged.id, route, progress=kill_half_way)
        network.stop()
        assert (item.state, item.kind) == (State.WAITING, "offline")
        assert item.sent > held, "what had arrived stays"
        held = item.sent
        assert network.start().url == route.url
    sent: list[int] = []
    finished = outbox.send(staged.id, route, progress=lambda so_far, _: sent.append(so_far))
    network.stop()
    route.close()
    assert finished.state is State.RECEIPTED
    assert min(sent) > held
    ledger = Ledger(tmp_path / "practice" / "ledger.sqlite")
    assert [delivery.package_sha256 for delivery in ledger.deliveries()] == [staged.files.package_sha256]


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
