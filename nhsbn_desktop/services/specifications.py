"""Versions of a specification: what a new one would change here, told before it is taken up, and taking it up."""

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from nhsbn_desktop.domain import specification_changes
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Answers
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.specification_changes import SpecificationChanges, TakenUp, mark_of_specification
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.record.codec import encode
from nhsbn_desktop.services.session import Session


def compare_specifications(
    old: Collection, new: Collection, submissions: Iterable[Submission] = ()
) -> SpecificationChanges:
    """What the new version changes in rules and metrics, and which findings come or go on the answers at hand.

    Raises NotReady for two collections that are not versions of one another.
    """
    if old.key != new.key:
        raise NotReady(
            f"{new.name} is not a version of {old.name}.", "Choose a specification of the same collection and year."
        )
    here = [one for one in submissions if one.reading is not None]
    now: dict[str, Answers] = {one.unit: one.answers for one in here}
    before: Mapping[str, Mapping[str, Answers]] = {one.unit: dict(one.previous) for one in here}
    gaps = {one.unit: one.gaps for one in here}
    found_by_old, found_by_new = (judge(version, now, before, gaps=gaps) for version in (old, new))
    return specification_changes.compare_specifications(old, new, found_by_old, found_by_new)


def newer_version(session: Session, shipped: Collection) -> bool:
    """Whether the program brings another version of a collection than the one that was taken up here."""
    pinned = session.record.get(TakenUp, shipped.key)
    return pinned is not None and pinned.mark != mark_of_specification(shipped)


def pin(session: Session, collection: Collection) -> Change | None:
    """Holds a collection to the version it is judged by now, so that a newer one is asked for first. Nothing where it
    is held already."""
    if collection.inferred or session.record.get(TakenUp, collection.key) is not None:
        return None
    return take_up(session, collection)


def take_up(session: Session, collection: Collection) -> Change:
    """From now on the collection is judged by this version of its specification; a copy of it is kept."""
    with tempfile.TemporaryDirectory(prefix="nhsbn-") as folder:
        path = Path(folder) / f"{collection.key}.json"
        path.write_text(encode(collection), encoding="utf-8")
        kept = session.files.keep(path)
    taken = TakenUp(
        collection=collection.key,
        version=collection.version,
        mark=mark_of_specification(collection),
        file_digest=kept,
        by=session.person.key,
        at=session.now(),
    )
    return session.commit(Act.TAKE_UP_SPECIFICATION, taken, f"version {collection.version}")
