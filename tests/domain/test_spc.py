"""Monthly series agree with NHSRplotthedots point by point, and the traps it falls into are avoided."""

import csv
import math
from collections import defaultdict
from pathlib import Path

import pytest

from nhsbn_desktop.domain.metrics import Direction
from nhsbn_desktop.domain.spc import Label, Limits, Meaning, draw_chart, label_points, limits_of
from nhsbn_desktop.services.monthly import add_sample, as_table, load_series
from nhsbn_desktop.services.session import Session

Rows = list[dict[str, str]]


def golden() -> dict[tuple[str, str, str], Rows]:
    series: dict[tuple[str, str, str], Rows] = defaultdict(list)
    with (Path(__file__).parent / "spc_points.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            series[row["series"], row["screened"], row["fixed"]].append(row)
    return series


def test_all_1564_points_agree_with_nhsrplotthedots() -> None:
    compared = 0
    for (name, screened, fixed), rows in golden().items():
        values = [float(row["y"]) for row in rows]
        base = values[: int(fixed)] if fixed else values
        limits = limits_of(base, screen=bool(screened))
        printed = Limits(float(rows[0]["mean"]), float(rows[0]["lpl"]), float(rows[0]["upl"]))
        assert limits.mean == pytest.approx(printed.mean, abs=1e-6, rel=1e-8), name
        if math.isnan(printed.lower):  # its own trap: no moving range is left once screened
            assert not limits.has_variation, name
        else:
            assert limits.lower == pytest.approx(printed.lower, abs=1e-6, rel=1e-8), name
            assert limits.upper == pytest.approx(printed.upper, abs=1e-6, rel=1e-8), name
        labels = label_points(values, limits)
        assert [str(label) for label in labels] == [row["label"] or "Common Cause" for row in rows], (name, screened)
        compared += len(rows)
    assert compared == 1564


def months(count: int) -> list[str]:
    return [f"{2024 + (place // 12)}-{place % 12 + 1:02}" for place in range(count)]


def test_a_series_that_never_moves_has_no_limits_and_no_signals() -> None:
    chart = draw_chart(months(14), [12.0] * 14)
    assert chart.signals == ()
    assert {point.limits for point in chart.points} == {None}
    assert "no limits" in chart.summary


def test_flat_then_one_jump_does_not_make_every_month_special_when_screened() -> None:
    chart = draw_chart(months(13), [5.0] * 12 + [9.0], screen=True)
    assert {point.label for point in chart.points} == {Label.COMMON}


def test_only_the_newest_months_are_told() -> None:
    values = [50.0, 51, 49, 50, 90, 50, 51, 49, 58, 51, 60, 50, 61, 49, 62, 51]
    chart = draw_chart(months(16), values)
    assert chart.points[4].label is Label.ABOVE
    assert chart.signals == ()
    assert draw_chart(months(16), [*values[:15], 130.0]).signals


def test_a_neutral_metric_is_never_good_or_bad() -> None:
    values = [50.0, 51, 49, 50, 52, 50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 90]
    for direction, meaning in (
        (Direction.NEUTRAL, Meaning.NEITHER),
        (Direction.INCREASE, Meaning.IMPROVING),
        (Direction.DECREASE, Meaning.CONCERNING),
    ):
        assert draw_chart(months(16), values, direction).signals[-1].meaning is meaning


def test_a_rebase_gives_limits_of_their_own() -> None:
    values = [base + step for base in (50.0, 80.0) for step in (0, 2, -1, 1) * 3]
    plain = draw_chart(months(24), values)
    rebased = draw_chart(months(24), values, rebased_at=["2025-01"])
    assert plain.signals
    assert rebased.signals == ()
    assert rebased.points[0].limits != rebased.points[-1].limits


def test_months_without_a_figure_are_left_out() -> None:
    assert len(draw_chart(months(3), [1.0, None, 2.0]).points) == 2
    assert draw_chart([], []).summary


def test_the_eighteen_series_of_the_sample_can_be_drawn(session: Session) -> None:
    add_sample(session)
    series = load_series(session)
    assert len(series) == 18
    assert {len(one.months) for one in series} == {24}
    assert all(one.chart.summary and len(as_table(one).splitlines()) == 25 for one in series)
    deaths = next(one for one in series if one.metric == "Deaths of inpatients")
    assert deaths.chart.signals == ()
    assert "rare" in deaths.chart.summary
    dna = next(one for one in series if one.metric == "DNA rate")
    assert {point.meaning for point in dna.chart.signals} == {Meaning.CONCERNING}
