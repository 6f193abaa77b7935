"""Killed in the midst of a merge, a migration or a move: the record opens, and nothing shown as saved is gone."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import closing, suppress
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.record.copying import all_held, rows_after
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.migrations import REVISIONS
from nhsbn_desktop.record.moving import move
from nhsbn_desktop.record.preparing import admit, prepare
from nhsbn_desktop.record.shared_record import SharedRecord
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.record.trail import row_of
from nhsbn_desktop.services.session import THINGS
from tests.record.conftest import correcting, correction
from tests.server import as_account

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a life is a fork, which Windows has not")

DEATHS = [4, pytest.param(66, marks=pytest.mark.slow)]  # of each kind, beside those in the midst of a save
Kill = Callable[[str, str, int, float], list[str]]


@pytest.fixture
def kill(tmp_path: Path) -> Generator[Kill]:
    """`kill(work, url, life, seconds)`: what the life said before it was killed so many seconds after it began."""
    lives: dict[str, subprocess.Popen[str]] = {}

    def one(work: str, url: str, life: int, seconds: float) -> list[str]:
        if work not in lives:
            command = [sys.executable, "-m", "tests.record.dying", work, str(tmp_path), url]
            lives[work] = subprocess.Popen(
                command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
            )
        process = lives[work]
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{life}\n")
        process.stdin.flush()
        pid = int(process.stdout.readline())
        time.sleep(seconds)
        with suppress(ProcessLookupError):  # on a quick computer the work may be done by then
            os.kill(pid, signal.SIGKILL)
        return [line.strip() for line in iter(process.stdout.readline, "ended\n")]

    yield one
    for process in lives.values():
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(20) == 0
        if process.stdout is not None:
            process.stdout.close()


@pytest.mark.parametrize("deaths", DEATHS)
def test_what_was_saved_without_the_server_is_there_after_a_death_in_the_merge(
    kill: Kill, postgresql_record: str, tmp_path: Path, deaths: int
) -> None:
    prepare(postgresql_record, THINGS)
    for key in ("ann", "bob"):
        admit(postgresql_record, Person(key, key.title(), Role.IQO), THINGS)
    url, chance, saved = as_account(postgresql_record, "ann"), random.Random(7), 0
    for life in range(1, deaths + 1):
        said = kill("merge", url, life, 0.1 + 0.5 * chance.random())
        latest = {key: int(value) for key, value in (line.split() for line in said if line != "done")}
        saved += len(said)
        with closing(SharedRecord(url, tmp_path / "copy.sqlite", THINGS)) as mine:
            mine.sync()
            assert mine.waiting() == 0
            assert mine.unbroken()
            found = _values_of_ann(mine)
        for key, value in latest.items():  # or what this life saved over it, which it had no time to tell
            assert any(value <= other < (life + 1) * 10_000 for other in found.get(key, ())), (key, value)
    with closing(Record(postgresql_record, THINGS)) as server:
        assert server.unbroken()
    assert saved  # else every life ended before it had saved anything, and nothing was proven


def _values_of_ann(record: SharedRecord) -> dict[str, list[Decimal]]:
    """Every value of ann's by its answer: on the trail, or held for her to choose."""
    found: dict[str, list[Decimal]] = {}
    for change in record.changes():
        if change.by == "ann" and isinstance(change.after, Correction) and isinstance(change.after.value, Decimal):
            found.setdefault(change.key, []).append(change.after.value)
    with record.reading() as db:
        held = all_held(db).values()
    for one in held:
        thing = record._read(one.kind, one.mine)
        found.setdefault(one.key, []).append(thing.value)
    return found


