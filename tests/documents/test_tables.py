"""Lists as CSV: whatever somebody else's workbook says, Excel takes none of it for a formula."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsbn_desktop.documents.tables import write_csv
from nhsbn_desktop.services.findings_out import write_list
from tests.documents.finding_samples import HEADING, finding, listed


def read_back(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@given(st.sampled_from("=+-@\t\r"), st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20))
def test_a_text_that_would_start_a_formula_never_does(
    tmp_path_factory: pytest.TempPathFactory, start: str, rest: str
) -> None:
    path = write_list(tmp_path_factory.mktemp("list") / "list.csv", HEADING, [listed(finding(f"{start}x{rest}"))])
    headings, line = read_back(path)
    assert line[headings.index("What")].startswith("'")


def test_a_falling_figure_stays_a_figure(tmp_path: Path) -> None:
    write_csv(tmp_path / "list.csv", [["-0.275", "-12", "-a"]])
    assert read_back(tmp_path / "list.csv") == [["-0.275", "-12", "'-a"]]
