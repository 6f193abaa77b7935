"""Desks at one record on a server: what one saves the others see, and nobody's work is lost or overwritten unseen."""

from collections.abc import Callable, Generator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.problems import RecordAway, RecordProblem, SetAside
from nhsbn_desktop.record.preparing import admit, prepare
from nhsbn_desktop.record.shared_files import SharedFiles
from nhsbn_desktop.record.shared_record import SharedRecord, Synced
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS
from tests.record.conftest import NOON, correction
from tests.server import Line, as_account

At = Callable[..., SharedRecord]
_ticks = count(1)


def change(
    after: Correction, before: Correction | None = None, act: Act = Act.CORRECT_ANSWER, undoes: int = 0
) -> Change:
    at = NOON + timedelta(seconds=next(_ticks))
    return Change(at, after.by, act, Correction, after.key, before, after, undoes=undoes)


@pytest.fixture
def desk(line: Line, postgresql_record: str, tmp_path: Path) -> Generator[At]:
    """`desk("ann")` is that person's desk at the shared record; `desk("bob", line=None)` one whose line never fails."""
    prepare(postgresql_record, THINGS)
    for key in ("ann", "bob"):
        admit(postgresql_record, Person(key, key.title(), Role.IQO), THINGS)
    with ExitStack() as stack:

        def at(account: str, *, cut_off: bool = True) -> SharedRecord:
            url = line.url if cut_off else postgresql_record
            record = SharedRecord(as_account(url, account), tmp_path / f"{account}.sqlite", THINGS)
            record.sync()
            stack.callback(record.close)
            return record

        yield at


def _same(one: SharedRecord, *others: SharedRecord) -> None:
    for record in (one, *others):
        record.sync()
    for record in (one, *others):
        record.sync()
        assert record.waiting() == 0
        assert record.unbroken()
        assert record.head() == one.head()
        assert record.all(Correction) == one.all(Correction)


def test_what_one_desk_saves_another_sees_with_the_same_seal(desk: At) -> None:
    ann, bob = desk("ann"), desk("bob")
    (kept,) = ann.commit(change(correction()))
    assert bob.sync() == Synced(came=1)
    assert bob.get(Correction, correction().key) == correction()
    assert bob.changes(1) == ann.changes(1) == (kept,)
    assert (ann.others(), bob.others()) == (("bob",), ("ann",))
    _same(ann, bob)


def test_a_save_asks_the_server_once_or_twice_and_locks_nothing_in_between(desk: At) -> None:
    ann, bob, asked = desk("ann"), desk("bob"), list[str]()

    def note(db: Connection, _cursor: object, statement: str, *_: object) -> None:
        asked.append(f"{statement.split()[0]}, {db.get_execution_options()['isolation_level']}")

    ways = ann.server._opened()
    for way in (ways.reading, ways.writing, ways.asking):
        event.listen(way, "before_cursor_execute", note)
    ann.commit(change(correction("A", by="ann")))
    assert asked == ["INSERT, AUTOCOMMIT"]
    bob.commit(change(correction("B", by="bob")))
    ann.commit(change(correction("C", by="ann")))
    assert asked[1:] == ["INSERT, AUTOCOMMIT", "SELECT, AUTOCOMMIT"]
    assert ann.get(Correction, correction("B").key) == correction("B", by="bob")


def test_only_what_the_server_has_may_be_lost_here_with_the_power(desk: At, line: Line) -> None:
    ann = desk("ann")
    safety = ["OFF", "NORMAL", "FULL"]
    written = list[str]()
    every_way = ann._opened().reading
    event.listen(
        every_way, "commit", lambda db: written.append(safety[db.exec_driver_sql("PRAGMA synchronous").scalar_one()])
    )
    ann.commit(change(correction("A", by="ann")))
    assert written[-1] == "NORMAL"
    line.cut()
    ann.commit(change(correction("B", by="ann")))
    assert written[-1] == "FULL"


