"""On a server everybody writes their own: tried with raw SQL, as each account, past the program and its menus."""

from collections.abc import Generator
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.plan import MetricPlan, PlanEntry
from nhsbn_desktop.domain.problems import RecordProblem, SignInNeeded
from nhsbn_desktop.domain.sections import AnswersBySection
from nhsbn_desktop.domain.sign_off import SignOff, Validation
from nhsbn_desktop.record.codec import encode
from nhsbn_desktop.record.preparing import admit, prepare, shut_out
from nhsbn_desktop.record.rights import KIND_RIGHTS
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS
from tests.server import as_account, by_loopback, english_database_at

NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)
TEAM = (
    Person("ann", "Ann Hale", Role.IQO),
    Person("priya", "Priya Shah", Role.NOMINATED_LEAD),
    Person("con", "Con Ryan", Role.CONTRIBUTOR),
    Person("dee", "Dee Okafor", Role.CARE_GROUP_DIRECTOR),
)


def _entry(section: str, lead: str, contributor: str) -> PlanEntry:
    return PlanEntry("AOP", section, lead, "ESR", date(2025, 6, 1), date(2025, 7, 1), contributor)


@pytest.fixture(scope="module")
def refusing(postgresql: str) -> Generator[str]:
    """One record for all that is refused, since nothing of it leaves a trace."""
    with english_database_at(postgresql) as url:
        _ready(url)
        yield url


@pytest.fixture
def shared(postgresql_record: str) -> str:
    _ready(postgresql_record)
    return postgresql_record


def _ready(url: str) -> None:
    """For four people: con contributes to Workforce, priya leads it, and nobody holds Activity."""
    prepare(url, THINGS)
    for person in TEAM:
        admit(url, person, THINGS)
    with closing(Record(as_account(url, "ann"), THINGS)) as record:
        sections = AnswersBySection("AOP", (("W/1", "Workforce"), ("A1", "Activity"), ("A2[EIP]", "Activity")))
        for act, thing in (
            (Act.PLAN_SECTION, sections),
            (Act.PLAN_SECTION, _entry("Workforce", "priya", "con")),
            (Act.PLAN_SECTION, _entry("Activity", "", "")),
            (Act.PLAN_METRIC, MetricPlan("AOP", "Activity", "A2", contributor="con")),
        ):
            record.commit(Change(NOON, "ann", act, type(thing), thing.key, None, thing))


def _run(url: str, account: str, statement: str, **given: Any) -> None:
    engine = sa.create_engine(as_account(url, account), poolclass=NullPool)
    with engine.begin() as db:
        db.execute(sa.text(statement), given)


_INSERT = """INSERT INTO change (number, at, "by", act, kind, key, before, after, why, undoes, batch, seal, origin)
             VALUES (0, :at, :by, :act, :kind, :key, :before, :after, '', 0, 0, '', :origin)"""


def _write(
    url: str, account: str, thing: Any, act: Act, *, by: str = "", before: str | None = None, origin: str = ""
) -> None:
    _run(
        url, account, _INSERT, at=NOON.isoformat(), by=by or account, act=act.name, kind=type(thing).__name__,
        key=thing.key, before=before, after=encode(thing), origin=origin,
    )  # fmt: skip


def _correction(code: str, by: str) -> Correction:
    return Correction("AOP/Trust", code, Decimal(7), "counted again", by, NOON)


def _trail(url: str) -> list[int]:
    with closing(Record(url, THINGS)) as record:
        assert record.unbroken()
        return [change.number for change in record.changes()]


def test_a_contributor_writes_the_one_metric_that_the_plan_gives_them_in_anothers_section(shared: str) -> None:
    _write(shared, "con", _correction("A2[EIP]", "con"), Act.CORRECT_ANSWER)
    assert len(_trail(shared)) == 9


@pytest.mark.parametrize("account", ["con", "priya"])
def test_a_contributor_and_a_lead_write_in_their_own_section(shared: str, account: str) -> None:
    _write(shared, account, _correction("W/1", account), Act.CORRECT_ANSWER)
    with closing(Record(shared, THINGS)) as record:
        assert record.get(Correction, "AOP/Trust/W/1") == _correction("W/1", account)
        assert record.unbroken()


