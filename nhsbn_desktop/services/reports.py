"""The Network's final reports: received, passed on, and carried through to what somebody does about them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from nhsbn_desktop.documents.monitoring_paper import MonitoringFacts, monitoring_paper
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.launch import launch_steps
from nhsbn_desktop.domain.people import Person, still_here
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.programme import Nomination, Participation, ProgrammeEntry
from nhsbn_desktop.domain.reports import (
    Action,
    ActionKind,
    ActionState,
    Distribution,
    Report,
    ReportKind,
    ReportRow,
    report_rows,
    state_of,
)
from nhsbn_desktop.domain.submission import Staged, Submission
from nhsbn_desktop.domain.wording import several
from nhsbn_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action as it stands today; `owner` in words. Of an event, `leads` are all nominated leads, who are to be
    registered (policy, section 5.12), and whoever else is."""

    action: Action
    state: ActionState
    owner: str
    leads: tuple[Person, ...] = ()

    @property
    def unregistered(self) -> tuple[str, ...]:
        """The names of those who should attend and are not registered yet."""
        return tuple(person.name for person in self.leads if person.key not in self.action.registered)


@dataclass(frozen=True, slots=True)
class Followed:
    """What a collection came to: the reports to expect, and all that follows from them."""

    collection: Collection
    reports: tuple[ReportRow, ...]
    actions: tuple[ActionRow, ...]
    people: tuple[Person, ...]


def read_followed(session: Session, collection: Collection) -> Followed:
    """Reports and actions of one collection, each with its state worked out for today."""
    record, under = session.record, collection.key
    people = {person.key: person for person in (*record.all(Person), session.person)}
    leads = [people[entry.lead].name for entry in record.all(PlanEntry, under) if entry.lead in people]
    submitted = {staged.submission.rpartition("/")[2] for staged in record.all(Staged, under)}
    reports = report_rows(
        collection, submitted, record.all(Report, under), record.all(Distribution, under), dict.fromkeys(leads)
    )
    today, holidays = session.now().date(), session.days_off()
    nominated = [one.lead for one in record.all(Nomination, under)]
    nominated += [entry.lead for entry in record.all(PlanEntry, under)]

    def attending(action: Action) -> tuple[Person, ...]:
        if action.kind is not ActionKind.EVENT:
            return ()
        keys = dict.fromkeys((*nominated, *action.registered))
        return still_here((people[key] for key in keys if key in people), action.registered)

    actions = tuple(
        ActionRow(action, state_of(action, today, holidays), _name(people, action.owner), attending(action))
        for action in sorted(record.all(Action, under), key=lambda one: (one.done_on is not None, one.due or date.max))
    )
    return Followed(collection, reports, actions, tuple(sorted(people.values(), key=lambda person: person.name)))


def write_paper(session: Session, submissions: Sequence[Submission], entry: ProgrammeEntry, path: Path) -> Path:
    """What came of a collection as a Word paper: the procedure step by step, the reports, what follows. `submissions`
    are all of the collection's, `entry` its own in the programme. Raises DocumentProblem where it cannot be written."""
    from nhsbn_desktop.documents.paper_word import write_paper_word  # Word's library is slow to load

    record, collection = session.record, submissions[0].collection
    followed, today = read_followed(session, collection), session.now().date()
    steps = launch_steps(
        entry, record.get(Participation, entry.key), record.all(Nomination, entry.key), collection.sections, today,
        session.days_off(), session.rules(),
    )  # fmt: skip
    facts = MonitoringFacts(
        title=collection.name,
        organisation=collection.organisation,
        author=f"{session.person.name}, {session.person.role}",
        on=today,
        steps=steps,
        submissions=tuple(one for one in submissions if one.reading is not None),
        deadline=entry.deadline or collection.deadline,
        reports=followed.reports,
        actions=tuple((row.action, _standing(row), row.owner) for row in followed.actions),
    )
    return write_paper_word(path, monitoring_paper(facts))


