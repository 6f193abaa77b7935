"""Setting a desk out: the practice desk finds its collection open, whatever day it is."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nhsbn_desktop.desk import set_out_sample
from nhsbn_desktop.domain.people import Role
from nhsbn_desktop.domain.plan import Stage
from nhsbn_desktop.services import submissions
from nhsbn_desktop.services.collections import find_collection
from nhsbn_desktop.services.sample import SAMPLE, sample_people
from nhsbn_desktop.services.session import Session


@pytest.mark.parametrize("today", [datetime(2026, 7, 6, 9, tzinfo=UTC), datetime(2027, 11, 27, 9, tzinfo=UTC)])
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
