"""Opening a workbook of another format (.xls, .xlsb, .ods) to be looked at: its values alone, by way of a worker."""

import hashlib
from pathlib import Path

from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.foreign_values import DONE, PASSWORD, TOO_LARGE
from nhsbn_desktop.workbook.formats import SAVE_AS, OtherFormat, decrypt, refuse
from nhsbn_desktop.workbook.package import Package, package_of, read_file
from nhsbn_desktop.workbook.protected import known_password, remember_password
from nhsbn_desktop.workbook.worker import WorkerFailed, ask_worker

SECONDS = 4.5
"""What a workbook of any reasonable size takes ten times over."""


def open_foreign(path: Path, other: OtherFormat, password: str | None = None) -> Package:
    """The values of a workbook that was refused as being of another format, as a package like any other.

    Locks, lists and fills are not among what is read, and a formula's error comes as a blank; nothing is ever written
    back. The file has been judged as far as Python can; the rest happens in a process with a limit on time and memory.
    Raises WorkbookProblem.
    """
    raw = read_file(path)
    digest = hashlib.sha256(raw).hexdigest()
    answer, password = _ask(raw, path.name), password or known_password(digest)
    if answer == PASSWORD:
        answer = _ask(decrypt(raw, password, path.name), path.name)
        remember_password(digest, password or "")
    if not answer.startswith(DONE):
        raise _refusal(answer, path.name, other)
    return package_of(path.name, digest, answer.removeprefix(DONE), converted_from=other.kind)


def _ask(raw: bytes, file_name: str) -> bytes:
    try:
        return ask_worker("foreign_values", raw, seconds=SECONDS)
    except WorkerFailed as problem:
        raise refuse(file_name, f"could not be read safely: {problem}", SAVE_AS) from problem


def _refusal(answer: bytes, file_name: str, other: OtherFormat) -> WorkbookProblem:
    if answer.startswith(TOO_LARGE):
        return refuse(file_name, "holds more than can be read safely", SAVE_AS)
    return WorkbookProblem(f"{other.message.removesuffix('.')}, and it is damaged or not a workbook.", SAVE_AS)
