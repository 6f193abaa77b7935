"""A collection's specification: the three files that say what is asked, of whom, by when, and what is checked."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nhsbn_desktop.domain.checks import Check
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Metric
from nhsbn_desktop.domain.organisation import Organisation
from nhsbn_desktop.domain.problems import SpecificationProblem
from nhsbn_desktop.workbook.specification_rows import check_of, metric_of
from nhsbn_desktop.workbook.tables import Row, enumerate_rows, read_rows, read_text

COLLECTION_FILE, METRICS_FILE, CHECKS_FILE = "collection.toml", "metrics.csv", "checks.csv"
METRIC_HEADINGS = (
    "ref", "section", "metric", "definition", "unit", "value_type", "dimension", "members", "options", "source",
    "aggregation", "direction", "required", "question_id",
)  # fmt: skip
CHECK_HEADINGS = (
    "code", "kind", "severity", "left", "operator", "right", "tolerance", "missing", "message", "why", "do", "beta",
)  # fmt: skip


def read_specification(folder: Path) -> Collection:
    """The collection that a specification folder describes, with the checks that can be read.

    What is wrong with single checks is told by `read_checks`. Raises SpecificationProblem, naming file, row and column,
    for anything wrong in collection.toml or metrics.csv.
    """
    general = _read_general(folder / COLLECTION_FILE)
    sections = general.texts("sections")
    metrics = _read_metrics(folder / METRICS_FILE, sections)
    opens, deadline, outputs = (general.day(name) for name in ("opens", "deadline", "outputs"))
    if opens and deadline and opens > deadline:
        raise general.problem("timetable", "the deadline is before the opening", "Correct one of the two dates.")
    code, year = general.text("code"), general.year()
    return Collection(
        key=f"{code}-{year.replace('/', '-')}",
        code=code,
        title=general.text("title"),
        year=year,
        version=general.version(),
        organisation=general.text_if_any("organisation"),
        ods_code=general.text_if_any("ods_code"),
        metrics=tuple(sorted(metrics, key=lambda metric: sections.index(metric.section))),
        checks=read_checks(folder)[0],
        localities=general.texts("localities") if "localities" in general.items else (),
        trust=general.text_if_any("trust") or Organisation().trust,
        opens=opens,
        deadline=deadline,
        outputs=outputs,
    )


def read_checks(folder: Path) -> tuple[tuple[Check, ...], tuple[SpecificationProblem, ...]]:
    """The checks of a specification folder, and what is wrong with those rows that cannot be used.

    Never raises: a folder with no readable checks.csv gives no checks and the one problem that says so.
    """
    checks: dict[str, Check] = {}
    problems: list[SpecificationProblem] = []
    try:
        for row in read_rows(folder / CHECKS_FILE, CHECK_HEADINGS):
            try:
                check = check_of(_whole(row), checks)
            except SpecificationProblem as problem:
                problems.append(problem)
            else:
                checks[check.code] = check
    except SpecificationProblem as problem:
        problems.append(problem)
    return tuple(checks.values()), tuple(problems)


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row of checks.csv: `row` as Excel counts it, 0 where the file as a whole is meant;
    `column` is empty where no one of them is."""

    row: int
    column: str
    code: str
    what: str
    advice: str


@dataclass(frozen=True, slots=True)
class CheckRows:
    """Where each check stands (its row by its code), and the rows that cannot be used."""

    rows: Mapping[str, int]
    faults: tuple[RowFault, ...]


def read_check_faults(folder: Path) -> CheckRows:
    """The rows of a specification's checks.csv. Never raises, as `read_checks`."""
    rows: dict[str, int] = {}
    known: dict[str, Check] = {}
    faults: list[RowFault] = []
    try:
        for number, row in enumerate_rows(folder / CHECKS_FILE, CHECK_HEADINGS):
            try:
                check = check_of(_whole(row), known)
            except SpecificationProblem as problem:
                code = row["code"] if isinstance(row, Row) else ""
                faults.append(_row_fault(number, code, problem))
            else:
                known[check.code], rows[check.code] = check, number
    except SpecificationProblem as problem:
        faults.append(_row_fault(0, "", problem))
    if not rows and not faults:
        faults.append(RowFault(0, "", "", "it lists no checks", "Add one row for each check."))
    return CheckRows(rows, tuple(faults))


