"""The practice Network takes nothing on trust: tokens, sums and manifests are checked, and every answer is signed."""

import base64
import hashlib
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from nhsbn_desktop.network.http import open_session
from nhsbn_desktop.network.outbox import Outbox
from nhsbn_desktop.network.package import write_package
from nhsbn_desktop.network.receipts import PRACTICE_ISSUER, VerifiedReceipt, verify_receipt
from nhsbn_desktop.network.routes.portal import PortalRoute
from nhsbn_desktop.practice.control import PracticeConnection, Trouble
from nhsbn_desktop.practice.judging import Announced, judge
from nhsbn_desktop.practice.keys import load_keys
from nhsbn_desktop.practice.ledger import Ledger
from nhsbn_desktop.practice.server import Reception
from tests.network.conftest import Practice
from tests.network.rehearsal import make_manifest, make_workbook

NO_WORKBOOK = ""


class Client:
    """A client that does as it likes, where the program's own would not."""

    def __init__(self, connection: PracticeConnection) -> None:
        self.url = connection.url
        self.keys = connection.keys_json
        self.session = open_session(connection.ca_file)
        self.session.headers.update({"Authorization": f"Bearer {connection.token()}", "Tus-Resumable": "1.0.0"})

    def create(self, length: int, **metadata: str) -> requests.Response:
        written = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in metadata.items())
        headers = {"Upload-Length": str(length), "Upload-Metadata": written}
        return self.session.post(f"{self.url}/files", headers=headers, timeout=5)

    def upload(self, content: bytes, **metadata: str) -> requests.Response:
        created = self.create(len(content), **metadata)
        assert created.status_code == 201, created.text
        headers = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
        return self.session.patch(self.url + created.headers["Location"], data=content, headers=headers, timeout=5)

    def receipt(self, id: str, manifest_sha256: str, file_sha256: str) -> VerifiedReceipt:
        answer = self.session.get(f"{self.url}/receipts/{id}", timeout=5)
        assert answer.status_code == 200, answer.text
        facts = {"submission_id": id, "manifest_sha256": manifest_sha256, "file_sha256": file_sha256}
        return verify_receipt(answer.text, self.keys, issuer=PRACTICE_ISSUER, **facts)


@pytest.fixture
def client(practice: Practice) -> Iterator[Client]:
    opened = Client(practice.connection)
    yield opened
    opened.session.close()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def packed(folder: Path, **changed: Any) -> tuple[bytes, dict[str, str], str]:
    """A package's bytes, what it is announced with, and its workbook's sum."""
    workbook = make_workbook(folder, 5_000)
    manifest = make_manifest(workbook, **changed)
    sums = write_package(workbook, manifest, folder / "a.zip")
    announced = {
        "submission_id": manifest["submission_id"],
        "manifest_sha256": sums.manifest_sha256,
        "package_sha256": sums.package_sha256,
    }
    return (folder / "a.zip").read_bytes(), announced, sums.file_sha256


def test_without_the_token_nothing_is_told_or_taken(client: Client, practice: Practice, tmp_path: Path) -> None:
    content, announced, _ = packed(tmp_path)
    before = sorted((practice.folder / "uploads").iterdir())
    for wrong in ("", "Bearer wrong", "Bearer ", f"Basic {practice.connection.token()}", "Bearer \N{POUND SIGN}"):
        client.session.headers["Authorization"] = wrong.encode("latin-1")  # type: ignore[assignment]
        assert client.create(len(content), **announced).status_code == 401
        assert client.session.get(f"{client.url}/receipts/{announced['submission_id']}", timeout=5).status_code == 401
    assert sorted((practice.folder / "uploads").iterdir()) == before


@pytest.mark.parametrize("missing", ["submission_id", "manifest_sha256", "package_sha256"])
def test_an_upload_must_say_what_it_is(missing: str, client: Client, tmp_path: Path) -> None:
    content, announced, _ = packed(tmp_path)
    del announced[missing]
    answer = client.create(len(content), **announced)
    assert (answer.status_code, missing in answer.text) == (422, True)


def test_a_whole_package_is_accepted_once_and_the_receipt_stays_the_same(
    client: Client, practice: Practice, tmp_path: Path
) -> None:
    content, announced, file_sha256 = packed(tmp_path)
    id = announced["submission_id"]
    assert client.session.get(f"{client.url}/receipts/{id}", timeout=5).status_code == 404
    assert client.upload(content, **announced).status_code == 204
    first = client.receipt(id, announced["manifest_sha256"], file_sha256)
    assert (first.accepted, first.version, first.practice) == (True, 1, True)
    assert first.receipt_id.startswith("PRACTICE-")
    assert client.receipt(id, announced["manifest_sha256"], file_sha256).token == first.token
    assert client.create(len(content), **announced).status_code == 409
    assert [one.submission for one in practice.ledger.deliveries()].count(id) == 1


def test_another_manifest_under_the_same_number_is_a_conflict_even_before_the_first_has_arrived(
    client: Client, tmp_path: Path
) -> None:
    content, announced, _ = packed(tmp_path)
    assert client.create(len(content), **announced).status_code == 201
    assert client.create(len(content), **announced).status_code == 201, "begun anew after a crash"
    assert client.create(len(content), **{**announced, "manifest_sha256": "0" * 64}).status_code == 409


