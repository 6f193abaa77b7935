"""Keeps things as they stand and every change that brought them there, in one database that one thread owns."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, insert, or_, select, update

from nhsbn_desktop import __version__
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.carried import Carried
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.record.carrying import as_carried, as_row, origins_known
from nhsbn_desktop.record.codec import decode
from nhsbn_desktop.record.database import Database
from nhsbn_desktop.record.engines import Secret, no_secret
from nhsbn_desktop.record.migrations import REVISIONS
from nhsbn_desktop.record.problems import changed_meanwhile, damaged, record_moved
from nhsbn_desktop.record.schema import change, head, thing
from nhsbn_desktop.record.trail import change_of, mark, row_of, text_of, trail_stands
from nhsbn_desktop.record.writing import insert_sealed_by_server, is_on_server, leave

T = TypeVar("T")
_AT_A_TIME = 200  # rows held at once while the whole record is gone through


class Record(Database):
    """`kinds` are the frozen dataclasses it keeps, each with a `key`. Every method raises RecordProblem where the
    database cannot be opened, read or written; what was committed before stays as it was.
    """

    def __init__(
        self,
        url_or_path: Path | str,
        kinds: tuple[type, ...],
        revisions: tuple[ModuleType, ...] = REVISIONS,
        password: Secret = no_secret,
    ) -> None:
        super().__init__(url_or_path, revisions, password)
        self._kinds = {kind.__name__: kind for kind in kinds}

    def get(self, kind: type[T], key: str) -> T | None:
        with self.reading() as db:
            body = db.scalar(select(thing.c.body).where(_is(thing, kind.__name__, key)))
        return self._thing(kind, body)

    def all(self, kind: type[T], under: str = "") -> tuple[T, ...]:
        """Every thing of this kind whose key is `under` or starts with `under/`, in the order of their keys."""
        wanted = select(thing.c.body).where(thing.c.kind == kind.__name__, *_under(thing, under)).order_by(thing.c.key)
        with self.reading() as db:
            bodies = db.scalars(wanted).all()
        return self._understood(lambda: tuple(decode(kind, body) for body in bodies))

    def commit(self, *changes: Change) -> tuple[Change, ...]:
        """Writes things and changes in one transaction: all of them stand, or none. Returns them with their numbers.

        Changes of one call share a `batch`, the number of the first. Raises RecordProblem where a thing is no longer
        what a change says it was before, so that nobody's work is overwritten unseen.
        """
        if not changes:
            return ()
        with self.writing() as db:
            if is_on_server(db):
                return numbered(changes, insert_sealed_by_server(db, self._unsealed(db, changes)))
            number, sealed, _ = _lock_head(db)
            return self._append(db, changes, number + 1, (number, sealed))

    def take_in(
        self, came: Sequence[Carried], changes: Sequence[Change], looked_at: tuple[int, str]
    ) -> tuple[Change, ...]:
        """Writes changes that were made on other desks, word for word and with their makers, then one's own over them:
        all in one transaction and one batch. Returns one's own with their numbers. What was taken in before is passed
        over.

        `looked_at` is the head of the trail when it was decided what to keep. Raises RecordProblem where something has
        been changed since.
        """
        with self.writing() as db:
            number, sealed, desk = _lock_head(db)
            if (number, sealed) != looked_at:
                raise record_moved()
            batch, known = number + 1, origins_known(db, desk, came)
            for one in came:
                if one.origin in known:
                    continue
                number += 1
                row = as_row(one, number, batch, sealed, known.get(one.undoes, 0))
                _write(db, row)
                known[one.origin], sealed = number, row["seal"]
            return self._append(db, changes, batch, (number, sealed))

    def _append(
        self, db: Connection, changes: Sequence[Change], batch: int, after: tuple[int, str]
    ) -> tuple[Change, ...]:
        """Writes changes after the one of this number and seal, and where the trail then ends."""
        (number, sealed), kept = after, []
        for made in changes:
            number += 1
            row = row_of(made, number, batch, sealed, before=self._stands(db, made))
            _write(db, row)
            sealed = row["seal"]
            kept.append(replace(made, number=number, batch=batch))
        if not is_on_server(db):
            db.execute(update(head).values(number=number, seal=sealed, program=__version__))
        return tuple(kept)

    def _unsealed(self, db: Connection, changes: Sequence[Change]) -> list[dict[str, Any]]:
        """The rows of one commit, over what stands in this database, for a server to number and seal."""
        rows, standing = list[dict[str, Any]](), dict[tuple[str, str], str | None]()
        for place, made in enumerate(changes):
            thing_ = made.kind.__name__, made.key
            before = standing[thing_] if thing_ in standing else self._stands(db, made)
            row = row_of(made, 0, -place, "", before=before)
            standing[thing_] = row["after"]
            rows.append(row | {"seal": ""})
        return rows

    def carried(self, kinds: Collection[type], under: str) -> tuple[Carried, ...]:
        """The changes of these kinds of things under a key, in the order of this trail, as they travel to others."""
        names = [kind.__name__ for kind in kinds]
        wanted = select(change).where(change.c.kind.in_(names), *_under(change, under)).order_by(change.c.number)
        undoing = select(change.c.undoes).where(change.c.kind.in_(names), *_under(change, under), change.c.undoes != 0)
        undone = select(change.c.number, change.c.origin).where(change.c.number.in_(undoing))
        with self.reading() as db:
            desk = db.scalar(select(head.c.desk)) or ""
            return as_carried(desk, db.execute(wanted).mappings().all(), db.execute(undone).all())

    def desk(self) -> str:
        """This record's name to other desks: given once, when it was made."""
        with self.reading() as db:
            return db.scalar(select(head.c.desk)) or ""

    def waiting(self) -> int:
        """How many changes of this desk have not reached the record itself yet: they have no lasting number."""
        return 0

    def changes(self, limit: int | None = None, under: str | None = None) -> tuple[Change, ...]:
        """The audit trail, latest first; of everything, or of what has this key or belongs to it."""
        wanted = select(change).where(*_under(change, under or "")).order_by(change.c.number.desc()).limit(limit)
        return self._read_changes(wanted)

    def latest_standing(self, by: str, acts: Collection[Act]) -> tuple[Change, ...]:
        """The latest batch in which this person did one of these acts and that nobody has undone, in the order made."""
        later = change.alias()
        undone = select(later.c.number).where(later.c.undoes == change.c.number).exists()
        made = and_(
            change.c.by == by,
            change.c.act.in_([act.name for act in acts]),
            change.c.undoes == 0,
            change.c.origin == "",
            ~undone,
        )
        latest = select(change.c.batch).where(made).order_by(change.c.number.desc()).limit(1).scalar_subquery()
        return self._read_changes(select(change).where(change.c.batch == latest, made).order_by(change.c.number))

    def batch(self, number: int) -> tuple[Change, ...]:
        """The changes of one batch, in the order made."""
        return self._read_changes(select(change).where(change.c.batch == number).order_by(change.c.number))

    def stood_before(self, kind: type[T], key: str, number: int) -> T | None:
        """How a thing stood before the change of this number."""
        last = change.c.number == (
            select(func.max(change.c.number))
            .where(_is(change, kind.__name__, key), change.c.number < number)
            .scalar_subquery()
        )
        with self.reading() as db:
            body = db.scalar(select(change.c.after).where(last))
        return self._thing(kind, body)

    def head(self) -> tuple[int, str]:
        """The number and seal of the last change (0 and empty at first): quoted on paper, they vouch for the trail."""
        with self.reading() as db:
            number, sealed = db.execute(select(head.c.number, head.c.seal)).one()
        return number, sealed

    def unbroken(self) -> bool:
        """Whether no change was altered, removed or slipped in, and every thing is what its last change made it."""
        in_order = select(change).order_by(change.c.number).execution_options(yield_per=_AT_A_TIME)
        with self.reading() as db:
            last = db.execute(select(head.c.number, head.c.seal)).one()
            with db.execute(in_order) as rows:
                standing = trail_stands(rows.mappings(), (last.number, last.seal))
            if standing is None:
                return False
            with db.execute(select(thing).execution_options(yield_per=_AT_A_TIME)) as things:
                return {(kind, key): mark(body) for kind, key, body in things} == standing

    def _stands(self, db: Connection, made: Change) -> str | None:
        """The text that stands, which the change was made over. Raises ChangedMeanwhile where it was another's."""
        kind, key = made.kind.__name__, made.key
        if self._kinds.get(kind) is not made.kind:
            raise TypeError(f"The record does not keep {kind}.")
        if made.after is not None and (type(made.after) is not made.kind or made.after.key != key):
            raise TypeError(f"The change says {kind} {key}, and what it leaves behind is another thing.")
        body = db.scalar(select(thing.c.body).where(_is(thing, kind, key)))
        if body != text_of(made.before) and self._thing(made.kind, body) != made.before:
            raise changed_meanwhile(kind, key)
        return body

    def _thing(self, kind: type[T], body: str | None) -> T | None:
        return None if body is None else self._understood(lambda: decode(kind, body))

    def _read_changes(self, wanted: Select[Any]) -> tuple[Change, ...]:
        with self.reading() as db:
            rows = db.execute(wanted).mappings().all()
        return self._understood(lambda: tuple(change_of(row, self._kinds) for row in rows))

    def _understood(self, read: Callable[[], T]) -> T:
        """What was written by this program can be read by it; where it cannot, the record is damaged."""
        try:
            return read()
        except (ValueError, TypeError, KeyError, ArithmeticError) as error:
            raise damaged(self.place) from error


