"""An indicator's figures month by month, as the trust brought them in; what they show is worked out in `spc`."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from nhsbn_desktop.domain.metrics import Direction


@dataclass(frozen=True, slots=True)
class MonthlyFigures:
    """One series. `figures` are (month as "2025-04", value), earliest first, None where a month has none; `direction`
    is None where nobody has said yet which way is better."""

    series: str  # the id the file gave it, or one made of its names
    service_line: str
    metric: str
    unit: str
    organisation: str
    direction: Direction | None
    figures: tuple[tuple[str, Decimal | None], ...]
    file_name: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return self.series

    def over(self, before: "MonthlyFigures | None") -> "MonthlyFigures":
        """These laid over what was there: a newer file's figure counts, and months it does not have stay."""
        if before is None:
            return self
        months = {**dict(before.figures), **dict(self.figures)}
        return replace(
            self, figures=tuple(sorted(months.items())), direction=self.direction or before.direction,
            unit=self.unit or before.unit,
        )  # fmt: skip


def month_in_words(month: str) -> str:
    """`2025-04` as `April 2025`."""
    return f"{date.fromisoformat(f'{month}-01'):%B %Y}"
