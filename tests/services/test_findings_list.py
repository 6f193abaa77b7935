"""The findings as a table: nothing in it is ever taken for a formula."""

import csv
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.findings_list import HEADINGS, write_findings

COLLECTION = Collection("X-2025-26", "X", "Example", "2025/26", "1", "Northmoor", "RXX", (), ())


def finding(message: str, change: float | None = None) -> Finding:
    return Finding(
        "R1", Severity.CHECK, "Trust", ("AC02",), (Cell("Access", "E9"),), message, "why", "do", "Access", change
    )


def written(folder: Path, *findings: Finding) -> list[dict[str, str]]:
    path = write_findings(folder / "findings.csv", Submission(COLLECTION, "Trust", findings=findings), findings)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@given(st.sampled_from("=+-@\t\r"), st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20))
def test_a_text_that_would_start_a_formula_never_does(tmp_path_factory: object, start: str, rest: str) -> None:
    folder = tmp_path_factory.mktemp("list")  # type: ignore[attr-defined]
    (line,) = written(folder, finding(f"{start}x{rest}"))
    assert line["Finding"].startswith("'")


def test_a_falling_figure_stays_a_figure_and_every_column_is_there(tmp_path: Path) -> None:
    (line,) = written(tmp_path, finding("Referrals fell", -0.275))
    assert tuple(line) == HEADINGS
    assert line["Change"] == "-27.5%"
    assert line["Cells"] == "Access!E9"
    assert line["Status"] == "For information"
