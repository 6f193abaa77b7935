"""Earlier years from CSV and from an extract of the toolkit: matched, looked at, confirmed once, compared or void."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pandas
import pytest

from nhsbn_desktop.domain.matching import MatchKind
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.problems import NotReady, SpecificationProblem
from nhsbn_desktop.domain.year_on_year import describe
from nhsbn_desktop.services import history, submissions, workbooks
from nhsbn_desktop.services.history import Decision, confirm, import_history
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import Session


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"))


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def by_metric(proposal: history.HistoryProposal) -> dict[str, MatchKind]:
    return {match.metric: match.kind for match in proposal.matches if match.metric}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_long_table_is_read_however_excel_saved_it(
    tmp_path: Path, sample: Sample, encoding: str, separator: str
) -> None:
    text = (
        "ref,member,submission,year,value\nAC02,,Trust,2024/25,15000\nAC01,EIP,Trust,2024-25,410\n"
        "FI01,,Trust,2024/25,£1234\n"
    )
    proposal = import_history(write(tmp_path / "f.csv", text.replace(",", separator), encoding), sample.collection)
    assert proposal.years == ("2024/25",)
    assert by_metric(proposal)["AC02"] is MatchKind.SAME
    assert [value.value for value in proposal.values] == [Decimal(15000), Decimal(410), Decimal(1234)]


def test_a_wide_table_is_taken_in_and_compared_with(session: Session, tmp_path: Path, sample: Sample) -> None:
    workbooks.open_workbook(session, sample.workbook("Trust"), [sample.collection])
    path = write(tmp_path / "wide.csv", "metric,member,Trust 2023/24,Trust 2024/25\nDNA rate,,9.1,9.4\n")
    confirm(session, sample.collection, import_history(path, sample.collection))
    trust = submissions.load(session, sample.collection, "Trust")
    compared = next(one for one in trust.comparisons if one.code == "AT07")
    assert compared.last_year == Decimal("9.4")
    assert [year for year, _ in compared.history] == ["2023/24", "2024/25", "2025/26"]


def test_the_toolkit_s_extract_is_matched_by_number_then_id_then_words(tmp_path: Path, sample: Sample) -> None:
    numbered = replace(
        sample.collection,
        metrics=tuple(replace(m, question_id="Q77") if m.ref == "AC05" else m for m in sample.collection.metrics),
    )
    path = tmp_path / "extract.xlsx"
    rows = [
        ["Toolkit extract", None, None, None, None],
        ["Question ID", "Question", "Organisation", "Financial year", "Value"],
        ["Q77", "Re-referrals inside a year", "Trust", "2024/25", 900],
        ["", "Did not attend (DNAs)", "Trust", "2024/25", 4200.0],
        ["", "Something that nobody asks any more", "Trust", "2024/25", 1],
    ]
    pandas.DataFrame(rows).to_excel(path, header=False, index=False)
    proposal = import_history(path, numbered)
    found = {match.metric: match for match in proposal.matches if match.earlier is not None}
    assert (found["AC05"].kind, found["AC05"].certain) == (MatchKind.RENAMED, True)
    assert (found["AT06"].kind, found["AT06"].certain) == (MatchKind.RENAMED, False)
    assert found[""].kind is MatchKind.RETIRED
    assert by_metric(proposal)["AC02"] is MatchKind.NEW


def test_a_redefined_question_is_not_compared_and_says_why(session: Session, tmp_path: Path, sample: Sample) -> None:
    workbooks.open_workbook(session, sample.workbook("Trust"), [sample.collection])
    path = write(tmp_path / "f.csv", "ref,submission,year,value\nAT04,Trust,2024/25,5\nAT06,Trust,2024/25,5\n")
    proposal = import_history(path, sample.collection)
    with pytest.raises(NotReady, match="reason"):
        confirm(session, sample.collection, proposal, {"AT04": Decision(MatchKind.REDEFINED)})
    reason = "Contacts are counted per member of staff since April 2025."
    confirm(session, sample.collection, proposal, {"AT04": Decision(MatchKind.REDEFINED, reason=reason)})
    trust = submissions.load(session, sample.collection, "Trust")
    compared = {one.code: one for one in trust.comparisons}
    assert compared["AT06"].flagged
    assert not compared["AT04"].flagged
    assert compared["AT04"].void == reason
    assert reason in describe(compared["AT04"], sample.collection.metric("AT04"))
    asked = {code for finding in trust.findings if finding.kind == "yoy" for code in finding.codes}
    assert "AT06" in asked
    assert "AT04" not in asked


def test_what_cannot_be_used_is_told_with_file_row_and_column(tmp_path: Path, sample: Sample) -> None:
    text = "ref,submission,year,value\nAC02,Trust,last year,5\nAC02,Elsewhere,2024/25,5\nAC02,Trust,2024/25,6\n"
    proposal = import_history(write(tmp_path / "f.csv", text), sample.collection)
    assert any("f.csv, row 2, column year" in notice for notice in proposal.notices)
    assert any("Elsewhere" in notice for notice in proposal.notices)
    for content, wrong in (("a,b\n1,2\n", "headings"), ('ref,value\n"AC02,1\n', "table"), ("ref,value\n", "figures")):
        with pytest.raises(SpecificationProblem, match=wrong):
            import_history(write(tmp_path / "g.csv", content), sample.collection)
    with pytest.raises(SpecificationProblem, match="workbook"):
        import_history(write(tmp_path / "g.xlsx", "not a workbook"), sample.collection)


def test_moved_and_redefined_are_proposed_from_section_and_definition(tmp_path: Path, sample: Sample) -> None:
    metric = Metric(
        "ZZ01", "People waiting", "Access", "People on the list at the end of March", value_type=ValueType.COUNT
    )
    other = replace(metric, ref="ZZ02", label="Beds")
    small = replace(sample.collection, metrics=(metric, other))
    text = (
        "metric,section,definition,submission,year,value\nPeople waiting,Activity,,Trust,2024/25,1\n"
        "Beds,Access,Any couch in a clinic on Tuesdays,Trust,2024/25,1\n"
    )
    proposal = import_history(write(tmp_path / "f.csv", text), small)
    assert by_metric(proposal) == {"ZZ01": MatchKind.MOVED, "ZZ02": MatchKind.REDEFINED}
