"""One row of a specification's tables: a metric or a check, with what is wrong told by row and column."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from nhsbn_desktop.domain.checks import Check
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.metrics import Aggregation, Direction, Metric, ValueType
from nhsbn_desktop.workbook.tables import Row

_YES_NO = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
_Choice = TypeVar("_Choice", bound=StrEnum)


def metric_of(row: Row, sections: tuple[str, ...]) -> Metric:
    """A row of metrics.csv. Raises SpecificationProblem, naming the row and column that is wrong."""
    if row["section"] not in sections:
        raise row.problem(
            "section", f'there is no section "{row["section"]}"', f"The sections are: {', '.join(sections)}."
        )
    if not re.fullmatch(r"[A-Za-z0-9_.\-]+", row["ref"]):
        raise row.problem("ref", f'"{row["ref"]}" cannot be a ref', "Use letters and digits only, such as AC01.")
    value_type = _choice(row, "value_type", ValueType)
    options, members = _entries(row, "options"), _entries(row, "members")
    if value_type is ValueType.LIST and not options:
        raise row.problem("options", "a list metric needs its choices", "Write them with | between them.")
    if any(set(member) & set("[]") for member in members):
        raise row.problem("members", "a member's name holds a square bracket", "Use round brackets instead.")
    return Metric(
        ref=row["ref"],
        label=_needed(row, "metric"),
        section=row["section"],
        definition=row["definition"],
        unit=row["unit"],
        value_type=value_type,
        dimension=row["dimension"],
        members=members,
        options=options,
        source=row["source"],
        aggregation=_choice(row, "aggregation", Aggregation),
        direction=_choice(row, "direction", Direction),
        required=_yes_no(row, "required"),
        question_id=row["question_id"],
    )


def check_of(row: Row, known: Mapping[str, Check]) -> Check:
    """A row of checks.csv, beside those before it by code. Raises SpecificationProblem as `metric_of` does."""
    code = _needed(row, "code")
    if code in known:
        raise row.problem("code", f"{code} stands twice", "Give each check a code of its own.")
    return Check(
        code=code,
        kind=_needed(row, "kind"),
        severity=_choice(row, "severity", Severity),
        left=row["left"],
        operator=row["operator"],
        right=row["right"],
        tolerance=row["tolerance"],
        missing=row["missing"],
        message=_needed(row, "message"),
        why=row["why"],
        do=row["do"],
        beta=_yes_no(row, "beta", blank=False),
    )


def _needed(row: Row, column: str) -> str:
    if not row[column]:
        raise row.problem(column, "this cannot be blank", "Fill it in, or take the row out.")
    return row[column]


def _choice(row: Row, column: str, choices: type[_Choice]) -> _Choice:
    try:
        return choices(row[column])
    except ValueError as error:
        raise row.problem(column, f'"{row[column]}" is not one of the choices', _one_of(choices)) from error


def _one_of(choices: Iterable[StrEnum]) -> str:
    return f"Use one of: {', '.join(choice.value for choice in choices)}."


def _yes_no(row: Row, column: str, *, blank: bool | None = None) -> bool:
    value = blank if not row[column] else _YES_NO.get(row[column].lower())
    if value is None:
        raise row.problem(column, f'"{row[column]}" is neither yes nor no', "Write yes or no.")
    return value


def _entries(row: Row, column: str) -> tuple[str, ...]:
    """The entries of a list written `first|second`."""
    entries = tuple(entry.strip() for entry in row[column].split("|")) if row[column] else ()
    if not all(entries):
        raise row.problem(column, "there is an empty entry", "Take out the | that has nothing on one side.")
    if len(set(entries)) < len(entries):
        raise row.problem(column, "the same entry stands twice", "Take one of the two out.")
    return entries