@pytest.mark.parametrize(
    ("account", "thing", "act"),
    [
        ("con", _correction("A1", "con"), Act.CORRECT_ANSWER),
        ("con", _correction("no such answer", "con"), Act.CORRECT_ANSWER),
        ("priya", _correction("A1", "priya"), Act.CORRECT_ANSWER),
        ("priya", _correction("A2[EIP]", "priya"), Act.CORRECT_ANSWER),
        ("con", Validation("AOP/Trust", "Workforce", "con", NOON, (), "", ()), Act.VALIDATE),
        ("con", Validation("AOP/Trust", "Workforce", "con", NOON, (), "", ()), Act.CORRECT_ANSWER),
        ("priya", Validation("AOP/Trust", "Activity", "priya", NOON, (), "", ()), Act.VALIDATE),
        ("priya", SignOff("AOP/Trust", "priya", NOON, (), "", ()), Act.SIGN_OFF),
        ("con", Person("con", "Con Ryan", Role.IQO), Act.CORRECT_ANSWER),
        ("con", Person("mallory", "Mallory", Role.IQO), Act.ENROL_PERSON),
        ("con", _entry("Activity", "con", "con"), Act.CORRECT_ANSWER),
        ("con", AnswersBySection("AOP", (("A1", "Workforce"),)), Act.CORRECT_ANSWER),
        ("dee", _entry("Audit", "dee", "dee"), Act.SIGN_OFF),
    ],
)
def test_nobody_writes_what_is_anothers(refusing: str, account: str, thing: Any, act: Act) -> None:
    before = _trail(refusing)
    with pytest.raises(DBAPIError, match=r"may not write|row-level security"):
        _write(refusing, account, thing, act)
    assert _trail(refusing) == before


@pytest.mark.parametrize("account", ["con", "priya", "dee", "ann"])
def test_nobody_writes_in_anothers_name(refusing: str, account: str) -> None:
    other = "ann" if account != "ann" else "con"
    for origin in ("", "otherdesk/1"):
        if account == "ann" and origin:
            continue  # an officer takes in what another signed on a desk of their own
        with pytest.raises(DBAPIError, match=r"may not write|row-level security"):
            _write(refusing, account, _correction("W/1", other), Act.CORRECT_ANSWER, by=other, origin=origin)


_TAMPERING = (
    "UPDATE change SET why = 'another'",
    "UPDATE change SET seal = '' WHERE number = 1",
    "DELETE FROM change",
    "TRUNCATE change",
    "UPDATE head SET number = 0, seal = ''",
    "DELETE FROM head",
    "INSERT INTO head VALUES (1, 0, '', '', '')",
    "UPDATE thing SET body = '{}'",
    "INSERT INTO thing VALUES ('Person', 'mallory', '{}')",
    "DELETE FROM thing",
    "DROP TABLE change",
    "ALTER TABLE change DISABLE TRIGGER ALL",
    "ALTER TABLE change DISABLE ROW LEVEL SECURITY",
    "DROP TRIGGER change_is_taken ON change",
    "DROP POLICY may_write ON change",
    "CREATE TABLE mine (x int)",
    "INSERT INTO act_right VALUES ('SIGN_OFF', 'contributor')",
    "UPDATE kind_right SET own_section = '{}'",
    "UPDATE kept_file SET suffix = '.exe'",
    "DELETE FROM kept_file",
    "SET ROLE record",
    "SET SESSION AUTHORIZATION record",
    "CREATE OR REPLACE FUNCTION record_role() RETURNS text LANGUAGE sql AS 'SELECT ''x'''",
)


@pytest.mark.parametrize("account", ["con", "priya", "dee", "ann"])
def test_nobody_alters_the_trail_or_the_rules(refusing: str, account: str) -> None:
    before = _trail(refusing)
    for statement in _TAMPERING:
        with pytest.raises(DBAPIError, match=r"permission denied|must be owner|must be superuser|violates"):
            _run(refusing, account, statement)
    assert _trail(refusing) == before


def test_even_the_records_own_keeper_alters_no_change(refusing: str) -> None:
    for statement in ("UPDATE change SET why = 'x'", "DELETE FROM change", "TRUNCATE change CASCADE"):
        with pytest.raises(DBAPIError, match="never altered or removed"):
            _run(refusing, "record", statement)


