"""The collections the program knows: those whose specification ships with it or was added, and those inferred."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nhsbn_desktop.domain.checks import check_faults
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.organisation import ORGANISATION, Organisation
from nhsbn_desktop.domain.problems import SpecificationProblem
from nhsbn_desktop.domain.specification_changes import TakenUp, mark_of_specification
from nhsbn_desktop.paths import resource
from nhsbn_desktop.record.codec import decode
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.specification import (
    CHECKS_FILE,
    read_check_faults,
    read_specification,
    shipped_specifications,
)


@lru_cache(maxsize=1)
def shipped_collections() -> tuple[Collection, ...]:
    """Read once a run: about 20 ms for each."""
    return tuple(read_specification(folder) for folder in shipped_specifications(resource("collections")))


def known_collections(session: Session) -> tuple[Collection, ...]:
    """Those that ship, each in the version that was taken up here, then those read out of workbooks that had no
    specification: all as this trust takes part in them."""
    organisation = session.record.get(Organisation, ORGANISATION) or Organisation()
    shipped = (taken_up(session, one) for one in shipped_collections())
    return tuple(organisation.taking_part_in(one) for one in (*shipped, *session.record.all(Collection)))


def taken_up(session: Session, shipped: Collection) -> Collection:
    """The version this desk judges the collection by: the shipped one unless another was taken up and still stands."""
    pinned = session.record.get(TakenUp, shipped.key)
    if pinned is None or pinned.mark == mark_of_specification(shipped):
        return shipped
    return _kept(session.files.path(pinned.file_digest))


@lru_cache(maxsize=16)
def _kept(path: Path) -> Collection:
    """A kept file is named by what is in it, so what was read once is still right."""
    return decode(Collection, path.read_text(encoding="utf-8"))


def find_collection(session: Session, key: str) -> Collection:
    """Raises SpecificationProblem when nothing by that key is known here."""
    for collection in known_collections(session):
        if collection.key == key:
            return collection
    raise SpecificationProblem(
        f"The collection {key} is not known to this program.",
        "Open its workbook again, or install the version of the program that brings its specification.",
    )


def read_collection(folder: Path) -> Collection:
    """A specification from anywhere: an analyst's own folder of collection.toml, metrics.csv and checks.csv."""
    return read_specification(folder)


@dataclass(frozen=True, slots=True)
class SpecificationFault:
    """A check that does not run, and where it stands: `row` as Excel counts it, 0 where none of the file's checks runs;
    `column` is empty where the row as a whole is meant."""

    file: str
    row: int
    column: str
    code: str
    what: str
    advice: str = ""

    def __str__(self) -> str:
        if not self.row:
            return f"{self.file}: none of its checks runs: {self.what}."
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}, row {self.row}{column}: {self.code or 'this row'} does not run: {self.what}."


def specification_faults(folder: Path, collection: Collection) -> tuple[SpecificationFault, ...]:
    """Everything that keeps a check of this folder from running, in the order of its rows. The other checks run."""
    told = read_check_faults(folder)
    rows, file = told.rows, f"{folder.name}/{CHECKS_FILE}"
    faults = [
        SpecificationFault(file, fault.row, fault.column, fault.code, fault.what, fault.advice) for fault in told.faults
    ]
    faults += [
        SpecificationFault(
            file, rows.get(fault.code, 0), fault.column, fault.code, fault.what, "Correct it; the other checks ran."
        )
        for fault in check_faults(collection)
    ]
    return tuple(sorted(faults, key=lambda fault: fault.row))
