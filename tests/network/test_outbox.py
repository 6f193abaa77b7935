"""The outbox keeps what it was given, says where it stands, and lets a person hold, cancel and take things out."""

import logging
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.journal import Journal
from nhsbn_desktop.network.outbox import Outbox, State
from nhsbn_desktop.network.package import read_package
from nhsbn_desktop.network.problems import problem
from nhsbn_desktop.network.retry import CAP, longest_back_off, next_try
from nhsbn_desktop.network.routes.portal import PortalRoute
from nhsbn_desktop.practice.control import Trouble
from tests.network.conftest import Practice, StagedItem
from tests.network.rehearsal import make_manifest, make_workbook

Staging = Callable[..., StagedItem]
NOW = datetime(2026, 11, 20, 16, 40, tzinfo=UTC)


def test_what_was_staged_is_there_after_the_program_was_closed(outbox: Outbox, stage: Staging, tmp_path: Path) -> None:
    staged = stage()
    outbox.close()
    with Outbox(tmp_path / "outbox") as again:
        [item] = again.items()
    assert (item.id, item.state, item.practice) == (staged.id, State.STAGED, True)
    assert (item.total, item.file_sha256) == (staged.files.bytes, staged.files.file_sha256)
    assert item.name.startswith("PRACTICE AOP-2025-26 RZX Alderbrook v1")
    assert read_package(staged.files.package).manifest == staged.manifest


def test_staging_the_same_again_gives_the_same_and_adds_nothing(outbox: Outbox, stage: Staging) -> None:
    staged = stage()
    assert outbox.stage(staged.id, staged.manifest, staged.workbook, "portal") == staged.files
    assert len(outbox.items()) == 1


def test_a_number_is_never_given_to_two_contents(outbox: Outbox, stage: Staging) -> None:
    staged = stage()
    with pytest.raises(NetworkProblem, match="under this number") as caught:
        outbox.stage(staged.id, {**staged.manifest, "version": 2}, staged.workbook, "portal")
    assert caught.value.kind == "conflict"
    assert [file.name for file in staged.files.package.parent.iterdir()] == [staged.files.package.name]
    with pytest.raises(NetworkProblem, match="another submission"):
        outbox.stage("another", staged.manifest, staged.workbook, "portal")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder that not even an administrator may write to")
def test_a_folder_that_cannot_be_written_is_told_at_once() -> None:
    with pytest.raises(NetworkProblem) as caught:
        Outbox(Path("/proc/outbox"))
    assert (caught.value.kind, bool(caught.value.advice)) == ("disk", True)


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("")
    with pytest.raises(NetworkProblem) as caught:
        Outbox(tmp_path / "outbox")
    assert caught.value.kind == "disk"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may write anywhere")
def test_a_read_only_folder_takes_nothing_and_says_so(outbox: Outbox, tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path / "desk")
    manifest = make_manifest(workbook)
    folder = tmp_path / "outbox" / "packages"
    folder.chmod(0o555)
    with pytest.raises(NetworkProblem, match="may not write"):
        outbox.stage(manifest["submission_id"], manifest, workbook, "portal")
    folder.chmod(0o755)
    assert outbox.items() == ()


def test_a_workbook_that_is_not_there_is_told(outbox: Outbox, tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path)
    manifest = make_manifest(workbook)
    workbook.unlink()
    with pytest.raises(NetworkProblem, match="missing") as caught:
        outbox.stage(manifest["submission_id"], manifest, workbook, "portal")
    assert caught.value.kind == "disk"


def test_the_trail_of_events_can_be_neither_changed_nor_removed(outbox: Outbox, stage: Staging, tmp_path: Path) -> None:
    stage()
    with closing(sqlite3.connect(tmp_path / "outbox" / "outbox.sqlite")) as database:
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            database.execute("update event set what = '{}'")
        with pytest.raises(sqlite3.IntegrityError, match="never removed"):
            database.execute("delete from event")


def test_the_journal_is_safe_against_a_power_cut_and_can_be_read_while_it_is_written(tmp_path: Path) -> None:
    with closing(Journal(tmp_path / "outbox.sqlite")) as journal:
        ask = journal._database.execute
        assert ask("pragma synchronous").fetchone()[0] == 2, "full"
        assert ask("pragma journal_mode").fetchone()[0] == "wal"


def test_an_outbox_of_a_newer_program_is_left_alone(outbox: Outbox, tmp_path: Path) -> None:
    outbox.close()
    with closing(sqlite3.connect(tmp_path / "outbox" / "outbox.sqlite")) as database:
        database.execute("pragma user_version = 99")
    with pytest.raises(NetworkProblem, match="newer version"):
        Outbox(tmp_path / "outbox")


