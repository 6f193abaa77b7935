"""The terminal's command for handing findings on: `nhsbn findings`, as a list or in marked-up copies."""

import argparse
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.problems import DocumentProblem

Outcome = tuple[dict[str, Any], list[str], int]
"""What a command found: for JSON, as lines to read, and its exit status."""

_CLEAN, _FOUND = 0, 1


def describe_findings(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Judge the workbooks of one collection and year together and write the findings as a list, or into marked-up"
        " copies. Exit status 1: findings that must be fixed."
    )
    command.add_argument("files", type=Path, nargs="+", metavar="FILE")
    command.add_argument("--specification", type=Path, metavar="DIR", help="a folder with collection.toml")
    command.add_argument(
        "--previous", type=Path, nargs="+", action="extend", default=[], metavar="FILE", help="an earlier year's"
    )
    command.add_argument("--out", type=Path, metavar="FILE", help="a list: .xlsx, .docx, .html or .csv")
    command.add_argument("--marked-up", type=Path, metavar="DIR", help="a folder for copies with coloured cells")
    command.set_defaults(outcome=_findings)


COMMANDS: tuple[tuple[str, Callable[[argparse.ArgumentParser], None]], ...] = (("findings", describe_findings),)


def _findings(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.services import collections, findings_out, workbooks

    if not (options.out or options.marked_up):
        raise DocumentProblem("Nothing says where the findings go.", "Give --out FILE, --marked-up DIR, or both.")
    expected = collections.read_collection(options.specification) if options.specification else None
    known = [expected] if expected else list(collections.shipped_collections())
    judged = workbooks.judge_files(options.files, options.previous, known, expected)
    by_unit = {unit: findings_out.list_judged(judged.collection, found) for unit, found in judged.findings.items()}
    everything = findings_out.list_judged(
        judged.collection, [finding for found in judged.findings.values() for finding in found]
    )
    written: list[Path] = []
    if options.out:
        heading = findings_out.heading_of(judged.collection, date.today())  # noqa: DTZ011  as people here count days
        written.append(findings_out.write_list(options.out, heading, everything))
    if options.marked_up:
        _make_folder(options.marked_up)
        # One workbook for each unit, and judged in the order they were given in
        for path, listed in zip(options.files, by_unit.values(), strict=True):
            written.append(findings_out.write_marked_up(path, options.marked_up, listed))
    counts = Counter(one.finding.severity for one in everything)
    result = {
        "collection": judged.collection.name,
        "specification": judged.collection.version,
        "notices": list(judged.notices),
        "findings": {severity.value: counts[severity] for severity in Severity},
        "files": [str(path) for path in written],
    }
    words = ", ".join(f"{counts[severity]} {severity.words.lower()}" for severity in Severity if counts[severity])
    lines = [*judged.notices, f"{words or 'No findings'}.", *(f"Written: {path}" for path in written)]
    return result, lines, _FOUND if counts[Severity.MUST_FIX] else _CLEAN


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DocumentProblem(
            f"The folder {folder} cannot be made: {error.strerror or error}.", "Choose another folder."
        ) from error
