"""Moves a whole record from a file to a server, or back: every change, every thing, every kept file, or it says so.

What has been moved stands with the head of the trail in one transaction, so a move that was cut short goes on where it
ended. The record it came from is left as it was.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from sqlalchemy import Connection, func, insert, select, text, update

from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.copying import rows_after, take_rows
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.rebasing import Row
from nhsbn_desktop.record.schema import change, head, kept_file, thing
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.record.writing import insert_sealed_by_server, is_on_server

AT_ONCE = 200  # changes written in one transaction
Progress = Callable[[int, int], None]
"""Told how many changes of how many are there."""

End = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Moved:
    """What stands in both places now, counted in both: `seal` is that of the last change."""

    changes: int
    things: int
    files: int
    seal: str


def move(
    source: Record, files: Files, target: Record, target_files: Files, tell: Progress = lambda _, __: None
) -> Moved:
    """Moves all that is not there yet, then compares counts, seals and sums on both sides.

    `files` and `target_files` are the folders that belong to a record in a file. Raises RecordProblem where the source
    is broken, the target holds another record, or the two do not agree in the end; then the source is what counts.
    """
    if not source.unbroken():
        raise RecordProblem(
            f"The record {source.place} is not whole: its chain of changes is broken, so it was not moved.",
            "Put back the latest copy that is whole, and move that one.",
        )
    number = _resume(source, target)
    _move_files(source, files, target, target_files)
    total = source.head()[0]
    while True:
        with source.reading() as db:
            rows = rows_after(db, number, AT_ONCE)
        if not rows:
            break
        with target.writing() as db:
            _write(db, rows, target.place)
        number += len(rows)
        tell(number, max(total, number))
    _move_files(source, files, target, target_files)  # what was kept while the changes went over
    return _compare(source, files, target, target_files)


def _resume(source: Record, target: Record) -> int:
    """How many changes are there already. Raises RecordProblem where they are not this record's."""
    number, sealed = target.head()
    with source.reading() as db:
        stood = db.scalar(select(change.c.seal).where(change.c.number == number))
        desk = db.scalar(select(head.c.desk)) or ""
    if number and (sealed, target.desk()) != (stood, desk):
        raise RecordProblem(
            f"{target.place} holds another record, so nothing was moved there.",
            "Give a place that is empty, or one where this record's own move was cut short.",
        )
    if number == 0:
        with target.writing() as db:
            db.execute(update(head).values(desk=desk))  # it keeps its name to other desks
    return number


def _write(db: Connection, rows: Sequence[Row], place: str) -> None:
    if not is_on_server(db):
        number, sealed = db.execute(select(head.c.number, head.c.seal)).one()
        take_rows(db, (number, sealed), rows, place)
        return
    db.execute(text("SELECT set_config('nhsbn.moving', 'on', true)"))
    insert_sealed_by_server(db, rows)


def _move_files(source: Record, files: Files, target: Record, target_files: Files) -> None:
    """One at a time, each whole or not at all; what is there already is passed over."""
    there = _sums(target, target_files)
    for sha256 in sorted(_sums(source, files) - there):
        content, suffix = _content(source, files, sha256)
        with target.reading() as db:
            served = is_on_server(db)
        if served:
            with target.writing() as db:
                db.execute(insert(kept_file).values(sha256=sha256, suffix=suffix, content=content))
        else:
            target_files.keep_bytes(content, suffix)


def _content(record: Record, files: Files, sha256: str) -> tuple[bytes, str]:
    with record.reading() as db:
        if is_on_server(db):
            wanted = select(kept_file.c.content, kept_file.c.suffix).where(kept_file.c.sha256 == sha256)
            content, suffix = db.execute(wanted).one()
            return bytes(content), suffix
    path = files.path(sha256)  # which looks that it is still what was kept
    return path.read_bytes(), PurePath(path.name[64:] or "").name


def _sums(record: Record, files: Files) -> frozenset[str]:
    with record.reading() as db:
        if is_on_server(db):
            return frozenset(db.scalars(select(kept_file.c.sha256)))
    return files.sums()


def _compare(source: Record, files: Files, target: Record, target_files: Files) -> Moved:
    """Counts and seals on both sides. The target's chain and things are gone through from the first to the last."""
    here, there = _counted(source, files), _counted(target, target_files)
    if here.files > there.files or (here.changes, here.things, here.seal) != (there.changes, there.things, there.seal):
        raise RecordProblem(
            f"Not everything of {source.place} stands in {target.place}: {here.changes} changes, {here.things} things "
            f"and {here.files} files here, {there.changes}, {there.things} and {there.files} there.",
            "Close every desk that works at the first one, and give the same command again: it goes on where it ended.",
        )
    if not target.unbroken():
        raise RecordProblem(
            f"What was moved to {target.place} does not hold together.",
            "Keep the record you have, and pass this message to your support desk.",
        )
    return there


def _counted(record: Record, files: Files) -> Moved:
    number, sealed = record.head()
    with record.reading() as db:
        things = db.scalar(select(func.count()).select_from(thing)) or 0
    return Moved(number, things, len(_sums(record, files)), sealed)
