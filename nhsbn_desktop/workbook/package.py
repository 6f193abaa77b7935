"""Opening a workbook safely: the file is judged here, in Python and within limits, before anything else sees it."""

import errno
import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.formats import (
    HOSTILE,
    damaged,
    decrypt,
    is_protected_by_password,
    refuse,
    require_spreadsheet,
    require_zip,
)
from nhsbn_desktop.workbook.protected import known_password, remember_password
from nhsbn_desktop.workbook.tags import in_double_quotes

# Every one of 52 real collection workbooks stays far below these; the largest unpacks to 18 MB.
FILE_LIMIT = 50 << 20
MEMBER_LIMIT = 5_000
PART_LIMIT = 100 << 20
TOTAL_LIMIT = 400 << 20
RATIO_LIMIT = 200  # of parts above 1 MB: spreadsheets pack 5 to 20 times smaller, bombs a thousand
_RATIO_FROM = 1 << 20
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_WINDOWS_SHARING = (32, 33)  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION


@dataclass(frozen=True, eq=False)
class Package:
    """The parts of one workbook file. `sha256` (hex) is of the file as it lies on disk; `raw` the zip inside it,
    which is the file itself unless that was protected by a password. `members` is by lower-case name with `/`.
    `converted_from` is ".xls", ".xlsb" or ".ods" where these are the values of a file of that format, else "";
    `password` is the one it was opened with, for its copies."""

    file_name: str
    sha256: str
    raw: bytes = field(repr=False)
    members: Mapping[str, zipfile.ZipInfo] = field(repr=False)
    archive: zipfile.ZipFile = field(repr=False)
    encrypted: bool = False
    converted_from: str = ""
    password: str | None = field(default=None, repr=False)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.members

    def read(self, name: str) -> bytes:
        """One part's bytes, never more than declared, and XML with its attributes in double quotes. Raises
        WorkbookProblem when it is missing or damaged, or XML of a kind that no spreadsheet program writes (a document
        type, UTF-16)."""
        member = self.members.get(name.lower())
        if member is None:
            raise damaged(self.file_name, f"has lost its part {name}")
        content = self._unpack(member, member.file_size + 1)
        if len(content) > member.file_size:
            raise refuse(self.file_name, f"hides more in {name} than it declares", HOSTILE)
        if name.lower().endswith((".xml", ".rels")):
            _judge_xml(content, name, self.file_name)
            return in_double_quotes(content)
        return content

    def start_of(self, member: zipfile.ZipInfo) -> bytes:
        """The first bytes of a member: enough to see what it is."""
        return self._unpack(member, 1024)

    def _unpack(self, member: zipfile.ZipInfo, limit: int) -> bytes:
        try:
            with self.archive.open(member) as part:
                return part.read(limit)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as problem:
            raise damaged(self.file_name, f"has a damaged part, {member.filename}") from problem

    @property
    def has_macros(self) -> bool:
        """Whether it carries VBA or the older XLM macro sheets. They are kept as they are and never run."""
        return any(name == "xl/vbaproject.bin" or name.startswith("xl/macrosheets/") for name in self.members)

    @property
    def is_signed(self) -> bool:
        """Whether somebody's digital signature would be broken by any change."""
        return any(name.startswith("_xmlsignatures/") for name in self.members)

    @property
    def is_shared(self) -> bool:
        """Whether it keeps a log of who changed what, which a change from outside would contradict."""
        return any(name.startswith("xl/revisions/") for name in self.members)


def open_package(path: Path, password: str | None = None) -> Package:
    """Judges a file and opens it. Raises WorkbookProblem, naming the file, for everything that is not a sound
    .xlsx or .xlsm within the limits above. The file itself is only read, once."""
    raw = read_file(path)
    digest = hashlib.sha256(raw).hexdigest()
    if not is_protected_by_password(raw):
        return package_of(path.name, digest, raw)
    password = password or known_password(digest)
    raw = decrypt(raw, password, path.name)
    if password:
        remember_password(digest, password)
    return package_of(path.name, digest, raw, password=password)


def package_of(
    file_name: str, sha256: str, raw: bytes, *, password: str | None = None, converted_from: str = ""
) -> Package:
    """Judges the bytes of a workbook, as `open_package` does those of a file. Raises WorkbookProblem."""
    package = as_zip(file_name, sha256, raw, password=password, converted_from=converted_from)
    mimetype = package.members.get("mimetype")
    require_spreadsheet(frozenset(package.members), package.start_of(mimetype) if mimetype else b"", file_name)
    for name, member in package.members.items():
        if name.startswith(("xl/", "_rels/", "[content_types]")) and name.endswith((".xml", ".rels")):
            _judge_xml(package.start_of(member), name, file_name)
    return package


def as_zip(
    file_name: str, sha256: str, raw: bytes, *, password: str | None = None, converted_from: str = ""
) -> Package:
    """The parts of any zip within the limits, a workbook's or another document's. Raises WorkbookProblem."""
    require_zip(raw, file_name)
    archive = _archive(raw, file_name)
    members = _members(archive.infolist(), file_name)
    return Package(file_name, sha256, raw, members, archive, password is not None, converted_from, password)


