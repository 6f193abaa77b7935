"""The terminal's commands for one workbook: `nhsbn inspect | write`."""

import argparse
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhsbn_desktop.cli_options import CLEAN, Command, Outcome, given_password, judge_copy, offer_copy, offer_password
from nhsbn_desktop.domain.answers import parse
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem

if TYPE_CHECKING:
    from nhsbn_desktop.workbook.structure import Question, Structure


def _describe_inspect(command: argparse.ArgumentParser) -> None:
    command.description = "Say what a workbook holds: title, timetable, sheets, sections, questions and answer cells."
    command.add_argument("file", type=Path, metavar="FILE")
    offer_password(command)
    command.set_defaults(outcome=_inspect)


def _describe_write(command: argparse.ArgumentParser) -> None:
    command.description = "Write answers into a copy of a workbook; the workbook itself stays as it is."
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--set", action="append", required=True, dest="settings", metavar="'Sheet!E6=12'")
    offer_copy(command)
    offer_password(command)
    command.set_defaults(outcome=_write)


COMMANDS: tuple[Command, ...] = (("inspect", _describe_inspect), ("write", _describe_write))


def _inspect(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.services import workbooks

    structure, notices = workbooks.look_over(options.file, given_password(options))
    owner = workbooks.open_elsewhere(options.file)
    seen = {**_structure_as_plain(structure), "open_in_excel": owner, "notices": notices}
    lines = [
        *notices,
        seen["title"] or options.file.name,
        *(f"{name.capitalize()}: {day or 'not found'}" for name, day in seen["timetable"].items()),
        *(f"{name.replace('_', ' ').capitalize()}: {text or 'blank'}" for name, text in seen["details"].items()),
        *(f"Sheet {sheet['name']}: {sheet['state']}, {sheet['kind']}" for sheet in seen["sheets"]),
        f"{len(seen['sections'])} sections, {len(seen['questions'])} questions, {seen['answer_cells']} answer cells.",
    ]
    return seen, lines, CLEAN


def _structure_as_plain(structure: "Structure") -> dict[str, Any]:
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


def _write(options: argparse.Namespace) -> Outcome:
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
    return result, [" ".join(words)], CLEAN


def _setting(text: str) -> tuple[Cell, Decimal | str | None]:
    place, equals, value = text.partition("=")
    sheet, mark, address = place.rpartition("!")
    if not (equals and mark and sheet and address):
        raise WorkbookProblem(f"{text!r} names no cell to write.", "Write it as 'Sheet!E6=12'.")
    return Cell(sheet.strip("'"), address.upper().replace("$", "")), parse(value)
