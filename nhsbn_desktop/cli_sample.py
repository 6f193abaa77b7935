"""The terminal's commands to try everything on a fictional trust: `nhsbn sample | demo`."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from nhsbn_desktop.cli_options import CLEAN, FOUND, Command, Outcome


def _describe_sample(command: argparse.ArgumentParser) -> None:
    command.description = "Write the sample collection: its specification, one workbook for each submission and year."
    command.add_argument("folder", type=Path, metavar="DIR")
    command.add_argument("--planted", action="store_true", help="with the 50 planted errors in 2025/26")
    command.set_defaults(outcome=_sample)


def _describe_demo(command: argparse.ArgumentParser) -> None:
    command.description = "Run the whole story on the sample against the practice Network, to a verified receipt."
    command.add_argument("--keep", type=Path, metavar="DIR", help="keep the record, workbooks and package there")
    command.set_defaults(outcome=_demo)


COMMANDS: tuple[Command, ...] = (("sample", _describe_sample), ("demo", _describe_demo))


def _sample(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.services.sample import write_sample

    sample = write_sample(options.folder, planted=options.planted)
    result = {
        "folder": str(options.folder),
        "planted": options.planted,
        "specification": str(sample.specification),
        "cells": str(sample.cells),
        "workbooks": [
            {"file": str(workbook.path), "submission": workbook.unit, "year": workbook.year}
            for workbook in sample.workbooks
        ],
    }
    return (
        result,
        [f"{len(sample.workbooks)} workbooks, the specification and cells.csv written to {options.folder}."],
        CLEAN,
    )


def _demo(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.demo import run_demo

    steps: list[str] = []

    def tell(step: str) -> None:
        steps.append(step)
        if not options.json:
            sys.stdout.write(f"{step}\n")
            sys.stdout.flush()

    result = run_demo(options.keep, tell)
    seen = asdict(result)
    status = CLEAN if result.verified else FOUND
    return {**seen, "steps": steps}, [json.dumps(seen, ensure_ascii=False)], status
