"""Things and changes stand together or not at all, in a file and on a server alike."""

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nhsbn_desktop import __version__
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.findings import Explanation
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.schema import head
from nhsbn_desktop.record.store import Record
from tests.record.conftest import NOON, correcting, correction

Open = Callable[[str | Path], Record]


def test_a_thing_and_its_change_are_there_when_the_record_is_opened_again(place: str | Path, open_record: Open) -> None:
    first = open_record(place)
    (kept,) = first.commit(correcting(correction()))
    first.close()
    again = open_record(place)
    assert again.get(Correction, kept.key) == correction()
    assert again.changes() == (kept,)
    assert (kept.number, kept.batch) == (1, 1)
    assert again.head()[0] == 1
    assert again.unbroken()


def test_nothing_is_found_where_nothing_was_kept(place: str | Path, open_record: Open) -> None:
    record = open_record(place)
    assert record.get(Correction, "nobody") is None
    assert record.all(Correction) == ()
    assert record.changes() == ()
    assert record.commit() == ()
    assert record.head() == (0, "")
    assert record.unbroken()


def test_what_belongs_to_a_key_is_found_and_nothing_beside_it(place: str | Path, open_record: Open) -> None:
    record = open_record(place)
    submissions = ("AOP-2025-26/Trust", "AOP-2025-26/Trust-wide", "AOP-2025-26/Alderbrook", "AOP-2025-260/Trust", "É/Ü")
    for submission in submissions:
        record.commit(*(correcting(correction(code, submission=submission)) for code in ("b", "A", "ä")))
    record.commit(Change(NOON, "ann", Act.ENROL_PERSON, Person, "ann", None, Person("ann", "Ann Hale", Role.IQO)))

    def keys(under: str) -> list[str]:
        return [thing.key for thing in record.all(Correction, under)]

    assert keys("AOP-2025-26/Trust") == [f"AOP-2025-26/Trust/{code}" for code in ("A", "b", "ä")]
    assert len(keys("AOP-2025-26")) == 9
    assert keys("AOP-2025-26/Trust/A") == ["AOP-2025-26/Trust/A"]
    assert keys("AOP") == []
    assert len(keys("")) == 15
    assert [change.key for change in record.changes(under="AOP-2025-26/Alderbrook")] == [
        f"AOP-2025-26/Alderbrook/{code}" for code in ("ä", "A", "b")
    ]
    assert [change.number for change in record.changes(limit=2)] == [16, 15]


def test_changes_made_together_stand_together_or_not_at_all(place: str | Path, open_record: Open) -> None:
    record = open_record(place)
    together = record.commit(correcting(correction("A")), correcting(correction("B")), correcting(correction("C")))
    assert [(change.number, change.batch) for change in together] == [(1, 1), (2, 1), (3, 1)]
    stale = correcting(correction("B", 9), before=correction("B", 5))
    with pytest.raises(RecordProblem):
        record.commit(correcting(correction("D")), stale)
    assert record.get(Correction, correction("D").key) is None
    assert record.head()[0] == 3
    assert record.unbroken()


def test_work_done_meanwhile_is_never_overwritten_unseen(place: str | Path, open_record: Open) -> None:
    ann, bob = open_record(place), open_record(place)
    before = correction(value=1)
    ann.commit(correcting(before))
    assert bob.get(Correction, before.key) == before
    ann.commit(correcting(correction(value=2), before))
    for stale in (
        correcting(correction(value=3, by="bob"), before),
        correcting(correction(value=3, by="bob")),
        replace(correcting(before, before), after=None),
    ):
        with pytest.raises(RecordProblem, match="correction AOP-2025-26/Trust/AC01 has been changed since") as refused:
            bob.commit(stale)
        assert refused.value.advice
    assert bob.get(Correction, before.key) == correction(value=2)
    with pytest.raises(RecordProblem):
        bob.commit(correcting(correction("AC02", 2), before=correction("AC02")))


