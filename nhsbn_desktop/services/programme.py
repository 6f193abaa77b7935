"""The year's programme, kept up by the trust: its collections and windows, and the steps by which it takes part."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Reading
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.launch import StepStanding, decision_of, launch_steps
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.programme import (
    Decision,
    Kind,
    Nomination,
    Part,
    Participation,
    ProgrammeEntry,
    Purpose,
    programme_year,
    shift_year,
    to_roll,
)
from nhsbn_desktop.paths import resource
from nhsbn_desktop.services.session import Session

_A_FEW = 10


@lru_cache(maxsize=1)
def shipped_programme() -> tuple[ProgrammeEntry, ...]:
    """The Network's collections as shipped with the program."""
    with resource("programme.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    return tuple(_entry(list(own)) for _, own in groupby(rows, key=lambda row: row["collection"]))


def all_entries(session: Session) -> tuple[ProgrammeEntry, ...]:
    """Every collection of every year: as shipped, those that were changed or added here as they stand now."""
    entries = {entry.key: entry for entry in shipped_programme()}
    entries.update((entry.key, entry) for entry in session.record.all(ProgrammeEntry))
    return tuple(entries.values())


def find(session: Session, key: str) -> ProgrammeEntry | None:
    kept = session.record.get(ProgrammeEntry, key)
    return kept or next((entry for entry in shipped_programme() if entry.key == key), None)


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A collection of the programme, how the trust came to take part, and how many workbooks of it are open here."""

    entry: ProgrammeEntry
    participation: Participation | None
    workbooks: int
    is_known: bool  # there is a specification, so it can be planned and checked
    steps: tuple[StepStanding, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    sections: tuple[str, ...] = ()

    @property
    def decision(self) -> Decision:
        return decision_of(self.entry, self.participation)

    @property
    def next_step(self) -> StepStanding | None:
        """The first step that is still to be done; None where the launch is over."""
        return next((step for step in self.steps if step.is_open), None)


@dataclass(frozen=True, slots=True)
class Programme:
    """`rows` are of every year on record, those of `year` to be shown first; `to_roll` may be brought into this year's
    programme from the year before's."""

    rows: tuple[ProgrammeRow, ...]
    today: date
    is_begun: bool  # more is on record than which trust this is
    year: str = ""
    to_roll: tuple[ProgrammeEntry, ...] = ()
    people: tuple[Person, ...] = ()

    @property
    def years(self) -> tuple[str, ...]:
        """The financial years there is a programme of, the latest first."""
        return tuple(sorted({row.entry.programme for row in self.rows}, reverse=True))

    def of_year(self, year: str) -> tuple[ProgrammeRow, ...]:
        return tuple(row for row in self.rows if row.entry.programme == year)

    @property
    def current(self) -> tuple[ProgrammeRow, ...]:
        """This year's programme, and what of earlier ones is still running, has workbooks here, or has neither closed
        nor been rolled forward."""
        followed = {row.entry.follows for row in self.rows if row.entry.follows}
        return tuple(row for row in self.rows if self._is_current(row, is_followed=row.entry.key in followed))

    def _is_current(self, row: ProgrammeRow, *, is_followed: bool) -> bool:
        entry = row.entry
        deadline = entry.window(self.today).deadline
        if entry.programme >= self.year or row.workbooks:
            return True
        if deadline is not None:
            return deadline >= self.today
        return not is_followed and entry.programme >= shift_year(self.year, -1)


def read_programme(session: Session, known: Iterable[Collection]) -> Programme:
    """The programmes of all years, and the collections whose workbooks were opened though no programme names them."""
    collections = {collection.key: collection for collection in known}
    opened = Counter(
        key
        for reading in session.record.all(Reading)
        if (key := reading.submission.partition("/")[0]) in collections and reading.year == collections[key].year
    )
    entries = {entry.key: entry for entry in all_entries(session)}
    entries.update((key, _of(collections[key])) for key in opened if key not in entries)
    today, rules, holidays = session.now().date(), session.rules(), session.days_off()
    decided, nominated = participations(session), _nominations(session)

    def row(entry: ProgrammeEntry) -> ProgrammeRow:
        own = nominated.get(entry.key, ())
        known_as = collections.get(entry.key)
        sections, kept = known_as.sections if known_as else (), decided.get(entry.key)
        steps = launch_steps(entry, kept, own, sections, today, holidays, rules)
        return ProgrammeRow(entry, kept, opened[entry.key], known_as is not None, steps, own, sections)

    rows = tuple(row(entry) for entry in entries.values())
    latest = session.record.changes(limit=_A_FEW)  # saying which trust this is, even more than once, begins nothing
    begun = any(change.act is not Act.SET_ORGANISATION for change in latest)
    year = _year_to_show(entries.values(), today)
    rolling = to_roll(entries.values(), programme_year(today))
    return Programme(rows, today, begun, year, rolling, session.record.all(Person))


def participations(session: Session) -> dict[str, Participation]:
    """The decisions on record, by the collection's key."""
    return {participation.collection: participation for participation in session.record.all(Participation)}


def save_entry(session: Session, entry: ProgrammeEntry, why: str = "") -> Change:
    """Adds a collection to the programme, or changes it. Raises NotReady where it has no name or a window is upside
    down."""
    if not entry.collection.strip() or "/" in entry.collection:
        raise NotReady("A collection needs a short key without a slash.", "Give it one such as AOP-2026-27.")
    if not entry.title.strip():
        raise NotReady("A collection needs a title.", "Enter it as the Network announces it.")
    for part in (Part("", entry.opens, entry.deadline, entry.outputs), *entry.parts):
        if part.opens and part.deadline and part.deadline < part.opens:
            name = f"{entry.title}, {part.name}" if part.name else entry.title
            raise NotReady(f"{name} would close before it opens.", "Put the two dates right.")
    return session.commit(Act.EDIT_PROGRAMME, entry, why)


def add_entry(session: Session, entry: ProgrammeEntry) -> Change:
    """Adds a collection. Raises NotReady where there is one by its key already, so that none is overwritten unseen."""
    if find(session, entry.collection) is not None:
        raise NotReady(f"There is a collection {entry.collection} already.", "Give the new one another key.")
    return save_entry(session, entry, "added here")


def leave_out(session: Session, entry: ProgrammeEntry, why: str) -> Change:
    """Takes a collection out of the programme; it stays on record, and can be put back. Raises NotReady without why."""
    if not why.strip():
        raise NotReady("It is not said why the collection is taken out.", "Say it in a line: it stays in the history.")
    return session.commit(Act.EDIT_PROGRAMME, replace(entry, left_out=why.strip()), why.strip())


def put_back(session: Session, entry: ProgrammeEntry) -> Change:
    return session.commit(Act.EDIT_PROGRAMME, replace(entry, left_out=""), "put back into the programme")


def roll(session: Session) -> tuple[Change, ...]:
    """Brings the year before's programme into this financial year's, as one act. Last year's stays as it was."""
    fresh = to_roll(all_entries(session), programme_year(session.now().date()))
    if not fresh:
        raise NotReady("There is nothing to roll forward.", "This year's programme has all that last year's brings.")
    return session.commit_all(Act.ROLL_PROGRAMME, fresh)


def propose(session: Session, entry: ProgrammeEntry, purposes: Iterable[Purpose], on: date) -> Change:
    """The paper went to the executive. Raises NotReady for what skips the proposal, and without a reason."""
    if entry.skips_proposal:
        raise NotReady(
            f"{entry.title} is bespoke: it skips the proposal.", "Register it with the Network and tell the managers."
        )
    chosen = tuple(purposes)
    if not chosen:
        raise NotReady("A proposal needs a reason.", "Choose at least one of the policy's purposes.")
    return session.commit(Act.PROPOSE_COLLECTION, replace(_kept(session, entry), proposed_on=on, purposes=chosen))


def decide(session: Session, entry: ProgrammeEntry, decision: Decision, on: date, reason: str) -> Change:
    """Records the clinical leadership executive's decision. Not taking part needs its reason."""
    reason = reason.strip()
    if decision is Decision.NOT_TAKING_PART and not reason:
        raise NotReady("Not taking part needs a reason.", "Enter the reason as the executive gave it.")
    decided_on = None if decision is Decision.UNDECIDED else on
    kept = replace(_kept(session, entry), decision=decision, decided_on=decided_on, reason=reason)
    return session.commit(Act.DECIDE_PARTICIPATION, kept, reason)


def register(session: Session, entry: ProgrammeEntry, on: date) -> Change:
    """The Network was told of the decision, and the registration is complete."""
    kept = _kept(session, entry)
    if decision_of(entry, kept) is Decision.UNDECIDED:
        raise NotReady("Nothing is decided yet, so there is nothing to tell the Network.", "Record the decision first.")
    return session.commit(Act.REGISTER_COLLECTION, replace(kept, registered_on=on))


def tell_managers(session: Session, entry: ProgrammeEntry, managers: Iterable[str], on: date) -> Change:
    """The corporate and operational managers were told, so that they can plan their work."""
    names = tuple(name.strip() for name in managers if name.strip())
    if not names:
        raise NotReady("It is not said who was told.", "Enter the managers' names or their departments.")
    return session.commit(Act.TELL_MANAGERS, replace(_kept(session, entry), managers=names, managers_told_on=on))


def nominate(session: Session, nomination: Nomination) -> Change:
    """A lead as the care group director or the deputy named them."""
    if not nomination.lead:
        raise NotReady("Nobody is chosen.", "Choose the person whom the director named.")
    if not nomination.named_by.strip():
        raise NotReady("It is not said who named the lead.", "Enter the care group director or the deputy.")
    return session.commit(Act.NOMINATE_LEAD, nomination)


def withdraw_nomination(session: Session, nomination: Nomination) -> Change:
    return session.remove(Act.WITHDRAW_NOMINATION, Nomination, nomination.key)


def _kept(session: Session, entry: ProgrammeEntry) -> Participation:
    return session.record.get(Participation, entry.collection) or Participation(entry.collection, Decision.UNDECIDED)


def _nominations(session: Session) -> Mapping[str, tuple[Nomination, ...]]:
    kept = sorted(session.record.all(Nomination), key=lambda one: one.collection)
    return {key: tuple(own) for key, own in groupby(kept, key=lambda one: one.collection)}


def _year_to_show(entries: Iterable[ProgrammeEntry], today: date) -> str:
    """This financial year's programme, else the latest there is."""
    years, now = {entry.programme for entry in entries}, programme_year(today)
    return now if now in years else max((year for year in years if year <= now), default=max(years, default=now))


def _of(collection: Collection) -> ProgrammeEntry:
    note = "Not in the programme that ships with the program; taken from its workbook."
    return ProgrammeEntry(
        collection.key,
        collection.title,
        collection.year,
        collection.opens,
        collection.deadline,
        collection.outputs,
        note=note,
        programme=collection.year,
    )


def _entry(rows: list[dict[str, str]]) -> ProgrammeEntry:
    """A collection's row of the shipped table, and those of its parts after it."""
    row, *parts = rows
    return ProgrammeEntry(
        collection=row["collection"],
        title=row["title"],
        year=row["year"],
        opens=_day(row["opens"]),
        deadline=_day(row["deadline"]),
        outputs=_day(row["outputs"]),
        mandatory=row["mandatory"] == "yes",
        rhythm=row["rhythm"],
        note=row["note"],
        kind=Kind(row["kind"]),
        programme=row["programme"],
        parts=tuple(
            Part(part["part"], _day(part["opens"]), _day(part["deadline"]), _day(part["outputs"]), part["note"])
            for part in parts
        ),
        commissioner=row["commissioner"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
