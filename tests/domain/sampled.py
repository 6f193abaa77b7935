"""The sample's answers, ready to be judged, and ways to change one of them."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from nhsbn_desktop.domain.answers import Answers, Reading, Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.services.sample import SampleAnswers, read_sample
from tests.domain.made_up import ALONE, PREFIX, made_up

AOP, CYP = "AOP-2025-26", "CYPMHS-2025-26"
Units = dict[str, Answers]
Previous = dict[str, dict[str, Answers]]


@lru_cache(maxsize=16)
def sample(key: str) -> SampleAnswers:
    """One that ships, or one that is made up: `MADE-UP-7` and, where the trust submits alone, `MADE-UP-7-ALONE`."""
    seed = key.removeprefix(PREFIX)
    if seed == key:
        return read_sample(key)
    return made_up(int(seed.removesuffix(ALONE)), localities=not seed.endswith(ALONE))


def answers_of(
    collection: Collection, values: Mapping[str, Value], comments: Mapping[str, str] | None = None
) -> Answers:
    """Answers as they would be read, each with a cell of its own."""
    cells = {code: Cell("Sheet", f"E{row}") for row, code in enumerate(collection.codes, start=5)}
    told = tuple((comments or {}).items())
    return Answers(Reading("", collection.year, "", "", tuple(values.items()), tuple(cells.items()), told))


def this_year(key: str, *, planted: bool = False, year: str = "2025/26") -> Units:
    whole = sample(key)
    return {
        unit: answers_of(whole.collection, *whole.submitted(unit, year, planted=planted))
        for unit in whole.collection.units
    }


def earlier(key: str, before: str = "2025/26") -> Previous:
    whole = sample(key)
    return {
        unit: {year: answers_of(whole.collection, whole.values[unit, year]) for year in whole.years if year < before}
        for unit in whole.collection.units
    }


def with_answer(key: str, unit: str, code: str, value: Value, units: Units | None = None) -> Units:
    """This year's answers with one of them changed."""
    whole = sample(key)
    before = (units or this_year(key))[unit]
    return {**(units or this_year(key)), unit: answers_of(whole.collection, {**before, code: value}, before.comments)}


def in_year(key: str, year: str) -> Collection:
    """The collection as though it were that year's."""
    return replace(sample(key).collection, year=year)


def legitimate_changes() -> frozenset[tuple[str, str]]:
    """Code and unit of each change that the sample's story accounts for."""
    with (Path(__file__).parent / "legitimate_changes.csv").open(encoding="utf-8", newline="") as file:
        rows: Iterator[dict[str, str]] = csv.DictReader(line for line in file if not line.startswith("#"))
        return frozenset(
            (f"{row['ref']}[{row['member']}]" if row["member"] else row["ref"], row["submission"]) for row in rows
        )
