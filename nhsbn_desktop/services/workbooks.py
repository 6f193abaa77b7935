"""Opening the Network's workbook: which collection, submission and year it is, and what it answers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nhsbn_desktop.domain import checks
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Answers, Correction, Reading, canonical
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.mapping import WorkbookMapping
from nhsbn_desktop.domain.organisation import ORGANISATION, Organisation
from nhsbn_desktop.domain.problems import UnknownUnit, WorkbookProblem
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.about_file import about_file
from nhsbn_desktop.workbook.asking.room import Room, make_room
from nhsbn_desktop.workbook.extracts import EarlierValue
from nhsbn_desktop.workbook.mapping import fitting
from nhsbn_desktop.workbook.matching import Matching, infer_collection, left_over, recognise, take_reading
from nhsbn_desktop.workbook.package import lock_owner
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.structure import Structure, find_structure

MOST_ANSWERS = 40_000
"""That go on record of a workbook for which there is no specification: ten times the largest collection. Each later
step goes through all of a submission's answers, and no window may stand still for as long as a person would notice.
A workbook with more cells to answer in has its answers on record, and as many of its blanks as there is room for."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook as it was understood. `notices` are sentences a person should see; none of them stops the work."""

    collection: Collection
    unit: str
    year: str
    reading: Reading
    notices: tuple[str, ...] = ()
    left: tuple[EarlierValue, ...] = ()  # of an earlier year: answers to questions this year's words do not ask
    organisation: str = ""  # whose return the workbook says it is

    @property
    def is_previous_year(self) -> bool:
        return self.year != self.collection.year


@dataclass(frozen=True, slots=True)
class Judgement:
    """Workbooks of one collection and year, judged together."""

    collection: Collection
    findings: Mapping[str, tuple[Finding, ...]]  # by submitting unit
    notices: tuple[str, ...]


def inspect(path: Path, password: str | None = None) -> Structure:
    """What a workbook holds, without a specification and without keeping anything."""
    return look_over(path, password)[0]


def look_over(path: Path, password: str | None = None) -> tuple[Structure, tuple[str, ...]]:
    """As `inspect`, with what a person should know of the file itself."""
    workbook = read_workbook(path, password)
    return find_structure(workbook), about_file(path, workbook.package)


def open_elsewhere(path: Path) -> str | None:
    """Whose Excel has this workbook open; None where nobody's has."""
    return lock_owner(path)


def understand(
    path: Path,
    known: Sequence[Collection],
    *,
    expected: Collection | None = None,
    password: str | None = None,
    mappings: Sequence[WorkbookMapping] = (),
    most_answers: int | None = None,
    ask_first: bool = False,
) -> Opened:
    """Reads a workbook and says what it is; keeps nothing. Without a specification, what can be inferred is. Where one
    of the `mappings` is of this workbook or one like it, the workbook is read as that says.

    With `ask_first`, an earlier year's questions in other words or with another definition are left over for a person
    to match. Of an inferred collection with more than `most_answers` cells to answer in, the answers are taken and only
    as many blanks as that leaves room for.

    Raises WorkbookProblem where the workbook cannot be read, asks nothing, has more answers than that, is of another
    collection than `expected`, or of a unit that the collection does not have.
    """
    workbook = read_workbook(path, password)
    structure = find_structure(workbook, fitting(workbook, mappings))
    recognised = recognise(structure, known)
    if recognised is None:
        collection = infer_collection(structure)
        recognised = collection, structure.details.submission.strip() or collection.trust, collection.year
    collection, unit, year = recognised
    unit = unit or collection.trust
    left_out: tuple[str, ...] = ()
    if collection.inferred and most_answers is not None and structure.answer_cells > most_answers:
        before = next((one for one in known if one.key == collection.key), None)
        room = make_room(workbook, structure, most_answers, before)
        collection = replace(collection, metrics=infer_collection(structure, room.cells).metrics)
        left_out = (_left_out(path, structure.answer_cells, room, most_answers),)
    if unit not in collection.units and (collection.inferred or not collection.organisation):
        collection = replace(collection, localities=(*collection.localities, unit))
    _refuse_what_does_not_fit(path, structure, collection, unit, year, expected)
    earlier = ask_first and year != collection.year
    matching = take_reading(workbook, structure, collection, unit=unit, year=year, reworded=not earlier)
    left = left_over(workbook, matching, collection, unit) if earlier else ()
    notices = (*about_file(path, workbook.package), *_notices(path, collection, structure, matching, len(left)))
    organisation = structure.details.organisation.strip()
    return Opened(collection, unit, year, matching.reading, (*notices, *left_out), left, organisation)


