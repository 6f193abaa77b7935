"""Everything the Checks screen shows of a submission, brought together off the UI thread."""

from nhsbn_desktop.desktop.rows.finding_rows import Judged
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.organisation import Organisation
from nhsbn_desktop.services import collections, findings, national, plan, specifications, submissions
from nhsbn_desktop.services.session import Session


def judge(session: Session, collection: Collection | None, unit: str) -> Judged | None:
    """Loads and judges afresh. None while no collection is chosen."""
    if collection is None:
        return None
    national.national_reference()  # read here once, so that no finding waits for it
    everything = submissions.load_all(session, collection)
    people = {person.key: person for person in (*plan.people(session), session.person)}
    offers = {key: offer for one in everything for key, offer in findings.offered_explanations(session, one).items()}
    shipped = newer_shipped(session, collection)
    return Judged(
        next(one for one in everything if one.unit == unit),
        everything,
        findings.load_findings(session, everything),
        offers,
        people,
        session.person,
        session.now(),
        shipped,
        specifications.compare_specifications(collection, shipped, everything) if shipped is not None else None,
    )


def take_up(session: Session, shipped: Collection) -> tuple[Collection, ...]:
    """From now on the collection is judged by this version; gives the collections there are now."""
    specifications.take_up(session, shipped)
    return collections.known_collections(session)


def newer_shipped(session: Session, collection: Collection) -> Collection | None:
    """The specification that ships, as this trust takes part in it, where it is another one than was taken up here."""
    shipped = next((one for one in collections.shipped_collections() if one.key == collection.key), None)
    if shipped is None or not specifications.newer_version(session, shipped):
        return None
    return Organisation.of(collection).taking_part_in(shipped)
