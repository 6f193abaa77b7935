"""A draft output comes back: taken in, linked, looked at again, put right or confirmed, resubmitted, and compared."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.outputs import Edition, Output, Standing
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import NotPermitted, NotReady, SpecificationProblem
from nhsbn_desktop.domain.programme import Decision, Nomination, Participation, ProgrammeEntry
from nhsbn_desktop.domain.reports import LEADERSHIP, ActionKind, ActionState, ReportKind, ReportState
from nhsbn_desktop.domain.sign_off import Assurance, SecondValidation
from nhsbn_desktop.domain.submission import Status
from nhsbn_desktop.domain.ticking import Tick
from nhsbn_desktop.domain.window import Turn, usual_last_day
from nhsbn_desktop.network.outbox import Outbox
from nhsbn_desktop.network.routes.hand_over import HandOverRoute
from nhsbn_desktop.network.setup import NetworkSetup
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services import (
    answers,
    output_lists,
    outputs,
    plan,
    reports,
    sending,
    sign_off,
    signing_keys,
    staging,
    submissions,
    workbooks,
)
from nhsbn_desktop.services.output_lists import Part
from nhsbn_desktop.services.outputs import Returned
from nhsbn_desktop.services.practice_output import write_draft_output
from nhsbn_desktop.services.sample import Sample, read_sample, write_sample
from nhsbn_desktop.services.session import THINGS, Session
from nhsbn_desktop.signing.desk_keys import practice_key
from nhsbn_desktop.signing.signatures import new_key
from tests.services.test_forged_promises import signed_by, write_over
from tests.services.test_story import DIRECTOR, KINDS, LEAD, UNIT, explain_all, load, signed

__all__ = ["signed"]

SENT = datetime(2026, 7, 27, 12, tzinfo=UTC)
QUIET = "WF10[Community]"  # an answer that may move by one without any check minding
LIST = "Metric,Team or bed type,Your value,Median,Outlier position,Query\n"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def network(tmp_path: Path) -> Iterator[NetworkSetup]:
    folder = tmp_path / "handed over"
    folder.mkdir()
    routes = {"hand-over": HandOverRoute(folder)}
    with Outbox(tmp_path / "outbox") as outbox:
        yield NetworkSetup(outbox, routes, folder, '{"keys": []}', "nhsbn", practice=False)


@pytest.fixture
def sent(signed: Session, sample: Sample, network: NetworkSetup) -> Session:
    """Alderbrook's first version is staged, and weeks have passed."""
    staging.stage(signed, network, load(signed, sample), "hand-over")
    later = datetime.now(UTC) + timedelta(days=30)
    return replace(signed, now=lambda: later)


def number(session: Session, sample: Sample, code: str) -> Decimal:
    value = load(session, sample).answers.number(code)
    assert value is not None
    return value


def a_code(session: Session, sample: Sample, place: int = 0) -> str:
    """A count with a team or bed type, large enough to stand out."""
    submission = load(session, sample)
    counts = [code for code in sample.collection.codes if "[" in code and (submission.answers.number(code) or 0) > 500]
    return counts[place]