def test_a_stale_save_is_held_for_a_choice_and_overwrites_nothing(desk: At) -> None:
    ann, bob = desk("ann"), desk("bob")
    theirs, mine = correction(value=5, by="ann"), correction(value=6, by="bob")
    ann.commit(change(theirs))
    with pytest.raises(SetAside, match="differently"):
        bob.commit(change(mine))
    assert bob.get(Correction, mine.key) == theirs
    (conflict,) = bob.conflicts()
    assert (conflict.mine.thing, conflict.mine.by) == (mine, "bob")
    assert (conflict.theirs.thing, conflict.theirs.by) == (theirs, "ann")
    assert conflict.base is not None
    assert conflict.base.thing is None
    bob.commit(change(mine, theirs))
    bob.settle(Correction, mine.key)
    assert bob.conflicts() == ()
    _same(ann, bob)
    assert ann.get(Correction, mine.key) == mine


def test_a_stale_save_that_says_the_same_is_no_conflict(desk: At) -> None:
    ann, bob = desk("ann"), desk("bob")
    ann.commit(change(correction(value=5, by="ann")))
    bob.commit(change(correction(value=5, by="bob")))
    assert bob.conflicts() == ()
    _same(ann, bob)


def test_two_people_who_fill_in_apart_what_is_made_of_parts_both_keep_theirs(desk: At) -> None:
    ann, bob = desk("ann"), desk("bob")
    first = PlanEntry("K", "S", "", "ESR", date(2025, 6, 1), date(2025, 7, 1))

    def planned(by: str, before: PlanEntry | None, after: PlanEntry) -> Change:
        return Change(NOON + timedelta(seconds=next(_ticks)), by, Act.PLAN_SECTION, PlanEntry, "K/S", before, after)

    ann.commit(planned("ann", None, first))
    bob.sync()
    ann.commit(planned("ann", first, replace(first, lead="priya")))
    bob.commit(planned("bob", first, replace(first, contributor="con")))
    _same(ann, bob)
    assert ann.get(PlanEntry, "K/S") == replace(first, lead="priya", contributor="con")


def test_work_goes_on_while_the_server_is_away_and_is_sent_when_it_answers(desk: At, line: Line) -> None:
    ann, bob = desk("ann"), desk("bob", cut_off=False)
    ann.commit(change(correction("before", by="ann")))
    line.cut()
    for number in range(3):
        ann.commit(change(correction(f"A{number}", by="ann")))
    assert not ann.reachable
    assert ann.waiting() == 3
    assert len(ann.all(Correction)) == 4
    with pytest.raises(RecordAway):
        ann.sync()
    bob.sync()
    bob.commit(change(correction("B", by="bob")))
    line.mend()
    assert ann.sync() == Synced(came=1, went=3)
    assert ann.reachable
    _same(ann, bob)
    assert len(bob.all(Correction)) == 5


def test_what_waited_meets_what_others_saved_and_only_a_person_decides_between_them(desk: At, line: Line) -> None:
    ann, bob = desk("ann"), desk("bob", cut_off=False)
    was = correction("X", 1, by="ann")
    ann.commit(change(was))
    bob.sync()
    line.cut()
    once, twice = correction("X", 2, by="ann"), correction("X", 3, by="ann")
    ann.commit(change(once, was))
    ann.commit(change(correction("Y", by="ann")))
    ann.commit(change(twice, once))
    theirs = correction("X", 9, by="bob")
    bob.commit(change(theirs, was))
    line.mend()
    assert ann.sync() == Synced(came=1, went=1, aside=1)
    (conflict,) = ann.conflicts()
    assert (conflict.base and conflict.base.thing, conflict.mine.thing, conflict.theirs.thing) == (was, twice, theirs)
    _same(ann, bob)
    assert bob.get(Correction, "AOP-2025-26/Trust/Y") is not None