def _standing(row: ActionRow) -> str:
    """The state, and of an event that is still to come who is not registered yet."""
    if row.state is ActionState.DONE or not row.unregistered:
        return str(row.state)
    return f"{row.state}. Not registered yet: {several(row.unregistered)}"


def _name(people: dict[str, Person], key: str) -> str:
    return people[key].name if key in people else key


def receive(
    session: Session, collection: Collection, kind: ReportKind, unit: str, file: Path, received: date
) -> Change:
    """Keeps a report's file and puts its coming on record. Raises NotReady for a day in the future and for
    another output without a name, RecordProblem where the file cannot be kept."""
    if kind is ReportKind.OTHER and not unit.strip():
        raise NotReady("The output has no name.", "Say what it is: a bulletin, a compendium, a recording.")
    if received > session.now().date():
        raise NotReady("A report cannot have come in the future.", "Put in the day on which it came.")
    kept = session.files.keep(file)
    report = Report(collection.key, kind, unit.strip(), received, file.name, kept, session.person.key, session.now())
    return session.commit(Act.RECEIVE_REPORT, report, file.name)


def report_file(session: Session, report: Report) -> Path:
    """The kept file of a report, to be opened. Raises RecordProblem where it is gone."""
    return session.files.path(report.file_sha256)


def pass_on(session: Session, row: ReportRow, to: Sequence[str], how: str) -> Change:
    """Records to whom a report was passed on. Raises NotReady where it has not come, or nobody is named."""
    if row.report is None:
        raise NotReady(f"{row.title} has not come yet.", "Add its file first.")
    if not to:
        raise NotReady("Nobody is named.", "Tick at least one who was given it.")
    at = session.now()
    passed = Distribution(row.key, tuple(to), at.date(), how.strip(), session.person.key, at)
    return session.commit(Act.PASS_ON_REPORT, passed, ", ".join(to))


def plan_action(
    session: Session,
    collection: Collection,
    kind: ActionKind,
    what: str,
    owner: str,
    due: date | None,
    about: str = "",
) -> Change:
    """Plans something that follows. Raises NotReady without words, or without somebody who owns it."""
    if not what.strip():
        raise NotReady("There is nothing to plan yet.", "Say in a line what is to be done.")
    if not owner:
        raise NotReady("Nobody owns it.", "Name who sees to it: a nominated lead owns the improvement plan.")
    action = Action(
        collection.key, uuid4().hex, kind, what.strip(), owner, due, about.strip(), session.person.key, session.now()
    )
    return session.commit(Act.PLAN_ACTION, action, what.strip())


def finish(session: Session, action: Action, outcome: str) -> Change:
    """Says that an action is done and what came of it. Raises NotReady without an outcome."""
    if not outcome.strip():
        raise NotReady("What came of it is missing.", "Say in a line what came of it.")
    done = replace(action, done_on=session.now().date(), outcome=outcome.strip())
    return session.commit(Act.PLAN_ACTION, done, outcome.strip())


def reopen(session: Session, action: Action) -> Change:
    """Takes up an action again that was done."""
    return session.commit(Act.PLAN_ACTION, replace(action, done_on=None), "taken up again")


def move(session: Session, action: Action, owner: str, due: date | None) -> Change:
    """Gives an action to somebody else, or another day. Raises NotReady without an owner."""
    if not owner:
        raise NotReady("Nobody owns it.", "Name who sees to it.")
    return session.commit(Act.PLAN_ACTION, replace(action, owner=owner, due=due), "")


def register(session: Session, action: Action, who: Sequence[str]) -> Change:
    """Keeps who is registered to attend an event: these keys and no others. Raises NotReady for what is no event."""
    if action.kind is not ActionKind.EVENT:
        raise NotReady("Nobody registers for this.", "Plan the event itself: a national event to attend.")
    people = {person.key: person for person in session.record.all(Person)}
    names = [_name(people, key) for key in who]
    stands = session.record.get(Action, action.key) or action
    why = f"registered to attend: {', '.join(names) or 'nobody'}"
    return session.commit(Act.PLAN_ACTION, replace(stands, registered=tuple(who)), why)