def read_file(path: Path) -> bytes:
    """The bytes of a file of ordinary size. Raises WorkbookProblem with the reason when it cannot be read."""
    name = path.name
    if name.startswith("~$"):
        raise refuse(name, "is Excel's note that the workbook is open, not the workbook", f"Open {name[2:]} instead.")
    try:
        if path.is_dir():
            raise refuse(name, "is a folder", "Choose the workbook inside it.")
        size = path.stat().st_size
        if size > FILE_LIMIT:
            raise refuse(name, f"is too large ({size >> 20} MB; the limit is {FILE_LIMIT >> 20} MB)", _TOO_LARGE)
        return path.read_bytes()
    except OSError as problem:
        raise _unreadable(name, problem) from problem


_LONGEST_OWNER = 54  # characters, in Excel's lock file
_TOO_LARGE = "A collection workbook is far smaller. Check that this is the right file, without pasted pictures."


def _unreadable(name: str, problem: OSError) -> WorkbookProblem:
    if isinstance(problem, FileNotFoundError):
        return refuse(name, "is not there", "Check whether it was moved or renamed, then choose it again.")
    if getattr(problem, "winerror", None) in _WINDOWS_SHARING or problem.errno in (errno.EBUSY, errno.ETXTBSY):
        return refuse(name, "is in use by another program", "Close it there, then open it again here.")
    if isinstance(problem, PermissionError):
        return refuse(name, "cannot be read: permission was denied", "Ask for access, or copy it to your own folder.")
    return refuse(name, f"cannot be read ({problem.strerror or problem})", "Copy it to this computer and try again.")


def _archive(raw: bytes, file_name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as problem:
        raise damaged(file_name) from problem


def _members(listed: list[zipfile.ZipInfo], file_name: str) -> dict[str, zipfile.ZipInfo]:
    if len(listed) > MEMBER_LIMIT:
        raise refuse(file_name, f"has {len(listed):,} parts, more than any workbook needs", HOSTILE)
    if sum(member.file_size for member in listed) > TOTAL_LIMIT:
        raise refuse(file_name, f"would unpack to more than {TOTAL_LIMIT >> 20} MB", HOSTILE)
    members: dict[str, zipfile.ZipInfo] = {}
    for member in listed:
        _judge_member(member, file_name)
        name = member.filename.replace("\\", "/").lower()
        if name in members:
            raise refuse(file_name, f"has two parts named {member.filename}, which programs read differently", HOSTILE)
        members[name] = member
    return members


def _judge_member(member: zipfile.ZipInfo, file_name: str) -> None:
    name = member.filename
    if member.flag_bits & 1:
        raise refuse(file_name, "is a zip file with a password, not an Excel workbook", "Unzip it first.")
    if member.file_size > PART_LIMIT:
        raise refuse(file_name, f"would unpack {name} to more than {PART_LIMIT >> 20} MB", HOSTILE)
    if member.file_size > _RATIO_FROM and member.file_size > RATIO_LIMIT * max(1, member.compress_size):
        raise refuse(file_name, f"would unpack {name} to more than {RATIO_LIMIT} times its size", HOSTILE)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise refuse(file_name, f"packs {name} in a way that Excel does not use", HOSTILE)
    if name.startswith(("/", "\\")):
        what = f"was put together wrongly: the names of its parts start with a slash ({name}), so no program finds them"
        raise refuse(file_name, what, "Ask whoever sent it for a copy saved by Excel itself.")
    if ".." in name.replace("\\", "/").split("/"):
        raise refuse(file_name, f"has a part that points outside it, {name}", HOSTILE)


def _judge_xml(content: bytes, name: str, file_name: str) -> None:
    if b"!" in content and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):  # a lone letter is found far sooner
        raise refuse(file_name, f"declares a document type in {name}, which no spreadsheet program writes", HOSTILE)
    if content.startswith(_UTF16):
        raise refuse(file_name, f"writes {name} in UTF-16, which no spreadsheet program does", HOSTILE)


def lock_owner(path: Path) -> str | None:
    """Whose Excel (or LibreOffice) has this workbook open, from the lock file beside it; None where there is none.

    Excel writes `~$name.xlsx`: a length and the name in the local code page, padded to 55 bytes, then a length and
    the same in UTF-16. LibreOffice writes `.~lock.name.xlsx#`: fields divided by commas.
    """
    try:
        note = path.with_name(f"~${path.name}").read_bytes()
    except FileNotFoundError:
        return _libreoffice_owner(path)
    except OSError:
        return "another person"
    length = int.from_bytes(note[55:57], "little")
    wide = note[57 : 57 + 2 * length].decode("utf-16-le", "replace") if length <= _LONGEST_OWNER else ""
    narrow = note[1 : 1 + note[0]].decode("cp1252", "replace") if note else ""
    return wide.strip(" \0") or narrow.strip(" \0") or "another person"


def _libreoffice_owner(path: Path) -> str | None:
    try:
        note = path.with_name(f".~lock.{path.name}#").read_text("utf-8", "replace")
    except OSError:
        return None
    return next((field.strip() for field in note.split(",")[:2] if field.strip()), "another person")
