"""The Network's published national figures, as shipped with the program."""

from decimal import Decimal
from functools import lru_cache

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.national import NationalFigure, NationalReference, read_national, say_beside
from nhsbn_desktop.paths import resource


@lru_cache(maxsize=1)
def national_reference() -> NationalReference:
    return read_national(resource("national_reference.csv").read_text(encoding="utf-8"))


def national_figure_for(collection: Collection, code: str) -> NationalFigure | None:
    """The published figure of an answer, where there is one that can be relied on."""
    metric = collection.metric(code)
    if metric is None:
        return None
    return national_reference().figure_for(collection.code, metric, split_code(code)[1])


def sense_check(collection: Collection, code: str, value: Decimal | None) -> str:
    """`The Network published 91.9 weeks (2024/25, statistic not stated); you have 9.2 weeks.`; empty where nothing
    was."""
    figure, metric = national_figure_for(collection, code), collection.metric(code)
    return say_beside(figure, value, metric) if figure is not None and metric is not None else ""
