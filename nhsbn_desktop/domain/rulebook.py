"""A collection's own definition checks as they stand in its `checks.csv`, and what may be wrong with one of them."""

from dataclasses import dataclass

from nhsbn_desktop.domain.findings import Severity


@dataclass(frozen=True, slots=True)
class Check:
    """One row of `checks.csv`. `left` and `right` are expressions over answer codes; `missing` says what to do
    where a value is blank; `beta` checks only note."""

    code: str
    kind: str
    severity: Severity
    left: str
    operator: str
    right: str
    tolerance: str
    missing: str
    message: str
    why: str
    do: str
    beta: bool = False


@dataclass(frozen=True, slots=True)
class RuleFault:
    """A check that cannot be run: its code, the column that is wrong, and what is wrong there. The others still run."""

    code: str
    column: str
    what: str
