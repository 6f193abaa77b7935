"""A submission by MESH: one message, one delivery, one receipt, and nothing sent to anybody who is not MESH."""

import json
import shutil
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
import trustme

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.certificates import check_certificate
from nhsbn_desktop.network.outbox import Outbox, State
from nhsbn_desktop.network.routes.mesh import MeshRoute
from nhsbn_desktop.practice.addresses import NETWORK_MAILBOX, TRUST_MAILBOX
from nhsbn_desktop.practice.control import Trouble
from tests.network.conftest import Practice, StagedItem
from tests.network.rehearsal import send_until_over
from tests.network.servers import answering, serving

Staging = Callable[..., StagedItem]
Opening = Callable[..., MeshRoute]


def messages_about(practice: Practice, submission: str, mailbox: str = NETWORK_MAILBOX) -> list[str]:
    """The state of every message in a mailbox that was sent under a submission's number."""
    found = []
    for file in (practice.folder / "mesh" / mailbox / "in").glob("*.json"):
        message = json.loads(file.read_text(encoding="utf-8"))
        if message["metadata"].get("local_id") == submission:
            found.append(message["events"][0]["status"])
    return found


def test_a_submission_arrives_once_and_its_receipt_comes_back_and_is_taken_out_of_the_inbox(
    outbox: Outbox, stage: Staging, open_mesh: Opening, practice: Practice
) -> None:
    staged = stage(route="mesh")
    seen: list[int] = []
    route = open_mesh()
    first = outbox.send(staged.id, route, progress=lambda sent, _total: seen.append(sent))
    assert first.state in (State.TRANSFERRED, State.RECEIPTED)
    item = send_until_over(outbox, staged.id, route)
    assert (item.state, item.why) == (State.RECEIPTED, "")
    assert seen == sorted(seen)
    assert seen[-1] == staged.files.bytes
    delivery = practice.ledger.delivery(staged.id)
    assert delivery is not None
    assert delivery.package_sha256 == staged.files.package_sha256
    assert messages_about(practice, staged.id) == ["acknowledged"]
    assert messages_about(practice, staged.id, TRUST_MAILBOX) == ["acknowledged"]
    receipt = outbox.receipt(staged.id)
    assert receipt is not None
    assert receipt.practice


def test_a_stopped_message_goes_on_at_the_next_chunk(
    outbox: Outbox, stage: Staging, open_mesh: Opening, practice: Practice
) -> None:
    staged = stage(size=500_000, route="mesh")
    stop = threading.Event()

    def stop_half_way(sent: int, total: int) -> None:
        if sent > total // 2:
            stop.set()

    stopped = outbox.send(staged.id, open_mesh(), progress=stop_half_way, stop=stop)
    assert stopped.state is State.WAITING
    assert 0 < stopped.sent < staged.files.bytes
    seen: list[int] = []
    route = open_mesh(chunk=999_999)  # the settings have changed since: the message goes on as it was begun
    outbox.send(staged.id, route, progress=lambda sent, _total: seen.append(sent))
    assert send_until_over(outbox, staged.id, route).state is State.RECEIPTED
    assert min(seen) > stopped.sent
    assert messages_about(practice, staged.id) == ["acknowledged"]


def test_a_receiver_without_chunks_gets_one_message(
    outbox: Outbox, stage: Staging, open_mesh: Opening, practice: Practice
) -> None:
    staged = stage(size=300_000, route="mesh")
    item = send_until_over(outbox, staged.id, open_mesh(takes_chunks=False))
    assert item.state is State.RECEIPTED
    files = (practice.folder / "mesh" / NETWORK_MAILBOX / "in").glob("*.json")
    message = next(m for f in files if (m := json.loads(f.read_text()))["metadata"].get("local_id") == staged.id)
    assert message["total_chunks"] == 1