def test_an_undo_made_offline_takes_back_the_right_change_by_its_number_on_the_server(desk: At, line: Line) -> None:
    ann, bob = desk("ann"), desk("bob", cut_off=False)
    line.cut()
    mine = correction("U", by="ann")
    (made,) = ann.commit(change(mine))
    undo = Change(NOON + timedelta(hours=1), "ann", Act.UNDO, Correction, mine.key, mine, None, undoes=made.number)
    ann.commit(undo)
    for number in range(3):
        bob.commit(change(correction(f"B{number}", by="bob")))
    line.mend()
    ann.sync()
    _same(ann, bob)
    undone = next(one for one in bob.changes() if one.undoes)
    assert next(one for one in bob.changes() if one.number == undone.undoes).after == mine
    assert bob.get(Correction, mine.key) is None


def test_what_reached_the_server_before_the_line_broke_is_not_sent_twice(desk: At, line: Line) -> None:
    ann = desk("ann")
    made = change(correction("T", by="ann"))
    ann.server.commit(made)  # the answer is lost on its way back
    line.cut()
    ann.commit(made)
    line.mend()
    assert ann.sync() == Synced(came=1)
    assert len([one for one in ann.changes() if one.kind is Correction]) == 1
    assert ann.conflicts() == ()


def test_what_waits_is_there_when_the_program_is_started_again(desk: At, line: Line, tmp_path: Path) -> None:
    ann = desk("ann")
    line.cut()
    ann.commit(change(correction("W", by="ann")))
    ann.close()
    again = SharedRecord(as_account(line.url, "ann"), tmp_path / "ann.sqlite", THINGS)
    assert again.waiting() == 1
    assert again.get(Correction, correction("W").key) is not None
    line.mend()
    again.sync()
    assert again.waiting() == 0
    again.close()


def test_what_the_server_refuses_later_is_held_with_the_reason_and_holds_nothing_else_up(
    desk: At, line: Line, postgresql_record: str
) -> None:
    ann = desk("ann")
    line.cut()
    ann.commit(change(correction("X", by="ann")))
    mine = Change(NOON, "ann", Act.SPEND_HOURS, Person, "zed", None, Person("zed", "Zed", Role.CONTRIBUTOR))
    ann.commit(mine)
    admit(postgresql_record, Person("ann", "Ann", Role.INFORMATION_QUALITY_MANAGER), THINGS)
    line.mend()
    met = ann.sync()
    assert (met.went, met.aside) == (1, 1)
    assert [conflict.key for conflict in ann.conflicts()] == ["zed"]


def test_another_record_in_the_servers_place_is_refused_and_what_waits_is_kept(
    desk: At, line: Line, postgresql_record: str, tmp_path: Path
) -> None:
    ann = desk("ann")
    ann.commit(change(correction("A", by="ann")))
    line.cut()
    ann.commit(change(correction("W", by="ann")))
    with closing(Record(postgresql_record, THINGS)) as keeper, keeper.writing() as db:
        db.exec_driver_sql("DROP SCHEMA public CASCADE")
        db.exec_driver_sql("CREATE SCHEMA public")
    prepare(postgresql_record, THINGS)
    admit(postgresql_record, Person("ann", "Ann", Role.IQO), THINGS)
    line.mend()
    with pytest.raises(RecordProblem, match="not the one this desk worked at"):
        ann.sync()
    assert ann.waiting() == 1


def test_a_workbook_kept_at_one_desk_is_found_at_another(desk: At, line: Line, tmp_path: Path) -> None:
    ann, bob = desk("ann"), desk("bob", cut_off=False)
    files, theirs = SharedFiles(tmp_path / "ann files", ann), SharedFiles(tmp_path / "bob files", bob)
    sha256 = files.keep_bytes(b"a workbook", ".xlsx")
    assert theirs.path(sha256).read_bytes() == b"a workbook"
    assert theirs.path(sha256).suffix == ".xlsx"
    line.cut()
    later = files.keep_bytes(b"kept while the server was away", ".xlsx")
    assert files.path(later).read_bytes() == b"kept while the server was away"
    with pytest.raises(RecordProblem, match="is not in"):
        theirs.path(later)
    line.mend()
    ann.sync()
    assert theirs.path(later).read_bytes() == b"kept while the server was away"
