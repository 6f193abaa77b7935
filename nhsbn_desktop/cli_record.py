"""The terminal's commands about the record: `nhsbn record where | use | prepare | admit | shut-out | move`."""

import argparse
import getpass
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nhsbn_desktop.cli_options import Command, Outcome
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import RecordProblem, SignInNeeded
from nhsbn_desktop.paths import own_files

if TYPE_CHECKING:
    from nhsbn_desktop.record.files import Files
    from nhsbn_desktop.record.store import Record


def describe_record(command: argparse.ArgumentParser) -> None:
    command.description = "Say where the record lives, share one on a PostgreSQL server, or move it there and back."
    doings = command.add_subparsers(dest="what", required=True, metavar="WHAT")
    for name, words, describe in (
        ("where", "say where this desk's record lives", _describe_where),
        ("use", "work at a server's record from the next start on, or at this computer's own again", _describe_use),
        ("prepare", "ready a database for one record of many desks; run it again after an update", _describe_prepare),
        ("admit", "let a person in: an account on the server, and their name and role on record", _describe_admit),
        ("shut-out", "take the right to use the record from an account", _describe_shut_out),
        ("move", "move a whole record from a file to a server, or back; the first is left as it was", _describe_move),
    ):
        doing = doings.add_parser(name, help=words, description=words.capitalize() + ".")
        describe(doing)
        doing.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print the result as JSON")
        doing.set_defaults(outcome=partial(_saying_how_to_sign_in, doing.get_default("outcome")))


COMMANDS: tuple[Command, ...] = (("record", describe_record),)


def _describe_where(command: argparse.ArgumentParser) -> None:
    _offer_desk(command)
    command.set_defaults(outcome=_where)


def _describe_use(command: argparse.ArgumentParser) -> None:
    command.add_argument("address", metavar="ADDRESS", help="postgresql://server/database, or 'file'")
    _offer_desk(command)
    _offer_password(command)
    command.set_defaults(outcome=_use)


def _describe_prepare(command: argparse.ArgumentParser) -> None:
    command.add_argument("address", metavar="ADDRESS", help="with the account that is to own the record")
    _offer_password(command)
    command.set_defaults(outcome=_prepare)


def _describe_admit(command: argparse.ArgumentParser) -> None:
    command.add_argument("address", metavar="ADDRESS", help="with the account that owns the record")
    command.add_argument("key", metavar="ACCOUNT", help="the person's account, and their key on record")
    command.add_argument("--name", required=True, help="as it should appear in the sign-off record")
    command.add_argument("--role", required=True, choices=[role.value for role in Role], metavar="ROLE")
    command.add_argument("--email", default="")
    command.add_argument("--care-group", default="")
    command.add_argument("--ask-new-password", action="store_true", help="ask for the new account's password")
    _offer_password(command)
    command.set_defaults(outcome=_admit)


def _describe_shut_out(command: argparse.ArgumentParser) -> None:
    command.add_argument("address", metavar="ADDRESS", help="with the account that owns the record")
    command.add_argument("key", metavar="ACCOUNT")
    _offer_password(command)
    command.set_defaults(outcome=_shut_out)


def _describe_move(command: argparse.ArgumentParser) -> None:
    for name in ("source", "target"):
        command.add_argument(name, metavar=name.upper(), help="a record's file (its files lie beside), or an address")
    _offer_password(command)
    command.set_defaults(outcome=_move)


def _offer_desk(command: argparse.ArgumentParser) -> None:
    command.add_argument("--desk", type=Path, metavar="DIR", help="where the desk is kept, if not in the usual place")


def _offer_password(command: argparse.ArgumentParser) -> None:
    """Never as an argument: other people on the computer can read those."""
    command.add_argument("--ask-password", action="store_true", help="ask for the account's password (or read a line)")


def _saying_how_to_sign_in(outcome: Callable[[argparse.Namespace], Outcome], options: argparse.Namespace) -> Outcome:
    try:
        return outcome(options)
    except SignInNeeded as needed:
        if getattr(options, "ask_password", True):
            raise
        raise SignInNeeded(needed.message, "Give --ask-password too, and the password when it asks.") from needed


def _spelt(place: str) -> str:
    """A record's place in its one spelling. Raises RecordProblem for an address with a password, or without a database:
    other people on the computer can read what a command is given."""
    from nhsbn_desktop.record.whereabouts import server_address

    return server_address(place) if "://" in place else str(Path(place).absolute())


