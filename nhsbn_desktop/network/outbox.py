"""The outbox: what is staged to go to the Network goes exactly once, whatever happens to the line or this computer."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

from filelock import FileLock, Timeout

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.delivery import Delivery, check_intact, keep_answer, verified
from nhsbn_desktop.network.journal import Journal, OutboxItem, State
from nhsbn_desktop.network.package import PackageSums, copy_in_place, package_name, sync_folder, write_package
from nhsbn_desktop.network.problems import problem, problem_of
from nhsbn_desktop.network.receipts import VerifiedReceipt
from nhsbn_desktop.network.routes import Answer, Control, Parcel, Proof, Route, no_progress

__all__ = ["Outbox", "OutboxItem", "StagedFiles", "State"]

_LEFT_OVER = 24 * 3600.0  # seconds after which a half-made copy belongs to nobody


@dataclass(frozen=True, slots=True)
class StagedFiles:
    """What was staged: SHA-256 sums (hex) of the workbook, the manifest and the package, where the package stands, and
    its length in bytes."""

    file_sha256: str
    manifest_sha256: str
    package_sha256: str
    package: Path
    bytes: int


def _now() -> datetime:
    return datetime.now(UTC)


class Outbox:
    """The outbox in `folder`, which must be on this computer: its journal cannot live on a network drive.

    Reading may happen on any thread; only one worker in only one process sends. `clock` gives the time in UTC.
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime] = _now) -> None:
        """Raises NetworkProblem (disk) where the folder cannot be made, read or written."""
        self._packages = folder / "packages"
        self._clock = clock
        try:
            self._packages.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise problem_of(error) from error
        self._lock = FileLock(folder / "outbox.lock", timeout=0)
        self._journal = Journal(folder / "outbox.sqlite")
        self._sweep()

    def _sweep(self) -> None:
        """Remove the copies that a crash left half made, or made but never entered."""
        entered = {f"{item.package_sha256}.zip" for item in self.items()}
        with suppress(OSError):
            for file in self._packages.iterdir():
                if file.name not in entered and time.time() - file.stat().st_mtime > _LEFT_OVER:
                    file.unlink(missing_ok=True)

    def close(self) -> None:
        self._journal.close()

    def __enter__(self) -> "Outbox":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def stage(self, id: str, manifest: Mapping[str, Any], workbook: Path, route: str) -> StagedFiles:
        """Copy a workbook into the outbox with its manifest, to go by the route of that id under the idempotency key
        `id`.

        From here on the workbook may be edited or deleted: what goes is the copy. Staging the same again gives the
        same. Raises NetworkProblem: conflict (the id is taken by something else, or the workbook is not the one the
        manifest describes), disk (full, read-only); then nothing is left behind.
        """
        if manifest["submission_id"] != id:
            raise problem("conflict", "The manifest is about another submission.")
        before = self._journal.find(id)
        part = self._packages / f"{id}.staging"
        try:
            sums = write_package(workbook, manifest, part)
            if before and (before.manifest_sha256, before.route) != (sums.manifest_sha256, route):
                raise problem("conflict", "Another version is staged under this number.", "Stage it under a new one.")
            package = self._enter(part, manifest, route, sums, known=before is not None)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return StagedFiles(sums.file_sha256, sums.manifest_sha256, sums.package_sha256, package, sums.bytes)

    def _enter(self, part: Path, manifest: Mapping[str, Any], route: str, sums: PackageSums, *, known: bool) -> Path:
        """Give the copy its lasting name, then enter it: a copy without an entry harms nobody, the reverse would."""
        package = self._packages / f"{sums.package_sha256}.zip"
        try:
            part.replace(package)
            sync_folder(self._packages)
        except OSError as error:
            raise problem_of(error) from error
        if known:
            return package
        try:
            self._journal.add(_staged(manifest, route, sums, self._clock()))
        except NetworkProblem:
            package.unlink(missing_ok=True)
            raise
        return package

    def queue(self, id: str) -> OutboxItem:
        """Let a staged item go by itself from now on: called once the desk's record knows of it too. What is further
        on stays as it is. Raises NetworkProblem (gone, disk)."""
        item = self.item(id)
        return self._journal.put(id, self._clock(), state=State.QUEUED) if item.state is State.STAGED else item

    def items(self) -> tuple[OutboxItem, ...]:
        """Every item there ever was, the first staged first. Raises NetworkProblem (disk)."""
        return self._journal.items()

    def item(self, id: str) -> OutboxItem:
        """Raises NetworkProblem (gone) where there is none of that id."""
        return self._journal.item(id)

    def events(self, id: str) -> tuple[tuple[datetime, Mapping[str, Any]], ...]:
        """What happened to an item, first to last: when, and what changed."""
        return self._journal.events(id)

    def due(self, now: datetime) -> tuple[OutboxItem, ...]:
        """What may go now without anybody's doing, the first staged first: not what is held, over, not queued yet, or a
        person's turn.

        An item `SENDING` is one a crash interrupted, unless the worker is at it this moment.
        """
        return tuple(item for item in self.items() if item.goes_by_itself and _is_due(item, now))

    def send(
        self,
        id: str,
        route: Route,
        progress: Callable[[int, int], None] = no_progress,
        stop: Event | None = None,
    ) -> OutboxItem:
        """Deliver an item, or go on delivering it, as far as that is possible now; give it as it stands then.

        May be called again at any time and after any crash: it reads the journal and asks the server; what was handed
        over is written again. Trouble with the
        network never comes out as an exception: the item is WAITING, with the reason and when it is due again, or
        NEEDS_ACTION. `progress` gets bytes sent and bytes in all, on this thread; `stop` ends the attempt where it can
        go on. Raises NetworkProblem: busy where another worker is sending, disk where the journal cannot be written.
        """
        with self._worker():
            item = self.item(id)
            rewritten = item.state is State.HANDED_OVER and route.capabilities().proof is Proof.NONE
            if item.held or (item.state.over and not rewritten):
                return item
            delivery = Delivery(self._journal, self._parcel(item), route, self._clock)
            return delivery.run(Control(progress, stop or Event()))

    @contextmanager
    def _worker(self) -> Iterator[None]:
        try:
            with self._lock:
                yield
        except Timeout as error:
            raise problem(
                "busy",
                "Another window or copy of the program is sending from this outbox.",
                "Wait until it has finished, or close it.",
            ) from error

    def _parcel(self, item: OutboxItem) -> Parcel:
        return Parcel(
            id=item.id,
            package=self._packages / f"{item.package_sha256}.zip",
            name=item.name,
            bytes=item.total,
            package_sha256=item.package_sha256,
            manifest_sha256=item.manifest_sha256,
            file_sha256=item.file_sha256,
            practice=item.practice,
        )

    def package(self, id: str) -> Path:
        """Where an item's staged package stands, to be read only. Raises NetworkProblem (gone)."""
        return self._parcel(self.item(id)).package

    def hold(self, id: str) -> OutboxItem:
        """Keep an item from being sent until it is released."""
        return self._journal.put(id, self._clock(), held=True)

    def release(self, id: str) -> OutboxItem:
        return self._journal.put(id, self._clock(), held=False)

    def cancel(self, id: str, route: Route | None = None) -> OutboxItem:
        """Take an item back for good. Where sending has begun the server is asked first, so `route` must be given.

        Raises NetworkProblem: conflict where the Network has it already or may have it, offline and the like where the
        server cannot be asked, busy where a worker is sending.
        """
        with self._worker():
            item = self.item(id)
            if item.state is State.CANCELLED:
                return item
            if item.state.over or item.state in (State.TRANSFERRED, State.UNCOLLECTED):
                raise problem("conflict", "It cannot be cancelled: it has gone already.", "Send a later version.")
            if item.begun and route is None:
                raise problem("conflict", "Part of it has been sent already.", "Hold it, or cancel it when online.")
            if item.begun and route is not None:
                parcel = self._parcel(item)
                route.cancel(parcel, Delivery(self._journal, parcel, route, self._clock))
            return self._journal.put(id, self._clock(), state=State.CANCELLED, next_at=None, kind="", why="", advice="")

    def keep_receipt(self, id: str, token: str, keys_json: str, issuer: str) -> OutboxItem:
        """Keep a receipt that came another way (a file, an e-mail), once it is verified. Raises NetworkProblem."""
        with self._worker():
            return keep_answer(self._journal, self.item(id), Answer(token, keys_json), issuer, self._clock())

    def receipt(self, id: str) -> VerifiedReceipt | None:
        """An item's receipt, verified again, or None while there is none. Raises NetworkProblem (receipt)."""
        item = self.item(id)
        return verified(item, Answer(item.token, item.keys), item.issuer) if item.token else None

    def export(self, id: str, target: Path) -> Path:
        """Write a copy of an item's package to `target`: a folder, or the name of the file to be. Gives where it is.

        Raises NetworkProblem (disk).
        """
        item = self.item(id)
        parcel = self._parcel(item)
        check_intact(parcel)
        path = target / item.name if target.is_dir() else target
        copy_in_place(parcel.package, path)
        return path


def _staged(manifest: Mapping[str, Any], route: str, sums: PackageSums, at: datetime) -> OutboxItem:
    return OutboxItem(
        id=str(manifest["submission_id"]),
        route=route,
        practice=bool(manifest["practice"]),
        state=State.STAGED,
        name=package_name(manifest),
        total=sums.bytes,
        file_sha256=sums.file_sha256,
        manifest_sha256=sums.manifest_sha256,
        package_sha256=sums.package_sha256,
        supersedes=str(manifest["supersedes"]),
        staged_at=at,
    )


def _is_due(item: OutboxItem, now: datetime) -> bool:
    if item.state in (State.TRANSFERRED, State.UNCOLLECTED):
        return item.next_at is not None and item.next_at <= now
    return item.next_at is None or item.next_at <= now
