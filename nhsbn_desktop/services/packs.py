"""Sharing a workbook among its leads: a pack for each, and bringing what comes back into the master."""

from collections.abc import Sequence
from pathlib import Path

from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.merging import MergeResult, Side, merge
from nhsbn_desktop.workbook.package import open_package
from nhsbn_desktop.workbook.packing.pack_identity import PackIdentity, read_identity
from nhsbn_desktop.workbook.packing.withholding import split_names
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.section_pack import Pack, make_pack
from nhsbn_desktop.workbook.structure import find_structure

__all__ = ["MergeResult", "Pack", "PackIdentity", "Side", "bring_back", "issue", "make", "merge", "whose_pack"]


def make(
    source: Path, target: Path, sections: str | Sequence[str], password: str | None = None, *, lock: bool = False
) -> Pack:
    """Writes the pack of these sections; as one text they stand with commas between them, and may hold commas too.
    Keeps nothing. Raises WorkbookProblem."""
    structure = find_structure(read_workbook(source, password))
    names = split_names(sections, structure) if isinstance(sections, str) else sections
    return make_pack(source, target, names, structure, password=password, lock=lock)


def issue(
    session: Session,
    source: Path,
    target: Path,
    sections: str | Sequence[str],
    password: str | None = None,
    *,
    lock: bool = False,
) -> Pack:
    """As `make`, and keeps the workbook as it is now, so that the pack can be merged without it being looked out.

    Raises WorkbookProblem, and RecordProblem where the copy cannot be kept: then no pack is written."""
    session.files.keep(source)
    return make(source, target, sections, password, lock=lock)


def whose_pack(path: Path, password: str | None = None) -> PackIdentity | None:
    """Which pack a file is; None where it is none, or lost its identity. Raises WorkbookProblem."""
    return read_identity(open_package(path, password))


def bring_back(
    session: Session,
    master: Path,
    returned: Path,
    target: Path,
    *,
    take: Side | None = None,
    password: str | None = None,
) -> MergeResult:
    """Merges a returned pack that was issued here, against the workbook kept when it was.

    Raises WorkbookProblem where the file is no such pack or is of another form, and RecordProblem where that workbook
    is not among the record's files."""
    identity = whose_pack(returned, password)
    if identity is None:
        raise WorkbookProblem(
            f"{returned.name} does not say which pack it is.",
            "Choose the workbook that the pack was made from, and merge against that.",
        )
    return merge(master, returned, session.files.path(identity.base), target, take=take, password=password)
