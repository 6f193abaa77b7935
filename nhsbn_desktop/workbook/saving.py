"""Putting a finished workbook on the disk: whole or not at all, and never over what it was made from."""

import errno
import hashlib
import os
import secrets
from pathlib import Path

from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.formats import encrypt, refuse
from nhsbn_desktop.workbook.package import Package, lock_owner
from nhsbn_desktop.workbook.protected import remember_password


def judge_target(source: Path, target: Path) -> None:
    same = target.exists() and source.exists() and os.path.samefile(source, target)
    if same or source.absolute() == target.absolute():
        raise refuse(target.name, "is what the copy is made from, which is never written to", "Choose another name.")
    if target.is_dir():
        raise refuse(target.name, "is a folder", "Give the copy a name inside it.")
    owner = lock_owner(target) if target.exists() else None
    if owner:
        raise refuse(target.name, f"is open in Excel ({owner})", "Close it there, or choose another name.")


def save(target: Path, content: bytes) -> None:
    """Writes a file whole or not at all: beside its place first, safely on the disk, then into its place.
    Raises WorkbookProblem."""
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
        _settle(target.parent)
    except OSError as problem:
        raise _unwritable(target, problem) from problem
    finally:
        beside.unlink(missing_ok=True)


def save_like(package: Package, target: Path, content: bytes) -> None:
    """Saves a copy made of this package as `save` does. A protected workbook's copy has its password, which then
    serves for the copy too until the program ends. Raises WorkbookProblem."""
    if package.password:
        content = encrypt(content, package.password, target.name)
        remember_password(hashlib.sha256(content).hexdigest(), package.password)
    save(target, content)


def _settle(folder: Path) -> None:
    """Puts the new name itself safely on the disk; Windows does so by itself and cannot open a folder."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(target: Path, problem: OSError) -> WorkbookProblem:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return refuse(target.name, "was not written: the disk is full", "Make room, or choose another drive.")
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return refuse(target.name, f"was not written: there is no folder {target.parent}", "Choose another folder.")
    if isinstance(problem, PermissionError) or problem.errno == errno.EROFS:
        what = "was not written: it is open in another program, or its folder is read-only"
        return refuse(target.name, what, "Close it, or choose another folder.")
    return refuse(target.name, f"was not written ({problem.strerror or problem})", "Choose another folder or drive.")
