"""What SQLite, PostgreSQL and the disk complain of, in words that say where, what, and what to do next."""

import errno
import re
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from nhsbn_desktop.domain.problems import ChangedMeanwhile, RecordAway, RecordProblem, SignInNeeded

_Words = tuple[str, str]

_NO_ROOM = (
    "There is no room left on the disk for the record, {place}.",
    "What was saved before is safe; the last step was not saved. Free some space on that disk, then do it again.",
)
_NOT_WRITABLE = (
    "The record, {place}, cannot be written to: the file or its folder is read-only.",
    "Ask for the right to write to that folder, or set NHSBN_HOME to a folder of your own, then start again.",
)
_CANNOT_OPEN = (
    "The record, {place}, cannot be opened: its folder is missing or may not be used.",
    "Check that the folder is there and that you may write to it (a network drive may be disconnected).",
)
_NOT_A_RECORD = (
    "{place} is not a record of this program.",
    "Nothing was written to it. Move that file elsewhere to begin a new record, or put back a copy of the right one.",
)
_DAMAGED = (
    "The record, {place}, is damaged.",
    "Keep the file as it is, put back the latest copy of its folder, and pass the damaged file to your support desk.",
)
_BUSY = (
    "The record, {place}, is being written to by another program.",
    "Close the other copy of the program, or any backup that is running, then do it again.",
)
_DISK_FAULT = (
    "The record, {place}, could not be read or written: the disk reported a fault or a limit.",
    "What was saved before is safe; the last step was not saved. Check that disk or network drive, then try again.",
)
_NO_SERVER = (
    "The record's server cannot be reached: {place}.",
    "Check your connection to the trust's network, then do it again. What was saved before is safe.",
)
_NO_DATABASE = (
    "The server answers, and has no database of that name: {place}.",
    "Look at how the address is spelt. Whoever looks after that server makes the database.",
)
_NOT_LET_IN = (
    "The record's server refused this account: {place}.",
    "Ask whoever looks after that server for the right to use this record.",
)
_NOT_YOURS = (
    "The record's server does not let this account write this: {place}.",
    "The plan says whose section it is, and the list of people who holds which role. Ask the information quality "
    "officer to look. After an update of the program, the server's keeper may have to run nhsbn record prepare again.",
)
_PASSWORD = (
    "The record's server wants another password for this account: {place}.",
    "Type the password that you were given for the record's server.",
)
_MOVED_ON = (
    "Somebody saved something in the record at the same moment, so this step was not saved: {place}.",
    "Look at what is there now, then do it again.",
)

_BY_SQLITE_CODE: dict[int, _Words] = {
    sqlite3.SQLITE_FULL: _NO_ROOM,
    sqlite3.SQLITE_READONLY: _NOT_WRITABLE,
    sqlite3.SQLITE_PERM: _NOT_WRITABLE,
    sqlite3.SQLITE_AUTH: _NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: _CANNOT_OPEN,
    sqlite3.SQLITE_NOTADB: _NOT_A_RECORD,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_IOERR: _DISK_FAULT,
    # the shared index beside the record could not grow: a full disk says so only in this way
    sqlite3.SQLITE_IOERR_SHMSIZE: _NO_ROOM,
}

# by class or code of the SQL standard, as PostgreSQL uses them (its manual, appendix A)
_BY_SQLSTATE: dict[str, _Words] = {
    "53100": _NO_ROOM,
    "25006": _NOT_WRITABLE,
    "42501": _NOT_LET_IN,
    "28P01": _PASSWORD,
    "28": _NOT_LET_IN,
    "NH002": _MOVED_ON,
    "3F": _NOT_LET_IN,
    "3D": _NO_DATABASE,
    "08": _NO_SERVER,
    "57": _NO_SERVER,
    "53": _NO_SERVER,
    "40": _BUSY,
    "55": _BUSY,
    "58": _DISK_FAULT,
    "XX": _DAMAGED,
}

# a server that refuses a connection gives its reason in words alone
_BY_WORDS: dict[str, _Words] = {
    "password": _PASSWORD,
    "permission denied for database": _NOT_LET_IN,
    "no pg_hba.conf entry": _NOT_LET_IN,
    'FATAL:  database "': _NO_DATABASE,
    '" does not exist': _NOT_LET_IN,  # the account
}

_BY_ERRNO: dict[int, _Words] = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: _DISK_FAULT,
    errno.EIO: _DISK_FAULT,
    errno.EROFS: _NOT_WRITABLE,
    errno.EACCES: _NOT_WRITABLE,
    errno.EPERM: _NOT_WRITABLE,
    errno.ENOENT: _CANNOT_OPEN,
    errno.ENOTDIR: _CANNOT_OPEN,
}


_KINDS: dict[_Words, type[RecordProblem]] = {
    _NO_SERVER: RecordAway,
    _NO_DATABASE: RecordAway,
    _PASSWORD: SignInNeeded,
    _MOVED_ON: ChangedMeanwhile,
}


@contextmanager
def told_as_problems(place: str) -> Generator[None]:
    """Raises RecordProblem for what a person can mend at this place; anything else is a bug and passes as it is."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        changed = _what_changed(error)
        if changed:
            raise changed_meanwhile(*changed) from error
        words = _words(error)
        if words is None:
            raise
        message, advice = words
        raise _KINDS.get(words, RecordProblem)(message.format(place=place), advice) from error


def damaged(place: str) -> RecordProblem:
    """The database can be read, but what stands in it is not what this program wrote."""
    message, advice = _DAMAGED
    return RecordProblem(message.format(place=place), advice)


def not_a_record(place: str) -> RecordProblem:
    message, advice = _NOT_A_RECORD
    return RecordProblem(message.format(place=place), advice)


def record_moved() -> ChangedMeanwhile:
    """Somebody saved something between looking and taking in."""
    return ChangedMeanwhile(
        "Something has been changed in your record since you looked at what came, so nothing was taken in.",
        "Look at what came once more, then take it in.",
    )


def changed_meanwhile(kind: str, key: str) -> ChangedMeanwhile:
    """Somebody saved this thing between reading it and writing it."""
    what = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()
    return ChangedMeanwhile(
        f"The {what} {key} has been changed since, so this step was not saved.",
        "Look at it as it stands now (the audit trail says who changed it), then do it again if it is still right.",
    )


def _what_changed(error: Exception) -> tuple[str, str] | None:
    """The kind and key that the server says have been changed since."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    if getattr(cause, "sqlstate", None) != "NH001":
        return None
    detail = getattr(getattr(cause, "diag", None), "message_detail", None) or "thing"
    kind, _, key = str(detail).partition(" ")
    return kind, key


def _words(error: DBAPIError | sqlite3.Error | OSError) -> _Words | None:
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0)
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0)
        return _BY_SQLITE_CODE.get(code) or _BY_SQLITE_CODE.get(code & 0xFF)
    state = getattr(cause, "sqlstate", None)
    if state:
        return _of_server(state, str(cause))
    before_a_code = next((words for said, words in _BY_WORDS.items() if said in str(cause)), None)
    if before_a_code:
        return before_a_code
    # a server that never answered has no code to give
    return _NO_SERVER if isinstance(error, OperationalError | InterfaceError) else None


def _of_server(state: str, said: str) -> _Words | None:
    if state == "42501" and ("may not write" in said or "row-level" in said):
        return _NOT_YOURS
    return _BY_SQLSTATE.get(state) or _BY_SQLSTATE.get(state[:2])
