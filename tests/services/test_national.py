"""The Network's published figures beside an answer: in words, and none that is in doubt without saying so."""

from dataclasses import replace
from decimal import Decimal

from nhsbn_desktop.domain.national import NationalFigure, NationalReference
from nhsbn_desktop.services.national import national_figure_for, national_reference, sense_check
from nhsbn_desktop.services.sample import sample_collection

AOP = sample_collection()
FIGURE = NationalFigure(
    "AOP", "WF14", "", "WTE per 10 beds", "WTE", "median", "2024/25", Decimal(24), None, "slide", "", ""
)  # fmt: skip


def found(*figures: NationalFigure) -> NationalFigure | None:
    metric = AOP.metric("WF14")
    assert metric is not None
    return NationalReference(figures).figure_for("AOP", metric)


def test_what_the_network_published_stands_beside_the_answer_in_words() -> None:
    said = sense_check(AOP, "AC07[ASD Team]", Decimal("9.2"))
    assert said == "The Network published 91.9 weeks (2024/25, statistic not stated); you have 9.2 weeks."
    assert sense_check(AOP, "AC07[ASD Team]", None).endswith("(2024/25, statistic not stated).")
    assert sense_check(AOP, "AC02", Decimal(5)) == ""


def test_a_figure_in_doubt_is_never_used_but_for_the_waits_which_say_so() -> None:
    shown = [
        figure
        for metric in AOP.metrics
        for code in metric.codes
        if (figure := national_figure_for(AOP, code)) is not None
    ]
    assert shown
    assert {figure.kind for figure in shown if figure.flag} == {"statistic not stated"}
    doubtful = [figure for figure in national_reference().figures if figure.flag and not figure.is_usable]
    assert len(doubtful) > 50
    assert not set(doubtful) & set(shown)


def test_of_several_figures_the_median_is_used_and_one_without_a_value_never() -> None:
    mean = replace(FIGURE, statistic="mean", value=Decimal(22))
    assert found(mean, FIGURE) == FIGURE
    assert found(mean, replace(FIGURE, flag="conflict")) == mean
    assert found(replace(FIGURE, value=None)) is None
