"""Earlier years from CSV and from an extract of the toolkit: matched, looked at, confirmed once, compared or void."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pandas
import pytest

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.matching import MatchKind
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.problems import NotReady, SpecificationProblem
from nhsbn_desktop.domain.year_on_year import describe
from nhsbn_desktop.services import history, submissions, workbooks
from nhsbn_desktop.services.history import Decision, confirm, import_history
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.author import write_workbook


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


def test_what_a_person_settled_once_is_not_asked_again(session: Session, tmp_path: Path, sample: Sample) -> None:
    workbooks.open_workbook(session, sample.workbook("Trust"), [sample.collection])
    text = "metric,submission,year,value\nDid not attend (DNAs),Trust,{0},4200\nHow many cats,Trust,{0},3\n"
    first = import_history(write(tmp_path / "f.csv", text.format("2023/24")), sample.collection)
    assert {question.wording for question in first.doubtful} == {"Did not attend (DNAs)", "How many cats"}
    confirm(session, sample.collection, first, {"Did not attend (DNAs)": Decision(MatchKind.SAME, "AT06")})
    settled = history.settled_matches(session, sample.collection)
    again = import_history(write(tmp_path / "g.csv", text.format("2024/25")), sample.collection, settled=settled)
    assert again.doubtful == ()
    assert {(m.metric, m.kind) for m in again.matches if m.how == "settled before"} == {
        ("AT06", MatchKind.SAME), ("", MatchKind.RETIRED),
    }  # fmt: skip
    confirm(session, sample.collection, again)
    years = submissions.load(session, sample.collection, "Trust").previous
    assert {year: answers.get("AT06") for year, answers in years} == {"2023/24": 4200, "2024/25": 4200}


def test_a_part_that_this_year_does_not_have_is_told_with_its_row(tmp_path: Path, sample: Sample) -> None:
    text = "ref,member,submission,year,value\nAC01,EIP,Trust,2024/25,1\nAC01,Street Triage,Trust,2024/25,2\n"
    (notice,) = import_history(write(tmp_path / "f.csv", text), sample.collection).notices
    assert notice.startswith("f.csv, row 3: “Street Triage” is not a part of Referrals received")


def test_a_table_that_names_the_organisation_means_the_trust(session: Session, tmp_path: Path, sample: Sample) -> None:
    workbooks.open_workbook(session, sample.workbook("Trust"), [sample.collection])
    text = f"ref,organisation,year,value\nAC02,{sample.collection.organisation},2024/25,77\n"
    confirm(session, sample.collection, import_history(write(tmp_path / "f.csv", text), sample.collection))
    assert submissions.load(session, sample.collection, "Trust").last_year["AC02"] == 77


def asked_otherwise(sample: Sample, ref: str, label: str) -> Collection:
    """This year's collection with one question in other words than last year's workbook has."""
    reworded = tuple(replace(m, label=label) if m.ref == ref else m for m in sample.collection.metrics)
    return replace(sample.collection, metrics=reworded)


def test_an_earlier_workbook_s_reworded_question_is_taken_in_once_a_person_has_said_so(
    session: Session, sample: Sample
) -> None:
    now = asked_otherwise(sample, "AC04", "Referrals accepted: all team types")
    opened = workbooks.open_workbook(session, sample.workbook("Trust", "2024/25"), [now])
    assert "AC04" not in dict(opened.reading.values)
    assert any("Add it under Year on year" in notice for notice in opened.notices)
    proposal = history.propose_left(now, opened.reading, opened.left)
    assert proposal is not None
    (match,) = [match for match in proposal.matches if match.earlier is not None]
    assert (match.metric, match.kind, match.certain) == ("AC04", MatchKind.RENAMED, False)
    confirm(session, now, proposal)
    workbooks.open_workbook(session, sample.workbook("Trust", "2025/26"), [now])
    trust = submissions.load(session, now, "Trust")
    assert next(one for one in trust.comparisons if one.code == "AC04").last_year is not None
    other = workbooks.open_workbook(session, sample.workbook("Trust", "2023/24"), [now])
    again = history.propose_left(now, other.reading, other.left, history.settled_matches(session, now))
    assert again is not None
    assert again.doubtful == ()


def test_without_a_specification_changed_words_and_changed_definitions_are_asked_about(
    session: Session, tmp_path: Path
) -> None:
    count = ValueType.COUNT
    access = [
        Metric("A1", "People waiting at the end of March", "Access", "Everybody on the list", value_type=count),
        Metric("A2", "Contacts delivered", "Access", "One for each person seen, whoever sees them", value_type=count),
        Metric("A3", "Beds open", "Access", "Beds open on 31 March", value_type=count),
    ]
    before = Collection("SPOT-2024-25", "SPOT", "Spotlight", "2024/25", "1", "Northmoor", "ZZ9", tuple(access), ())
    now = replace(
        before, key="SPOT-2025-26", year="2025/26",
        metrics=(
            replace(access[0], label="People waiting at the end of the March"),
            replace(access[1], definition="Count a contact again for each member of staff in the room"),
            access[2],
        ),
    )  # fmt: skip
    figures = {"A1": Decimal(40), "A2": Decimal(900), "A3": Decimal(12)}
    for one in (now, before):
        write_workbook(one, tmp_path / f"{one.key}.xlsx", unit="Trust", values=figures)
    this_year = workbooks.open_workbook(session, tmp_path / "SPOT-2025-26.xlsx", [])
    last = workbooks.open_workbook(session, tmp_path / "SPOT-2024-25.xlsx", [this_year.collection])
    assert last.is_previous_year
    proposal = history.propose_left(this_year.collection, last.reading, last.left)
    assert proposal is not None
    kinds = {match.earlier.wording: match.kind for match in proposal.matches if match.earlier is not None}
    assert kinds == {
        "People waiting at the end of March": MatchKind.RENAMED,
        "Contacts delivered": MatchKind.REDEFINED,
    }
