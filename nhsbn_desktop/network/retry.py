"""When to try again: the one policy for every route, so that no library's own gets in its way."""

import random
from datetime import datetime, timedelta

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.problems import LONGEST_WAIT

BASE = 5.0  # seconds
CAP = 15 * 60.0
_chance = random.SystemRandom()


def longest_back_off(attempt: int) -> float:
    """The most seconds to wait after the `attempt`-th failure (from 1): 5, 10, 20 ... up to 15 minutes."""
    doublings = min(max(attempt, 1) - 1, 16)
    return min(CAP, BASE * 2.0**doublings)


def next_try(now: datetime, attempt: int, trouble: NetworkProblem) -> datetime:
    """When to try again: as the server asked (up to an hour, and never at once, or it would be asked without end); else
    after a random part of the back-off (full jitter, so that a thousand trusts do not come back in the same second)."""
    if trouble.retry_after is not None:
        wait = min(max(trouble.retry_after, BASE), LONGEST_WAIT)
    else:
        wait = _chance.uniform(0.0, longest_back_off(attempt))
    return now + timedelta(seconds=wait)
