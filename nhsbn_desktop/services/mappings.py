"""Mapping a workbook that does not say itself where its answers go: pointing, trying out, keeping for next time."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.mapping import AnswerRule, HeaderRule, SectionRule, WorkbookMapping
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.mapping import Proposal, fingerprint, fitting, header_like, like_this, section_like
from nhsbn_desktop.workbook.reader import Workbook, read_workbook
from nhsbn_desktop.workbook.structure import Structure, find_structure

__all__ = [
    "AnswerRule",
    "HeaderRule",
    "Proposal",
    "SectionRule",
    "Structure",
    "WorkbookMapping",
    "forget_mapping",
    "header_like",
    "keep_mapping",
    "kept_mapping",
    "like_this",
    "new_mapping",
    "open_to_map",
    "section_like",
    "try_mapping",
]


def open_to_map(path: Path, password: str | None = None) -> Workbook:
    """The workbook a person will point into. Raises WorkbookProblem."""
    return read_workbook(path, password)


def kept_mapping(session: Session, workbook: Workbook) -> WorkbookMapping | None:
    """The mapping kept of this workbook, or of one so like it that it serves: last year's, or another unit's copy."""
    return fitting(workbook, session.record.all(WorkbookMapping))


def new_mapping(workbook: Workbook, title: str = "") -> WorkbookMapping:
    """A mapping of this workbook that says nothing yet; add rules to it with `dataclasses.replace`."""
    return WorkbookMapping(str(uuid4()), title or workbook.file_name, fingerprint(workbook), ())


def try_mapping(workbook: Workbook, mapping: WorkbookMapping) -> Structure:
    """What the workbook asks when it is read so; keeps nothing. Raises WorkbookProblem where a sheet is damaged."""
    return find_structure(workbook, mapping)


def keep_mapping(session: Session, mapping: WorkbookMapping) -> Change:
    """Puts a mapping on record, over the one it grew from; workbooks like it are read so from now on.

    Raises NotReady for one without a rule for answer cells.
    """
    if not mapping.answers:
        raise NotReady("No answer cells have been pointed out.", "Choose one answer cell, then the cells like it.")
    kept = replace(mapping, by=session.person.key, at=session.now())
    return session.commit(Act.MAP_WORKBOOK, kept, mapping.title)


def forget_mapping(session: Session, mapping: WorkbookMapping) -> Change:
    """Workbooks like it are read without a mapping again. Raises NotReady where it is not kept."""
    return session.remove(Act.MAP_WORKBOOK, WorkbookMapping, mapping.key, "no longer read so")
