"""Sign-off, as leads and directors meet it: what may be promised, what an edit voids, and what it says has moved."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Badge
from nhsbn_desktop.desktop.screens.sign_off import SignOffScreen
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.sign_off import Assurance, ValidationKind
from nhsbn_desktop.practice.control import PracticeConnection
from nhsbn_desktop.services import answers, sending, staging
from nhsbn_desktop.services.sending import State
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import QUIET, UNIT, PracticeDesk


@pytest.fixture
def screen(desk: PracticeDesk) -> SignOffScreen:
    """Alderbrook opened and explained, every section with its lead: ready for validation."""
    desk.open_workbooks()
    desk.plan_all()
    desk.explain_all()
    shown: SignOffScreen = desk.show("sign_off")
    return shown


def validate(desk: PracticeDesk, screen: SignOffScreen, section: str, kinds: int = 1) -> None:
    screen.form.table.select_key(section)
    for kind in list(ValidationKind)[:kinds]:
        if not screen.validation.kinds[kind].checked:
            desk.click(screen.validation.kinds[kind].box)
    desk.click(screen.validation.form.validate)


def sign(desk: PracticeDesk, screen: SignOffScreen) -> None:
    screen.form.table.select_key("sign-off")
    for box in screen.signing.assurances.values():
        if not box.checked:
            desk.click(box.box)
    desk.click(screen.signing.form.sign)


def test_without_a_workbook_there_is_nothing_to_validate(desk: PracticeDesk) -> None:
    screen = desk.show("sign_off")
    assert screen.subtitle == "Nothing to validate yet."
    assert screen.current_badge is None


def test_what_is_owed_stands_in_order_with_the_way_to_where_it_is_done(
    open_desk: OpenDesk, planted_sample: object
) -> None:
    desk = open_desk(sample=planted_sample, today="2026-07-13")
    desk.open_workbooks()
    screen = desk.show("sign_off")
    first, second, third = screen.form.hurdles.as_text().splitlines()
    assert first.endswith("findings are open. Fix or explain them.")
    assert second.startswith("Not validated: Service model, Access,")
    assert third == "The care group director has not signed off. The care group director signs off."
    assert screen.form.hurdles.link_to("checks") is not None
    assert screen.form.hurdles.link_to("sign_off") is None
    screen.form.table.select_key("Access")
    assert screen.validation.form.blocked.text() == "Not yet: nobody is nominated to lead this section."
    desk.click(screen.validation.form.to_plan)
    assert desk.window.key == "plan"


def test_the_lead_validates_in_the_policys_words_and_under_their_own_name(
    desk: PracticeDesk, screen: SignOffScreen
) -> None:
    screen.form.table.select_key("Workforce")
    form = screen.validation.form
    assert form.validate.text() == "Validate as Mei Lin"
    assert not form.validate.isEnabled()
    assert form.blocked.text() == "Tick each kind of validation that was carried out."
    desk.click(screen.validation.kinds[ValidationKind.OTHER_SOURCES].box)
    assert form.blocked.text() == "PRACTICE: this is signed with a practice key for Mei Lin, which proves nothing."
    form.note.setPlainText("Beside the ESR return")
    desk.click(form.validate)
    [kept] = desk.submission().validations
    assert (kept.section, kept.by, kept.note) == ("Workforce", "mei.lin", "Beside the ESR return")
    assert kept.kinds == (ValidationKind.OTHER_SOURCES,)
    assert "> Workforce, Mei Lin | Validated | Mei Lin, 13 Jul 2026 | 1 of 4" in screen.form.table.as_text()
    assert screen.current_badge == Badge("6", Tone.NEUTRAL, "5 validations and the sign-off owed")


def test_what_was_ticked_stays_while_the_record_changes_elsewhere(desk: PracticeDesk, screen: SignOffScreen) -> None:
    screen.form.table.select_key("Workforce")
    desk.click(screen.validation.kinds[ValidationKind.LOGIC].box)
    screen.validation.form.note.setPlainText("half writ")
    desk.edit("FI01")
    assert screen.validation.kinds[ValidationKind.LOGIC].checked
    assert screen.validation.form.note.toPlainText() == "half writ"


def test_the_director_signs_only_once_all_is_ready_and_both_assurances_are_given(
    desk: PracticeDesk, screen: SignOffScreen
) -> None:
    screen.form.table.select_key("sign-off")
    form = screen.signing.form
    assert not form.sign.isEnabled()
    assert form.blocked.text().startswith("Not yet: Not validated: Service model")
    for section in desk.sample.collection.sections:
        validate(desk, screen, section, kinds=2)
    screen.form.table.select_key("sign-off")
    assert form.blocked.text() == "Tick each assurance that can be given: both are needed."
    desk.click(screen.signing.assurances[Assurance.VALIDATED].box)
    assert not form.sign.isEnabled()
    desk.click(screen.signing.assurances[Assurance.NO_ANOMALIES].box)
    assert form.sign.text() == "Sign off as Grace Boateng"
    desk.click(form.sign)
    kept = desk.submission().sign_off
    assert kept is not None
    assert (kept.by, kept.assurances) == ("grace.boateng", tuple(Assurance))
    assert screen.form.status.text() == "Ready to send"
    assert screen.subtitle == "6 of 6 sections validated. Signed off."
    assert screen.current_badge is None


def test_a_deputy_signs_on_behalf_of_a_named_director(desk: PracticeDesk, screen: SignOffScreen) -> None:
    for section in desk.sample.collection.sections:
        validate(desk, screen, section)
    screen.form.table.select_key("sign-off")
    form = screen.signing.form
    assert not form.behalf.isVisible()
    form.signer.setCurrentIndex(form.signer.findData("sam.whitlock"))
    assert form.behalf.isVisible()
    sign(desk, screen)
    kept = desk.submission().sign_off
    assert kept is not None
    assert (kept.by, kept.on_behalf_of) == ("sam.whitlock", "grace.boateng")
    assert form.who.text().startswith("Signed off by Sam Whitlock, on behalf of Grace Boateng on 13 July 2026")


def test_an_edit_voids_only_what_it_touches_and_says_what_moved_who_and_why(desk: PracticeDesk) -> None:
    desk.make_ready()
    screen = desk.show("sign_off")
    code = QUIET
    desk.edit(code)
    label = desk.sample.collection.label(code)
    states = {row.title: row.stand.value for row in screen.model.rows}
    assert [title for title, stand in states.items() if stand == "Voided"] == ["Workforce", "Sign-off"]
    screen.form.table.select_key("Workforce")
    desk.click(screen.validation.form.see_changes)
    changed = screen.changed.form
    assert changed.heading.text() == "What changed since Mei Lin validated Workforce"
    assert changed.table.as_text().splitlines()[-1] == (
        f"> {label}, Workforce!E46 | 6.2% | 7.2% | Ann Hale, typed one short"
    )
    screen.form.table.select_key("sign-off")
    assert screen.changed.form.heading.text() == "What changed since Grace Boateng signed off"
    assert screen.signing.form.stand.text() == "Voided"
    assert changed.blocked.text() == "Not yet: every section has to be validated first."
    assert not changed.confirm.isEnabled()
    desk.click(changed.back)
    validate(desk, screen, "Workforce")
    sign(desk, screen)
    assert desk.submission().sign_off_stands


def test_lead_and_director_confirm_again_in_one_act_each(desk: PracticeDesk) -> None:
    desk.make_ready()
    screen = desk.show("sign_off")
    desk.edit(QUIET)
    for key, panel, name in (
        ("Workforce", screen.validation, "Mei Lin"),
        ("sign-off", screen.signing, "Grace Boateng"),
    ):
        screen.form.table.select_key(key)
        desk.click(panel.form.see_changes)
        assert screen.changed.form.confirm.text() == f"Confirm again as {name}"
        desk.click(screen.changed.form.confirm)
        assert screen.changed.isHidden()
    submission = desk.submission()
    assert submission.sign_off_stands
    assert submission.sign_off is not None
    assert submission.sign_off.note == "Confirmed again with 1 answer changed."
    assert submission.validation("Workforce").kinds == tuple(ValidationKind)[:1]


def test_what_was_sent_on_the_strength_of_a_promise_keeps_it(
    open_desk: OpenDesk, practice_network: PracticeConnection
) -> None:
    desk = open_desk(practice=practice_network)
    desk.make_ready()
    staged = desk.do(lambda: staging.stage(desk.session, desk.network, desk.now_submission(), sending.HAND_OVER))
    screen = desk.show("sign_off")
    screen.form.table.select_key("sign-off")
    desk.do(lambda: sending.hand_over(desk.session, staged, "by e-mail"))
    assert screen.signing.form.taking_back.isHidden()
    assert screen.signing.form.blocked.text().startswith("It was sent on as version 1, so it stays.")


def test_taking_back_while_it_waits_to_be_sent_takes_the_waiting_version_back_too(
    open_desk: OpenDesk, practice_network: PracticeConnection
) -> None:
    desk = open_desk(practice=practice_network)
    desk.show("submissions")  # where it is staged; what an earlier run left to be sent is looked up as it opens
    desk.make_ready()
    staged = desk.do(lambda: staging.stage(desk.session, desk.network, desk.now_submission(), sending.HAND_OVER))
    screen = desk.show("sign_off")
    screen.form.table.select_key("sign-off")
    screen.signing.form.why.setText("the beds are wrong")
    desk.click(screen.signing.form.take_back)
    submission = desk.submission()
    assert submission.staged == ()
    assert not submission.sign_off_stands
    assert desk.network.outbox.item(staged.id).state is State.CANCELLED
    assert "Sent back by ann on" in screen.signing.form.who.text()
    assert "the beds are wrong" in screen.signing.form.who.text()


def test_a_promise_stands_again_once_the_answer_is_put_back(desk: PracticeDesk) -> None:
    desk.make_ready()
    screen = desk.show("sign_off")
    desk.edit()
    assert not desk.submission().sign_off_stands
    desk.do(desk.session.undo)
    assert screen.subtitle == "6 of 6 sections validated. Signed off."


def test_taking_back_needs_a_reason_and_the_trail_keeps_it(desk: PracticeDesk) -> None:
    desk.make_ready()
    screen = desk.show("sign_off")
    screen.form.table.select_key("Finance")
    form = screen.validation.form
    assert not form.take_back.isEnabled()
    form.why.setText("The ledger was reopened")
    desk.click(form.take_back)
    assert not desk.submission().validation_stands("Finance")
    latest = desk.look(lambda: desk.session.record.changes(limit=1))
    assert latest[0].why == "The ledger was reopened"


def test_a_section_with_a_finding_to_fix_is_not_validated(open_desk: OpenDesk, planted_sample: object) -> None:
    desk = open_desk(sample=planted_sample, today="2026-07-13")
    desk.open_workbooks()
    desk.plan_all()
    screen = desk.show("sign_off")
    worst = next(f for f in desk.submission().open_findings if f.severity is Severity.MUST_FIX)
    screen.form.table.select_key(worst.section)
    assert "must be fixed first" in screen.validation.form.blocked.text()
    assert not screen.validation.form.validate.isEnabled()


def test_another_submission_has_promises_of_its_own(desk: PracticeDesk, screen: SignOffScreen) -> None:
    validate(desk, screen, "Workforce")
    desk.open_workbooks("Calderside")
    desk.window.selection.choose(desk.sample.collection.key, "Calderside")
    desk.settle()
    assert not any(row.promise for row in screen.model.rows)
    desk.window.selection.choose(desk.sample.collection.key, UNIT)
    desk.settle()
    assert sum(row.promise is not None for row in screen.model.rows) == 1


def test_every_control_has_a_name(screen: SignOffScreen, unnamed: Callable[[QWidget], list[str]]) -> None:
    assert unnamed(screen) == []


def test_an_answer_from_another_workbook_is_told_apart_from_a_correction(desk: PracticeDesk) -> None:
    desk.make_ready()
    code = QUIET
    desk.edit(code)
    judged = desk.submission()
    desk.do(lambda: answers.restore(desk.session, judged, code))
    screen = desk.show("sign_off")
    assert screen.subtitle == "6 of 6 sections validated. Signed off."
