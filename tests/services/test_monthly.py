"""Monthly figures from files as Excel saves them: taken in, laid over what is there, turned, rebased and taken back."""

from decimal import Decimal
from pathlib import Path

import pandas
import pytest

from nhsbn_desktop.domain.metrics import Direction
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import NotPermitted, NotReady, SpecificationProblem
from nhsbn_desktop.domain.spc import Meaning
from nhsbn_desktop.services import monthly
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.services.trail import read_trail
from nhsbn_desktop.workbook.monthly_tables import month_in, read_monthly

LONG = (
    "service line,metric,unit,better,organisation,month,value\n"
    "Adult inpatient,Admissions,admissions,neutral,Trust,2025-04,56\n"
    'Adult inpatient,Admissions,admissions,neutral,Trust,May 2025,"1,058"\n'
)


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_row_for_each_month_is_read_however_excel_saved_it(tmp_path: Path, encoding: str) -> None:
    text = LONG.replace('"1,058"', "£1058").replace(",", ";")
    (table,) = read_monthly(write(tmp_path / "f.csv", text, encoding)).tables
    assert (table.series, table.direction) == ("Adult inpatient: Admissions: Trust", Direction.NEUTRAL)
    assert table.figures == (("2025-04", Decimal(56)), ("2025-05", Decimal(1058)))


def test_a_column_for_each_month_is_read_from_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "wide.xlsx"
    rows = [
        ["Indicators by month", None, None, None],
        ["Indicator", pandas.Timestamp(2025, 4, 1), "May-25", "June 2025"],
        ["DNA rate", 9.5, "*", 9.25],
    ]
    pandas.DataFrame(rows).to_excel(path, header=False, index=False)
    (table,) = read_monthly(path).tables
    assert table.figures == (("2025-04", Decimal("9.5")), ("2025-05", None), ("2025-06", Decimal("9.25")))
    assert table.direction is None


@pytest.mark.parametrize(
    "text", ["2025-04", "2025-04-30", "2025-04-01 00:00:00", "Apr 2025", "Apr-25", "April 2025", "1/04/2025"]
)
def test_a_month_is_known_however_it_is_written(text: str) -> None:
    assert month_in(text) == "2025-04"


@pytest.mark.parametrize("text", ["", "2025-13", "Quarter 1", "2025/26", "April", "31/13/2025"])
def test_what_is_no_month_is_never_taken_for_one(text: str) -> None:
    assert month_in(text) == ""


def test_a_cell_that_cannot_be_used_is_told_with_its_place_and_the_others_are_taken(tmp_path: Path) -> None:
    extra = "Adult inpatient,Admissions,,,Trust,soon,5\nAdult inpatient,Admissions,,,Trust,Jun 2025,many\n"
    again = "Adult inpatient,Admissions,,,Trust,Apr 2025,57\n"
    extract = read_monthly(write(tmp_path / "f.csv", LONG + extra + again))
    assert [fault.partition(":")[0] for fault in extract.faults] == [
        "f.csv, row 4, column value",
        "f.csv, row 5, column value",
        "f.csv, row 6, column value",
    ]
    assert "April 2025 stands there twice" in extract.faults[2]
    assert len(extract.tables[0].figures) == 2
    for content, wrong in (("a,b\n1,2\n", "headings"), ("metric,month,value\n", "no monthly figures")):
        with pytest.raises(SpecificationProblem, match=wrong):
            read_monthly(write(tmp_path / "g.csv", content))


def test_a_newer_file_is_laid_over_what_is_there(session: Session, tmp_path: Path) -> None:
    first = monthly.add_figures(session, write(tmp_path / "f.csv", LONG))
    assert (first.series, first.figures) == (1, 2)
    line = "Adult inpatient,Admissions,,,Trust"
    newer = f"{LONG.partition(chr(10))[0]}\n{line},May 2025,60\n{line},Jun 2025,61\n"
    assert monthly.add_figures(session, write(tmp_path / "g.csv", newer)).figures == 2
    (series,) = monthly.load_series(session)
    assert dict(zip(series.months, series.values, strict=True)) == {"2025-04": 56, "2025-05": 60, "2025-06": 61}
    assert series.unit == "admissions"
    assert monthly.add_figures(session, tmp_path / "g.csv").figures == 0
    session.undo()
    assert monthly.load_series(session)[0].values == (56, 1058)


def test_nothing_stands_among_the_series_that_nobody_brought_in(session: Session) -> None:
    assert monthly.load_series(session) == ()


def test_which_way_is_better_is_said_by_a_person_and_colours_what_stands_out(session: Session, tmp_path: Path) -> None:
    months = [f"2025-{month:02}" for month in range(1, 13)] + ["2026-01", "2026-02"]
    values = [50 + place % 3 for place in range(13)] + [90]
    rows = "".join(f"Falls,{month},{value}\n" for month, value in zip(months, values, strict=True))
    monthly.add_figures(session, write(tmp_path / "f.csv", f"metric,month,value\n{rows}"))
    (series,) = monthly.load_series(session)
    assert {point.meaning for point in series.chart.signals} == {Meaning.NEITHER}
    monthly.say_better(session, series, Direction.DECREASE)
    (series,) = monthly.load_series(session)
    assert series.chart.signals[-1].meaning is Meaning.CONCERNING
    assert "February 2026 is above the upper limit (concerning)" in series.chart.summary
    told = read_trail(session).rows[0]
    assert (told.after.endswith("lower is better"), told.before.endswith("better way not said")) == (True, True)
    contributor = session.as_person(Person("cara", "Cara Moss", Role.CONTRIBUTOR))
    with pytest.raises(NotPermitted):
        monthly.say_better(contributor, series, Direction.INCREASE)


def test_a_rebase_is_taken_back_by_name(session: Session, tmp_path: Path) -> None:
    monthly.add_figures(session, write(tmp_path / "f.csv", LONG))
    (series,) = monthly.load_series(session)
    monthly.rebase(session, series, "2025-05", "A ward opened")
    (series,) = monthly.load_series(session)
    assert [one.reason for one in series.rebases] == ["A ward opened"]
    with pytest.raises(NotReady, match="not rebased"):
        monthly.take_rebase_back(session, series, "2025-04")
    monthly.take_rebase_back(session, series, "2025-05")
    assert monthly.load_series(session)[0].rebases == ()
