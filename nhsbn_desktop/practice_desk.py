"""The sample laid out on a practice desk: a fictional trust in the middle of a collection, whatever day it is."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Role
from nhsbn_desktop.domain.programme import Decision, Nomination, ProgrammeEntry, Purpose
from nhsbn_desktop.services import monthly, plan, programme, signing_keys, submissions, workbooks
from nhsbn_desktop.services.sample import sample_keys, sample_people, write_sample
from nhsbn_desktop.services.session import Session

OPEN_FOR = timedelta(weeks=3)  # of the sample's six and a half: nominated and planned, data still coming in
PROPOSED_BEFORE, DECIDED_BEFORE = timedelta(weeks=8), timedelta(weeks=6)  # the collection opens
MANAGERS = ("Finance", "Workforce", "Patient safety", "Performance")


def set_out_sample(session: Session, folder: Path) -> None:
    """Lays the sample on a practice desk that is still empty: its people, its plan and four years of workbooks, those
    of this year with the planted mistakes. A desk that somebody has worked at is left as it is."""
    if session.record.changes(limit=1):
        return
    sample = write_sample(folder, planted=True)
    for person, _ in sample_people():
        plan.enrol(session, person)
    signing_keys.enrol_practice_keys(session, [person.key for person, _ in sample_people()])
    for workbook in sample.workbooks:
        workbooks.open_workbook(session, workbook.path, [sample.collection])
    monthly.add_sample(session)
    _open_windows_now(session)
    _launch(session, sample.collection)
    plan.draft(session, sample.collection, submissions.timetable(session, sample.collection))
    leads = {section: person.key for person, sections in sample_people() for section in sections}
    for entry in plan.entries(session, sample.collection):
        plan.plan_section(session, replace(entry, lead=leads[entry.section]))


def _open_windows_now(session: Session) -> None:
    """Moves the sample collections' windows by whole weeks, so that whoever practises is in the middle of one, and none
    closes on a bank holiday."""
    for key in sample_keys():
        entry = programme.find(session, key)
        if entry is None or entry.opens is None:
            continue
        late = session.now().date() - OPEN_FOR - entry.opens
        moved = _moved(entry, timedelta(weeks=round(late.days / 7)))
        if moved.deadline in session.days_off():
            moved = _moved(moved, timedelta(weeks=-1))
        programme.save_entry(session, moved, "Moved for practice, so that the collection is open today.")


def _moved(entry: ProgrammeEntry, by: timedelta) -> ProgrammeEntry:
    opens, deadline, outputs = (day and day + by for day in (entry.opens, entry.deadline, entry.outputs))
    return replace(entry, opens=opens, deadline=deadline, outputs=outputs)


def _launch(session: Session, collection: Collection) -> None:
    """What the trust did before its collection opened: proposed, decided, registered, told and nominated."""
    entry = programme.find(session, collection.key)
    if entry is None or entry.opens is None:
        return
    decided = entry.opens - DECIDED_BEFORE
    programme.propose(session, entry, [Purpose.EVIDENCE, Purpose.VARIATION], entry.opens - PROPOSED_BEFORE)
    programme.decide(session, entry, Decision.TAKING_PART, decided, "")
    programme.register(session, entry, decided)
    programme.tell_managers(session, entry, MANAGERS, decided)
    director = next(person for person, _ in sample_people() if person.role is Role.CARE_GROUP_DIRECTOR)
    for person, sections in sample_people():
        if sections:
            nomination = Nomination(collection.key, person.key, director.key, entry.opens, sections)
            programme.nominate(session, nomination)
