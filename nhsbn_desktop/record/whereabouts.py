"""Where a desk's record lives: in the desk's own folder, unless a file beside it names a server."""

import json
import os
from pathlib import Path

from sqlalchemy import make_url

from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.engines import locate

PLACE_FILE = "record place.json"


def read_place(folder: Path) -> str:
    """The server's address, empty where the record is a file of this desk's own. Raises RecordProblem where the file
    that says so cannot be understood."""
    file = folder / PLACE_FILE
    try:
        said = json.loads(file.read_text(encoding="utf-8"))["record"]
    except FileNotFoundError:
        return ""
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RecordProblem(
            f"{file} says where the record is, and cannot be understood.",
            "Put it right from a copy, or delete it to work at the record on this computer.",
        ) from error
    return server_address(str(said))


def write_place(folder: Path, address: str) -> None:
    """From the next start on the desk works at that server's record; at its own file's where the address is empty."""
    file = folder / PLACE_FILE
    if not address:
        file.unlink(missing_ok=True)
        return
    unfinished = file.with_suffix(".part")
    unfinished.write_text(json.dumps({"record": server_address(address)}) + "\n", encoding="utf-8")
    os.replace(unfinished, file)


def server_address(typed: str) -> str:
    """The address in its one spelling. Raises RecordProblem for one that is not a server's, or has a password in it."""
    url = locate(typed.strip())
    if url.get_backend_name() != "postgresql":
        raise RecordProblem(
            "Only a record on a PostgreSQL server can be shared.",
            "Its address looks like this: postgresql://server.trust.example/benchmarking.",
        )
    if url.password is not None:
        raise RecordProblem(
            "The address has a password in it, where anybody could read it.",
            "Leave the password out of the address: it is asked for, and kept in this computer's password store.",
        )
    if not url.database or url.database == ":memory:":
        raise RecordProblem(
            "The address does not say which database of the server.",
            "Add its name at the end: postgresql://server.trust.example/benchmarking.",
        )
    return url.render_as_string(hide_password=False).replace("postgresql+psycopg:", "postgresql:", 1)


def with_account(address: str, account: str) -> str:
    """The address with the account to sign in as, where it names none."""
    url = make_url(address)
    return (url if url.username else url.set(username=account)).render_as_string(hide_password=False)