def test_a_thing_removed_is_gone_and_its_change_remains(place: str | Path, open_record: Open) -> None:
    record = open_record(place)
    record.commit(correcting(correction()))
    record.commit(replace(correcting(correction(), correction()), after=None, why="put right in the workbook"))
    assert record.all(Correction) == ()
    assert record.changes()[0].before == correction()
    assert record.changes()[0].why == "put right in the workbook"
    assert record.unbroken()


def test_a_thing_written_by_an_older_version_is_still_the_one_before(record: Record) -> None:
    record.commit(correcting(correction()))
    with record.writing() as db:  # as an older version would have spelt it: the same value, other text
        db.exec_driver_sql('UPDATE thing SET body = replace(body, \'"number":"1"\', \'"number":"1.0"\')')
    record.commit(correcting(correction(value=2), before=correction()))
    assert record.get(Correction, correction().key) == correction(value=2)


def test_the_moment_of_a_change_is_kept_in_utc(record: Record) -> None:
    record.commit(replace(correcting(correction()), at=NOON + timedelta(microseconds=1)))
    assert record.changes()[0].at == NOON + timedelta(microseconds=1)
    with pytest.raises(ValueError, match="UTC"):
        record.commit(replace(correcting(correction("B")), at=NOON.replace(tzinfo=None)))
    assert record.head()[0] == 1


def test_a_change_that_speaks_of_another_thing_is_a_bug(record: Record) -> None:
    with pytest.raises(TypeError):
        record.commit(replace(correcting(correction()), key="another"))
    with pytest.raises(TypeError):
        record.commit(replace(correcting(correction()), kind=Explanation))
    with pytest.raises(TypeError):
        record.commit(replace(correcting(correction()), kind=str))
    assert record.head()[0] == 0


def test_the_record_says_which_version_wrote_it(record: Record) -> None:
    record.commit(correcting(correction()))
    with record.reading() as db:
        assert db.scalar(head.select().with_only_columns(head.c.program)) == __version__


def test_another_thread_is_refused_and_may_have_it_once_the_first_has_ended(record: Record) -> None:
    met: list[BaseException] = []

    def elsewhere(use: Callable[[], object]) -> None:
        def used() -> None:
            try:
                use()
            except RuntimeError as error:
                met.append(error)

        thread = threading.Thread(target=used, name="screen")
        thread.start()
        thread.join()

    record.commit(correcting(correction()))
    for use in (
        lambda: record.all(Correction),
        lambda: record.commit(correcting(correction("B"))),
        record.unbroken,
        record.close,
    ):
        elsewhere(use)
        assert "belongs to the thread MainThread, and the thread screen used it" in str(met.pop())
    record.close()
    elsewhere(record.head)
    assert met == []
    record.close()  # the thread that owned it has ended
    assert record.head()[0] == 1


def test_the_latest_batch_that_stands_is_found_past_what_was_undone(place: str | Path, open_record: Open) -> None:
    record = open_record(place)
    first = record.commit(correcting(correction("A")), correcting(correction("B")))
    (second,) = record.commit(correcting(correction("C")))
    record.commit(correcting(correction("D", by="bob")))
    acts = {Act.CORRECT_ANSWER}
    assert record.latest_standing("ann", acts) == (second,)
    record.commit(replace(second, act=Act.UNDO, before=second.after, after=None, undoes=second.number))
    assert record.latest_standing("ann", acts) == first
    assert record.latest_standing("ann", {Act.EXPLAIN_FINDING}) == ()
    assert record.latest_standing("zoe", acts) == ()


def test_opening_a_record_that_is_up_to_date_needs_no_migration_tool(record: Record, tmp_path: Path) -> None:
    record.commit(correcting(correction()))
    record.close()
    script = (
        "import sys; from pathlib import Path; from nhsbn_desktop.record.store import Record;"
        "from nhsbn_desktop.services.session import THINGS;"
        "assert Record(Path(sys.argv[1]), THINGS).head()[0] == 1; assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", script, str(tmp_path / "record.sqlite")], check=True)