def test_what_is_not_what_was_announced_is_rejected_with_a_signed_reason(client: Client, tmp_path: Path) -> None:
    content, announced, file_sha256 = packed(tmp_path / "a")
    announced["package_sha256"] = "0" * 64
    assert client.upload(content, **announced).status_code == 204
    receipt = client.receipt(announced["submission_id"], announced["manifest_sha256"], file_sha256)
    assert (receipt.accepted, receipt.reason) == (False, "The package that arrived is not the one announced.")


@pytest.mark.parametrize("content", [b"not a zip", b"PK\x03\x04" + b"\0" * 500])
def test_what_is_no_package_is_rejected_with_a_signed_reason(content: bytes, client: Client) -> None:
    id = str(uuid.uuid4())
    announced = {"submission_id": id, "manifest_sha256": "a" * 64, "package_sha256": sha256(content)}
    assert client.upload(content, **announced).status_code == 204
    receipt = client.receipt(id, "a" * 64, NO_WORKBOOK)
    assert (receipt.accepted, "not a whole package" in receipt.reason) == (False, True)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"submission_id": "another"}, "about another submission"),
        ({"manifest_sha256": "0" * 64}, "manifest that arrived is not the one announced"),
        ({"package_sha256": "0" * 64}, "package that arrived is not the one announced"),
    ],
)
def test_every_sum_and_number_is_compared(changed: dict[str, str], said: str, tmp_path: Path) -> None:
    _, announced, _ = packed(tmp_path)
    claims = judge(tmp_path / "a.zip", Announced(**{**announced, **changed}), reject=False)
    assert (claims["status"], said in claims["reason"]) == ("rejected", True)


def test_a_real_submission_is_not_taken_for_a_rehearsal(tmp_path: Path) -> None:
    _, announced, _ = packed(tmp_path, practice=False)
    claims = judge(tmp_path / "a.zip", Announced(**announced), reject=False)
    assert (claims["status"], claims["reason"]) == ("rejected", "This is not marked as a rehearsal.")


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("manifest.json", b"{}")
        bomb.writestr("a.xlsx", b"\0" * 50_000_000)
    claims = judge(tmp_path / "a.zip", Announced("x", "0" * 64, "0" * 64), reject=False)
    assert "packed in another way" in claims["reason"]


def test_over_the_limit_is_refused_before_a_byte_is_sent(client: Client, tmp_path: Path) -> None:
    _, announced, _ = packed(tmp_path)
    assert client.create(1 << 40, **announced).status_code == 413


def test_a_false_checksum_is_refused_and_nothing_is_stored(client: Client, tmp_path: Path) -> None:
    content, announced, _ = packed(tmp_path)
    url = client.url + client.create(len(content), **announced).headers["Location"]
    headers = {
        "Upload-Offset": "0",
        "Content-Type": "application/offset+octet-stream",
        "Upload-Checksum": f"sha256 {base64.b64encode(bytes(32)).decode()}",
    }
    assert client.session.patch(url, data=content, headers=headers, timeout=5).status_code == 460
    assert client.session.head(url, timeout=5).headers["Upload-Offset"] == "0"


def test_what_arrived_just_before_the_server_died_gets_its_receipt_when_asked(tmp_path: Path) -> None:
    """All bytes are on the disk, but the process was killed before it judged them."""
    content, announced, file_sha256 = packed(tmp_path / "desk")
    keys = load_keys(tmp_path / "practice")
    ledger = Ledger(keys.folder / "ledger.sqlite")
    upload = str(uuid.uuid4())
    died = Reception(keys).uploads.storage
    died.create_upload(upload, len(content), announced)
    assert ledger.offer(announced["submission_id"], announced["manifest_sha256"], announced["package_sha256"], upload)
    died.write_chunk(upload, 0, content)
    reception = Reception(keys)
    assert reception.receipt(announced["submission_id"]) is None
    died.update_offset(upload, len(content))
    token = reception.receipt(announced["submission_id"])
    assert token is not None
    facts = {"submission_id": announced["submission_id"], "manifest_sha256": announced["manifest_sha256"]}
    jwks = keys.jwks_file.read_text()
    assert verify_receipt(token, jwks, file_sha256=file_sha256, issuer=PRACTICE_ISSUER, **facts).accepted
    assert reception.receipt(announced["submission_id"]) == token


def test_a_practice_receipt_never_verifies_as_the_live_networks(client: Client, tmp_path: Path) -> None:
    content, announced, file_sha256 = packed(tmp_path)
    client.upload(content, **announced)
    token = client.receipt(announced["submission_id"], announced["manifest_sha256"], file_sha256).token
    facts = {"submission_id": announced["submission_id"], "manifest_sha256": announced["manifest_sha256"]}
    with pytest.raises(Exception, match="not issued by the Network"):
        verify_receipt(token, client.keys, file_sha256=file_sha256, issuer="https://portal.example.org", **facts)


def test_a_slow_line_takes_its_time_and_can_be_watched(
    outbox: Outbox, stage: Any, route: PortalRoute, practice: Practice
) -> None:
    practice.network.trouble(Trouble.SLOW)
    staged = stage(size=6_000)
    item = outbox.send(staged.id, route)
    events = outbox.events(staged.id)
    assert item.state == "receipted"
    assert (events[-1][0] - events[0][0]).total_seconds() >= 1.4, "6 kB at 32 kbit/s"
