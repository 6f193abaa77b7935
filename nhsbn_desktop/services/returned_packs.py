"""A section pack for a colleague without the program: made of a submission as it stands, and its answers taken back."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction, Reading, Value, canonical
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.merging import Choice
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.packs import PackIssued
from nhsbn_desktop.domain.problems import NotReady, RecordProblem, WorkbookProblem
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.merging import Merged, Refused, compare_pack
from nhsbn_desktop.workbook.outgoing import write_outgoing
from nhsbn_desktop.workbook.package import open_package
from nhsbn_desktop.workbook.packing.pack_identity import read_identity
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.section_pack import Pack, make_pack


@dataclass(frozen=True, slots=True)
class PackAnswer:
    """One answer that was changed in a pack: what it was when the pack was issued, what it is here, what came."""

    code: str
    cell: Cell
    base: Value
    mine: Value
    theirs: Value


@dataclass(frozen=True)
class PackArrival:
    """A pack that came back, and what taking it in would do. Nothing has been done yet.

    `refused` are the cells that are not taken, each with why; `told` what a person should know: formulas and words
    altered, rows that moved, an older template.
    """

    path: Path
    issued: PackIssued
    landing: tuple[PackAnswer, ...]
    conflicts: tuple[PackAnswer, ...]
    refused: tuple[Refused, ...]
    told: tuple[str, ...]
    unchanged: int
    looked_at: tuple[int, str]


def is_pack(path: Path) -> bool:
    """Whether a workbook says that it is a section pack. Raises WorkbookProblem where it cannot be opened."""
    return read_identity(open_package(path)) is not None


def issue_pack(
    session: Session, submission: Submission, to: str, target: Path, sections: Sequence[str], *, lock: bool = False
) -> Pack:
    """Writes the pack of these sections of the submission as it stands, corrections in it, and remembers it. `to` is
    the key of whoever fills it in, empty for somebody who is not among the people here.

    Raises NotReady without a workbook, WorkbookProblem where no safe pack can be made of it, RecordProblem where its
    workbook is not kept here."""
    if submission.reading is None:
        raise NotReady(
            f"{submission.unit} has no workbook yet, so there is nothing to share.", "Open its workbook first."
        )
    if not sections:
        raise NotReady("No section was chosen.", "Choose the sections that are to be filled in.")
    source = session.files.path(submission.reading.file_digest)
    with tempfile.TemporaryDirectory(prefix="nhsbn-") as folder:
        current = Path(folder) / f"current{source.suffix}"
        write_outgoing(source, current, submission)
        pack = make_pack(current, target, sections, lock=lock)
        session.files.keep(current)
    issued = PackIssued(
        submission.key, pack.identity.id, pack.identity.base, submission.reading.file_digest,
        pack.sections, to, target.name, session.now(),
    )  # fmt: skip
    session.commit(Act.ISSUE_PACK, issued)
    return pack


def look_at_pack(session: Session, path: Path, submissions: Iterable[Submission]) -> PackArrival:
    """What a returned pack would bring, three ways: against what stood in it when it left, and what stands here now.

    Raises WorkbookProblem for a workbook that is no pack of this record or no longer of the same form, RecordProblem
    where the workbook it was made from is gone."""
    looked_at, identity = session.record.head(), read_identity(open_package(path))
    found = [one for one in session.record.all(PackIssued) if identity is not None and one.id == identity.id]
    submission = next((one for one in submissions if found and one.key == found[0].submission), None)
    if not found or submission is None or submission.reading is None:
        raise WorkbookProblem(
            f"{path.name} is a section pack that was not made at this desk.",
            "Pass it to the colleague who made it, or ask for the submission to be handed over to you first.",
        )
    issued, base = found[0], read_workbook(session.files.path(found[0].base))
    result, _ = compare_pack(base, read_workbook(path), base)
    codes = _codes(session, issued, submission)
    placed = [(codes.get(one.cell), one) for one in (*result.taken, *result.conflicts)]
    answers = [_answer(code, one, submission) for code, one in placed if code]
    homeless = tuple(
        Refused(one.cell, one.label, one.returned, "the specification asks nothing there")
        for code, one in placed
        if not code
    )
    moved = [one for one in answers if canonical(one.theirs) != canonical(one.mine)]
    return PackArrival(
        path=path,
        issued=issued,
        landing=tuple(one for one in moved if canonical(one.mine) == canonical(one.base)),
        conflicts=tuple(one for one in moved if canonical(one.mine) != canonical(one.base)),
        refused=(*result.refused, *homeless),
        told=(*_older(issued, submission), *(str(one.message) for one in result.tampering), *result.notices),
        unchanged=result.unchanged + len(answers) - len(moved),
        looked_at=looked_at,
    )


def take_answers(
    session: Session, submission: Submission, arrival: PackArrival, choices: Mapping[str, Choice]
) -> tuple[Change, ...]:
    """Lays the pack's answers over the submission, in one act that one undo takes back; the pack itself is kept.

    `choices` are by answer code. Raises NotReady while a conflict is undecided, RecordProblem where something was
    changed since the pack was looked at."""
    undecided = [one for one in arrival.conflicts if one.code not in choices]
    if undecided:
        raise NotReady(
            f"{len(undecided)} answer(s) were changed here too, and nobody has decided which is right.",
            "Choose yours or theirs for each of them.",
        )
    if session.record.head() != arrival.looked_at:
        raise RecordProblem(
            "Something has been changed in your record since you looked at what came, so nothing was taken in.",
            "Look at what came once more, then take it in.",
        )
    theirs = [*arrival.landing, *(one for one in arrival.conflicts if choices[one.code] is Choice.THEIRS)]
    session.files.keep(arrival.path)
    at, by = session.now(), arrival.issued.to or session.person.key
    why = f"from the section pack {arrival.path.name}"
    corrections = [Correction(submission.key, one.code, one.theirs, why, by, at) for one in theirs]
    return session.commit_all(Act.TAKE_IN, corrections, why) if corrections else ()


def _answer(code: str, one: Merged, submission: Submission) -> PackAnswer:
    return PackAnswer(code, one.cell, one.base, submission.answers.get(code), one.returned)


def _codes(session: Session, issued: PackIssued, submission: Submission) -> Mapping[Cell, str]:
    """Which answer each cell of the pack's own workbook is: by the reading that was on record when it left."""
    readings = (one.after for one in session.record.changes(under=submission.key) if one.kind is Reading)
    then = (one for one in readings if one is not None and one.file_digest == issued.reading)
    reading = next(then, submission.reading)
    return {cell: code for code, cell in reading.cells} if reading else {}


def _older(issued: PackIssued, submission: Submission) -> Iterable[str]:
    if submission.reading is not None and submission.reading.file_digest != issued.reading:
        yield (
            f"The workbook of {submission.unit} has been read anew since this pack was made, so the pack is of an "
            "older one. Its answers are taken to the same questions."
        )
