"""Three people at three desks, each with an own record, files and signing key: an officer, a lead, a director."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.carried import Carried
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.hand_over import PEOPLE, travelling
from nhsbn_desktop.domain.merging import Choice
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.network.credentials import Credentials
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services import arrivals, desks, plan, signing_keys, submissions, workbooks
from nhsbn_desktop.services.arrivals import Arrival
from nhsbn_desktop.services.sample import Sample, sample_collection, sample_people
from nhsbn_desktop.services.session import THINGS, Session
from nhsbn_desktop.signing.desk_keys import OwnKey

_BY_ROLE = {person.role: person for person, _ in reversed(sample_people())}
ANN, LEAD, DIRECTOR = _BY_ROLE[Role.IQO], _BY_ROLE[Role.NOMINATED_LEAD], _BY_ROLE[Role.CARE_GROUP_DIRECTOR]


@dataclass(frozen=True)
class Place:
    """One person's desk."""

    folder: Path
    session: Session

    @property
    def trail(self) -> dict[str, Carried]:
        return trail_of(self.session)


def trail_of(session: Session) -> dict[str, Carried]:
    """Everything that travels, by its origin, without who signed it."""
    came = (*session.record.carried(PEOPLE, ""), *session.record.carried(travelling(THINGS), collection().key))
    return {one.origin: replace(one, signature="") for one in came}


def collection() -> Collection:
    return sample_collection()


def open_place(folder: Path, person: Person) -> Place:
    folder.mkdir(parents=True, exist_ok=True)
    keys = OwnKey(folder / "signing key.txt", Credentials(f"nhsbn-desktop test {folder}"))
    record = Record(folder / "record.sqlite", THINGS)
    return Place(folder, Session(person, record, Files(folder / "files"), keys=keys))


@contextmanager
def three_places(folder: Path) -> Iterator[tuple[Place, Place, Place]]:
    """The officer's desk knows everybody and has enrolled their keys; the other two desks are new and empty."""
    places = tuple(open_place(folder / person.key, person) for person in (ANN, LEAD, DIRECTOR))
    officer = places[0].session
    try:
        officer.commit_all(Act.ENROL_PERSON, [person for person, _ in sample_people()])
        for place in places:
            person = place.session.person
            offer = signing_keys.read_offer(signing_keys.set_up(place.session, person.name))
            signing_keys.enrol(officer, person, offer, read_out=True)
        yield places  # type: ignore[misc]
    finally:
        for place in places:
            place.session.record.close()


def set_out(place: Place, sample: Sample, *, leads: str = "") -> None:
    """Reads the sample's workbooks at this desk and plans its sections, all for one lead where one is named."""
    for workbook in sample.workbooks:
        workbooks.open_workbook(place.session, workbook.path, [sample.collection])
    plan.draft(place.session, sample.collection, submissions.timetable(place.session, sample.collection))
    for entry in plan.entries(place.session, sample.collection):
        plan.plan_section(place.session, replace(entry, lead=leads or LEAD.key))


def hand_over(place: Place, to: Person, sections: Sequence[str] = (), name: str = "passed on.handover") -> Path:
    loaded = submissions.load_all(place.session, collection())
    return desks.make(place.session, collection(), loaded, to, place.folder / name, sections).path


def look(place: Place, path: Path) -> Arrival:
    return arrivals.look(place.session, path, [collection()])


def take(place: Place, path: Path, choice: Choice = Choice.THEIRS) -> Arrival:
    arrival = look(place, path)
    choices = {(one.kind, one.key): choice for one in arrival.conflicts}
    arrivals.take_in(place.session, arrival, choices, read_out=True)
    return arrival
