"""Which trust this desk is: said by a person, or read off the first workbook that was opened here."""

from collections.abc import Sequence

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.organisation import ORGANISATION, Organisation
from nhsbn_desktop.domain.preflight import is_ods_code
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.services.session import Session


def read_organisation(session: Session) -> Organisation:
    """The trust on record; one without a name where nobody has said yet."""
    return session.record.get(Organisation, ORGANISATION) or Organisation()


def set_organisation(session: Session, name: str, ods_code: str, localities: Sequence[str], trust: str) -> Change:
    """Says which trust this is. Raises NotReady for a blank name, a code that is none, or a unit named twice.

    An ODS code may be left out; nothing is sent without one.
    """
    name, ods_code, trust = name.strip(), ods_code.strip().upper(), trust.strip() or Organisation().trust
    named = tuple(unit for unit in (one.strip() for one in localities) if unit)
    if not name:
        raise NotReady("The trust has no name yet.", "Write it as the Network does, such as on the workbook's front.")
    if ods_code and not is_ods_code(ods_code):
        raise NotReady(
            f"{ods_code} is not an ODS code.",
            "A trust's code is three letters and digits, such as RX4. Leave it out for now if you are unsure.",
        )
    twice = next((unit for unit in named if (*named, trust).count(unit) > 1), "")
    if twice:
        raise NotReady(f"{twice} stands there twice.", "Name each place that submits on its own once.")
    return session.commit(Act.SET_ORGANISATION, Organisation(name, ods_code, named, trust))


def add_locality(session: Session, unit: str) -> Change:
    """One more place that submits on its own."""
    return session.commit(Act.SET_ORGANISATION, read_organisation(session).with_unit(unit))
