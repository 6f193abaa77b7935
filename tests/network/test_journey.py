"""A submission goes from the desk to the practice Network, and its verified receipt comes back."""

import threading
from collections.abc import Callable
from pathlib import Path

from nhsbn_desktop.network.outbox import Outbox, State
from nhsbn_desktop.network.receipts import verify_receipt_file, write_receipt_file
from nhsbn_desktop.network.routes.portal import PortalRoute
from tests.network.conftest import Practice, StagedItem

Staging = Callable[..., StagedItem]


def test_a_staged_workbook_arrives_once_and_its_receipt_is_verified(
    outbox: Outbox, stage: Staging, route: PortalRoute, practice: Practice
) -> None:
    staged = stage()
    seen: list[tuple[int, int]] = []
    item = outbox.send(staged.id, route, progress=lambda sent, total: seen.append((sent, total)))
    assert (item.state, item.why) == (State.RECEIPTED, "")
    receipt = outbox.receipt(staged.id)
    assert receipt is not None
    assert receipt.accepted
    assert receipt.practice
    assert receipt.file_sha256 == staged.files.file_sha256
    assert receipt.manifest_sha256 == staged.files.manifest_sha256
    assert seen[-1] == (staged.files.bytes, staged.files.bytes)
    assert [sent for sent, _ in seen] == sorted(sent for sent, _ in seen)
    delivery = practice.ledger.delivery(staged.id)
    assert delivery is not None
    assert delivery.package_sha256 == staged.files.package_sha256


def test_sending_again_asks_nothing_of_the_network_and_changes_nothing(
    outbox: Outbox, stage: Staging, route: PortalRoute, open_route: Callable[..., PortalRoute]
) -> None:
    staged = stage()
    first = outbox.send(staged.id, route)
    assert outbox.send(staged.id, open_route(url="https://localhost:1")) == first


def test_what_is_sent_is_the_copy_though_the_workbook_was_edited_and_deleted(
    outbox: Outbox, stage: Staging, route: PortalRoute
) -> None:
    staged = stage()
    staged.workbook.write_bytes(b"edited after staging")
    staged.workbook.unlink()
    assert outbox.send(staged.id, route).state is State.RECEIPTED
    receipt = outbox.receipt(staged.id)
    assert receipt is not None
    assert receipt.file_sha256 == staged.files.file_sha256


def test_stopping_leaves_an_item_that_goes_on_where_it_was(
    outbox: Outbox, stage: Staging, route: PortalRoute, practice: Practice
) -> None:
    staged = stage(size=1_000_000)
    stop = threading.Event()

    def stop_half_way(sent: int, total: int) -> None:
        if sent > total // 2:
            stop.set()

    stopped = outbox.send(staged.id, route, progress=stop_half_way, stop=stop)
    assert stopped.state is State.WAITING
    assert "goes on" in stopped.why
    assert 0 < stopped.sent < staged.files.bytes
    sent: list[int] = []
    assert outbox.send(staged.id, route, progress=lambda s, _: sent.append(s)).state is State.RECEIPTED
    assert min(sent) > stopped.sent
    assert len(practice.ledger.uploads(staged.id)) == 1


def test_a_later_version_puts_the_one_before_aside(outbox: Outbox, stage: Staging, route: PortalRoute) -> None:
    first = stage()
    outbox.send(first.id, route)
    second = stage(version=2, supersedes=first.id)
    assert outbox.item(first.id).state is State.RECEIPTED
    outbox.send(second.id, route)
    assert outbox.item(first.id).state is State.SUPERSEDED
    assert outbox.receipt(first.id) is not None
    assert outbox.item(second.id).state is State.RECEIPTED


def test_a_receipt_can_be_kept_as_a_file_and_checked_later(
    outbox: Outbox, stage: Staging, route: PortalRoute, practice: Practice, tmp_path: Path
) -> None:
    staged = stage()
    outbox.send(staged.id, route)
    receipt = outbox.receipt(staged.id)
    assert receipt is not None
    write_receipt_file(receipt, tmp_path / "receipt.json")
    assert verify_receipt_file(tmp_path / "receipt.json", trusted_keys=practice.connection.keys_json) == receipt


def test_the_trail_of_an_item_tells_its_whole_way(outbox: Outbox, stage: Staging, route: PortalRoute) -> None:
    staged = stage()
    outbox.send(staged.id, route)
    told = [what for _, what in outbox.events(staged.id)]
    states = [what["state"] for what in told if "state" in what]
    assert states == ["staged", "sending", "transferred", "receipted"]
    begun = next(number for number, what in enumerate(told) if what.get("begun"))
    named = next(number for number, what in enumerate(told) if what.get("reference"))
    assert begun < named
