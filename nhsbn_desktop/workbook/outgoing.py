"""Writes the very file that is to go: the Network's workbook with what was put right here, and nothing left behind."""

import logging
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nhsbn_desktop.domain.answers import Value, standing_comment_corrections
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.workbook.asking.comments import shared_out
from nhsbn_desktop.workbook.asking.front_matter import as_words
from nhsbn_desktop.workbook.leaks.cleaning import tidy
from nhsbn_desktop.workbook.matching import where_asked
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.reader import Workbook, read_workbook
from nhsbn_desktop.workbook.recalculation import refresh
from nhsbn_desktop.workbook.structure import find_structure
from nhsbn_desktop.workbook.writer import write_copy

_log = logging.getLogger(__name__)

_Asked = Mapping[str, tuple[Cell | None, Cell, str]]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What was done to a copy that is to go: the sentences that say what was taken out, and the formula cells whose
    saved results may be out of date until Excel works them out."""

    told: tuple[str, ...]
    left_to_excel: tuple[Cell, ...] = ()


def write_outgoing(source: Path, target: Path, submission: Submission) -> Outgoing:
    """Writes `target`, a copy of the submission's own workbook `source`, with its corrections and its comment
    corrections in it.

    A text that gave way to another is taken off the file's list of texts too. Every part that nothing concerns keeps
    its bytes. Raises WorkbookProblem, leaving no half-written file.
    """
    cells = submission.answers.cells
    values: dict[Cell, Value] = {cells[one.code]: one.value for one in submission.corrections if one.code in cells}
    texts = {
        one.code: one.text for one in standing_comment_corrections(submission.reading, submission.comment_corrections)
    }
    original = dict(submission.reading.values) if submission.reading else {}
    leaves_text = any(isinstance(original.get(one.code), str) for one in submission.corrections)
    if not texts and not leaves_text:
        write_copy(source, target, values)
        return Outgoing((), _refresh(source, target, values))
    notes: list[Cell] = []
    if texts:
        workbook = read_workbook(source)
        asked = where_asked(find_structure(workbook), submission.collection)
        values.update(_comment_cells(workbook, asked, texts))
        notes = _noted(workbook, asked, texts)
    with tempfile.TemporaryDirectory(prefix="nhsbn-") as folder:
        patched = Path(folder) / target.name
        write_copy(source, patched, values)
        left = _refresh(source, patched, values)
        return Outgoing(tidy(patched, target, notes), left)


def _refresh(source: Path, copy: Path, values: Mapping[Cell, Value]) -> tuple[Cell, ...]:
    """The Network's reader takes the results saved beside formulas: those that follow from what was written are brought
    up to date too, where that can be proved; Excel works out the rest, which is given, when it opens the copy."""
    left = tuple(one.cell for one in refresh(source, copy, values).not_refreshed)
    if left:
        _log.warning("%d formula results in the copy are left for Excel to work out", len(left))
    return left


def _comment_cells(workbook: Workbook, asked: _Asked, texts: Mapping[str, str]) -> dict[Cell, Value]:
    """What each Comments cell says now: the lines of the answers whose comment stands, and the new ones."""
    rows: dict[Cell, dict[str, str]] = {}
    for code, (beside, _, member) in asked.items():
        if beside:
            rows.setdefault(beside, {})[code] = member
    written: dict[Cell, Value] = {}
    for cell, members in rows.items():
        if not members.keys() & texts.keys():
            continue
        said = list(shared_out(as_words(workbook.sheet(cell.sheet), *split_address(cell.address)), members))
        lines = [_line(code, text, members) for code, text in said if code not in texts]
        lines += [_line(code, texts[code], members) for code in members if texts.get(code)]
        if said or lines:
            written[cell] = "\n".join(lines) or None
    return written


def _line(code: str, text: str, members: Mapping[str, str]) -> str:
    return f"{members[code]}: {text}" if len(members) > 1 and members[code] else text


def _noted(workbook: Workbook, asked: _Asked, texts: Mapping[str, str]) -> list[Cell]:
    """The cells whose notes belong to a comment that was put right: the answer's, and the Comments cell's for the first
    answer of its row, as they are read."""
    first: dict[Cell, str] = {}
    for code, (beside, _, _) in asked.items():
        if beside:
            first.setdefault(beside, code)
    places = [asked[code][1] for code in texts if code in asked]
    places += [cell for cell, code in first.items() if code in texts]
    return [cell for cell in places if cell.address in workbook.sheet(cell.sheet).comments]


def outgoing_name(submission: Submission, version: int, *, practice: bool) -> str:
    """The copy's name: ASCII, and without anything a mail server or Windows would object to."""
    name = f"{submission.collection.key} {submission.unit} v{version}.xlsx"
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in " .-_") else "-" for letter in name)
    return f"PRACTICE {plain}" if practice else plain
