"""The practice desk finds its collection open and launched, whatever day it is."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nhsbn_desktop.domain.launch import StepState
from nhsbn_desktop.domain.people import Role
from nhsbn_desktop.domain.plan import Stage
from nhsbn_desktop.practice_desk import set_out_sample
from nhsbn_desktop.services import programme, submissions
from nhsbn_desktop.services.collections import find_collection, shipped_collections
from nhsbn_desktop.services.sample import SAMPLE, sample_people
from nhsbn_desktop.services.session import Session


@pytest.mark.parametrize("today", [datetime(2026, 7, 6, 9, tzinfo=UTC), datetime(2026, 11, 27, 9, tzinfo=UTC)])
def test_whoever_practises_is_in_the_middle_of_a_collection(session: Session, tmp_path: Path, today: datetime) -> None:
    officer = next(person for person, _ in sample_people() if person.role is Role.IQO)
    practising = replace(session, person=officer, now=lambda: today)
    set_out_sample(practising, tmp_path / "sample")
    dates = submissions.timetable(practising, find_collection(practising, SAMPLE))
    assert dates is not None
    assert dates.opens < dates.leads_by < dates.deadline
    assert dates.opens < today.date() < dates.validated_by
    assert dates.stage(today.date()) is Stage.TWO
    assert dates.opens.strftime("%A") == "Monday"
    assert dates.deadline not in practising.days_off()


def test_what_comes_before_a_collection_opens_is_done_at_practice(session: Session, tmp_path: Path) -> None:
    officer = next(person for person, _ in sample_people() if person.role is Role.IQO)
    practising = replace(session, person=officer)
    set_out_sample(practising, tmp_path / "sample")
    rows = programme.read_programme(practising, shipped_collections()).rows
    steps = next(row.steps for row in rows if row.entry.collection == SAMPLE)
    assert {step.state for step in steps} == {StepState.DONE}