def listed(session: Session, sample: Sample, folder: Path, *codes: str) -> Path:
    """The Network's list as CSV, these answers singled out."""
    path = folder / "draft outliers.csv"
    rows = []
    for code in codes:
        metric = sample.collection.metric(code)
        assert metric is not None
        member = code.partition("[")[2].rstrip("]")
        value = number(session, sample, code)
        rows.append(f'"{metric.label}","{member}","{value:,}",{value / 2:.0f},High outlier,"Is this right?"')
    path.write_text(LIST + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def take_in(session: Session, sample: Sample, path: Path, edition: Edition = Edition.DRAFT) -> Output:
    table = output_lists.read_outlier_table(path)
    rows = output_lists.propose(table, table.columns, load(session, sample))
    today = session.now().date()
    last = usual_last_day(today, session.days_off())
    output_lists.take_in(session, load(session, sample), edition, rows, received=today, resubmit_by=last, file=path)
    output = load(session, sample).output(edition)
    assert output is not None
    return output


def returned(session: Session, sample: Sample) -> Returned:
    return outputs.read_returned(session, load(session, sample))


def test_each_outlier_becomes_a_finding_about_its_answer_with_what_was_said_before(
    sent: Session, sample: Sample, tmp_path: Path
) -> None:
    code = a_code(sent, sample)
    before = load(sent, sample)
    answers.explain(
        replace(sent, now=lambda: SENT),
        before,
        [f for f in before.findings if f.codes[:1] == (code,)][:1] or before.findings[:1],
        "Counted by the new system.",
    )
    output = take_in(sent, sample, listed(sent, sample, tmp_path, code))
    assert [row.code for row in output.rows] == [code]
    assert output.file_sha256
    after = load(sent, sample)
    [finding] = [finding for finding in after.findings if finding.kind == "outlier"]
    assert finding.codes == (code,)
    assert finding.cells == (after.answers.cells[code],)
    assert "high outlier" in finding.message
    assert "Is this right?" in finding.message
    assert finding in after.open_findings
    assert after.status is Status.STAGED, "what was sent stays sent"
    [outlier] = returned(sent, sample).outliers
    assert outlier.standing is Standing.TO_LOOK_AT
    assert outlier.submitted == outlier.answer == number(sent, sample, code)


def test_a_reply_confirms_an_outlier_and_a_correction_puts_it_right(
    sent: Session, sample: Sample, network: NetworkSetup, tmp_path: Path
) -> None:
    first, second = a_code(sent, sample), a_code(sent, sample, 20)
    take_in(sent, sample, listed(sent, sample, tmp_path, first, second))
    submission = load(sent, sample)
    [finding] = [f for f in submission.findings if f.kind == "outlier" and f.codes == (first,)]
    assert returned(sent, sample).window.turn is Turn.LOOK
    answers.explain(sent, submission, [finding], "It is right: a new team began in May.")
    was = number(sent, sample, second)
    later = replace(sent, now=lambda: sent.now() + timedelta(minutes=1))
    answers.correct(later, load(sent, sample), second, was - 1, "one counted twice")
    standing = {outlier.shown.code: outlier.standing for outlier in returned(later, sample).outliers}
    assert standing == {first: Standing.CONFIRMED, second: Standing.PUT_RIGHT}
    assert returned(later, sample).window.turn is Turn.VALIDATE
    assert not any(f.kind == "outlier" and f.codes == (second,) for f in load(later, sample).findings)


def test_two_outliers_of_one_answer_have_each_their_own_reply_and_keep_it_when_the_list_comes_again(
    sent: Session, sample: Sample, tmp_path: Path
) -> None:
    code, today = a_code(sent, sample), sent.now().date()
    for value, position in (("1,234", "high"), ("12.5", "low")):
        said = {Part.VALUE: value, Part.POSITION: position}
        output_lists.type_in(sent, load(sent, sample), Edition.DRAFT, code, said, received=today, resubmit_by=None)
    first, second = returned(sent, sample).outliers
    assert first.finding is not None
    assert [row.tick for row in returned(sent, sample).ticked] == [Tick.DIFFERS]
    answers.explain(sent, load(sent, sample), [first.finding], "It is right: a new team began in May.")
    first, second = returned(sent, sample).outliers
    assert [outlier.standing for outlier in (first, second)] == [Standing.CONFIRMED, Standing.TO_LOOK_AT]
    assert second.reply is None
    assert [one.text for one in second.earlier] == ["It is right: a new team began in May."], "offered, not taken"
    assert returned(sent, sample).window.turn is Turn.LOOK
    answers.explain(sent, load(sent, sample), [second.finding], "Few were open at midnight.")
    assert [outlier.reply.text for outlier in returned(sent, sample).outliers if outlier.reply] == [
        "It is right: a new team began in May.",
        "Few were open at midnight.",
    ]
    metric = sample.collection.metric(code)
    assert metric is not None
    path, member = tmp_path / "list.csv", code.partition("[")[2].rstrip("]")
    rows = (f'"{metric.label}","{member}","{value}",600,{position},""\n' for value, position in (
        ("12.5", "Low outlier"), ("1,234", "High")))  # fmt: skip
    path.write_text(LIST + "".join(rows), encoding="utf-8")
    take_in(sent, sample, path)
    again = {str(one.shown.value): one.reply.text for one in returned(sent, sample).outliers if one.reply}
    assert again == {"12.5": "Few were open at midnight.", "1234": "It is right: a new team began in May."}


def test_only_the_lead_validates_again_and_only_once_every_outlier_is_looked_at(
    sent: Session, sample: Sample, tmp_path: Path
) -> None:
    code = a_code(sent, sample)
    take_in(sent, sample, listed(sent, sample, tmp_path, code))
    back = returned(sent, sample)
    [section] = back.sections
    with pytest.raises(NotReady, match="One outlier"):
        outputs.validate_again(sent.as_person(LEAD), back, section)
    answers.explain(sent, back.submission, [back.outliers[0].finding], "Right.")
    back = returned(sent, sample)
    with pytest.raises(NotPermitted):
        outputs.validate_again(sent, back, section)
    outputs.validate_again(sent.as_person(LEAD), back, section, "asked the team")
    back = returned(sent, sample)
    assert back.owed == ()
    assert back.window.turn is Turn.CONFIRM
    outputs.say_replied(sent, back, "by e-mail")
    assert returned(sent, sample).window.turn is Turn.WAIT
    answers.correct(sent, load(sent, sample), code, number(sent, sample, code) + 1, "after all")
    assert returned(sent, sample).owed == (section,), "an answer that moves voids the second validation too"


def forged(true: SecondValidation) -> dict[str, SecondValidation]:
    """Second validations that nobody may believe, by what is said of each."""
    (code, _), *rest = true.answers
    return {
        "was not signed with a key": replace(true, signature="", public=""),
        "was altered, or forged": replace(true, note="all is well"),
        "forged": replace(true, about=true.about + timedelta(seconds=1)),
        "are not the ones that were signed": replace(true, answers=((code, Decimal(1)), *rest)),
        "has not enrolled for Priya": signed_by(new_key(), true),
        "was care group director on record": signed_by(
            practice_key(DIRECTOR.key), true, by=DIRECTOR.key, role=str(DIRECTOR.role)
        ),
        "was not the nominated lead": signed_by(practice_key("tom"), true, by="tom"),
    }


def test_a_forged_second_validation_does_not_count_and_is_told_why(
    sent: Session, sample: Sample, tmp_path: Path
) -> None:
    take_in(sent, sample, listed(sent, sample, tmp_path, a_code(sent, sample)))
    answers.explain(sent, load(sent, sample), [returned(sent, sample).outliers[0].finding], "Right.")
    [section] = returned(sent, sample).sections
    no_key = replace(sent.as_person(LEAD), keys=None)
    with pytest.raises(NotPermitted, match="signing key"):
        outputs.validate_again(no_key, returned(sent, sample), section)
    outputs.validate_again(sent.as_person(LEAD), returned(sent, sample), section, "asked the team")
    true = returned(sent, sample).validations[section]
    plan.enrol(sent, replace(LEAD, key="tom", name="Rhys Evans"))
    signing_keys.enrol_practice_keys(sent, ["tom"])
    signing_keys.enrol_practice_keys(sent, [DIRECTOR.key])
    for why, forgery in forged(true).items():
        write_over(sent, forgery, Act.VALIDATE_AGAIN)
        back = returned(sent, sample)
        assert back.owed == (section,), why
        assert why in back.doubt(section)
    write_over(sent, true, Act.VALIDATE_AGAIN)
    assert returned(sent, sample).owed == ()
    assert returned(sent, sample).doubt(section) == ""


def test_a_resubmission_within_the_window_is_told_from_what_is_still_owed(
    sent: Session, sample: Sample, network: NetworkSetup, tmp_path: Path
) -> None:
    code = QUIET
    take_in(sent, sample, listed(sent, sample, tmp_path, code))
    later = replace(sent, now=lambda: sent.now() + timedelta(minutes=1))
    answers.correct(later, load(sent, sample), code, number(sent, sample, code) + 1, "one left out")
    explain_all(later, sample)
    [section] = returned(later, sample).sections
    outputs.validate_again(later.as_person(LEAD), returned(later, sample), section)
    assert returned(later, sample).window.turn is Turn.RESUBMIT
    metric_section = load(later, sample).collection.metric(code).section
    sign_off.validate(later.as_person(LEAD), load(later, sample), metric_section, KINDS)
    sign_off.sign_off(later.as_person(DIRECTOR), load(later, sample), tuple(Assurance))
    second = staging.stage(later, network, load(later, sample), "hand-over")
    assert second.version == 2
    back = returned(later, sample)
    assert [outlier.standing for outlier in back.outliers] == [Standing.RESUBMITTED]
    assert back.window.turn is Turn.WAIT


def test_the_window_counts_working_days_and_closes(sent: Session, sample: Sample, tmp_path: Path) -> None:
    code = a_code(sent, sample)
    friday = datetime(2031, 8, 22, 12, tzinfo=UTC)  # the Monday after is a bank holiday or not; both are counted alike
    at = replace(sent, now=lambda: friday)
    draft = take_in(at, sample, listed(at, sample, tmp_path, code))
    output_lists.move_last_day(at, draft, date(2031, 8, 29), "by the Network's e-mail")
    assert at.record.changes()[0].why == "by the Network's e-mail"
    said = {}
    for day in (22, 24, 28, 29, 30):
        when = datetime(2031, 8, day, 12, tzinfo=UTC)
        said[day] = returned(replace(at, now=lambda when=when: when), sample).window
    assert said[22].days_left == said[24].days_left
    assert said[28].days_left == 1
    assert "closes today" in said[29].words
    assert said[30].is_closed, "a Saturday after the last day is after it"
    with pytest.raises(NotReady, match="before the output came"):
        output_lists.move_last_day(at, draft, date(2031, 8, 21), "by the Network's e-mail")
    with pytest.raises(NotReady, match="Why"):
        output_lists.move_last_day(at, draft, date(2031, 8, 30), " ")


def test_what_was_sent_is_ticked_against_the_draft_even_after_answers_have_moved(
    sent: Session, sample: Sample, tmp_path: Path
) -> None:
    code = a_code(sent, sample)
    take_in(sent, sample, listed(sent, sample, tmp_path, code))
    answers.correct(sent, load(sent, sample), code, Decimal(1), "moved since")
    [row] = returned(sent, sample).ticked
    assert row.tick is Tick.AGREES
    assert row.submitted != 1


def test_of_several_figures_about_one_answer_the_one_that_was_sent_is_ticked(sent: Session, sample: Sample) -> None:
    code, today = a_code(sent, sample), sent.now().date()
    for value in (str(number(sent, sample, code)), "12.5"):
        said = {Part.VALUE: value, Part.POSITION: "high"}
        output_lists.type_in(sent, load(sent, sample), Edition.DRAFT, code, said, received=today, resubmit_by=None)
    [row] = returned(sent, sample).ticked
    assert (row.tick, row.draft) == (Tick.AGREES, number(sent, sample, code)), "the other is worked out of it"


def test_draft_and_final_are_compared_and_the_final_settles_what_was_open(
    sent: Session, sample: Sample, tmp_path: Path
) -> None:
    first, second = a_code(sent, sample), a_code(sent, sample, 20)
    take_in(sent, sample, listed(sent, sample, tmp_path, first, second))
    assert [f for f in load(sent, sample).open_findings if f.kind == "outlier"]
    path = listed(sent, sample, tmp_path, first)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{lines[0]}\n{lines[1].replace('High outlier', '')}\n", encoding="utf-8")
    take_in(sent, sample, path, Edition.FINAL)
    changes = {row.code: row.change for row in returned(sent, sample).ticked}
    assert changes == {first: "No longer an outlier", second: "Only in the draft"}
    assert returned(sent, sample).window.turn is Turn.FINAL
    assert not [f for f in load(sent, sample).findings if f.kind == "outlier"]


def test_an_outlier_read_off_the_pdf_is_typed_in_and_one_that_was_not_told_is_linked(
    sent: Session, sample: Sample
) -> None:
    submission, today = load(sent, sample), sent.now().date()
    figures = {Part.WORDING: "Beds per head", Part.VALUE: "12.5%", Part.POSITION: "low"}
    output_lists.type_in(sent, submission, Edition.DRAFT, "", figures, received=today, resubmit_by=None)
    code = a_code(sent, sample)
    more = {Part.VALUE: "1,234", Part.QUERY: "Why?"}
    output_lists.type_in(sent, load(sent, sample), Edition.DRAFT, code, more, received=today, resubmit_by=None)
    back = returned(sent, sample)
    assert [outlier.standing for outlier in back.outliers] == [Standing.UNLINKED, Standing.TO_LOOK_AT]
    assert back.outliers[0].shown.value == Decimal("12.5")
    assert back.window.turn is Turn.LINK
    assert back.window.days_left is None
    output_lists.link(sent, back.draft, 1, a_code(sent, sample, 5))
    assert returned(sent, sample).outliers[0].standing is Standing.TO_LOOK_AT
    sent.undo()
    assert returned(sent, sample).outliers[0].standing is Standing.UNLINKED
    with pytest.raises(NotReady):
        output_lists.type_in(sent, load(sent, sample), Edition.DRAFT, "", {}, received=today, resubmit_by=None)


def test_the_replies_are_written_for_the_network(sent: Session, sample: Sample, tmp_path: Path) -> None:
    code = a_code(sent, sample)
    take_in(sent, sample, listed(sent, sample, tmp_path, code))
    back = returned(sent, sample)
    with pytest.raises(NotReady, match="no reply"):
        outputs.say_replied(sent, back, "by e-mail")
    answers.explain(sent, back.submission, [back.outliers[0].finding], "=New team since May")
    path = outputs.save_replies(returned(sent, sample), tmp_path / "replies.csv")
    [_, row] = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert row[0] == UNIT
    assert row[-1] == "Confirmed. =New team since May"


def test_the_practice_networks_draft_holds_what_was_planted_and_one_figure_shown_wrongly(
    session: Session, tmp_path: Path
) -> None:
    planted = write_sample(tmp_path / "planted", planted=True)
    workbooks.open_workbook(session, planted.workbook(UNIT), [planted.collection])
    submission = submissions.load(session, planted.collection, UNIT)
    true = read_sample(planted.collection.key).values[UNIT, planted.collection.year]
    path = write_draft_output(submission, true, tmp_path)
    table = output_lists.read_outlier_table(path)
    assert table.is_usable
    rows = output_lists.propose(table, table.columns, submission)
    assert all(row.code for row in rows), [row.wording for row in rows if not row.code]
    singled_out = {row.code for row in rows if row.position}
    mistakes = {plant.code for plant in planted.plants if plant.unit == UNIT and not plant.in_comment}
    assert singled_out
    assert singled_out <= mistakes
    output_lists.take_in(session, submission, Edition.DRAFT, rows, received=session.now().date(), file=path)
    back = outputs.read_returned(session, submissions.load(session, planted.collection, UNIT))
    assert [row.tick for row in back.ticked].count(Tick.DIFFERS) == 1


def test_a_list_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("nothing\n", encoding="utf-8")
    with pytest.raises(SpecificationProblem, match="no table of figures"):
        output_lists.read_outlier_table(path)


def test_reports_are_expected_received_and_passed_on(sent: Session, sample: Sample, tmp_path: Path) -> None:
    collection = sample.collection
    rows = reports.read_followed(sent, collection).reports
    assert [(row.kind, row.unit) for row in rows] == [
        (ReportKind.SUMMARY, ""),
        (ReportKind.ORGANISATIONAL, ""),
        (ReportKind.LOCALITY, UNIT),
    ]
    assert {row.state for row in rows} == {ReportState.AWAITED}
    pdf = tmp_path / "summary.pdf"
    pdf.write_bytes(b"%PDF-1.4 summary")
    with pytest.raises(NotReady, match="has not come"):
        reports.pass_on(sent, rows[0], [LEADERSHIP], "by e-mail")
    reports.receive(sent, collection, ReportKind.SUMMARY, "", pdf, sent.now().date())
    pdf.unlink()
    [summary, *_] = reports.read_followed(sent, collection).reports
    assert summary.state is ReportState.RECEIVED
    assert reports.report_file(sent, summary.report).read_bytes().startswith(b"%PDF")
    assert summary.owed == (LEADERSHIP, LEAD.name)
    reports.pass_on(sent, summary, [LEADERSHIP], "by e-mail")
    [summary, *_] = reports.read_followed(sent, collection).reports
    assert (summary.state, summary.owed) == (ReportState.PARTLY, (LEAD.name,))
    pdf.write_bytes(b"%PDF-1.4 bulletin")
    with pytest.raises(NotReady, match="no name"):
        reports.receive(sent, collection, ReportKind.OTHER, " ", pdf, sent.now().date())
    reports.receive(sent, collection, ReportKind.OTHER, "Good practice bulletin", pdf, sent.now().date())
    bulletin = reports.read_followed(sent, collection).reports[-1]
    assert (bulletin.title, bulletin.state) == ("Good practice bulletin", ReportState.RECEIVED)
    reports.pass_on(sent, summary, summary.owed, "in the meeting")
    assert reports.read_followed(sent, collection).reports[0].state is ReportState.PASSED_ON


def test_an_actions_state_is_worked_out_from_its_day(sent: Session, sample: Sample) -> None:
    collection, today = sample.collection, sent.now().date()
    for days in (-1, 1, 60):
        reports.plan_action(
            sent, collection, ActionKind.IMPROVEMENT, f"in {days}", LEAD.key, today + timedelta(days=days), "beds"
        )
    reports.plan_action(sent, collection, ActionKind.LEARNING, "no day", LEAD.key, None)
    states = {row.action.what: row.state for row in reports.read_followed(sent, collection).actions}
    assert states == {
        "in -1": ActionState.OVERDUE, "in 1": ActionState.DUE_SOON, "in 60": ActionState.UNDER_WAY,
        "no day": ActionState.NO_DAY,
    }  # fmt: skip
    [late, *_] = reports.read_followed(sent, collection).actions
    with pytest.raises(NotReady, match="What came of it"):
        reports.finish(sent, late.action, " ")
    reports.finish(sent.as_person(LEAD), late.action, "Two beds closed.")
    rows = {row.action.what: row for row in reports.read_followed(sent, collection).actions}
    assert rows["in -1"].state is ActionState.DONE
    assert rows["in -1"].owner == LEAD.name
    with pytest.raises(NotReady, match="owns"):
        reports.plan_action(sent, collection, ActionKind.IMPROVEMENT, "something", "", None)


def test_an_event_says_which_nominated_leads_are_not_registered_yet(sent: Session, sample: Sample) -> None:
    collection = sample.collection
    sent.commit(Act.ENROL_PERSON, Person("rhys", "Rhys Evans", Role.NOMINATED_LEAD))
    sent.commit(Act.NOMINATE_LEAD, Nomination(collection.key, "rhys", "Grace Boateng", sent.now().date()))
    event = reports.plan_action(sent, collection, ActionKind.EVENT, "The findings event", LEAD.key, None).after

    def unregistered() -> tuple[str, ...]:
        [row] = reports.read_followed(sent, collection).actions
        return row.unregistered

    both = set(unregistered())
    assert LEAD.name in both
    assert len(both) == 2
    reports.move(sent, event, LEAD.key, sent.now().date())
    change = reports.register(sent, event, [LEAD.key])
    assert change.why == f"registered to attend: {LEAD.name}"
    assert set(unregistered()) == both - {LEAD.name}
    [row] = reports.read_followed(sent, collection).actions
    assert row.action.due == sent.now().date()  # what was moved meanwhile stays moved
    sent.undo()
    assert set(unregistered()) == both


def test_a_lead_who_left_is_not_waited_for_and_nobody_registers_for_what_is_no_event(
    sent: Session, sample: Sample
) -> None:
    event = reports.plan_action(sent, sample.collection, ActionKind.EVENT, "The event", LEAD.key, None).after
    person = sent.record.get(Person, LEAD.key)
    assert person is not None
    sent.commit(Act.CHANGE_PERSON, replace(person, left=sent.now().date()))
    assert LEAD.name not in reports.read_followed(sent, sample.collection).actions[0].unregistered
    reports.register(sent, event, [LEAD.key])
    assert person.key in {one.key for one in reports.read_followed(sent, sample.collection).actions[0].leads}
    learning = reports.plan_action(sent, sample.collection, ActionKind.LEARNING, "Share it", LEAD.key, None).after
    with pytest.raises(NotReady, match="Nobody registers"):
        reports.register(sent, learning, [LEAD.key])


def test_a_paper_for_the_executive_says_how_the_procedure_was_kept_and_what_follows(
    sent: Session, sample: Sample, tmp_path: Path
) -> None:
    collection, today = sample.collection, sent.now().date()
    entry = ProgrammeEntry(collection.key, collection.name, collection.year, date(2031, 1, 1), date(2031, 2, 1), None)
    sent.commit(Act.DECIDE_PARTICIPATION, Participation(collection.key, Decision.TAKING_PART, date(2030, 12, 1)))
    plan.plan_section(sent, replace(plan.entries(sent, collection)[0], source=""))
    reports.plan_action(sent, collection, ActionKind.LEARNING, "Share the ward round", LEAD.key, today)
    event = reports.plan_action(sent, collection, ActionKind.EVENT, "The findings event", LEAD.key, None).after
    pdf = tmp_path / "summary.pdf"
    pdf.write_bytes(b"%PDF-1.4 summary")
    reports.receive(sent, collection, ReportKind.SUMMARY, "", pdf, today)

    def told() -> str:
        path = reports.write_paper(sent, submissions.load_all(sent, collection), entry, tmp_path / "paper.docx")
        paper = docx.Document(str(path))
        rows = [" | ".join(cell.text for cell in row.cells) for table in paper.tables for row in table.rows]
        return "\n".join((*(paragraph.text for paragraph in paper.paragraphs), *rows))

    said = told()
    assert f"Share the ward round | {LEAD.name} |" in said
    assert f"The findings event | {LEAD.name} | no day set | No day set. Not registered yet: {LEAD.name} |" in said
    reports.register(sent, event, [LEAD.key])
    assert "Not registered yet" not in told()
    assert "Decision | Done | Taking part." in said
    assert f"{UNIT} | {len(collection.sections)} of {len(collection.sections)} sections, 1 without a source" in said
    assert "| not yet | not yet" in said, "what waits to go has not been sent"
    assert "Summary report | To pass on |" in said
    staged = load(sent, sample).latest_staged
    assert staged is not None
    sending.hand_over(sent, staged, "by e-mail")
    assert "after the deadline" not in told()
    early = replace(entry, deadline=staged.at.date() - timedelta(days=1))
    path = reports.write_paper(sent, submissions.load_all(sent, collection), early, tmp_path / "late.docx")
    assert any("after the deadline" in cell.text for cell in docx.Document(str(path)).tables[1].rows[1].cells)


def test_what_came_back_survives_the_record_being_opened_again(sent: Session, sample: Sample, tmp_path: Path) -> None:
    code = a_code(sent, sample)
    draft = take_in(sent, sample, listed(sent, sample, tmp_path, code))
    again = Record(tmp_path / "record.sqlite", THINGS)
    assert again.get(Output, draft.key) == draft
    again.close()
