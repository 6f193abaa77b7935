"""Deadline insurance: a dated bundle that shows what was ready, when it was tried and why it did not go."""

import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from nhsbn_desktop.network.journal import OutboxItem
from nhsbn_desktop.network.outbox import Outbox
from nhsbn_desktop.network.package import MANIFEST_NAME, manifest_bytes, put_in_place, read_package

SCHEMA = "nhsbn-attempt/1"
_PLACES = frozenset({"reference", "token", "keys"})  # addresses and answers: nothing a bundle for others needs


def write_attempt(outbox: Outbox, id: str, target: Path, at: datetime) -> Path:
    """Writes the bundle into `target`, a folder or the file to be; gives where it is. `at` has a time zone.

    It holds the manifest, the sums of the package, the journal's events with their errors and times, and the same in
    words. It proves that this computer had the package with these sums and when it tried; it is no receipt. Raises
    NetworkProblem (gone, disk).
    """
    item = outbox.item(id)
    events = [
        {"at": when.isoformat(), **{name: value for name, value in what.items() if name not in _PLACES}}
        for when, what in outbox.events(id)
    ]
    manifest = read_package(outbox.package(id)).manifest
    facts = _facts(item, events, at)
    stamp = at.astimezone(UTC).strftime("%Y-%m-%d %H%M")
    path = target / f"{Path(item.name).stem} attempt {stamp}.zip" if target.is_dir() else target
    put_in_place(path, lambda file: _write(file, manifest, facts, at))
    return path


def _facts(item: OutboxItem, events: list[dict[str, Any]], at: datetime) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "written": at.astimezone(UTC).isoformat(timespec="seconds"),
        "submission_id": item.id,
        "route": item.route,
        "practice": item.practice,
        "state": str(item.state),
        "package": {"name": item.name, "bytes": item.total, "sha256": item.package_sha256},
        "manifest_sha256": item.manifest_sha256,
        "workbook_sha256": item.file_sha256,
        "bytes_the_network_holds": item.sent,
        "events": events,
    }


def _write(file: BinaryIO, manifest: Mapping[str, Any], facts: Mapping[str, Any], at: datetime) -> None:
    stamp = at.astimezone(UTC).timetuple()[:6]
    pieces = {
        MANIFEST_NAME: manifest_bytes(manifest),
        "attempt.json": json.dumps(facts, indent=2, ensure_ascii=False).encode(),
        "attempt.txt": _in_words(manifest, facts).encode(),
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in pieces.items():
            bundle.writestr(zipfile.ZipInfo(name, stamp), content)


def _in_words(manifest: Mapping[str, Any], facts: Mapping[str, Any]) -> str:
    mark = "PRACTICE: this is a rehearsal.\n\n" if facts["practice"] else ""
    tries = [
        f"{event['at'][:19].replace('T', ' ')} UTC  {event.get('state', '')}  {event.get('why', '')}".rstrip()
        for event in facts["events"]
        if event.get("state")
    ]
    return (
        f"{mark}{manifest['organisation']} ({manifest['ods_code']}), {manifest['unit']}: {manifest['title']}"
        f" {manifest['year']}, version {manifest['version']}.\n\n"
        f"Written {facts['written']}. The submission stood ready on this computer. It is: {facts['state']}.\n"
        f"Submission number: {facts['submission_id']}\n"
        f"SHA-256 of the package: {facts['package']['sha256']} ({facts['package']['bytes']:,} bytes)\n"
        f"SHA-256 of the manifest: {facts['manifest_sha256']}\n"
        f"SHA-256 of the workbook: {facts['workbook_sha256']}\n\n"
        "What was tried:\n" + "\n".join(tries) + "\n\nThis is no receipt: only the Network's own answer is.\n"
    )