@pytest.mark.parametrize("deaths", DEATHS)
def test_a_record_killed_while_it_is_migrated_opens_with_all_that_was_in_it(
    kill: Kill, tmp_path: Path, deaths: int
) -> None:
    template, chance, migrated = tmp_path / "old.sqlite", random.Random(3), 0
    head = write_in_form(template, REVISIONS[:1], 400)
    for life in range(1, deaths + 1):
        folder = tmp_path / str(life)
        folder.mkdir()
        shutil.copy(template, folder / "record.sqlite")
        migrated += "done" in kill("migrate", "-", life, 0.15 * chance.random())
        with closing(Record(folder / "record.sqlite", THINGS)) as record:
            assert record.head() == head
            assert record.unbroken()
            assert len(record.all(Correction)) == 400
        (copy,) = folder.glob("*.before-*[0-9]")
        with closing(Record(copy, THINGS, REVISIONS[:1])) as before, before.reading() as db:
            assert db.scalar(text("SELECT count(*) FROM thing")) == 400
    assert migrated < deaths


def write_in_form(path: Path, revisions: tuple[object, ...], count: int) -> tuple[int, str]:
    """A record as the program of these revisions wrote it; gives its head."""
    with closing(Record(path, THINGS, revisions)) as record, record.writing() as db:  # type: ignore[arg-type]
        has = {row[1] for row in db.exec_driver_sql("PRAGMA table_info(change)")}
        sealed = ""
        for number in range(1, count + 1):
            row = row_of(correcting(correction(f"A{number}")), number, number, sealed, None)
            sealed = row["seal"]
            given = {name: value for name, value in row.items() if name in has}
            names, marks = (", ".join(f'"{name}"' for name in given), ", ".join(f":{name}" for name in given))
            db.execute(text(f"INSERT INTO change ({names}) VALUES ({marks})"), given)
            db.execute(text("INSERT INTO thing VALUES (:kind, :key, :after)"), row)
        db.execute(text("UPDATE head SET number = :count, seal = :seal"), {"count": count, "seal": sealed})
    return count, sealed


@pytest.mark.parametrize("form", range(1, len(REVISIONS)))
def test_a_record_of_every_earlier_form_is_brought_up_to_date_after_a_copy_was_taken(tmp_path: Path, form: int) -> None:
    path = tmp_path / "record.sqlite"
    head = write_in_form(path, REVISIONS[:form], 30)
    before = path.read_bytes()
    with closing(Record(path, THINGS)) as record:
        assert record.head() == head
        assert record.unbroken()
        assert len(record.all(Correction)) == 30
    copy = tmp_path / f"record.sqlite.before-{REVISIONS[-1].revision}"
    with closing(Record(copy, THINGS, REVISIONS[:form])) as old, old.reading() as db:
        assert [row["number"] for row in db.execute(text("SELECT number FROM change")).mappings()] == list(range(1, 31))
    assert len(copy.read_bytes()) >= len(before) // 2


@pytest.mark.parametrize("deaths", DEATHS)
def test_a_move_killed_again_and_again_ends_whole(
    kill: Kill, postgresql_record: str, tmp_path: Path, deaths: int
) -> None:
    with closing(Record(tmp_path / "from.sqlite", THINGS)) as source:
        for number in range(deaths * 40):
            source.commit(correcting(correction(f"A{number}")))
        files, chance, reached = Files(tmp_path / "files"), random.Random(1), [0]
        for number in range(20):
            files.keep_bytes(bytes([number]) * 50_000, ".xlsx")
        head = source.head()
    for life in range(deaths):
        kill("move", postgresql_record, life, 0.1 + 0.4 * chance.random())
        with closing(Record(postgresql_record, THINGS)) as target:
            reached.append(target.head()[0])
            assert target.unbroken()
    assert reached == sorted(reached)
    with (
        closing(Record(tmp_path / "from.sqlite", THINGS)) as source,
        closing(Record(postgresql_record, THINGS)) as target,
    ):
        moved = move(source, files, target, Files(tmp_path / "none"))
        assert (moved.changes, moved.files, target.head()) == (deaths * 40, 20, head)
        with source.reading() as here, target.reading() as there:
            assert rows_after(here, 0) == rows_after(there, 0)