def _row_fault(number: int, code: str, problem: SpecificationProblem) -> RowFault:
    """The problem's words without the place, which stands beside them."""
    match = re.search(r", row \d+(?:, column (\w+))?: " if number else r"^\S*, (?=row )", problem.message)
    what = problem.message[match.end() :] if match else problem.message
    column = match[1] or "" if match and number else ""
    return RowFault(number, column, code, what.rstrip("."), problem.advice)


def shipped_specifications(root: Path) -> tuple[Path, ...]:
    """The specification folders under `root` (resources/collections), by name."""
    if not root.is_dir():
        return ()
    return tuple(sorted(path.parent for path in root.glob(f"*/{COLLECTION_FILE}")))


@dataclass(frozen=True, slots=True)
class _General:
    """What collection.toml says, each item told apart from a missing or mistyped one."""

    file: Path
    items: Mapping[str, Any]

    def problem(self, item: str, wrong: str, advice: str) -> SpecificationProblem:
        return SpecificationProblem(f"{self.file.parent.name}/{self.file.name}, {item}: {wrong}.", advice)

    def text(self, item: str) -> str:
        value = self.items.get(item)
        if not isinstance(value, str) or not value.strip():
            raise self.problem(item, "a text is needed here", f'Write it as: {item} = "..."')
        return value.strip()

    def text_if_any(self, item: str) -> str:
        """Who takes part need not stand in a specification."""
        return self.text(item) if item in self.items else ""

    def texts(self, item: str) -> tuple[str, ...]:
        value = self.items.get(item)
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
            raise self.problem(item, "a list of texts is needed here", f'Write it as: {item} = ["...", "..."]')
        entries = tuple(entry.strip() for entry in value)
        if len(set(entries)) < len(entries):
            raise self.problem(item, "the same entry stands twice", "Take one of the two out.")
        return entries

    def day(self, item: str) -> date | None:
        timetable = self.items.get("timetable", {})
        value = timetable.get(item) if isinstance(timetable, dict) else None
        if value is not None and type(value) is not date:
            raise self.problem(f"timetable, {item}", "this is not a date", f"Write it as: {item} = 2026-06-15")
        return value

    def year(self) -> str:
        year = self.text("year")
        match = re.fullmatch(r"(\d{4})/(\d{2})", year)
        if not match or (int(match[1]) + 1) % 100 != int(match[2]):
            raise self.problem("year", f'"{year}" is not a financial year', 'Write it as: year = "2025/26"')
        return year

    def version(self) -> str:
        """The specification's version, with those of the files where they differ from it."""
        version, files = self.text("version"), self.items.get("versions", {})
        if not isinstance(files, dict):
            raise self.problem("versions", "a table is needed here", 'Write [versions], then: metrics = "1.0"')
        others = [f"{name} {own}" for name, own in sorted(files.items()) if str(own) != version]
        return ", ".join((version, *others))


def _read_general(path: Path) -> _General:
    text = read_text(path)
    try:
        return _General(path, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise SpecificationProblem(
            f"{path.parent.name}/{path.name} cannot be read: {error}.",
            "Look at that line: texts stand in quotation marks, lists in square brackets, dates as 2026-06-15.",
        ) from error


def _read_metrics(path: Path, sections: tuple[str, ...]) -> list[Metric]:
    metrics: dict[str, Metric] = {}
    for row in read_rows(path, METRIC_HEADINGS):
        metric = metric_of(_whole(row), sections)
        if metric.ref in metrics:
            raise _whole(row).problem("ref", f"{metric.ref} stands twice", "Give each metric a ref of its own.")
        metrics[metric.ref] = metric
    if not metrics:
        raise SpecificationProblem(f"{path.parent.name}/{path.name} lists no metrics.", "Add one row for each metric.")
    return list(metrics.values())


def _whole(row: Row | SpecificationProblem) -> Row:
    if isinstance(row, SpecificationProblem):
        raise row
    return row