def open_workbook(
    session: Session,
    path: Path,
    known: Sequence[Collection],
    *,
    expected: Collection | None = None,
    password: str | None = None,
) -> Opened:
    """Reads a workbook, keeps a copy of the file, and puts its answers on record.

    Where a newer version of a workbook is opened, corrections stay laid over it, save those whose cell the newer
    workbook answers differently than the one they corrected: there the newer answer counts, and a notice says so.
    """
    mappings = session.record.all(WorkbookMapping)
    opened = understand(
        path, known, expected=expected, password=password, mappings=mappings, most_answers=MOST_ANSWERS, ask_first=True
    )
    reading = replace(opened.reading, file_digest=session.files.keep(path), read_at=session.now())
    if opened.collection.inferred and session.record.get(Collection, opened.collection.key) != opened.collection:
        session.commit(Act.TAKE_UP_COLLECTION, opened.collection)
    overtaken = () if opened.is_previous_year else _overtaken_corrections(session, reading)
    session.commit(Act.READ_PREVIOUS_YEAR if opened.is_previous_year else Act.READ_WORKBOOK, reading, path.name)
    for correction in overtaken:
        session.remove(
            Act.CORRECT_ANSWER, Correction, correction.key, f"{path.name} brought a newer answer for this cell"
        )
    newer = tuple(
        f"{opened.collection.label(correction.code)}: the newer workbook's answer replaces the correction made here."
        for correction in overtaken
    )
    collection, said = _as_this_trusts(session, opened)
    return replace(opened, collection=collection, reading=reading, notices=(*said, *opened.notices, *newer))


def _as_this_trusts(session: Session, opened: Opened) -> tuple[Collection, tuple[str, ...]]:
    """The collection as this trust takes part in it. Until a person says which trust this is, workbooks do."""
    before, collection = session.record.get(Organisation, ORGANISATION) or Organisation(), opened.collection
    if before.name:
        return before.taking_part_in(collection), _of_another_trust(opened.organisation, before.name)
    here = replace(Organisation.of(collection), name=collection.organisation or opened.organisation)
    if collection.inferred:  # it may be any workbook at all, so its submission need not be a locality of ours
        here = replace(before, name=here.name)
    if here == before:
        return here.taking_part_in(collection), ()
    session.commit(Act.SET_ORGANISATION, here, "as its workbook says")
    if here.ods_code:
        return here.taking_part_in(collection), ()
    if not here.name:
        return collection, ("The workbook does not name its trust: say which it is under Settings.",)
    notice = f"From now on this desk is {here.name}, as its workbook says."
    return here.taking_part_in(collection), (f"{notice} Its ODS code is still to be given, under Settings.",)


def _of_another_trust(named: str, ours: str) -> tuple[str, ...]:
    """What is said of a workbook that names another organisation than this one."""
    if not named or not ours or named.casefold().split() == ours.casefold().split():
        return ()
    return (
        f"The workbook names {named}, not {ours}: check that it is this trust's, or correct its Submission Details.",
    )


