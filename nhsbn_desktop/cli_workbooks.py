"""The terminal's commands for sharing and comparing workbooks: `nhsbn pack | merge | diff`."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhsbn_desktop.cli_options import (
    CLEAN,
    FOUND,
    Command,
    Outcome,
    given_password,
    judge_copy,
    offer_copy,
    offer_password,
)
from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.wording import written

if TYPE_CHECKING:
    from nhsbn_desktop.services.packs import MergeResult
    from nhsbn_desktop.services.versions import QuestionChange, Tampering, WorkbookComparison

_MOST_LINES = 200


def describe_pack(command: argparse.ArgumentParser) -> None:
    command.description = "Make a copy for one lead: the other sections hidden, and nothing of their answers in it."
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--sections", required=True, metavar="A,B", help="sections, or their tabs, by name")
    offer_copy(command)
    offer_password(command)
    command.set_defaults(outcome=_pack)


def describe_merge(command: argparse.ArgumentParser) -> None:
    command.description = "Bring a returned pack into the master, cell by cell. Exit status 1: something to decide."
    command.add_argument("master", type=Path, metavar="MASTER")
    command.add_argument("returned", type=Path, metavar="RETURNED")
    command.add_argument("--base", type=Path, required=True, metavar="FILE", help="what the pack was made from")
    offer_copy(command)
    offer_password(command)
    command.add_argument("--take", choices=("returned", "master"), help="whose answer counts in every conflict")
    command.set_defaults(outcome=_merge)


def describe_diff(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Compare two workbooks: two years' questions, or two versions' answers. Exit status 1: differ."
    )
    command.add_argument("old", type=Path, metavar="A")
    command.add_argument("new", type=Path, metavar="B")
    offer_password(command)
    command.set_defaults(outcome=_diff)


COMMANDS: tuple[Command, ...] = (
    ("pack", describe_pack),
    ("merge", describe_merge),
    ("diff", describe_diff),
)


def _pack(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.services import packs

    judge_copy(options)
    pack = packs.make(options.file, options.out, options.sections, given_password(options))
    result = {
        "file": str(options.out),
        "pack": pack.identity.id,
        "base": pack.identity.base,
        "sections": list(pack.sections),
        "hidden": list(pack.hidden),
        "answer_cells": pack.own,
        "blanked": pack.blanked,
        "results_removed": pack.results,
        "strings_scrubbed": pack.strings,
        "notes_emptied": pack.notes,
        "parts_changed": list(pack.parts),
        "notices": list(pack.notices),
    }
    words = (
        f"{options.out}: {', '.join(pack.sections)}; {pack.own} answer cells. {pack.blanked} other answers,"
        f" {pack.notes} notes and {pack.results} saved results were taken out."
    )
    return result, [*pack.notices, words], CLEAN


def _merge(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.services import packs

    judge_copy(options)
    password = given_password(options)
    merged = packs.merge(
        options.master, options.returned, options.base, options.out, take=options.take, password=password
    )
    result = {
        "file": str(options.out),
        "sections": list(merged.sections),
        "taken": [
            _change(one.cell, one.label, base=one.base, master=one.master, returned=one.returned)
            for one in merged.taken
        ],
        "conflicts": [
            {**_change(one.cell, one.label, base=one.base, master=one.master, returned=one.returned), "kept": one.kept}
            for one in merged.conflicts
        ],
        "refused": [{**_change(one.cell, one.label, returned=one.returned), "why": one.why} for one in merged.refused],
        "unchanged": merged.unchanged,
        "tampering": [_tampering(one) for one in merged.tampering],
        "notices": list(merged.notices),
        "parts_changed": list(merged.parts),
    }
    undecided = merged.conflicts and options.take is None
    return (
        result,
        list(_merge_lines(merged, options)),
        FOUND if undecided or merged.refused or merged.tampering else CLEAN,
    )


def _merge_lines(merged: "MergeResult", options: argparse.Namespace) -> Iterator[str]:
    yield from merged.notices
    for one in merged.tampering:
        yield f"Altered   {one.message} {one.do}"
    for conflict in merged.conflicts:
        yield (
            f"Conflict  {conflict.cell} {conflict.label}: was {written(conflict.base)}, the master has"
            f" {written(conflict.master)}, the pack {written(conflict.returned)}; the {conflict.kept}'s was kept."
        )
    for refused in merged.refused:
        value = written(refused.returned)
        yield f"Refused   {refused.cell} {refused.label}: {value} was not taken, because {refused.why}."
    yield (
        f"{options.out}: {len(merged.taken)} taken, {len(merged.conflicts)} in conflict, {len(merged.refused)} refused,"
        f" {merged.unchanged} unchanged."
    )
    if merged.conflicts and options.take is None:
        yield "Say --take returned or --take master to decide every conflict, or correct those cells in the master."


def _diff(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.services import versions

    found = versions.compare_files(options.old, options.new, given_password(options))
    same, moved, reworded, gone = found.labels.shares()
    result = {
        "old": str(options.old),
        "new": str(options.new),
        "same_form": found.same_form,
        "labels": {"same": same, "moved": moved, "reworded": reworded, "gone": gone, "count": found.labels.total},
        "counts": dict(found.counts),
        "questions": [_question(change) for change in found.questions if change.kind != "same" or change.redefined],
        "cells": [
            {
                "label": one.label,
                "old_cell": str(one.old_cell),
                "new_cell": str(one.new_cell),
                "old": _plain(one.old),
                "new": _plain(one.new),
            }
            for one in found.answers
        ],
        "tampering": [_tampering(one) for one in found.form],
    }
    return result, list(_diff_lines(found, options)), FOUND if found.differs else CLEAN


def _diff_lines(found: "WorkbookComparison", options: argparse.Namespace) -> Iterator[str]:
    same, moved, reworded, gone = found.labels.shares()
    kind = "two versions of one form" if found.same_form else "two forms"
    yield f"{options.old.name} and {options.new.name} are {kind}."
    yield f"Labels: {same:.0%} in place, {moved:.0%} moved, {reworded:.0%} reworded, {gone:.0%} gone."
    yield f"Questions: {', '.join(f'{count} {name}' for name, count in found.counts.items())}."
    yield from _cut([_question_line(change) for change in found.questions if change.kind != "same" or change.redefined])
    yield from (f"Altered   {one.message}" for one in found.form)
    if found.same_form:
        yield from _cut(
            [f"{one.new_cell} {one.label}: {written(one.old)}, now {written(one.new)}" for one in found.answers]
        )
    yield f"{len(found.answers)} answers differ."


def _cut(lines: list[str]) -> list[str]:
    more = len(lines) - _MOST_LINES
    return lines if more <= 0 else [*lines[:_MOST_LINES], f"and {more} more; --json gives them all."]


def _question_line(change: "QuestionChange") -> str:
    question = change.new or change.old
    place = f"{question.sheet} row {question.row}" if question else ""
    words = question.wording if question else ""
    if change.kind == "reworded" and change.old:
        words = f'"{change.old.wording}", now "{words}"'
    elif change.kind == "moved" and change.old:
        words = f"{words} (was {change.old.sheet} row {change.old.row})"
    other = f"; other {', '.join(change.redefined)}" if change.redefined else ""
    return f"{change.kind.capitalize():<9} {place}: {words}{other}"


def _question(change: "QuestionChange") -> dict[str, Any]:
    sides = {"old": change.old, "new": change.new}
    return {
        "change": change.kind,
        "likeness": change.likeness,
        "redefined": list(change.redefined),
        **{
            side: {"sheet": one.sheet, "row": one.row, "section": one.section, "wording": one.wording} if one else None
            for side, one in sides.items()
        },
    }


def _tampering(one: "Tampering") -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "sheet": one.sheet,
        "cell": one.cell.address if one.cell else "",
        "was": one.was,
        "now": one.now,
        "message": one.message,
        "why": one.why,
        "do": one.do,
    }


def _change(cell: object, label: str, **values: Value) -> dict[str, Any]:
    return {"cell": str(cell), "label": label, **{name: _plain(value) for name, value in values.items()}}


def _plain(value: Value) -> str | None:
    """As JSON has it: a number as text, so that no digit is lost."""
    return value if value is None or isinstance(value, str) else f"{value:f}"
