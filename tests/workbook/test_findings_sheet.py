"""The sheet of findings takes any text for what it is: never a formula, never markup, and back as it was written."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhsbn_desktop.workbook.reader import read_workbook
from tests.documents.finding_samples import FORMULAS, SCRIPTS
from tests.workbook.making import make
from tests.workbook.marking import DATA, about, contents, marked


@pytest.mark.parametrize("text", [*FORMULAS, *SCRIPTS])
def test_no_text_becomes_a_formula_or_markup(text: str, tmp_path: Path) -> None:
    copy = marked(make(tmp_path / "a.xlsx", DATA), about("A2", text=text))
    cell = openpyxl.load_workbook(copy)["Findings"]["F3"]
    assert cell.value == text
    assert cell.data_type in ("s", "inlineStr")
    assert cell.quotePrefix
    assert b"<f>" not in contents(copy)["xl/worksheets/findings.xml"]


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_any_text_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("marked")
    copy = marked(make(folder / "a.xlsx", DATA), about("A2", text=f"x{text}x"))
    assert read_workbook(copy).sheet("Findings").cell("F3").value == f"x{text}x"


def test_a_text_with_half_a_character_or_too_long_is_still_listed(tmp_path: Path) -> None:
    copy = marked(make(tmp_path / "a.xlsx", DATA), about("A2", text="\ud83d" + "\U0001f600" * 40_000))
    said = openpyxl.load_workbook(copy)["Findings"]["F3"].value
    assert said.startswith("?\U0001f600")