def test_a_journal_that_is_no_database_is_told(outbox: Outbox, tmp_path: Path) -> None:
    outbox.close()
    for file in (tmp_path / "outbox").glob("outbox.sqlite*"):
        file.unlink()
    (tmp_path / "outbox" / "outbox.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(NetworkProblem) as caught:
        Outbox(tmp_path / "outbox")
    assert caught.value.kind == "disk"


def test_an_altered_staged_copy_is_not_sent(
    outbox: Outbox, stage: Staging, route: PortalRoute, practice: Practice
) -> None:
    staged = stage()
    content = bytearray(staged.files.package.read_bytes())
    content[-100_000] ^= 1
    staged.files.package.write_bytes(content)
    item = outbox.send(staged.id, route)
    assert (item.state, item.kind) == (State.NEEDS_ACTION, "disk")
    assert practice.ledger.uploads(staged.id) == ()


def test_a_rehearsal_never_goes_to_the_live_network_nor_a_submission_to_the_practice_one(
    outbox: Outbox, stage: Staging, practice: Practice, open_route: Callable[..., PortalRoute]
) -> None:
    rehearsal, real = stage(), stage(practice=False)
    live = open_route(issuer="https://portal.example.org")
    assert "never sent to the live Network" in outbox.send(rehearsal.id, live).why
    assert "never sent to the practice Network" in outbox.send(real.id, open_route()).why
    assert practice.ledger.uploads(rehearsal.id) == practice.ledger.uploads(real.id) == ()


def test_what_is_held_is_not_due_and_not_sent_until_it_is_released(
    outbox: Outbox, stage: Staging, route: PortalRoute
) -> None:
    staged = stage()
    outbox.hold(staged.id)
    assert outbox.due(NOW + timedelta(days=999)) == ()
    assert outbox.send(staged.id, route).state is State.STAGED
    outbox.release(staged.id)
    outbox.queue(staged.id)
    assert [item.id for item in outbox.due(NOW)] == [staged.id]
    assert outbox.send(staged.id, route).state is State.RECEIPTED
    assert outbox.due(NOW + timedelta(days=999)) == ()


def test_what_is_staged_is_due_in_the_order_it_was_staged(outbox: Outbox, stage: Staging) -> None:
    ids = [outbox.queue(stage().id).id for _ in range(3)]
    assert [item.id for item in outbox.due(NOW)] == ids


def test_what_is_staged_waits_until_the_record_knows_of_it_and_it_is_queued(
    outbox: Outbox, stage: Staging, route: PortalRoute
) -> None:
    staged = stage()
    assert outbox.due(NOW + timedelta(days=999)) == ()
    assert outbox.queue(staged.id).state is State.QUEUED
    assert [item.id for item in outbox.due(NOW)] == [staged.id]
    assert outbox.send(staged.id, route).state is State.RECEIPTED
    assert outbox.queue(staged.id).state is State.RECEIPTED, "what is further on stays as it is"


def test_what_was_not_begun_can_be_cancelled_offline(outbox: Outbox, stage: Staging, route: PortalRoute) -> None:
    staged = stage()
    assert outbox.cancel(staged.id).state is State.CANCELLED
    assert outbox.cancel(staged.id).state is State.CANCELLED
    assert outbox.send(staged.id, route).state is State.CANCELLED
    assert outbox.due(NOW) == ()


def half_sent(outbox: Outbox, staged: StagedItem, route: PortalRoute, practice: Practice) -> None:
    def drop(sent: int, total: int) -> None:
        if sent > total // 2:
            practice.network.trouble(Trouble.OFFLINE)

    assert outbox.send(staged.id, route, progress=drop).state is State.WAITING
    assert outbox.item(staged.id).begun


def test_what_was_begun_is_cancelled_only_once_the_network_was_asked(
    outbox: Outbox, stage: Staging, route: PortalRoute, practice: Practice
) -> None:
    staged = stage(size=1_000_000)
    half_sent(outbox, staged, route, practice)
    with pytest.raises(NetworkProblem, match="sent already"):
        outbox.cancel(staged.id)
    with pytest.raises(NetworkProblem) as caught:
        outbox.cancel(staged.id, route)
    assert caught.value.kind == "offline"
    assert outbox.item(staged.id).state is State.WAITING
    practice.network.trouble()
    assert outbox.cancel(staged.id, route).state is State.CANCELLED
    [upload] = practice.ledger.uploads(staged.id)
    assert not (practice.folder / "uploads" / upload).exists()


def test_what_the_network_has_cannot_be_cancelled_even_where_this_computer_does_not_know_it_has_it(
    outbox: Outbox, stage: Staging, route: PortalRoute, practice: Practice, tmp_path: Path
) -> None:
    staged = stage(size=1_000_000)
    half_sent(outbox, staged, route, practice)
    practice.network.trouble()
    with Outbox(tmp_path / "restored") as restored:
        restored.stage(staged.id, staged.manifest, staged.workbook, "portal")
        assert restored.send(staged.id, route).state is State.RECEIPTED
    with pytest.raises(NetworkProblem, match="has received this submission already"):
        outbox.cancel(staged.id, route)
    assert outbox.send(staged.id, route).state is State.RECEIPTED
    with pytest.raises(NetworkProblem, match="gone already"):
        outbox.cancel(staged.id, route)
    assert len(practice.ledger.uploads(staged.id)) == 2
    assert len([one for one in practice.ledger.deliveries() if one.submission == staged.id]) == 1


def test_the_package_can_be_taken_out_under_its_own_name_or_another(
    outbox: Outbox, stage: Staging, tmp_path: Path
) -> None:
    staged = stage()
    (tmp_path / "out").mkdir()
    written = outbox.export(staged.id, tmp_path / "out")
    assert written.name == outbox.item(staged.id).name
    assert written.read_bytes() == staged.files.package.read_bytes()
    assert outbox.export(staged.id, tmp_path / "out" / "mine.zip").name == "mine.zip"
    with pytest.raises(NetworkProblem) as caught:
        outbox.export(staged.id, tmp_path / "nowhere" / "mine.zip")
    assert caught.value.kind == "disk"


def test_a_receipt_that_came_by_hand_is_verified_before_it_is_kept(
    outbox: Outbox, stage: Staging, route: PortalRoute, practice: Practice, tmp_path: Path
) -> None:
    staged = stage()
    with Outbox(tmp_path / "colleague") as colleague:
        colleague.stage(staged.id, staged.manifest, staged.workbook, "portal")
        token = colleague.send(staged.id, route).token
    keys, issuer = practice.connection.keys_json, practice.connection.issuer
    with pytest.raises(NetworkProblem, match="does not count"):
        outbox.keep_receipt(staged.id, token[:-4] + "AAAA", keys, issuer)
    assert outbox.item(staged.id).state is State.STAGED
    assert outbox.keep_receipt(staged.id, token, keys, issuer).state is State.RECEIPTED


def test_an_unknown_number_is_told(outbox: Outbox) -> None:
    for act in (outbox.item, outbox.hold, outbox.release, outbox.cancel, outbox.receipt):
        with pytest.raises(NetworkProblem, match="not in the outbox"):
            act("nobody")


@pytest.mark.parametrize("age", [0, 25 * 3600])
def test_what_a_crash_left_half_made_is_removed_after_a_day(age: float, outbox: Outbox, tmp_path: Path) -> None:
    outbox.close()
    left = tmp_path / "outbox" / "packages" / ".1234.part"
    left.write_bytes(b"half")
    os.utime(left, (time.time() - age, time.time() - age))
    with Outbox(tmp_path / "outbox"):
        assert left.exists() == (age == 0)


def test_no_secret_is_in_any_file_of_the_outbox_nor_in_the_log(
    outbox: Outbox,
    stage: Staging,
    route: PortalRoute,
    practice: Practice,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = practice.connection.token()
    staged = stage()
    practice.network.trouble(Trouble.EXPIRED)
    refused = outbox.send(staged.id, route)
    practice.network.trouble()
    outbox.send(staged.id, route)
    outbox.close()
    files = [file for file in (tmp_path / "outbox").rglob("*") if file.is_file()]
    assert len(files) >= 2
    assert not [file for file in files if secret.encode() in file.read_bytes()]
    assert secret not in caplog.text
    assert secret not in repr((refused, route, practice.connection))
    assert secret not in (practice.folder / "practice.log").read_text()


@given(st.integers(1, 10_000))
def test_the_back_off_doubles_from_five_seconds_to_a_quarter_of_an_hour(attempt: int) -> None:
    assert longest_back_off(attempt) == min(CAP, 5.0 * 2 ** min(attempt - 1, 20))
    wait = (next_try(NOW, attempt, problem("offline")) - NOW).total_seconds()
    assert 0 <= wait <= longest_back_off(attempt)


def test_a_thousand_trusts_do_not_come_back_in_the_same_second() -> None:
    times = {next_try(NOW, 8, problem("offline")).replace(microsecond=0) for _ in range(1000)}
    assert len(times) > 300


@given(st.floats(-10, 1e9))
def test_the_networks_own_wish_is_honoured_up_to_an_hour_and_never_at_once(wish: float) -> None:
    wait = (next_try(NOW, 1, problem("busy", retry_after=wish)) - NOW).total_seconds()
    assert wait == pytest.approx(min(max(wish, 5), 3600))


def test_each_failure_waits_longer_and_progress_starts_afresh(
    stage: Staging, practice: Practice, route: PortalRoute, outbox: Outbox
) -> None:
    staged = stage(size=1_000_000)
    practice.network.trouble(Trouble.OFFLINE)
    assert [outbox.send(staged.id, route).attempt for _ in range(3)] == [1, 2, 3]
    practice.network.trouble()
    half_sent(outbox, staged, route, practice)
    assert outbox.item(staged.id).attempt == 1


def test_what_waits_becomes_due_when_its_time_has_come(tmp_path: Path, practice: Practice, route: PortalRoute) -> None:
    practice.network.trouble(Trouble.OFFLINE)
    workbook = make_workbook(tmp_path / "desk")
    manifest = make_manifest(workbook)
    with Outbox(tmp_path / "timed", clock=lambda: NOW) as timed:
        timed.stage(manifest["submission_id"], manifest, workbook, "portal")
        item = timed.send(manifest["submission_id"], route)
        assert item.next_at is not None
        assert NOW <= item.next_at <= NOW + timedelta(seconds=5)
        assert timed.due(item.next_at - timedelta(microseconds=1)) == ()
        assert timed.due(item.next_at) == (item,)
