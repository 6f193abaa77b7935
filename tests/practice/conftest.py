"""The practice Network's tests stand on the same parts as those of the way to the Network."""

from tests.network.conftest import (
    _own_environment,
    _shared_practice,
    open_route,
    outbox,
    practice,
    route,
    stage,
)

__all__ = ["_own_environment", "_shared_practice", "open_route", "outbox", "practice", "route", "stage"]