def test_what_nobody_collects_is_said_and_counts_as_received_once_it_is_collected_after_all(
    outbox: Outbox, stage: Staging, open_mesh: Opening, practice: Practice
) -> None:
    practice.network.trouble(Trouble.NOT_COLLECTED)
    staged = stage(route="mesh")
    route = open_mesh()
    item = send_until_over(outbox, staged.id, route)
    assert (item.state, item.kind) == (State.UNCOLLECTED, "uncollected")
    assert "not collected" in item.why
    assert item.next_at is not None
    assert item in outbox.due(item.next_at), "it is asked after: it may be collected yet"
    practice.network.trouble()
    for _ in range(60):
        item = outbox.send(staged.id, route)
        if item.state.over:
            break
        threading.Event().wait(0.05)
    assert item.state is State.RECEIPTED
    assert messages_about(practice, staged.id) == ["acknowledged"]


def test_the_networks_rejection_is_kept_with_its_reason(
    outbox: Outbox, stage: Staging, open_mesh: Opening, practice: Practice
) -> None:
    practice.network.trouble(Trouble.RECEIPT_REJECTED)
    staged = stage(route="mesh")
    item = send_until_over(outbox, staged.id, open_mesh())
    assert (item.state, item.kind) == (State.REJECTED, "rejected")


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"password": lambda: "wrong"}, "auth"),
        ({"shared_key": lambda: "wrong"}, "auth"),
        ({"mailbox": "NOBODY"}, "auth"),
        ({"recipient": "NOBODY"}, "rejected"),
    ],
)
def test_what_mesh_refuses_waits_for_a_person(
    outbox: Outbox, stage: Staging, open_mesh: Opening, practice: Practice, changed: dict[str, str], kind: str
) -> None:
    staged = stage(route="mesh")
    item = outbox.send(staged.id, open_mesh(**changed))
    assert (item.state, item.kind) == (State.NEEDS_ACTION, kind)
    assert messages_about(practice, staged.id) == []


@pytest.mark.parametrize(
    ("trouble", "state", "kind"),
    [
        (Trouble.OFFLINE, State.WAITING, "offline"),
        (Trouble.EXPIRED, State.NEEDS_ACTION, "auth"),
        (Trouble.TOO_LARGE, State.NEEDS_ACTION, "too_big"),
    ],
)
def test_the_troubles_that_can_be_rehearsed(
    outbox: Outbox, stage: Staging, open_mesh: Opening, practice: Practice, trouble: Trouble, state: State, kind: str
) -> None:
    practice.network.trouble(trouble)
    staged = stage(route="mesh")
    item = outbox.send(staged.id, open_mesh())
    assert (item.state, item.kind) == (state, kind)
    practice.network.trouble()
    assert send_until_over(outbox, staged.id, open_mesh()).state is State.RECEIPTED


def leaf(folder: Path, **asked: object) -> Path:
    path = folder / "own.pem"
    path.write_bytes(
        trustme.CA().issue_cert("mailbox.practice.invalid", **asked).private_key_and_cert_chain_pem.bytes()
    )  # type: ignore[arg-type]
    return path


def test_a_certificate_of_ours_that_cannot_serve_is_said_before_anything_is_sent(
    outbox: Outbox, stage: Staging, open_mesh: Opening, practice: Practice, tmp_path: Path
) -> None:
    own = practice.connection.mesh.client_file
    expired = leaf(tmp_path, not_after=datetime.now(UTC) - timedelta(days=1))
    for changed, words in (
        ({"certificate": tmp_path / "gone.pem"}, "gone.pem cannot be read"),
        ({"key": expired}, "does not belong"),
        ({"certificate": expired, "key": expired}, "expired on"),
        ({"ca_file": tmp_path / "no-ca.pem"}, "is missing"),
    ):
        staged = stage(route="mesh")
        item = outbox.send(staged.id, open_mesh(**changed))
        assert item.state is State.NEEDS_ACTION, changed
        assert words in item.why
        assert messages_about(practice, staged.id) == []
    assert check_certificate(own, own, datetime.now(UTC)) == ()