def _ask(wanted: bool, words: str) -> str | None:
    if not wanted:
        return None
    return getpass.getpass(words) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")


def _where(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.record.whereabouts import read_place

    folder = options.desk or own_files()
    place = read_place(folder) or str(folder / "record.sqlite")
    return {"record": place}, [place], 0


def _use(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.desk import RECORD_PASSWORDS
    from nhsbn_desktop.services import record_place

    folder = options.desk or own_files()
    if options.address == "file":
        record_place.choose_place(folder, "")
        return {"record": "file"}, ["From the next start on: the record on this computer."], 0
    password = _ask(options.ask_password, "Password for the record's server: ") or ""
    spelt = record_place.use_server(folder, RECORD_PASSWORDS, options.address, password)
    return {"record": spelt}, [f"From the next start on: {spelt}."], 0


def _prepare(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.record.preparing import prepare
    from nhsbn_desktop.services.session import THINGS

    secret = _ask(options.ask_password, "Password of the account that owns the record: ")
    done = prepare(_spelt(options.address), THINGS, lambda: secret)
    lines = [
        f"{done.place} is ready.",
        f"It has room for {done.room} desks at once (its max_connections, two for each desk).",
        "Let people in with nhsbn record admit; the information quality officer first.",
    ]
    return {"record": done.place, "role": done.desks, "room": done.room}, lines, 0


def _admit(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.record.preparing import admit
    from nhsbn_desktop.services.session import THINGS

    person = Person(options.key, options.name, Role(options.role), options.email, options.care_group)
    secret = _ask(options.ask_password, "Password of the account that owns the record: ")
    own = _ask(options.ask_new_password, f"New password for {person.key}: ")
    new = admit(_spelt(options.address), person, THINGS, lambda: secret, lambda: own)
    words = "A new account was made." if new else "The account was there already."
    return {"person": person.key, "new": new}, [f"{person.name} may use the record. {words}"], 0


def _shut_out(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.record.preparing import shut_out
    from nhsbn_desktop.services.session import THINGS

    secret = _ask(options.ask_password, "Password of the account that owns the record: ")
    shut_out(_spelt(options.address), options.key, THINGS, lambda: secret)
    return {"person": options.key}, [f"{options.key} may no longer use the record. What they did stays on it."], 0


def _move(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.record.moving import move

    secret = _ask(options.ask_password, "Password for the record's server: ")
    if _spelt(options.source) == _spelt(options.target):
        raise RecordProblem(
            "Both are the same record, so there is nothing to move.", "Give another place to move it to."
        )
    with ExitStack() as stack:
        source, files = _opened(options.source, secret, stack, must_exist=True)
        target, target_files = _opened(options.target, secret, stack, must_exist=False)
        done = move(source, files, target, target_files, _tell_progress)
    lines = [
        f"{done.changes} changes, {done.things} things and {done.files} files stand in both places.",
        f"The last change bears the same seal, {done.seal[:16]}, and the chain holds.",
        f"{options.source} was left as it was. Work at one of the two from now on (nhsbn record use).",
    ]
    found = {"changes": done.changes, "things": done.things, "files": done.files, "seal": done.seal}
    return found, lines, 0


def _opened(place: str, secret: str | None, stack: ExitStack, *, must_exist: bool) -> "tuple[Record, Files]":
    """A record and the folder of its files. One in a file is kept for this program alone meanwhile."""
    from nhsbn_desktop.record.files import Files
    from nhsbn_desktop.record.lock import RecordLock
    from nhsbn_desktop.record.problems import told_as_problems
    from nhsbn_desktop.record.store import Record
    from nhsbn_desktop.services.session import THINGS

    if "://" in place:
        record = stack.enter_context(closing(Record(_spelt(place), THINGS, password=lambda: secret)))
        return record, Files(Path("no files of a server's"))
    path = Path(place).absolute()
    if must_exist and not path.is_file():
        raise RecordProblem(f"There is no record at {path}.", "Give the path of its file: record.sqlite.")
    if path.is_dir():
        raise RecordProblem(f"{path} is a folder.", f"Give the name of a file in it: {path / 'record.sqlite'}.")
    with told_as_problems(str(path)):
        path.parent.mkdir(parents=True, exist_ok=True)
    stack.enter_context(RecordLock(path.parent))
    return stack.enter_context(closing(Record(path, THINGS))), Files(path.parent / "files")


def _tell_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} of {total} changes" + ("\n" if done == total else ""))
