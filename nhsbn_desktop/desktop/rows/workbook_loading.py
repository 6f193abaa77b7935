"""What the Workbook screen has done off the UI thread: looking at a file, putting it on record, laying sheets out."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nhsbn_desktop.desktop.rows.sheet_grid import OpenWorkbook
from nhsbn_desktop.domain.answers import Reading
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.pasting import Block, Landing, Target, judge, land
from nhsbn_desktop.domain.problems import PasswordNeeded
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services import collections, organisation, plan, sheets, specifications, submissions, workbooks
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.services.sheets import Book, SheetView

_AHEAD = 0.1  # seconds spent on laying out sheets that nobody has turned to yet


@dataclass(frozen=True, slots=True)
class Area:
    """Where a block is pasted: the places of its top left cell, and the rows and columns that are selected."""

    row: int
    column: int
    down: int = 1
    along: int = 1


def look_at(path: Path, password: str | None = None) -> OpenWorkbook:
    """The file with its first sheet laid out, before anybody knows what it asks. Raises PasswordNeeded where none, or
    another one than its own, is given; a file that has once been opened so is opened without it from then on."""
    book = sheets.look(path, password)
    first = sheets.lay_out(book, book.tabs[0]) if book.tabs else None
    return OpenWorkbook(None, book, {first.name: first} if first is not None else {}, {})


def take_on_record(session: Session, path: Path, new_unit: str = "") -> tuple[workbooks.Opened, tuple[Collection, ...]]:
    """Puts the file's answers on record, and gives the collections there are from then on. A `new_unit` is first made
    one that this trust submits for."""
    if new_unit:
        organisation.add_locality(session, new_unit)
    opened = workbooks.open_workbook(session, path, collections.known_collections(session))
    specifications.pin(session, opened.collection)  # a newer version is asked for first
    return opened, collections.known_collections(session)


def load(
    session: Session, collection: Collection | None, unit: str, shown: OpenWorkbook | None, tab: str
) -> OpenWorkbook | None:
    """The submission as it stands with its workbook. The file is read again only where it is another one."""
    if collection is None:
        return None
    submission = submissions.load(session, collection, unit)
    names = {person.key: person.name for person in (*plan.people(session), session.person)}
    reading = submission.reading
    if reading is None:
        return OpenWorkbook(submission, None, {}, names)
    if shown is not None and _is_laid_out(shown, reading):
        return OpenWorkbook(submission, shown.book, shown.sheets, names)
    same_file = shown is not None and shown.book is not None and shown.book.digest == reading.file_digest
    book = shown.book if same_file and shown is not None else None
    try:
        book = book or sheets.kept_book(session, reading)
    except PasswordNeeded:  # it was known until the program was closed
        return OpenWorkbook(submission, None, {}, names, session.files.path(reading.file_digest))
    return OpenWorkbook(submission, book, _lay_out_some(book, reading, tab), names)


def _is_laid_out(shown: OpenWorkbook, reading: Reading) -> bool:
    return shown.locked is None and shown.submission is not None and shown.submission.reading == reading


def _lay_out_some(book: Book, reading: Reading, tab: str) -> dict[str, SheetView]:
    """The sheet a person is on, or the first with answers, and as many others as take no time."""
    answered = {cell.sheet for _, cell in reading.cells}
    first = tab if tab in book.tabs else next((name for name in book.tabs if name in answered), "")
    until = time.perf_counter() + _AHEAD
    found: dict[str, SheetView] = {}
    for name in dict.fromkeys((first, *book.tabs) if first else book.tabs):
        if found and time.perf_counter() > until:
            break
        found[name] = sheets.lay_out(book, name, reading)
    return found


def plan_paste(sheet: SheetView, submission: Submission, block: Block, area: Area) -> tuple[Landing, ...]:
    """What a block would do to the sheet's answers, cell by cell."""
    return land(block, _targets(sheet, submission, area), area.down, area.along)


def plan_blanks(sheet: SheetView, submission: Submission, codes: list[str]) -> tuple[Landing, ...]:
    """What emptying these answers would do."""
    return tuple(judge(_target(sheet, submission, sheet.places[code], code), "") for code in codes)


def _targets(sheet: SheetView, submission: Submission, area: Area) -> Callable[[int, int], Target | None]:
    def target_at(down: int, along: int) -> Target | None:
        row, column = area.row + down, area.column + along
        if row >= len(sheet.rows) or column >= len(sheet.columns):
            return None
        place = sheet.rows[row], sheet.columns[column].number
        return _target(sheet, submission, place, sheet.cell(*place).code)

    return target_at


def _target(sheet: SheetView, submission: Submission, place: tuple[int, int], code: str) -> Target:
    cell: Cell = sheet.address(*place)
    if not code:
        return Target(cell)
    collection, given = submission.collection, submission.answers
    options = given.options.get(code) or sheet.options(*place)
    return Target(cell, code, collection.label(code), collection.metric(code), options, given.get(code))
