"""The sample collection: a fictional trust's specification and workbooks over four years, to try everything on."""

import csv
import shutil
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Metric, split_code
from nhsbn_desktop.domain.organisation import Organisation
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import Problem
from nhsbn_desktop.paths import resource
from nhsbn_desktop.workbook.author import write_workbook
from nhsbn_desktop.workbook.specification import COLLECTION_FILE, read_specification, shipped_specifications

SAMPLE = "AOP-2025-26"
TRUST_FILE = "sample/trust.toml"
SPECIFICATION_FOLDER, CELLS_FILE = "specification", "cells.csv"
CELLS_HEADINGS = ("metric", "member", "submission", "year", "file", "sheet", "cell")


@dataclass(frozen=True, slots=True)
class Plant:
    """A mistake put into the sample on purpose: in an answer, or an identifier in a comment."""

    id: str
    code: str  # the answer's
    unit: str
    year: str
    in_comment: bool
    mistake: str
    true: Value
    submitted: Value
    difficulty: str
    explanation: str


@dataclass(frozen=True, slots=True)
class SampleWorkbook:
    path: Path
    unit: str
    year: str


@dataclass(frozen=True)
class Sample:
    """What was written: the folder of the specification, one workbook for each unit and year, and `cells.csv`."""

    collection: Collection
    specification: Path
    workbooks: tuple[SampleWorkbook, ...]
    cells: Path
    plants: tuple[Plant, ...]

    def workbook(self, unit: str, year: str | None = None) -> Path:
        """The workbook of one unit, of the collection's own year unless another is given."""
        year = year or self.collection.year
        return next(workbook.path for workbook in self.workbooks if (workbook.unit, workbook.year) == (unit, year))


@dataclass(frozen=True)
class SampleAnswers:
    """The sample's answers and comments by unit and year, each by answer code, without any planted mistake."""

    collection: Collection
    values: Mapping[tuple[str, str], Mapping[str, Value]]
    comments: Mapping[tuple[str, str], Mapping[str, str]]
    plants: tuple[Plant, ...]

    @cached_property
    def years(self) -> tuple[str, ...]:
        """Earliest first."""
        return tuple(sorted({year for _, year in self.values}))

    def submitted(self, unit: str, year: str, *, planted: bool) -> tuple[dict[str, Value], dict[str, str]]:
        """One submission's answers and comments, with the planted mistakes or without."""
        values, comments = dict(self.values[unit, year]), dict(self.comments.get((unit, year), {}))
        for plant in self.plants if planted else ():
            if (plant.unit, plant.year) != (unit, year):
                continue
            if plant.in_comment:
                comments[plant.code] = str(plant.submitted)
            else:
                values[plant.code] = plant.submitted
        return values, comments


def read_sample(key: str = SAMPLE) -> SampleAnswers:
    """The sample answers that ship with the program for a collection ("AOP-2025-26", "CYPMHS-2025-26").

    Raises Problem where the program ships none under that key.
    """
    folder = resource("sample") / key
    if not folder.is_dir():
        raise Problem(f"There is no sample of {key}.", f"There are samples of {', '.join(sample_keys())}.")
    collection = sample_collection(key)
    values: dict[tuple[str, str], dict[str, Value]] = defaultdict(dict)
    for row in _rows(folder / "values.csv"):
        metric = _metric(collection, row)
        for column in list(row)[2:]:
            unit, _, year = column.rpartition(" ")
            values[unit, year][metric.code(row["member"])] = _value(row[column], metric)
    comments: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in _rows(folder / "comments.csv"):
        comments[row["submission"], row["year"]][_code(collection, row)] = row["comment"]
    return SampleAnswers(collection, values, comments, tuple(_plants(collection, folder / "planted_errors.csv")))


def sample_collection(key: str = SAMPLE) -> Collection:
    """A collection that ships, as the fictional trust takes part in it."""
    trust = tomllib.loads(resource(TRUST_FILE).read_text(encoding="utf-8"))
    who = Organisation(trust["organisation"], trust["ods_code"], tuple(trust["localities"]), trust["trust"])
    return who.taking_part_in(read_specification(resource("collections") / key))


