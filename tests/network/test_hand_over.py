"""Handing over: everything a person needs to pass a submission on by e-mail or in the members' area."""

import email
import email.policy
import io
import os
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import msoffcrypto
import pytest

from nhsbn_desktop.network.outbox import Outbox, State
from nhsbn_desktop.network.package import read_package
from nhsbn_desktop.network.protection import make_password
from nhsbn_desktop.network.routes import Proof
from nhsbn_desktop.network.routes.hand_over import LARGEST_MESSAGE, HandOverRoute, Piece
from tests.network.conftest import StagedItem
from tests.network.rehearsal import make_manifest
from tests.workbook.making import parts, sheet

Staging = Callable[..., StagedItem]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "to hand over").mkdir()
    return tmp_path / "to hand over"


def test_package_workbook_and_draft_stand_in_the_chosen_folder_and_nothing_is_claimed(
    outbox: Outbox, stage: Staging, folder: Path
) -> None:
    staged = stage(route="hand-over")
    item = outbox.send(staged.id, HandOverRoute(folder, recipient="collections@example.org"))
    assert item.state is State.HANDED_OVER
    assert "once the Network confirms" in item.why
    assert outbox.receipt(staged.id) is None
    names = sorted(file.name for file in folder.iterdir())
    stem = item.name.removesuffix(".zip")
    assert names == sorted([f"{stem}.zip", f"{stem}.eml", f"PRACTICE {staged.workbook.name}"])
    assert (folder / f"PRACTICE {staged.workbook.name}").read_bytes() == staged.workbook.read_bytes()
    assert read_package(folder / item.name).sums.package_sha256 == staged.files.package_sha256


def test_the_draft_opens_unsent_with_the_package_attached(outbox: Outbox, stage: Staging, folder: Path) -> None:
    staged = stage(route="hand-over", practice=False)
    item = outbox.send(staged.id, HandOverRoute(folder, ("draft",), recipient="collections@example.org"))
    [written] = folder.iterdir()
    draft = email.message_from_bytes(written.read_bytes(), policy=email.policy.default)
    assert (draft["X-Unsent"], draft["To"]) == ("1", "collections@example.org")
    assert "Adult and Older People's Mental Health 2025/26" in draft["Subject"]
    [attached] = draft.iter_attachments()
    assert attached.get_filename() == item.name
    assert attached.get_payload(decode=True) == staged.files.package.read_bytes()
    body = draft.get_body()
    assert body is not None
    assert staged.id in body.get_content()
    assert staged.files.file_sha256 in body.get_content()


def test_a_rehearsals_draft_says_so_everywhere(outbox: Outbox, stage: Staging, folder: Path) -> None:
    outbox.send(stage(route="hand-over").id, HandOverRoute(folder, ("draft",)))
    [written] = folder.iterdir()
    draft = email.message_from_bytes(written.read_bytes(), policy=email.policy.default)
    assert draft["Subject"].startswith("PRACTICE: ")
    assert draft["To"] is None
    body = draft.get_body()
    assert body is not None
    assert body.get_content().startswith("This is a rehearsal, not a submission.")


def test_handing_over_again_after_a_crash_writes_the_same_files(outbox: Outbox, stage: Staging, folder: Path) -> None:
    staged = stage(route="hand-over")
    pieces: tuple[Piece, ...] = ("package", "workbook")
    stop = threading.Event()
    stop.set()
    assert outbox.send(staged.id, HandOverRoute(folder, pieces), stop=stop).state is State.WAITING
    (folder / outbox.item(staged.id).name).write_bytes(b"half a file, from before")
    assert outbox.send(staged.id, HandOverRoute(folder, pieces)).state is State.HANDED_OVER
    assert len(list(folder.iterdir())) == 2
    assert read_package(folder / outbox.item(staged.id).name).sums.file_sha256 == staged.files.file_sha256


def test_what_is_too_big_for_nhsmail_is_told_before_anything_is_written(
    outbox: Outbox, stage: Staging, folder: Path
) -> None:
    staged = stage(size=26_000_000, route="hand-over")
    item = outbox.send(staged.id, HandOverRoute(folder))
    assert (item.state, item.kind) == (State.NEEDS_ACTION, "too_big")
    assert "35 MB" in item.why
    assert list(folder.iterdir()) == []
    assert outbox.send(staged.id, HandOverRoute(folder, ("package",))).state is State.HANDED_OVER


def test_what_just_fits_stays_within_nhsmails_limit(outbox: Outbox, stage: Staging, folder: Path) -> None:
    outbox.send(stage(size=25_500_000, route="hand-over").id, HandOverRoute(folder, ("draft",)))
    [written] = folder.iterdir()
    assert 0.98 * LARGEST_MESSAGE < written.stat().st_size <= LARGEST_MESSAGE


def test_a_folder_that_is_gone_needs_a_person(outbox: Outbox, stage: Staging, tmp_path: Path) -> None:
    item = outbox.send(stage(route="hand-over").id, HandOverRoute(tmp_path / "unplugged drive"))
    assert (item.state, item.kind) == (State.NEEDS_ACTION, "disk")
    assert "Choose another folder" in item.advice


def test_a_route_says_what_it_can_prove(folder: Path) -> None:
    assert HandOverRoute(folder).capabilities().proof is Proof.NONE
    assert HandOverRoute(folder, ("workbook",)).capabilities().packaging == "bare"
    assert HandOverRoute(folder).capabilities().packaging == "package"


def test_a_protected_hand_over_writes_the_workbook_under_its_password_and_never_in_the_clear(
    outbox: Outbox, tmp_path: Path
) -> None:
    workbook = tmp_path / "return.xlsx"
    with zipfile.ZipFile(workbook, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts({"Activity": sheet("")}).items():
            package.writestr(name, content)
        package.writestr("docProps/filler.bin", os.urandom(8_000))
    manifest = make_manifest(workbook)
    outbox.stage(manifest["submission_id"], manifest, workbook, "hand-over")
    folder = tmp_path / "handed over"
    folder.mkdir()
    password = make_password()
    item = outbox.send(manifest["submission_id"], HandOverRoute(folder, password=password))
    assert item.state is State.HANDED_OVER
    written = {path.suffix: path for path in folder.iterdir()}
    assert written.keys() == {".xlsx", ".json", ".eml"}
    locked = written[".xlsx"].read_bytes()
    assert not zipfile.is_zipfile(io.BytesIO(locked))
    opened = io.BytesIO()
    office = msoffcrypto.OfficeFile(io.BytesIO(locked))
    office.load_key(password=password)
    office.decrypt(opened)
    assert opened.getvalue() == workbook.read_bytes()
    message = email.message_from_bytes(written[".eml"].read_bytes(), policy=email.policy.default)
    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}  # type: ignore[attr-defined]
    assert any(
        name.endswith(".xlsx") and not zipfile.is_zipfile(io.BytesIO(content)) for name, content in attached.items()
    )
    for path in folder.iterdir():
        assert password.encode() not in path.read_bytes()
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        msoffcrypto.OfficeFile(io.BytesIO(locked)).load_key(password="wrong", verify_password=True)


def test_what_is_no_workbook_cannot_be_protected_and_nothing_is_written(
    outbox: Outbox, stage: Staging, tmp_path: Path
) -> None:
    staged = stage(route="hand-over")
    folder = tmp_path / "handed over"
    folder.mkdir(exist_ok=True)
    item = outbox.send(staged.id, HandOverRoute(folder, password=make_password()))
    assert (item.state, item.kind) == (State.NEEDS_ACTION, "disk")
    assert list(folder.iterdir()) == []
