"""All that can stand between a desk and the portal: nothing goes twice, nothing is lost, and a person is told."""

import datetime as dt
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.http import Connection, open_session
from nhsbn_desktop.network.outbox import Outbox, OutboxItem, State
from nhsbn_desktop.network.routes.portal import PortalRoute
from nhsbn_desktop.practice.control import Trouble
from tests.network.conftest import Practice, StagedItem
from tests.network.servers import answering, scripted, serving

Staging = Callable[..., StagedItem]
Opening = Callable[..., PortalRoute]
NONE_HERE = "the-wrong-token-0123456789"


def is_told(item: OutboxItem) -> bool:
    return bool(item.why and item.advice)


def test_a_wrong_token_needs_a_person_and_nothing_is_stored(
    outbox: Outbox, stage: Staging, open_route: Opening, practice: Practice
) -> None:
    staged = stage()
    item = outbox.send(staged.id, open_route(token=lambda refused="": NONE_HERE))
    assert (item.state, item.kind, is_told(item)) == (State.NEEDS_ACTION, "auth", True)
    assert practice.ledger.uploads(staged.id) == ()


def test_a_token_that_was_renewed_is_used_at_once(
    outbox: Outbox, stage: Staging, open_route: Opening, practice: Practice
) -> None:
    asked: list[str] = []

    def token(refused: str = "") -> str:
        asked.append(refused)
        return practice.connection.token() if refused else NONE_HERE

    item = outbox.send(stage().id, open_route(token=token))
    assert item.state is State.RECEIPTED
    assert NONE_HERE in asked


def test_a_token_that_expires_half_way_pauses_and_the_rest_goes_after_signing_in(
    outbox: Outbox, stage: Staging, route: PortalRoute, practice: Practice
) -> None:
    staged = stage(size=1_000_000)

    def expire(sent: int, total: int) -> None:
        if sent > total // 2:
            practice.network.trouble(Trouble.EXPIRED)

    item = outbox.send(staged.id, route, progress=expire)
    assert (item.state, item.kind) == (State.NEEDS_ACTION, "auth")
    assert item.sent > 0
    practice.network.trouble()
    assert outbox.send(staged.id, route).state is State.RECEIPTED
    assert len(practice.ledger.uploads(staged.id)) == 1


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [(Trouble.TOO_LARGE, "too_big"), (Trouble.REFUSED, "forbidden"), (Trouble.EXPIRED, "auth")],
)
def test_a_refusal_needs_a_person_and_goes_once_it_is_mended(
    trouble: Trouble, kind: str, outbox: Outbox, stage: Staging, route: PortalRoute, practice: Practice
) -> None:
    practice.network.trouble(trouble)
    staged = stage()
    item = outbox.send(staged.id, route)
    assert (item.state, item.kind, is_told(item)) == (State.NEEDS_ACTION, kind, True)
    assert item not in outbox.due(datetime.now(UTC) + timedelta(days=1))
    practice.network.trouble()
    assert outbox.send(staged.id, route).state is State.RECEIPTED


def test_a_package_over_the_routes_limit_is_not_sent_at_all(
    outbox: Outbox, stage: Staging, open_route: Opening, practice: Practice
) -> None:
    staged = stage()
    assert outbox.send(staged.id, open_route(max_bytes=1000)).kind == "too_big"
    assert practice.ledger.uploads(staged.id) == ()


def test_a_rejection_is_signed_and_kept_with_its_reason(
    outbox: Outbox, stage: Staging, route: PortalRoute, practice: Practice
) -> None:
    practice.network.trouble(Trouble.RECEIPT_REJECTED)
    staged = stage()
    item = outbox.send(staged.id, route)
    assert (item.state, "rehearsal" in item.why) == (State.REJECTED, True)
    receipt = outbox.receipt(staged.id)
    assert receipt is not None
    assert not receipt.accepted


def test_offline_is_waited_out_with_a_time_for_the_next_try(
    outbox: Outbox, stage: Staging, route: PortalRoute, practice: Practice
) -> None:
    practice.network.trouble(Trouble.OFFLINE)
    staged = stage()
    before = datetime.now(UTC)
    item = outbox.send(staged.id, route)
    assert (item.state, item.kind, is_told(item)) == (State.WAITING, "offline", True)
    assert item.next_at is not None
    assert before <= item.next_at <= before + timedelta(seconds=15)
    assert item in outbox.due(before + timedelta(minutes=1))
    practice.network.trouble()
    assert outbox.send(staged.id, route).state is State.RECEIPTED


