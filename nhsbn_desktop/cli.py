"""The terminal: `nhsbn sample | inspect | check | write | pack ...`, over the same services as the window."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhsbn_desktop import (
    __version__,
    cli_desks,
    cli_findings,
    cli_outbox,
    cli_record,
    cli_sending,
    cli_workbooks,
)
from nhsbn_desktop.cli_options import given_password, judge_copy, offer_copy, offer_password
from nhsbn_desktop.domain.answers import parse
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import PasswordNeeded, Problem, WorkbookProblem

if TYPE_CHECKING:
    from nhsbn_desktop.workbook.structure import Question, Structure

CLEAN, FOUND, PROBLEM = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Exit status: 0 clean, 1 findings that must be fixed, 2 a problem (said on standard error).

    A rule that does not run is a problem too: what it would have found is not known.
    """
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except Problem as problem:
        print(f"nhsbn: {problem.message}", file=sys.stderr)
        advice = "Add --ask-password." if isinstance(problem, PasswordNeeded) else problem.advice
        if advice:
            print(f"       {advice}", file=sys.stderr)
        if getattr(options, "json", False):
            print(json.dumps({"problem": problem.message, "advice": advice}, ensure_ascii=False))
        return PROBLEM


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nhsbn",
        description="NHS Benchmarking Network collections from a terminal.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"nhsbn-desktop {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, describe in (
        ("sample", _describe_sample),
        ("inspect", _describe_inspect),
        ("check", _describe_check),
        ("write", _describe_write),
        ("demo", _describe_demo),
    ):
        command = commands.add_parser(name)
        command.add_argument("--json", action="store_true", help="print the result as JSON")
        describe(command)
    for name, describe_more in (
        *cli_workbooks.COMMANDS,
        *cli_findings.COMMANDS,
        *cli_sending.COMMANDS,
        *cli_outbox.COMMANDS,
        *cli_desks.COMMANDS,
        *cli_record.COMMANDS,
    ):
        command = commands.add_parser(name)
        command.add_argument("--json", action="store_true", help="print the result as JSON")
        describe_more(command)
        command.set_defaults(run=_on_workbooks)
    said = (f"  {name:<15}{command.description}" for name, command in commands.choices.items())
    parser.epilog = "commands (nhsbn COMMAND --help says more of each):\n" + "\n".join(said)
    return parser


def _describe_sample(command: argparse.ArgumentParser) -> None:
    command.description = "Write the sample collection: its specification, one workbook for each submission and year."
    command.add_argument("folder", type=Path, metavar="DIR")
    command.add_argument("--planted", action="store_true", help="with the 50 planted errors in 2025/26")
    command.set_defaults(run=_sample)


def _describe_inspect(command: argparse.ArgumentParser) -> None:
    command.description = "Say what a workbook holds: title, timetable, sheets, sections, questions and answer cells."
    command.add_argument("file", type=Path, metavar="FILE")
    offer_password(command)
    command.set_defaults(run=_inspect)


def _describe_check(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Judge the workbooks of one collection and year together. Exit status: 0 nothing must be fixed, 1 something"
        " must, 2 a file cannot be read or a rule of the specification does not run (said on standard error)."
    )
    command.add_argument("files", type=Path, nargs="*", metavar="FILE")
    command.add_argument(
        "--published", action="store_true", help="try the arithmetic on the Network's published 2024/25 figures"
    )
    command.add_argument("--specification", type=Path, metavar="DIR", help="a folder with collection.toml")
    offer_password(command)
    command.add_argument(
        "--previous",
        type=Path,
        nargs="+",
        action="extend",
        default=[],
        metavar="FILE",
        help="an earlier year's workbook",
    )
    command.set_defaults(run=_check)


def _describe_write(command: argparse.ArgumentParser) -> None:
    command.description = "Write answers into a copy of a workbook; the workbook itself stays as it is."
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--set", action="append", required=True, dest="settings", metavar="'Sheet!E6=12'")
    offer_copy(command)
    offer_password(command)
    command.set_defaults(run=_write)


def _describe_demo(command: argparse.ArgumentParser) -> None:
    command.description = "Run the whole story on the sample against the practice Network, to a verified receipt."
    command.add_argument("--keep", type=Path, metavar="DIR", help="keep the record, workbooks and package there")
    command.set_defaults(run=_demo)


def _sample(options: argparse.Namespace) -> int:
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
    words = f"{len(sample.workbooks)} workbooks, the specification and cells.csv written to {options.folder}."
    _tell(options, result, words)
    return CLEAN


def _inspect(options: argparse.Namespace) -> int:
    from nhsbn_desktop.services import workbooks

    structure, notices = workbooks.look_over(options.file, given_password(options))
    owner = workbooks.open_elsewhere(options.file)
    seen = {**structure_as_plain(structure), "open_in_excel": owner, "notices": notices}
    lines = [
        *notices,
        seen["title"] or options.file.name,
        *(f"{name.capitalize()}: {day or 'not found'}" for name, day in seen["timetable"].items()),
        *(f"{name.replace('_', ' ').capitalize()}: {text or 'blank'}" for name, text in seen["details"].items()),
        *(f"Sheet {sheet['name']}: {sheet['state']}, {sheet['kind']}" for sheet in seen["sheets"]),
        f"{len(seen['sections'])} sections, {len(seen['questions'])} questions, {seen['answer_cells']} answer cells.",
    ]
    _tell(options, seen, "\n".join(lines))
    return CLEAN


def structure_as_plain(structure: "Structure") -> dict[str, Any]:
    """A workbook's structure as the terminal's JSON gives it; dates are ISO, cells are addresses on their sheet."""
    timetable, details = structure.timetable, structure.details
    days = {"opens": timetable.opens, "deadline": timetable.deadline, "outputs": timetable.outputs}
    return {
        "title": structure.title,
        "collection": structure.project or structure.title,
        "year": structure.year,
        "timetable": {name: day.isoformat() if day else None for name, day in days.items()},
        "details": {
            "organisation": details.organisation,
            "submission": details.submission,
            "contact_name": details.contact_name,
            "contact_email": details.contact_email,
        },
        "support": dict(structure.support),
        "sheets": [{"name": sheet.name, "state": sheet.state, "kind": sheet.kind} for sheet in structure.sheets],
        "sections": [
            {"name": section.name, "sheet": section.sheet, "row": section.row} for section in structure.sections
        ],
        "questions": [_question_as_plain(question) for question in structure.questions],
        "answer_cells": structure.answer_cells,
        "proposed": structure.proposed,
    }


def _question_as_plain(question: "Question") -> dict[str, Any]:
    return {
        "sheet": question.sheet,
        "row": question.row,
        "section": question.section,
        "text": question.text,
        "parent": question.parent,
        "definition": question.definition,
        "type": question.kind.name.lower(),
        "type_text": question.type_text,
        "options": list(question.options),
        "unit": question.unit,
        "id": question.question_id,
        "cells": [cell.address for _, cell in question.cells],
        "columns": [label for label, _ in question.cells],
    }


def _check(options: argparse.Namespace) -> int:
    from nhsbn_desktop.services import collections, workbooks

    if options.published:
        return _check_published(options)
    if not options.files:
        raise WorkbookProblem("There is no workbook to check.", "Give one or more files, or --published.")
    expected = collections.read_collection(options.specification) if options.specification else None
    known = [expected] if expected else list(collections.shipped_collections())
    judgement = workbooks.judge_files(options.files, options.previous, known, expected, given_password(options))
    findings = [finding for found in judgement.findings.values() for finding in found]
    faults = collections.specification_faults(options.specification, judgement.collection) if expected else ()
    for fault in faults:
        print(f"nhsbn: {fault}", *filter(None, (fault.advice,)), sep="\n       ", file=sys.stderr)
    result = {
        "collection": judgement.collection.name,
        "specification": judgement.collection.version,
        "notices": list(judgement.notices),
        "faults": [asdict(fault) for fault in faults],
        "findings": [finding_as_plain(finding) for finding in findings],
    }
    _tell(options, result, "\n".join(_findings_as_lines(judgement.collection, findings, judgement.notices)))
    if any(finding.severity is Severity.MUST_FIX for finding in findings):
        return FOUND
    return PROBLEM if faults else CLEAN


def _check_published(options: argparse.Namespace) -> int:
    from nhsbn_desktop.services.published import published_findings

    findings = published_findings()
    lines = [f"{f.severity.words:<9} {f.number:<4} {f.slide}: {f.message}" for f in findings]
    result = {"findings": [{**asdict(finding), "severity": finding.severity.value} for finding in findings]}
    _tell(options, result, "\n".join(("The Network's published figures, 2024/25", *lines)))
    return FOUND if any(finding.severity is Severity.MUST_FIX for finding in findings) else CLEAN


def finding_as_plain(finding: Finding) -> dict[str, Any]:
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


def _write(options: argparse.Namespace) -> int:
    from nhsbn_desktop.workbook.recalculation import refresh
    from nhsbn_desktop.workbook.writer import write_copy

    judge_copy(options)
    values, password = dict(_setting(text) for text in options.settings), given_password(options)
    parts = write_copy(options.file, options.out, values, password=password)
    worked_out = refresh(options.file, options.out, values, password=password)
    result = {
        "file": str(options.out),
        "cells": [str(cell) for cell in values],
        "parts_changed": sorted({*parts, *worked_out.parts}),
        "refreshed": [str(cell) for cell in worked_out.refreshed],
        "not_refreshed": [str(left.cell) for left in worked_out.not_refreshed],
    }
    words = [f"{len(values)} answer(s) written to {options.out}."]
    words.append(f"{len(worked_out.refreshed)} saved result(s) brought up to date.")
    if worked_out.not_refreshed:
        words.append(f"{len(worked_out.not_refreshed)} more will be recalculated when opened in Excel.")
    _tell(options, result, " ".join(words))
    return CLEAN


def _on_workbooks(options: argparse.Namespace) -> int:
    result, lines, status = options.outcome(options)
    _tell(options, result, "\n".join(lines))
    return int(status)


def _setting(text: str) -> tuple[Cell, Decimal | str | None]:
    place, equals, value = text.partition("=")
    sheet, mark, address = place.rpartition("!")
    if not (equals and mark and sheet and address):
        raise WorkbookProblem(f"{text!r} names no cell to write.", "Write it as 'Sheet!E6=12'.")
    return Cell(sheet.strip("'"), address.upper().replace("$", "")), parse(value)


def _demo(options: argparse.Namespace) -> int:
    from nhsbn_desktop.demo import run_demo

    steps: list[str] = []

    def tell(step: str) -> None:
        steps.append(step)
        if not options.json:
            print(step, flush=True)

    result = run_demo(options.keep, tell)
    print(json.dumps({**asdict(result), **({"steps": steps} if options.json else {})}, ensure_ascii=False))
    return CLEAN if result.verified else FOUND


def _tell(options: argparse.Namespace, result: dict[str, Any], words: str) -> None:
    print(json.dumps(result, ensure_ascii=False) if options.json else words)


if __name__ == "__main__":
    raise SystemExit(main())
