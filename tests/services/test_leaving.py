"""Before anything leaves: comments put right, the copy inspected, a dry run, batches, change notes and insurance."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.metrics import Cell, ValueType
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.domain.sign_off import Assurance
from nhsbn_desktop.domain.submission import Staged, Submission
from nhsbn_desktop.network.journal import State
from nhsbn_desktop.network.outbox import Outbox
from nhsbn_desktop.network.package import read_package
from nhsbn_desktop.network.routes.hand_over import HandOverRoute
from nhsbn_desktop.network.routes.portal import PortalRoute
from nhsbn_desktop.network.setup import NetworkSetup
from nhsbn_desktop.services import answers, comments, inspection, sending, sign_off, staging, workbooks
from nhsbn_desktop.services.preflight import DryRun, Verdict, dry_run, prepare
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.outgoing import write_outgoing
from tests.services.test_story import (
    DIRECTOR,
    KINDS,
    LEAD,
    explain_all,
    load,
    name_the_lead,
    open_this_year,
    signed,
    validate_all,
)
from tests.workbook.leaking import PLACES, holds, packed

__all__ = ["signed"]

UNITS = ("Alderbrook", "Brackenfield")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("planted"), planted=True)


@pytest.fixture
def network(tmp_path: Path) -> Iterator[NetworkSetup]:
    folder = tmp_path / "handed over"
    folder.mkdir()
    with Outbox(tmp_path / "outbox") as outbox:
        yield NetworkSetup(
            outbox, {"hand-over": HandOverRoute(folder)}, folder, '{"keys": []}', "nhsbn", practice=False
        )


def the_plant(planted: Sample) -> tuple[str, str]:
    plant = next(plant for plant in planted.plants if plant.in_comment)
    return plant.unit, plant.code


def test_a_comment_that_names_a_person_is_cleared_without_leaving_the_program(
    session: Session, planted: Sample, network: NetworkSetup
) -> None:
    unit, code = the_plant(planted)
    open_this_year(session, planted, unit)
    before = load(session, planted, unit)
    assert any(finding.kind == "privacy" and code in finding.codes for finding in before.findings)
    assert inspection.inspect_submission(session, before).blocks
    comments.clear_comment(session, before, code, "it named a patient")
    after = load(session, planted, unit)
    assert not any(finding.kind == "privacy" and code in finding.codes for finding in after.findings)
    seen = inspection.inspect_submission(session, after)
    assert not seen.blocks
    assert code not in after.answers.comments
    assert after.digest == before.digest, "no answer moved, so no promise falls"
    session.undo()
    assert inspection.inspect_submission(session, load(session, planted, unit)).blocks


def test_what_was_cleared_is_nowhere_in_the_copy_that_goes(
    session: Session, planted: Sample, network: NetworkSetup, tmp_path: Path
) -> None:
    unit, code = the_plant(planted)
    opened = open_this_year(session, planted, unit)
    words = dict(opened.reading.comments)[code]
    comments.clear_comment(session, load(session, planted, unit), code, "it named a patient")
    submission = load(session, planted, unit)
    target = tmp_path / "copy.xlsx"
    write_outgoing(planted.workbook(unit), target, submission)
    with zipfile.ZipFile(target) as package:
        whole = b"".join(package.read(name) for name in package.namelist())
    named = re.search(r"\d[\d ]{8,}\d", words)
    assert named is not None
    assert named[0].encode() not in whole
    again = workbooks.understand(target, [planted.collection])
    kept = {other: said for other, said in opened.reading.comments if other != code}
    assert dict(again.reading.comments) == kept, "everybody else's comments stand as they were"
    assert again.reading.values == opened.reading.values


def test_a_total_that_only_excel_can_work_out_is_told_of_the_copy_that_goes(
    session: Session, planted: Sample, tmp_path: Path
) -> None:
    unit, source, target = UNITS[0], tmp_path / "source.xlsx", tmp_path / "copy.xlsx"
    open_this_year(session, planted, unit)
    submission = load(session, planted, unit)
    code = next(code for code, cell in submission.answers.cells.items() if cell == Cell("Access", "E6"))
    answers.correct(session, submission, code, Decimal(1234), "typed wrongly")
    submission = load(session, planted, unit)
    with zipfile.ZipFile(planted.workbook(unit)) as theirs, zipfile.ZipFile(source, "w") as ours:
        for name in theirs.namelist():
            ours.writestr(name, theirs.read(name).replace(b"<f>SUM(E6:L6)</f>", b"<f>SUM(E6:L6)+0*NOW()</f>"))
    assert write_outgoing(planted.workbook(unit), target, submission).left_to_excel == ()
    assert write_outgoing(source, target, submission).left_to_excel == (Cell("Access", "M6"),)


def test_a_comment_can_be_written_anew_and_lapses_where_a_newer_workbook_says_another(
    session: Session, planted: Sample
) -> None:
    unit, code = the_plant(planted)
    open_this_year(session, planted, unit)
    comments.correct_comment(session, load(session, planted, unit), code, "One person; see the service.", "reworded")
    submission = load(session, planted, unit)
    assert submission.answers.comments[code] == "One person; see the service."
    reading = submission.reading
    assert reading is not None
    newer = replace(reading, comments=tuple((c, "Something else" if c == code else t) for c, t in reading.comments))
    session.commit(Act.READ_WORKBOOK, newer)
    assert load(session, planted, unit).answers.comments[code] == "Something else"


def test_where_there_is_no_comment_there_is_nothing_to_clear(session: Session, sample: Sample) -> None:
    open_this_year(session, sample)
    submission = load(session, sample)
    silent = next(code for code in submission.collection.codes if code not in submission.answers.comments)
    with pytest.raises(NotReady, match="has no comment"):
        comments.clear_comment(session, submission, silent, "")


def test_a_submission_that_would_carry_a_person_is_not_staged(
    signed: Session, sample: Sample, network: NetworkSetup
) -> None:
    submission = load(signed, sample)
    text = next(m.codes[0] for m in sample.collection.metrics if not m.value_type.is_number and not m.options)
    leaking = replace(
        submission,
        corrections=(*submission.corrections, _correction(submission, text, "NHS number 943 476 5919")),
    )
    with pytest.raises(NotReady) as refused:
        staging.stage(signed, network, leaking, "hand-over")
    assert "an NHS number" in refused.value.message
    assert "943" not in refused.value.message
    assert network.outbox.items() == ()


def test_what_may_not_go_on_record_does_not_stay_in_the_outbox(
    signed: Session, sample: Sample, network: NetworkSetup
) -> None:
    with pytest.raises(NotPermitted):
        staging.stage(signed.as_person(LEAD), network, load(signed, sample), "hand-over")
    assert [item.state for item in network.outbox.items()] == [State.CANCELLED]


def _correction(submission: Submission, code: str, value: str) -> Correction:
    return Correction(submission.key, code, value, "", "ann", datetime(2026, 11, 20, tzinfo=UTC))


def test_cleaning_that_was_chosen_is_done_to_the_copy_and_told_in_the_manifest(
    signed: Session, sample: Sample, network: NetworkSetup
) -> None:
    submission = load(signed, sample)
    seen = inspection.inspect_submission(signed, submission)
    chosen = [leak.key for leak in seen.leaks if leak.remedy and leak.code == "LEAK-AUTHOR"]
    assert chosen
    staged = staging.stage(signed, network, submission, "hand-over", cleaning=chosen)
    manifest = read_package(network.outbox.package(staged.id)).manifest
    assert manifest["cleaned"] == ["Blanked the names in the document's properties (docProps/core.xml)."]
    assert manifest["schema"] == "nhsbn-submission/2"


def test_no_byte_of_what_was_cleaned_is_in_the_package_that_goes(
    session: Session, sample: Sample, network: NetworkSetup, tmp_path: Path
) -> None:
    places = (
        "a part that nothing mentions",
        "its author",
        "custom XML",
        "a printer",
        "its own properties",
        "its label",
    )
    path = tmp_path / "return.xlsx"
    with zipfile.ZipFile(sample.workbook(UNITS[0])) as theirs:
        files: dict[str, str | bytes] = {name: theirs.read(name).decode() for name in theirs.namelist()}
    for place in places:
        PLACES[place].seed(files, PLACES[place].secret)
    path.write_bytes(packed(files))
    workbooks.open_workbook(session, path, [sample.collection])
    name_the_lead(session, sample)
    explain_all(session, sample)
    validate_all(session, sample)
    sign_off.sign_off(session.as_person(DIRECTOR), load(session, sample), tuple(Assurance))
    submission = load(session, sample)
    found = prepare(session, network, submission, "hand-over").leaks
    assert {PLACES[place].code for place in places} <= {leak.code for leak in found}
    chosen = [leak.key for leak in found if leak.remedy]
    assert prepare(session, network, submission, "hand-over", chosen).left == ()
    staged = staging.stage(session, network, submission, "hand-over", cleaning=chosen)
    whole = network.outbox.package(staged.id).read_bytes()
    assert not [place for place in places if holds(whole, PLACES[place].secret)]
    assert workbooks.understand(_unpacked(network.outbox.package(staged.id), tmp_path), [sample.collection])


def _unpacked(package: Path, folder: Path) -> Path:
    with zipfile.ZipFile(package) as archive:
        return Path(archive.extract(archive.namelist()[1], folder))


def steps(run: DryRun) -> dict[str, Verdict]:
    return {step.name: step.verdict for step in run.steps}


def test_a_dry_run_of_what_is_ready_says_what_would_be_sent_and_sends_nothing(
    signed: Session, sample: Sample, network: NetworkSetup
) -> None:
    run = dry_run(signed, network, load(signed, sample), "hand-over")
    assert run.ready, [step for step in run.steps if step.verdict is Verdict.STOPS]
    assert run.manifest is not None
    assert run.manifest["version"] == 1
    assert "would go to the Network: written as files" in run.would
    assert run.sending is not None
    facts = dict(run.sending.facts)
    assert facts["SHA-256"] == run.sending.parcel.package_sha256
    assert facts["Its SHA-256"] == run.manifest["files"][0]["sha256"]
    assert facts["Takes the place of"] == "nothing: it is the first"
    assert {"Validations", "Sign-off", "Template and version", "What must not leave", "Route"} <= steps(run).keys()
    assert network.outbox.items() == ()
    assert list(network.handed_over.iterdir()) == []


def test_a_dry_run_names_everything_that_stops(session: Session, planted: Sample, network: NetworkSetup) -> None:
    unit, _ = the_plant(planted)
    run = dry_run(session, network, load(session, planted, unit), "hand-over")
    assert not run.ready
    assert steps(run)["Workbook"] is Verdict.STOPS
    open_this_year(session, planted, unit)
    run = dry_run(session, network, load(session, planted, unit), "hand-over")
    stopping = {name for name, verdict in steps(run).items() if verdict is Verdict.STOPS}
    assert {"Findings that must be fixed", "Validations", "Sign-off", "What must not leave"} <= stopping
    assert all(step.do for step in run.steps if step.verdict is Verdict.STOPS)


def test_a_dry_run_minds_the_deadline_the_organisation_and_the_route(
    signed: Session, sample: Sample, network: NetworkSetup
) -> None:
    submission = load(signed, sample)
    deadline = sample.collection.deadline or date(2026, 1, 31)
    for days, verdict in ((5, Verdict.PASSED), (1, Verdict.WARNS), (0, Verdict.WARNS), (-1, Verdict.WARNS)):
        noon = datetime(deadline.year, deadline.month, deadline.day, 12, tzinfo=UTC) - timedelta(days=days)
        run = dry_run(replace(signed, now=lambda noon=noon: noon), network, submission, "hand-over")
        assert steps(run)["Deadline"] is verdict, days
    nobody = replace(submission, collection=replace(submission.collection, ods_code="??"))
    assert steps(dry_run(signed, network, nobody, "hand-over"))["Organisation"] is Verdict.STOPS
    assert steps(dry_run(signed, network, submission, "pigeon"))["Route"] is Verdict.STOPS


def test_a_dry_run_over_a_dead_line_stops_at_the_route_and_offline_it_does_not_ask(
    signed: Session, sample: Sample, network: NetworkSetup
) -> None:
    dead = PortalRoute("https://localhost:1", lambda refused="": "x", "{}", "nhsbn", connect_seconds=0.5)
    cut_off = replace(network, routes={**network.routes, "portal": dead})
    run = dry_run(signed, cut_off, load(signed, sample), "portal")
    assert steps(run)["Route"] is Verdict.STOPS
    assert steps(dry_run(signed, cut_off, load(signed, sample), "portal", online=False))["Route"] is Verdict.LEFT_OUT
    dead.close()


def ready_too(session: Session, sample: Sample, unit: str) -> None:
    workbooks.open_workbook(session, sample.workbook(unit), [sample.collection])
    submission = load(session, sample, unit)
    if submission.open_findings:
        answers.explain(session, submission, submission.open_findings, "Checked with the service.")
    for section in sample.collection.sections:
        sign_off.validate(session.as_person(LEAD), load(session, sample, unit), section, KINDS)
    sign_off.sign_off(session.as_person(DIRECTOR), load(session, sample, unit), tuple(Assurance))


def test_several_units_staged_together_share_a_batch_and_go_each_alone(
    signed: Session, sample: Sample, network: NetworkSetup
) -> None:
    ready = [load(signed, sample, unit) for unit in UNITS]
    with pytest.raises(NotReady):
        staging.stage_together(signed, network, ready, "hand-over")
    assert network.outbox.items() == (), "all of them or none"
    ready_too(signed, sample, UNITS[1])
    explain_all(signed, sample)
    first, second = (load(signed, sample, unit) for unit in UNITS)
    text = next(m.codes[0] for m in sample.collection.metrics if not m.value_type.is_number and not m.options)
    leaking = replace(second, corrections=(_correction(second, text, "NHS number 943 476 5919"),))
    with pytest.raises(NotReady, match=f"{UNITS[1]} cannot be sent") as refused:
        staging.stage_together(signed, network, [first, leaking], "hand-over")
    assert "dry run" in refused.value.advice
    assert [item.state for item in network.outbox.items()] == [State.CANCELLED], "what was ready waits for the others"
    assert signed.record.all(Staged) == ()
    staged = staging.stage_together(signed, network, [load(signed, sample, unit) for unit in UNITS], "hand-over")
    assert len({one.batch for one in staged}) == 1
    assert staged[0].batch
    assert {read_package(network.outbox.package(one.id)).manifest["batch_id"] for one in staged} == {staged[0].batch}
    sending.send(network, staged[1].id)
    states = {item.id: item.state for item in network.outbox.items() if item.state is not State.CANCELLED}
    assert states == {staged[0].id: State.QUEUED, staged[1].id: State.HANDED_OVER}


def test_a_later_version_says_what_it_changes_why_and_who_signed_again(
    signed: Session, sample: Sample, network: NetworkSetup
) -> None:
    first = staging.stage(signed, network, load(signed, sample), "hand-over")
    submission = load(signed, sample)
    metric = next(m for m in sample.collection.metrics if m.value_type is ValueType.TEXT)
    code, old = metric.codes[0], submission.answers.get(metric.codes[0])
    answers.correct(signed, submission, code, "As it is now", "it was last year's")
    explain_all(signed, sample)
    sign_off.validate(signed.as_person(LEAD), load(signed, sample), metric.section, KINDS)
    sign_off.sign_off(signed.as_person(DIRECTOR), load(signed, sample), tuple(Assurance))
    note = staging.change_note(signed, load(signed, sample))
    assert note is not None
    [changed] = note.answers
    assert (changed.code, changed.old, changed.new) == (code, old, "As it is now")
    assert changed.reason == "it was last year's"
    assert changed.cell
    assert note.signed == (
        f"{LEAD.name}, {LEAD.role}, validated {metric.section}",
        f"{DIRECTOR.name}, {DIRECTOR.role}, signed off",
    )
    assert "takes the place of version 1" in note.text
    second = staging.stage(signed, network, load(signed, sample), "hand-over")
    manifest = read_package(network.outbox.package(second.id)).manifest
    assert manifest["supersedes"] == first.id
    assert manifest["changes"] == note.as_plain()
    assert json.loads(json.dumps(manifest["changes"]))["answers"][0]["new"] == "As it is now"


def test_a_version_that_was_never_sent_before_has_no_change_note(signed: Session, sample: Sample) -> None:
    assert staging.change_note(signed, load(signed, sample)) is None


def test_when_the_other_side_is_down_the_attempt_can_be_shown(
    signed: Session, sample: Sample, network: NetworkSetup, tmp_path: Path
) -> None:
    dead = PortalRoute("https://localhost:1", lambda refused="": "a-token", "{}", "nhsbn", connect_seconds=0.5)
    cut_off = replace(network, routes={**network.routes, "portal": dead})
    staged = staging.stage(signed, cut_off, load(signed, sample), "portal")
    sending.send(cut_off, staged.id)
    dead.close()
    path = sending.prove_attempt(cut_off, staged.id, tmp_path, datetime(2026, 11, 20, 16, 58, tzinfo=UTC))
    assert "2026-11-20 1658" in path.name
    with zipfile.ZipFile(path) as bundle:
        facts = json.loads(bundle.read("attempt.json"))
        words = bundle.read("attempt.txt").decode()
        manifest = bundle.read("manifest.json")
    assert facts["manifest_sha256"] == hashlib.sha256(manifest).hexdigest() == staged.manifest_sha256
    assert facts["workbook_sha256"] == staged.file_sha256
    assert any("could not be reached" in event.get("why", "") for event in facts["events"])
    assert "could not be reached" in words
    assert "no receipt" in words
    assert "a-token" not in words + json.dumps(facts)
