"""A request for data: when it is to be reminded of and escalated follows from the days, never from a flag."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from nhsbn_desktop.domain.plan_rules import PlanRules
from nhsbn_desktop.domain.requests import DataRequest, RequestState, reminder_days, stand_of_request

SENT = datetime(2026, 6, 29, 9, tzinfo=UTC)
REQUEST = DataRequest("AOP-2025-26", "Workforce", "Mei Lin", "mei@example.org", SENT, "ann", date(2026, 7, 10))


def stand(request: DataRequest, day: int, month: int = 7) -> tuple[RequestState, str]:
    standing = stand_of_request(request, PlanRules(), date(2026, month, day), frozenset())
    return standing.state, standing.why


def test_reminders_fall_on_working_days_around_the_day_the_data_is_due() -> None:
    expected = (date(2026, 7, 3), date(2026, 7, 8), date(2026, 7, 13), date(2026, 7, 15))
    assert reminder_days(REQUEST, PlanRules(), frozenset()) == expected


@pytest.mark.parametrize(
    ("day", "reminded", "state"),
    [
        (1, (), RequestState.WAITING),
        (3, (), RequestState.TO_CHASE),
        (6, (3,), RequestState.WAITING),
        (6, (), RequestState.TO_CHASE),  # one that was missed is still owed
        (8, (3,), RequestState.TO_CHASE),
        (10, (3, 8), RequestState.WAITING),
        (13, (3, 8), RequestState.TO_CHASE),
        (14, (3, 8, 13), RequestState.OVERDUE),
        (17, (3, 8, 13, 15), RequestState.TO_ESCALATE),
    ],
)
def test_a_request_is_chased_at_set_days_and_then_escalated(
    day: int, reminded: tuple[int, ...], state: RequestState
) -> None:
    chased = replace(REQUEST, reminded=tuple(date(2026, 7, number) for number in reminded))
    assert stand(chased, day)[0] is state


def test_what_came_or_went_higher_is_not_chased_any_more() -> None:
    received = replace(REQUEST, received_on=date(2026, 7, 9))
    assert stand(received, 30) == (RequestState.RECEIVED, "Received on 9 July 2026.")
    higher = replace(REQUEST, escalated_on=date(2026, 7, 17), escalated_to="Dana Fox")
    assert stand(higher, 20)[0] is RequestState.ESCALATED
    assert stand(higher, 20)[1] == "Due 10 July 2026, 6 working days ago. Escalated to Dana Fox on 17 July 2026."


def test_a_request_sent_late_owes_only_the_reminders_still_to_come() -> None:
    late = replace(REQUEST, sent=datetime(2026, 7, 9, 9, tzinfo=UTC))
    assert stand(late, 10)[0] is RequestState.WAITING
    assert stand(late, 13) == (
        RequestState.TO_CHASE,
        "Due 10 July 2026, 1 working day ago. Asked on 9 July 2026, not reminded yet.",
    )