def numbered(changes: Iterable[Change], rows: Iterable[Mapping[str, Any]]) -> tuple[Change, ...]:
    """Changes with the number and batch that their rows were given."""
    return tuple(
        replace(made, number=row["number"], batch=row["batch"]) for made, row in zip(changes, rows, strict=True)
    )


def _lock_head(db: Connection) -> tuple[int, str, str]:
    """Where the trail ends. A file is locked as it stands; a server refuses later what no longer follows on it."""
    ends = select(head.c.number, head.c.seal, head.c.desk)
    number, sealed, desk = db.execute(ends if is_on_server(db) else ends.with_for_update()).one()
    return number, sealed, desk


def _write(db: Connection, row: dict[str, Any]) -> None:
    """A change, and what it leaves behind; a server sees to that itself."""
    if not is_on_server(db):
        leave(db, {(row["kind"], row["key"]): row["after"]})
    db.execute(insert(change).values(row))


def _is(table: Table, kind: str, key: str) -> ColumnElement[bool]:
    return and_(table.c.kind == kind, table.c.key == key)


def _under(table: Table, key: str) -> tuple[ColumnElement[bool], ...]:
    if not key:
        return ()
    belongs = and_(table.c.key >= f"{key}/", table.c.key < f"{key}0")  # "0" is the character after "/"
    return (or_(table.c.key == key, belongs),)
