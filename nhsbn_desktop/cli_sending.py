"""The terminal's commands about sending: `nhsbn inspect-leaks | receipt | dry-run`."""

import argparse
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhsbn_desktop.cli_options import CLEAN, FOUND, Command, Outcome
from nhsbn_desktop.paths import own_files

if TYPE_CHECKING:
    from nhsbn_desktop.domain.leaks import Leak


def describe_inspect_leaks(command: argparse.ArgumentParser) -> None:
    command.description = "Say what must not leave with a workbook. Exit status 1: something that must be fixed."
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--template", type=Path, metavar="FILE", help="the Network's own: what it brings is known")
    command.add_argument("--clean", type=Path, metavar="FILE", help="write a copy without what can be taken out")
    command.set_defaults(outcome=_inspect_leaks)


def describe_receipt(command: argparse.ArgumentParser) -> None:
    command.description = "Check a kept receipt again, years later if need be; it raises a problem if it does not hold."
    command.add_argument("what", choices=("verify",), help="verify: its signature, and what stands beside it")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--keys", type=Path, metavar="FILE", help="the Network's keys (a JWKS) from elsewhere")
    command.add_argument("--page", type=Path, metavar="FILE", help="write it as a page to print (HTML)")
    command.set_defaults(outcome=_receipt)


def describe_dry_run(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Look at all that sending would meet, and stop before anything leaves. Exit status 1: not ready."
    )
    command.add_argument("collection", metavar="COLLECTION", help="its key, such as AOP-2025-26")
    command.add_argument("unit", metavar="UNIT", help="the submitting unit")
    command.add_argument("--route", default="hand-over", metavar="ROUTE")
    command.add_argument("--desk", type=Path, metavar="DIR", help="where the desk is kept, if not in the usual place")
    command.set_defaults(outcome=_dry_run)


COMMANDS: tuple[Command, ...] = (
    ("inspect-leaks", describe_inspect_leaks),
    ("receipt", describe_receipt),
    ("dry-run", describe_dry_run),
)


def _inspect_leaks(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.services import inspection

    leaks = inspection.inspect_file(options.file, options.template)
    lines = [f"{leak.severity.words:<9} {leak.code:<14} {leak.message} {leak.do}" for leak in leaks]
    changes: tuple[str, ...] = ()
    if options.clean:
        changes = inspection.clean_file(options.file, options.clean, [leak for leak in leaks if leak.remedy])
        lines += [f"{options.clean}:", *changes]
    result = {"file": str(options.file), "leaks": [leak_as_plain(leak) for leak in leaks], "changes": list(changes)}
    return result, lines or ["Nothing was found."], FOUND if any(leak.blocks for leak in leaks) else CLEAN


def leak_as_plain(leak: "Leak") -> dict[str, Any]:
    """The leak as the terminal's JSON gives it; it never says the words that were found."""
    return {
        "code": leak.code,
        "severity": leak.severity.value,
        "place": leak.place,
        "cells": [str(cell) for cell in leak.cells],
        "part": leak.part,
        "message": leak.message,
        "why": leak.why,
        "do": leak.do,
        "remedy": leak.remedy.value if leak.remedy else None,
    }


def _receipt(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.services import receipts

    receipt = receipts.verify_file(options.file, options.keys)
    facts = receipts.facts_of(receipt)
    by = "by the keys given" if options.keys else "by the keys kept with it"
    lines = [*(f"{name}: {value}" for name, value in facts.items()), f"The signature holds, {by}."]
    if options.page:
        lines.append(f"Written to {receipts.print_page(receipt, options.page, datetime.now(UTC))}.")
    plain = {**asdict(receipt), "received": receipt.received.isoformat(), "practice": receipt.practice}
    del plain["keys"]
    return {"verified": True, **plain}, lines, CLEAN


def _dry_run(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.desk import desk_at
    from nhsbn_desktop.domain.problems import NotReady
    from nhsbn_desktop.services import collections, submissions
    from nhsbn_desktop.services.preflight import dry_run

    with desk_at(options.desk or own_files()) as desk:
        collection = collections.find_collection(desk.session, options.collection)
        if options.unit not in collection.units:
            raise NotReady(f"{collection.name} has no unit {options.unit}.", f"It has {', '.join(collection.units)}.")
        submission = submissions.load(desk.session, collection, options.unit)
        run = dry_run(desk.session, desk.network, submission, options.route)
    lines = [f"{step.verdict.value:<14} {step.name}: {step.what} {step.do}".rstrip() for step in run.steps]
    lines += [f"{name}: {fact}" for name, fact in (run.sending.facts if run.sending else ())]
    lines += [run.would, "Ready. Nothing was sent." if run.ready else "Not ready. Nothing was sent."]
    result = {
        "ready": run.ready,
        "would": run.would,
        "steps": [asdict(step) for step in run.steps],
        "manifest": run.manifest,
        "leaks": [leak_as_plain(leak) for leak in run.leaks],
    }
    return result, [line for line in lines if line], CLEAN if run.ready else FOUND
