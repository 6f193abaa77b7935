"""Sends one submission after another, each killed -9 at another step and taken up again by a new process.

Run as a program of its own, so that it may fork: `killing.py FACTS`, a JSON object with the folder to work in, the
practice Network's connection, how many `steps` of all to be killed at (0: every one), and the `seed` that picks them.
Prints one line of JSON for each submission. The product knows nothing of this: the steps are found by the interpreter's
profiler, which tells of every call that leaves Python.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import FrameType
from typing import Any

# Loaded before forking, or each process would spend its time on loading them again.
import joserfc.jwk
import joserfc.jws  # noqa: F401
import mesh_client  # noqa: F401
import requests  # noqa: F401
import rfc8785  # noqa: F401

from nhsbn_desktop.network.mailbox import MeshAccount
from nhsbn_desktop.network.outbox import Outbox, State
from nhsbn_desktop.network.routes.mesh import Address, MeshRoute
from nhsbn_desktop.network.routes.portal import PortalRoute
from tests.network.rehearsal import make_manifest, make_workbook

# What changes the world: files, the journal, the network. The moment before and the moment after each are the steps.
_STEPS = {"fsync", "replace", "rename", "unlink", "execute", "executescript", "write", "send", "sendall", "connect"}
_NEVER = 1_000_000
_PATIENCE = 60.0  # seconds for a server that was killed to be back


def killed_at(step: int) -> Callable[[FrameType, str, Any], None]:
    """A profile function that ends this process without mercy at the given step, counted from 0."""
    left = step

    def profile(_frame: FrameType, event: str, called: Any) -> None:
        nonlocal left
        if event in ("c_call", "c_return") and getattr(called, "__name__", "") in _STEPS:
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    profile.count = lambda: step - left  # type: ignore[attr-defined]
    return profile


def open_route(facts: dict[str, Any]) -> PortalRoute | MeshRoute:
    """A portal's route, or where the facts name a mailbox, MESH's."""
    if "mailbox" not in facts:
        ca_file = Path(facts["ca_file"])
        token, keys, issuer = facts["token"], facts["keys_json"], facts["issuer"]
        return PortalRoute(facts["url"], lambda refused="": token, keys, issuer, ca_file=ca_file, chunk=facts["chunk"])
    client, password, shared_key = Path(facts["client_file"]), facts["password"], facts["shared_key"]
    account = MeshAccount(
        facts["url"], facts["mailbox"], client, client, Path(facts["ca_file"]), lambda: password, lambda: shared_key
    )
    address = Address(facts["recipient"], facts["workflow"], facts["receipts"])
    return MeshRoute(account, address, facts["keys_json"], facts["issuer"], chunk=facts["chunk"], every=timedelta(0))


class Journey:
    """One submission, from staging to receipt, in an outbox of its own."""

    def __init__(self, facts: dict[str, Any], number: int) -> None:
        self._facts = facts
        self._folder = Path(facts["folder"]) / str(number)
        self._workbook = make_workbook(self._folder / "desk", facts["bytes"])
        self._manifest = make_manifest(self._workbook)
        self.id: str = self._manifest["submission_id"]

    def travel(self) -> Any:
        facts = self._facts
        route = open_route(facts)
        with Outbox(self._folder / "outbox") as outbox:
            if self._workbook.exists():
                outbox.stage(self.id, self._manifest, self._workbook, route.id)
            item = outbox.send(self.id, route)
            until = time.monotonic() + _PATIENCE
            while not item.state.over and item.state is not State.NEEDS_ACTION and time.monotonic() < until:
                time.sleep(0.05)  # by MESH the receipt comes in its own time, and the server may be dead this moment
                item = outbox.send(self.id, route)
        route.close()
        return item

    def travel_in_a_process(self, step: int) -> tuple[bool, int]:
        """Whether it was killed, and how many steps it took."""
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            profile = killed_at(step)
            sys.setprofile(profile)
            item = self.travel()
            sys.setprofile(None)
            os.write(writer, str(profile.count()).encode())  # type: ignore[attr-defined]
            os._exit(0 if item.state is State.RECEIPTED else 3)
        os.close(writer)
        _, status = os.waitpid(child, 0)
        steps = os.read(reader, 100)
        os.close(reader)
        if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status) != 0:
            raise SystemExit(f"submission {self.id} ended in status {os.WEXITSTATUS(status)} with step {step}")
        return os.WIFSIGNALED(status), int(steps or 0)


def journey_killed_at(facts: dict[str, Any], number: int, steps: list[int]) -> dict[str, Any]:
    journey = Journey(facts, number)
    kills = 0
    for step in steps:
        killed, _ = journey.travel_in_a_process(step)
        kills += killed
        if not killed:
            break
    journey.travel_in_a_process(_NEVER)
    with Outbox(Path(facts["folder"]) / str(number) / "outbox") as outbox:
        item = outbox.item(journey.id)
        left = sorted(file.name for file in (Path(facts["folder"]) / str(number) / "outbox" / "packages").iterdir())
    return {
        "id": item.id,
        "state": item.state,
        "sha": item.package_sha256,
        "kills": kills,
        "steps": steps,
        "left": left,
    }


def main(facts: dict[str, Any]) -> None:
    _, total = Journey(facts, 0).travel_in_a_process(_NEVER)
    sys.stdout.write(json.dumps({"steps": total}) + "\n")
    chance = random.Random(facts["seed"])
    wanted = facts["steps"] or total
    chosen = [round(number * total / wanted) for number in range(wanted)]
    for number, step in enumerate(chosen, 1):
        more = [chance.randrange(total) for _ in range(facts["again"])]
        told = journey_killed_at(facts, number, [step, *more])
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
