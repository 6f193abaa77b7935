"""Who may write what into a record on a server: the table of acts, and for each kind of thing whose it is.

The server reads these from its own tables, which `nhsbn record prepare` fills from here; nothing a desk says counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.people import Role
from nhsbn_desktop.record.schema import act_right, kind_right

_EVERYBODY = frozenset(Role)
_OFFICERS = frozenset({Role.IQO, Role.ASSISTANT_IQO})
_CLOSERS = _OFFICERS | {Role.INFORMATION_QUALITY_MANAGER, Role.HEAD_OF_INFORMATION_QUALITY}
_DIRECTORS = frozenset({Role.CARE_GROUP_DIRECTOR, Role.DEPUTY_CARE_GROUP_DIRECTOR})
_IN_A_SECTION = frozenset({Role.CONTRIBUTOR, Role.NOMINATED_LEAD})
_FROM_ANOTHER_DESK = "from another desk"  # what an officer takes in, made and signed by somebody else


@dataclass(frozen=True, slots=True)
class KindRight:
    """`begins` and `ends` say which parts of the key name the answer (or the section) whose plan is asked, the first
    part being 1; roles outside `own_section` need no plan."""

    kind: str
    roles: frozenset[Role]
    own_section: frozenset[Role] = frozenset()
    begins: int = 3
    ends: int = 0
    by_answer: bool = True


def _in_own_section(
    kind: str, roles: frozenset[Role] = _EVERYBODY, begins: int = 3, ends: int = 0, *, by_answer: bool = True
) -> KindRight:
    return KindRight(kind, roles, _IN_A_SECTION & roles, begins, ends, by_answer)


KIND_RIGHTS = (
    _in_own_section("Correction"),
    _in_own_section("CommentCorrection"),
    _in_own_section("Gap"),
    _in_own_section("Explanation", begins=5),  # COLLECTION/UNIT/UNIT/CHECK/ANSWER
    _in_own_section("Review", _CLOSERS | {Role.NOMINATED_LEAD}, begins=5, ends=1),  # .../ANSWER/TRACK
    _in_own_section("Validation", _OFFICERS | _DIRECTORS | {Role.NOMINATED_LEAD}, by_answer=False),
    _in_own_section("Withdrawal", _OFFICERS | _DIRECTORS | {Role.NOMINATED_LEAD}, ends=1, by_answer=False),
    _in_own_section("SecondValidation", _CLOSERS | {Role.NOMINATED_LEAD}, ends=1, by_answer=False),
    KindRight("Action", _OFFICERS | _DIRECTORS | {Role.NOMINATED_LEAD}),
    KindRight("SignOff", _OFFICERS | _DIRECTORS),
    KindRight("Rebase", _CLOSERS | {Role.NOMINATED_LEAD}),
    KindRight("Participation", _OFFICERS | {Role.CLE}),
    KindRight("Nomination", _OFFICERS | _DIRECTORS),
    KindRight("DefinitionsQuery", _OFFICERS | {Role.NOMINATED_LEAD}),
    *(KindRight(kind, _EVERYBODY) for kind in ("Challenge", "HoursSpent", "CalendarSent", "HandOverMade", "TakenIn")),
    *(
        KindRight(kind, _OFFICERS)
        for kind in (
            "Organisation", "Person", "Collection", "Reading", "PlanEntry", "Staged", "HandedOver", "Receipt",
            "Waiver", "EnrolledKey", "TakenUp", "MetricMatch", "WorkbookMapping", "Entered", "AnswersBySection",
            "MonthlyFigures", "OwnLimit", "PackIssued",
            "Output",
            "Replied",
            "Report",
            "Distribution", "ProgrammeEntry", "PlanRules", "MetricPlan", "DataRequest",
        )
    ),
)  # fmt: skip


def write_rights(db: Connection, acts: Iterable[Act] = Act, kinds: Iterable[KindRight] = KIND_RIGHTS) -> None:
    """Makes the server's two tables say what this version of the program says."""
    db.execute(delete(act_right))
    rows: list[dict[str, Any]] = [{"act": act.name, "role": role.value} for act in acts for role in act.roles]
    rows += [{"act": _FROM_ANOTHER_DESK, "role": role.value} for role in _OFFICERS]
    db.execute(insert(act_right), rows)
    db.execute(delete(kind_right))
    db.execute(
        insert(kind_right),
        [
            {
                "kind": right.kind,
                "roles": sorted(right.roles),
                "own_section": sorted(right.own_section),
                "begins": right.begins,
                "ends": right.ends,
                "by_answer": right.by_answer,
            }
            for right in kinds
        ],
    )
