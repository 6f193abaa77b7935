"""The Network's published 2024/25 slides as an example to try the arithmetic on."""

import csv
from pathlib import Path

from nhsbn_desktop.domain.problems import SpecificationProblem
from nhsbn_desktop.domain.published import CHECKS, PublishedFinding, PublishedTable, find_in
from nhsbn_desktop.paths import resource

EXAMPLE = "published/figures.csv"


def published_tables(path: Path | None = None) -> tuple[PublishedTable, ...]:
    """The tables of the example, or of another file of its form. Raises SpecificationProblem naming the row."""
    file = path or resource(EXAMPLE)
    with file.open(encoding="utf-8-sig", newline="") as table:
        return tuple(_table(file, number, row) for number, row in enumerate(csv.DictReader(table), 2))


def published_findings(path: Path | None = None) -> tuple[PublishedFinding, ...]:
    """What is wrong with the published figures, in the order of the slides."""
    return tuple(finding for table in published_tables(path) for finding in find_in(table))


def _table(file: Path, number: int, row: dict[str, str]) -> PublishedTable:
    check = row.get("check") or ""
    if check not in CHECKS:
        raise SpecificationProblem(
            f'{file.name}, row {number}, column check: there is no check "{check}".', f"Use one of {', '.join(CHECKS)}."
        )
    return PublishedTable(
        number=row["number"],
        slide=row["slide"],
        check=check,
        subject=row["subject"],
        labels=tuple(row["labels"].split("|")),
        values=tuple(row["values"].split("|")),
        given=row["given"],
    )
