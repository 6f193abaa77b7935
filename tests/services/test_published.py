"""The anomalies in the Network's own slides that arithmetic can see are seen, and its sound tables pass."""

from pathlib import Path

import pytest

from nhsbn_desktop.cli import main
from nhsbn_desktop.cli_options import FOUND
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.problems import SpecificationProblem
from nhsbn_desktop.services.published import published_findings, published_tables

SEEN = {f"A{number}" for number in range(1, 21)} - {"A17"}  # A17 is a derivation that holds


def test_every_anomaly_that_a_rule_can_see_is_seen() -> None:
    told = {finding.number for finding in published_findings()}
    assert told == SEEN


@pytest.mark.parametrize(
    ("number", "words", "severity"),
    [
        ("A1", "99%", Severity.NOTE),
        ("A1", "no label", Severity.EXPLAIN),
        ("A2", "102%", Severity.EXPLAIN),
        ("A4", "22 and 24", Severity.MUST_FIX),
        ("A6", "98, but there were 64", Severity.MUST_FIX),
        ("A7", "33% and 67% cannot be had of 40", Severity.MUST_FIX),
        ("A8", "62.5% rounded half up", Severity.NOTE),
        ("A9", "34% to 100%", Severity.EXPLAIN),
        ("A10", "80% cannot be had of 14", Severity.MUST_FIX),
        ("A13", "3036", Severity.MUST_FIX),
        ("A14", "13.2 times 9, not 12", Severity.MUST_FIX),
        ("A18", "42% stand in neither", Severity.EXPLAIN),
        ("A20", "CYXXX", Severity.MUST_FIX),
    ],
)
def test_what_is_said_of_each(number: str, words: str, severity: Severity) -> None:
    own = [finding for finding in published_findings() if finding.number == number]
    assert any(words in finding.message and finding.severity is severity for finding in own), own


def test_sound_tables_pass() -> None:
    sound = [table for table in published_tables() if not table.number]
    assert len(sound) >= 4
    assert not [finding for finding in published_findings() if not finding.number]


def test_the_terminal_tries_the_published_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--published"]) == FOUND
    assert "33% and 67% cannot be had of 40" in capsys.readouterr().out
    assert main(["check"]) == 2


def test_a_table_with_an_unknown_check_is_named_by_its_row(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("number,slide,check,subject,labels,values,given\nX,s,sums,t,a,1,\n", encoding="utf-8")
    with pytest.raises(SpecificationProblem, match="row 2, column check"):
        published_findings(path)