def test_a_line_that_drops_half_way_goes_on_where_it_was(
    outbox: Outbox, stage: Staging, route: PortalRoute, practice: Practice
) -> None:
    staged = stage(size=1_000_000)

    def drop(sent: int, total: int) -> None:
        if sent > total // 2:
            practice.network.trouble(Trouble.OFFLINE)

    item = outbox.send(staged.id, route, progress=drop)
    assert item.state is State.WAITING
    assert 0 < item.sent < staged.files.bytes
    practice.network.trouble()
    again: list[int] = []
    assert outbox.send(staged.id, route, progress=lambda sent, _: again.append(sent)).state is State.RECEIPTED
    assert min(again) > item.sent
    assert len(practice.ledger.uploads(staged.id)) == 1


def test_a_server_that_is_down_is_waited_for(outbox: Outbox, stage: Staging, open_route: Opening) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    item = outbox.send(stage().id, open_route(url=f"https://localhost:{port}"))
    assert (item.state, item.kind) == (State.WAITING, "offline")


def test_a_server_that_never_answers_is_given_up_on_in_time(
    outbox: Outbox, stage: Staging, open_route: Opening
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://localhost:{silent.getsockname()[1]}"
        item = outbox.send(stage().id, open_route(url=url, read_seconds=0.3, connect_seconds=0.3))
    assert (item.state, item.kind) == (State.WAITING, "offline")


def test_a_sign_in_page_that_answers_everything_with_200_is_not_the_network(
    outbox: Outbox, stage: Staging, open_route: Opening, tmp_path: Path
) -> None:
    page, _ = answering(200, {"Content-Type": "text/html"}, b"<html>Sign in to the Wi-Fi</html>")
    with serving(tmp_path, page) as (url, ca_file):
        item = outbox.send(stage().id, open_route(url=url, ca_file=ca_file))
    assert (item.state, item.kind) == (State.WAITING, "not_the_server")
    assert item.sent == 0


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_host_is_not_followed_and_the_token_stays_here(
    status: int, outbox: Outbox, stage: Staging, open_route: Opening, practice: Practice, tmp_path: Path
) -> None:
    thief, stolen = answering(200, {})
    with serving(tmp_path, thief) as (other, ca_file):
        redirecting, asked = answering(status, {"Location": f"{other}/files"})
        with serving(tmp_path / "..", redirecting) as (url, own_ca):
            item = outbox.send(stage().id, open_route(url=url, ca_file=own_ca))
    assert item.kind == "not_the_server"
    assert len(asked) == 1
    assert stolen == []
    assert ca_file.exists()


def test_an_upload_said_to_be_elsewhere_gets_neither_bytes_nor_token(
    outbox: Outbox, stage: Staging, open_route: Opening, tmp_path: Path
) -> None:
    headers = {"Tus-Version": "1.0.0", "Tus-Resumable": "1.0.0", "Location": "https://localhost:1/files/x"}
    luring, asked = answering(201, headers)
    with serving(tmp_path, luring) as (url, ca_file):
        item = outbox.send(stage().id, open_route(url=url, ca_file=ca_file))
    assert (item.kind, item.reference) == ("not_the_server", "")
    assert [request["method"] for request in asked] == ["OPTIONS", "POST"]


def test_a_certificate_of_another_authority_is_refused_before_anything_is_sent(
    outbox: Outbox, stage: Staging, open_route: Opening, tmp_path: Path
) -> None:
    page, asked = answering(200, {})
    with serving(tmp_path, page) as (url, _):
        item = outbox.send(stage().id, open_route(url=url))
    assert (item.state, item.kind, asked) == (State.NEEDS_ACTION, "tls_untrusted", [])


def test_the_environment_cannot_make_us_trust_another_authority(
    outbox: Outbox, stage: Staging, open_route: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, asked = answering(200, {})
    with serving(tmp_path, page) as (url, other_ca):
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
            monkeypatch.setenv(name, str(other_ca))
        monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(other_ca))
        item = outbox.send(stage().id, open_route(url=url))
    assert (item.kind, asked) == ("tls_untrusted", [])


def test_the_environment_cannot_lead_us_through_a_proxy(
    outbox: Outbox, stage: Staging, route: PortalRoute, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file.pem")
    assert outbox.send(stage().id, route).state is State.RECEIPTED


def test_a_certificate_for_another_name_is_refused(
    outbox: Outbox, stage: Staging, open_route: Opening, tmp_path: Path
) -> None:
    page, asked = answering(200, {})
    with serving(tmp_path, page, lambda authority: authority.issue_cert("portal.example.org")) as (url, ca_file):
        item = outbox.send(stage().id, open_route(url=url, ca_file=ca_file))
    assert (item.kind, asked) == ("tls_untrusted", [])
    assert "another name" in item.why


def test_a_certificate_that_has_expired_points_at_the_clock(
    outbox: Outbox, stage: Staging, open_route: Opening, tmp_path: Path
) -> None:
    def expired(authority: trustme.CA) -> trustme.LeafCert:
        return authority.issue_cert("localhost", not_after=dt.datetime(2020, 1, 1, tzinfo=UTC))

    page, asked = answering(200, {})
    with serving(tmp_path, page, expired) as (url, ca_file):
        item = outbox.send(stage().id, open_route(url=url, ca_file=ca_file))
    assert (item.state, item.kind, asked) == (State.NEEDS_ACTION, "clock", [])


def test_a_token_never_travels_without_tls(outbox: Outbox, stage: Staging, open_route: Opening) -> None:
    with socket.create_server(("127.0.0.1", 0)) as plain:
        plain.settimeout(0.3)
        item = outbox.send(stage().id, open_route(url=f"http://localhost:{plain.getsockname()[1]}"))
        with pytest.raises(TimeoutError):
            plain.accept()
    assert item.kind == "not_the_server"


@pytest.mark.parametrize(("header", "least", "most"), [("120", 119, 121), ("999999", 3599, 3601), ("soon", 0, 6)])
def test_a_busy_network_is_left_alone_for_as_long_as_it_asks_up_to_an_hour(
    header: str, least: float, most: float, outbox: Outbox, stage: Staging, open_route: Opening, tmp_path: Path
) -> None:
    busy, _ = answering(503, {"Retry-After": header})
    with serving(tmp_path, busy) as (url, ca_file):
        now = datetime.now(UTC)
        item = outbox.send(stage().id, open_route(url=url, ca_file=ca_file))
    assert (item.state, item.kind) == (State.WAITING, "busy")
    assert item.next_at is not None
    assert least <= (item.next_at - now).total_seconds() <= most


def test_the_network_refuses_other_content_under_a_number_it_knows(
    outbox: Outbox, stage: Staging, route: PortalRoute, tmp_path: Path
) -> None:
    first = stage()
    outbox.send(first.id, route)
    with Outbox(tmp_path / "another computer") as other:
        other.stage(first.id, {**first.manifest, "version": 2}, first.workbook, "portal")
        item = other.send(first.id, route)
    assert (item.state, item.kind) == (State.NEEDS_ACTION, "conflict")


def test_the_same_submission_from_a_restored_computer_gets_the_same_receipt_and_no_second_delivery(
    outbox: Outbox, stage: Staging, route: PortalRoute, practice: Practice, tmp_path: Path
) -> None:
    staged = stage()
    first = outbox.send(staged.id, route)
    with Outbox(tmp_path / "restored") as other:
        other.stage(staged.id, staged.manifest, staged.workbook, "portal")
        again = other.send(staged.id, route)
    assert (again.state, again.token) == (State.RECEIPTED, first.token)
    assert len(practice.ledger.uploads(staged.id)) == 1


def test_a_receipt_of_another_submission_does_not_count(
    outbox: Outbox, stage: Staging, open_route: Opening, route: PortalRoute, practice: Practice, tmp_path: Path
) -> None:
    other = outbox.send(stage().id, route)
    headers = {"Content-Type": "application/jose", "Tus-Resumable": "1.0.0", "Tus-Version": "1.0.0"}
    headers |= {"Upload-Offset": "0", "Upload-Length": "0", "Location": "/files/x"}
    lying, _ = answering(200, headers, other.token.encode())
    staged = stage()
    assert outbox.send(staged.id, route, progress=lambda *_: practice.network.trouble(Trouble.OFFLINE)).begun
    practice.network.trouble()
    with serving(tmp_path, lying) as (url, ca_file):
        fooled = open_route(url=url, ca_file=ca_file)
        item = outbox.send(staged.id, fooled)
        assert item.state is not State.RECEIPTED
        assert outbox.receipt(staged.id) is None
    assert outbox.send(staged.id, route).state is State.RECEIPTED


def test_a_connection_asks_only_the_server_it_was_made_for(practice: Practice) -> None:
    session = open_session(practice.connection.ca_file)
    connection = Connection("https://portal.example.org", session, practice.connection.token, (1, 1))
    with pytest.raises(NetworkProblem, match="another address"):
        connection.ask("GET", practice.connection.url, {})
    connection.close()


def test_after_a_crash_the_network_is_asked_for_the_receipt_before_anything_is_sent_again(
    outbox: Outbox, stage: Staging, route: PortalRoute, open_route: Opening, practice: Practice, tmp_path: Path
) -> None:
    """Even a server that would take the same submission twice gets it once."""
    staged = stage(size=1_000_000)
    outbox.send(staged.id, route, progress=lambda *_: practice.network.trouble(Trouble.OFFLINE))
    assert outbox.item(staged.id).begun
    practice.network.trouble()
    with Outbox(tmp_path / "restored") as restored:
        restored.stage(staged.id, staged.manifest, staged.workbook, "portal")
        token = restored.send(staged.id, route).token.encode()

    def forgetful(method: str, path: str) -> tuple[int, dict[str, str], bytes]:
        if path.startswith("/receipts/"):
            return 200, {"Content-Type": "application/jose"}, token
        return {"OPTIONS": (204, {"Tus-Version": "1.0.0"}, b""), "POST": (201, {"Location": "/files/x"}, b"")}.get(
            method, (410, {}, b"")
        )

    handler, asked = scripted(forgetful)
    with serving(tmp_path, handler) as (url, ca_file):
        assert outbox.send(staged.id, open_route(url=url, ca_file=ca_file)).state is State.RECEIPTED
    assert {request.split()[0] for request in asked} == {"OPTIONS", "GET"}


def test_a_good_last_answer_is_no_proof_until_the_server_says_again_that_it_holds_everything(
    outbox: Outbox, stage: Staging, open_route: Opening, tmp_path: Path
) -> None:
    staged = stage(size=10_000)
    length = str(staged.files.bytes)

    def flattering(method: str, path: str) -> tuple[int, dict[str, str], bytes]:
        return {
            "OPTIONS": (204, {"Tus-Version": "1.0.0"}, b""),
            "POST": (201, {"Location": "/files/x"}, b""),
            "PATCH": (204, {"Upload-Offset": length}, b""),
            "HEAD": (200, {"Upload-Offset": "0", "Upload-Length": length}, b""),
        }.get(method, (404, {}, b""))

    handler, asked = scripted(flattering)
    with serving(tmp_path, handler) as (url, ca_file):
        item = outbox.send(staged.id, open_route(url=url, ca_file=ca_file))
    assert (item.state, item.kind) == (State.WAITING, "not_the_server")
    assert asked[-1] == "HEAD /files/x"


@pytest.mark.parametrize("status", [409, 423, 460])
def test_a_server_that_stays_out_of_step_is_not_asked_for_ever(
    status: int, outbox: Outbox, stage: Staging, open_route: Opening, tmp_path: Path
) -> None:
    staged = stage(size=10_000)

    def out_of_step(method: str, path: str) -> tuple[int, dict[str, str], bytes]:
        return {
            "OPTIONS": (204, {"Tus-Version": "1.0.0", "Tus-Checksum-Algorithm": "md5,sha256"}, b""),
            "POST": (201, {"Location": "/files/x"}, b""),
            "PATCH": (status, {}, b""),
            "HEAD": (200, {"Upload-Offset": "0", "Upload-Length": str(staged.files.bytes)}, b""),
        }[method]

    handler, asked = scripted(out_of_step)
    with serving(tmp_path, handler) as (url, ca_file):
        item = outbox.send(staged.id, open_route(url=url, ca_file=ca_file))
    assert item.state is State.WAITING
    assert [request.split()[0] for request in asked].count("PATCH") == 3