def test_a_client_certificate_of_another_authority_is_not_let_in(
    outbox: Outbox, stage: Staging, open_mesh: Opening, practice: Practice, tmp_path: Path
) -> None:
    other = leaf(tmp_path)
    staged = stage(route="mesh")
    item = outbox.send(staged.id, open_mesh(certificate=other, key=other))
    assert item.state in (State.WAITING, State.NEEDS_ACTION)  # TLS 1.3 never says clearly that this is why
    assert messages_about(practice, staged.id) == []


@pytest.mark.parametrize("place", ["REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "certifi"])
def test_an_authority_this_computer_trusts_is_not_enough_for_the_mesh_pin(
    outbox: Outbox,
    stage: Staging,
    open_mesh: Opening,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
) -> None:
    handler, asked = answering(200, {"Content-Type": "application/json"}, b"{}")
    with serving(tmp_path, handler) as (url, ca_file):
        if place == "certifi":
            monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(ca_file))
        else:
            monkeypatch.setenv(place, str(ca_file))
        staged = stage(route="mesh")
        item = outbox.send(staged.id, open_mesh(url=url))
    assert (item.state, item.kind) == (State.NEEDS_ACTION, "tls_untrusted")
    assert asked == []


def test_a_certificate_made_out_to_another_name_is_refused(
    outbox: Outbox, stage: Staging, open_mesh: Opening, tmp_path: Path
) -> None:
    handler, asked = answering(200, {}, b"{}")
    with serving(tmp_path, handler, lambda ca: ca.issue_cert("elsewhere.example")) as (url, ca_file):
        staged = stage(route="mesh")
        item = outbox.send(staged.id, open_mesh(url=url, ca_file=ca_file))
    assert (item.state, item.kind) == (State.NEEDS_ACTION, "tls_untrusted")
    assert "another name" in item.why
    assert asked == []


def test_an_expired_certificate_is_refused(outbox: Outbox, stage: Staging, open_mesh: Opening, tmp_path: Path) -> None:
    handler, asked = answering(200, {}, b"{}")
    past = datetime.now(UTC) - timedelta(days=1)
    with serving(tmp_path, handler, lambda ca: ca.issue_cert("localhost", not_after=past)) as (url, ca_file):
        staged = stage(route="mesh")
        item = outbox.send(staged.id, open_mesh(url=url, ca_file=ca_file))
    assert (item.state, item.kind) == (State.NEEDS_ACTION, "clock")
    assert asked == []


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, {"Content-Type": "text/html"}, b"<html>Welcome to the Wi-Fi</html>"),
        (200, {"Content-Type": "application/json"}, b"[]"),
        (302, {"Location": "https://elsewhere.example/"}, b""),
    ],
)
def test_an_answer_that_is_not_meshs_is_no_delivery(
    outbox: Outbox,
    stage: Staging,
    open_mesh: Opening,
    tmp_path: Path,
    status: int,
    headers: dict[str, str],
    body: bytes,
) -> None:
    handler, asked = answering(status, headers, body)
    with serving(tmp_path, handler) as (url, ca_file):
        staged = stage(route="mesh")
        item = outbox.send(staged.id, open_mesh(url=url, ca_file=ca_file))
    assert (item.state, item.kind) == (State.WAITING, "not_the_server")
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("status", "retry_after", "state", "kind"),
    [
        (429, "30", State.WAITING, "busy"),
        (503, "", State.WAITING, "busy"),
        (417, "", State.NEEDS_ACTION, "rejected"),
        (400, "", State.NEEDS_ACTION, "rejected"),
    ],
)
def test_each_status_on_the_first_chunk_means_what_it_says(
    outbox: Outbox, stage: Staging, open_mesh: Opening, tmp_path: Path,
    status: int, retry_after: str, state: State, kind: str,
) -> None:  # fmt: skip
    handler, _ = answering(status, {"Retry-After": retry_after} if retry_after else {}, b"<soap/>")
    with serving(tmp_path, handler) as (url, ca_file):
        staged = stage(route="mesh")
        item = outbox.send(staged.id, open_mesh(url=url, ca_file=ca_file))
    assert (item.state, item.kind) == (state, kind)
    if retry_after:
        assert item.next_at is not None
        assert 25 < (item.next_at - datetime.now(UTC)).total_seconds() < 31


