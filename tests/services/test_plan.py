"""The plan as it is kept: drafted from last year's, with requests, queries, challenges and hours on a real record."""

import email
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from email import policy
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.plan import MetricPlan, PlanEntry, ReportRequest
from nhsbn_desktop.domain.plan_rules import Nation, PlanRules
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.domain.programme import Nomination
from nhsbn_desktop.domain.progress import Standing, read_progress
from nhsbn_desktop.domain.requests import RequestState, stand_of_request
from nhsbn_desktop.services import burden, calendar, challenges, packs, plan, programme, queries, requests, submissions
from nhsbn_desktop.services.sample import sample_collection, write_sample
from nhsbn_desktop.services.session import Session

MEI = Person("mei.lin", "Mei Lin", Role.NOMINATED_LEAD, "mei.lin@northmoor.example")
DANA = Person("dana.fox", "Dana Fox", Role.CARE_GROUP_DIRECTOR, "dana.fox@northmoor.example")
LAST_DEADLINE = date(2025, 7, 31)


@pytest.fixture
def aop() -> Collection:
    return sample_collection()


@pytest.fixture
def on(session: Session) -> Callable[[str], Session]:
    """The same desk on another day."""
    return lambda day: replace(session, now=lambda: datetime.fromisoformat(f"{day}T09:00:00").replace(tzinfo=UTC))


def last_year(session: Session, aop: Collection) -> None:
    entry = PlanEntry(
        "AOP-2024-25", "Workforce", "mei.lin", "Electronic staff record", date(2025, 7, 18), date(2025, 7, 24),
        contributor="Mei Lin", note="Staff in post on 31 March", report=ReportRequest("4711", date(2025, 6, 1)),
    )  # fmt: skip
    plan.plan_section(session, entry)
    metric = next(metric for metric in aop.metrics if metric.section == "Workforce")
    own = MetricPlan(entry.collection, entry.section, metric.ref, source="Finance ledger", data_by=date(2025, 7, 10))
    plan.plan_metric(session, entry, own)


def first(session: Session, aop: Collection, section: str = "Workforce") -> PlanEntry:
    return next(entry for entry in plan.entries(session, aop) if entry.section == section)


def read_mail(path: Path) -> Any:
    return email.message_from_bytes(path.read_bytes(), policy=policy.default)


def test_last_years_plan_gives_this_years_people_sources_metrics_and_distances(
    session: Session, aop: Collection
) -> None:
    last_year(session, aop)
    plan.draft(session, aop, submissions.timetable(session, aop), last_deadline=LAST_DEADLINE)
    entry = first(session, aop)
    assert (entry.lead, entry.contributor, entry.source) == ("mei.lin", "Mei Lin", "Electronic staff record")
    assert (entry.data_by, entry.validated_by) == (date(2026, 7, 20), date(2026, 7, 24))
    assert entry.report == ReportRequest("4711", date(2025, 6, 1))
    [metric] = session.record.all(MetricPlan, aop.key)
    assert (metric.collection, metric.source, metric.data_by) == (aop.key, "Finance ledger", None)
    assert first(session, aop, "Access").data_by == date(2026, 7, 10)  # a section without a last year


def test_the_lead_whom_the_director_named_this_year_goes_before_last_years(session: Session, aop: Collection) -> None:
    last_year(session, aop)
    programme.nominate(session, Nomination(aop.key, "sam.rye", "dana.fox", date(2026, 6, 1), ("Workforce",)))
    plan.draft(session, aop, submissions.timetable(session, aop))
    assert first(session, aop).lead == "sam.rye"
    assert first(session, aop, "Access").lead == ""


def test_the_days_follow_the_nation_and_a_deadline_that_the_network_moves(session: Session, aop: Collection) -> None:
    before = submissions.timetable(session, aop)
    entry = programme.find(session, aop.key)
    assert entry is not None
    programme.save_entry(session, replace(entry, deadline=date(2026, 8, 7)))
    moved = submissions.timetable(session, aop)
    plan.set_rules(session, PlanRules(Nation.SCOTLAND))
    scottish = submissions.timetable(session, aop)
    assert before is not None
    assert moved is not None
    assert scottish is not None
    assert [before.data_by, moved.data_by, scottish.data_by] == [
        date(2026, 7, 10),
        date(2026, 7, 17),
        date(2026, 7, 16),  # the Scottish bank holiday of 3 August lies between
    ]


