"""The package: one file holding the workbook and the manifest that says what it is, whose, and who promised what."""

import hashlib
import io
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from uuid import uuid4

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.manifest import READABLE, SCHEMA, WorkbookFile, build_manifest, manifest_bytes, package_name
from nhsbn_desktop.network.problems import problem, problem_of

__all__ = [
    "MANIFEST_NAME",
    "SCHEMA",
    "Package",
    "PackageSums",
    "WorkbookFile",
    "build_manifest",
    "copy_in_place",
    "describe_workbook",
    "manifest_bytes",
    "package_name",
    "put_in_place",
    "read_package",
    "sync_folder",
    "workbook_in",
    "write_package",
]

MANIFEST_NAME = "manifest.json"
LARGEST = 200 << 20  # bytes: far above any workbook, far below what would hurt this computer
_BLOCK = 1 << 20
Outcome = TypeVar("Outcome")
_STAMP = (1980, 1, 1, 0, 0, 0)  # zip's earliest: the same package always has the same bytes


@dataclass(frozen=True, slots=True)
class PackageSums:
    """The SHA-256 sums (hex) of the workbook, of the manifest's canonical bytes and of the package, and its length."""

    file_sha256: str
    manifest_sha256: str
    package_sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was read and holds together."""

    manifest: Mapping[str, Any]
    workbook: WorkbookFile
    sums: PackageSums


def describe_workbook(path: Path) -> WorkbookFile:
    """Name, length and SHA-256 of a workbook, or of any other file. Raises NetworkProblem (disk)."""
    digest, length = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                length += len(block)
    except OSError as error:
        raise problem_of(error) from error
    return WorkbookFile(path.name, length, digest.hexdigest())


def write_package(workbook: Path, manifest: Mapping[str, Any], target: Path) -> PackageSums:
    """Write manifest and workbook into `target`, whole or not at all: beside it first, put in place when it is safe.

    The same workbook and manifest give the same bytes. Raises NetworkProblem: disk (full, read-only, missing), or
    conflict where the workbook is no longer the one the manifest describes.
    """
    return put_in_place(target, lambda file: _write(workbook, manifest, file))


def put_in_place(target: Path, write: Callable[[BinaryIO], Outcome]) -> Outcome:
    """Write a file whole or not at all: beside its place first, there once it is safely on the disk.

    Gives what `write` gives. Raises NetworkProblem (disk).
    """
    part = target.with_name(f".{uuid4().hex}.part")
    try:
        with part.open("xb+") as file:
            outcome = write(file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise problem_of(error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return outcome


def copy_in_place(source: Path, target: Path) -> None:
    """Copy a file, whole or not at all. Raises NetworkProblem (disk)."""
    try:
        with source.open("rb") as original:
            put_in_place(target, lambda file: shutil.copyfileobj(original, file))
    except OSError as error:
        raise problem_of(error) from error


def sync_folder(folder: Path) -> None:
    """See to it that a name put into a folder is on the disk too. Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(workbook: Path, manifest: Mapping[str, Any], file: BinaryIO) -> PackageSums:
    described = _described_in(manifest)
    spelled = manifest_bytes(manifest)
    digest, length = hashlib.sha256(), 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        package.writestr(_entry(MANIFEST_NAME), spelled)
        with workbook.open("rb") as source, package.open(_entry(described.name), "w", force_zip64=True) as entry:
            while block := source.read(_BLOCK):
                digest.update(block)
                length += len(block)
                entry.write(block)
    if (digest.hexdigest(), length) != (described.sha256, described.bytes):
        raise problem(
            "conflict",
            f"The workbook {workbook.name} changed while it was being staged.",
            "Close it in Excel, then stage it again.",
        )
    file.seek(0)
    whole = hashlib.sha256()
    while block := file.read(_BLOCK):
        whole.update(block)
    return PackageSums(described.sha256, hashlib.sha256(spelled).hexdigest(), whole.hexdigest(), file.tell())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry


def _described_in(manifest: Mapping[str, Any]) -> WorkbookFile:
    [file] = manifest["files"]
    return WorkbookFile(str(file["name"]), int(file["bytes"]), str(file["sha256"]))


def read_package(path: Path) -> Package:
    """The package in `path`, after every sum in it was worked out again.

    Raises NetworkProblem: rejected, saying what is amiss, or disk.
    """
    digest = hashlib.sha256()
    try:
        length = path.stat().st_size
        if length > LARGEST:
            raise problem("too_big")
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
            manifest, spelled, workbook = _read(file)
    except (zipfile.BadZipFile, EOFError, ValueError, RuntimeError) as error:
        raise _amiss("it is not a whole package") from error
    except OSError as error:
        raise problem_of(error) from error
    sums = PackageSums(workbook.sha256, hashlib.sha256(spelled).hexdigest(), digest.hexdigest(), length)
    return Package(manifest, workbook, sums)


def _read(file: BinaryIO) -> tuple[dict[str, Any], bytes, WorkbookFile]:
    with zipfile.ZipFile(file) as package:
        entries = package.infolist()
        if len(entries) != 2 or entries[0].filename != MANIFEST_NAME:
            raise _amiss("it does not hold a manifest and one workbook")
        if any(entry.compress_type != zipfile.ZIP_STORED or entry.file_size > LARGEST for entry in entries):
            raise _amiss("its parts are packed in another way")
        spelled = package.read(entries[0])
        manifest = _parsed(spelled)
        described = _described_safely(manifest)
        digest, length = hashlib.sha256(), 0
        with package.open(entries[1]) as source:
            while block := source.read(_BLOCK):
                digest.update(block)
                length += len(block)
    found = WorkbookFile(entries[1].filename, length, digest.hexdigest())
    if found != described:
        raise _amiss("the workbook in it is not the one its manifest describes")
    return manifest, spelled, found


def _parsed(spelled: bytes) -> dict[str, Any]:
    try:
        manifest = json.loads(spelled)
    except ValueError as error:
        raise _amiss("its manifest cannot be read") from error
    if not isinstance(manifest, dict) or manifest.get("schema") not in READABLE or manifest_bytes(manifest) != spelled:
        raise _amiss("its manifest is not in the agreed form")
    return manifest


def _described_safely(manifest: Mapping[str, Any]) -> WorkbookFile:
    try:
        return _described_in(manifest)
    except (KeyError, TypeError, ValueError) as error:
        raise _amiss("its manifest names no workbook") from error


def _amiss(what: str) -> NetworkProblem:
    return problem("rejected", f"The package cannot be used: {what}.", "Stage the submission again.")


def workbook_in(path: Path) -> tuple[str, io.BytesIO]:
    """Name and bytes of the workbook in a package that was read before. Raises NetworkProblem (disk)."""
    try:
        with zipfile.ZipFile(path) as package:
            name = package.namelist()[1]
            return name, io.BytesIO(package.read(name))
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise problem_of(error) if isinstance(error, OSError) else problem("disk") from error
