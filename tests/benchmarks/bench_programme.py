"""How long a programme of 40 collections with five years of history takes to load: programme, steps, plans and all."""

import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from nhsbn_desktop.desktop.rows.agenda_rows import read_agenda
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.programme import Decision, Nomination, Participation, ProgrammeEntry, roll_forward
from nhsbn_desktop.domain.requests import DataRequest
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services import programme
from nhsbn_desktop.services.collections import shipped_collections
from nhsbn_desktop.services.session import THINGS, Session

COLLECTIONS, YEARS, LIMIT = 40, 5, 0.300
NOW = datetime(2026, 7, 14, 9, tzinfo=UTC)
pytestmark = pytest.mark.benchmark


def with_history(folder: Path) -> Session:
    """A record as it is after five years: every collection decided, nominated, planned in six sections, asked for."""
    person, record = Person("ann", "Ann Hale", Role.IQO), Record(folder / "record.sqlite", THINGS)
    session = Session(person, record, Files(folder / "files"), lambda: NOW)
    opens, deadline, outputs = date(2022, 6, 15), date(2022, 7, 29), date(2022, 12, 1)
    names = {f"C{number:02}-2021-22": f"Collection {number}" for number in range(COLLECTIONS)}
    entries = [
        ProgrammeEntry(key, name, "2021/22", opens, deadline, outputs, programme="2021/22")
        for key, name in names.items()
    ]
    for _ in range(YEARS):
        keys = [entry.key for entry in entries]
        session.commit_all(Act.ROLL_PROGRAMME, entries)
        session.commit_all(Act.DECIDE_PARTICIPATION, [Participation(k, Decision.TAKING_PART, NOW.date()) for k in keys])
        session.commit_all(Act.NOMINATE_LEAD, [Nomination(key, "mei.lin", "dana.fox", NOW.date()) for key in keys])
        plan = [
            PlanEntry(key, f"Section {n}", "mei.lin", "ESR", NOW.date(), NOW.date()) for key in keys for n in range(6)
        ]
        session.commit_all(Act.PLAN_SECTION, plan)
        asked = [DataRequest(one.collection, one.section, "Mei Lin", "", NOW, "ann", one.data_by) for one in plan]
        session.commit_all(Act.SEND_REQUEST, asked)
        entries = [replace(roll_forward(entry), note="") for entry in entries]
    return session


def test_a_programme_of_forty_collections_and_five_years_loads_in_time(tmp_path: Path) -> None:
    session = with_history(tmp_path)
    known = shipped_collections()
    took = []
    for _ in range(5):
        start = time.perf_counter()
        rows = programme.read_programme(session, known).rows
        middle = time.perf_counter()
        agenda = read_agenda(session, known)
        took.append((middle - start, time.perf_counter() - middle))
    session.record.close()
    loading, home = (sorted(times)[len(times) // 2] for times in zip(*took, strict=True))
    sys.stdout.write(
        f"\n{len(rows)} collections of {YEARS} years: programme {loading * 1000:.0f} ms, "
        f"home with {len(agenda.items)} items {home * 1000:.0f} ms"
    )
    assert len(rows) >= COLLECTIONS * YEARS
    assert loading < LIMIT