def test_a_token_serves_once(practice: Practice, open_mesh: Opening) -> None:
    route = open_mesh()
    assert route.server_time() is not None
    seen: list[str] = []
    client = route._mailbox._client
    signing = client._session.auth

    def replaying(request: requests.PreparedRequest) -> requests.PreparedRequest:
        signing(request)  # type: ignore[operator, misc]
        seen.append(str(request.headers["Authorization"]))
        request.headers["Authorization"] = seen[0]
        return request

    client._session.auth = replaying
    route.server_time()
    with pytest.raises(NetworkProblem) as refused:
        route.server_time()
    assert refused.value.kind == "auth"


def test_each_request_of_a_delivery_bears_a_token_of_its_own(
    outbox: Outbox, stage: Staging, open_mesh: Opening
) -> None:
    """The practice service refuses a second use, so a delivery that goes through has made none."""
    staged = stage(size=300_000, route="mesh")
    assert send_until_over(outbox, staged.id, open_mesh()).state is State.RECEIPTED


def test_what_has_arrived_cannot_be_cancelled_and_what_is_half_there_can(
    outbox: Outbox, stage: Staging, open_mesh: Opening, practice: Practice
) -> None:
    stop = threading.Event()
    half = stage(size=500_000, route="mesh")
    outbox.send(half.id, open_mesh(), progress=lambda sent, _: stop.set() if sent > 150_000 else None, stop=stop)
    assert outbox.cancel(half.id, open_mesh()).state is State.CANCELLED
    assert messages_about(practice, half.id) == ["uploading"]
    whole = stage(route="mesh")
    route = open_mesh()
    outbox.send(whole.id, route)
    with pytest.raises(NetworkProblem):
        outbox.cancel(whole.id, route)


def test_the_inbox_is_looked_at_no_oftener_than_nhs_england_allows(
    outbox: Outbox, stage: Staging, open_mesh: Opening, practice: Practice
) -> None:
    practice.network.trouble(Trouble.NOT_COLLECTED)
    now = [datetime(2026, 11, 20, 16, 0, tzinfo=UTC)]
    staged = stage(route="mesh")
    route = open_mesh(every=timedelta(minutes=5), clock=lambda: now[0])
    parcel = outbox._parcel(outbox.item(staged.id))
    looked: list[int] = []
    waiting = route._mailbox.waiting
    route._mailbox.waiting = lambda: looked.append(1) or waiting()  # type: ignore[method-assign, func-returns-value]
    for minute in range(11):
        now[0] = datetime(2026, 11, 20, 16, minute, tzinfo=UTC)
        route.collect(parcel)
    assert len(looked) == 3


def test_a_package_that_was_altered_on_the_way_is_rejected_by_its_sum(
    outbox: Outbox, stage: Staging, open_mesh: Opening, practice: Practice, tmp_path: Path
) -> None:
    staged = stage(size=200_000, route="mesh")
    route = open_mesh()
    stop = threading.Event()
    outbox.send(staged.id, route, progress=lambda sent, _: stop.set() if sent > 70_000 else None, stop=stop)
    message = outbox.item(staged.id).reference.partition("/")[0]
    first = practice.folder / "mesh" / NETWORK_MAILBOX / "in" / message / "1"
    altered = bytearray(first.read_bytes())
    altered[40_000] ^= 1
    shutil.copyfile(first, tmp_path / "first")
    first.write_bytes(altered)
    item = send_until_over(outbox, staged.id, route)
    assert item.state is not State.RECEIPTED