def test_a_metric_that_differs_lays_over_its_section_and_what_says_nothing_is_taken_away(
    session: Session, aop: Collection
) -> None:
    plan.draft(session, aop, submissions.timetable(session, aop))
    entry = first(session, aop)
    own = MetricPlan(aop.key, "Workforce", "WF01", contributor="Finance", data_by=date(2026, 7, 3))
    plan.plan_metric(session, entry, own)
    over = own.over(entry)
    assert (over.contributor, over.data_by, over.source) == ("Finance", date(2026, 7, 3), entry.source)
    with pytest.raises(NotReady, match="after its section is validated"):
        plan.plan_metric(session, entry, replace(own, data_by=date(2026, 7, 30)))
    plan.plan_metric(session, entry, MetricPlan(aop.key, "Workforce", "WF01"))
    assert session.record.all(MetricPlan, aop.key) == ()


def test_who_may_not_ask_for_data_leaves_no_draft_behind(session: Session, aop: Collection, tmp_path: Path) -> None:
    plan.enrol(session, MEI)
    plan.draft(session, aop, submissions.timetable(session, aop))
    entry = replace(first(session, aop), lead="mei.lin")
    request = requests.ask(session, aop, entry, tmp_path / "kept.eml")
    director, draft = session.as_person(DANA), tmp_path / "stray.eml"
    for refused in (
        lambda: requests.ask(director, aop, entry, draft),
        lambda: requests.remind(director, aop, request, draft),
        lambda: requests.escalate(director, aop, request, DANA, draft),
    ):
        with pytest.raises(NotPermitted):
            refused()
    assert not draft.exists()


def test_a_request_is_an_unsent_draft_with_the_sections_workbook_and_is_followed_to_its_end(
    on: Callable[[str], Session], aop: Collection, tmp_path: Path
) -> None:
    asking = on("2026-06-29")
    for person in (MEI, DANA):
        plan.enrol(asking, person)
    plan.draft(asking, aop, submissions.timetable(asking, aop))
    entry = replace(first(asking, aop), lead="mei.lin", note="Staff in post on 31 March")
    workbook = write_sample(tmp_path).workbook("Alderbrook")
    pack = tmp_path / "Workforce.xlsx"
    packs.issue(asking, workbook, pack, "Workforce")
    request = requests.ask(asking, aop, entry, tmp_path / "request.eml", pack=pack)
    message = read_mail(tmp_path / "request.eml")
    assert (message["X-Unsent"], message["To"]) == ("1", MEI.email)
    assert message["Subject"] == (
        "Data request: Workforce, Adult and Older People's Mental Health 2025/26, by 10 July 2026"
    )
    [attached] = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("Workforce.xlsx", pack.read_bytes())
    assert "Staff in post on 31 March" in message.get_body().get_content()

    requests.remind(on("2026-07-13"), aop, request, tmp_path / "reminder.eml")
    [request] = requests.requests(asking, aop)
    assert request.reminded == (date(2026, 7, 13),)
    assert "was due on 10 July 2026 and has not come" in read_mail(tmp_path / "reminder.eml").get_body().get_content()
    requests.escalate(on("2026-07-17"), aop, request, DANA, tmp_path / "escalation.eml")
    [request] = requests.requests(asking, aop)
    assert "Reminders: 13 July 2026." in read_mail(tmp_path / "escalation.eml").get_body().get_content()
    requests.receive(on("2026-07-20"), request, date(2026, 7, 20))
    [request] = requests.requests(asking, aop)
    assert stand_of_request(request, PlanRules(), date(2026, 7, 21), frozenset()).state is RequestState.RECEIVED
    with pytest.raises(NotReady, match="has come"):
        requests.remind(on("2026-07-21"), aop, request, tmp_path / "again.eml")


def test_nobody_is_asked_where_the_plan_names_nobody(session: Session, aop: Collection, tmp_path: Path) -> None:
    plan.draft(session, aop, submissions.timetable(session, aop))
    with pytest.raises(NotReady, match="Nobody is named to bring Workforce"):
        requests.ask(session, aop, first(session, aop), tmp_path / "request.eml")
    assert not (tmp_path / "request.eml").exists()


def test_an_open_query_a_report_and_a_challenge_each_block_their_section_until_they_are_settled(
    on: Callable[[str], Session], aop: Collection
) -> None:
    session = on("2026-06-29")
    plan.draft(session, aop, submissions.timetable(session, aop))
    plan.plan_section(session, replace(first(session, aop), report=ReportRequest("4711", date(2026, 6, 20))))
    queries.ask(session, aop, ["WF01"], "Are bank staff counted?")
    challenges.raise_challenge(session, aop, "No report of leavers can be had.", "Workforce")

    def stand() -> tuple[Standing, str]:
        rows = read_progress(
            plan.entries(session, aop),
            (),
            submissions.timetable(session, aop),
            date(2026, 6, 29),
            session.days_off(),
            plan.facts(session, aop),
        )
        return next((row.standing, row.why) for row in rows if row.entry.section == "Workforce")

    assert stand() == (
        Standing.BLOCKED,
        "Redmine 4711 is not ready. The Network has not answered the definitions query of 29 June 2026: "
        "Are bank staff counted? A challenge is not settled: No report of leavers can be had. "
        "Data is due in 9 working days.",
    )
    today = date(2026, 6, 29)
    ready = ReportRequest("4711", date(2026, 6, 20), ready_on=today)
    plan.plan_section(session, replace(first(session, aop), report=ready))
    [query] = queries.queries(session, aop)
    queries.answer(session, query, "No, they are not.", today, "the support team")
    [challenge] = challenges.challenges(session, aop)
    challenges.escalate(session, challenge, "A report before 10 July", today)
    [challenge] = challenges.challenges(session, aop)
    assert stand()[0] is Standing.BLOCKED  # escalated is not settled
    challenges.settle(session, challenge, "Informatics builds it.", today)
    assert stand() == (Standing.NOT_STARTED, "Data is due in 9 working days.")


