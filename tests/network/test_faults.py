"""Faults raised for real that no other test here meets: each becomes its kind, in words for whoever waits."""

import io
import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.http import Connection, open_session
from nhsbn_desktop.network.outbox import Outbox, State
from nhsbn_desktop.network.routes.mesh import MeshRoute
from nhsbn_desktop.network.routes.portal import PortalRoute
from nhsbn_desktop.network.routes.tus import _expect
from nhsbn_desktop.practice.control import Trouble
from tests.network.conftest import Practice, StagedItem
from tests.network.rehearsal import send_until_over
from tests.network.servers import answering, serving
from tests.network.test_proxies import proxy

Staging = Callable[..., StagedItem]
OpeningMesh = Callable[..., MeshRoute]
HEADERS = {"workflow_id": "PRACTICE_NHSBN_COLLECTION", "local_id": "x", "filename": "a.zip"}


@pytest.mark.parametrize(
    ("changed", "content", "said"),
    [
        ({}, b"", "missing or inaccessible"),
        ({"checksum": "SHA-256:+="}, b"x", "Invalid checksum"),
        ({"subject": "x" * 600}, b"x", "at most"),
        ({"workflow_id": None}, b"x", "Field required"),
        ({"workflow_id": "SOMEBODY_ELSES"}, b"x", "not registered"),
    ],
    ids=["empty", "checksum", "header too long", "no workflow", "workflow not registered"],
)
def test_what_mesh_finds_wrong_with_a_message_is_quoted(
    practice: Practice, open_mesh: OpeningMesh, changed: dict[str, str | None], content: bytes, said: str
) -> None:
    headers = {name: value for name, value in {**HEADERS, **changed}.items() if value is not None}
    recipient = practice.connection.mesh.recipient
    with pytest.raises(NetworkProblem) as refused:
        open_mesh()._mailbox.send_chunk(recipient, io.BytesIO(content), (1, 1), **headers)
    assert refused.value.kind == "rejected"
    assert said in refused.value.message


def test_a_last_chunk_that_is_sent_again_is_no_trouble(
    outbox: Outbox, stage: Staging, open_mesh: OpeningMesh, practice: Practice
) -> None:
    staged = stage(size=150_000, route="mesh")
    route = open_mesh()
    assert send_until_over(outbox, staged.id, route).state is State.RECEIPTED
    message = outbox.item(staged.id).reference.partition("/")[0]
    recipient = practice.connection.mesh.recipient
    assert route._mailbox.send_chunk(recipient, io.BytesIO(b"x"), (3, 3), message) == "", "locked: it is all there"
    assert route._has_arrived(message)


def test_mesh_that_is_down_is_waited_for_and_one_that_is_full_left_alone(
    outbox: Outbox, stage: Staging, open_mesh: OpeningMesh, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    item = outbox.send(stage(route="mesh").id, open_mesh(url=f"https://localhost:{port}"))
    assert (item.state, item.kind) == (State.WAITING, "offline")
    handler, _ = answering(413, {"Retry-After": "60"})
    with serving(tmp_path, handler) as (url, ca_file):
        item = outbox.send(stage(route="mesh").id, open_mesh(url=url, ca_file=ca_file))
    assert (item.state, item.kind) == (State.WAITING, "busy")


def test_a_line_that_drops_in_the_middle_of_a_mesh_chunk_is_no_certificate_problem(
    outbox: Outbox, stage: Staging, open_mesh: OpeningMesh, practice: Practice
) -> None:
    staged = stage(size=1_000_000, route="mesh")

    def drop(sent: int, total: int) -> None:
        if sent > total // 2:
            practice.network.trouble(Trouble.OFFLINE)

    item = outbox.send(staged.id, open_mesh(), progress=drop)
    assert (item.state, item.kind) == (State.WAITING, "offline")
    practice.network.trouble()
    assert send_until_over(outbox, staged.id, open_mesh()).state is State.RECEIPTED


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"Upload-Offset": "7"}, "conflict"),
        ({"Content-Type": "text/plain"}, "bug"),
        ({"Tus-Resumable": "0.2.2"}, "bug"),
        ({"Upload-Checksum": "sha256 AAAA"}, "checksum"),
    ],
)
def test_what_a_tus_server_refuses_is_understood(practice: Practice, route: PortalRoute, stage: Staging,
                                                 changed: dict[str, str], kind: str) -> None:  # fmt: skip
    staged = stage()
    made = {"submission_id": staged.id, "manifest_sha256": "0" * 64, "package_sha256": "0" * 64}
    upload = route._tus.create(10, made)
    fitting = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream", "Tus-Resumable": "1.0.0"}
    answer = route._connection.ask("PATCH", upload.url, {**fitting, **changed}, lambda: io.BytesIO(b"0123456789"))
    with pytest.raises(NetworkProblem) as refused:
        _expect(answer, 204)
    assert refused.value.kind == kind


def test_mesh_through_a_proxy_that_opens_the_connection_and_is_trusted_is_told_for_what_it_is(
    outbox: Outbox, stage: Staging, open_mesh: OpeningMesh, tmp_path: Path
) -> None:
    """Such a proxy has no certificate of ours to show, and answers 502."""
    handler, _ = answering(502, {}, b"Bad gateway")
    with serving(tmp_path, handler) as (url, ca_file), proxy(url) as (_, proxies):
        item = outbox.send(stage(route="mesh").id, open_mesh(proxies=proxies, ca_file=ca_file))
    assert (item.state, item.kind) == (State.NEEDS_ACTION, "tls_intercepted")


def test_an_authority_in_this_computers_store_serves_the_portal(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a trust's own, or its proxy's, would be; MESH is pinned and takes none of them."""
    monkeypatch.setenv("SSL_CERT_FILE", str(practice.connection.ca_file))
    session = open_session()
    connection = Connection(practice.connection.url, session, practice.connection.token, (5.0, 5.0))
    assert connection.ask("GET", f"{practice.connection.url}/health", {}).status_code == 200
    connection.close()


_ASK_THE_STORE = """
import json, sys
from nhsbn_desktop.network.credentials import Credentials
first = Credentials("nhsbn-tests")
first.put("portal", "a secret")
print(json.dumps([first.get("portal"), Credentials("nhsbn-tests").get("portal"), first.reason]))
"""


@pytest.mark.skipif(shutil.which("gnome-keyring-daemon") is None, reason="there is no keyring on this computer")
def test_a_real_keyring_keeps_a_secret_and_a_locked_one_means_asking_each_time(tmp_path: Path) -> None:
    here, again, reason = ask_the_store(tmp_path, "open sesame")
    assert (here, again, reason) == ("a secret", "a secret", "")
    here, again, reason = ask_the_store(tmp_path, "not the password")
    assert (here, again) == ("a secret", None)
    assert "is locked" in reason


def ask_the_store(home: Path, password: str) -> list[str | None]:
    """What a program gets out of a keyring that was unlocked with a password: what it put there itself, what another
    finds there, and why it would be asked for again."""
    script = (
        f"printf '{password}\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;"
        f" exec \"$0\" -c '{_ASK_THE_STORE}'"
    )
    command = ["dbus-run-session", "--", "bash", "-c", script, sys.executable]
    env = {"HOME": str(home), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[2])}
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=env, timeout=60)
    answers: list[str | None] = json.loads(told.stdout.splitlines()[-1])
    return answers