def sample_people() -> tuple[tuple[Person, tuple[str, ...]], ...]:
    """The fictional trust's people, each with the sections they lead."""
    return tuple(
        (
            Person(row["key"], row["name"], Role(row["role"]), row["email"], row["care_group"]),
            tuple(section for section in row["sections"].split("|") if section),
        )
        for row in _rows(resource("sample") / "people.csv")
    )


def sample_keys() -> tuple[str, ...]:
    """The collections there is a sample of."""
    shipped = (folder.name for folder in shipped_specifications(resource("collections")))
    return tuple(key for key in shipped if (resource("sample") / key).is_dir())


def write_sample(folder: Path, planted: bool = False, key: str = SAMPLE) -> Sample:
    """Write the sample into `folder`: specification/, one workbook per submission and year, and cells.csv.

    With `planted`, this year's workbooks hold the planted mistakes; else the true answers. cells.csv tells where each
    answer stands: one row for each metric, member, submission and year, `file` relative to `folder`. Raises Problem
    where the folder cannot be written to.
    """
    answers = read_sample(key)
    try:
        specification = _copy_specification(key, folder / SPECIFICATION_FOLDER)
        workbooks, places = _write_workbooks(answers, folder, planted=planted)
        _write_rows(folder / CELLS_FILE, CELLS_HEADINGS, places)
    except OSError as error:
        raise Problem(
            f"The sample cannot be written to {folder}: {error.strerror or error}.",
            "Choose a folder that you can write to, on a disk with some room.",
        ) from error
    plants = answers.plants if planted else ()
    return Sample(answers.collection, specification, workbooks, folder / CELLS_FILE, plants)


def _write_workbooks(
    answers: SampleAnswers, folder: Path, *, planted: bool
) -> tuple[tuple[SampleWorkbook, ...], tuple[tuple[str, ...], ...]]:
    """The workbooks, this year's first, and the rows of cells.csv."""
    collection = answers.collection
    workbooks: list[SampleWorkbook] = []
    places: list[tuple[str, ...]] = []
    for year in reversed(answers.years):
        for unit in collection.units:
            path = folder / f"{collection.code}-{year.replace('/', '-')} {unit}.xlsx"
            values, comments = answers.submitted(unit, year, planted=planted)
            layout = write_workbook(collection, path, unit=unit, values=values, comments=comments, year=year)
            workbooks.append(SampleWorkbook(path, unit, year))
            for code, cell in layout.cells.items():
                places.append((*split_code(code), unit, year, path.name, cell.sheet, cell.address))
    return tuple(workbooks), tuple(places)


def _copy_specification(key: str, target: Path) -> Path:
    target.mkdir(parents=True, exist_ok=True)
    for file in sorted((resource("collections") / key).iterdir()):
        if file.suffix == ".csv":
            shutil.copyfile(file, target / file.name)
    said = (resource(TRUST_FILE), resource("collections") / key / COLLECTION_FILE)
    together = "\n".join(file.read_text(encoding="utf-8") for file in said)
    (target / COLLECTION_FILE).write_text(together, encoding="utf-8")
    return target


def _plants(collection: Collection, path: Path) -> Iterable[Plant]:
    for row in _rows(path):
        metric, in_comment = _metric(collection, row), row["kind"] == "comment"
        submitted = row["submitted_value"]
        yield Plant(
            id=row["id"],
            code=metric.code(row["member"]),
            unit=row["submission"],
            year=row["year"],
            in_comment=in_comment,
            mistake=row["error_type"],
            true=None if in_comment else _value(row["true_value"], metric),
            submitted=submitted if in_comment else _value(submitted, metric),
            difficulty=row["difficulty"],
            explanation=row["explanation"],
        )


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _metric(collection: Collection, row: Mapping[str, str]) -> Metric:
    metric = collection.metric(row["ref"])
    if metric is None:
        raise Problem(f"The sample speaks of {row['ref']}, which {collection.name} does not ask for.")
    return metric


def _code(collection: Collection, row: Mapping[str, str]) -> str:
    return _metric(collection, row).code(row["member"])


def _value(text: str, metric: Metric) -> Value:
    """As it would stand in the cell: "13,221" and "c. 30" are texts there, though a number is asked for."""
    if not metric.value_type.is_number:
        return text or None
    try:
        return Decimal(text)
    except InvalidOperation:
        return text or None


def _write_rows(path: Path, headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(rows)
