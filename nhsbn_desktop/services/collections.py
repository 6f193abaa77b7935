"""The collections the program knows: those whose specification ships with it or was added, and those inferred."""

from functools import lru_cache
from pathlib import Path

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.problems import SpecificationProblem
from nhsbn_desktop.paths import resource
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.specification import read_specification, shipped_specifications


@lru_cache(maxsize=1)
def shipped_collections() -> tuple[Collection, ...]:
    """Read once a run: about 20 ms for each."""
    return tuple(read_specification(folder) for folder in shipped_specifications(resource("collections")))


def known_collections(session: Session) -> tuple[Collection, ...]:
    """Those that ship, then those read out of workbooks that had no specification."""
    return (*shipped_collections(), *session.record.all(Collection))


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
