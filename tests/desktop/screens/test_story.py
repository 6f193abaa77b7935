"""The whole story through the real window: from the planted workbooks to the Network's receipt."""

from PySide6.QtWidgets import QPushButton

from nhsbn_desktop.demo import _correct_and_explain
from nhsbn_desktop.domain.sign_off import ValidationKind
from nhsbn_desktop.domain.submission import Receipt, Status
from nhsbn_desktop.practice.control import PracticeConnection
from nhsbn_desktop.services import plan, signing_keys, workbooks
from nhsbn_desktop.services.sample import Sample, sample_people
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import QUIET, UNIT, PracticeDesk, lead_of


def open_all(desk: PracticeDesk) -> None:
    """Four years of every unit, as they stand in the sample; then what the leads put right and account for."""

    def work() -> None:
        for workbook in desk.sample.workbooks:
            workbooks.open_workbook(desk.session, workbook.path, (desk.sample.collection,))

    desk.do(work)
    assert desk.submission().status is Status.MUST_FIX
    desk.do(lambda: _correct_and_explain(desk.session, desk.sample, lambda _: None))


def name_leads(desk: PracticeDesk) -> None:
    desk.do(lambda: [plan.enrol(desk.session, person) for person, _ in sample_people()])
    people = [person.key for person, _ in sample_people()]
    desk.do(lambda: signing_keys.enrol_practice_keys(desk.session, people))
    screen = desk.show("plan")
    drafts = [b for b in screen.findChildren(QPushButton) if b.text() == "Draft the plan" and b.isVisible()]
    desk.click(drafts[0])
    for section in desk.sample.collection.sections:
        screen.open_target(section)
        screen.form.lead.setCurrentIndex(screen.form.lead.findData(lead_of(section).key))
        desk.click(screen.form.save)
    assert "Nobody yet" not in screen.form.table.as_text()


def validate(desk: PracticeDesk, section: str) -> None:
    screen = desk.show("sign_off")
    screen.open_target(section)
    for kind in (ValidationKind.SENSE_CHECK, ValidationKind.YEAR_ON_YEAR):
        if not screen.validation.kinds[kind].checked:
            desk.click(screen.validation.kinds[kind].box)
    desk.click(screen.validation.form.validate)


def sign(desk: PracticeDesk) -> None:
    screen = desk.show("sign_off")
    screen.open_target("sign-off")
    for assurance in screen.signing.assurances.values():
        if not assurance.checked:
            desk.click(assurance.box)
    desk.click(screen.signing.form.sign)


def test_from_the_workbooks_to_the_receipt(
    open_desk: OpenDesk, practice_network: PracticeConnection, planted_sample: Sample
) -> None:
    desk = open_desk(practice=practice_network, sample=planted_sample)
    open_all(desk)
    name_leads(desk)
    for section in desk.sample.collection.sections:
        validate(desk, section)
    sign(desk)
    assert desk.submission().status is Status.READY

    desk.edit()
    sign_off = desk.show("sign_off")
    assert [row.title for row in sign_off.model.rows if row.stand.value == "Voided"] == ["Workforce", "Sign-off"]
    sign_off.open_target("Workforce")
    desk.click(sign_off.validation.form.see_changes)
    assert desk.sample.collection.label(QUIET) in sign_off.changed.form.table.as_text()
    desk.click(sign_off.changed.form.back)
    sending = desk.show("submissions")
    assert not sending.panel.form.stage.isVisible()
    assert "Answers have moved since the sign-off." in sending.panel.form.hurdles.as_text()

    validate(desk, "Workforce")
    sign(desk)
    desk.show("submissions")
    desk.click(sending.panel.form.stage)
    [receipt] = desk.look(lambda: desk.session.record.all(Receipt))
    line = next(line for line in sending.form.table.as_text().splitlines() if UNIT in line)
    assert "Received by the Network" in line
    assert receipt.receipt_id in line
    trail = desk.show("audit_trail")
    assert "Kept the Network's receipt" in trail._form.table.as_text().splitlines()[1]
    assert trail._form.chain.text() == "Unbroken"
    assert not desk.problems
