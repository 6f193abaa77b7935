"""Findings to list, with what people at their worst put into names and texts."""

from datetime import date
from decimal import Decimal

from nhsbn_desktop.domain.finding_states import State
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.listed_findings import ListedFinding, ListHeading
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.people import Person, Role

HEADING = ListHeading("Example collection 2025/26", "Northmoor", "1.2", date(2026, 3, 4), date(2026, 3, 31))
ASHA, BEN = Person("asha", "Asha Patel", Role.NOMINATED_LEAD), Person("ben", "Ben O'Neill", Role.NOMINATED_LEAD)
FORMULAS = ("=1+1", "+44 20", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", '=HYPERLINK("http://a.example","x")')
SCRIPTS = (
    "<script>alert(1)</script>", "</td></table><img src=x onerror=alert(1)>", '" onmouseover="alert(1)',
    "&lt;b&gt; & <b>", "]]><!--", "javascript:alert(1)",
)  # fmt: skip


def finding(
    message: str = "The parts add up to 99, not 102.",
    *,
    severity: Severity = Severity.MUST_FIX,
    cells: tuple[Cell, ...] = (Cell("Access", "E6"),),
    section: str = "Access",
    change: float | None = None,
    unit: str = "Alderbrook",
) -> Finding:
    return Finding(
        "R016", severity, unit, ("AC02",), cells, message, "Totals are compared.", "Correct one.", section, change
    )


def listed(one: Finding | None = None, **said: object) -> ListedFinding:
    facts = {"question": "Referrals received", "state": State.OPEN} | said
    return ListedFinding(one or finding(), **facts)  # type: ignore[arg-type]


FULL = listed(
    finding(severity=Severity.EXPLAIN, change=-0.275),
    state=State.ANSWERED,
    explanation="A ward closed.",
    value=Decimal("1234.5"),
    lead=ASHA,
    due=date(2026, 3, 19),
    age_days=3,
)
