"""Telling an Excel workbook from what only looks like one, and opening one that is protected by a password."""

import io
import zipfile

from nhsbn_desktop.domain.problems import PasswordNeeded, WorkbookProblem

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
ZIP = b"PK\x03\x04"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
SAVE_AS = "Open it in Excel, choose Save As, Excel Workbook (.xlsx), and open that copy here."
HOSTILE = "Do not open it in Excel. Ask whoever sent it for a clean copy."
_ASK_AGAIN = "Download or copy it again from where it came from; if it is still damaged, ask for a new copy."


class OtherFormat(WorkbookProblem):
    """A workbook, but not one of Excel's own form; `kind` is ".xls", ".xlsb" or ".ods". Its values can be looked at."""

    def __init__(self, file_name: str, what: str, kind: str) -> None:
        super().__init__(f"{file_name} {what}.", SAVE_AS)
        self.kind = kind


def refuse(file_name: str, what: str, advice: str) -> WorkbookProblem:
    return WorkbookProblem(f"{file_name} {what}.", advice)


def damaged(file_name: str, what: str = "is cut short or damaged") -> WorkbookProblem:
    return refuse(file_name, what, _ASK_AGAIN)


def needs_password(file_name: str) -> PasswordNeeded:
    return PasswordNeeded(f"{file_name} is protected by a password.", "Open it again and give its password.")


def is_protected_by_password(raw: bytes) -> bool:
    """Excel wraps an encrypted workbook in an old-style (OLE) container."""
    return raw.startswith(OLE) and _ENCRYPTED_PACKAGE in raw


def require_zip(raw: bytes, file_name: str) -> None:
    """Raises WorkbookProblem, saying what the file is instead, unless it starts as an .xlsx does."""
    start = raw[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not raw:
        raise refuse(file_name, "is empty", _ASK_AGAIN)
    if raw.startswith(ZIP):
        return
    if raw.startswith(OLE):
        raise OtherFormat(file_name, "is an old Excel 97-2003 workbook (.xls) or another old Office file", ".xls")
    if raw.startswith(b"PK\x05\x06"):
        raise refuse(file_name, "is an empty zip file, not an Excel workbook", _ASK_AGAIN)
    if start.startswith(b"%pdf"):
        raise refuse(file_name, "is a PDF, not an Excel workbook", "Open the workbook the PDF was made from.")
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"mime-version")):
        raise refuse(file_name, "is a web page or XML saved under an Excel name, not an Excel workbook", SAVE_AS)
    if _is_text(raw[:4096]):
        raise refuse(file_name, "is plain text (such as CSV), not an Excel workbook", SAVE_AS)
    raise refuse(file_name, "is not an Excel workbook", "Choose the .xlsx or .xlsm file that the Network sent.")


def _is_text(start: bytes) -> bool:
    return b"\0" not in start and all(byte >= 32 or byte in b"\t\r\n\f" for byte in start)


def require_spreadsheet(members: frozenset[str], mimetype: bytes, file_name: str) -> None:
    """Raises WorkbookProblem when the zip's members (lower-case names) are those of another kind of file."""
    if "xl/workbook.xml" in members and (b"opendocument" in mimetype or "xl/workbook.bin" in members):
        kinds = "an OpenDocument file" if b"opendocument" in mimetype else "an Excel binary workbook (.xlsb)"
        raise refuse(file_name, f"is {kinds} and an .xlsx at once, which programs read differently", HOSTILE)
    if b"opendocument" in mimetype:
        raise OtherFormat(file_name, "is an OpenDocument file (.ods), not an Excel workbook", ".ods")
    if "xl/workbook.bin" in members:
        raise OtherFormat(file_name, "is an Excel binary workbook (.xlsb)", ".xlsb")
    for folder, kind in (("word/", "a Word document"), ("ppt/", "a PowerPoint presentation")):
        if any(name.startswith(folder) for name in members) and "xl/workbook.xml" not in members:
            raise refuse(file_name, f"is {kind}, not an Excel workbook", "Choose the workbook the Network sent.")
    if "[content_types].xml" not in members:
        raise refuse(file_name, "is a zip file, not an Excel workbook", "Unzip it and open the workbook inside.")


def decrypt(raw: bytes, password: str | None, file_name: str) -> bytes:
    """The workbook inside a password-protected one, in memory only. Raises WorkbookProblem."""
    if not password:
        raise needs_password(file_name)
    import msoffcrypto  # late: it is needed for one workbook in a hundred
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    plain = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(raw))
        office.load_key(password=password, verify_password=True)
        office.decrypt(plain)
    except InvalidKeyError as problem:
        raise PasswordNeeded(
            f"{file_name} does not open with that password.", "Check the password and try again."
        ) from problem
    except (DecryptionError, FileFormatError, ParseError, OSError, ValueError, zipfile.BadZipFile) as problem:
        raise damaged(file_name, "is protected by a password and damaged") from problem
    return plain.getvalue()


def encrypt(plain: bytes, password: str, file_name: str) -> bytes:
    """A workbook protected by a password as Excel does it (ECMA-376 agile encryption), opened again to be sure: the
    library loses files under 4 KB. Raises WorkbookProblem."""
    from msoffcrypto.format.ooxml import OOXMLFile  # late, as above

    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt(password, locked)
    if decrypt(locked.getvalue(), password, file_name) != plain:
        raise damaged(file_name, "could not be protected by its password again")
    return locked.getvalue()
