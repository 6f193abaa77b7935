"""The terminal's commands that judge workbooks: `nhsbn check | findings`, told, listed or marked in copies."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhsbn_desktop.cli_options import CLEAN, FOUND, PROBLEM, Command, Outcome, given_password, offer_password
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.problems import DocumentProblem, WorkbookProblem

if TYPE_CHECKING:
    from nhsbn_desktop.services.collections import SpecificationFault
    from nhsbn_desktop.services.workbooks import Judgement


def _describe_check(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Judge the workbooks of one collection and year together. Exit status: 0 nothing must be fixed, 1 something"
        " must, 2 a file cannot be read or a rule of the specification does not run (said on standard error)."
    )
    command.add_argument(
        "--published", action="store_true", help="try the arithmetic on the Network's published 2024/25 figures"
    )
    _offer_workbooks(command)
    command.set_defaults(outcome=_check)


def _describe_findings(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Judge the workbooks of one collection and year together and write the findings as a list, or into marked-up"
        " copies. Exit status as for check."
    )
    _offer_workbooks(command)
    command.add_argument("--out", type=Path, metavar="FILE", help="a list: .xlsx, .docx, .html or .csv")
    command.add_argument("--marked-up", type=Path, metavar="DIR", help="a folder for copies with coloured cells")
    command.set_defaults(outcome=_findings)


def _offer_workbooks(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", type=Path, nargs="*", metavar="FILE")
    command.add_argument("--specification", type=Path, metavar="DIR", help="a folder with collection.toml")
    offer_password(command)
    command.add_argument(
        "--previous", type=Path, nargs="+", action="extend", default=[], metavar="FILE", help="an earlier year's"
    )


COMMANDS: tuple[Command, ...] = (("check", _describe_check), ("findings", _describe_findings))


def _judge(options: argparse.Namespace) -> "tuple[Judgement, tuple[SpecificationFault, ...]]":
    """What the checks say of the files, and the rules that do not run; those are told on standard error too."""
    from nhsbn_desktop.services import collections, workbooks

    if not options.files:
        raise WorkbookProblem("There is no workbook to check.", "Give one or more files.")
    expected = collections.read_collection(options.specification) if options.specification else None
    known = [expected] if expected else list(collections.shipped_collections())
    judged = workbooks.judge_files(options.files, options.previous, known, expected, given_password(options))
    faults = collections.specification_faults(options.specification, judged.collection) if expected else ()
    for fault in faults:
        sys.stderr.write("\n       ".join(filter(None, (f"nhsbn: {fault}", fault.advice))) + "\n")
    return judged, faults


def _status(faults: Sequence[object], must_fix: int) -> int:
    """A rule that does not run is a problem: what it would have found is not known."""
    if must_fix:
        return FOUND
    return PROBLEM if faults else CLEAN


def _check(options: argparse.Namespace) -> Outcome:
    if options.published:
        return _check_published()
    judged, faults = _judge(options)
    findings = [finding for found in judged.findings.values() for finding in found]
    result = {
        "collection": judged.collection.name,
        "specification": judged.collection.version,
        "notices": list(judged.notices),
        "faults": [asdict(fault) for fault in faults],
        "findings": [_finding_as_plain(finding) for finding in findings],
    }
    must_fix = sum(finding.severity is Severity.MUST_FIX for finding in findings)
    return result, _findings_as_lines(judged.collection, findings, judged.notices), _status(faults, must_fix)


def _check_published() -> Outcome:
    from nhsbn_desktop.services.published import published_findings

    findings = published_findings()
    lines = [f"{f.severity.words:<9} {f.number:<4} {f.slide}: {f.message}" for f in findings]
    result = {"findings": [{**asdict(finding), "severity": finding.severity.value} for finding in findings]}
    must_fix = sum(finding.severity is Severity.MUST_FIX for finding in findings)
    return result, ["The Network's published figures, 2024/25", *lines], _status((), must_fix)


def _finding_as_plain(finding: Finding) -> dict[str, Any]:
    """The finding as the terminal's JSON gives it; `sheet` is that of the first cell."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "submission": finding.submission,
        "section": finding.section,
        "sheet": finding.cells[0].sheet if finding.cells else "",
        "cells": [cell.address if cell.sheet == finding.cells[0].sheet else str(cell) for cell in finding.cells],
        "metrics": list(finding.metrics),
        "message": finding.message,
        "why": finding.why,
        "do": finding.do,
    }


def _findings_as_lines(collection: Collection, findings: Sequence[Finding], notices: Sequence[str]) -> list[str]:
    lines = [f"{collection.name}, specification {collection.version}", *notices]
    for finding in findings:
        place = ", ".join(str(cell) for cell in finding.cells[:3]) or finding.submission
        more = f" and {len(finding.cells) - 3} more" if len(finding.cells) > 3 else ""
        lines += [
            f"{finding.severity.words:<9} {finding.code:<8} {finding.submission}: {finding.message} [{place}{more}]",
            f"{'':<18} {finding.do}",
        ]
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    words = [f"{count} {severity.words.lower()}" for severity, count in counts.items() if count]
    return [*lines, f"{', '.join(words)}." if words else "Nothing found."]


def _findings(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.services import findings_out

    if not (options.out or options.marked_up):
        raise DocumentProblem("Nothing says where the findings go.", "Give --out FILE, --marked-up DIR, or both.")
    judged, faults = _judge(options)
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
        "faults": [asdict(fault) for fault in faults],
        "findings": {severity.value: counts[severity] for severity in Severity},
        "files": [str(path) for path in written],
    }
    words = ", ".join(f"{counts[severity]} {severity.words.lower()}" for severity in Severity if counts[severity])
    lines = [*judged.notices, f"{words or 'No findings'}.", *(f"Written: {path}" for path in written)]
    return result, lines, _status(faults, counts[Severity.MUST_FIX])


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DocumentProblem(
            f"The folder {folder} cannot be made: {error.strerror or error}.", "Choose another folder."
        ) from error
