"""Before sending, as an officer looks: each point with where it is done, what would go, what is taken out first."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.panels.preflight_panel import PreflightPanel
from nhsbn_desktop.desktop.screens.submissions import SubmissionsScreen
from nhsbn_desktop.domain.submission import Staged
from nhsbn_desktop.network.package import read_package
from nhsbn_desktop.services.preflight import Verdict
from nhsbn_desktop.services.sample import Sample
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import PracticeDesk


@pytest.fixture
def desk(open_desk: OpenDesk, planted_sample: Sample) -> PracticeDesk:
    return open_desk(today="2026-07-13")


def look(desk: PracticeDesk) -> tuple[SubmissionsScreen, PreflightPanel]:
    screen: SubmissionsScreen = desk.show("submissions")
    screen.look_first.trigger()
    desk.settle()
    assert screen.looking.panel.isVisible()
    return screen, screen.looking.panel


def verdicts(panel: PreflightPanel) -> dict[str, Verdict]:
    return {step.name: step.verdict for step in panel.model.rows}


def test_each_point_that_stops_says_why_and_leads_to_where_it_is_done(
    open_desk: OpenDesk, planted_sample: Sample, unnamed: Callable[[QWidget], list[str]]
) -> None:
    desk = open_desk(sample=planted_sample, today="2026-07-13")
    desk.open_workbooks()
    screen, panel = look(desk)
    assert verdicts(panel)["Validations"] is Verdict.STOPS
    assert verdicts(panel)["What must not leave"] is Verdict.PASSED or panel.form.leaks.count()
    assert not panel.form.stage.isEnabled()
    assert "Nothing was sent" in panel.form.would.text()
    panel.form.table.select_key("Validations")
    assert "Not validated: Service model" in panel.form.step_what.text()
    assert unnamed(panel) == []
    desk.click(panel.form.go)
    assert desk.window.key == "sign_off"
    assert desk.window.built["sign_off"].form.table.current_row().key == "Service model"
    assert desk.look(lambda: desk.session.record.all(Staged)) == ()
    assert screen.looking.is_open, "coming back, one goes on where one was"


def test_the_same_answers_are_not_ready_to_go_twice_and_what_stops_is_gone_to(desk: PracticeDesk) -> None:
    desk.make_ready()
    screen: SubmissionsScreen = desk.show("submissions")
    screen.panel.form.route.setCurrentIndex(screen.panel.form.route.findData("hand-over"))
    desk.click(screen.panel.form.stage)
    screen, panel = look(desk)
    assert panel.form.table.current_row().name == "Version"
    assert "staged or sent already, as version 1" in panel.form.step_what.text()
    assert not panel.form.stage.isEnabled()


def test_what_is_ready_says_exactly_what_would_go_and_sends_nothing(desk: PracticeDesk) -> None:
    desk.make_ready()
    screen, panel = look(desk)
    assert panel.form.stage.isEnabled(), panel.form.table.as_text()
    manifest = json.loads(panel.form.manifest.toPlainText())
    assert manifest["version"] == 1
    assert manifest["unit"] == "Alderbrook"
    facts = [label.text() for label in panel.form.facts.children() if hasattr(label, "text")]
    assert manifest["files"][0]["sha256"] in [fact.replace(" ", "") for fact in facts]
    assert desk.network.outbox.items() == ()
    desk.click(panel.form.back)
    assert not panel.isVisible()
    assert screen.body.isVisible()


def test_what_is_ticked_is_taken_out_told_looked_at_again_and_staged_so(desk: PracticeDesk) -> None:
    desk.make_ready()
    _, panel = look(desk)
    panel.form.views.choose(1)
    panel.form.pages.setCurrentIndex(1)
    items = [panel.form.leaks.item(place) for place in range(panel.form.leaks.count())]
    for item in items:
        if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            item.setCheckState(Qt.CheckState.Checked)
    desk.click(panel.form.clean)
    assert "Blanked the names in the document's properties" in panel.form.cleaned.text()
    assert panel.form.leaks.item(0).text().startswith("Taken out: ")
    assert verdicts(panel)["What must not leave"] is Verdict.PASSED
    desk.click(panel.form.stage)
    [staged] = desk.look(lambda: desk.session.record.all(Staged))
    cleaned = read_package(desk.network.outbox.package(staged.id)).manifest["cleaned"]
    assert cleaned == ["Blanked the names in the document's properties (docProps/core.xml)."]
    assert not panel.isVisible()
    assert not desk.problems
