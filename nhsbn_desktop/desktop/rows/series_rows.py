"""Monthly series as lines of a list, each with what its newest months show, and the months of one as a table."""

from datetime import date

from nhsbn_desktop.desktop.rows.figures import NOTHING
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.spc import Label, Meaning, Point
from nhsbn_desktop.services.monthly import Series

_TONES = {Meaning.IMPROVING: Tone.INFO, Meaning.CONCERNING: Tone.WARNING}


def signal_word(series: Series) -> str:
    """`Concerning`, `Improving`, `Changed` for what is neither good nor bad, or that nothing stands out."""
    meanings = {point.meaning for point in series.chart.signals}
    if Meaning.CONCERNING in meanings:
        return "Concerning"
    if Meaning.IMPROVING in meanings:
        return "Improving"
    return "Changed" if meanings else "Steady"


def signal_tone(series: Series) -> Tone:
    """A metric without a better direction is never coloured good or bad."""
    meanings = {point.meaning for point in series.chart.signals}
    return next((tone for meaning, tone in reversed(_TONES.items()) if meaning in meanings), Tone.NEUTRAL)


def month_words(month: str) -> str:
    """`2025-04` as `Apr 25`."""
    return f"{date.fromisoformat(f'{month}-01'):%b %y}"


def plain_figure(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value != round(value) else f"{value:,.0f}"


def series_model() -> TableModel[Series]:
    return TableModel[Series](
        [
            Column("Series", lambda series: series.metric, second=lambda series: series.service_line),
            Column("Unit", lambda series: series.unit, width=110, from_width=620),
            Column("Newest month", _newest, sort=_newest_value, number=True, width=128),
            Column("Mean", _mean, number=True, width=98, from_width=600),
            Column("Signal", signal_word, tone=signal_tone, as_tag=True, width=118),
        ],
        key=lambda series: series.key,
        summary=lambda series: f"{series.name}. {series.chart.summary}",
    )


def points_model() -> TableModel[Point]:
    """The months of one series, the newest first."""
    return TableModel[Point](
        [
            Column("Month", lambda point: month_words(point.month), width=90),
            Column("Value", lambda point: plain_figure(point.value), number=True, width=84),
            Column("Shows", lambda point: "" if point.label is Label.COMMON else point.label.words),
        ],
        key=lambda point: point.month,
    )


def _newest(series: Series) -> str:
    points = series.chart.points
    return plain_figure(points[-1].value) if points else NOTHING


def _newest_value(series: Series) -> float:
    return series.chart.points[-1].value if series.chart.points else float("-inf")


def _mean(series: Series) -> str:
    limits = series.chart.points[-1].limits if series.chart.points else None
    return f"{limits.mean:,.1f}" if limits is not None else NOTHING
