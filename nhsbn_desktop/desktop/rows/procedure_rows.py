"""The procedure as rows: which step of which collection is done, late or missing, since when and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from nhsbn_desktop.desktop.rows.agenda_rows import is_over
from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain import procedure
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.procedure import Keeping, Kept
from nhsbn_desktop.domain.programme import Decision
from nhsbn_desktop.services import plan, programme, reports, submissions
from nhsbn_desktop.services.programme import ProgrammeRow
from nhsbn_desktop.services.session import Session

_TONES = {
    Keeping.LATE: Tone.ERROR,
    Keeping.MISSING: Tone.ERROR,
    Keeping.DONE_LATE: Tone.WARNING,
    Keeping.NOT_YET: Tone.NEUTRAL,
    Keeping.DONE: Tone.SUCCESS,
    Keeping.NOT_NEEDED: Tone.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class Procedure:
    """Every step of the current programme. `names` are the collections', by their keys."""

    rows: tuple[Kept, ...]
    names: Mapping[str, str]


def read_procedure(session: Session, collections: Iterable[Collection]) -> Procedure:
    """Off the UI thread: how each collection of the current programme keeps to the procedure."""
    known = {collection.key: collection for collection in collections}
    year = programme.read_programme(session, known.values())
    rows: list[Kept] = []
    for row in year.current:
        if not row.entry.left_out and not is_over(row, year.today):
            rows += _of_collection(session, row, known.get(row.entry.key), year.today)
    return Procedure(procedure.order(rows), {row.entry.key: row.entry.name for row in year.current})


def procedure_model(names: Mapping[str, str]) -> TableModel[Kept]:
    """`names` is looked into whenever a row is painted, so the panel may fill it anew."""
    return TableModel(
        [
            Column("Step", lambda row: row.step, second=lambda row: row.why, tip=lambda row: row.why),
            Column("Collection", lambda row: names.get(row.collection, row.collection), second=lambda row: row.unit,
                   tip=lambda row: names.get(row.collection, row.collection)),
            Column("Since", _since, sort=lambda row: row.since or date.max, width=164),
            Column("Standing", lambda row: row.keeping.value, sort=lambda row: row.keeping.rank,
                   tone=lambda row: _TONES[row.keeping], as_tag=True, width=128),
        ],
        key=lambda row: row.key,
    )  # fmt: skip


def procedure_words(rows: Iterable[Kept]) -> str:
    """What is amiss, in a sentence: `3 late, 1 missing, 0 done late, in 2 collections.`"""
    amiss = [row for row in rows if not row.keeping.is_kept]
    if not amiss:
        return "Every step is kept so far."
    said = (Keeping.LATE, Keeping.MISSING, Keeping.DONE_LATE)
    counts = ", ".join(f"{sum(row.keeping is one for row in amiss)} {one.value.lower()}" for one in said)
    where = len({row.collection for row in amiss})
    return f"{counts}, in {where} collection{'' if where == 1 else 's'}."


def _of_collection(session: Session, row: ProgrammeRow, collection: Collection | None, today: date) -> Iterator[Kept]:
    launch = list(procedure.kept_launch(row.entry.key, row.steps))
    if collection is None or (row.decision is not Decision.TAKING_PART and not row.workbooks):
        yield from procedure.say_missing(launch, today, begun=False)
        return
    entries, dates = plan.entries(session, collection), submissions.timetable(session, collection)
    plan_row = procedure.kept_plan(collection.key, collection.sections, entries, dates, today)
    judged = submissions.load_all(session, collection) if row.workbooks else ()
    here, deadline = [one for one in judged if one.reading is not None], row.entry.deadline or collection.deadline
    after = [step for one in here for step in procedure.kept_submission(one, deadline, today)]
    yield from procedure.say_missing((*launch, plan_row), today, begun=any(step.is_done for step in after))
    yield from after
    if any(procedure.first_sent(one) for one in here):
        followed = reports.read_followed(session, collection)
        actions = [action.action for action in followed.actions]
        yield from procedure.kept_outputs(collection.key, followed.reports, actions, today)


def _since(row: Kept) -> str:
    if row.since is None:
        return "\N{EN DASH}"
    return short_day(row.since) if row.is_done else f"due {short_day(row.since)}"