def test_last_years_answers_come_along_once_and_are_to_be_confirmed(
    on: Callable[[str], Session], aop: Collection
) -> None:
    session = on("2025-06-29")
    before = replace(aop, key="AOP-2024-25", year="2024/25")
    queries.ask(session, before, ["WF01", "AC01"], "Are bank staff counted?")
    queries.ask(session, before, ["WF01"], "Never answered")
    query = next(one for one in queries.queries(session, before) if one.question == "Are bank staff counted?")
    queries.answer(session, query, "No.", date(2025, 7, 1))
    now = on("2026-06-15")
    plan.draft(now, aop, submissions.timetable(now, aop))
    plan.draft(now, aop, submissions.timetable(now, aop))
    [carried] = queries.queries(now, aop)
    assert (carried.answer, carried.carried_from) == ("No.", query.key)
    assert carried.state(date(2026, 6, 15), frozenset()).value == "Carried over: confirm"
    queries.confirm(now, carried)
    assert queries.queries(now, aop)[0].state(date(2026, 6, 15), frozenset()).value == "Answered"


def test_hours_are_summed_by_section_and_set_beside_the_year_before(
    on: Callable[[str], Session], aop: Collection
) -> None:
    session, before = on("2026-07-01"), replace(aop, key="AOP-2024-25")
    day = date(2026, 6, 30)
    burden.spend(session, before, "Workforce", "Mei Lin", day, Decimal("12"), "")
    burden.spend(session, aop, "Workforce", "Mei Lin", day, Decimal("3.5"), "Mapping")
    burden.spend(session, aop, "Workforce", "Finance", day, Decimal("1.25"), "")
    burden.spend(session, aop, "", "Ann Hale", day, Decimal("2"), "Plan meeting")
    ledger = burden.read_ledger(session, aop)
    assert (ledger.hours, ledger.before) == (Decimal("6.75"), Decimal("12"))
    workforce = next(one for one in ledger.sections if one.section == "Workforce")
    assert (workforce.hours, workforce.people, workforce.before) == (Decimal("4.75"), 2, Decimal("12"))
    assert ledger.sections[-1].section == ""
    for hours, wrong in ((Decimal("25"), date(2026, 6, 30)), (Decimal("0"), day), (Decimal("1"), date(2026, 7, 2))):
        with pytest.raises(NotReady):
            burden.spend(session, aop, "Workforce", "Mei Lin", wrong, hours, "")


def test_a_calendar_file_sent_again_moves_what_moved_and_cancels_what_is_gone(
    session: Session, aop: Collection, tmp_path: Path
) -> None:
    plan.draft(session, aop, submissions.timetable(session, aop))
    entry = first(session, aop)
    plan.plan_metric(session, entry, MetricPlan(aop.key, "Workforce", "WF01", data_by=date(2026, 7, 3)))

    def read(name: str) -> dict[str, tuple[int, str, date]]:
        calendar.send(session, aop, submissions.timetable(session, aop), tmp_path / name)
        events = Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT")
        assert len({str(event["UID"]) for event in events}) == len(events)
        return {str(e["UID"]): (int(e["SEQUENCE"]), str(e["STATUS"]), e.decoded("DTSTART")) for e in events}

    one, same = read("one.ics"), read("two.ics")
    assert one == same
    assert {(sequence, status) for sequence, status, _ in one.values()} == {(0, "CONFIRMED")}
    plan.plan_section(session, replace(entry, data_by=date(2026, 7, 9)))
    plan.plan_metric(session, entry, MetricPlan(aop.key, "Workforce", "WF01"))
    three = read("three.ics")
    changed = {uid: three[uid] for uid in three if three[uid] != one[uid]}
    assert sorted(changed.values()) == [
        (1, "CANCELLED", date(2026, 7, 3)),
        (1, "CONFIRMED", date(2026, 7, 9)),
    ]
    assert read("four.ics") == three
