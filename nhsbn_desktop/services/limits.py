"""How far answers may move from last year without a question: what is in force, set and taken back by an IQO."""

from collections.abc import Mapping

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.limits import Limits, OwnLimit, YearOnYearSettings, settings_for, settings_with
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.services.session import Session


def limits_in_force(session: Session, collection: Collection) -> YearOnYearSettings:
    """The limits of each class of answer, with whose they are."""
    names = {person.key: person.name for person in session.record.all(Person)}
    own = session.record.all(OwnLimit, collection.key)
    return settings_with(collection, own, names) or settings_for(collection)


def set_limits(
    session: Session, collection: Collection, wanted: Mapping[str, Limits], reason: str
) -> tuple[Change, ...]:
    """Sets the classes that are other than now, and takes one's own back where the collection's are wanted.

    Raises NotReady without a reason, or for limits of nothing.
    """
    if not reason.strip():
        raise NotReady("A limit needs its reason.", "Say why answers may move further, or less far, here.")
    if any(limits.share <= 0 for limits in wanted.values()):
        raise NotReady("A limit of 0% would ask about every answer.", "Choose one above 0%.")
    base, now = settings_for(collection).limits, limits_in_force(session, collection).limits
    changed = {name: limits for name, limits in wanted.items() if limits != now[name]}
    by, at = session.person.key, session.now()
    made = [
        OwnLimit(collection.key, name, limits.as_written, reason.strip(), by, at)
        for name, limits in changed.items()
        if limits != base[name]
    ]
    own = {one.name: one for one in session.record.all(OwnLimit, collection.key)}
    gone = [own[name] for name, limits in changed.items() if limits == base[name] and name in own]
    return (
        *(session.commit_all(Act.SET_LIMITS, made, reason.strip()) if made else ()),
        *(session.remove_all(Act.SET_LIMITS, gone) if gone else ()),
    )
