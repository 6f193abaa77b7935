"""A hand-over as a file: one zip of its contents as canonical JSON, the workbooks they speak of, and a signature."""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from nhsbn_desktop.domain.hand_over import FORM, HandOver
from nhsbn_desktop.domain.problems import HandOverProblem
from nhsbn_desktop.record.codec import decode, encode

SUFFIX = ".handover"
CONTENTS, SIGNATURE, FILES = "hand-over.json", "signature.txt", "files/"
LARGEST = 300 << 20  # bytes, unpacked: far above five years of a collection, far below what would hurt this computer
_MOST_MEMBERS = 500
_STAMP = (1980, 1, 1, 0, 0, 0)  # zip's earliest: the same hand-over always has the same bytes
_NOT_WHOLE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, KeyError, ValueError, RuntimeError, NotImplementedError,
    EOFError,
)  # fmt: skip
_AGAIN = "Ask the sender for the file again, and save it straight from the message or the shared folder."


@dataclass(frozen=True)
class Arrived:
    """A hand-over as it was read: nothing in it is believed until its signature (hex) was checked over `sha256`."""

    hand_over: HandOver
    sha256: str  # of the contents' bytes
    signature: str
    files: Mapping[str, bytes]  # by their sums, which were checked


def contents_of(hand_over: HandOver) -> tuple[bytes, str]:
    """The contents' canonical bytes, and their SHA-256 (hex), which is what gets signed."""
    content = encode(hand_over).encode()
    return content, hashlib.sha256(content).hexdigest()


def write_hand_over(target: Path, content: bytes, signature: str, files: Mapping[str, Path]) -> None:
    """Writes the file whole or not at all. Raises HandOverProblem where it cannot be written."""
    part = target.with_name(f".{uuid4().hex}.part")
    try:
        with part.open("xb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
                _add(packed, CONTENTS, content)
                _add(packed, SIGNATURE, signature.encode())
                for sha256, path in sorted(files.items()):
                    _add(packed, f"{FILES}{sha256}", path.read_bytes())
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except OSError as error:
        raise HandOverProblem(
            f"{target} cannot be written: {error.strerror or error}.",
            "Choose another folder, or free some space, then make the hand-over again.",
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def is_hand_over(path: Path) -> bool:
    """Whether a file is a hand-over by what is in it, whatever it is called. A file that cannot be read is none."""
    try:
        with zipfile.ZipFile(path) as packed:
            return CONTENTS in packed.namelist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def read_hand_over(path: Path) -> Arrived:
    """Reads a hand-over without believing it. Raises HandOverProblem for what is none, was cut short or altered, or
    was made by a newer version."""
    try:
        with zipfile.ZipFile(path) as packed:
            members = _members(packed, path.name)
            content, signature = members.pop(CONTENTS), members.pop(SIGNATURE)
    except OSError as error:
        raise HandOverProblem(f"{path.name} cannot be read: {error.strerror or error}.", _AGAIN) from error
    except _NOT_WHOLE as error:
        raise HandOverProblem(f"{path.name} is not a hand-over, or was cut short on its way.", _AGAIN) from error
    hand_over = _understood(content, path.name)
    files = {name.removeprefix(FILES): held for name, held in members.items()}
    if {sha256 for sha256, _ in hand_over.files} != files.keys():
        raise altered(path.name, "the files in it are not those it lists")
    for sha256, held in files.items():
        if hashlib.sha256(held).hexdigest() != sha256:
            raise altered(path.name, "a workbook in it was changed")
    return Arrived(hand_over, hashlib.sha256(content).hexdigest(), signature.decode("ascii", "replace"), files)


def altered(name: str, how: str) -> HandOverProblem:
    """The hand-over is not as it was when it was signed."""
    return HandOverProblem(
        f"{name} was altered after it was made, or damaged on its way: {how}. Nothing of it was taken in.", _AGAIN
    )


def _add(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(entry, content)


def _members(packed: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    entries = packed.infolist()
    names = [entry.filename for entry in entries]
    strange = [one for one in names if one not in (CONTENTS, SIGNATURE) and not one.startswith(FILES)]
    if strange or len(set(names)) != len(names):
        raise altered(name, "it holds something that is no part of a hand-over")
    if len(entries) > _MOST_MEMBERS or sum(entry.file_size for entry in entries) > LARGEST:
        raise HandOverProblem(
            f"{name} is far larger than any hand-over, so it was not opened.",
            "Ask the sender what it is; do not open it in another program.",
        )
    return {entry.filename: packed.read(entry) for entry in entries}  # zipfile stops at the size that was declared


def _understood(content: bytes, name: str) -> HandOver:
    try:
        plain = json.loads(content)
        form = plain["form"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise altered(name, "its contents cannot be understood") from error
    if isinstance(form, int) and form > FORM:
        raise HandOverProblem(
            f"{name} was made by a newer version of this program, and this version cannot read it.",
            "Install the newer version, then take it in. Nothing was changed.",
        )
    try:
        hand_over = decode(HandOver, content.decode())
        same = encode(hand_over).encode() == content
    except (ValueError, TypeError, KeyError, ArithmeticError, AttributeError) as error:
        raise altered(name, "its contents cannot be understood") from error
    if not same:
        raise altered(name, "its contents are not written as this program writes them")
    return hand_over