def test_a_change_over_what_no_longer_stands_is_refused(shared: str) -> None:
    _write(shared, "con", _correction("W/1", "con"), Act.CORRECT_ANSWER)
    with pytest.raises(DBAPIError, match="changed since"):
        _write(shared, "priya", _correction("W/1", "priya"), Act.CORRECT_ANSWER)


def test_a_seal_is_the_servers_to_give(refusing: str) -> None:
    statement = _INSERT.replace("0, 0, '', :origin", "0, 0, 'f00', :origin")
    thing = _correction("W/1", "con")
    with pytest.raises(DBAPIError, match="trail has gone on"):
        _run(
            refusing, "con", statement, at=NOON.isoformat(), by="con", act="CORRECT_ANSWER", kind="Correction",
            key=thing.key, before=None, after=encode(thing), origin="",
        )  # fmt: skip


@pytest.mark.parametrize(
    "why", ["plain", 'quote " and \\ back', "Zoë — 20 °C ≤ 😀", "tab\tline\nbell\x07del\x7f", "/é/"]
)
def test_the_server_seals_as_the_program_does(shared: str, why: str) -> None:
    with closing(Record(as_account(shared, "ann"), THINGS)) as record:
        thing = _correction("A1", "ann")
        record.commit(Change(NOON, "ann", Act.CORRECT_ANSWER, Correction, thing.key, None, thing, why))
        assert record.unbroken()
        assert record.changes(1)[0].why == why


def test_a_stranger_with_an_account_on_the_server_sees_nothing(shared: str) -> None:
    with closing(Record(shared, THINGS)) as record, record.writing() as db:
        db.exec_driver_sql("DROP ROLE IF EXISTS stranger")
        db.exec_driver_sql("CREATE ROLE stranger LOGIN")
    with (
        closing(Record(as_account(shared, "stranger"), THINGS)) as record,
        pytest.raises(RecordProblem, match="refused"),
    ):
        record.head()


def test_who_is_shut_out_is_out_at_once_and_what_they_did_stays(shared: str) -> None:
    with closing(Record(as_account(shared, "con"), THINGS)) as record:
        thing = _correction("W/1", "con")
        record.commit(Change(NOON, "con", Act.CORRECT_ANSWER, Correction, thing.key, None, thing))
        shut_out(shared, "con", THINGS)
        with pytest.raises(RecordProblem):  # the line is cut, and whether that is seen in time to say why is chance
            record.head()
        with pytest.raises(RecordProblem, match="refused this account"):
            record.head()
    with closing(Record(shared, THINGS)) as record:
        assert record.get(Correction, thing.key) == thing


def test_an_account_signs_in_with_its_own_password_which_no_address_or_message_shows(postgresql_record: str) -> None:
    prepare(postgresql_record, THINGS)
    with closing(Record(postgresql_record, THINGS)) as record, record.writing() as db:
        db.exec_driver_sql("DROP ROLE IF EXISTS wes")
    assert admit(postgresql_record, Person("wes", "Wes Lund", Role.IQO), THINGS, own=lambda: "s3cret ✓ pass")
    address = by_loopback(postgresql_record, "wes")
    with closing(Record(address, THINGS, password=lambda: "s3cret ✓ pass")) as record:
        assert record.head()[0] == 1
        assert "s3cret" not in record.place
    for wrong in (lambda: "guess", lambda: None):
        with closing(Record(address, THINGS, password=wrong)) as record, pytest.raises(SignInNeeded) as refused:
            record.head()
        assert "guess" not in str(refused.value)


def test_preparing_again_changes_nothing_that_is_on_record(shared: str) -> None:
    before = _trail(shared)
    prepared = prepare(shared, THINGS)
    assert prepared.room == 30
    assert _trail(shared) == before
    _write(shared, "con", _correction("W/1", "con"), Act.CORRECT_ANSWER)


def test_every_kind_of_thing_says_who_may_write_it_on_a_server() -> None:
    assert {kind.__name__ for kind in THINGS} == {right.kind for right in KIND_RIGHTS}