def judge_files(
    paths: Sequence[Path],
    previous: Iterable[Path],
    known: Sequence[Collection],
    expected: Collection | None = None,
    password: str | None = None,
) -> Judgement:
    """Judges workbooks straight from their files, those of one collection and year together, beside earlier years'.

    Raises WorkbookProblem for a file that cannot be read, or that is of another collection or year than the first.
    """
    opened: list[Opened] = []
    for path in paths:
        last = [one.collection for one in opened[-1:]]  # units are learnt from file to file
        learnt = [one for one in last if one.inferred or not one.organisation]
        opened.append(understand(path, [*learnt, *known], expected=expected, password=password))
    collection = opened[-1].collection
    earlier: dict[str, dict[str, Answers]] = defaultdict(dict)
    for path in previous:
        before = understand(path, [collection], expected=collection, password=password)
        if before.year >= opened[0].year:
            raise WorkbookProblem(
                f"{path.name} is of {before.year}, which is not before {opened[0].year}.",
                "Give only earlier years' workbooks with --previous.",
            )
        earlier[before.unit][before.year] = Answers(before.reading)
    this_year: dict[str, Answers] = {}
    for path, one in zip(paths, opened, strict=True):
        if (one.collection.key, one.year) != (collection.key, opened[0].year):
            raise WorkbookProblem(
                f"{path.name} is {one.collection.title} {one.year}; {paths[0].name} is {collection.title}"
                f" {opened[0].year}.",
                "Check the workbooks of one collection and year together; give earlier years with --previous.",
            )
        if one.unit in this_year:
            raise WorkbookProblem(
                f"{path.name} is a second workbook for {one.unit}.", "Give one workbook for each submission."
            )
        this_year[one.unit] = Answers(one.reading)
    found = checks.judge(collection, this_year, earlier)
    ours = collection.organisation or next((one.organisation for one in opened if one.organisation), "")
    notices = tuple(
        f"{path.name}: {notice}"
        for path, one in zip(paths, opened, strict=True)
        for notice in (*_of_another_trust(one.organisation, ours), *one.notices)
    )
    return Judgement(collection, {unit: tuple(found.get(unit, ())) for unit in this_year}, notices)


def _left_out(path: Path, there: int, room: Room, most: int) -> str:
    """What a person is told of the cells that do not go on record. Raises WorkbookProblem where answers would be left
    out."""
    if room.answered > most:
        raise WorkbookProblem(
            f"{path.name} has {room.answered:,} answers, and at most {most:,} can be put on record: each check and each"
            " correction goes through them all, and with more you would be kept waiting.",
            "Its sheets are shown to be read, searched and copied from. Check that this is a collection's workbook: the"
            " largest have a tenth of that.",
        )
    return (
        f"{path.name} has {there:,} cells to answer in. Its {room.answered:,} answers are on record, with"
        f" {len(room.cells) - room.answered:,} of its blank cells. To answer in one of the others, fill it in in Excel,"
        " save the workbook and open it here again."
    )


def _overtaken_corrections(session: Session, reading: Reading) -> tuple[Correction, ...]:
    before = session.record.get(Reading, reading.key)
    if before is None:
        return ()
    old, new = dict(before.values), dict(reading.values)
    corrections = session.record.all(Correction, reading.submission)
    return tuple(c for c in corrections if canonical(old.get(c.code)) != canonical(new.get(c.code)))


def _refuse_what_does_not_fit(
    path: Path, structure: Structure, collection: Collection, unit: str, year: str, expected: Collection | None
) -> None:
    if not structure.answer_cells:
        raise WorkbookProblem(
            f"{path.name} has no answer cells: nothing in it is unlocked, and no questions were recognised.",
            "Check that this is the Network's collection workbook, as it was sent to the trust.",
        )
    if expected is not None and collection.key != expected.key:
        raise WorkbookProblem(
            f"{path.name} belongs to {collection.title} {year}, not to {expected.name}.".replace("  ", " "),
            "Choose this collection's workbook, or open that one by itself.",
        )
    if unit not in collection.units:
        raise UnknownUnit(
            f"{path.name} says it is the submission of {unit}, which is not one of {', '.join(collection.units)}.",
            "Choose the name of the submission in the workbook's Submission Details, save it, and open it again."
            f" If {unit} submits on its own, add it to the localities under Settings, Your trust.",
            unit,
        )


def _notices(
    path: Path, collection: Collection, structure: Structure, matching: Matching, left: int
) -> tuple[str, ...]:
    unmatched, missing, notices = len(matching.unmatched), len(matching.missing), []
    if collection.inferred:
        title = collection.name if structure.title else path.name
        notices.append(
            f"There is no specification for {title}, so its questions were read from the workbook itself and only the"
            " checks that follow from it can run."
        )
    if structure.proposed:
        notices.append("Nothing in this workbook is unlocked, so its answer cells are a guess: look at them first.")
    if missing:
        notices.append(f"{missing} answer(s) that the specification asks for were not found in {path.name}.")
    if unmatched and not left and not collection.inferred:
        notices.append(f"{unmatched} answer cell(s) of {path.name} are not in the specification.")
    if left:
        notices.append(
            f"{left} answer(s) of {path.name} are to questions in other words or with another definition. Add it under"
            " Year on year to say which of this year's they are."
        )
    return tuple(notices)
