"""The terminal's way out: `nhsbn send | outbox`, over the same outbox as the window."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhsbn_desktop.cli_options import Command, Outcome
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.submission import Receipt, Staged
from nhsbn_desktop.paths import own_files

if TYPE_CHECKING:
    from nhsbn_desktop.desk import Desk
    from nhsbn_desktop.services.sending import OutboxItem

_DONE, _WAITS = 0, 1
_PRACTICE_FOLDER = "practice"  # beside the live desk, as for the window
_NUMBER_SHOWN = 8  # characters of a submission's number: enough to tell one from the next
_TO = {"export": "the package", "proof": "the proof of the attempt", "receipt": "the receipt"}


def describe_send(command: argparse.ArgumentParser) -> None:
    command.description = "Stage a submission and send it. Exit status 1: it waits, or needs a person."
    command.add_argument("collection", metavar="COLLECTION", help="its key, such as AOP-2025-26")
    command.add_argument("unit", metavar="UNIT", help="the submitting unit")
    command.add_argument("--route", default="hand-over", metavar="ROUTE", help="hand-over, portal or mesh")
    command.add_argument("--clean", action="store_true", help="take out of the copy what can be taken out")
    _offer_desk(command)
    command.set_defaults(outcome=_send)


def describe_outbox(command: argparse.ArgumentParser) -> None:
    command.description = "Say what is on its way, or work at it. Exit status 1: something waits, or needs a person."
    command.add_argument(
        "what", nargs="?", default="list", metavar="WHAT",
        choices=("list", "send", "hold", "release", "cancel", *_TO),
        help="list, send (one, or all that may go now), hold, release, cancel, export, proof (of the attempt), receipt",
    )  # fmt: skip
    command.add_argument("number", nargs="?", default="", metavar="NUMBER", help="the submission's, or how it begins")
    command.add_argument("--to", type=Path, metavar="FILE", help="where export, proof and receipt write to")
    _offer_desk(command)
    command.set_defaults(outcome=_outbox)


COMMANDS: tuple[Command, ...] = (
    ("send", describe_send),
    ("outbox", describe_outbox),
)


def _offer_desk(command: argparse.ArgumentParser) -> None:
    command.add_argument("--desk", type=Path, metavar="DIR", help="where the desk is kept, if not in the usual place")
    command.add_argument("--practice", action="store_true", help="the practice desk, with the practice Network")


@contextmanager
def _desk(options: argparse.Namespace) -> Iterator["Desk"]:
    from nhsbn_desktop.desk import desk_at

    with ExitStack() as open_ones:
        folder, practice = options.desk or own_files(), None
        if options.practice:
            from nhsbn_desktop.practice.control import PracticeNetwork

            folder = options.desk or folder / _PRACTICE_FOLDER
            practice = open_ones.enter_context(PracticeNetwork(folder / "practice Network"))
        yield open_ones.enter_context(desk_at(folder, practice))


def _send(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.services import collections, preflight, sending, staging, submissions

    with _desk(options) as desk:
        session, network = desk.session, desk.network
        collection = collections.find_collection(session, options.collection)
        if options.unit not in collection.units:
            raise NotReady(f"{collection.name} has no unit {options.unit}.", f"It has {', '.join(collection.units)}.")
        if options.route not in network.routes:
            known = f"Set it up, or choose one of: {', '.join(network.routes)}."
            raise NotReady(f"The route {options.route} is not set up on this computer.", known)
        submission = submissions.load(session, collection, options.unit)
        cleaning: tuple[str, ...] = ()
        if options.clean:
            run = preflight.prepare(session, network, submission, options.route)
            cleaning = tuple(leak.key for leak in run.leaks if leak.remedy)
        staged = staging.stage(session, network, submission, options.route, cleaning=cleaning)
        result, lines, status = _told([_carry(desk, staged)], {staged.id: staged})
        if options.route == sending.HAND_OVER:
            lines.append(f"The files are in {network.handed_over}.")
        return result, lines, status


def _carry(desk: "Desk", staged: Staged) -> "OutboxItem":
    from nhsbn_desktop.services import sending

    item = sending.send(desk.network, staged.id)
    sending.keep_outcome(desk.session, desk.network, staged, item)
    return item


def _outbox(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.services import sending

    with _desk(options) as desk:
        session, network = desk.session, desk.network
        sending.reconcile(session, network)
        staged = {one.id: one for one in session.record.all(Staged)}
        if options.what == "list" or (options.what == "send" and not options.number):
            for one in sending.due(session, network) if options.what == "send" else ():
                _carry(desk, one)
            return _told(list(sending.on_the_way(network).values()), staged)
        item = _find(sending.on_the_way(network), options.number)
        if options.what in _TO:
            return _write(desk, options, item)
        acts: dict[str, Callable[[], OutboxItem]] = {
            "send": lambda: _carry(desk, staged[item.id]),
            "hold": lambda: sending.set_held(network, item.id, True),
            "release": lambda: sending.set_held(network, item.id, False),
            "cancel": lambda: sending.cancel(network, item.id),
        }
        now = acts[options.what]()
        if item.id in staged:
            sending.keep_outcome(session, network, staged[item.id], now)
        return _told([now], staged)


def _write(desk: "Desk", options: argparse.Namespace, item: "OutboxItem") -> Outcome:
    from nhsbn_desktop.services import receipts, sending

    target = options.to or Path.cwd()
    if options.what == "export":
        path = sending.export(desk.network, item.id, target)
    elif options.what == "receipt":
        kept = {one.staged: one for one in desk.session.record.all(Receipt)}.get(item.id)
        staged = {one.id: one for one in desk.session.record.all(Staged)}.get(item.id)
        if kept is None or staged is None:
            raise NotReady(f"There is no receipt for {item.name} yet.", "nhsbn outbox says what it waits for.")
        named = target / f"receipt {kept.receipt_id}.json" if target.is_dir() else target
        path = receipts.save(kept, staged, desk.network.issuer, named)
    else:
        path = sending.prove_attempt(desk.network, item.id, target, desk.session.now())
    words = _TO[options.what]
    return {"written": str(path)}, [f"{words[:1].upper()}{words[1:]} is in {path}."], _DONE


def _find(items: "Any", number: str) -> "OutboxItem":
    if not number:
        raise NotReady("It is not said which submission is meant.", "Give its number; nhsbn outbox lists them.")
    found = [item for id, item in items.items() if id.startswith(number)]
    if len(found) != 1:
        what = f"{len(found)} submissions begin with {number}" if found else f"There is no submission {number}"
        raise NotReady(f"{what} in the outbox.", "Give more of its number; nhsbn outbox lists them.")
    return found[0]  # type: ignore[no-any-return]


def _told(items: "list[OutboxItem]", staged: dict[str, Staged]) -> Outcome:
    lines = [line for item in items for line in _lines(item, staged.get(item.id))]
    plain = [{**asdict(item), "staged_at": item.staged_at.isoformat(),
              "next_at": item.next_at.isoformat() if item.next_at else None} for item in items]  # fmt: skip
    for item in plain:
        del item["keys"], item["reference"]  # what a receipt was checked by is in its file; an address is nobody's
    waits = any(not item.state.over for item in items)
    return {"items": plain}, lines or ["The outbox is empty."], _WAITS if waits else _DONE


def _lines(item: "OutboxItem", staged: Staged | None) -> list[str]:
    whose = f"{staged.submission}, version {staged.version}" if staged else item.name
    state = "held" if item.held and not item.state.over else str(item.state)
    practice = " (PRACTICE)" if item.practice else ""
    lines = [f"{item.id[:_NUMBER_SHOWN]}  {state:<13} {whose}, by {item.route}{practice}"]
    said = " ".join(filter(None, (item.why, item.advice)))
    if item.next_at is not None and not item.state.over and not item.held:
        said = f"{said} Next try at {item.next_at.astimezone():%H:%M:%S}.".strip()
    return [*lines, f"          {said}"] if said else lines
